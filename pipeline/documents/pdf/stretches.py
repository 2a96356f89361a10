"""Where on a page a table without (all) rules may stand: strips below each other that begin with dates.

A date column is what tells a table of entries from columns of prose, contents pages, addresses and
signatures; without one nothing is taken.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents.pdf.datecells import begins_entry, has_leaders
from pipeline.documents.pdf.strips import Strip, blank_of, pieces

NEAR = 2.5
"""Dates of one column begin (or have their middles) within so many points."""
SHARE = 0.4
"""The date column has at least this share of the dates of the fullest one; the left-most such is it."""
LONGEST = 7
"""Words of a date at most ("from the 12th to the 14th March"); more is a sentence that begins with one."""
FAR = 3.2
"""White of more than so many letter sizes ends a table, unless its rows stand as far apart."""


@dataclass(frozen=True, slots=True)
class DateColumn:
    """`edge` is where dates begin, `centre` their middle; `low` to `high` is white right of them."""

    edge: float
    centre: float
    low: float
    high: float

    def like(self, other: DateColumn) -> bool:
        """Whether both are the same column on two pages."""
        return abs(self.edge - other.edge) <= NEAR or abs(self.centre - other.centre) <= NEAR


@dataclass(slots=True)
class Stretch:
    """A piece of a page: strips `first` to `last` (not meant) of all; `seeds` begin with a date, the first
    `heading` repeat the heading."""

    page: int
    strips: list[Strip]
    seeds: set[int]
    column: DateColumn
    blank: float
    at_top: bool
    at_bottom: bool
    through: set[int] = field(default_factory=set)
    heading: int = 0

    @property
    def before(self) -> int:
        """How many strips stand above the first date."""
        return min(self.seeds, default=0)


def stretches_of(number: int, strips: Sequence[Strip]) -> list[Stretch]:
    """The stretches of a page, top to bottom.

    Args:
        number: of the page.
        strips: what stands on it outside ruled tables, without its running header and footer.
    """
    blank = blank_of(strips)
    dates = dates_of(strips, blank)
    if not dates:
        return []
    column = _column(dates)
    seeds = [index for index, _, _, _ in dates]
    through = {i for i, strip in enumerate(strips) if runs_through(strip, column, blank)}
    made: list[tuple[int, int, list[int]]] = []
    for group in _parted(seeds, through, strips):
        first = _up(group[0], strips, through, made[-1][1] if made else 0)
        last = _down(group, strips, through)
        made.append((first, last, group))
    return [
        Stretch(
            number,
            list(strips[first:last]),
            {i - first for i in group},
            column,
            blank,
            first == 0,
            last == len(strips),
            {i - first for i in through if first <= i < last},
        )
        for first, last, group in made
    ]


def runs_through(strip: Strip, column: DateColumn, blank: float) -> bool:
    """Whether words run over the white right of the dates, as running text does."""
    return any(p[0].x0 < column.low - 1 and p[-1].x1 > column.high + 1 for p in pieces(strip, blank))


Date = tuple[int, float, float, float]
"""Number of the strip, where the date begins and ends, and where the next words begin."""


def dates_of(strips: Sequence[Strip], blank: float) -> list[Date]:
    """The dates of the date column, top to bottom: those that begin a piece with another right of it."""
    found: list[Date] = []
    for index, strip in enumerate(strips):
        parts = list(pieces(strip, blank))
        if has_leaders(" ".join(word.text for word in strip.words)):
            continue
        for number, piece in enumerate(parts):
            text = " ".join(word.text for word in piece[:8])
            if number < len(parts) - 1 and len(piece) <= LONGEST and begins_entry(text):
                found.append((index, piece[0].x0, piece[-1].x1, parts[number + 1][0].x0))
    clusters: list[list[Date]] = []
    for date in sorted(found, key=lambda date: date[1]):
        for cluster in clusters:
            other = cluster[-1]
            if abs(date[1] - other[1]) <= NEAR or abs(date[1] + date[2] - other[1] - other[2]) <= 2 * NEAR:
                cluster.append(date)
                break
        else:
            clusters.append([date])
    most = max((len(cluster) for cluster in clusters), default=0)
    chosen = next((cluster for cluster in clusters if len(cluster) >= SHARE * most), [])
    return sorted(chosen)


def _column(dates: Sequence[Date]) -> DateColumn:
    edge = statistics.median_low(date[1] for date in dates)
    centre = statistics.median_low((date[1] + date[2]) / 2 for date in dates)
    high = min(date[3] for date in dates)
    low = max((date[2] for date in dates if date[2] <= high), default=edge)
    return DateColumn(edge, centre, low, high)


def _parted(seeds: Sequence[int], through: set[int], strips: Sequence[Strip]) -> list[list[int]]:
    groups = [[seeds[0]]]
    for seed in seeds[1:]:
        between = [i for i in range(groups[-1][-1] + 1, seed) if i in through]
        apart = any(i + 1 in through for i in between)
        if apart:
            groups.append([])
        groups[-1].append(seed)
    return groups


def _gap(one: Strip, two: Strip) -> float:
    return (two.top - one.bottom) / max(one.size, two.size)


def _up(first: int, strips: Sequence[Strip], through: set[int], limit: int) -> int:
    while first > limit and first - 1 not in through and _gap(strips[first - 1], strips[first]) < FAR:
        first -= 1
    return first


def _down(group: Sequence[int], strips: Sequence[Strip], through: set[int]) -> int:
    gaps = [_gap(strips[i], strips[i + 1]) for i in range(group[0], group[-1])]
    gaps = [gap for gap in gaps if gap < FAR]
    far = max(1.5 * max(gaps, default=0.0), 1.0) + 0.3
    last = group[-1] + 1
    while last < len(strips) and last not in through and _gap(strips[last - 1], strips[last]) <= far:
        last += 1
    return last
