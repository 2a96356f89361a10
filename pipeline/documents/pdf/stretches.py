"""Where on a page a table without (all) rules may stand: strips below each other that begin with dates.

A date column is what tells a table of entries from columns of prose, contents pages, addresses and
signatures; without one nothing is taken.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents.pdf.datecells import BEGUN, begins_entry, completes, has_leaders
from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.strips import Strip, blank_of, pieces

NEAR = 2.5
"""Dates of one column begin (or have their middles) within so many points."""
SHARE = 0.4
"""The date column has at least this share of the dates of the fullest one; the left-most such is it."""
LONGEST = 7
"""Words of a date at most ("from the 12th to the 14th March"); more is a sentence that begins with one."""
FEWEST_ENDING = 3
"""So many dates that end their lines on one edge are a column; fewer may stand so in any text."""
CLOSE = 0.6
"""Lines of one cell have no more white between them than so many letter sizes."""
FAR = 3.2
"""White of more than so many letter sizes ends a table, unless its rows stand as far apart."""


@dataclass(frozen=True, slots=True)
class DateColumn:
    """`edge` is where dates begin, `centre` their middle; `low` to `high` is white right of them.

    Where dates stand in the last column it is white left of them.
    """

    edge: float
    centre: float
    low: float
    high: float

    def like(self, other: DateColumn) -> bool:
        """Whether both are the same column on two pages."""
        return abs(self.edge - other.edge) <= NEAR or abs(self.centre - other.centre) <= NEAR


@dataclass(slots=True)
class Stretch:
    """A piece of a page: `seeds` begin with a date, words of those `through` run over the white right of the
    dates (a banner), the first `heading` repeat the heading; rows stand no further apart than `reach`."""

    page: int
    strips: list[Strip]
    seeds: set[int]
    column: DateColumn
    blank: float
    at_top: bool
    at_bottom: bool
    through: set[int] = field(default_factory=set)
    heading: int = 0
    reach: float = 0.0

    @property
    def before(self) -> int:
        """How many strips stand above the first date."""
        return min(self.seeds, default=0)


def stretches_of(number: int, strips: Sequence[Strip], reach: float = 0.0) -> list[Stretch]:
    """The stretches of a page, top to bottom.

    Args:
        number: of the page.
        strips: what stands on it outside ruled tables, without its running header and footer.
        reach: how far apart rows stand on the page before, in letter sizes.
    """
    blank = blank_of(strips)
    dates = dates_of(strips, blank)
    if not dates:
        return []
    column = _column(dates, strips, blank)
    seeds = [index for index, _, _, _ in dates]
    through = {i for i, strip in enumerate(strips) if runs_through(strip, column, blank)}
    made: list[tuple[int, int, list[int], float]] = []
    for group in _parted(seeds, through):
        first = _up(group[0], strips, through, made[-1][1] if made else 0, blank)
        far = max(reach, _far(strips[first : group[-1] + 1]))
        made.append((first, _down(group, strips, through, far), group, far))
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
            reach=far,
        )
        for first, last, group, far in made
    ]


def runs_through(strip: Strip, column: DateColumn, blank: float) -> bool:
    """Whether words run over the white right of the dates, as running text does."""
    return any(p[0].x0 < column.low - 1 and p[-1].x1 > column.high + 1 for p in pieces(strip, blank))


Date = tuple[int, float, float, float]
"""Number of the strip, where the date begins and ends, and where the next words begin."""


def dates_of(strips: Sequence[Strip], blank: float) -> list[Date]:
    """The dates of the date column, top to bottom: those that begin a piece with another right of it.

    Where there are none, those of a last column: several that begin on one edge, with words left of each.
    """
    found: list[Date] = []
    ending: list[Date] = []
    for index, strip in enumerate(strips):
        parts = list(pieces(strip, blank))
        if has_leaders(" ".join(word.text for word in strip.words)):
            continue
        for number, piece in enumerate(parts):
            text = " ".join(word.text for word in piece[:8])
            if len(piece) > LONGEST or not begins_entry(text) or _goes_on(strips, index, piece, blank):
                continue
            if number < len(parts) - 1:
                found.append((index, piece[0].x0, piece[-1].x1, parts[number + 1][0].x0))
            elif number:
                ending.append((index, piece[0].x0, piece[-1].x1, piece[-1].x1))
    if not found and len(ending) >= FEWEST_ENDING:
        edge = statistics.median_low(date[1] for date in ending)
        on_edge = [date for date in ending if abs(date[1] - edge) < 1]
        found = on_edge if len(on_edge) >= FEWEST_ENDING else []
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


def _goes_on(strips: Sequence[Strip], index: int, piece: Sequence[Word], blank: float) -> bool:
    """Whether a date is the rest of what stands just above it ("19:30 at" | "15/02/2007")."""
    if not index or gap(strips[index - 1], strips[index]) > CLOSE:
        return False
    for above in pieces(strips[index - 1], blank):
        if abs(above[0].x0 - piece[0].x0) <= NEAR:
            text = " ".join(word.text for word in above)
            return bool(BEGUN.search(text)) and completes(text, " ".join(word.text for word in piece))
    return False


def _column(dates: Sequence[Date], strips: Sequence[Strip], blank: float) -> DateColumn:
    edge = statistics.median_low(date[1] for date in dates)
    centre = statistics.median_low((date[1] + date[2]) / 2 for date in dates)
    if all(date[3] == date[2] for date in dates):
        ends = [p[-1].x1 for date in dates for p in pieces(strips[date[0]], blank) if p[-1].x1 < edge]
        return DateColumn(edge, centre, max(ends, default=edge), edge)
    high = min(date[3] for date in dates)
    low = max((date[2] for date in dates if date[2] <= high), default=edge)
    return DateColumn(edge, centre, low, high)


def is_banner(index: int, strips: Sequence[Strip], through: set[int], blank: float) -> bool:
    """Whether a strip that runs through stands alone below a row or a heading, as a banner does."""
    return (
        index > 0
        and index - 1 not in through
        and index + 1 not in through
        and gap(strips[index - 1], strips[index]) < FAR
        and len(list(pieces(strips[index - 1], blank))) > 1
        and len(list(pieces(strips[index], blank))) == 1
    )


def _parted(seeds: Sequence[int], through: set[int]) -> list[list[int]]:
    groups = [[seeds[0]]]
    for seed in seeds[1:]:
        between = [i for i in range(groups[-1][-1] + 1, seed) if i in through]
        apart = any(i + 1 in through for i in between)
        if apart:
            groups.append([])
        groups[-1].append(seed)
    return groups


def gap(one: Strip, two: Strip) -> float:
    """The white between two strips in letter sizes."""
    return (two.top - one.bottom) / max(one.size, two.size)


def _up(first: int, strips: Sequence[Strip], through: set[int], limit: int, blank: float) -> int:
    while first > limit and gap(strips[first - 1], strips[first]) < FAR:
        above = first - 1
        # A banner may stand between the heading and the first entry, or at the top of a page.
        if above in through and above and (above == limit or not is_banner(above, strips, through, blank)):
            break
        first -= 1
    return first


def _far(strips: Sequence[Strip]) -> float:
    """How far apart the next row may stand, from those above."""
    gaps = [white for one, two in itertools.pairwise(strips) if (white := gap(one, two)) < FAR]
    return max(1.5 * max(gaps, default=0.0), 1.0) + 0.3


def _down(group: Sequence[int], strips: Sequence[Strip], through: set[int], far: float) -> int:
    last = group[-1] + 1
    while last < len(strips) and gap(strips[last - 1], strips[last]) <= far:
        if last in through and last < len(strips) - 1:
            break
        last += 1
    return last
