"""Tables made fit for a page: every cell on a free place of the grid, widths, size of the letters.

typst refuses a document whose cells overlap or leave the grid; a table from a file can be anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.laying.model import Cell, Table, spans_of, text_of, walk

LETTER = 0.52
WIDEST_SHARE = 40
"""A column's longest text counts up to so many letters when widths have to be guessed."""
SIZES = ((4, 10.0), (6, 9.0), (8, 8.0), (10, 7.5), (14, 6.5))
"""Up to so many columns on upright A4 the letters have this size."""
SMALLEST = 6.0
LONGEST_HEADING = 60
"""Letters of a cell that may be a heading where the author marked no heading row."""
MOST_HEADERS = 5
MOST_COLUMNS = 14
"""A table of more columns is set as several, one below the other."""
LONGEST_REPEATED = 700
"""A heading with more letters is not repeated on every page."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A table as it is to be set."""

    rows: tuple[tuple[Cell, ...], ...]
    headers: int
    repeat: bool
    widths: tuple[float, ...]
    size: float
    total: float

    def width_of(self, cell: Cell) -> float:
        """Points of room for the words of a cell."""
        share = sum(self.widths[cell.column : cell.column + cell.colspan]) / sum(self.widths)
        return max(share * self.total - self.size, self.size)


def laid_out(table: Table, width: float) -> Plan | None:
    """How a table is set on a page of `width` points; None when it has no cells at all."""
    rows = _placed(table)
    if not rows or not any(rows):
        return None
    columns = max(cell.column + cell.colspan for row in rows for cell in row)
    headers = _headers(rows, min(table.header_rows, MOST_HEADERS))
    size = _size(columns, width)
    widths = _widths(table.widths, rows, columns)
    said = sum(len(_words(cell)) for row in rows[:headers] for cell in row)
    return Plan(rows, headers, said <= LONGEST_REPEATED, widths, size, width)


def parted(table: Table) -> tuple[Table, ...]:
    """A table too wide for any page as several, side by side in thought and below each other on paper.

    A cell over the seam stays with its left part.
    """
    if table.columns <= MOST_COLUMNS:
        return (table,)
    made = []
    for start in range(0, table.columns, MOST_COLUMNS):
        end = start + MOST_COLUMNS
        rows = tuple(
            tuple(
                replace(cell, column=cell.column - start, colspan=min(cell.colspan, end - cell.column))
                for cell in row
                if start <= cell.column < end
            )
            for row in table.rows
        )
        if any(rows):
            columns = min(MOST_COLUMNS, table.columns - start)
            made.append(Table(rows, columns, table.header_rows, table.widths[start:end]))
    return tuple(made)


def _placed(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Each cell on a place of its own: what overlaps moves on to the right, what is too tall is cut."""
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    count = len(table.rows)
    spans = any(cell.rowspan > 1 for row in table.rows for cell in row)
    for y, row in enumerate(table.rows):
        made: list[Cell] = []
        free = 0
        for cell in row:
            column = max(cell.column, free)
            while (y, column) in taken:
                column += 1
            width = max(cell.colspan, 1)
            while any((y, column + at) in taken for at in range(1, width)):
                width -= 1
            height = min(max(cell.rowspan, 1), count - y)
            while height > 1 and any((y + down, column + at) in taken
                                     for down in range(1, height) for at in range(width)):  # fmt: skip
                height -= 1
            if spans and height > 1:
                taken.update((y + down, column + at) for down in range(1, height) for at in range(width))
            free = column + width
            made.append(replace(cell, column=column, colspan=width, rowspan=height))
        rows.append(tuple(made))
    return tuple(rows)


def _headers(rows: Sequence[Sequence[Cell]], headers: int) -> int:
    """Heading rows with all rows that their cells reach into."""
    at = 0
    while at < headers:
        headers = max([headers, *(at + cell.rowspan for cell in rows[at])])
        at += 1
    return headers if headers < len(rows) else 0


def _size(columns: int, width: float) -> float:
    wide = width / (595.28 - 136.0)
    for most, size in SIZES:
        if columns <= most * wide:
            return size
    return max(SMALLEST, SIZES[-1][1] * SIZES[-1][0] * wide / columns)


def _widths(given: Sequence[float], rows: Sequence[Sequence[Cell]], columns: int) -> tuple[float, ...]:
    """Shares of the width, those of the file where it says them, else by what the columns hold."""
    if len(given) >= columns and all(share > 0 for share in given[:columns]):
        least = sum(given[:columns]) / columns * 0.25
        return tuple(max(share, least) for share in given[:columns])
    longest = [4.0] * columns
    letters = [0.0] * columns
    for row in rows:
        for cell in row:
            if cell.colspan > 1:
                continue
            words = _words(cell)
            letters[cell.column] = max(letters[cell.column], float(len(words)))
            word = max(map(len, words.split()), default=0)
            longest[cell.column] = max(longest[cell.column], min(float(word), 18.0))
    return tuple(max(longest[at], min(letters[at], WIDEST_SHARE) ** 0.9) for at in range(columns))


def _words(cell: Cell) -> str:
    return " ".join(text_of(spans) for block in walk(cell.blocks) for spans in spans_of(block))


def looks_headed(cells: Sequence[Sequence[Cell]], columns: int) -> int:
    """1 where the first row reads as a heading although not marked: short, set apart, in every column."""
    if len(cells) < 2 or columns < 2 or len(cells[0]) < columns:
        return 0
    for cell in cells[0]:
        spans = [span for block in walk(cell.blocks) for one in spans_of(block) for span in one]
        text = text_of(tuple(spans)).strip()
        apart = bool(cell.shade) or (
            bool(spans) and all(span.bold or not span.text.strip() for span in spans)
        )
        if not text or len(text) > LONGEST_HEADING or not apart:
            return 0
    below = [
        span for cell in cells[1] for block in walk(cell.blocks) for one in spans_of(block) for span in one
    ]
    if all(cell.shade for cell in cells[0]) and all(cell.shade for cell in cells[1]):
        return 0
    return 0 if below and all(span.bold for span in below) else 1
