"""The frame of every workbook: cell styles, sheets as they are printed, rows as high as their text.

Dates and times are real ones; text is only ever text, and what a cell cannot hold goes on in the row below.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from pipeline.days import plain_day
from pipeline.reports import escape
from pipeline.reports.cells import Value, height, within_limit
from pipeline.reports.colours import HEADING_GROUND, HEADING_INK, INK, STAMP_GROUND, Colour
from pipeline.reports.naming import MARKING

Columns = Sequence[tuple[str, int]]
"""The headings of a sheet, each with the width of its column."""

_FIRST_DAY = dt.date(1900, 1, 1)  # Excel knows no earlier one
_STANDARD = {"font_name": "Arial", "font_size": 10}
"""Columns are measured in its digits: as wide as those of Excel's own standard font, which other programs
lack and replace by a wider one, so that every row would come out too high."""
_RULE = {"border": 1, "border_color": "#B0B0B0"}
_WIDE = 20
_SPARE = 200
"""Rows below the last one in which something may be added."""
_FOOT = 200
"""Excel takes no more than 255 characters, with its own signs and the page number among them."""


@dataclass(frozen=True, slots=True)
class Front:
    """What a workbook says of itself.

    Attributes:
        title: what it is ("Action plan").
        day: the day put on it.
        tints: the colour of each agency, by name.
        foot: what the foot of each page begins with; "" for the name of its sheet.
        ruled: whether lines are drawn around every cell, an empty one too; otherwise the sheet's own
            lines are printed.
    """

    title: str
    reference: str
    board: str
    day: dt.date
    tints: Mapping[str, Colour] = field(default_factory=dict)
    foot: str = ""
    ruled: bool = False


def workbook(front: Front, fill: Callable[[Book], None], scratch: Path | None = None) -> bytes:
    """A workbook's bytes, which depend on the input only.

    Args:
        fill: puts the sheets into it, one after the other.
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
    with Workbook(stream, options) as raw:
        raw.set_properties(
            {
                "title": f"{front.title} {escape.clean(front.reference)}",
                "author": escape.clean(front.board),
                "created": dt.datetime.combine(front.day, dt.time()),
            }
        )
        fill(Book(raw, front))
    return stream.getvalue()


class Book:
    """A workbook while it is written: its cell styles, and new sheets."""

    def __init__(self, raw: Any, front: Front) -> None:
        self._raw, self._front = raw, front
        self.ruled = front.ruled
        self._plain = {
            "valign": "top",
            "text_wrap": True,
            "font_name": "Arial",
            "font_size": 9,
            "font_scheme": "none",  # else Excel may show its theme's own font instead
            **(_RULE if front.ruled else {}),
        }
        self._text = self.style()
        self._number = self._typed("0")
        self._date = self._typed("dd/mm/yyyy")
        self._time = self._typed("hh:mm")
        self._seconds = self._typed("hh:mm:ss")
        self.stamp = self.style(ground=STAMP_GROUND, bold=True)
        self._heading = raw.add_format(
            {
                **self._plain,
                "bold": True,
                "bg_color": f"#{HEADING_GROUND}",
                "font_color": f"#{HEADING_INK}",
                "border": 1,
            }
        )
        self.tints = {name: self.style(ground=colour.tint) for name, colour in front.tints.items()}

    def style(self, *, ground: str = "", ink: str = INK, bold: bool = False) -> Any:
        """A style for text: on a ground of its own, in an ink of its own, bold."""
        own: dict[str, object] = {"bold": True} if bold else {}
        if ground:
            own["bg_color"] = f"#{ground}"
        return self._raw.add_format({**self._plain, **own, "num_format": "@", "font_color": f"#{ink}"})

    def _typed(self, shape: str) -> Any:
        return self._raw.add_format({**self._plain, "num_format": shape, "align": "left"})

    def of(self, value: Value) -> Any:
        """The style for a value of this type."""
        if isinstance(value, dt.date):
            return self._date
        if isinstance(value, dt.time):
            return self._seconds if value.second else self._time
        return self._number if isinstance(value, int) else self._text

    def sheet(self, name: str, columns: Columns, *, frozen: int | None = None) -> Sheet:
        """A new sheet with its headings.

        Args:
            frozen: how many columns stay in sight beside the headings; None where nothing does.
        """
        sheet = self._raw.add_worksheet(name)
        for column, (heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, self._heading)
        sheet.set_row(0, 28)
        if not self.ruled:
            sheet.hide_gridlines(0)  # print them: rows are told apart by lines
        sheet.set_landscape()
        sheet.set_paper(8 if len(columns) > _WIDE else 9)  # A3 for the wide sheet, else A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(0.4, 0.4, 0.75, 0.75)
        sheet.set_header(f"&C&B{MARKING}")
        front = self._front
        foot = f"{front.foot or name} · {escape.clean(front.reference)} · {plain_day(front.day)}"
        sheet.set_footer(f"&L{foot.replace('&', '&&')[:_FOOT]}&RPage &P of &N")
        if frozen is not None:
            sheet.freeze_panes(1, frozen)
        return Sheet(self, sheet, [width for _, width in columns])


class Sheet:
    """A sheet while it is written, row by row."""

    def __init__(self, book: Book, raw: Any, widths: list[int]) -> None:
        self._book, self._raw, self._widths = book, raw, widths
        self._row = 1

    def add(self, values: Sequence[Value], styles: Mapping[int, Any] | None = None) -> None:
        """Write a row below the others; its texts fit (see `within_limit`).

        Days before 1900, which Excel does not know, are written as text.

        Args:
            styles: those of columns that are not styled by the type of their value.
        """
        self._raw.set_row(self._row, height(values, self._widths[: len(values)]))
        own = styles or {}
        for column, value in enumerate(values):
            self._write(column, value, own.get(column) or self._book.of(value))
        self._row += 1

    def fill(self, rows: Iterable[Sequence[Value]]) -> None:
        """Write rows, each styled by the types of its values, and below it what its cells cannot hold."""
        for row in rows:
            for values in within_limit(row):
                self.add(values)

    def choices(self, column: int, values: Sequence[str]) -> None:
        """Offer words to choose from in a column, also in the empty rows below; others may be typed."""
        self._raw.data_validation(
            1, column, self._row + _SPARE, column,
            {"validate": "list", "source": list(values), "show_error": False},
        )  # fmt: skip

    def finish(self, printed: int) -> None:
        """Put filters over all columns; only the first `printed` of them are printed."""
        last = max(self._row - 1, 1)
        self._raw.print_area(0, 0, last, printed - 1)
        self._raw.autofilter(0, 0, last, len(self._widths) - 1)

    def _write(self, column: int, value: Value, style: Any) -> None:
        if value is None or value == "":
            if self._book.ruled:
                self._raw.write_blank(self._row, column, None, style)
        elif isinstance(value, dt.date) and value < _FIRST_DAY:
            self._raw.write_string(self._row, column, value.isoformat(), style)
        elif isinstance(value, dt.date | dt.time):
            self._raw.write_datetime(self._row, column, value, style)
        elif isinstance(value, int):
            self._raw.write_number(self._row, column, value, style)
        else:
            self._raw.write_string(self._row, column, escape.clean(value), style)
