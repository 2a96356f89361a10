"""The key to the symbols, in rows under the drawing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reports.colours import INK, PALETTE, QUIET_INK
from pipeline.reports.genogram import lettering, symbols
from pipeline.reports.genogram.model import Bond
from pipeline.reports.genogram.scene import Line, Mark, Words

_SIZE = 9.0
_SYMBOL = 18.0
_HIGH = 27.0
_LINE = 40.0
_TEXT_FROM = 6.0
_BETWEEN = 18.0


def key(left: float, top: float, width: float) -> tuple[list[Mark], float]:
    """The key within `width`, and where it ends below."""
    marks: list[Mark] = [
        Line(((left, top), (left + width, top)), "BBBBBB", 0.8),
        Words(left, top + 24, "Key", _SIZE, QUIET_INK, bold=True, middle=False),
    ]
    x, y = left + 36, top + 20.5
    for words, wide in _ENTRIES:
        room = wide + _TEXT_FROM + lettering.width(words, _SIZE)
        if x + room > left + width:
            x, y = left + 36, y + _HIGH
        marks += _picture(words, x, y)
        marks.append(Words(x + wide + _TEXT_FROM, y + 3.5, words, _SIZE, INK, middle=False))
        x += room + _BETWEEN
    return marks, y + _HIGH / 2 + 6


_ENTRIES = (
    ("man or boy", _SYMBOL),
    ("woman or girl", _SYMBOL),
    ("gender not known, or a pregnancy", _SYMBOL),
    ("subject child", _SYMBOL),
    ("died", _SYMBOL),
    ("miscarriage or termination", _SYMBOL),
    ("twins", _SYMBOL + 8),
    ("lasting relationship", _LINE),
    ("passing relationship", _LINE),
    ("separated", _LINE),
    ("divorced", _LINE),
    ("couple; what they are to one another is not stated", _LINE),
    ("live in the same home", _LINE),
)


def _picture(words: str, x: float, y: float) -> Iterator[Mark]:
    middle = x + _SYMBOL / 2
    line = ((x, y), (x + _LINE, y))
    if words == "twins":
        half = (_SYMBOL + 8) / 2
        yield symbols.descent(((x, y + 9), (x + half, y - 9), (x + 2 * half, y + 9)))
    elif words == "live in the same home":
        corners = ((x, y - 8), (x + _LINE, y - 8), (x + _LINE, y + 8), (x, y + 8))
        yield Line(corners, PALETTE[0].strong, 1.8, "dotted", closed=True, round=6.0)
    elif words == "man or boy":
        yield from symbols.symbol(middle, y, _SYMBOL, gender="male")
    elif words == "woman or girl":
        yield from symbols.symbol(middle, y, _SYMBOL, gender="female")
    elif words.startswith("gender"):
        yield from symbols.symbol(middle, y, _SYMBOL, gender="unknown")
    elif words == "subject child":
        yield from symbols.symbol(middle, y, _SYMBOL, gender="male", subject=True)
    elif words == "died":
        yield from symbols.symbol(middle, y, _SYMBOL, gender="male", died=True)
    elif words.startswith("miscarriage"):
        yield from symbols.symbol(middle, y, _SYMBOL * 0.75, gender="unknown", kind="ended")
    else:
        bond = _BONDS[words]
        yield from symbols.couple(line, line, bond)


_BONDS: dict[str, Bond] = {
    "lasting relationship": "enduring",
    "passing relationship": "transitory",
    "separated": "separated",
    "divorced": "divorced",
    "couple; what they are to one another is not stated": "unstated",
}
