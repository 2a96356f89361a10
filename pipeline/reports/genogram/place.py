"""Where every slot stands from left to right, its row's order given.

Least squares under constraints: children centred below their parents' line, couples and siblings close
together, no two slots overlapping. Solved exactly enough for a drawing by Hildreth's method on the dual,
then rounded, so that the same family gives the same figures everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.reports.genogram.grid import Couple, Grid
from pipeline.reports.genogram.order import Order

Figures = NDArray[np.float64]
Gap = Callable[[int, int], float]

_CENTRED = 5.0
_ONLY_CHILD = 600.0  # a line that hardly bends looks like a mistake
_EACH_CHILD = 0.1
_TOGETHER = 0.1
_CLOSE = 0.01
_STRAIGHT = 30.0
_STAY = 1e-3

_SWEEPS = 3000
_NEAR_ENOUGH = 1e-3


def places(grid: Grid, order: Order, widths: Sequence[float], gap: Gap) -> list[float]:
    """The middle of every slot; the leftmost edge of all is at 0.

    Args:
        grid: the slots.
        order: their order in each row.
        widths: how much room each slot needs.
        gap: gives the least distance between the room of two neighbours.
    """
    count = len(grid.slots)
    hessian = np.eye(count) * _STAY
    pull = np.zeros(count)

    def together(weight: float, parts: dict[int, float], constant: float = 0.0) -> None:
        """Adds weight × (sum of parts × places + constant)²."""
        line = np.zeros(count)
        for slot, factor in parts.items():
            line[slot] += factor
        hessian[:] += weight * np.outer(line, line)
        pull[:] += weight * constant * line

    at = {slot: place for row in order for place, slot in enumerate(row)}
    for couple in grid.couples:
        one, other = couple.ends
        together(_TOGETHER, {one: 1.0, other: -1.0})
        _children(grid, order, couple, at, widths, together)
        for way in (*couple.below, couple.upper[1:]):
            for above, below in pairwise(way):
                together(_STRAIGHT, {above: 1.0, below: -1.0})
    pairs = [pair for row in order for pair in pairwise(row)]
    for left, right in pairs:
        together(_CLOSE, {left: -1.0, right: 1.0})
    apart = np.array([(widths[left] + widths[right]) / 2 + gap(left, right) for left, right in pairs])
    matrix = np.zeros((len(pairs), count))
    for number, (left, right) in enumerate(pairs):
        matrix[number, left], matrix[number, right] = -1.0, 1.0
    found = _solved(hessian, pull, matrix, apart)
    return _rounded(found, order, widths, gap)


def drop(couple: Couple, order: Order, row: int, middles: Sequence[float], widths: Sequence[float]) -> float:
    """Where a couple's children hang: in the gap beside the end that has no other families beyond it."""
    parts, constant = _hangs(couple, order[row], widths)
    return sum(middles[slot] * factor for slot, factor in parts.items()) + constant


def _children(
    grid: Grid,
    order: Order,
    couple: Couple,
    at: Mapping[int, int],
    widths: Sequence[float],
    together: Callable[[float, dict[int, float], float], None],
) -> None:
    """Draws children below the place they hang from: the middle of them strongly, each a little."""
    if not couple.below:
        return
    parts, constant = _hangs(couple, order[grid.slots[couple.ends[0]].row], widths)
    tops = sorted((way[0] for way in couple.below), key=lambda slot: at[slot])
    centred = dict(parts)
    for slot in (tops[0], tops[-1]):
        centred[slot] = centred.get(slot, 0.0) - 0.5
    together(_CENTRED if tops[0] != tops[-1] else _ONLY_CHILD, centred, constant)
    for slot in tops:
        together(_EACH_CHILD, {**parts, slot: -1.0}, constant)


def _hangs(couple: Couple, row: Sequence[int], widths: Sequence[float]) -> tuple[dict[int, float], float]:
    """The place children hang from, as factors of slots and a constant: the middle of a gap."""
    near, far = anchored(couple, row)
    step = 1 if row.index(near) > row.index(far) else -1
    beside = row[row.index(far) + step]
    return {far: 0.5, beside: 0.5}, step * (widths[far] - widths[beside]) / 4


def anchored(couple: Couple, row: Sequence[int]) -> tuple[int, int]:
    """A couple's ends, the one first that stands nearer to the middle of what is around it."""
    one, other = couple.ends
    if abs(row.index(one) - row.index(other)) == 1:
        return one, other
    middle = (len(row) - 1) / 2
    nearer = abs(row.index(one) - middle) <= abs(row.index(other) - middle)
    return (one, other) if nearer else (other, one)


def _solved(hessian: Figures, pull: Figures, matrix: Figures, apart: Figures) -> Figures:
    """Least of ½xᵀHx + pᵀx with Ax ≥ b, by going round the constraints one at a time."""
    inverse = np.linalg.inv(hessian)
    free: Figures = -inverse @ pull
    if not len(apart):
        return free
    response = inverse @ matrix.T
    dual = matrix @ response
    short = matrix @ free
    force = np.zeros(len(apart))
    for _ in range(_SWEEPS):
        most = 0.0
        for number in range(len(apart)):
            gain = (apart[number] - short[number]) / dual[number, number]
            new = max(0.0, force[number] + gain)
            change = new - force[number]
            if change:
                short += dual[number] * change
                most = max(most, abs(change) * dual[number, number])
                force[number] = new
        if most < _NEAR_ENOUGH:
            break
    result: Figures = free + response @ force
    return result


def _rounded(found: Figures, order: Order, widths: Sequence[float], gap: Gap) -> list[float]:
    """Half units, nothing overlapping by a hair, the leftmost edge at 0."""
    result = [round(float(x) * 2) / 2 for x in found]
    for row in order:
        for left, right in pairwise(row):
            least = result[left] + (widths[left] + widths[right]) / 2 + gap(left, right)
            if result[right] < least:
                result[right] = -(-least * 2 // 1) / 2
    edge = min((x - width / 2 for x, width in zip(result, widths, strict=True)), default=0.0)
    return [x - edge for x in result]
