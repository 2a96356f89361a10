"""Tables without rules, or not all of them: every row and word, and no table where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents.model import Document, Table
from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.open_factory import PARTLY, Made, make
from tests.documents.pdf.pdf_factory import wrap

Rows = list[tuple[str, ...]]
SEEDS = 12
"""Layouts of each kind in the suite; the figures in the documentation are of several hundred."""
PROSE = (
    "On 12/03/2008 the health visitor saw Maisie at home and recorded that the flat was warm and clean. A"
    " second visit was planned for 14/04/2008 but did not take place as they had moved. 12/05/2008 was the"
    " date of the next contact, when the school nurse telephoned the grandmother. No record was made of it. "
)


def read(path: Path) -> Document:
    return read_pdf(path, "0" * 64, ())


def body(document: Document, made: Made) -> Rows:
    rows = [
        tuple(c.text for c in row.cells) for table in document.tables for row in table.rows if not row.header
    ]
    if made.head in rows:
        rows.remove(made.head)
    return rows


def words(document: Document) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in document.blocks:
        cells = (
            [c.text for row in block.rows for c in row.cells] if isinstance(block, Table) else [block.text]
        )
        found.update(" ".join(cells).split())
    for item in document.furniture:
        found.update(item.text.split())
    return found


@pytest.mark.parametrize(("rules", "share"), [("none", 0.98), *((kind, 0.985) for kind in PARTLY)])
def test_rows_of_random_layouts(tmp_path: Path, rules: str, share: float) -> None:
    total = right = wrong = 0
    for seed in range(5000, 5000 + SEEDS):
        made = make(tmp_path / f"{seed}.pdf", seed, rules)
        document = read(made.path)
        rows = body(document, made)
        same = sum((Counter(rows) & Counter(made.rows)).values())
        total, right, wrong = total + len(made.rows), right + same, wrong + len(rows) - same
        assert "table-guessed" in {caution.code for caution in document.cautions}
        lost = Counter(" ".join(made.around).split()) - words(document)
        assert not lost
    assert right >= share * total
    assert wrong <= 0.03 * total


def drawn(path: Path, draw: Callable[[Canvas], None]) -> Document:
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return read(path)


def columns_of_prose(canvas: Canvas) -> None:
    for x in (50, 310):
        for i, line in enumerate(wrap(PROSE * 5, 230, "Helvetica", 10)):
            canvas.drawString(x, 780 - 12 * i, line)


def dated_columns_of_prose(canvas: Canvas) -> None:
    for x in (50, 310):
        y = 780
        for k in range(6):
            for line in wrap(f"{k + 3:02d}/0{k + 1}/2008 {PROSE[20 * k :]}", 230, "Helvetica", 10):
                canvas.drawString(x, y, line)
                y -= 12
            y -= 6


def contents(canvas: Canvas) -> None:
    for i in range(12):
        canvas.drawString(50, 780 - 16 * i, f"{i + 1:02d}/03/2008")
        canvas.drawString(120, 780 - 16 * i, "Home visit and what followed " + "." * 60)
        canvas.drawRightString(540, 780 - 16 * i, str(i * 3 + 1))


def letter(canvas: Canvas) -> None:
    for i, (left, right) in enumerate(
        [
            ("Mrs L Tarrant", "Harrowbridge Clinic"),
            ("4 Alder Close", "12 High Street"),
            ("12 March 2008", "GM/12"),
        ]
    ):
        canvas.drawString(50, 780 - 13 * i, left)
        canvas.drawString(350, 780 - 13 * i, right)
    for i, line in enumerate(wrap("Dear Mrs Tarrant, " + PROSE, 480, "Helvetica", 10)):
        canvas.drawString(50, 700 - 12 * i, line)


def signatures(canvas: Canvas) -> None:
    for i, line in enumerate(wrap(PROSE, 480, "Helvetica", 10)):
        canvas.drawString(50, 780 - 12 * i, line)
    for i, (left, right) in enumerate([("Author: J Smith", "Manager: P Jones"), ("Date: 12/03/2008",) * 2]):
        canvas.drawString(50, 650 - 14 * i, left)
        canvas.drawString(300, 650 - 14 * i, right)


@pytest.mark.parametrize("draw", [columns_of_prose, dated_columns_of_prose, contents, letter, signatures])
def test_what_is_no_table_stays_text(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    document = drawn(tmp_path / "c.pdf", draw)
    assert document.tables == ()
    assert words(document)["Maisie"] + words(document)["followed"] + words(document)["Tarrant"] > 0


def test_versions_beside_dates_are_no_dates(tmp_path: Path) -> None:
    rows = [
        ("0.1", "12/03/2008", "J Smith"),
        ("0.2", "14/03/2008", "J Smith"),
        ("1.0", "20/03/2008", "P Jones"),
    ]

    def history(canvas: Canvas) -> None:
        for i, row in enumerate([("Version", "Date", "Author"), *rows]):
            for x, text in zip((50, 120, 250), row, strict=True):
                canvas.drawString(x, 780 - 14 * i, text)

    (table,) = drawn(tmp_path / "c.pdf", history).tables
    assert [tuple(c.text for c in row.cells) for row in table.rows[1:]] == rows


def test_two_tables_side_by_side_over_two_pages(tmp_path: Path) -> None:
    def halves(canvas: Canvas) -> None:
        for page in range(2):
            canvas.setFont("Helvetica", 9)
            for x, year in ((40, 2007), (310, 2008)):
                y = 780
                rows = [(f"{k + 1:02d}/0{page + 1}/{year}", "Visit", f"Event {k}") for k in range(9)]
                for row in [("Date", "Contact", "What happened")] * (page == 0) + rows:
                    for shift, text in zip((0, 65, 130), row, strict=True):
                        canvas.drawString(x + shift, y, text)
                    y -= 14
            canvas.showPage()

    left, right = drawn(tmp_path / "c.pdf", halves).tables
    for table, year in ((left, 2007), (right, 2008)):
        assert len(table.rows) == 19
        assert {row.cells[0].text[-4:] for row in table.rows[1:]} == {str(year)}


@pytest.mark.parametrize("size", [8, 11])
def test_a_heading_that_comes_back_is_no_running_header(tmp_path: Path, size: int) -> None:
    def pages(canvas: Canvas) -> None:
        for page in range(4):
            canvas.setFont("Helvetica", size)
            for i, row in enumerate(
                [("Date", "Contact", "What happened")]
                + [(f"{k + 1:02d}/0{page + 1}/2008", "Visit", f"Event {page} {k}") for k in range(40)]
            ):
                for x, text in zip((50, 150, 300), row, strict=True):
                    canvas.drawString(x, 800 - 15 * i, text)
            canvas.showPage()

    (table,) = drawn(tmp_path / "c.pdf", pages).tables
    assert [row.header for row in table.rows].count(True) == 4
    assert len(table.rows) == 164
