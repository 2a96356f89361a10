"""Word files as python-docx writes them: plain tables and what people do to their shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tests.shapes.layout import Line, Sheet

Fill = Callable[[Any, str, str], None]
"""Writes a cell's words: (cell, words, field)."""


def plain(cell: Any, text: str, field: str) -> None:
    """A paragraph for each line; "• " is typed."""
    lines = text.split("\n")
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def listed(cell: Any, text: str, field: str) -> None:
    """Lists by the program: the bullet is none of the words."""
    for at, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        if line.startswith("• "):
            paragraph.style = "List Bullet"
        paragraph.add_run(line.removeprefix("• "))


def broken(cell: Any, text: str, field: str) -> None:
    """Line breaks instead of paragraphs, tabs and no-break spaces instead of blanks."""
    run = cell.paragraphs[0].add_run()
    for at, line in enumerate(text.split("\n")):
        if at:
            run.add_break()
        words = line.split(" ")
        for place, word in enumerate(words):
            if place and place % 3 == 0:
                run.add_tab()
            run.add_text(word if place % 3 == 2 or place == len(words) - 1 else word + "\u00a0")


def table(parent: Any, sheet: Sheet, lines: Sequence[Line] | None = None, fill: Fill = plain) -> Any:
    """The sheet's rows (or some of them) as a table of `parent`."""
    lines = sheet.lines if lines is None else lines
    columns = sheet.manner.columns
    made = parent.add_table(len(lines), len(columns))
    for row, line in zip(made.rows, lines, strict=True):
        cells = row.cells
        if len(line.cells) == 1 < len(columns):
            cells[0].merge(cells[-1]).text = line.cells[0]
            continue
        for at, (cell, text, name) in enumerate(zip(cells, line.cells, columns, strict=True)):
            if at in line.merged:
                go_on(made, row, at)
            elif text:
                (plain if line.kind != "entry" else fill)(cell, text, name)
    return made


def go_on(made: Any, row: Any, column: int) -> None:
    """Let the cell go on from the one above it (a vertical merge)."""
    above = made.rows[row._index - 1].cells[column]._tc
    for tc, start in ((above, True), (row._tr.tc_lst[column], False)):
        properties = tc.get_or_add_tcPr()
        merge = properties.find(qn("w:vMerge"))
        if merge is None:
            merge = OxmlElement("w:vMerge")
            if start:
                merge.set(qn("w:val"), "restart")
            properties.append(merge)


def simple(sheet: Sheet, path: Path, fill: Fill = plain) -> Sheet:
    """A title and the table."""
    made = WordFile()
    made.add_heading("Chronology of significant events", 0)
    table(made, sheet, fill=fill)
    made.save(str(path))
    return sheet


def filled(fill: Fill) -> Callable[[Sheet, Path], Sheet]:
    """`simple` with another way to write a cell's words."""
    return lambda sheet, path: simple(sheet, path, fill)


def styled(sheet: Sheet, path: Path) -> Sheet:
    """Dressed: ruled, coloured, a marked heading row, column widths, landscape, header and footer."""
    made = WordFile()
    section = made.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = "OFFICIAL – SENSITIVE"
    section.footer.paragraphs[0].text = "Haven Domestic Abuse Outreach, page 1"
    built = table(made, sheet)
    built.style = "Light Grid Accent 1"
    for row, line in zip(built.rows, sheet.lines, strict=True):
        for cell in row.cells:
            cell.width = Cm(3)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                for run in paragraph.runs:
                    run.font.size, run.font.bold = Pt(9), line.kind == "heading"
                    run.font.color.rgb = RGBColor(0x20, 0x20, 0x60)
    mark = OxmlElement("w:tblHeader")
    built.rows[0]._tr.get_or_add_trPr().append(mark)
    made.save(str(path))
    return sheet


def two_rows_of_headings(sheet: Sheet, path: Path) -> Sheet:
    """The first two columns share a heading above their own; the others run over both rows."""
    made = WordFile()
    built = table(made, sheet)
    upper = deepcopy(built.rows[0]._tr)
    built.rows[0]._tr.addprevious(upper)
    top, below = built.rows[0], built.rows[1]
    for at in range(2, len(sheet.headings)):
        below.cells[at].text = ""
        top.cells[at].merge(below.cells[at]).text = sheet.headings[at]
    top.cells[1].text = ""
    top.cells[0].merge(top.cells[1]).text = "Date and time of event"
    made.save(str(path))
    return sheet.with_counts(seen=1, headings=1)


