"""Ruling lines in a picture of a page: long, thin runs of dark pixels.

What is dark is judged by the picture itself (Otsu's threshold, IEEE Trans. SMC 9, 1979). A filled
area is no rule, but its upper, lower, left and right edges are.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from pipeline.documents.pdf.shapes import Edge

Grey = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]

ACROSS = 30.0
"""Shortest rule across, in points: below it a letter's stroke could pass for one."""
DOWN = 12.0
"""Shortest rule down: the height of a row with one line of small print."""
SURE = 40.0
"""A shorter rule down must run between two rules across: letters below letters make strokes of 30 points."""
MEETS = 3.0
THICK = 3.5
"""Thicker than this (points) is a filled area."""
GAP = 2
"""So many pixels of a rule may be missing."""
CONTRAST = 22
"""By so much (of 255) a hairline is darker than what is beside it."""
REACHES = (1.4, 2.8)
"""How far beside it that is looked for, in points."""
_STEEPEST = 4.0
_LEAST_TILT = 0.08


def dark_of(grey: Grey) -> Mask:
    """Which pixels are ink."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    total = sums[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (total * below / below[-1] - sums) ** 2 / (below * (below[-1] - below))
    best = int(np.nanargmax(np.where(np.isfinite(spread), spread, 0)))
    dark: Mask = grey <= min(max(best, 96), 190)
    return dark


def tilt_of(dark: Mask) -> float:
    """By how many degrees lines fall to the right; 0.0 for what a scanner's feeder leaves straight.

    The angle at which ink gathers most in rows: found coarsely first, then finely.
    """
    ys, xs = np.nonzero(dark[::2, ::2])
    if len(ys) < 500:
        return 0.0
    if len(ys) > 150_000:
        some = np.random.default_rng(0).choice(len(ys), 150_000, replace=False)
        ys, xs = ys[some], xs[some]

    def gathered(angle: float) -> float:
        rows = ys - xs * math.tan(math.radians(angle))
        profile = np.bincount((rows - rows.min()).astype(int)).astype(float)
        return float(np.sum(np.diff(profile) ** 2))

    best = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25), key=gathered)
    best = max(np.arange(best - 0.25, best + 0.26, 0.05), key=gathered)
    return float(best) if abs(best) > _LEAST_TILT else 0.0


def rulings(grey: Grey, dpi: float) -> tuple[list[Edge], list[Edge]]:
    """Rules across and down, in points; a rule of several pixels' thickness comes as several edges."""
    dark = dark_of(grey)
    across = _edges(grey, dark, dpi, ACROSS)
    down = _edges(np.ascontiguousarray(grey.T), np.ascontiguousarray(dark.T), dpi, DOWN)
    return across, [rule for rule in down if rule.end - rule.start >= SURE or _between(rule, across)]


def _between(rule: Edge, across: list[Edge]) -> bool:
    """Whether a short rule down runs from one rule across to another; strokes of letters do not."""
    return all(
        any(
            abs(edge.at - y) <= MEETS and edge.start - MEETS <= rule.at <= edge.end + MEETS for edge in across
        )
        for y in (rule.start, rule.end)
    )


def _edges(grey: Grey, dark: Mask, dpi: float, shortest: float) -> list[Edge]:
    point = 72 / dpi
    thick = max(round(THICK / point), 3)
    long = _painted(_grown(dark), shortest / point) | _painted(_grown(_ridges(grey, dpi)), shortest / point)
    if not long.any():
        return []
    block = _painted(np.ascontiguousarray(long.T), thick + 2, gap=0).T  # as high as it should not be
    rims = np.zeros_like(block)
    rims[1:] |= block[1:] & ~block[:-1]
    rims[:-1] |= block[:-1] & ~block[1:]
    rows, starts, ends = _runs((long & ~block) | rims, shortest / point)
    return [
        Edge((row + 0.5) * point, start * point, end * point)
        for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True)
    ]


def _ridges(grey: Grey, dpi: float) -> Mask:
    """Where it is darker than just above and just below: hairlines, which a scanner makes pale grey.

    Averaged over five pixels along, so that grain does not break a line.
    """
    padded = np.pad(grey, ((0, 0), (2, 2)), mode="edge").astype(np.int16)
    width = grey.shape[1]
    smooth = padded[:, :width].copy()
    for shift in range(1, 5):
        smooth += padded[:, shift : shift + width]
    smooth //= 5
    ridges = np.zeros(grey.shape, np.bool_)
    for reach in REACHES:
        far = max(round(reach * dpi / 72), 2)
        if grey.shape[0] <= 2 * far:
            continue
        middle = smooth[far:-far]
        lighter = np.minimum(smooth[: -2 * far], smooth[2 * far :]) - middle
        ridges[far:-far] |= lighter >= CONTRAST
    return ridges


def _grown(dark: Mask) -> Mask:
    """Each pixel also one up and one down, so that a rule that is not quite level stays in one piece."""
    grown = dark.copy()
    grown[1:] |= dark[:-1]
    grown[:-1] |= dark[1:]
    return grown


def _runs(mask: Mask, shortest: float, gap: int = GAP) -> tuple[Any, Any, Any]:
    """Row, first column and last column + 1 of each run of at least `shortest` pixels."""
    height, width = mask.shape
    stride = width + gap + 2
    padded = np.zeros((height, stride), np.int8)
    padded[:, 1 : width + 1] = mask
    steps = np.diff(padded.ravel())
    starts, ends = np.nonzero(steps == 1)[0] + 1, np.nonzero(steps == -1)[0] + 1
    if len(starts):
        apart = np.nonzero(starts[1:] - ends[:-1] > gap)[0]
        starts = starts[np.concatenate(([0], apart + 1))]
        ends = ends[np.concatenate((apart, [len(ends) - 1]))]
    keep = ends - starts >= shortest
    starts, ends = starts[keep], ends[keep]
    rows = starts // stride
    return rows, starts - rows * stride - 1, ends - rows * stride - 1


def _painted(mask: Mask, shortest: float, gap: int = GAP) -> Mask:
    """Only the long runs of a mask."""
    painted = np.zeros_like(mask)
    for row, start, end in zip(*(values.tolist() for values in _runs(mask, shortest, gap)), strict=True):
        painted[row, start:end] = True
    return painted
