"""What a workbook's cell can hold and how high its row must be: long texts go on below, nothing is cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from pipeline.reports import escape

Value = str | int | dt.date | dt.time | None

CELL_LIMIT = 32_767
"""Excel's limit for the text of one cell, in UTF-16 units."""

GOES_ON = "\n[continued in the next row]"
"""Stands at the end of a text that continues in the row below."""

_PART = CELL_LIMIT - 100  # leaves room for `GOES_ON`
_LINE_HEIGHT = 12.0  # points, for 9 point Arial
_HIGHEST = 409.0  # Excel's own limit


def within_limit(values: Sequence[Value], repeated: Collection[int] = ()) -> Iterator[list[Value]]:
    """The row itself, and as many rows more as its longest text needs.

    Args:
        values: one row.
        repeated: the columns that a further row says again, so that filters and sorting keep it with
            the first.

    Yields:
        Rows whose texts all fit; put together again without `GOES_ON` they are the text exactly.
    """
    long = {
        column: _split(escape.clean(value))
        for column, value in enumerate(values)
        if isinstance(value, str) and len(value) > _PART // 2
    }
    for turn in range(max(map(len, long.values()), default=1)):
        row = [value if turn == 0 or column in repeated else None for column, value in enumerate(values)]
        for column, parts in long.items():
            goes_on = GOES_ON if turn + 1 < len(parts) else ""
            row[column] = parts[turn] + goes_on if turn < len(parts) else None
        yield row


def height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """The height in points a row needs so that wrapped text shows, at most what Excel allows.

    Said outright because programs differ in working it out for themselves on opening.
    """
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            fits = width * 5 // 4  # a column is measured in digits of the book's larger standard font
            lines = max(lines, sum(len(part) // fits + 1 for part in value.split("\n")))
    return min(lines * _LINE_HEIGHT + 2, _HIGHEST)


def _split(text: str) -> list[str]:
    """Parts of at most `_PART` UTF-16 units, broken at a blank where one is near."""
    step = _PART if text.isascii() or max(text) <= "\uffff" else _PART // 2
    parts = []
    while len(text) > step:
        cut = text.rfind(" ", step - 200, step) + 1 or step
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text]
