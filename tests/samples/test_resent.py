"""The same chronology sent again as another kind of file: Word, then PDF, then Excel."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from pipeline.chronology import Chronology, carry_ids, extract, overlap
from pipeline.documents import read
from tests.chronology.shapes import case
from tests.chronology.test_resubmission import Row, rows_of
from tests.documents.docx_factory import Docx, tbl, tr

HEAD = (
    "Date",
    "Family member",
    "Professional",
    "Contact type",
    "Description of event",
    "Child seen",
    "Comments",
)
ROWS = rows_of(11, 40)


def texts(row: Row, style: str) -> tuple[str, ...]:
    return (row.day.strftime(style), row.who, row.by, row.how, row.words, row.seen, row.comment)


def as_word(folder: Path) -> Path:
    lines = (tr(*HEAD), *(tr(*texts(row, "%d/%m/%Y")) for row in ROWS))
    return Docx(body=tbl(*lines, grid=7)).save(folder / "chron v1.docx")


def as_pdf(folder: Path) -> Path:
    path, plain = folder / "chron v2.pdf", getSampleStyleSheet()["BodyText"]
    cells = [HEAD, *(texts(row, "%d.%m.%y") for row in reversed(ROWS))]
    made = [[Paragraph(escape(text), plain) for text in line] for line in cells]
    table = LongTable(made, colWidths=(60, 70, 90, 70, 300, 60, 120), repeatRows=1)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    SimpleDocTemplate(str(path), pagesize=landscape(A4), margin=20).build([table])
    return path


def as_excel(folder: Path) -> Path:
    path, book = folder / "chron v3.xlsx", openpyxl.Workbook()
    order = (4, 0, 1, 3, 2, 6, 5)
    sheet = book.active
    assert sheet is not None
    sheet.append([HEAD[at] for at in order])
    for row in sorted(ROWS, key=lambda one: (one.words, one.key)):
        values = [row.day, *texts(row, "")[1:]]
        sheet.append([values[at] for at in order])
    for cell in sheet["B"][1:]:
        cell.number_format = "dd mmm yyyy"
    book.save(path)
    return path


def known(found: Chronology) -> list[tuple[str, ...]]:
    return sorted(
        (event.id, str(event.when.start), event.family_member, event.description, event.comments)
        for event in found.events
    )


def test_word_then_pdf_then_excel_every_entry_keeps_its_id(tmp_path: Path) -> None:
    first = extract(read(as_word(tmp_path)), "Haven", case())
    second = extract(read(as_pdf(tmp_path)), "Haven", case())
    third = extract(read(as_excel(tmp_path)), "Haven", case())
    assert len(first.events) == len(second.events) == len(third.events) == len(ROWS)
    assert overlap(first, second) == overlap(second, third) == 1.0
    second = carry_ids(second, first)
    assert known(second) == known(first)
    assert known(carry_ids(third, second)) == known(first)
    assert all(found.text_accounted_for for found in (first, second, third))
