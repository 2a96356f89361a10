"""How the letters of a PDF look and where they stand: bold, italic, raised, the top of each line."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.anonymise.laying.model import Span, Spans
from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.glyphs import characters
from pipeline.documents.pdf.quick import boxes_of, objects_of

_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_LEFT_OUT = frozenset("-\u2010\u2011\u00ad\x02\u200b\ufeff\ufffe")
"""Hyphens count as nothing: those at line ends are gone where words were put together again."""
_ITALIC_FLAG = 64
FEWEST = 3
"""So few letters are found anywhere; they are taken as plain."""
FEWEST_ON_PAGE = 12
"""By so many letters a text that goes on on the next page is found where it begins."""
BULLETS = "•●▪■◦‣·–\uf0b7\uf0a7"
LONGEST_MARK = 5
CLOSE = 0.5
"""A mark stands no further from what it marks, in letter sizes."""
_MARKS = frozenset("0123456789")
HIGH_UP = 0.38
"""The ink of a raised figure begins so far above the foot of its line, as a share of the line's height."""
SMALLER = 0.85
"""A raised letter has at most this share of the size of those beside it."""
OFF = 0.06
"""A raised letter stands this share of its neighbour's size above the line."""


class Look(NamedTuple):
    """How a text object is set: its size in points, and how high its line stands."""

    bold: bool = False
    italic: bool = False
    size: float = 0.0
    foot: float = 0.0


_PLAIN = Look()


@dataclass(slots=True)
class Sight:
    """The letters of one page without white space; for each how it is set and where it stands.

    Attributes:
        raised: 1 for a letter set small above the line, -1 for one below it, 0 for the others.
        tops, lefts: of each letter's box, in display points; heights: the letters' sizes.
        bottom: where the page ends.
    """

    letters: str = ""
    bold: list[bool] = field(default_factory=list)
    italic: list[bool] = field(default_factory=list)
    raised: list[int] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    bottom: float = 0.0
    at: int = 0

    def find(self, text: str) -> int:
        """Where some letters stand: at the first place not yet passed, else anywhere; -1 for nowhere."""
        found = self.letters.find(text, self.at)
        return found if found >= 0 else self.letters.find(text)


@dataclass(frozen=True, slots=True)
class Dressed:
    """A text as spans set as on its page, and where it begins there (None where it was not found).

    `last` is the page it ends on.
    """

    spans: Spans
    top: float | None = None
    left: float | None = None
    height: float = 0.0
    last: int = 0


def sight_of(textpage: Any, frame: Frame) -> Sight:
    """The look of a loaded page's text."""
    text = characters(textpage)
    if not text:
        return Sight()
    keys = objects_of(textpage, text)
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    looks = {key: _look(key, textpage, at) for key, at in first.items() if key}
    lefts, tops, rights, bottoms = boxes_of(textpage, len(text))
    sight = Sight(bottom=frame.height)
    letters = []
    beside: tuple[Look, Box] | None = None
    end = 0.0
    for at, (letter, key) in enumerate(zip(text, keys, strict=True)):
        if letter.isspace() or letter in _LEFT_OUT:
            continue
        look = looks.get(key, _PLAIN)
        box = frame.box(lefts[at], bottoms[at], rights[at], tops[at])
        shift = _shift(look, box, beside) if box[0] - end < CLOSE * look.size else 0
        end = box[2]
        if not shift and beside and letter in _MARKS and not text[at - 1].isspace():
            shift = _drawn_raised(textpage, at, bottoms[at], tops[at])
        if not shift:
            beside = None if letter in BULLETS else (look, box)
        letters.append(letter)
        sight.bold.append(look.bold)
        sight.italic.append(look.italic)
        sight.raised.append(shift)
        sight.tops.append(box[1])
        sight.lefts.append(box[0])
        sight.heights.append(look.size)
    sight.letters = "".join(letters)
    _only_marks(sight)
    return sight


def _drawn_raised(textpage: Any, at: int, bottom: float, top: float) -> int:
    """1 for a figure that its font draws small above the line, although its size is that of all letters."""
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    sides = (ctypes.byref(side) for side in (left, right, low, high))
    if not pdfium.FPDFText_GetCharBox(textpage, at, *sides):
        return 0
    return int(low.value - bottom > HIGH_UP * (top - bottom) and high.value > low.value)


def _only_marks(sight: Sight) -> None:
    """What is small for long, or goes on as small, is no mark: the letter before it was large."""
    start = 0
    for shift, run in groupby(list(sight.raised)):
        end = start + len(list(run))
        if shift and (end - start > LONGEST_MARK or _goes_on_alike(sight, end)):
            sight.raised[start:end] = [0] * (end - start)
        start = end


