"""The order of the slots in every row: few crossings, couples side by side, the eldest child left.

A search over orders with a fixed beginning and a fixed sequence of chances, so that the same family
always gives the same drawing. What makes an order bad is counted in `_Cost`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reports.genogram.grid import Grid

Order = list[list[int]]
"""For each row its slots from left to right."""

_CROSSING = 60.0
_APART = 30.0  # for every slot between partners
_YOUNGER_FIRST = 90.0
_TOWARDS_PARTNER = 22.0  # a grown-up child may leave the order of birth to stand beside a partner
_AMONG_SIBLINGS = 9.0
_AMONG_HOUSEHOLD = 14.0
_ASKEW = 0.6
_LATER_FAMILY_FIRST = 6.0
_WOMAN_LEFT = 1.0

_ROUNDS = 3
_STEPS_EACH = 160
_HOT, _COLD = 60.0, 0.4


def order(grid: Grid) -> Order:
    """The best order found; the same for the same grid."""
    cost = _Cost(grid)
    best = _polished(_first(grid), cost)
    least = cost(best)
    for number in range(_ROUNDS):
        found = _polished(_annealed(best, cost, _Chance(number + 1)), cost)
        worth = cost(found)
        if worth < least - 1e-9:
            best, least = found, worth
    return best


class _Chance:
    """Numbers that look random and are the same on every machine (a linear congruence, modulus 2**32)."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2654435761 % 2**32

    def below(self, limit: int) -> int:
        return int(self.part() * limit)

    def part(self) -> float:
        self._state = (self._state * 1664525 + 1013904223) % 2**32
        return self._state / 2**32


class _Cost:
    """What is bad about an order. Everything it needs is looked up once."""

    def __init__(self, grid: Grid) -> None:
        self._height = grid.height
        self._row_of = [slot.row for slot in grid.slots]
        share = [0] * len(grid.slots)
        for couple in grid.couples:
            for end in couple.ends:
                share[end] += 1
        self._couples = [(a, b, share[a] > share[b]) for a, b in (couple.ends for couple in grid.couples)] + [
            (couple.upper[0], couple.upper[1], False) for couple in grid.couples if couple.upper
        ]
        self._edges: list[list[tuple[int, bool, int]]] = [[] for _ in range(self._height)]
        for number, couple in enumerate(grid.couples):
            for above, below in pairwise(couple.upper[1:]):
                self._edges[self._row_of[above]].append((above, False, below))
            for way in couple.below:
                self._edges[self._row_of[way[0]] - 1].append((number, True, way[0]))
                for above, below in pairwise(way):
                    self._edges[self._row_of[above]].append((above, False, below))
        partnered = {end for couple in grid.couples for end in couple.ends}
        self._siblings = [
            [way[-1] for way in couple.below] for couple in grid.couples if len(couple.below) > 1
        ]
        self._in_order = [pair for siblings in self._siblings for pair in _by_birth(siblings, partnered)]
        self._homes = [
            [
                part
                for row in range(self._height)
                if len(part := [s for s in home if self._row_of[s] == row]) > 1
            ]
            for home in grid.homes
        ]
        self._mixed = list(_women_and_men(grid))
        self._in_turn = _families_in_turn(grid)

    def __call__(self, order: Order) -> float:
        at: dict[int, int] = {}
        for row in order:
            for place, slot in enumerate(row):
                at[slot] = place
        middle = [(len(row) - 1) / 2 for row in order]
        total, drops = 0.0, []
        for a, b, first_has_more in self._couples:
            near, far = (at[a], at[b]) if first_has_more else (at[b], at[a])
            total += _APART * (abs(near - far) - 1)
            drops.append(far + (0.5 if near > far else -0.5))
        total += self._crossings(at, drops, middle)
        for siblings in self._siblings:
            places = [at[one] for one in siblings]
            total += _AMONG_SIBLINGS * (max(places) - min(places) + 1 - len(places))
        total += sum(weight for one, other, weight in self._in_order if at[one] > at[other])
        total += self._interlaced(at)
        for home in self._homes:
            for part in home:
                places = [at[one] for one in part]
                total += _AMONG_HOUSEHOLD * (max(places) - min(places) + 1 - len(places))
        total += _WOMAN_LEFT * sum(at[woman] < at[man] for woman, man in self._mixed)
        return total + _LATER_FAMILY_FIRST * sum(at[one] > at[other] for one, other in self._in_turn)

    def _interlaced(self, at: dict[int, int]) -> float:
        """Couples of whom each has one partner between the other two: their lines would cross."""
        spans = [(at[a], at[b]) if at[a] < at[b] else (at[b], at[a]) for a, b, _ in self._couples]
        wide = [
            (span, self._row_of[couple[0]])
            for span, couple in zip(spans, self._couples, strict=True)
            if span[1] - span[0] > 1
        ]
        total = 0.0
        for number, ((left, right), row) in enumerate(wide):
            for (other_left, other_right), other_row in wide[number + 1 :]:
                if row == other_row and (
                    left < other_left < right < other_right or other_left < left < other_right < right
                ):
                    total += _CROSSING
        return total

    def _crossings(self, at: dict[int, int], drops: list[float], middle: list[float]) -> float:
        total = 0.0
        for row, edges in enumerate(self._edges):
            lines = [
                (drops[top] if is_drop else at[top], at[below], top, is_drop) for top, is_drop, below in edges
            ]
            for number, (x, y, top, is_drop) in enumerate(lines):
                total += _ASKEW * abs((x - middle[row]) - (y - middle[row + 1]))
                for other_x, other_y, other_top, other_drop in lines[number + 1 :]:
                    same = top == other_top and is_drop == other_drop
                    if not same and (x - other_x) * (y - other_y) < 0:
                        total += _CROSSING
        return total


