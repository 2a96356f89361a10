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
from pipeline.errors import UnreadableError

MOST_LETTERS = 120_000
"""On one page; a page in the smallest print has a tenth of it."""
LINE_HYPHEN = "\x02"
SMALLEST = 1.5
"""Letters lower than this (points) are not read by anybody."""
SAME_COLOUR = 24
"""Two colours that differ by no more in any channel look the same on a page."""
INVISIBLE = 3
SKIPPED = frozenset("\r\n")


def _bare(function: Any, answer: Any, *arguments: Any) -> Any:
    """A PDFium function on plain numbers: a third quicker, and asked for every character."""
    return ctypes.CFUNCTYPE(answer, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_object_at = _bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_box_at = _bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


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
    ref, handle = ctypes.addressof(box), ctypes.cast(textpage, ctypes.c_void_p).value
    new = tuple.__new__
    glyphs, upright, left, high = reading.glyphs, frame.turns == 0, frame.left, frame.top
    for i, char in enumerate(_characters(textpage)):
        if char in SKIPPED:
            continue
        key = _object_at(handle, i)
        if not key or not _box_at(handle, i, ref):
            continue
        owner = owners.get(key)
        if owner is None:
            owner = owners[key] = len(reading.styles)
            thing = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
            reading.styles.append(_style(textpage, i, thing, frame, fonts))
        if upright:
            place = box.left - left, high - box.top, box.right - left, high - box.bottom
        else:
            place = frame.box(box.left, box.bottom, box.right, box.top)
        glyphs.append(new(Glyph, (char, *place, owner)))
    _count_unmapped(textpage, reading)
    _mark_unseen(reading, owners, frame, shapes)
    return reading


def _characters(textpage: Any) -> list[str] | str:
    """The characters by their index.

    The whole string at once is the quick way; it counts as long as nothing is left out of it and
    nothing is a pair, for else string index is not character index.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    if count > MOST_LETTERS:
        raise UnreadableError(
            "has a page with more letters on it than a page can hold",
            "Ask the agency to send the document it was made from",
            code="too-large",
        )
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count and not any("\ud800" <= char <= "\udfff" for char in text):
            return text.replace("\ufffe", LINE_HYPHEN)  # PDFium's two names for the same hyphen.
    return _paired([pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count)])


def _paired(codes: list[int]) -> list[str]:
    """Characters of single codes; the second half of a pair carries it, the first is skipped."""
    chars = [chr(code) for code in codes]
    for i in range(1, len(codes)):
        if 0xD800 <= codes[i - 1] < 0xDC00 <= codes[i] < 0xE000:
            chars[i - 1] = "\r"
            chars[i] = chr(0x10000 + ((codes[i - 1] - 0xD800) << 10) + codes[i] - 0xDC00)
    return ["\ufffd" if "\ud800" <= char <= "\udfff" else char for char in chars]


def _count_unmapped(textpage: Any, reading: Reading) -> None:
    # Few different characters stand on a page, so they are judged once each.
    strange = {char for char in {glyph.char for glyph in reading.glyphs} if is_unmapped(char)}
    odd = sum(1 for glyph in reading.glyphs if glyph.char in strange) if strange else 0
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
        return _alike(ink, (255, 255, 255))
    if any(_inside(glyph, picture) for picture in shapes.pictures):
        return False
    under = [s for s in shapes.shades if s.order <= order and _inside(glyph, s.box)]
    if under and not under[-1].opaque:
        return False
    return _alike(ink, under[-1].colour if under else (255, 255, 255))


def _ink(key: int) -> tuple[int, int, int] | None:
    """The colour a text object is filled with; None when it tells none."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    thing = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return None
    return (255, 255, 255) if alpha.value < 8 else (red.value, green.value, blue.value)


def _alike(one: tuple[int, int, int], two: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= SAME_COLOUR for a, b in zip(one, two, strict=True))


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
