"""Tables inside a cell of a ruled table whose rules touch those of the cell.

Their rules would cut the one row they stand in into many, each with the outer row's date. They are
told by what they do to the grid: within a run of rows every other cell goes through from the first to
the last, and the rules down the middle part a cell that is whole in the other rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.documents.pdf.grid import Lattice, Region

FEWEST_TALL = 2
"""So many cells must go through beside the inner table."""


class _Inner(NamedTuple):
    """Rows `top` to `bottom` and columns `left` to `right` (the last of each not meant) of an inner table."""

    top: int
    bottom: int
    left: int
    right: int


def whole_rows(table: Lattice) -> Lattice:
    """The lattice with every row that holds an inner table whole; its words stay in that cell."""
    inner = _inner_tables(table)
    if not inner:
        return table
    return _rebuilt(table, inner)


def _inner_tables(table: Lattice) -> list[_Inner]:
    found = [one for top in range(len(table.ys) - 1) if (one := _inner_at(table, top)) is not None]
    whole = {(r.column, r.column + r.span) for r in table.regions if not _inside(r, found)}
    edges = {edge for pair in whole for edge in pair}
    # Rules that part other rows too are columns of the table itself.
    return [
        one
        for one in found
        if (one.left, one.right) in whole and not any(one.left < edge < one.right for edge in edges)
    ]


def _inner_at(table: Lattice, top: int) -> _Inner | None:
    """What stands in the run of rows that begins at `top`, if cells on other columns go through it."""
    starting = [region for region in table.regions if region.row == top]
    rows = max((region.rows for region in starting), default=1)
    if rows < 2:
        return None
    block = [r for r in table.regions if r.row < top + rows and r.row + r.rows > top]
    tall = [r for r in block if r.row == top and r.rows == rows]
    short = [r for r in block if r not in tall]
    if len(tall) < FEWEST_TALL or not short or any(r.row < top or r.row + r.rows > top + rows for r in short):
        return None
    left, right = min(r.column for r in short), max(r.column + r.span for r in short)
    if any(left <= r.column < right for r in tall) or all(
        (r.column, r.span) == (left, right - left) for r in short
    ):
        return None
    return _Inner(top, top + rows, left, right)


def _inside(region: Region, found: Sequence[_Inner]) -> bool:
    return any(one.top <= region.row < one.bottom and one.left <= region.column < one.right for one in found)


def _rebuilt(table: Lattice, inner: Sequence[_Inner]) -> Lattice:
    kept = [region for region in table.regions if not _inside(region, inner)]
    kept += [Region(one.top, one.left, one.bottom - one.top, one.right - one.left) for one in inner]
    kept.sort()
    gone = {row for one in inner for row in range(one.top + 1, one.bottom)}
    rows = [row for row in range(len(table.ys)) if row not in gone]
    columns = sorted({0, len(table.xs) - 1} | {edge for r in kept for edge in (r.column, r.column + r.span)})
    row_at = {row: sum(1 for r in rows if r < row) for row in range(len(table.ys) + 1)}
    column_at = {column: number for number, column in enumerate(columns)}
    regions: list[Region] = []
    owner = [[-1] * (len(columns) - 1) for _ in rows[1:]]
    for region in kept:
        top, bottom = row_at[region.row], row_at[region.row + region.rows]
        left, right = column_at[region.column], column_at[region.column + region.span]
        for row in range(top, bottom):
            owner[row][left:right] = [len(regions)] * (right - left)
        regions.append(Region(top, left, bottom - top, right - left))
    return table._replace(
        xs=tuple(table.xs[column] for column in columns),
        ys=tuple(table.ys[row] for row in rows),
        regions=tuple(regions),
        owner=tuple(tuple(line) for line in owner),
    )
