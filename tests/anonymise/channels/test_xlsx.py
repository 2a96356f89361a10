"""Workbooks: a name in every hiding place we know, none left; what people see stays."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import NamedStyle, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as PictureFile

from pipeline.errors import UnreadableError
from tests.anonymise.channels.planting import left, opened, stripped, texts


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kayleigh Marsden"
    sheet.append(["Date", "Who", "NHS number", "Marsden"])
    sheet.append([dt.date(2006, 2, 14), "Kayleigh was seen", 9990142206, 12])
    sheet.append(['="Kay"&"leigh"', '=CHAR(75)&"ayleigh"', "_x004B_ayleigh", 3.5])
    sheet["E2"] = dt.date(2009, 11, 28)
    sheet["A2"].number_format = '"Kayleigh "dd/mm/yyyy'
    sheet["B2"].comment = Comment("Marsden told us", "Zebedee")
    sheet["B2"].hyperlink = "https://example.org/Kayleigh"
    sheet["B3"].style = NamedStyle(name="Zebedee")
    sheet.oddHeader.center.text = "Kayleigh Marsden"
    sheet.oddHeader.center.font = "Zebedee,Bold"
    sheet.oddFooter.left.text = "&BMarsden && sons"
    pick = DataValidation(type="list", formula1='"Kayleigh,Jordan"', allow_blank=True)
    pick.prompt, pick.promptTitle, pick.error = "Choose Kayleigh", "Marsden", "Not Zebedee"
    sheet.add_data_validation(pick)
    pick.add("D2:D9")
    sheet.conditional_formatting.add("B1:B9", FormulaRule(formula=['SEARCH("Kayleigh",B1)']))
    sheet.conditional_formatting.add(
        "B1:B9", CellIsRule(operator="equal", formula=['"Marsden"'], fill=PatternFill("solid", "FFC7CE"))
    )
    sheet.add_table(Table(displayName="Kayleigh", name="Marsden", ref="A1:D3"))
    book.defined_names["Kayleigh"] = DefinedName("Kayleigh", attr_text="'Kayleigh Marsden'!$A$1")
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.codeName = "Kayleigh"
    hidden = book.create_sheet("Zebedee")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Marsden"
    for name in ("title", "creator", "keywords", "description", "lastModifiedBy"):
        setattr(book.properties, name, "Kayleigh Marsden")
    path = tmp_path / "planted.xlsx"
    book.save(path)
    return _with_more(path)


def _with_more(path: Path) -> Path:
    """Places that openpyxl does not write: parts nobody knows, protected ranges, an extension."""
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = b"Kayleigh"
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(
                    b"<pageMargins",
                    b'<protectedRanges><protectedRange name="Kayleigh" sqref="A1"/></protectedRanges>'
                    b"<pageMargins",
                    1,
                ).replace(
                    b"</worksheet>",
                    b'<extLst><ext xmlns:x="urn:zebedee" uri="Kayleigh"><x:Marsden>Zebedee</x:Marsden></ext>'
                    b"</extLst>"
                    b"<!-- Kayleigh --></worksheet>",
                )
            archive.writestr(name, data)
        archive.writestr("customXml/item1.xml", "<Kayleigh>Marsden</Kayleigh>")
        archive.writestr("xl/persons/person.xml", '<p displayName="Zebedee"/>')
        archive.writestr("xl/externalLinks/externalLink1.xml", "<e>Kayleigh</e>")
        archive.writestr("xl/vbaProject.bin", b"Kayleigh Marsden")
        archive.writestr("xl/printerSettings/printerSettings1.bin", "Kayleigh".encode("utf-16-le"))
    return path


def test_no_name_is_left_anywhere(planted: Path, tmp_path: Path) -> None:
    goal = tmp_path / "out.xlsx"
    assert len(left(planted)) > 20
    stripped(planted, goal)
    assert left(goal) == []


def test_what_is_taken_out_is_told_with_its_words(planted: Path) -> None:
    told = {one.channel: one.text for one in opened(planted).removed}
    assert {"comments", "macros", "formulas", "defined-names", "custom-xml", "connections"} <= set(told)
    assert "Zebedee" in told["comments"]


def test_what_people_see_stays(planted: Path, tmp_path: Path) -> None:
    goal = tmp_path / "out.xlsx"
    stripped(planted, goal)
    book = openpyxl.load_workbook(goal)
    assert book.sheetnames == ["Child A Child A", "Child A"]
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1][:4]] == ["Date", "Who", "NHS number", "Child A"]
    assert sheet["A2"].value == "Child A 14/02/2006"  # the format itself held the name
    assert sheet["E2"].value == dt.datetime(2009, 11, 28)
    assert sheet["C2"].value == 9990142206
    assert sheet["D3"].value == 3.5
    assert book.worksheets[1].sheet_state == "hidden"
    assert sheet.data_validations.dataValidation[0].formula1 == '"Child A,Jordan"'
    table = next(iter(sheet.tables.values()))
    assert [column.name for column in table.tableColumns] == ["Date", "Who", "NHS number", "Child A"]
    assert sheet.print_title_rows == "$1:$1"
    assert "Child A && sons" in str(sheet.oddFooter.left.text)


def test_long_numbers_and_dates_are_passages(planted: Path) -> None:
    found = texts(planted)
    assert "9990142206" in found
    assert any("14/02/2006" in text for text in found)
    assert "Kayleigh" in found  # written as _x004B_ayleigh


def test_the_same_edits_give_the_same_bytes(planted: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    stripped(planted, one)
    stripped(planted, two)
    assert one.read_bytes() == two.read_bytes()


def test_a_word_divided_by_formats_is_one(tmp_path: Path) -> None:
    path, goal = tmp_path / "rich.xlsx", tmp_path / "out.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        sheet.write_rich_string("A1", "Kay", bold, "leigh", " was seen")
        sheet.autofilter("A1:A2")
        sheet.filter_column("A", "x == Kayleigh")
    stripped(path, goal)
    assert left(goal) == []
    assert openpyxl.load_workbook(goal).active["A1"].value == "Child A was seen"


def test_two_sheets_that_become_one_name_stay_two(tmp_path: Path) -> None:
    path, goal = tmp_path / "two.xlsx", tmp_path / "out.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Kayleigh", "Marsden"):
            book.add_worksheet(name).write("A1", name)
            book.get_worksheet_by_name(name).repeat_rows(0)
    stripped(path, goal)
    with zipfile.ZipFile(goal) as archive:
        workbook = archive.read("xl/workbook.xml").decode()
    assert openpyxl.load_workbook(goal).sheetnames == ["Child A", "Child A (2)"]
    assert re.findall(r">('[^<]+)<", workbook) == ["'Child A'!$1:$1", "'Child A (2)'!$1:$1"]


def test_a_damaged_workbook_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types>spreadsheetml</Types>")
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(UnreadableError) as caught:
        opened(path)
    assert "Excel" in caught.value.remedy


def test_pictures_charts_and_empty_formulas_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for number in range(4):
        sheet.append([f"x{number}", number])
    sheet["C1"] = "=SUM(B1:B4)"  # written without its result, as programs that are no Excel write it
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4))
    sheet.add_chart(chart, "E1")
    picture = io.BytesIO()
    PictureFile.new("RGB", (20, 20), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "E20")
    path, goal = tmp_path / "a.xlsx", tmp_path / "out.xlsx"
    book.save(path)
    told = {one.what: one for one in stripped(path, goal).removed}
    assert {"1 chart", "1 drawing or text box", "1 picture or embedded object"} <= set(told)
    empty = told["1 formula without its result"]
    assert (empty.where, empty.text) == ("C1", "SUM(B1:B4)")
    assert "cell is empty" in empty.why
    assert openpyxl.load_workbook(goal).worksheets[0]["C1"].value is None


def test_a_formula_leaves_its_result_and_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+2"
    path, goal = tmp_path / "a.xlsx", tmp_path / "out.xlsx"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb"<v\s*/>|<v></v>", b"<v>3</v>", parts["xl/worksheets/sheet1.xml"]
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert ("1 formula", "The result stays in its cell") in {
        (one.what, one.why) for one in stripped(path, goal).removed
    }
    assert openpyxl.load_workbook(goal).worksheets[0]["A1"].value == 3
