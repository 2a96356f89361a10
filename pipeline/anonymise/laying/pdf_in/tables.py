"""The tables of a PDF, with their heading rows once; boxes of a drawing are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.anonymise.laying.grids import looks_headed
from pipeline.anonymise.laying.model import Aside, Cell, Para, Table
from pipeline.anonymise.laying.pdf_in.sight import Sight, dressed
from pipeline.anonymise.laying.pdf_in.units import Spot, Unit
from pipeline.anonymise.passages import Removed
from pipeline.documents import Row
from pipeline.documents import Table as ReadTable

_SHADES = {
    "red": "F4B6B6", "amber": "FBD9A5", "yellow": "FFF2B3", "green": "C6E5C3", "blue": "C9DDF2",
    "purple": "DECFEB",
}  # fmt: skip


HOLES = 0.25
"""A table's cells cover all of its grid; boxes of a drawing leave this share of it free, and more."""
MOST_TITLES = 2
"""So many rows may stand above the heading row, each of one cell: the table's title."""


@dataclass
class _Rows:
    """The cells of a table in the making, and the spots of their words."""

    cells: list[list[Cell]] = field(default_factory=list)
    spots: list[list[Spot]] = field(default_factory=list)
    top: float | None = None


def table_unit(table: ReadTable, sights: Mapping[int, Sight]) -> tuple[Unit, tuple[Removed, ...]]:
    """A table, its heading rows once; a drawing's words in a frame, and what to tell of it."""
    place = f"page {table.page}, table {table.number}" if table.page else f"table {table.number}"
    rows = _Rows()
    kept = _without_repeats(table.rows)
    _fill(rows, kept, table, sights, place)
    spots = [spot for row in rows.spots for spot in row]
    if is_drawing(table):
        blocks = tuple(block for row in rows.cells for cell in row for block in cell.blocks)
        plain = [Spot("body", spot.where, "paragraph") for spot in spots]
        why = "its boxes are no table; their words are printed in a frame: put it in as a picture if needed"
        told = Removed("drawings", f"page {table.page}", "a drawing made of boxes", why)
        return Unit(Aside(blocks), plain, table.page or 0, rows.top), (told,)
    headers = _headers(kept, rows, table.width)
    made = Table(tuple(map(tuple, rows.cells)), table.width, headers)
    return Unit(made, [Spot("body", place, "caption"), *spots], table.page or 0, rows.top), ()


def is_drawing(table: ReadTable) -> bool:
    """Whether what was read as a table is boxes with lines between them, as of a genogram."""
    if any(row.header for row in table.rows) or len(table.rows) < 2:
        return False
    covered = sum(cell.span for row in table.rows for cell in row.cells)
    return covered <= (1 - HOLES) * len(table.rows) * table.width


def _without_repeats(rows: Sequence[Row]) -> list[Row]:
    """The rows without headings that only come back because another page begins."""
    met: set[tuple[tuple[int, str], ...]] = set()
    kept = []
    for row in rows:
        if row.is_page_heading:
            key = tuple((cell.column, cell.text.casefold()) for cell in row.cells if cell.text)
            if key in met:
                continue
            met.add(key)
        kept.append(row)
    return kept


def _headers(kept: Sequence[Row], rows: _Rows, width: int) -> int:
    """How many rows at the head are headings: those met again on other pages, with a title above them."""
    first = next((at for at, row in enumerate(kept) if row.header), len(kept))
    if first <= MOST_TITLES and all(len(row) <= 1 for row in rows.cells[:first]):
        headers = next((at for at in range(first, len(kept)) if not kept[at].header), len(kept))
        if first < headers < len(kept):
            return headers
    return looks_headed([tuple(row) for row in rows.cells], width)


def _fill(
    rows: _Rows, kept: Sequence[Row], table: ReadTable, sights: Mapping[int, Sight], place: str
) -> None:
    """The cells row by row; those continued from above become taller ones."""
    growing: dict[int, tuple[int, int]] = {}
    for y, row in enumerate(kept):
        rows.cells.append([])
        rows.spots.append([])
        still: dict[int, tuple[int, int]] = {}
        for cell in row.cells:
            home = growing.get(cell.column)
            if cell.continued and home is not None and not cell.text:
                above = rows.cells[home[0]][home[1]]
                rows.cells[home[0]][home[1]] = replace(above, rowspan=y - home[0] + 1)
                still[cell.column] = home
                continue
            still[cell.column] = (y, len(rows.cells[-1]))
            shown = dressed(cell.text, sights, row.page or table.page or 0)
            rows.top = shown.top if rows.top is None else rows.top
            blocks = (Para(shown.spans),) if cell.text else ()
            rows.cells[-1].append(Cell(blocks, cell.column, cell.span, 1, _SHADES.get(cell.shade, "")))
            if cell.text:
                at = (table.number, row.number, cell.column + 1)
                where = f"{place}, row {row.number}, column {cell.column + 1}"
                rows.spots[-1].append(Spot("body", where, "cell", cell=at))
        growing = still
