"""Rows of ruled tables: all of them, whole, once, and in their columns."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.documents.model import Document, Table
from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.pdf_factory import HEAD, LANDSCAPE, Look, Sheet, chronology, entries, turn_pages


def texts(table: Table, *, headings: bool = False) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows if headings or not row.header]


def read(path: Path, **options: int) -> Document:
    return read_pdf(path, "0" * 64, (), **options)


@pytest.mark.parametrize("rules", ["lines", "rects", "dashed", "double", "pieces", "shade"])
@pytest.mark.parametrize("close", [True, False])
def test_every_row_of_a_ruled_table_over_many_pages_is_read_whole(
    tmp_path: Path, rules: str, close: bool
) -> None:
    rows = entries(120, long=5)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(rules=rules, close=close)))
    assert len(document.tables) == 1
    assert texts(document.tables[0]) == rows
    assert document.pages and document.pages > 5


def test_repeated_headings_are_marked_and_kept(tmp_path: Path) -> None:
    document = read(chronology(tmp_path / "c.pdf", entries(60)))
    headings = [row for row in document.tables[0].rows if row.header]
    assert len(headings) == document.pages
    assert all(tuple(cell.text for cell in row.cells) == HEAD for row in headings)
    assert [row.number for row in document.tables[0].rows] == list(range(1, 60 + len(headings) + 1))


def test_a_table_without_repeated_headings_is_one_table(tmp_path: Path) -> None:
    rows = entries(80, long=4)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(repeat=False)))
    assert texts(document.tables[0], headings=True) == [HEAD, *rows]


@pytest.mark.parametrize("close", [True, False])
def test_a_row_over_three_pages_is_one_row(tmp_path: Path, close: bool) -> None:
    rows = entries(3)
    long = "; ".join(f"contact number {i} was tried and the family did not answer" for i in range(150)) + "."
    rows[1] = (*rows[1][:4], long, *rows[1][5:])
    document = read(chronology(tmp_path / "c.pdf", rows, Look(close=close)))
    assert texts(document.tables[0]) == rows
    row = next(row for row in document.tables[0].rows if row.cells[4].text == long)
    assert (row.page, row.last_page) == (1, 4)


@pytest.mark.parametrize("close", [True, False])
@pytest.mark.parametrize(
    "date",
    [
        "Monday 30.04.12",
        "Wednesday 12th March 2008",
        "12th March 2008",
        "30.04.12 14.30hrs",
        "w/c 12th March 2008",
    ],
)
def test_a_row_split_inside_its_date_cell_is_one_row(tmp_path: Path, date: str, close: bool) -> None:
    rows = [(*row[:3], "Visit", *row[4:]) for row in entries(4)]
    rows[2] = (date, "Maisie", "HV", "Visit", f"{rows[2][4]} " * 2 + "End.", "Yes", "")
    look = Look(close=close, widths=(46, *Look().widths[1:]), start=260)
    sheet = Sheet(tmp_path / "c.pdf", look)
    sheet.heading = HEAD
    sheet.row(HEAD, bold=True)
    sheet.row(rows[0])
    sheet.row(rows[1])
    # The page ends where exactly one line of the third row has room.
    look.bottom = sheet.y - look.leading - 8.5
    sheet.row(rows[2])
    sheet.row(rows[3])
    sheet.save()
    document = read(tmp_path / "c.pdf")
    body = [t for table in document.tables for t in texts(table)]
    assert [row for row in body if any(row)][-2:] == rows[2:]


def test_real_rows_at_a_page_top_are_never_joined(tmp_path: Path) -> None:
    rows = entries(200, long=4)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(split=False)))
    assert texts(document.tables[0]) == rows
    assert not [c for c in document.cautions if c.code == "row-joined"]


def test_same_day_rows_with_blank_dates_stay_apart(tmp_path: Path) -> None:
    rows = [row if i % 2 else ("", *row[1:]) for i, row in enumerate(entries(160, long=4), start=1)]
    document = read(chronology(tmp_path / "c.pdf", rows, Look(split=False)))
    assert texts(document.tables[0]) == rows


def test_a_banner_spans_all_columns(tmp_path: Path) -> None:
    rows: list[tuple[str, ...] | str] = ["2007", *entries(30), "2008", *entries(30)]
    document = read(chronology(tmp_path / "c.pdf", rows))
    table = document.tables[0]
    banners = [row for row in table.rows if len(row.cells) == 1]
    assert [(row.cells[0].text, row.cells[0].span) for row in banners] == [("2007", 7), ("2008", 7)]
    assert texts(table) == [(row,) if isinstance(row, str) else row for row in rows]


def test_a_banner_alone_at_the_top_of_a_page_belongs_to_the_table(tmp_path: Path) -> None:
    look = Look(repeat=False)
    sheet = Sheet(tmp_path / "c.pdf", look)
    rows = entries(4)
    for row in rows:
        sheet.row(row)
    sheet.new_page()
    sheet.row("2008")
    sheet.save()
    document = read(tmp_path / "c.pdf")
    assert len(document.tables) == 1
    assert document.tables[0].rows[-1].cells[0].span == 7


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages(tmp_path: Path, rotate: int) -> None:
    """A page whose /Rotate makes its reader turn it is read as drawn, whatever way it is shown."""
    rows = entries(30)
    document = read(turn_pages(chronology(tmp_path / "c.pdf", rows), rotate))
    assert texts(document.tables[0]) == rows


def test_landscape_drawn_turned_on_a_portrait_page(tmp_path: Path) -> None:
    rows = entries(12)

    def turn(canvas: object, _: int) -> None:
        canvas.translate(595, 0)  # type: ignore[attr-defined]
        canvas.rotate(90)  # type: ignore[attr-defined]

    path = chronology(tmp_path / "c.pdf", rows, Look(page=LANDSCAPE, furniture=turn))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.mediabox = [0, 0, 595, 842]
        pdf.save(path)
    assert texts(read(path).tables[0]) == rows


def test_two_tables_side_by_side_keep_apart(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "c.pdf", Look(widths=(60, 160)))
    for i in range(6):
        sheet.row((f"0{i + 1}/02/2008", f"left entry {i}"))
    sheet.look.margin, sheet.y = 320, 842 - sheet.look.top
    for i in range(5):
        sheet.row((f"0{i + 1}/03/2009", f"right entry {i}"))
    sheet.save()
    left, right = read(tmp_path / "c.pdf").tables
    assert texts(left) == [(f"0{i + 1}/02/2008", f"left entry {i}") for i in range(6)]
    assert texts(right) == [(f"0{i + 1}/03/2009", f"right entry {i}") for i in range(5)]


def test_rows_ruled_across_only(tmp_path: Path) -> None:
    rows = entries(10)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(rules="across")))
    assert texts(document.tables[0], headings=True) == [HEAD, *rows]


def test_without_rules_every_row_is_read(tmp_path: Path) -> None:
    rows = entries(10)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(rules="none")))
    assert texts(document.tables[0], headings=True) == [HEAD, *rows]
    assert "table-guessed" in {caution.code for caution in document.cautions}


def test_words_broken_by_a_narrow_column_are_whole_again(tmp_path: Path) -> None:
    rows = [(*row[:2], "Designation noted", *row[3:]) for row in entries(20)]
    look = Look(widths=(44.0, 66, 53.5, 60, 165, 50, 60))
    document = read(chronology(tmp_path / "c.pdf", rows, look))
    assert texts(document.tables[0]) == rows


def test_lines_that_an_author_ended_stay_lines(tmp_path: Path) -> None:
    """A line with room for the next word was ended by its author; a full one was wrapped."""
    text = (
        "Home visit.\nMother said she was well and that the children were both at school.\nNo further action."
    )
    rows = [(*row[:4], text, *row[5:]) for row in entries(20)]
    document = read(chronology(tmp_path / "c.pdf", rows))
    assert texts(document.tables[0]) == rows


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(100, long=5))
    assert read(path, workers=2) == read(path, workers=1)


def test_a_new_table_after_one_that_ends_mid_page_does_not_lend_its_row(tmp_path: Path) -> None:
    """The table above ended half way down its page, so nothing of it can go on."""
    look = Look(repeat=False)
    sheet = Sheet(tmp_path / "c.pdf", look)
    sheet.row(("Monday", "Maisie", "HV", "Visit", "mother said that", "Yes", ""))
    sheet.new_page()
    sheet.row(("30.04.12", "", "", "", "and the flat was warm", "", ""))
    sheet.save()
    rows = [t for table in read(tmp_path / "c.pdf").tables for t in texts(table)]
    assert len(rows) == 2


def test_an_incomplete_date_above_a_whole_entry_stays_a_row(tmp_path: Path) -> None:
    """Rows dated by weekday only, each entry complete: nothing is joined."""
    rows = [("Monday", *row[1:]) if i % 2 else row for i, row in enumerate(entries(150, long=4))]
    document = read(chronology(tmp_path / "c.pdf", rows, Look(split=False)))
    assert texts(document.tables[0]) == rows
