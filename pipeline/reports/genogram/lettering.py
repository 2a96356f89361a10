"""How wide text is, and how a name is broken into lines.

Measured with Bitstream Vera, which comes with reportlab, so that every machine gives the same drawing;
Verdana and DejaVu Sans, which browsers have, are as wide. A name in another script is drawn with a font
of the machine where one is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reports import escape

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Bitstream Vera Sans, DejaVu Sans, Verdana, sans-serif"

_ELSEWHERE = {
    False: ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "segoeui.ttf", "arial.ttf", "Arial Unicode.ttf"),
    True: ("DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf", "segoeuib.ttf", "arialbd.ttf", "Arial Unicode.ttf"),
}
_MEASURED_AT = 100
_TOO_WIDE = 1.35  # a single word may be so much wider than asked for before it is cut
_NOT_THERE = "\uffff"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    return font(text, _MEASURED_AT, bold=bold).getlength(text) * size / _MEASURED_AT


def broken(text: str, size: float, most: float, *, bold: bool = False, lines: int = 4) -> tuple[str, ...]:
    """Text in lines no wider than `most` where its words allow; a much longer word is broken.

    What more than `lines` lines would hold is left out, and an ellipsis says so.
    """
    found: list[str] = []
    for piece, joint in _pieces(escape.clean(text)):
        joined = f"{found[-1]}{joint}{piece}" if found else piece
        if found and width(joined, size, bold=bold) <= most:
            found[-1] = joined
        else:
            found += _cut(piece, size, most * _TOO_WIDE, bold)
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1][:-1] + "…"]
    return tuple(found)


@cache
def _opened(name: str, size: int) -> FreeTypeFont | None:
    from PIL import ImageFont

    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None


def font(text: str, size: int, *, bold: bool = False) -> FreeTypeFont:
    """The font a line is drawn with: ours, or the first of the machine's that has more of its letters."""
    import reportlab

    ours = Path(reportlab.__file__).parent / "fonts" / ("VeraBd.ttf" if bold else "Vera.ttf")
    chosen = _opened(str(ours), size)
    assert chosen is not None
    if text.isascii():
        return chosen
    missing = _lacking(str(ours), text)
    for name in _ELSEWHERE[bold] if missing else ():
        other = _opened(name, size)
        if other is not None and _lacking(name, text) < missing:
            chosen, missing = other, _lacking(name, text)
    return chosen


@cache
def _lacking(name: str, text: str) -> int:
    """How many letters of a text a font does not have."""
    opened = _opened(name, 24)
    if opened is None:
        return len(text)
    empty = bytes(opened.getmask(_NOT_THERE))
    return sum(not one.isspace() and bytes(opened.getmask(one)) == empty for one in text)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Words, double-barrelled ones in parts, each with what stands between it and the one before."""
    for word in text.split() or [""]:
        parts = re.findall(r"[^-]*-|[^-]+", word) or [""]
        yield parts[0], " "
        for part in parts[1:]:
            yield part, ""


def _cut(word: str, size: float, most: float, bold: bool) -> Iterator[str]:
    """A word in pieces that fit; as it is when it fits."""
    start = 0
    for end in range(1, len(word)):
        if width(word[start : end + 1], size, bold=bold) > most:
            yield word[start:end]
            start = end
    yield word[start:]
