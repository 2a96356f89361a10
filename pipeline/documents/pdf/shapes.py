"""What a page draws besides text: ruling lines, filled areas, pictures, and the order of it all."""

from __future__ import annotations

import ctypes
import itertools
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.quick import address, quick

THIN = 3.0
"""A filled box no thicker than this (points) is a ruling line; Word and browsers draw rules so."""
DOT, SQUARE = 7.0, 1.0
"""Points: what is no larger, and whose sides differ by no more, is a dot."""
DEEPEST = 8
"""Forms inside forms are followed so far; a file that nests deeper is up to no good."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_AT, _NUMBER, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
_objects_on = quick(pdfium.FPDFPage_CountObjects, _NUMBER, _AT)
_object_on = quick(pdfium.FPDFPage_GetObject, _ADDRESS, _AT, _NUMBER)
_objects_in = quick(pdfium.FPDFFormObj_CountObjects, _NUMBER, _AT)
_object_in = quick(pdfium.FPDFFormObj_GetObject, _ADDRESS, _AT, ctypes.c_ulong)
_kind = quick(pdfium.FPDFPageObj_GetType, _NUMBER, _AT)
_bounds_of = quick(pdfium.FPDFPageObj_GetBounds, _NUMBER, *[_AT] * 5)
_matrix = quick(pdfium.FPDFPageObj_GetMatrix, _NUMBER, _AT, _AT)
_draw_mode = quick(pdfium.FPDFPath_GetDrawMode, _NUMBER, _AT, _AT, _AT)
_segments = quick(pdfium.FPDFPath_CountSegments, _NUMBER, _AT)
_segment = quick(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _AT, _NUMBER)
_segment_kind = quick(pdfium.FPDFPathSegment_GetType, _NUMBER, _AT)
_point = quick(pdfium.FPDFPathSegment_GetPoint, _NUMBER, _AT, _AT, _AT)
_closes = quick(pdfium.FPDFPathSegment_GetClose, _NUMBER, _AT)
_fill_colour = quick(pdfium.FPDFPageObj_GetFillColor, _NUMBER, *[_AT] * 5)
_line_colour = quick(pdfium.FPDFPageObj_GetStrokeColor, _NUMBER, *[_AT] * 5)
_see_through = quick(pdfium.FPDFPageObj_HasTransparency, _NUMBER, _AT)
_numbers = tuple(ctypes.c_float() for _ in range(4))
_colours = tuple(ctypes.c_uint() for _ in range(4))
_found = pdfium.FS_MATRIX()
# Where the answers go: one place each, read at once.
_numbers_at, _colours_at = tuple(map(ctypes.byref, _numbers)), tuple(map(ctypes.byref, _colours))
_found_at = ctypes.byref(_found)


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
    """The drawing of a page. `orders` maps the address of a text object to its drawing order.

    `dots` are the outlines of small things about as high as they are wide, whatever else they count as.
    """

    frame: Frame
    across: list[Edge] = field(default_factory=list)
    down: list[Edge] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
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
    at = address(page)
    _walk(shapes, frame, [_object_on(at, i) for i in range(_objects_on(at))], IDENTITY, 0)
    return shapes


def _walk(shapes: Shapes, frame: Frame, objects: list[int], matrix: Matrix, depth: int) -> None:
    for thing in objects:
        kind = _kind(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            shapes.orders[thing] = len(shapes.orders)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(shapes, frame, thing, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, matrix, frame)
            if box:
                shapes.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            parts = [_object_in(thing, i) for i in range(_objects_in(thing))]
            _walk(shapes, frame, parts, _times(matrix_of(thing), matrix), depth + 1)


def matrix_of(thing: int) -> Matrix:
    """The matrix of the object at this address; identity when it has none."""
    if not _matrix(thing, _found_at):
        return IDENTITY
    return _found.a, _found.b, _found.c, _found.d, _found.e, _found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _spread(points: list[tuple[float, float]], matrix: Matrix, frame: Frame) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _bounds(thing: int, matrix: Matrix, frame: Frame) -> Box | None:
    if not _bounds_of(thing, *_numbers_at):
        return None
    left, bottom, right, top = [number.value for number in _numbers]
    return _spread([(left, bottom), (right, top), (left, top), (right, bottom)], matrix, frame)


def _path(shapes: Shapes, frame: Frame, thing: int, matrix: Matrix) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _draw_mode(thing, ctypes.byref(fill), ctypes.byref(stroke))
    filled, stroked = fill.value, stroke.value
    if not (filled or stroked):
        return
    count = _segments(thing)
    if count < 2:
        return
    whole = _times(matrix_of(thing), matrix)
    for points, straight in _subpaths(thing, count):
        box = _spread(points, whole, frame)
        wide, high = box[2] - box[0], box[3] - box[1]
        thin = wide <= THIN or high <= THIN
        if max(wide, high) <= DOT and abs(wide - high) <= SQUARE and _visible(thing, stroke=not filled):
            shapes.dots.append(box)
        if filled and not thin:
            colour, alpha = _colour(thing)
            clear = alpha < 250 or bool(_see_through(thing)) or not straight
            shapes.shades.append(Shade(box, colour, len(shapes.orders), not clear))
        elif filled and thin and _visible(thing, stroke=False):
            shapes.add_rule(box)
        if stroked and straight and _visible(thing, stroke=True):
            if len(points) == 2:
                if box[2] - box[0] <= 1 or box[3] - box[1] <= 1:
                    shapes.add_rule(box)
            else:
                _stroke(shapes, frame, points, whole)


def _stroke(shapes: Shapes, frame: Frame, points: list[tuple[float, float]], matrix: Matrix) -> None:
    for one, two in itertools.pairwise(points):
        box = _spread([one, two], matrix, frame)
        if box[2] - box[0] <= 1 or box[3] - box[1] <= 1:
            shapes.add_rule(box)


def _subpaths(thing: int, count: int) -> list[tuple[list[tuple[float, float]], bool]]:
    """The outlines of a path: corner points (closed ones back to the first), and whether all is straight."""
    outlines: list[tuple[list[tuple[float, float]], bool]] = []
    points: list[tuple[float, float]] = []
    straight = True
    x, y = _numbers[0], _numbers[1]
    x_at, y_at = _numbers_at[0], _numbers_at[1]
    for i in range(count):
        segment = _segment(thing, i)
        kind = _segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                outlines.append((points, straight))
            points, straight = [], True
        _point(segment, x_at, y_at)
        points.append((x.value, y.value))
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        if _closes(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        outlines.append((points, straight))
    return outlines


def _colour(thing: int) -> tuple[tuple[int, int, int], int]:
    if not _fill_colour(thing, *_colours_at):
        return (0, 0, 0), 255
    red, green, blue, alpha = [colour.value for colour in _colours]
    return (red, green, blue), alpha


def _visible(thing: int, *, stroke: bool) -> bool:
    """A rule with no ink at all is none. White rules count: they part shaded cells."""
    ask = _line_colour if stroke else _fill_colour
    return not ask(thing, *_colours_at) or _colours[3].value > 0
