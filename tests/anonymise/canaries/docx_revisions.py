"""Hiding places in a Word file's tracked changes."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE, table
from tests.anonymise.canaries.package import Package, para, q, run, t

revision = TABLE.place("revisions")


shown_revision = TABLE.place("revisions", seen=True)


_GONE = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'


def _by(p: Package, name: str, date: str = "2010-03-01T09:00:00Z") -> str:
    return f'w:id="{p.number()}" w:author={q(name)} w:date="{date}"'


@shown_revision
def inserted_text(p: Package, name: str) -> None:
    p.sentence(f"<w:ins {_by(p, 'Author')}>{run(name)}</w:ins>")


@revision
def insertion_author(p: Package, name: str) -> None:
    p.say(f"<w:ins {_by(p, name)}>{run('This was put in later.')}</w:ins>", keep="This was put in later.")


@revision
def deleted_text(p: Package, name: str) -> None:
    p.say(
        run("Stays here"),
        f"<w:del {_by(p, 'Author')}>{_GONE.format(t(' ' + name))}</w:del>",
        keep="Stays here",
    )


@revision
def deletion_author(p: Package, name: str) -> None:
    p.say(run("Stays too"), f"<w:del {_by(p, name)}>{_GONE.format(' taken out')}</w:del>", keep="Stays too")


@revision
def deleted_within_inserted(p: Package, name: str) -> None:
    inner = f"<w:del {_by(p, 'Author')}>{_GONE.format(t(name))}</w:del>"
    p.say(run("And this"), f"<w:ins {_by(p, 'Author')}>{inner}</w:ins>", keep="And this")


@shown_revision
def moved_text(p: Package, name: str) -> None:
    n, moved = p.number(), run(name)
    p.say(
        f'<w:moveFromRangeStart w:id="{n}" w:author="Author" w:name="move{n}"/>'
        f"<w:moveFrom {_by(p, 'Author')}>"
        f'{moved}</w:moveFrom><w:moveFromRangeEnd w:id="{n}"/>',
        run("From here it went"),
        keep="From here it went",
    )
    p.say(
        f'<w:moveToRangeStart w:id="{n + 1}" w:author="Author" w:name="move{n}"/>'
        f"<w:moveTo {_by(p, 'Author')}>"
        f'{moved}</w:moveTo><w:moveToRangeEnd w:id="{n + 1}"/>',
        run(" to this place"),
        keep="to this place",
    )
    p.number()


@revision
def move_name_and_author(p: Package, name: str) -> None:
    n = p.number()
    p.say(
        f'<w:moveToRangeStart w:id="{n}" w:author={q(name)} w:name={q(name.replace(" ", "_"))}/>'
        f'<w:moveTo {_by(p, name)}>{run("Moved words")}</w:moveTo><w:moveToRangeEnd w:id="{n}"/>',
        keep="Moved words",
    )


@shown_revision
def deleted_paragraph_mark(p: Package, name: str) -> None:
    first, last = name.split()
    mark = f"<w:rPr><w:del {_by(p, 'Author')}/></w:rPr>"
    p.say(run(f"Two lines are one here {first} "), properties=mark, keep="Two lines are one here")
    p.say(run(f"{last} after all"), keep="after all")


@revision
def format_change_author(p: Package, name: str) -> None:
    p.say(run("Now in bold", f"<w:b/><w:rPrChange {_by(p, name)}><w:rPr/></w:rPrChange>"), keep="Now in bold")


@revision
def paragraph_change_author(p: Package, name: str) -> None:
    change = (
        f'<w:jc w:val="left"/><w:pPrChange {_by(p, name)}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    )
    p.say(run("Now to the left"), properties=change, keep="Now to the left")


@revision
def section_change_author(p: Package, name: str) -> None:
    section = (
        f'<w:sectPr><w:type w:val="continuous"/><w:sectPrChange {_by(p, name)}><w:sectPr/>'
        "</w:sectPrChange></w:sectPr>"
    )
    p.say(run("A section ends"), properties=section, keep="A section ends")


@revision
def table_change_authors(p: Package, name: str) -> None:
    cells = table((("Row that was added",),), f"<w:tblPrChange {_by(p, name)}><w:tblPr/></w:tblPrChange>")
    row = f"<w:trPr><w:ins {_by(p, name)}/></w:trPr><w:tc>"
    p.body.append(cells.replace("<w:tr><w:tc>", f"<w:tr>{row}", 1))
    p.expected.append("Row that was added")


@revision
def deleted_row(p: Package, name: str) -> None:
    row = (
        f"<w:tr><w:trPr><w:del {_by(p, 'Author')}/></w:trPr><w:tc><w:tcPr/>"
        f"{para(f'<w:del {_by(p, chr(65))}>{_GONE.format(t(name))}</w:del>')}</w:tc>"
        "</w:tr>"
    )
    p.body.append(table((("Row that stays",),)).replace("</w:tbl>", row + "</w:tbl>"))
    p.expected.append("Row that stays")


@revision
def numbering_change(p: Package, name: str) -> None:
    original = f"<w:numberingChange {_by(p, name)} w:original={q('%1:1:0:' + name)}/>"
    p.say(
        run("Numbered once"),
        properties=f'<w:numPr><w:ilvl w:val="0"/>{original}</w:numPr>',
        keep="Numbered once",
    )


@revision
def deleted_field_code(p: Package, name: str) -> None:
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText '
        f'xml:space="preserve"> QUOTE "{name}" </w:delInstrText></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    p.say(run("A field was here"), f"<w:del {_by(p, 'Author')}>{code}{end}</w:del>", keep="A field was here")
