"""The whole files that are broken: small, and with every kind of thing in them."""

from __future__ import annotations

import functools
import io
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from tests.documents.docx_factory import Docx, deleted, ins, p, run, sdt, style, tbl, tc, tr
from tests.documents.pdf.pdf_factory import HEAD, Look, chronology, entries
from tests.documents.test_docx_headings import item, level, lists
from tests.documents.test_docx_text import BEGIN, BOX, END, PICTURE, SEPARATE

RICH = Docx(
    p("Chronology", properties='<w:pStyle w:val="Heading1"/>')
    + tbl(
        tr("Date", "Event", properties="<w:tblHeader/>"),
        tr(
            tc(p(sdt(run("12/03/09"), "<w:date/>"))),
            tc(item("Seen"), p(ins(run("awake")), deleted("asleep"))),
        ),
        tr(tc("", properties="<w:vMerge/>"), tc(p("Rang", '<w:r><w:footnoteReference w:id="2"/></w:r>'))),
        sdt(tr(tc(p(BOX.format(p("boxed")), PICTURE.format(""))), tc(tbl(tr("inner"))))),
        grid=2,
    )
    + p(BEGIN, "<w:r><w:instrText>PAGE</w:instrText></w:r>", SEPARATE, run("1"), END),
    numbering=lists(level(0, "%1.")),
    footnotes='<w:footnote w:id="2">' + p("By phone") + "</w:footnote>",
    headers=(p("Official"),),
)
"""One of everything that a Word file can hold."""

_ROWS = tuple(
    (f"{day:02}/03/2009", "Health visitor", f"Home visit number {day}. Seen with her nan, well and playing.")
    for day in range(1, 21)
)


@functools.cache
def originals() -> dict[str, tuple[bytes, ...]]:
    """Whole files by format."""
    return {"docx": (RICH.bytes(), _word()), "xlsx": (_workbook(),), "pdf": _printed()}


def _word() -> bytes:
    head = tr("Date", "Professional", "Event", properties="<w:tblHeader/>")
    banner = tr(tc("2009", properties='<w:gridSpan w:val="3"/>'))
    rows = "".join(tr(*row) for row in _ROWS)
    return Docx(
        p("School chronology", properties='<w:pStyle w:val="Title"/>') + tbl(head, banner, rows, grid=3),
        styles=style("Title", '<w:basedOn w:val="Normal"/>') + style("Normal", "", "Normal"),
        comments='<w:comment w:id="1" w:author="G Marsh">' + p("Checked") + "</w:comment>",
    ).bytes()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Date", "Professional", "Event"])
    for row in _ROWS:
        sheet.append(list(row))
    sheet["A2"].comment = Comment("Checked", "G Marsh")
    sheet.merge_cells("A5:A6")
    sheet.freeze_panes = "A2"
    book.create_sheet("Notes")["B3"] = "12 March: rang the school"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _printed() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pdf"
        chronology(path, entries(14), head=HEAD, look=Look())
        ruled = path.read_bytes()
    return (ruled,)
