"""What a page draws besides text: ruling lines, filled areas, pictures, and the order of it all."""

from __future__ import annotations

import ctypes
import itertools
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Box, Frame

THIN = 3.0
"""A filled box no thicker than this (points) is a ruling line; Word and browsers draw rules so."""
DEEPEST = 8
"""Forms inside forms are followed so far; a file that nests deeper is up to no good."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Edge(NamedTuple):
    """A straight rule: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


class Shade(NamedTuple):
    """A filled area; `order` is its place in the drawing order, `opaque` that nothing shows through."""

    box: Box
    colour: tuple[int, int, int]
    order: int
    opaque: bool


@dataclass(slots=True)
class Shapes:
    """The drawing of a page. `orders` maps the address of a text object to its drawing order."""

    frame: Frame
    across: list[Edge] = field(default_factory=list)
    down: list[Edge] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)

    def add_rule(self, box: Box) -> None:
        """Take a thin box as a rule along its longer side; a dot counts both ways (it joins corners)."""
        x0, top, x1, bottom = box
        if bottom - top <= THIN and x1 - x0 >= bottom - top:
            self.across.append(Edge((top + bottom) / 2, x0, x1))
        if x1 - x0 <= THIN and bottom - top >= x1 - x0:
            self.down.append(Edge((x0 + x1) / 2, top, bottom))

    def add_sides(self, box: Box) -> None:
        """Take the four sides of a box as rules."""
        x0, top, x1, bottom = box
        self.across += [Edge(top, x0, x1), Edge(bottom, x0, x1)]
        self.down += [Edge(x0, top, bottom), Edge(x1, top, bottom)]


def shapes_of(page: Any, frame: Frame) -> Shapes:
    """Walk the page's objects once, forms included."""
    shapes = Shapes(frame)
    count = pdfium.FPDFPage_CountObjects(page)
    _walk(shapes, frame, [pdfium.FPDFPage_GetObject(page, i) for i in range(count)], IDENTITY, 0)
    return shapes


def _walk(shapes: Shapes, frame: Frame, objects: list[Any], matrix: Matrix, depth: int) -> None:
    for thing in objects:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            shapes.orders[ctypes.addressof(thing.contents)] = len(shapes.orders)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(shapes, frame, thing, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, matrix, frame)
            if box:
                shapes.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(thing)
            parts = [pdfium.FPDFFormObj_GetObject(thing, i) for i in range(inner)]
            _walk(shapes, frame, parts, _times(matrix_of(thing), matrix), depth + 1)


def matrix_of(thing: Any) -> Matrix:
    """The object's own matrix; identity when it has none."""
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _spread(points: list[tuple[float, float]], matrix: Matrix, frame: Frame) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _bounds(thing: Any, matrix: Matrix, frame: Frame) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    corners = [(left.value, bottom.value), (right.value, top.value), (left.value, top.value)]
    return _spread([*corners, (right.value, bottom.value)], matrix, frame)


def _path(shapes: Shapes, frame: Frame, thing: Any, matrix: Matrix) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, mode, stroke)
    if not (mode.value or stroke.value):
        return
    count = pdfium.FPDFPath_CountSegments(thing)
    if count < 2:
        return
    whole = _times(matrix_of(thing), matrix)
    for points, straight in _subpaths(thing, count):
        box = _spread(points, whole, frame)
        thin = box[2] - box[0] <= THIN or box[3] - box[1] <= THIN
        if mode.value and not thin:
            colour, alpha = _colour(thing)
            clear = alpha < 250 or bool(pdfium.FPDFPageObj_HasTransparency(thing)) or not straight
            shapes.shades.append(Shade(box, colour, len(shapes.orders), not clear))
        elif mode.value and thin and _visible(thing, stroke=False):
            shapes.add_rule(box)
        if stroke.value and straight and _visible(thing, stroke=True):
            _stroke(shapes, frame, points, whole)


def _stroke(shapes: Shapes, frame: Frame, points: list[tuple[float, float]], matrix: Matrix) -> None:
    for one, two in itertools.pairwise(points):
        box = _spread([one, two], matrix, frame)
        if box[2] - box[0] <= 1 or box[3] - box[1] <= 1:
            shapes.add_rule(box)


def _subpaths(thing: Any, count: int) -> list[tuple[list[tuple[float, float]], bool]]:
    """The outlines of a path: corner points (closed ones back to the first), and whether all is straight."""
    outlines: list[tuple[list[tuple[float, float]], bool]] = []
    points: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                outlines.append((points, straight))
            points, straight = [], True
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        outlines.append((points, straight))
    return outlines


def _colour(thing: Any) -> tuple[tuple[int, int, int], int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return (0, 0, 0), 255
    return (red.value, green.value, blue.value), alpha.value


def _visible(thing: Any, *, stroke: bool) -> bool:
    """A rule with no ink at all is none. White rules count: they part shaded cells."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    return not ask(thing, red, green, blue, alpha) or alpha.value > 0
