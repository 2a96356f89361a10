"""The dotted line around those who live in one home: round its members and nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.reports.genogram.grid import Grid
from pipeline.reports.genogram.order import Order
from pipeline.reports.genogram.scene import Point

PAD = 6.0
"""Between a member's room and the dotted line."""

LANE = 9.0
"""Room between two rows for one home's way across."""

_HALF = 3.0  # of a way across, so that two homes' ways do not touch

_JOINED = 20.0  # two parts that share less of their width are joined by a bridge


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Room:
    """The figures an outline follows: of slots, of rows, and where the lanes above each row begin."""

    x: Sequence[float]
    widths: Sequence[float]
    tops: Sequence[float]
    bottoms: Sequence[float]
    lanes: Sequence[float]


@dataclass(frozen=True, slots=True)
class Home:
    """One household drawn: its parts, its outline, its name and where the last line of that begins."""

    household: int
    parts: tuple[Box, ...]
    outline: tuple[tuple[Point, ...], ...]
    name: tuple[str, ...]
    name_at: Point


def lanes(grid: Grid, order: Order) -> dict[int, tuple[int, ...]]:
    """For each row the homes that cross the room above it, in the order of their lanes."""
    found: dict[int, list[int]] = {}
    for number, home in enumerate(grid.homes):
        rows = sorted({grid.slots[slot].row for slot in home})
        below = rows[1:] or ([row + 1 for row in rows if len(_runs(home, order[row])) > 1])
        for row in below:
            found.setdefault(row, []).append(number)
    return {row: tuple(homes) for row, homes in found.items()}


def last_row(grid: Grid, number: int) -> int:
    """The row under which a home's name stands."""
    return max(grid.slots[slot].row for slot in grid.homes[number])


def outlined(
    grid: Grid,
    order: Order,
    room: Room,
    lanes: Mapping[int, Sequence[int]],
    drops: Sequence[tuple[int, float]],
    name: Callable[[int], tuple[str, ...]],
) -> list[Home]:
    """The homes of a family as outlines.

    Args:
        grid: the slots.
        order: their order.
        room: the figures.
        lanes: from `lanes`.
        drops: lines that go down from couples, which a home's name keeps clear of.
        name: gives a home's name in lines.
    """
    found = []
    for number, home in enumerate(grid.homes):
        if home:
            parts = tuple(_parts(number, home, order, room, lanes))
            left, _ = name_reach(grid, order, number, room.x, room.widths, drops)
            bottom = room.bottoms[last_row(grid, number)]
            found.append(Home(number, parts, tuple(_outline(parts)), name(number), (left, bottom)))
    return found


def name_reach(
    grid: Grid,
    order: Order,
    number: int,
    x: Sequence[float],
    widths: Sequence[float],
    drops: Sequence[tuple[int, float]],
) -> tuple[float, float]:
    """The widest room for a home's name under its last row, between the lines that go down there."""
    last = last_row(grid, number)
    reaches = [_reach(run, x, widths) for run in _runs(grid.homes[number], order[last])]
    left, right = max(reaches, key=lambda reach: reach[1] - reach[0])
    edges = sorted([left, *(place for row, place in drops if row == last and left < place < right), right])
    left, right = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
    return left + 5, right - 5


def _runs(home: Sequence[int], row: Sequence[int]) -> list[list[int]]:
    """Members who stand next to one another."""
    runs: list[list[int]] = []
    before = None
    for place, slot in enumerate(row):
        if slot in home:
            if before == place - 1 and runs:
                runs[-1].append(slot)
            else:
                runs.append([slot])
            before = place
    return runs


def _reach(run: Sequence[int], x: Sequence[float], widths: Sequence[float]) -> tuple[float, float]:
    first, last = run[0], run[-1]
    return x[first] - widths[first] / 2 - PAD, x[last] + widths[last] / 2 + PAD


def _parts(
    number: int, home: Sequence[int], order: Order, room: Room, lanes: Mapping[int, Sequence[int]]
) -> Iterator[Box]:
    rows = [row for row, slots in enumerate(order) if set(slots) & set(home)]
    for row in rows:
        reaches = [_reach(run, room.x, room.widths) for run in _runs(home, order[row])]
        up, down = _lane(number, row, room, lanes), _lane(number, row + 1, room, lanes)
        top = room.tops[row] - PAD if up is None else up - _HALF
        bottom = room.bottoms[row] + PAD if down is None else down + _HALF
        for left, right in reaches:
            yield Box(left, top, right, bottom)
        if down is not None:
            below = order[row + 1] if row + 1 < len(order) else []
            reaches += [_reach(run, room.x, room.widths) for run in _runs(home, below)]
            nearest, farthest = min(right for _, right in reaches), max(left for left, _ in reaches)
            if nearest - farthest < _JOINED:
                middle = _JOINED / 2
                yield Box(
                    min(nearest, farthest) - middle,
                    down - _HALF,
                    max(nearest, farthest) + middle,
                    down + _HALF,
                )


def _lane(number: int, row: int, room: Room, lanes: Mapping[int, Sequence[int]]) -> float | None:
    """Where a home crosses the room above a row."""
    crossing = lanes.get(row, ())
    return room.lanes[row] + LANE * (crossing.index(number) + 0.5) if number in crossing else None


def _outline(parts: Sequence[Box]) -> Iterator[tuple[Point, ...]]:
    """The edge of what the parts cover together, walked round clockwise."""
    xs = sorted({x for part in parts for x in (part.left, part.right)})
    ys = sorted({y for part in parts for y in (part.top, part.bottom)})
    filled = {
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(len(ys) - 1)
        if any(
            part.left <= xs[i] and xs[i + 1] <= part.right and part.top <= ys[j] and ys[j + 1] <= part.bottom
            for part in parts
        )
    }
    ahead: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(filled):
        for outside, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if outside not in filled:
                ahead.setdefault(start, []).append(end)
    while ahead:
        start = min(ahead)
        path = [start]
        while True:
            goals = ahead[path[-1]]
            path.append(goals.pop(0))
            if not goals:
                del ahead[path[-2]]
            if path[-1] == start:
                break
        yield tuple(_corners([(xs[i], ys[j]) for i, j in path[:-1]]))


def _corners(points: Sequence[Point]) -> Iterator[Point]:
    """A closed way without the points that lie on a straight stretch."""
    for place, point in enumerate(points):
        before, after = points[place - 1], points[(place + 1) % len(points)]
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1]):
            yield point
