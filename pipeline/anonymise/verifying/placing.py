"""The letters of a PDF page put together by where they stand, whatever order they were written in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

_MOST = 40_000
_SAME_LINE = 0.45
_APART = 0.28


class _Letter(NamedTuple):
    line: float
    at: float
    long: float
    high: float
    letter: str


def by_place(page: Any) -> str:
    """The lines of a page, letters from left to right; then letters that stand alone, from top to bottom.

    Args:
        page: a page of pypdfium2, open.
    """
    words = [word for line in _lines(_letters(page)) for word in _words(line)]
    alone = [word[0] for word in words if len(word) == 1]
    down = _lines(_Letter(one.at, one.line, one.high, one.long, one.letter) for one in alone)
    columns = ["".join(one.letter for one in word) for line in down for word in _words(line)]
    return "\n".join([_text(words), *(column for column in columns if len(column) > 1)])


def _letters(page: Any) -> Iterator[_Letter]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        for at in range(min(pdfium.FPDFText_CountChars(text), _MOST)):
            letter = chr(pdfium.FPDFText_GetUnicode(text, at))
            if letter.isspace() or pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            if pdfium.FPDFText_GetCharOrigin(text, at, x, y) and pdfium.FPDFText_GetLooseCharBox(
                text, at, box
            ):
                wide, tall = abs(box.right - box.left), abs(box.top - box.bottom)
                yield _Letter(-y.value, x.value, max(wide, 0.1), max(tall, 0.1), letter)
    finally:
        text.close()


def _lines(letters: Iterable[_Letter]) -> Iterator[list[_Letter]]:
    line: list[_Letter] = []
    for one in sorted(letters):
        if line and one.line - line[0].line > _SAME_LINE * one.high:
            yield sorted(line, key=lambda each: each.at)
            line = []
        line.append(one)
    if line:
        yield sorted(line, key=lambda each: each.at)


def _words(line: list[_Letter]) -> Iterator[list[_Letter]]:
    word = line[:1]
    for before, one in pairwise(line):
        if one.at - before.at - before.long > _APART * one.high:
            yield word
            word = []
        word.append(one)
    yield word


def _text(words: list[list[_Letter]]) -> str:
    pieces: list[str] = []
    line: float | None = None
    for word in words:
        same = line is not None and abs(word[0].line - line) <= _SAME_LINE * word[0].high
        pieces += [" " if same else "\n", "".join(one.letter for one in word)]
        line = word[0].line
    return "".join(pieces).strip()
