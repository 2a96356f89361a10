"""How the letters of a PDF look and where they stand: bold, italic, the top of each line."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.anonymise.laying.model import Span, Spans
from pipeline.documents.pdf.frame import Frame
from pipeline.documents.pdf.glyphs import characters
from pipeline.documents.pdf.quick import boxes_of, objects_of

_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_LEFT_OUT = frozenset("-\u2010\u2011\u00ad\x02\u200b\ufeff\ufffe")
"""Hyphens count as nothing: those at line ends are gone where words were put together again."""
_ITALIC_FLAG = 64
FEWEST = 3
"""So few letters are found anywhere; they are taken as plain."""


@dataclass(slots=True)
class Sight:
    """The letters of one page without white space, and for each how it is set and where its line begins."""

    letters: str = ""
    bold: list[bool] = field(default_factory=list)
    italic: list[bool] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    at: int = 0

    def find(self, text: str) -> int:
        """Where some letters stand: at the first place not yet passed, else anywhere; -1 for nowhere."""
        found = self.letters.find(text, self.at)
        return found if found >= 0 else self.letters.find(text)


def sight_of(textpage: Any, frame: Frame) -> Sight:
    """The look of a loaded page's text."""
    text = characters(textpage)
    if not text:
        return Sight()
    keys = objects_of(textpage, text)
    looks = {key: _look(key) for key in set(keys) if key}
    lefts, tops, rights, bottoms = boxes_of(textpage, len(text))
    sight = Sight()
    letters = []
    for at, (letter, key) in enumerate(zip(text, keys, strict=True)):
        if letter.isspace() or letter in _LEFT_OUT:
            continue
        bold, italic = looks.get(key, (False, False))
        letters.append(letter)
        sight.bold.append(bold)
        sight.italic.append(italic)
        sight.tops.append(frame.box(lefts[at], bottoms[at], rights[at], tops[at])[1])
    sight.letters = "".join(letters)
    return sight


def _look(key: int) -> tuple[bool, bool]:
    """Whether the letters of a text object are bold, and whether they are italic."""
    thing = ctypes.cast(ctypes.c_void_p(key), pdfium.FPDF_PAGEOBJECT)
    font = pdfium.FPDFTextObj_GetFont(thing)
    if not font:
        return False, False
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    flags = pdfium.FPDFFont_GetFlags(font)
    italic = bool(_ITALIC.search(name)) or (flags > 0 and bool(flags & _ITALIC_FLAG))
    return bool(_BOLD.search(name)), italic


def dressed(text: str, sight: Sight | None) -> tuple[Spans, float | None]:
    """A text as spans set as on the page, and the top of its first line (None where it was not found)."""
    plain = (Span(text),)
    bare = "".join(letter for letter in text if not letter.isspace() and letter not in _LEFT_OUT)
    if sight is None or len(bare) < FEWEST:
        return plain, None
    at = sight.find(bare)
    if at < 0:
        head = bare[: len(bare) // 2]
        found = sight.find(head) if len(head) >= FEWEST else -1
        return plain, sight.tops[found] if found >= 0 else None
    sight.at = at + len(bare)
    bold, italic = sight.bold[at : sight.at], sight.italic[at : sight.at]
    if not any(bold) and not any(italic):
        return plain, sight.tops[at]
    return tuple(_cut(text, bold, italic)), sight.tops[at]


def _cut(text: str, bold: Sequence[bool], italic: Sequence[bool]) -> Iterator[Span]:
    """The text cut where its look changes; white space looks as what is before it."""
    cuts = [0]
    looks: list[tuple[bool, bool]] = []
    number, now = 0, (False, False)
    for at, letter in enumerate(text):
        if letter.isspace() or letter in _LEFT_OUT:
            continue
        look = bold[number], italic[number]
        number += 1
        if not looks:
            looks.append(look)
        elif look != now:
            cuts.append(at)
            looks.append(look)
        now = look
    for (start, end), (heavy, slanted) in zip(pairwise([*cuts, len(text)]), looks, strict=True):
        yield Span(text[start:end], bold=heavy, italic=slanted)
