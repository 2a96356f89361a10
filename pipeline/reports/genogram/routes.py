"""The lines of a genogram: between partners, and from them down to their children."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from pipeline.reports.genogram.grid import Couple, Grid
from pipeline.reports.genogram.order import Order
from pipeline.reports.genogram.place import drop
from pipeline.reports.genogram.scene import Point

if TYPE_CHECKING:
    from pipeline.reports.genogram.layout import Placed

STEP = 13.0
"""Between two bars that pass one another."""

_OVER_STEP = 10.0
_CLEAR = 12.0  # bars of one level keep this far apart
_STRAIGHT = 1.6  # bends smaller than this are not drawn
_MOST_TRIED = 6  # up to so many bars every order is tried
_ASIDE = 9.0  # from the middle of a symbol: where a line over the top leaves it


@dataclass(frozen=True, slots=True)
class Band:
    """The room above a row: where homes' lanes begin, the first bar, the lowest line over the top."""

    lanes: float
    bars: float
    over: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar children hang from: its couple, the row below it, its reach, its level (0 is uppermost)."""

    couple: int
    row: int
    left: float
    right: float
    level: int


@dataclass(frozen=True, slots=True)
class Over:
    """A couple that does not stand side by side: its line goes over those between, at a level above."""

    couple: int
    row: int
    level: int


@dataclass(frozen=True, slots=True)
class CoupleLine:
    """The line of a union: its way, the stretch that carries the slashes, the members it joins."""

    union: int
    points: tuple[Point, ...]
    slashed: tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Descent:
    """From a couple's line to its children: every stretch, and which children it ends at."""

    union: int
    lines: tuple[tuple[Point, ...], ...]
    children: tuple[int, ...]


def overs(grid: Grid, order: Order) -> list[Over]:
    """Couples whose line goes over others, the shorter ones lower."""
    found: list[Over] = []
    for row, slots in enumerate(order):
        apart = []
        for number, couple in enumerate(grid.couples):
            if grid.slots[couple.ends[0]].row != row:
                continue
            left, right = sorted(slots.index(end) for end in couple.ends)
            if right - left > 1 or couple.upper:
                apart.append((right - left, number))
        found += [Over(number, row, level) for level, (_, number) in enumerate(sorted(apart))]
    return found


def bars(grid: Grid, order: Order, x: Sequence[float], widths: Sequence[float]) -> list[Bar]:
    """The bars of every row, on as many levels as they need, crossing as little as they can."""
    found: list[Bar] = []
    for row in range(1, grid.height):
        reach = {}
        for number, couple in enumerate(grid.couples):
            if couple.below and grid.slots[couple.ends[0]].row == row - 1:
                hang = drop(couple, order, row - 1, x, widths)
                tops = anchors(grid, couple, x)
                reach[number] = (hang, tops)
        found += _levelled(reach, row)
    return found


def anchors(grid: Grid, couple: Couple, x: Sequence[float]) -> list[float]:
    """Where lines leave a couple's bar: above each child, or between twins."""
    twin_of = {child: group for group in grid.own(couple).twins for child in group}
    found: dict[object, list[float]] = {}
    for way in couple.below:
        child = grid.slots[way[-1]].of
        found.setdefault(twin_of.get(child, child), []).append(x[way[0]])
    return [sum(group) / len(group) for group in found.values()]


def _levelled(reach: dict[int, tuple[float, list[float]]], row: int) -> list[Bar]:
    spans = {number: (min(hang, *tops), max(hang, *tops)) for number, (hang, tops) in reach.items()}
    flat = [number for number in reach if spans[number][1] - spans[number][0] < _STRAIGHT]
    rest = sorted((number for number in reach if number not in flat), key=lambda number: spans[number])
    found = [Bar(number, row, *spans[number], 0) for number in flat]
    for group in _overlapping(rest, spans):
        orders = permutations(group) if len(group) <= _MOST_TRIED else [group, group[::-1]]
        best = min(orders, key=lambda tried: (_crossed(tried, reach, spans), _levels(tried, spans)[1]))
        levels = _levels(best, spans)[0]
        found += [Bar(number, row, *spans[number], levels[number]) for number in group]
    return found


