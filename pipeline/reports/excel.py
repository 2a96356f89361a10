"""`integrated-chronology.xlsx`: for sorting, filtering and counting.

Dates and times are real ones; text is only ever text.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from pipeline.chronology.findings import flags_of
from pipeline.reports import escape
from pipeline.reports.cells import Value, height, within_limit
from pipeline.reports.colours import HEADING_GROUND, HEADING_INK, INK, STAMP_GROUND
from pipeline.reports.dates import plain_day
from pipeline.reports.lines import (
    ASIDE_KINDS,
    MARKING,
    TITLE,
    Line,
    Panel,
    field_name,
    front_facts,
    notes_of,
    own_columns,
)
from pipeline.reports.people import people_text
from pipeline.reports.word import COUNT_NAMES, counts

_FIRST_DAY = dt.date(1900, 1, 1)  # Excel knows no earlier one
_STANDARD = {"font_name": "Arial", "font_size": 10}
"""Columns are measured in its digits: as wide as those of Excel's own standard font, which other programs
lack and replace by a wider one, so that every row would come out too high."""

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("No.", 6),
    ("New or changed", 10),
    ("Start date", 11),
    ("Start time", 7),
    ("Date and time as understood", 18),
    ("Date as submitted", 16),
    ("Agency", 20),
    ("Child / family member", 20),
    ("Professional", 20),
    ("Contact and source", 22),
    ("Description", 60),
    ("Child seen", 20),
    ("IMR author’s comments", 28),
    ("Agency’s own columns", 18),
    ("Notes in the row", 18),
    ("Remarks", 26),
    ("Source reference", 11),
    ("People (matched)", 24),
    ("Contact type", 14),
    ("Agencies named", 26),
    ("End date", 11),
    ("End time", 7),
    ("Precision", 10),
    ("Doubt marked by author", 10),
    ("Assumed", 12),
    ("Child seen: yes or no", 10),
    ("Codes of remarks", 20),
    ("Perhaps the same event as No.", 12),
    ("Document", 30),
    ("Table", 7),
    ("Row", 7),
    ("Page", 7),
    ("Entry id", 20),
)
_MARK = 1
_AGENCY = 6
_PRINTED = 17  # the columns for people; those after them are for counting and tracing
_REPEATED = (0, 2, 3, 4, 5, _AGENCY, *range(16, len(_COLUMNS)))
"""What a continuation row says again, so that sorting and filtering keep it with its entry."""


def chronology_xlsx(panel: Panel, scratch: Path | None = None) -> bytes:
    """The integrated chronology as a workbook of four sheets.

    Text longer than a cell can hold goes on in a row of its own right below, which repeats the
    number, dates and agency so that filters keep it; nothing is cut. Days before 1900, which Excel
    does not know, are written as text. The bytes depend on the input only.

    Args:
        panel: what to show.
        scratch: a private folder for the rows while they are being written (the memory stays flat); a
            process killed meanwhile leaves them there, so it must not be a folder others can read.
            None is the system's own temporary folder.
    """
    stream = io.BytesIO()
    options = {
        "constant_memory": True,
        "remove_timezone": True,
        "tmpdir": str(scratch) if scratch else None,
        "default_format_properties": dict(_STANDARD),  # it is emptied
    }
    with Workbook(stream, options) as book:
        book.set_properties(
            {
                "title": f"{TITLE} {escape.clean(panel.reference)}",
                "author": escape.clean(panel.board),
                "created": dt.datetime.combine(panel.made_on, dt.time()),
            }
        )
        styles = _Styles(book, panel)
        _chronology(book, panel, styles)
        _documents(book, panel, styles)
        _asides(book, panel, styles)
        _about(book, panel, styles)
    return stream.getvalue()


class _Styles:
    """The workbook's cell formats."""

    def __init__(self, book: Any, panel: Panel) -> None:
        plain = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 9}
        self.text = book.add_format({**plain, "num_format": "@", "font_color": f"#{INK}"})
        self.number = book.add_format({**plain, "num_format": "0", "align": "left"})
        self.date = book.add_format({**plain, "num_format": "dd/mm/yyyy", "align": "left"})
        self.time = book.add_format({**plain, "num_format": "hh:mm", "align": "left"})
        self.seconds = book.add_format({**plain, "num_format": "hh:mm:ss", "align": "left"})
        stamp = {"bold": True, "bg_color": f"#{STAMP_GROUND}", "font_color": f"#{INK}"}
        self.mark = book.add_format({**plain, **stamp, "num_format": "@"})
        self.heading = book.add_format(
            {
                **plain,
                "bold": True,
                "bg_color": f"#{HEADING_GROUND}",
                "font_color": f"#{HEADING_INK}",
                "border": 1,
            }
        )
        self.agencies = {
            name: book.add_format(
                {**plain, "bg_color": f"#{colour.tint}", "font_color": f"#{INK}", "num_format": "@"}
            )
            for name, colour, _ in panel.agencies
        }

    def of(self, value: Value) -> Any:
        """The format for a value of this type."""
        if isinstance(value, dt.date):
            return self.date
        if isinstance(value, dt.time):
            return self.seconds if value.second else self.time
        return self.number if isinstance(value, int) else self.text


