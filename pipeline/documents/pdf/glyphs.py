"""Characters of a page from PDFium, and what of them a reader does not see.

PDFium counts characters, not string positions, adds blanks and line ends of its own (left out
here: words come from geometry) and gives a hyphen at a line end as U+0002.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.parts import Glyph, Style
from pipeline.documents.pdf.shapes import Shapes

LINE_HYPHEN = "\x02"
SMALLEST = 1.5
"""Letters lower than this (points) are not read by anybody."""
SAME_COLOUR = 24
"""Two colours that differ by no more in any channel look the same on a page."""
INVISIBLE = 3


class Reading:
    """Characters of one page with the style of every text object they come from.

    Attributes:
        glyphs: in the file's own order.
        styles: by owner number.
        unmapped: characters whose meaning the file does not tell.
        invisible: characters drawn without ink (a scan's text layer, or hidden text).
    """

    def __init__(self) -> None:
        self.glyphs: list[Glyph] = []
        self.styles: list[Style] = []
        self.unmapped = 0
        self.invisible = 0

    def replace(self, glyphs: list[Glyph], unmapped: int) -> None:
        """Take another reader's characters instead; their owner numbers point into a single plain style."""
        size = sorted(g.bottom - g.top for g in glyphs)[len(glyphs) // 2] if glyphs else 10.0
        self.glyphs, self.unmapped, self.invisible = glyphs, unmapped, 0
        self.styles = [Style(round(size, 1), False, 0)]


def read_glyphs(textpage: Any, frame: Frame, shapes: Shapes) -> Reading:
    """All characters of a text page, in display points of `frame`."""
    reading = Reading()
    owners: dict[int, int] = {}
    fonts: dict[int, bool] = {}
    box = pdfium.FS_RECTF()
    ref = ctypes.byref(box)
    place, unicode_of = frame.box, pdfium.FPDFText_GetUnicode
    object_of, box_of, address = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetLooseCharBox, ctypes.addressof
    high = 0
    for i in range(pdfium.FPDFText_CountChars(textpage)):
        code = unicode_of(textpage, i)
        if code in (13, 10):
            continue
        thing = object_of(textpage, i)
        if not thing:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        key = address(thing.contents)
        owner = owners.get(key)
        if owner is None:
            owner = owners[key] = len(reading.styles)
            reading.styles.append(_style(textpage, i, thing, frame, fonts))
        if not box_of(textpage, i, ref):
            continue
        reading.glyphs.append(Glyph(chr(code), *place(box.left, box.bottom, box.right, box.top), owner))
    _count_unmapped(textpage, reading)
    _mark_unseen(reading, owners, frame, shapes)
    return reading


def _count_unmapped(textpage: Any, reading: Reading) -> None:
    odd = sum(1 for glyph in reading.glyphs if is_unmapped(glyph.char))
    if not odd and reading.glyphs:
        step = max(1, len(reading.glyphs) // 40)
        total = pdfium.FPDFText_CountChars(textpage)
        probes = range(0, total, step)
        if any(pdfium.FPDFText_HasUnicodeMapError(textpage, i) == 1 for i in probes):
            odd = sum(1 for i in range(total) if pdfium.FPDFText_HasUnicodeMapError(textpage, i) == 1)
    reading.unmapped = odd


def is_unmapped(char: str) -> bool:
    """A character that stands for no letter: replacement, private use, or a control code."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or (char < " " and char not in "\t\r\n\x02")


def _style(textpage: Any, i: int, thing: Any, frame: Frame, fonts: dict[int, bool]) -> Style:
    matrix = pdfium.FS_MATRIX()
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing, size)
    turn, scale = 0, 1.0
    if pdfium.FPDFText_GetMatrix(textpage, i, ctypes.byref(matrix)):
        quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        slanted = abs(quarters - round(quarters)) > 0.03
        turn = -1 if slanted else (round(quarters) - frame.turns) % 4
        scale = math.hypot(matrix.c, matrix.d)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    height = abs(size.value) * scale
    unseen = "tiny" if 0 < height < SMALLEST else "invisible" if mode == INVISIBLE else ""
    font = pdfium.FPDFTextObj_GetFont(thing)
    bold = mode == 2 or bool(font and _is_bold(font, fonts))
    return Style(round(height, 1), bold, turn, unseen)


def _is_bold(font: Any, fonts: dict[int, bool]) -> bool:
    key = ctypes.addressof(font.contents)
    if key not in fonts:
        length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
        name = ctypes.create_string_buffer(max(length, 1))
        pdfium.FPDFFont_GetBaseFontName(font, name, length)
        plain = name.value.decode("latin-1").lower()
        fonts[key] = any(word in plain for word in ("bold", "black", "heavy", "semibold", "demi"))
    return fonts[key]


def _mark_unseen(reading: Reading, owners: dict[int, int], frame: Frame, shapes: Shapes) -> None:
    spans: dict[int, list[Glyph]] = {}
    for glyph in reading.glyphs:
        if glyph.char != " ":
            spans.setdefault(glyph.owner, []).append(glyph)
    for key, owner in owners.items():
        glyphs = spans.get(owner)
        style = reading.styles[owner]
        if not glyphs:
            continue
        if style.unseen == "invisible":
            reading.invisible += len(glyphs)
        order = shapes.orders.get(key, len(shapes.orders))
        lids = [s.box for s in shapes.shades if s.order > order and s.opaque]
        if lids and not style.unseen:
            _part_covered(reading, owner, lids)
        why = style.unseen or _why_unseen(glyphs, key, order, frame, shapes)
        if why != style.unseen:
            reading.styles[owner] = style._replace(unseen=why)


def _part_covered(reading: Reading, owner: int, lids: list[Box]) -> None:
    """Give the characters of `owner` that lie under a later filled area an owner of their own."""
    twin = len(reading.styles)
    moved = False
    for i, glyph in enumerate(reading.glyphs):
        if glyph.owner == owner and any(_inside(glyph, lid) for lid in lids):
            reading.glyphs[i] = glyph._replace(owner=twin)
            moved = True
    if moved:
        reading.styles.append(reading.styles[owner]._replace(unseen="covered"))


def _why_unseen(glyphs: list[Glyph], key: int, order: int, frame: Frame, shapes: Shapes) -> str:
    outside = sum(1 for g in glyphs if not _inside(g, (-1, -1, frame.width + 1, frame.height + 1)))
    if 2 * outside > len(glyphs):
        return "outside"
    middle = glyphs[len(glyphs) // 2]
    if any(_inside(middle, picture) for picture in shapes.pictures):
        return ""
    under = [s for s in shapes.shades if s.order <= order and _inside(middle, s.box)]
    if under and not under[-1].opaque:
        return ""
    return "white" if _pale(key, under[-1].colour if under else (255, 255, 255)) else ""


def _pale(key: int, ground: tuple[int, int, int]) -> bool:
    """Whether text is drawn in the colour of the ground it stands on, or with no ink."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    thing = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return False
    ink = (red.value, green.value, blue.value)
    return alpha.value < 8 or all(abs(a - b) <= SAME_COLOUR for a, b in zip(ink, ground, strict=True))


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