def _overlapping(rest: Sequence[int], spans: Mapping[int, tuple[float, float]]) -> list[tuple[int, ...]]:
    groups: list[list[int]] = []
    edge = 0.0
    for number in rest:
        if groups and spans[number][0] < edge + _CLEAR:
            groups[-1].append(number)
        else:
            groups.append([number])
            edge = spans[number][1]
        edge = max(edge, spans[number][1])
    return [tuple(group) for group in groups]


def _levels(group: Sequence[int], spans: Mapping[int, tuple[float, float]]) -> tuple[dict[int, int], int]:
    levels: dict[int, int] = {}
    for number in group:
        left, right = spans[number]
        above = [
            levels[other] + 1
            for other in levels
            if spans[other][0] - _CLEAR < right and left < spans[other][1] + _CLEAR
        ]
        levels[number] = max(above, default=0)
    return levels, max(levels.values(), default=0)


def _crossed(
    group: Sequence[int],
    reach: Mapping[int, tuple[float, list[float]]],
    spans: Mapping[int, tuple[float, float]],
) -> int:
    """Crossings when the bars hang in this order, the first uppermost."""
    total = 0
    for place, upper in enumerate(group):
        for lower in group[place + 1 :]:
            total += spans[upper][0] <= reach[lower][0] <= spans[upper][1]
            total += sum(spans[lower][0] <= top <= spans[lower][1] for top in reach[upper][1])
    return total


