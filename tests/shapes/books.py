"""Workbooks as openpyxl writes them: real dates and times, text, merges, several sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from tests.shapes.layout import Line, Sheet

_FORMATS = (
    ("dd/mm/yyyy", "%d/%m/%Y"),
    ("dd-mm-yy", "%d-%m-%y"),
    ("dd mmm yyyy", "%d %b %Y"),
    ("ddd dd/mm/yyyy", "%a %d/%m/%Y"),
    ("yyyy-mm-dd", "%Y-%m-%d"),
    ("[$-809]dd mmmm yyyy;@", "%d %B %Y"),
)
"""Number formats, and what a cell in that format shows."""


def text(sheet: Sheet, path: Path) -> Sheet:
    """Everything typed as text."""
    return _book(sheet, path, _typed)


def real_dates(sheet: Sheet, path: Path) -> Sheet:
    """Days are real dates, each in some format, beside a column of typed times."""
    rng = Random(sheet.seed)
    changed: dict[int, str] = {}

    def put(cell: Any, line: Line, at: int, name: str) -> None:
        _typed(cell, line, at, name)
        if line.kind != "entry" or name != "date":
            return
        each = sheet.wanted[_place(sheet, line)]
        day = each.meaning.start
        if day and each.meaning.precision == "day" and not each.meaning.uncertain:
            code, shown = rng.choice(_FORMATS)
            cell.value, cell.number_format = day, code
            clock = each.date_text.removeprefix(line.cells[at]).strip()
            changed[each.number] = f"{day.strftime(shown)} {clock}".strip()

    _book(sheet, path, put)
    return _with_dates(sheet, changed)


def moments(sheet: Sheet, path: Path) -> Sheet:
    """Day and time in one cell, as an export from a case system writes them."""
    changed: dict[int, str] = {}

    def put(cell: Any, line: Line, at: int, name: str) -> None:
        _typed(cell, line, at, name)
        if line.kind != "entry" or name != "date":
            return
        each = sheet.wanted[_place(sheet, line)]
        meaning = each.meaning
        if meaning.precision == "day" and meaning.start_time and not (meaning.end_time or meaning.uncertain):
            assert meaning.start
            cell.value = dt.datetime.combine(meaning.start, meaning.start_time)
            cell.number_format = "dd/mm/yyyy hh:mm"
            changed[each.number] = f"{cell.value:%d/%m/%Y %H:%M}"

    _book(sheet, path, put)
    return _with_dates(sheet, changed)


def real_times(sheet: Sheet, path: Path) -> Sheet:
    """A column of real times beside typed dates."""
    changed: dict[int, str] = {}

    def put(cell: Any, line: Line, at: int, name: str) -> None:
        _typed(cell, line, at, name)
        if line.kind != "entry" or name != "time" or not line.cells[at]:
            return
        each = sheet.wanted[_place(sheet, line)]
        if each.meaning.end_time is None and not each.meaning.uncertain:
            cell.value, cell.number_format = each.meaning.start_time, "hh:mm"
            changed[each.number] = f"{line.cells[sheet.date_column]} {each.meaning.start_time:%H:%M}".strip()

    _book(sheet, path, put)
    return _with_dates(sheet, changed)


def _with_dates(sheet: Sheet, shown: dict[int, str]) -> Sheet:
    wanted = (replace(each, date_text=shown.get(each.number, each.date_text)) for each in sheet.wanted)
    return replace(sheet, wanted=tuple(wanted))


def further_down(sheet: Sheet, path: Path) -> Sheet:
    """The table begins at C6 below a merged title and details of the case; text is wrapped, panes frozen."""
    book, page = _page()
    page.merge_cells("A1:H1")
    page["A1"] = "Chronology of agency contact"
    page["A3"], page["B3"] = "Agency", "Haven Domestic Abuse Outreach"
    _fill(page, sheet, sheet.lines, _typed, top=6, left=3)
    page.freeze_panes = "A7"
    book.save(path)
    return replace(sheet, counts={})  # whether rows above the headings belong to the table is the reader's


def a_sheet_for_each_year(sheet: Sheet, path: Path) -> Sheet:
    """A sheet for each year with headings of its own, and a sheet of abbreviations."""
    book, page = _page()
    head, sheets = sheet.lines[0], 0
    body = [line for line in sheet.lines[1:] if line.kind != "banner"]
    for year, group in groupby(body, key=lambda line: line.year):
        page = page if sheets == 0 else book.create_sheet()
        page.title = str(year)
        _fill(page, sheet, [head, *group], _typed)
        sheets += 1
    other = book.create_sheet("Abbreviations")
    other.append(["Abbreviation", "Meaning"])
    other.append(["HV", "Health visitor"])
    book.save(path)
    banners = sheet.counts["banners"]
    return sheet.with_counts(seen=sheets - 1 - banners, headings=sheets - 1, banners=-banners)


def _page() -> tuple[Any, Any]:
    book = Workbook()
    page = book.active
    page.title = "Chronology"
    return book, page


def _book(sheet: Sheet, path: Path, put: Put) -> Sheet:
    book, page = _page()
    _fill(page, sheet, sheet.lines, put)
    book.save(path)
    return sheet


def _typed(cell: Any, line: Line, at: int, name: str) -> None:
    cell.value = line.cells[at] or None
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


Put = Callable[[Any, Line, int, str], None]
"""Writes one cell: (cell, row, column, field)."""


def _fill(page: Any, sheet: Sheet, lines: Any, put: Put, top: int = 1, left: int = 1) -> None:
    for number, line in enumerate(lines, top):
        if len(line.cells) == 1:
            page.cell(number, left, line.cells[0])
            last = left + len(sheet.headings) - 1
            page.merge_cells(start_row=number, end_row=number, start_column=left, end_column=last)
            continue
        for at, name in enumerate(sheet.manner.columns):
            put(page.cell(number, left + at), line, at, name)
            if at in line.merged:
                _go_on(page, number, left + at)


def _go_on(page: Any, number: int, column: int) -> None:
    first = number - 1
    for held in list(page.merged_cells.ranges):
        if held.min_col == column and held.min_row <= first <= held.max_row:
            first = held.min_row
            page.unmerge_cells(str(held))
    page.merge_cells(start_row=first, end_row=number, start_column=column, end_column=column)


def _place(sheet: Sheet, line: Line) -> int:
    entries = [each for each in sheet.lines if each.kind == "entry"]
    return next(at for at, each in enumerate(entries) if each is line)
