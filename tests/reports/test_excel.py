"""The workbook is opened again with openpyxl, which shares no code with what wrote it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape

from pipeline.chronology.model import Aside, IntegratedChronology, When
from pipeline.reports import escape
from pipeline.reports.cells import CELL_LIMIT, GOES_ON
from pipeline.reports.excel import chronology_xlsx
from pipeline.reports.lines import prepare

from .factory import AGENCIES, HOSTILE, MADE_ON, POLICE, case, event, integrated, rich


def made(whole: IntegratedChronology) -> bytes:
    return chronology_xlsx(prepare(whole, case(), made_on=MADE_ON))


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def entries(data: bytes) -> list[dict[str, Any]]:
    first, *rest = opened(data)["Chronology"].iter_rows(values_only=True)
    return [dict(zip(first, row, strict=True)) for row in rest]


def test_dates_and_times_are_real() -> None:
    found = entries(made(rich()))
    assert found[0]["Start date"] == dt.datetime(2009, 3, 12)
    assert found[0]["Start time"] == dt.time(14, 30)
    assert found[3]["End date"] == dt.datetime(2009, 7, 4)
    assert found[3]["End time"] == dt.time(2, 15)
    assert found[5]["Start date"] is None
    sheet = opened(made(rich()))["Chronology"]
    assert sheet.cell(2, 3).number_format == "dd/mm/yyyy"
    assert sheet.cell(2, 4).number_format == "hh:mm"


def test_all_fields_are_there() -> None:
    found = entries(made(rich()))
    assert found[1]["Date as submitted"] == "Fri 13 March"
    assert found[1]["Assumed"] == "year"
    assert found[2]["Doubt marked by author"] == "yes"
    assert found[2]["Agency’s own columns"] == "Read code: 9N11."
    assert found[2]["Notes in the row"] == "Comment: Check with the ward\nImage in the row: (no text)"
    assert found[2]["Page"] == 4
    assert found[3]["Perhaps the same event as No."] == "1"
    assert found[4]["Codes of remarks"] == "weekday-mismatch, child-seen-blank"
    assert found[0]["Source reference"] == "D1 t1 r2"
    assert found[0]["Entry id"] == "000000000000"


def test_text_is_only_ever_text() -> None:
    whole = integrated(*(event(n, description=text, contact=text) for n, text in enumerate(HOSTILE)))
    data = made(whole)
    sheet = opened(data)["Chronology"]
    for row, text in zip(sheet.iter_rows(min_row=2), HOSTILE, strict=True):
        # openpyxl leaves Excel's own escape (_x005F_ for an underscore) in inline texts as it is
        assert unescape(row[10].value) == escape.clean(text)
        assert row[10].data_type == "s"
        assert row[10].hyperlink is None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist() if "sheet" in name)
    assert b"<f>" not in parts and b"hyperlink" not in parts


def test_a_footer_code_in_a_reference_stays_text() -> None:
    data = chronology_xlsx(prepare(rich(), case(reference="A&B &D"), made_on=MADE_ON))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "A&amp;&amp;B &amp;&amp;D" in xml


def test_long_text_goes_on_below_and_nothing_is_cut() -> None:
    text = "".join(f"word{n} " for n in range(10_000))
    assert len(text) > 2 * CELL_LIMIT
    astral = "\U0001f600" * 40_000
    found = entries(made(integrated(event(0, description=text), event(1, comments=astral), event(2))))
    first = [row for row in found if row["No."] == 1]
    assert "".join(row["Description"].removesuffix(GOES_ON) for row in first) == text
    assert [row["New or changed"] for row in first] == [None, *["continued"] * (len(first) - 1)]
    assert len({(row["Agency"], row["Start date"], row["Entry id"]) for row in first}) == 1
    second = [row for row in found if row["No."] == 2]
    assert "".join(row["IMR author’s comments"].removesuffix(GOES_ON) for row in second) == astral
    assert len([row for row in found if row["No."] == 3]) == 1
    units = [len(str(value).encode("utf-16-le")) // 2 for row in found for value in row.values()]
    assert max(units) <= CELL_LIMIT


def test_long_asides_and_long_dates_are_not_cut_either() -> None:
    text = "x" * 100_000
    data = made(integrated(event(0, date_text=text), asides=(Aside("unplaced", text, 1, 9),)))
    values = [row[2] for row in opened(data)["Not placed and notes"].iter_rows(min_row=2, values_only=True)]
    assert "".join(value.removesuffix(GOES_ON) for value in values) == text
    dates = [row["Date as submitted"] for row in entries(data)]
    assert "".join(value.removesuffix(GOES_ON) for value in dates) == text


def test_days_before_excel_s_time_are_text() -> None:
    old = dt.date(1899, 12, 31)
    found = entries(made(integrated(event(0, when=When(old, old, precision="day")))))
    assert found[0]["Start date"] == "1899-12-31"


def test_the_sheet_is_ready_to_use() -> None:
    book = opened(made(rich()))
    assert book.sheetnames == ["Chronology", "Documents", "Not placed and notes", "About"]
    sheet = book["Chronology"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:AG7"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.fitToHeight == 0
    assert "CONFIDENTIAL" in sheet.oddHeader.center.text
    assert sheet["K2"].alignment.wrap_text
    assert re.fullmatch("FF[0-9A-F]{6}", sheet["G2"].fill.start_color.rgb)
    assert sheet["G2"].fill.start_color.rgb != sheet["G3"].fill.start_color.rgb


def test_reconciliation_and_asides() -> None:
    book = opened(made(rich()))
    first = [cell.value for cell in book["Documents"][1]]
    row = dict(zip(first, (cell.value for cell in book["Documents"][2]), strict=True))
    assert (row["Rows seen"], row["Entry rows"], row["Not placed"], row["Adds up"]) == (8, 3, 4, "yes")
    assert row["Columns as read"] == "Table 1: “Date” → date; “Collar no.” → professional"
    assert [cell.value for cell in book["Not placed and notes"]["A"]][1:] == [
        "Could not be placed",
        "Author's note",
        "Heading across the table",
        "Column headings",
    ]


def test_the_workbook_alone_says_what_is_missing_and_whose_colour_is_whose() -> None:
    sheet = opened(made(rich()))["About"]
    said = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert said["Not yet received"][1].value == "Haven Domestic Abuse Outreach"
    assert said["Review period"][1].value == "1 January 2007 to 28 November 2009"
    tints = {said[name][0].fill.start_color.rgb for name in AGENCIES}
    assert len(tints) == 3 and said[POLICE][1].value == 3


def test_nothing_at_all_is_a_valid_workbook_too() -> None:
    assert entries(made(integrated())) == []


def test_same_input_same_bytes() -> None:
    assert made(rich()) == made(rich())
