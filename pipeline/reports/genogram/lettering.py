"""How wide text is, and how a name is broken into lines.

Measured with Bitstream Vera, which comes with reportlab, so that every machine gives the same drawing;
Verdana and DejaVu Sans, which browsers have, are as wide. A name in another script is drawn with a font
of the machine where one is found.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reports import escape

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Bitstream Vera Sans, DejaVu Sans, Verdana, sans-serif"

_ELSEWHERE = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "segoeui.ttf", "arial.ttf", "Arial Unicode.ttf")
_MEASURED_AT = 100
_NOT_THERE = "\uffff"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    return font(text, _MEASURED_AT, bold=bold).getlength(text) * size / _MEASURED_AT


def broken(text: str, size: float, most: float, *, bold: bool = False, lines: int = 4) -> tuple[str, ...]:
    """Text in lines no wider than `most` where its words allow; a word that is wider is broken.

    What more than `lines` lines would hold is left out, and an ellipsis says so.
    """
    found: list[str] = []
    for word in " ".join(escape.clean(text).split()).split(" "):
        joined = f"{found[-1]} {word}" if found else word
        if found and width(joined, size, bold=bold) <= most:
            found[-1] = joined
            continue
        rest = word
        while width(rest, size, bold=bold) > most and len(rest) > 1:
            cut = max(
                1,
                next(
                    n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], size, bold=bold) <= most
                ),
            )
            cut = _after_hyphen(rest, cut)
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
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
    for name in _ELSEWHERE if missing else ():
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


def _after_hyphen(word: str, cut: int) -> int:
    """Break a double-barrelled name after its hyphen rather than anywhere."""
    hyphen = word.rfind("-", 0, cut)
    return hyphen + 1 if hyphen > 0 else cut