def a_table_for_each_year(sheet: Sheet, path: Path) -> Sheet:
    """Year banners become headings, each with a table and headings of its own."""
    made = WordFile()
    made.add_heading("Chronology", 1)
    head, tables = sheet.lines[0], 0
    body = [line for line in sheet.lines if line.kind != "heading"]
    for banner, group in groupby(_under_banners(body), key=lambda pair: pair[0]):
        made.add_heading(banner, 2)
        table(made, sheet, [head, *(line for _, line in group)])
        tables += 1
    made.save(str(path))
    banners = sheet.counts["banners"]
    return sheet.with_counts(seen=tables - 1 - banners, headings=tables - 1, banners=-banners)


def _under_banners(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    found, banner = [], ""
    for line in lines:
        if line.kind == "banner":
            banner = line.cells[0]
        else:
            found.append((banner, line))
    return found


def parted(sheet: Sheet, path: Path) -> Sheet:
    """Stray blank paragraphs part the table in four; only the first part has headings."""
    made = WordFile()
    step = len(sheet.lines) // 4 + 1
    for at in range(0, len(sheet.lines), step):
        table(made, sheet, sheet.lines[at : at + step])
        made.add_paragraph("")
    made.save(str(path))
    return sheet


def a_table_for_each_entry(sheet: Sheet, path: Path) -> Sheet:
    """Every entry in a table of its own below headings of its own, as some systems print them."""
    made = WordFile()
    head = sheet.lines[0]
    entries = sheet.lines[1:]
    for line in entries:
        table(made, sheet, [head, line])
        made.add_paragraph("")
    made.save(str(path))
    return sheet.with_counts(seen=len(entries) - 1, headings=len(entries) - 1)


def in_a_layout_table(sheet: Sheet, path: Path) -> Sheet:
    """The whole form stands in one cell of a table that is only there to hold it."""
    made = WordFile()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Agency chronology form"
    table(cell, sheet)
    cell.add_paragraph("Completed by the named professional.")
    made.save(str(path))
    return sheet


def among_other_tables(sheet: Sheet, path: Path) -> Sheet:
    """Case details before it, a glossary and an action plan behind it."""
    made = WordFile()
    made.add_heading("Wealdshire Safeguarding Children Board", 1)
    made.add_paragraph("Agency chronology for the review of Child M, prepared between 2 and 30 March 2010.")
    _small(
        made, [("Name of child", "Maisie Tarrant"), ("Date of birth", "14/06/2006"), ("Review", "2007–09")]
    )
    made.add_heading("Chronology", 2)
    table(made, sheet)
    made.add_heading("Abbreviations", 2)
    _small(made, [("Abbreviation", "Meaning"), ("HV", "Health visitor"), ("NFA", "No further action")])
    made.add_heading("Action plan", 2)
    plan = [("Recommendation", "Lead officer", "By when"), ("Share the new form", "H Strand", "01/09/2010")]
    _small(made, plan)
    made.save(str(path))
    return sheet


def _small(made: Any, rows: Sequence[Sequence[str]]) -> None:
    built = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(built.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def with_spacers(sheet: Sheet, path: Path) -> Sheet:
    """Narrow empty columns between the real ones."""
    made = WordFile()
    built = made.add_table(len(sheet.lines), 2 * len(sheet.headings) - 1)
    for row, line in zip(built.rows, sheet.lines, strict=True):
        cells = row.cells
        for at, text in enumerate(line.cells):
            if text:
                plain(cells[2 * at], text, "")
    made.save(str(path))
    return sheet


def dragged(sheet: Sheet, path: Path) -> Sheet:
    """Lines between columns dragged in some rows: the grid has more columns than a row has cells."""
    made = WordFile()
    built = table(made, sheet)
    for at, row in enumerate(built.rows):
        spans = [2] * len(row._tr.tc_lst)
        if at:
            pushed = 1 + at % 3
            spans[pushed : pushed + 2] = [3, 1] if at % 2 else [1, 3]
        for tc, width in zip(row._tr.tc_lst, spans, strict=True):
            tc.get_or_add_tcPr().append(_span(width))
    for _ in sheet.headings:
        built._tbl.tblGrid.append(OxmlElement("w:gridCol"))
    made.save(str(path))
    return sheet


def _span(width: int) -> Any:
    element = OxmlElement("w:gridSpan")
    element.set(qn("w:val"), str(width))
    return element


def shifted(sheet: Sheet, path: Path) -> Sheet:
    """Every other entry begins one thin grid column further right (gridBefore) or ends earlier."""
    made = WordFile()
    built = table(made, sheet)
    columns = len(sheet.headings)
    for at, row in enumerate(built.rows):
        first = row._tr.tc_lst[0]
        if at % 2:
            before = OxmlElement("w:gridBefore")
            before.set(qn("w:val"), "1")
            row._tr.get_or_add_trPr().append(before)
        else:
            first.get_or_add_tcPr().append(_span(2))
    grid = built._tbl.tblGrid
    grid.append(OxmlElement("w:gridCol"))
    assert len(grid) == columns + 1
    made.save(str(path))
    return sheet
