"""Cells whose colour says something: a red, amber or green rating, a row somebody picked out.

Most shading is dress: headings, banners, every other row, a whole column. What remains is a note of the
cell, since a rating may be given by the colour and no word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from lxml import etree

from pipeline.documents._colours import colour_name
from pipeline.documents.docx.names import VAL, W
from pipeline.documents.model import Cell, Note, Place, Row

KIND = "shading"
_FILL, _COLOUR = W + "fill", W + "color"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SOLID = "solid"
_STRIPES = 0.8
_PICKED_OUT = 0.5

Fills = Mapping[int, str]
"""The colours of one row by the grid column at which the cell begins."""


def colour_of(shd: etree._Element) -> str:
    """A shading in a plain word; "" for white, grey, black and none."""
    fill = shd.get(_COLOUR if shd.get(VAL) == _SOLID else _FILL, "")
    if not _HEX.fullmatch(fill):
        return ""
    return colour_name(*(int(fill[at : at + 2], 16) for at in (0, 2, 4)))


def note_shading(rows: list[Row], fills: Mapping[int, Fills], table: int) -> None:
    """Add a note to every cell whose colour differs from the others of its column without being mere dress.

    Args:
        rows: the table's rows, changed in place. The first has no say in what is dress: it may be headings.
        fills: the colours of those rows that have any, by the row's index.
        table: its number, for the notes' places.
    """
    body = [at for at in range(1, len(rows)) if not rows[at].header and len(rows[at].cells) > 1]
    whole = {at: colour for at in body if (colour := _whole(rows[at], fills.get(at, {})))}
    if _picks_out(whole, body):
        for at, colour in whole.items():
            first = rows[at].cells[0]
            _add(rows, at, first, f"the whole row: {colour}", table)
    columns: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    apart = [at for at in body if at not in whole]
    for at in apart:
        for cell in rows[at].cells:
            columns[cell.column, cell.span][fills.get(at, {}).get(cell.column, "")] += 1
    for at in (0, *apart):
        for cell in rows[at].cells:
            colour = fills.get(at, {}).get(cell.column, "")
            if colour and len(columns[cell.column, cell.span]) > 1:
                _add(rows, at, cell, colour, table)


def shaded(row: Row, fills: Fills) -> Row:
    """A row whose cells know their colours, dress or not."""
    return row._replace(cells=tuple(cell._replace(shade=fills.get(cell.column, "")) for cell in row.cells))


def _whole(row: Row, fills: Fills) -> str:
    """The one colour of all cells of a row, "" where they differ."""
    colours = {fills.get(cell.column, "") for cell in row.cells}
    return colours.pop() if len(colours) == 1 else ""


def _picks_out(whole: Mapping[int, str], body: list[int]) -> bool:
    """Whether coloured rows stand out: not all alike, not every other one."""
    if not whole or not body:
        return False
    if len(set(whole.values())) > 1:
        return True
    steps = [two - one for one, two in pairwise(sorted(whole))]
    striped = bool(steps) and steps.count(2) >= _STRIPES * len(steps)
    return len(whole) <= _PICKED_OUT * len(body) and not striped


def _add(rows: list[Row], at: int, cell: Cell, colour: str, table: int) -> None:
    row = rows[at]
    note = Note(KIND, colour, Place(table=table, row=row.number, column=cell.column))
    cells = tuple(one._replace(notes=(*one.notes, note)) if one is cell else one for one in row.cells)
    rows[at] = row._replace(cells=cells)
