"""Workbooks written by openpyxl (another hand than the reader's) and read back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from pipeline.chronology import extract
from pipeline.documents import Document, read
from pipeline.errors import UnreadableError

HEADINGS = ("Date", "Time", "Source", "Event", "Child seen")


def chronology(sheet: Any, top: int = 1, left: int = 1) -> None:
    for i, heading in enumerate(HEADINGS):
        sheet.cell(top, left + i, heading)
    for i in range(6):
        sheet.cell(top + 1 + i, left, dt.date(2009, 3, 12 + i)).number_format = "dd/mm/yyyy"
        sheet.cell(top + 1 + i, left + 1, dt.time(14, i)).number_format = "hh:mm"
        sheet.cell(top + 1 + i, left + 2, "Health visitor")
        sheet.cell(top + 1 + i, left + 3, f"Seen at home with her nan, visit {i}")


def saved(folder: Path, build: Callable[[Any, Any], None], name: str = "chronology.xlsx") -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Chronology"
    build(book, sheet)
    book.save(folder / name)
    return folder / name


def codes(document: Document) -> list[str]:
    return [caution.code for caution in document.cautions]


def test_rows_keep_the_numbers_of_the_sheet_below_blank_rows(tmp_path: Path) -> None:
    path = saved(tmp_path, lambda _, sheet: chronology(sheet, top=30, left=3))
    document = read(path)
    found = extract(document, agency="Health")
    assert (document.format, document.pages, document.file) == ("xlsx", None, "chronology.xlsx")
    assert [heading.text for heading in document.headings] == ["Chronology"]
    assert [event.source.row for event in found.events] == [31, 32, 33, 34, 35, 36]
    assert [event.when.start for event in found.events] == [dt.date(2009, 3, 12 + i) for i in range(6)]
    assert [event.when.start_time for event in found.events] == [dt.time(14, i) for i in range(6)]
    assert found.rows.adds_up()
    assert (found.rows.seen, found.rows.blank) == (36, 29)


def test_hidden_sheets_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    def build(book: Any, sheet: Any) -> None:
        chronology(sheet)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        other = book.create_sheet("2008")
        other["A1"] = "kept apart"
        other.sheet_state = "veryHidden"

    document = read(saved(tmp_path, build))
    assert [row.hidden for row in document.tables[0].rows][:4] == [False, False, True, False]
    assert all(row.hidden for row in document.tables[1].rows)
    assert codes(document) == ["hidden-text"] * 3
    assert "columns (D)" in document.cautions[0].message
    assert len(extract(document, agency="Health").events) == 6


def test_merged_cells_are_spans_and_continuations(tmp_path: Path) -> None:
    def build(_: Any, sheet: Any) -> None:
        chronology(sheet, top=2)
        sheet["A1"] = "Chronology of the health visiting service"
        sheet.merge_cells("A1:E1")
        sheet["A4"].value = None
        sheet.merge_cells("A3:A4")

    document = read(saved(tmp_path, build))
    table = document.tables[0]
    assert (table.rows[0].cells[0].span, table.width) == (5, 5)
    assert (table.rows[3].cells[0].continued, table.rows[3].cells[0].text) == (True, "")
    assert table.text_above(table.rows[3], 0) == "12/03/2009"
    assert extract(document, agency="Health").events[1].when.start == dt.date(2009, 3, 12)


def test_comments_rich_text_line_breaks_links_and_errors(tmp_path: Path) -> None:
    def build(_: Any, sheet: Any) -> None:
        chronology(sheet)
        sheet["D2"] = CellRichText("Seen ", TextBlock(InlineFont(b=True), "alone"), "\nat nursery")
        sheet["D2"].comment = Comment("Which nursery?", "Ms Okafor")
        sheet["D3"] = "the letter"
        sheet["D3"].hyperlink = "https://example.org/letter"
        sheet["D4"] = "=#REF!"
        sheet["D5"] = "=1+1"

    document = read(saved(tmp_path, build))
    rows = document.tables[0].rows
    assert rows[1].cells[3].text == "Seen alone\nat nursery"
    assert [(n.kind, n.text, n.author) for n in rows[1].cells[3].notes] == [
        ("comment", "Which nursery?", "Ms Okafor")
    ]
    assert rows[2].cells[3].text == "the letter"
    assert [(note.kind, note.text) for note in rows[4].cells[3].notes] == [("field-code", "=1+1")]
    assert codes(document) == ["part-unreadable"]


def test_cached_values_of_formulas_are_read(tmp_path: Path) -> None:
    path = saved(tmp_path, lambda _, sheet: chronology(sheet))
    path.write_bytes(
        changed(path, "xl/worksheets/sheet1.xml", '<c r="A2"', '<c r="G2"><f>1+1</f><v>2</v></c><c r="A2"')
    )
    assert read(path).tables[0].rows[1].cells[6].text == "2"


def test_month_first_formats_give_the_right_day_and_say_so(tmp_path: Path) -> None:
    def build(_: Any, sheet: Any) -> None:
        chronology(sheet)
        sheet["A2"].number_format = "mm/dd/yyyy"

    document = read(saved(tmp_path, build))
    assert codes(document) == ["date-turned"]
    assert extract(document, agency="Health").events[0].when.start == dt.date(2009, 3, 12)


@pytest.mark.parametrize("how", ["titles", "frozen"])
def test_heading_rows_only_where_marked(tmp_path: Path, how: str) -> None:
    def build(_: Any, sheet: Any) -> None:
        chronology(sheet)
        if how == "titles":
            sheet.print_title_rows = "1:1"
        else:
            sheet.freeze_panes = "A2"

    rows = read(saved(tmp_path, build)).tables[0].rows
    assert [row.header for row in rows] == [True] + [False] * 6
    plain = read(saved(tmp_path, lambda _, sheet: chronology(sheet), "plain.xlsx")).tables[0].rows
    assert not any(row.header for row in plain)


def test_a_great_gap_parts_the_sheet_and_says_so(tmp_path: Path) -> None:
    def build(_: Any, sheet: Any) -> None:
        chronology(sheet)
        sheet.cell(1_048_576, 1, "the end")

    document = read(saved(tmp_path, build))
    assert [len(table.rows) for table in document.tables] == [7, 1]
    assert codes(document) == ["sheet-parted"]


def test_a_protected_workbook_opens_with_its_password(tmp_path: Path) -> None:
    plain = saved(tmp_path, lambda _, sheet: chronology(sheet)).read_bytes()
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt("WSCB-2010-02", locked)
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked.getvalue())
    assert len(read(path, ["wrong", "WSCB-2010-02"]).tables[0].rows) == 7
    with pytest.raises(UnreadableError) as caught:
        read(path, "wrong")
    assert caught.value.code == "password"


def test_macros_are_not_run_and_said(tmp_path: Path) -> None:
    path = saved(tmp_path, lambda _, sheet: chronology(sheet))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    assert codes(read(path)) == ["macros-ignored"]


def test_strict_workbooks_read_like_others(tmp_path: Path) -> None:
    path = saved(tmp_path, lambda _, sheet: chronology(sheet))
    before = read(path)
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for kind in (b"spreadsheetml/2006/main", b"officeDocument/2006/relationships"):
                strict = b"http://purl.oclc.org/ooxml/" + kind.replace(b"/2006", b"")
                data = data.replace(b"http://schemas.openxmlformats.org/" + kind, strict)
            new.writestr(name, data)
    path.write_bytes(stream.getvalue())
    assert read(path).blocks == before.blocks


def changed(path: Path, member: str, old: str, new: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as goal:
        for name in source.namelist():
            data = source.read(name)
            if name == member:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            goal.writestr(name, data)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("member", "old", "new", "code"),
    [
        (SHEET, "</sheetData>", "", "damaged"),
        (SHEET, '<row r="2"', '<row r="99999999"', "damaged"),
        (SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY e "a">]><worksheet', "unsafe"),
        ("xl/workbook.xml", 'r:id="rId1"', 'r:id="rId77"', "damaged"),
        ("xl/styles.xml", "</styleSheet>", "", "damaged"),
        (SHEET, "</sheetData>", "</sheetData>" + " " * 70_000_000, "too-large"),
    ],
)
def test_a_workbook_is_read_whole_or_refused(
    tmp_path: Path, member: str, old: str, new: str, code: str
) -> None:
    path = saved(tmp_path, lambda _, sheet: chronology(sheet))
    path.write_bytes(changed(path, member, old, new))
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert caught.value.code == code
    assert "Word" not in caught.value.remedy or code == "too-large"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A workbook whose texts stand in a part of their own, as Excel writes them."""
    with xlsxwriter.Workbook(tmp_path / "shared.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["12/03/2009", "14:30", "HV", "Seen & well <at home>"])
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(1, 4, "not ", bold, "seen", " alone")
        sheet.insert_textbox(5, 0, "Signed by the author")
        sheet.set_header("&LHarrow Trust &D&RPage &P of &N")
    return tmp_path / "shared.xlsx"


def test_shared_texts_text_boxes_and_headers(shared: Path) -> None:
    document = read(shared)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "12/03/2009", "14:30", "HV", "Seen & well <at home>", "not seen alone",
    ]  # fmt: skip
    assert [paragraph.text for paragraph in document.paragraphs] == ["Signed by the author"]
    assert [item.text for item in document.furniture] == ["Harrow Trust Page of"]


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [("xl/sharedStrings.xml", "</sst>", ""), (SHEET, '<c r="D2" t="s"><v>', '<c r="D2" t="s"><v>999')],
)
def test_shared_texts_that_are_not_there_are_damage(shared: Path, member: str, old: str, new: str) -> None:
    shared.write_bytes(changed(shared, member, old, new))
    with pytest.raises(UnreadableError) as caught:
        read(shared)
    assert caught.value.code == "damaged"


def test_colours_of_the_theme_are_colours(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    fills = [(0, 0.0), (1, 0.0), (4, 0.0), (5, 0.0), (6, 0.4), (6, -0.25)]
    for row, (theme, tint) in enumerate(fills, start=1):
        cell = sheet.cell(row, 1, f"row {row}")
        cell.fill = PatternFill("solid", fgColor=Color(theme=theme, tint=tint))
    path = tmp_path / "plan.xlsx"
    book.save(path)
    (table,) = read(path).tables
    # white, black, and accents of the theme that openpyxl writes, the third one light and dark
    assert [row.cells[0].shade for row in table.rows] == ["", "", "blue", "red", "green", "green"]