def _goes_on_alike(sight: Sight, at: int) -> bool:
    """Whether a letter is set as large and as high as the one before it."""
    if at >= len(sight.heights):
        return False
    same = abs(sight.heights[at] - sight.heights[at - 1]) <= 0.05 * sight.heights[at]
    return same and abs(sight.tops[at] - sight.tops[at - 1]) < 0.1 * sight.heights[at]


def _shift(look: Look, box: Box, beside: tuple[Look, Box] | None) -> int:
    """1 for a letter set small above the line of the one before it, -1 for one below, else 0."""
    if beside is None or not 0 < look.size <= SMALLER * beside[0].size:
        return 0
    usual, before = beside
    if not (-1 < box[0] - before[2] < 3 * usual.size and box[1] < before[3] and before[1] < box[3]):
        return 0
    off = look.foot - usual.foot
    return (off > OFF * usual.size) - (off < -OFF * usual.size)


def _look(key: int, textpage: Any, at: int) -> Look:
    """How the letters of a text object are set; the first of them is character `at`."""
    thing = ctypes.cast(ctypes.c_void_p(key), pdfium.FPDF_PAGEOBJECT)
    font = pdfium.FPDFTextObj_GetFont(thing)
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    size = pdfium.FPDFText_GetFontSize(textpage, at)
    if pdfium.FPDFText_GetMatrix(textpage, at, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
    pdfium.FPDFText_GetCharOrigin(textpage, at, ctypes.byref(x), ctypes.byref(y))
    if not font:
        return Look(False, False, size, y.value)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    flags = pdfium.FPDFFont_GetFlags(font)
    italic = bool(_ITALIC.search(name)) or (flags > 0 and bool(flags & _ITALIC_FLAG))
    return Look(bool(_BOLD.search(name)), italic, size, y.value)


def dressed(text: str, sights: Mapping[int, Sight], page: int) -> Dressed:
    """A text that begins on a page, as it is set there; it may go on on the next page."""
    bare = "".join(letter for letter in text if not letter.isspace() and letter not in _LEFT_OUT)
    sight = sights.get(page)
    if sight is None or len(bare) < FEWEST:
        return Dressed((Span(text),))
    looks, at = _looks(bare, sight, sights.get(page + 1))
    if at < 0:
        return Dressed((Span(text),))
    last = page if sight.letters.startswith(bare, at) else page + 1
    place = sight.tops[at], sight.lefts[at], sight.heights[at], last
    if all(look == (False, False, 0) for look in looks):
        return Dressed((Span(text),), *place)
    return Dressed(tuple(_cut(text, looks)), *place)


def _looks(bare: str, sight: Sight, following: Sight | None) -> tuple[list[tuple[bool, bool, int]], int]:
    """How each letter is set (none for any where they do not stand together), and where the first stands."""
    at = sight.find(bare)
    if at >= 0:
        sight.at = at + len(bare)
        return _set(sight, at, sight.at), at
    head = bare[: max(len(bare) // 2, FEWEST)]
    at = sight.find(head)
    shorter = bare[:FEWEST_ON_PAGE]
    if at < 0 and len(shorter) >= FEWEST_ON_PAGE:
        at = sight.find(shorter)
    if at < 0 or following is None:
        return [], at
    here = _alike(bare, sight.letters[at : at + len(bare)])
    rest = following.letters.find(bare[here:])
    if rest < 0:
        return [], at
    sight.at, following.at = at + here, rest + len(bare) - here
    return _set(sight, at, sight.at) + _set(following, rest, following.at), at


def _alike(one: str, two: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )


def _set(sight: Sight, start: int, end: int) -> list[tuple[bool, bool, int]]:
    return list(zip(sight.bold[start:end], sight.italic[start:end], sight.raised[start:end], strict=True))


def _cut(text: str, look_of: Sequence[tuple[bool, bool, int]]) -> Iterator[Span]:
    """The text cut where its look changes; white space looks as what is before it."""
    cuts = [0]
    looks: list[tuple[bool, bool, int]] = []
    number, now = 0, (False, False, 0)
    for at, letter in enumerate(text):
        if letter.isspace() or letter in _LEFT_OUT:
            continue
        look = look_of[number]
        number += 1
        if not looks:
            looks.append(look)
        elif look != now:
            cuts.append(at)
            looks.append(look)
        now = look
    for (start, end), (heavy, slanted, shift) in zip(pairwise([*cuts, len(text)]), looks, strict=True):
        yield Span(text[start:end], bold=heavy, italic=slanted, raised=shift > 0, lowered=shift < 0)
