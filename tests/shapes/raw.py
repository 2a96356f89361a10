"""Word files no library would write: other names, namespaces and wrappers that Word itself opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.documents.docx_factory import Docx, deleted, p, run, sdt, tbl, tc, tr, zipped
from tests.shapes.dressed import merge_mark
from tests.shapes.layout import Line, Sheet

_STRICT = (
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def rows_of(sheet: Sheet, *, merge: str = "vMerge") -> list[str]:
    """The sheet's rows as XML; `merge` is how a banner's cells are made one."""
    return [row(sheet, line, at, merge=merge) for at, line in enumerate(sheet.lines)]


def row(sheet: Sheet, line: Line, at: int, *, merge: str = "vMerge") -> str:
    """One row as XML; a cell that goes on, and the one it goes on from, are marked."""
    width = len(sheet.headings)
    if len(line.cells) == 1:
        if merge == "hMerge":
            first = tc(p(run(line.cells[0])), properties='<w:hMerge w:val="restart"/>')
            return tr(first, *(tc("", properties="<w:hMerge/>") for _ in range(width - 1)))
        return tr(tc(p(run(line.cells[0])), properties=f'<w:gridSpan w:val="{width}"/>'))
    cells = []
    for column, text in enumerate(line.cells):
        mark = merge_mark(sheet, at, column)
        cells.append(tc(*(p(run(each)) for each in text.split("\n")), properties=mark))
    return tr(*cells)


def _save(sheet: Sheet, path: Path, table: str, **more: object) -> Sheet:
    Docx(p(run("Chronology")) + table + p(""), **more).save(path)  # type: ignore[arg-type]
    return sheet


def bare(sheet: Sheet, path: Path) -> Sheet:
    """No grid at all."""
    return _save(sheet, path, tbl(*rows_of(sheet)))


def renamed(sheet: Sheet, path: Path) -> Sheet:
    """The document part has another name, as some online editors give it."""
    return _save(sheet, path, tbl(*rows_of(sheet)), main="word/document2.xml")


def with_macros(sheet: Sheet, path: Path) -> Sheet:
    """A document that may carry macros (.docm)."""
    return _save(sheet, path, tbl(*rows_of(sheet)), main_type=_MACROS)


def strict(sheet: Sheet, path: Path) -> Sheet:
    """Word's "Strict Open XML": other names for every namespace."""
    made = Docx(p(run("Chronology")) + tbl(*rows_of(sheet)) + p(""))
    members: dict[str, bytes | str] = {}
    for name, data in made.members().items():
        text = data if isinstance(data, str) else data.decode()
        for old, new in _STRICT:
            text = text.replace(old, new)
        members[name] = text
    path.write_bytes(zipped(members))
    return sheet


def _rewritten(change: Callable[[str], bytes | str]) -> Callable[[Sheet, Path], Sheet]:
    def write(sheet: Sheet, path: Path) -> Sheet:
        members = Docx(p(run("Chronology")) + tbl(*rows_of(sheet)) + p("")).members()
        xml = members["word/document.xml"]
        assert isinstance(xml, str)
        members["word/document.xml"] = change(xml)
        path.write_bytes(zipped(members))
        return sheet

    return write


def _other_prefix(xml: str) -> str:
    return re.sub(r"(</?|\s|xmlns:)w(?=:|=)", r"\1ns0", xml)


def _sixteen_bits(xml: str) -> bytes:
    return xml.replace("UTF-8", "UTF-16").encode("utf-16")


def _as_figures(xml: str) -> str:
    """Letters as character references, words as CDATA, comments and instructions within."""
    xml = re.sub(r"[^\x00-\x7f]", lambda found: f"&#x{ord(found[0]):X};", xml)
    xml = re.sub(r">([^<>&]{6,})</w:t>", r"><![CDATA[\1]]></w:t>", xml)
    return xml.replace("</w:t>", "<!-- x --></w:t><?proof 1?>").replace("<w:tr>", "<!-- row --><w:tr>")


other_prefix = _rewritten(_other_prefix)
sixteen_bits = _rewritten(_sixteen_bits)
as_figures = _rewritten(_as_figures)
marked = _rewritten(lambda xml: b"\xef\xbb\xbf" + xml.encode())
pretty = _rewritten(lambda xml: re.sub(r"(</w:(?:p|tc|tr|tblPr|tcPr)>)", r"\1\n    ", xml))


def controlled_rows(sheet: Sheet, path: Path) -> Sheet:
    """A repeating section: every row in a content control, cells of every third one, the table as well."""
    rows = []
    for at, xml in enumerate(rows_of(sheet)):
        if at % 3 == 2:
            xml = re.sub(r"<w:tc>.*?</w:tc>", lambda found: sdt(found[0]), xml)
        rows.append(sdt(xml) if at else xml)
    return _save(sheet, path, sdt(tbl(sdt("".join(rows)), grid=len(sheet.headings))))


def custom_xml(sheet: Sheet, path: Path) -> Sheet:
    """Custom XML around rows, cells and the words."""
    around = '<w:customXml w:element="x">{}</w:customXml>'
    rows = [
        around.format(re.sub(r"<w:tc>.*?</w:tc>", lambda f: around.format(f[0]), xml))
        for xml in rows_of(sheet)
    ]
    return _save(sheet, path, around.format(tbl(*rows)))


def alternatives(sheet: Sheet, path: Path) -> Sheet:
    """The words of some cells twice, in a choice and its fallback, of which one counts."""
    rng = Random(sheet.seed)

    def twice(found: re.Match[str]) -> str:
        if rng.random() < 0.5:
            return found[0]
        choice = f'<mc:Choice Requires="w14">{found[0]}</mc:Choice>'
        return f"<mc:AlternateContent>{choice}<mc:Fallback>{found[0]}</mc:Fallback></mc:AlternateContent>"

    rows = [re.sub(r"<w:r>.*?</w:r>", twice, xml) for xml in rows_of(sheet)]
    return _save(sheet, path, tbl(*rows, grid=len(sheet.headings)))


def legacy_merges(sheet: Sheet, path: Path) -> Sheet:
    """Banners merged in the old way, cell by cell (hMerge)."""
    return _save(sheet, path, tbl(*rows_of(sheet, merge="hMerge"), grid=len(sheet.headings)))


def whole_rows_tracked(sheet: Sheet, path: Path) -> Sheet:
    """Entries put in by a tracked change, and deleted rows between them that are no entries any more."""
    rows, gone = [], 0
    for at, (line, xml) in enumerate(zip(sheet.lines, rows_of(sheet), strict=True)):
        if line.kind == "entry" and at % 3 == 0:
            xml = xml.replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="9" w:author="x"/></w:trPr>', 1)
        rows.append(xml)
        if at % 5 == 4:
            cells = [tc(p(deleted("14/03/2009 gone"))) for _ in sheet.headings]
            rows.append(tr(*cells, properties='<w:del w:id="9" w:author="x"/>'))
            gone += 1
    assert gone
    return _save(sheet, path, tbl(*rows, grid=len(sheet.headings)))


def without_end(sheet: Sheet, path: Path) -> Sheet:
    """Rows that stop at their last filled cell: narrower than the grid."""
    rows = []
    for at, line in enumerate(sheet.lines):
        cells = list(line.cells)
        while len(cells) > 2 and not cells[-1]:
            cells.pop()
        rows.append(
            row(sheet, Line(line.kind, tuple(cells), line.merged), at)
            if len(line.cells) > 1
            else row(sheet, line, at)
        )
    return _save(sheet, path, tbl(*rows, grid=len(sheet.headings)))
