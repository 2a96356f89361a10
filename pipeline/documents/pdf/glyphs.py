"""Characters of a page from PDFium, and what of them a reader does not see.

PDFium counts characters, not string positions, adds blanks and line ends of its own (left out
here: words come from geometry) and gives a hyphen at a line end as U+0002.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import compress
from operator import itemgetter
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.frame import Frame
from pipeline.documents.pdf.parts import Glyph, Style
from pipeline.documents.pdf.quick import boxes_of, objects_of, quick
from pipeline.documents.pdf.shapes import Shapes
from pipeline.documents.pdf.unseen import mark_unseen
from pipeline.errors import UnreadableError

MOST_LETTERS = 120_000
"""On one page; a page in the smallest print has a tenth of it."""
LINE_HYPHEN = "\x02"
SMALLEST = 1.5
"""Letters lower than this (points) are not read by anybody."""
INVISIBLE = 3
OUTLINED = 2
"""Ways of drawing letters (ISO 32000-1, table 106): without ink, filled with an outline."""
UNDRAWN = -1
"""The owner of characters that PDFium adds."""
_LINE_ENDS = re.compile(r"[\r\n]")
_AT, _NUMBER = ctypes.c_void_p, ctypes.c_int
_matrix_at = quick(pdfium.FPDFText_GetMatrix, _NUMBER)
_lacks_meaning = quick(pdfium.FPDFText_HasUnicodeMapError, _NUMBER)
_font_size = quick(pdfium.FPDFTextObj_GetFontSize, _NUMBER, _AT, _AT)
_mode = quick(pdfium.FPDFTextObj_GetTextRenderMode, _NUMBER, _AT)
_font = quick(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t, _AT)
_font_name = quick(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _AT, _AT, ctypes.c_size_t)

KERNED = 0.13
"""White of so many letter heights between two letters drawn one by one is a blank drawn closer."""


class Reading:
    """Characters of one page with the style of every text object they come from.

    Attributes:
        glyphs: in the file's own order.
        styles: by owner number.
        unmapped: characters whose meaning the file does not tell.
        untold: those of them that look like letters all the same (their codes were taken as such).
        invisible: characters drawn without ink (a scan's text layer, or hidden text).
    """

    def __init__(self) -> None:
        self.glyphs: list[Glyph] = []
        self.styles: list[Style] = []
        self.unmapped = 0
        self.untold = 0
        self.invisible = 0

    def replace(self, glyphs: list[Glyph], unmapped: int) -> None:
        """Take another reader's characters instead; their owner numbers point into a single plain style."""
        size = sorted(g.bottom - g.top for g in glyphs)[len(glyphs) // 2] if glyphs else 10.0
        self.glyphs, self.unmapped, self.untold, self.invisible = glyphs, unmapped, 0, 0
        self.styles = [Style(round(size, 1), False, 0)]


def read_glyphs(textpage: Any, frame: Frame, shapes: Shapes) -> Reading:
    """All characters of a text page, in display points of `frame`."""
    reading = Reading()
    text = characters(textpage)
    if not text:
        return reading
    keys = objects_of(textpage, text)
    owners: dict[int, int] = {}
    styler = _Styler(textpage, frame)
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    first.pop(0, None)
    for key, i in sorted(first.items(), key=itemgetter(1)):
        owners[key] = len(reading.styles)
        reading.styles.append(styler.style(i, key))
    drawn = {**owners, 0: UNDRAWN}
    drawn_by = [drawn[key] for key in keys]
    for end in _LINE_ENDS.finditer(text):
        drawn_by[end.start()] = UNDRAWN
    columns = zip(text, *_placed(textpage, len(text), frame), drawn_by, strict=True)
    glyphs = list(map(partial(tuple.__new__, Glyph), columns))
    for i in _told_blanks(text, keys, glyphs):
        drawn_by[i] = drawn_by[i - 1]
    reading.glyphs = list(compress(glyphs, map(UNDRAWN.__ne__, drawn_by)))
    _count_unmapped(textpage, reading, list(first.values()))
    mark_unseen(reading, owners, frame, shapes)
    return reading


def _told_blanks(text: str, keys: Sequence[int], glyphs: Sequence[Glyph]) -> Iterator[int]:
    """Blanks of PDFium's own that are believed: programs that draw letter by letter kern across a typed one.

    PDFium then takes the typed blank for none and puts its own there. The white that is left is too narrow to
    part words by itself, but no two letters of a word stand so far apart.
    """
    at = text.find(" ", 1)
    while 0 < at < len(text) - 1:
        if not keys[at] and keys[at - 1] and keys[at + 1] and keys[at - 1] != keys[at + 1]:
            one, two = glyphs[at - 1], glyphs[at + 1]
            high = one.bottom - one.top
            level = abs(one.bottom - two.bottom) < 1 and two.char.isalnum()  # dots to a margin are no words
            if level and KERNED * high <= two.x0 - one.x1 <= high:
                yield at
        at = text.find(" ", at + 1)


def _placed(textpage: Any, count: int, frame: Frame) -> Iterable[Iterable[float]]:
    """x0, top, x1 and bottom of every character as displayed."""
    lefts, tops, rights, bottoms = boxes_of(textpage, count)
    if frame.turns:
        return zip(*map(frame.box, lefts, bottoms, rights, tops), strict=True)
    left, high = frame.left, frame.top
    if left:
        lefts, rights = [x - left for x in lefts], [x - left for x in rights]
    # The same number is one object: lines keep their places, and a long file has a million of them.
    heights = {y: high - y for y in {*tops, *bottoms}}.__getitem__
    same = {x: x for x in lefts}.__getitem__
    return map(same, lefts), map(heights, tops), rights, map(heights, bottoms)


def characters(textpage: Any) -> str:
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
        if len(text) == count and not any("\ud800" <= char <= "\udfff" for char in set(text)):
            return text.replace("\ufffe", LINE_HYPHEN)  # PDFium's two names for the same hyphen.
    return "".join(_paired([pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count)]))


def _paired(codes: list[int]) -> list[str]:
    """Characters of single codes; the second half of a pair carries it, the first is skipped."""
    chars = [chr(code) for code in codes]
    for i in range(1, len(codes)):
        if 0xD800 <= codes[i - 1] < 0xDC00 <= codes[i] < 0xE000:
            chars[i - 1] = "\r"
            chars[i] = chr(0x10000 + ((codes[i - 1] - 0xD800) << 10) + codes[i] - 0xDC00)
    return ["\ufffd" if "\ud800" <= char <= "\udfff" else char for char in chars]


def _count_unmapped(textpage: Any, reading: Reading, firsts: list[int]) -> None:
    """Count what has no meaning; `firsts` are the first characters of the text objects, one of each font."""
    # Few different characters stand on a page, so they are judged once each.
    strange = {char for char in {glyph[0] for glyph in reading.glyphs} if is_unmapped(char)}
    odd = sum(1 for glyph in reading.glyphs if glyph[0] in strange) if strange else 0
    page = ctypes.byref(textpage.contents)
    if any(_lacks_meaning(page, i) == 1 for i in firsts):
        total = pdfium.FPDFText_CountChars(textpage)
        reading.untold = sum(1 for i in range(total) if _lacks_meaning(page, i) == 1)
        odd = odd or reading.untold
    reading.unmapped = odd


def is_unmapped(char: str) -> bool:
    """A character that stands for no letter: replacement, private use, or a control code."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or (char < " " and char not in "\t\r\n\x02")


class _Styler:
    """How the text objects of one page are drawn."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._page = ctypes.byref(textpage.contents)
        self._frame = frame
        self._matrix = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()
        self._into = ctypes.byref(self._matrix), ctypes.byref(self._size)
        self._bold: dict[int, bool] = {}
        self._known: dict[tuple[object, ...], Style] = {}

    def style(self, index: int, thing: int) -> Style:
        """The style of the text object at address `thing`, which draws character `index`."""
        matrix, size = self._into
        _font_size(thing, size)
        at = self._matrix
        turned = (at.a, at.b, at.c, at.d) if _matrix_at(self._page, index, matrix) else None
        look = turned, self._size.value, _mode(thing), self._is_bold(_font(thing))
        style = self._known.get(look)
        if style is None:
            style = self._known[look] = self._style(*look)
        return style

    def _style(
        self, turned: tuple[float, float, float, float] | None, size: float, mode: int, bold: bool
    ) -> Style:
        turn, scale = 0, 1.0
        if turned:
            a, b, c, d = turned
            quarters = math.atan2(b, a) / (math.pi / 2)
            slanted = abs(quarters - round(quarters)) > 0.03
            turn = -1 if slanted else (round(quarters) - self._frame.turns) % 4
            scale = math.hypot(c, d)
        height = abs(size) * scale
        unseen = "tiny" if 0 < height < SMALLEST else "invisible" if mode == INVISIBLE else ""
        return Style(round(height, 1), mode == OUTLINED or bold, turn, unseen)

    def _is_bold(self, font: int) -> bool:
        if not font:
            return False
        if font not in self._bold:
            length = _font_name(font, None, 0)
            name = ctypes.create_string_buffer(max(length, 1))
            _font_name(font, name, length)
            plain = name.value.decode("latin-1").lower()
            self._bold[font] = any(word in plain for word in ("bold", "black", "heavy", "semibold", "demi"))
        return self._bold[font]
