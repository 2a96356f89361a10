"""Drawings made of lines on a PDF's page (genograms, charts), not carried over: a person is told."""

from __future__ import annotations

import ctypes
from itertools import combinations, pairwise
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.anonymise.passages import Removed

SMALLEST = 20.0
"""Points; what is smaller in both directions is a letter, a bullet or a tick drawn as a shape."""
SLANT = 3.0
"""A line that runs so many points across and down is no rule of a table."""
BAR = 8.0
FEWEST_BARS = 3
MOST_POINTS = 4000
_DEPTH = 6
_WHITE = 250


def drawing_on(page: Any, textpage: Any, number: int) -> tuple[Removed, ...]:
    """What to tell of the drawings of a loaded page; nothing where its lines are rules and shading only.

    Does not promise to tell a rounded frame round some text from a drawing.
    """
    bars = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        left, bottom, right, top = thing.get_bounds()
        wide, high = right - left, top - bottom
        if max(wide, high) >= SMALLEST and _is_drawn(thing):
            return (_told(number),)
        if min(wide, high) >= BAR and _is_filled(thing) and not _has_words(textpage, thing.get_bounds()):
            bars.append((round(wide), round(high)))
    if len(bars) >= FEWEST_BARS and _are_bars(bars):
        return (_told(number),)
    return ()


def _told(number: int) -> Removed:
    why = "its lines are not printed, its words are, as text; put it in as a picture where readers need it"
    return Removed("drawings", f"page {number}", "a drawing made of lines", why)


def _is_drawn(thing: Any) -> bool:
    """Whether a path has a bow or a slanting line and can be seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return False
    points = []
    for at in range(min(pdfium.FPDFPath_CountSegments(thing), MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return True
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((kind, x.value, y.value))
    return any(
        kind == pdfium.FPDF_SEGMENT_LINETO and min(abs(x - before[1]), abs(y - before[2])) > SLANT
        for before, (kind, x, y) in pairwise(points)
    )


def _is_filled(thing: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, *(ctypes.byref(part) for part in (red, green, blue, solid)))
    return bool(fill.value) and min(red.value, green.value, blue.value) < _WHITE and solid.value > 0


def _has_words(textpage: Any, bounds: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = bounds
    return bool(pdfium.FPDFText_GetBoundedText(textpage, left, top, right, bottom, None, 0))


def _are_bars(sizes: list[tuple[int, int]]) -> bool:
    """Whether filled boxes are as wide as each other and differ in height, or the other way about."""
    return any(
        (one[0] == two[0] and abs(one[1] - two[1]) > SLANT)
        or (one[1] == two[1] and abs(one[0] - two[0]) > SLANT)
        for one, two in combinations(sizes[:60], 2)
    )