def _by_birth(siblings: Sequence[int], partnered: set[int]) -> Iterator[tuple[int, int, float]]:
    """Pairs of which the first is to stand left of the second, and how much that matters."""
    alone = [one for one in siblings if one not in partnered]
    yield from ((one, other, _YOUNGER_FIRST) for one, other in pairwise(alone))
    for one, other in pairwise(siblings):
        if one in partnered or other in partnered:
            yield one, other, _TOWARDS_PARTNER


def _women_and_men(grid: Grid) -> Iterator[tuple[int, int]]:
    """Couples of a woman and a man, as their slots; the man is drawn on the left where all else is equal."""
    for couple in grid.couples:
        if all(grid.slots[end].kind == "member" for end in couple.ends):
            found = {grid.family.members[grid.slots[end].of].gender: end for end in couple.ends}
            if "female" in found and "male" in found:
                yield found["female"], found["male"]


def _families_in_turn(grid: Grid) -> list[tuple[int, int]]:
    """Pairs of children of one parent by different partners: the elder family's eldest, the later's."""
    found = []
    for number, couple in enumerate(grid.couples):
        for other in grid.couples[number + 1 :]:
            if couple.below and other.below and set(grid.own(couple).parents) & set(grid.own(other).parents):
                pair = [couple.below[0][-1], other.below[0][-1]]
                orders = [grid.family.members[grid.slots[slot].of].order for slot in pair]
                if orders[0] and orders[1]:
                    found.append((pair[0], pair[1]) if orders[0] <= orders[1] else (pair[1], pair[0]))
    return found


def _first(grid: Grid) -> Order:
    """Rows in the order a walk through the family meets them: partners, then children, then parents."""
    rows: Order = [[] for _ in range(grid.height)]
    seen: set[int] = set()

    def visit(slot: int) -> None:
        if slot in seen:
            return
        seen.add(slot)
        rows[grid.slots[slot].row].append(slot)
        for couple in grid.couples:
            around = {*couple.ends, *couple.upper, *(one for way in couple.below for one in way)}
            if slot in around:
                for other in (
                    *couple.ends,
                    *(couple.upper or ()),
                    *(one for way in couple.below for one in way),
                ):
                    visit(other)

    for slot in range(len(grid.slots)):
        visit(slot)
    return rows


def _annealed(start: Order, cost: _Cost, chance: _Chance) -> Order:
    """Chance moves, worse ones taken less and less readily."""
    now = [list(row) for row in start]
    here = cost(now)
    best, least = [list(row) for row in now], here
    steps = _STEPS_EACH * sum(len(row) for row in now)
    for step in range(steps):
        heat = _HOT * (_COLD / _HOT) ** (step / steps)
        moved = _moved(now, chance)
        worth = cost(moved)
        if worth <= here or chance.part() < math.exp((here - worth) / heat):
            now, here = moved, worth
            if here < least:
                best, least = moved, here
    return best


def _moved(now: Order, chance: _Chance) -> Order:
    """One to four neighbours put somewhere else in their row, perhaps turned round."""
    number = chance.below(len(now))
    row = now[number]
    length = 1 + chance.below(min(4, len(row)))
    start = chance.below(len(row) - length + 1)
    part = row[start : start + length]
    rest = row[:start] + row[start + length :]
    goal = chance.below(len(rest) + 1)
    if chance.part() < 0.5:
        part = part[::-1]
    return [*now[:number], rest[:goal] + part + rest[goal:], *now[number + 1 :]]


def _polished(start: Order, cost: _Cost) -> Order:
    """Every single move and every turn of neighbours, as long as one makes it better."""
    now, here = start, cost(start)
    better = True
    while better:
        better = False
        for number, row in enumerate(now):
            for moved in _neighbours(row):
                tried = [*now[:number], moved, *now[number + 1 :]]
                worth = cost(tried)
                if worth < here - 1e-9:
                    now, here, better = tried, worth, True
                    break
            if better:
                break
    return now


def _neighbours(row: list[int]) -> list[list[int]]:
    found = []
    for start in range(len(row)):
        for length in range(1, min(3, len(row) - start) + 1):
            part, rest = row[start : start + length], row[:start] + row[start + length :]
            for goal in range(len(rest) + 1):
                if goal != start:
                    found.append(rest[:goal] + part + rest[goal:])
            if length > 1:
                found.append(row[:start] + part[::-1] + row[start + length :])
    return found
