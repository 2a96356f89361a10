"""What of a page's text a reader does not see: covered, off the page, or in the colour of its ground."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.parts import Glyph
from pipeline.documents.pdf.quick import quick
from pipeline.documents.pdf.shapes import Shapes

if TYPE_CHECKING:
    from pipeline.documents.pdf.glyphs import Reading

SAME_COLOUR = 24
"""Two colours that differ by no more in any channel look the same on a page."""
WHITE = (255, 255, 255)
_colours = tuple(ctypes.c_uint() for _ in range(4))
_into = tuple(map(ctypes.byref, _colours))
_fill = quick(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, *[ctypes.c_void_p] * 5)


def mark_unseen(reading: Reading, owners: dict[int, int], frame: Frame, shapes: Shapes) -> None:
    """Say in the styles of `reading` which text is not seen and why.

    Args:
        reading: the characters; those under a filled area get a style of their own.
        owners: address of a text object → its number.
        frame: what of the page is shown.
        shapes: what else the page draws, and in which order.
    """
    spans = _spans(reading.glyphs)
    page = (-1.0, -1.0, frame.width + 1, frame.height + 1)
    lids = [shade for shade in shapes.shades if shade.opaque]
    for key, owner in owners.items():
        span = spans.get(owner)
        if not span:
            continue
        style = reading.styles[owner]
        if style.unseen == "invisible":
            reading.invisible += sum(1 for i in span if reading.glyphs[i].char != " ")
        order = shapes.orders.get(key, len(shapes.orders))
        first, last = reading.glyphs[span[0]], reading.glyphs[span[-1]]
        if lids and lids[-1].order > order:
            _part_covered(reading, owner, span, [lid.box for lid in lids if lid.order > order])
        why = style.unseen
        if not why and not (_inside(first, page) and _inside(last, page)):
            why = "outside"
        if not why and _has_ground_colour(reading.glyphs[span[len(span) // 2]], key, order, shapes):
            why = "white"
        if why != style.unseen:
            reading.styles[owner] = style._replace(unseen=why)


def _spans(glyphs: list[Glyph]) -> dict[int, range]:
    """Per owner, from its first to its last character (others may stand between)."""
    spans: dict[int, range] = {}
    owner, start = -1, 0
    for i, glyph in enumerate(glyphs):
        if glyph[5] != owner:
            if owner >= 0:
                spans[owner] = range(spans[owner].start if owner in spans else start, i)
            owner, start = glyph[5], i
    if owner >= 0:
        spans[owner] = range(spans[owner].start if owner in spans else start, len(glyphs))
    return spans


def _part_covered(reading: Reading, owner: int, span: range, lids: list[Box]) -> None:
    """Give the characters of `owner` that lie under a later filled area an owner of their own."""
    first, last = reading.glyphs[span[0]], reading.glyphs[span[-1]]
    low, high = min(first.top, last.top), max(first.bottom, last.bottom)
    near = [lid for lid in lids if lid[1] < high and lid[3] > low]
    twin = len(reading.styles)
    moved = False
    for i in span if near else ():
        glyph = reading.glyphs[i]
        if glyph.owner == owner and any(_inside(glyph, lid) for lid in near):
            reading.glyphs[i] = glyph._replace(owner=twin)
            moved = True
    if moved:
        reading.styles.append(reading.styles[owner]._replace(unseen="covered"))


def _has_ground_colour(glyph: Glyph, key: int, order: int, shapes: Shapes) -> bool:
    """Whether text is drawn in the colour of what is under it (the page is white)."""
    ink = _ink(key)
    if ink is None:
        return False
    if not shapes.shades and not shapes.pictures:
        return _alike(ink, WHITE)
    if any(_inside(glyph, picture) for picture in shapes.pictures):
        return False
    under = [s for s in shapes.shades if s.order <= order and _inside(glyph, s.box)]
    if under and not under[-1].opaque:
        return False
    return _alike(ink, under[-1].colour if under else WHITE)


def _ink(key: int) -> tuple[int, int, int] | None:
    """The colour a text object is filled with; None when it tells none."""
    if not _fill(key, *_into):
        return None
    red, green, blue, alpha = [colour.value for colour in _colours]
    return WHITE if alpha < 8 else (red, green, blue)


def _alike(one: tuple[int, int, int], two: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= SAME_COLOUR for a, b in zip(one, two, strict=True))


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
