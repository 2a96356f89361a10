"""Hiding places in a Word file's text: where a name stands and how it is cut up."""

from __future__ import annotations

from tests.anonymise.canaries.docx_base import TABLE, table
from tests.anonymise.canaries.package import Package, para, run, t

text = TABLE.place("body", seen=True)


cut = TABLE.place("cut-up", seen=True)


@text
def plain(p: Package, name: str) -> None:
    p.sentence(run(name))


@text
def heading(p: Package, name: str) -> None:
    p.say(run("What happened to "), run(name), style="Heading2", keep="What happened to")


@text
def caption(p: Package, name: str) -> None:
    p.say(run("Figure 4: the weights of " + name), style="Caption", keep="the weights of")


@text
def table_cell(p: Package, name: str) -> None:
    p.body.append(table((("Seen by", "Outcome"), (name, "No concerns were noted"))))
    p.expected += ["Seen by", "No concerns were noted"]


@text
def nested_table(p: Package, name: str) -> None:
    inner = table((("Present", name),))
    p.body.append(table((("Core group", f"{inner}{para(run('Minutes were kept'))}"),)))
    p.expected += ["Core group", "Minutes were kept"]


@text
def two_cells(p: Package, name: str) -> None:
    first, last = name.split()
    p.body.append(table((("Forename", "Surname"), (first, last))))
    p.expected += ["Forename", "Surname"]


@text
def two_paragraphs(p: Package, name: str) -> None:
    first, last = name.split()
    p.say(run(f"The letter was signed by {first}"), keep="The letter was signed by")
    p.say(run(f"{last} and was dated in the spring"), keep="and was dated in the spring")


@cut
def letter_per_run(p: Package, name: str) -> None:
    p.sentence(*(run(letter, "<w:b/>" if at % 2 else "") for at, letter in enumerate(name)))


@cut
def cut_by_bookmark(p: Package, name: str) -> None:
    n = p.number()
    p.sentence(
        run(name[:4]),
        f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>',
        run(name[4:9]),
        f'<w:bookmarkEnd w:id="{n}"/>',
        run(name[9:]),
    )


@cut
def cut_by_proofing(p: Package, name: str) -> None:
    p.sentence(
        '<w:proofErr w:type="spellStart"/>', run(name[:10]), '<w:proofErr w:type="spellEnd"/>', run(name[10:])
    )


@cut
def cut_by_page_break_mark(p: Package, name: str) -> None:
    p.sentence(
        f"<w:r><w:t>{t(name[:3])}</w:t><w:lastRenderedPageBreak/>"
        f'<w:t xml:space="preserve">{t(name[3:])}</w:t></w:r>'
    )


@cut
def cut_by_comment_range(p: Package, name: str) -> None:
    n = p.number()
    p.add(
        "word/comments.xml", f'<w:comment w:id="{n}" w:author="Author">{para(run("Check this"))}</w:comment>'
    )
    p.sentence(
        run(name[:5]),
        f'<w:commentRangeStart w:id="{n}"/>',
        run(name[5:]),
        f'<w:commentRangeEnd w:id="{n}"/>',
        f'<w:r><w:commentReference w:id="{n}"/></w:r>',
    )


@cut
def cut_by_smart_tag(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">'
        f"{run(first + ' ')}{run(last)}</w:smartTag>"
    )


@cut
def cut_by_note_mark(p: Package, name: str) -> None:
    n = p.number()
    note = para("<w:r><w:footnoteRef/></w:r>", run("The record is not dated."))
    p.add("word/footnotes.xml", f'<w:footnote w:id="{n}">{note}</w:footnote>')
    first, last = name.split()
    p.sentence(run(first), f'<w:r><w:footnoteReference w:id="{n}"/></w:r>', run(" " + last))


@cut
def cut_by_old_insertion(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(
        run(first + " " + last[:3]), f'<w:ins w:id="{p.number()}" w:author="Author">{run(last[3:])}</w:ins>'
    )


@cut
def cut_by_deletion(p: Package, name: str) -> None:
    gone = "<w:r><w:delText>-</w:delText></w:r>"
    p.sentence(run(name[:6]), f'<w:del w:id="{p.number()}" w:author="Author">{gone}</w:del>', run(name[6:]))


@cut
def line_break_inside(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(f"<w:r><w:t>{first}</w:t><w:br/><w:t>{last}</w:t></w:r>")


@cut
def tab_inside(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(f"<w:r><w:t>{first}</w:t><w:tab/><w:t>{last}</w:t></w:r>")


@cut
def break_within_surname(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>{name[:-4]}-</w:t><w:br/><w:t>{name[-4:]}</w:t></w:r>")


@cut
def soft_hyphen_element(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>{name[:-5]}</w:t><w:softHyphen/><w:t>{name[-5:]}</w:t></w:r>")


@cut
def no_break_hyphen_element(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(f"<w:r><w:t>{first}</w:t><w:noBreakHyphen/><w:t>{last}</w:t></w:r>")


@cut
def symbol_element(p: Package, name: str) -> tuple[str, ...]:
    """Its second letter is a symbol element."""
    first, last = name.split()
    p.sentence(
        run(f"{first} {last[0]}"),
        f'<w:r><w:sym w:font="Liberation Serif" w:char="{ord(last[1]):04X}"/></w:r>',
        run(last[2:]),
    )
    return (first, last[2:])


@cut
def spaces_not_preserved(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>\n  {name.replace(' ', chr(10) + '     ')}  \n</w:t></w:r>")


@cut
def cdata_and_references(p: Package, name: str) -> None:
    first, last = name.split()
    coded = "".join(f"&#x{ord(letter):X};" for letter in last)
    p.sentence(f'<w:r><w:t xml:space="preserve"><![CDATA[{first}]]> {coded}</w:t></w:r>')


@cut
def comment_inside_text(p: Package, name: str) -> None:
    p.sentence(f"<w:r><w:t>{name[:4]}<!-- checked -->{name[4:]}</w:t></w:r>")


@cut
def ruby(p: Package, name: str) -> None:
    base = '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/></w:rubyPr>'
    p.sentence(
        f"<w:r><w:ruby>{base}<w:rt>{run(name.split()[0])}</w:rt>"
        f"<w:rubyBase>{run(name.split()[1])}</w:rubyBase></w:ruby></w:r>"
    )


@cut
def equation(p: Package, name: str) -> None:
    p.sentence(f"<m:oMath><m:r><m:t>{t(name)}</m:t></m:r></m:oMath>")


@cut
def bidirectional(p: Package, name: str) -> None:
    p.sentence(f'<w:bdo w:val="rtl">{run(name[::-1])}</w:bdo>')