class Ways:
    """Draws the lines of a grid whose slots are placed."""

    def __init__(
        self,
        grid: Grid,
        order: Order,
        x: Sequence[float],
        widths: Sequence[float],
        tops: Sequence[float],
        bands: Sequence[Band],
        symbol: float,
    ) -> None:
        self.grid, self.order, self.x, self.widths = grid, order, x, widths
        self.tops, self.bands, self.half = tops, bands, symbol / 2
        self.bars = {bar.couple: bar for bar in bars(grid, order, x, widths)}
        self.over = {over.couple: over for over in overs(grid, order)}

    def couple_lines(self, symbols: Mapping[int, Placed]) -> Iterator[CoupleLine]:
        """The line of every union."""
        for number, couple in enumerate(self.grid.couples):
            if couple.upper:
                points = self._between_rows(couple, number, symbols)
                slashed = (points[0], points[1])
            elif number in self.over:
                points = self._over_the_top(couple, number)
                slashed = (points[1], points[2])
            else:
                points = self._side_by_side(couple, symbols)
                slashed = (points[0], points[1])
                if couple.below and self.grid.slots[couple.ends[1]].kind == "member":
                    hang = drop(couple, self.order, self._row(couple), self.x, self.widths)
                    slashed = self._half(couple, points, (hang, points[0][1]))
            yield CoupleLine(couple.union, points, slashed)

    def _half(self, couple: Couple, points: tuple[Point, ...], hang: Point) -> tuple[Point, Point]:
        """The half of a couple's line that carries slashes: the one that no home's dotted line crosses."""
        left, right = sorted(couple.ends, key=lambda slot: self.x[slot])
        homes = self.grid.home_of
        crossed = left in homes and right not in homes
        return (hang, points[1]) if crossed else (points[0], hang)

    def descents(self, symbols: Mapping[int, Placed]) -> Iterator[Descent]:
        """The lines from every couple to its children."""
        for number, couple in enumerate(self.grid.couples):
            if couple.below:
                lines = tuple(self._descent(number, couple, symbols))
                yield Descent(couple.union, lines, self.grid.own(couple).children)

    def _row(self, couple: Couple) -> int:
        return self.grid.slots[couple.ends[0]].row

    def _middle(self, row: int) -> float:
        return self.tops[row] + self.half

    def _side(self, slot: int, goal: float, symbols: Mapping[int, Placed]) -> float:
        """Where a line towards `goal` meets the edge of a symbol at half its height."""
        if slot not in symbols:
            return self.x[slot]
        member = self.grid.family.members[self.grid.slots[slot].of]
        reach = self.half / 2 if member.gender == "unknown" or member.kind != "person" else self.half
        return self.x[slot] + (reach if goal > self.x[slot] else -reach)

    def _side_by_side(self, couple: Couple, symbols: Mapping[int, Placed]) -> tuple[Point, ...]:
        one, other = couple.ends
        y = self._middle(self._row(couple))
        if self.grid.slots[other].kind == "stub":
            goal = drop(couple, self.order, self._row(couple), self.x, self.widths)
            return (self._side(one, goal, symbols), y), (goal, y)
        left, right = sorted(couple.ends, key=lambda slot: self.x[slot])
        return (self._side(left, self.x[right], symbols), y), (self._side(right, self.x[left], symbols), y)

    def _over_the_top(self, couple: Couple, number: int) -> tuple[Point, ...]:
        left, right = sorted(couple.ends, key=lambda slot: self.x[slot])
        row = self._row(couple)
        level = self.bands[row].over - _OVER_STEP * self.over[number].level
        start, end = self.x[left] + _ASIDE, self.x[right] - _ASIDE
        return (start, self._top(left, _ASIDE)), (start, level), (end, level), (end, self._top(right, _ASIDE))

    def _top(self, slot: int, aside: float) -> float:
        """The upper edge of a symbol, a little beside its middle."""
        row = self.grid.slots[slot].row
        if self.grid.slots[slot].kind != "member":
            return self._middle(row)
        member = self.grid.family.members[self.grid.slots[slot].of]
        if member.kind != "person" or member.gender == "unknown":
            return self.tops[row] + 2 * aside
        if member.gender == "female":
            return float(self._middle(row) - (self.half**2 - aside**2) ** 0.5)
        return self.tops[row]

    def _between_rows(self, couple: Couple, number: int, symbols: Mapping[int, Placed]) -> tuple[Point, ...]:
        upper, stub, *passes = couple.upper
        lower, foot = couple.ends
        above, below = self._middle(self.grid.slots[upper].row), self._middle(self._row(couple))
        points = [(self._side(upper, self.x[stub], symbols), above), (self.x[stub], above)]
        for slot in passes:
            level = self.bands[self.grid.slots[slot].row].over
            points += [(points[-1][0], level), (self.x[slot], level)]
        level = self.bands[self._row(couple)].over - _OVER_STEP * self.over[number].level
        points += [(points[-1][0], level), (self.x[foot], level), (self.x[foot], below)]
        return (*points, (self._side(lower, self.x[foot], symbols), below))

    def _descent(
        self, number: int, couple: Couple, symbols: Mapping[int, Placed]
    ) -> Iterator[tuple[Point, ...]]:
        row = self._row(couple)
        hang = drop(couple, self.order, row, self.x, self.widths)
        begin = self._middle(row)
        if number in self.over and not couple.upper:
            begin = self.bands[row].over - _OVER_STEP * self.over[number].level
        bar = self.bars[number]
        y = self.bands[row + 1].bars + STEP * bar.level
        if bar.right - bar.left < _STRAIGHT and all(len(way) == 1 for way in couple.below):
            yield (hang, begin), (hang, symbols[couple.below[0][0]].symbol[1])
            return
        yield (hang, begin), (hang, y)
        yield (bar.left, y), (bar.right, y)
        twin_of = {child: group for group in self.grid.own(couple).twins for child in group}
        for way in couple.below:
            child = self.grid.slots[way[-1]].of
            together = [
                self.x[other[0]]
                for other in couple.below
                if self.grid.slots[other[-1]].of in twin_of.get(child, (child,))
            ]
            yield tuple(self._way(way, sum(together) / len(together), y, symbols[way[-1]]))

    def _way(self, way: Sequence[int], start: float, y: float, goal: Placed) -> Iterator[Point]:
        yield start, y
        for slot in way[:-1]:
            yield self.x[slot], y
            y = self.bands[self.grid.slots[slot].row + 1].over
            yield self.x[slot], y
            start = self.x[slot]
        if len(way) > 1 and abs(start - goal.x) >= _STRAIGHT:
            yield goal.x, y
        yield goal.x, goal.symbol[1]
