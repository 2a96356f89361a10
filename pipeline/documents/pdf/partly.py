"""Rulings that draw only part of a table: a box with columns but no rows, rows but no columns, a heading.

Taken at their word such rules would put many entries into one cell. They are told by the dates: several
below each other in one cell with other cells beginning anew beside them, or dates and other words side by
side in a cell as wide as the table. The words then go to `unruled`, which knows of the rules as well.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.documents.pdf.grid import Lattice
from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.stretches import Date, dates_of
from pipeline.documents.pdf.strips import Strip, blank_of, strips_of
from pipeline.documents.pdf.words import COLUMN_GAP

FEW_ROWS = 3
"""A lattice with more rows draws its rows."""
BELOW = 4.0
"""Entries begin no further than so many letter sizes below their heading."""
WIDE_BOX = 300.0
"""A box with columns of entries in it is at least so wide, in points."""
_DATE_WORD = re.compile(
    r"[?(~]*(?:\d{1,2}(?:st|nd|rd|th)?$|\d{1,2}[./-]\d|\d{4}-\d|(?:mon|tue|wed|thu|fri|sat|sun))", re.I
)


def wholly_ruled(
    tables: Sequence[Lattice], words: Sequence[Word], across: Sequence[Lattice]
) -> list[Lattice]:
    """The lattices without those that draw part of a table of entries only.

    Args:
        tables: made by rules both ways, or by shades.
        words: of the page.
        across: lattices made by rules across alone; they give way wherever there are dates.
    """
    tables = [t for t in tables if len(t.xs) > 2 or not _has_columns(t, words)]
    suspects = [t for t in tables if (len(t.xs) == 2 or len(t.ys) <= FEW_ROWS + 1) and _may(t, words)]
    if not suspects and not across:
        return list(tables)
    dated = [word for word in words if _DATE_WORD.match(word.text)]
    if not dated:
        return [*tables, *across]
    strips = strips_of(words)
    dates = dates_of(strips, blank_of(strips))
    seeds = [(date, strips[date[0]]) for date in dates]
    kept = [t for t in tables if t not in suspects or not _is_part(t, seeds, strips, tables)]
    return kept + [t for t in across if not any(_holds(t, date, strip) for date, strip in seeds)]


def _has_columns(table: Lattice, words: Sequence[Word]) -> bool:
    """Whether words stand in three or more columns in a box that has none."""
    if table.xs[1] - table.xs[0] < WIDE_BOX:
        return False
    low, high = table.ys[0], table.ys[-1]
    held = [w for w in words if low <= w.top and w.bottom <= high and table.xs[0] <= w.x0 <= table.xs[1]]
    return any(_in_columns(strip) for strip in strips_of(held))


def _may(table: Lattice, words: Sequence[Word]) -> bool:
    """A quick look whether it is worth the full one."""
    low, high = table.ys[0], table.ys[-1]
    if len(table.ys) <= FEW_ROWS and len(table.xs) > 2:
        high += BELOW * 12
    edges = [
        word.x0
        for word in words
        if low <= word.top <= high and table.xs[0] <= word.x0 <= table.xs[-1] and _DATE_WORD.match(word.text)
    ]
    edges.sort()
    return len(edges) > 0 if len(table.xs) == 2 or high > table.ys[-1] else len(edges) > 1


def _holds(table: Lattice, date: Date, strip: Strip) -> bool:
    return table.ys[0] <= strip.middle <= table.ys[-1] and table.xs[0] <= date[1] + 1 <= table.xs[-1]


def _is_part(
    table: Lattice, seeds: Sequence[tuple[Date, Strip]], strips: Sequence[Strip], tables: Sequence[Lattice]
) -> bool:
    own = [(date, strip) for date, strip in seeds if _holds(table, date, strip)]
    if len(table.xs) == 2:
        return bool(own)
    if not own:
        return _is_heading_box(table, seeds, tables)
    regions: dict[int, list[Date]] = {}
    for date, strip in own:
        regions.setdefault(table.at(date[1] + 1, strip.middle), []).append(date)
    return any(
        sum(_begins_anew(table, date, strips) for date in dates[1:]) >= 1
        for region, dates in regions.items()
        if region >= 0 and table.regions[region].span < len(table.xs) - 1
    ) or any(
        table.regions[region].span == len(table.xs) - 1 and any(_in_columns(strips[d[0]]) for d in dates)
        for region, dates in regions.items()
        if region >= 0
    )


def _in_columns(strip: Strip) -> bool:
    """Whether its words stand in three columns or more, though the cell they are in has none."""
    return sum(b.x0 - a.x1 > COLUMN_GAP * a.size for a, b in itertools.pairwise(strip.words)) > 1


def _begins_anew(table: Lattice, date: Date, strips: Sequence[Strip]) -> bool:
    """Whether beside a date a cell begins whose column is empty on the line above, or all cells begin."""
    here, above = strips[date[0]], strips[date[0] - 1]
    columns = {table.at(word.x0 + 1, here.middle) for word in here.words}
    before = {table.at(word.x0 + 1, above.middle) for word in above.words}
    if not before <= set(range(len(table.regions))):
        return False
    return bool(columns - before) or above.bottom < here.top - 0.5 * here.size


def _is_heading_box(table: Lattice, seeds: Sequence[tuple[Date, Strip]], tables: Sequence[Lattice]) -> bool:
    """A boxed heading row above entries that no rule parts."""
    if len(table.ys) > FEW_ROWS:
        return False
    for date, strip in seeds:
        near = 0 <= strip.top - table.ys[-1] + 3 < BELOW * strip.size
        if near and table.xs[0] - 3 <= date[1] and date[3] <= table.xs[-1]:
            return not any(_holds(other, date, strip) for other in tables)
    return False
