"""Columns of a table without rules between them, from the white that runs down between its words.

What stays white over the whole run of pages is a gutter. A gutter must be more than the blanks of a
sentence that chance to stand below each other: somewhere it is wide, or the heading row parts there.
"""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.strips import Strip, pieces

NARROWEST = 1.2
"""A gutter is at least so many blanks wide."""
SURE = 2.0
"""Where the white across a gutter is wider than so many blanks it is no blank of a sentence."""
SURE_SHARE = 0.12
LENIENT = (0.0, 0.01, 0.03, 0.06, 0.1)
"""Shares of strips whose words may run over a gutter (columns that overflow), tried in turn."""
FLUSH = 1.2
"""Words that begin within so many points of a column's edge stand on it."""


class Columns(NamedTuple):
    """Where columns are parted. `lefts` are the edges their text stands on, None where it stands on none."""

    bounds: tuple[float, ...]
    lefts: tuple[float | None, ...]
    left: float
    right: float
    white: float

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.bounds) + 1

    def cells(self, strip: Strip, blank: float) -> dict[int, list[Word]]:
        """The words of a strip by column.

        Words that run on over a bound stay where they began, but for those that begin on a column's edge.
        """
        held: dict[int, list[Word]] = {}
        for piece in pieces(strip, blank):
            column = bisect_right(self.bounds, piece[0].x0 + 0.3)
            for number, word in enumerate(piece):
                own = bisect_right(self.bounds, word.x0 + 0.3)
                if number and own > column:
                    edge = self.lefts[own]
                    within = word.x0 - piece[number - 1].x1 > 0.4 * blank * word.size
                    if edge is None or abs(word.x0 - edge) > FLUSH or not within:
                        own = column
                column = max(own, column)
                held.setdefault(column, []).append(word)
        return held

    def crossed(self, strip: Strip, blank: float) -> int:
        """How many gutters words of the strip run over, into the text of the next column."""
        return sum(
            1
            for piece in pieces(strip, blank)
            for bound, edge in zip(self.bounds, self.lefts[1:], strict=True)
            if piece[0].x0 < bound - 1 and piece[-1].x1 > (bound if edge is None else max(edge, bound)) + 1
        )


def columns_of(
    strips: Sequence[Strip], heading: Sequence[Strip], blank: float, walls: Sequence[float], sure: float
) -> Columns:
    """The columns of the strips of a table.

    Args:
        strips: of all its pages, its heading rows among them; lines of running text left out.
        heading: those that stand above the first date.
        blank: width of a blank as a share of the letter size.
        walls: where rules run down.
        sure: a place known to be white: right of the dates.
    """
    size = statistics.median(strip.size for strip in strips)
    runs = [[(p[0].x0, p[-1].x1) for p in pieces(strip, blank)] for strip in strips]
    width = blank * size
    labels = [[(p[0].x0, p[-1].x1) for p in pieces(strip, blank)] for strip in heading]
    wanted = max((len(label) for label in labels), default=0)
    best: list[tuple[float, float]] = []
    for share in LENIENT:
        white = _white(runs, int(share * len(runs)), NARROWEST * width)
        found = [gap for gap in white if gap[0] <= sure <= gap[1] or _is_sure(gap, runs, labels, width)]
        if len(found) > len(best) or not best:
            best = found
        if len(best) + 1 >= wanted:
            break
    bounds = [(low + high) / 2 for low, high in best]
    for wall in walls:
        near = [i for i, (low, high) in enumerate(best) if low - 1 <= wall <= high + 1]
        if near:
            bounds[near[0]] = wall
        else:
            bounds.append(wall)
    bounds = _without_empty(sorted(bounds), runs, walls)
    left = min(run[0][0] for run in runs)
    right = max(end for run in runs for _, end in run)
    lefts = _lefts(runs, bounds)
    widths = [high - low for low, high in best]
    return Columns(tuple(bounds), lefts, left, right, min(widths, default=2 * width))


def _without_empty(
    bounds: list[float], runs: Sequence[Sequence[tuple[float, float]]], walls: Sequence[float]
) -> list[float]:
    """Where nothing stands between a rule and a gutter, the rule is meant."""
    kept: list[float] = []
    for bound in bounds:
        if kept and (kept[-1] in walls) != (bound in walls):
            last = kept[-1]
            if not any(last - 1 <= start < bound for run in runs for start, _ in run):
                if bound in walls:
                    kept[-1] = bound
                continue
        kept.append(bound)
    return kept


def _white(
    runs: Sequence[Sequence[tuple[float, float]]], spare: int, least: float
) -> list[tuple[float, float]]:
    """Stretches across the page that at most `spare` strips cover."""
    events = sorted(
        event for run in runs for start, end in run for event in ((round(start, 1), 1), (round(end, 1), -1))
    )
    white: list[tuple[float, float]] = []
    depth = 0
    since: float | None = None
    seen = False
    for x, step in events:
        depth += step
        if depth <= spare:
            if since is None and seen:
                since = x
        else:
            if since is not None and x - since >= least:
                white.append((since, x))
            since = None
            seen = True
    return white


def _is_sure(
    gap: tuple[float, float],
    runs: Sequence[Sequence[tuple[float, float]]],
    labels: Sequence[Sequence[tuple[float, float]]],
    blank: float,
) -> bool:
    """Whether a white stretch is wide somewhere, or parts two headings."""
    low, high = gap
    for label in labels:
        if any(b[0] >= high - 1 and a[1] <= low + 1 for a, b in itertools.pairwise(label)):
            return True
    wide = both = 0
    for run in runs:
        for a, b in itertools.pairwise(run):
            if a[1] <= low + 1 and b[0] >= high - 1:
                both += 1
                wide += b[0] - a[1] > SURE * blank
    if both >= 3 and wide >= max(2, SURE_SHARE * both):
        return True
    # Where words seldom stand on both sides, they must at least begin on one edge.
    starts = Counter(round(b[0]) for run in runs for b in run if high - 1.5 <= b[0] <= high + 1.5)
    return high - low > SURE * blank and sum(starts.values()) >= 1


def _lefts(
    runs: Sequence[Sequence[tuple[float, float]]], bounds: Sequence[float]
) -> tuple[float | None, ...]:
    """The edge on which most pieces of a column begin."""
    starts: list[Counter[float]] = [Counter() for _ in range(len(bounds) + 1)]
    for run in runs:
        for start, _ in run:
            starts[bisect_right(bounds, start + 0.3)][round(start * 2) / 2] += 1
    lefts: list[float | None] = []
    for counter in starts:
        if not counter:
            lefts.append(None)
            continue
        edge, _ = counter.most_common(1)[0]
        near = sum(n for x, n in counter.items() if abs(x - edge) <= 1)
        lefts.append(edge if 2 * near >= sum(counter.values()) else None)
    return tuple(lefts)