def _chronology(book: Any, panel: Panel, styles: _Styles) -> None:
    sheet = _sheet(book, "Chronology", _COLUMNS, panel, styles)
    sheet.freeze_panes(1, 3)
    widths = [width for _, width in _COLUMNS]
    row = 1
    for line in panel.lines:
        agency = styles.agencies[line.event.agency]
        for turn, values in enumerate(within_limit(_values(line), _REPEATED)):
            if turn:
                values[_MARK] = "continued"
            sheet.set_row(row, height(values, widths))
            for column, value in enumerate(values):
                style = agency if column == _AGENCY else styles.mark if column == _MARK and not turn else None
                _write(sheet, row, column, value, style or styles.of(value))
            row += 1
    sheet.print_area(0, 0, max(row - 1, 1), _PRINTED - 1)
    sheet.autofilter(0, 0, max(row - 1, 1), len(_COLUMNS) - 1)


def _values(line: Line) -> list[Value]:
    event, when = line.event, line.event.when
    mark = f"{line.mark}: {', '.join(line.changed)}" if line.changed else line.mark
    return [
        line.number,
        mark,
        when.start,
        when.start_time,
        line.when,
        event.date_text,
        event.agency,
        event.family_member,
        event.professional,
        event.contact,
        event.description,
        event.child_seen,
        event.comments,
        "\n".join(f"{heading}: {text}" for heading, text in own_columns(event)),
        "\n".join(f"{name}: {text}" for name, text in notes_of(event)),
        "\n".join((*line.date_remarks, *line.remarks)),
        line.source,
        people_text(event),
        event.contact_type,
        "\n".join(event.agencies),
        when.end,
        when.end_time,
        when.precision,
        "yes" if when.uncertain else "",
        ", ".join(when.assumed),
        event.child_seen_value,
        ", ".join(dict.fromkeys(flag.code for flag in flags_of(event))),
        ", ".join(map(str, line.also)),
        event.source.file,
        event.source.table,
        event.source.row,
        event.source.page,
        event.id,
    ]


def _documents(book: Any, panel: Panel, styles: _Styles) -> None:
    columns = (
        ("Code", 7),
        ("Document", 44),
        ("Agency", 34),
        ("First entry", 12),
        ("Last entry", 12),
        *((name, 11) for name in COUNT_NAMES),
        ("Adds up", 9),
        ("All words accounted for", 12),
        ("Entries listed", 11),
        ("Columns as read", 60),
        ("Remarks on the reading", 60),
        ("SHA-256", 68),
    )
    sheet = _sheet(book, "Documents", columns, panel, styles)
    sheet.freeze_panes(1, 2)
    rows = [
        (
            d.code,
            d.document.file,
            d.document.agency,
            d.first,
            d.last,
            *(int(figure.replace(",", "")) for figure in counts(d.rows)),
            "yes" if d.rows.adds_up() else "NO",
            "yes" if d.document.text_accounted_for else "NO",
            d.entries,
            "\n".join(
                (f"Table {table}: " if table else "Paragraphs: ")
                + "; ".join(f"“{heading}” → {field_name(name)}" for heading, name in read)
                for table, read in d.document.columns
            ),
            "\n".join(message for _, message in d.document.cautions),
            d.document.sha256,
        )
        for d in panel.documents
    ]
    _fill(sheet, columns, rows, styles)


def _asides(book: Any, panel: Panel, styles: _Styles) -> None:
    columns = (
        ("What", 24),
        ("Agency", 30),
        ("Words as submitted", 90),
        ("Why", 50),
        ("Source reference", 18),
    )
    sheet = _sheet(book, "Not placed and notes", columns, panel, styles)
    sheet.freeze_panes(1, 0)
    _fill(
        sheet,
        columns,
        [
            (ASIDE_KINDS.get(p.aside.kind, p.aside.kind), p.agency, p.aside.text, p.aside.why, p.source)
            for p in panel.asides
        ],
        styles,
    )


def _about(book: Any, panel: Panel, styles: _Styles) -> None:
    """What the front of the Word file says, and the key to the colours."""
    columns = (("About this workbook", 36), ("", 100))
    sheet = _sheet(book, "About", columns, panel, styles)
    _fill(sheet, columns, [*front_facts(panel), ("", ""), ("Agency", "Entries")], styles)
    below = len(front_facts(panel)) + 3
    for row, (name, _, count) in enumerate(panel.agencies, below):
        _write(sheet, row, 0, name, styles.agencies[name])
        _write(sheet, row, 1, count, styles.number)


def _fill(
    sheet: Any, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]], styles: _Styles
) -> None:
    widths = [width for _, width in columns]
    row = 1
    for whole in rows:
        for values in within_limit(whole):
            sheet.set_row(row, height(values, widths))
            for column, value in enumerate(values):
                _write(sheet, row, column, value, styles.of(value))
            row += 1


def _sheet(book: Any, name: str, columns: Sequence[tuple[str, int]], panel: Panel, styles: _Styles) -> Any:
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles.heading)
    sheet.set_row(0, 28)
    sheet.hide_gridlines(0)  # print them: rows are told apart by lines
    sheet.set_landscape()
    sheet.set_paper(8 if len(columns) > 20 else 9)  # A3 for the wide sheet, else A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(0.4, 0.4, 0.75, 0.75)
    sheet.set_header(f"&C&B{MARKING}")
    footer = f"{name} · {escape.clean(panel.reference)} · {plain_day(panel.made_on)}".replace("&", "&&")
    sheet.set_footer(f"&L{footer[:200]}&RPage &P of &N")
    return sheet


def _write(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date) and value < _FIRST_DAY:
        sheet.write_string(row, column, value.isoformat(), style)
    elif isinstance(value, dt.date | dt.time):
        sheet.write_datetime(row, column, value, style)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, escape.clean(value), style)
