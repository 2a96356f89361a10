"""Red, amber or green: what the progress cells of an action plan show, however they show it.

A rating is given by a letter or a word, by a mark in one of three columns, by a ticked box, by what was
struck out, by the colour behind a cell, or in words ("completed"). A form that comes with R, A and G printed
in each row shows nothing until one of them stands out. What shows two colours is not decided: both are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.proforma.tables import Part
from pipeline.proforma.words import plain

Colour = Literal["red", "amber", "green"]

COLOURS: tuple[Colour, ...] = ("red", "amber", "green")
_NAMES: dict[str, Colour] = {
    "r": "red", "red": "red", "a": "amber", "amber": "amber", "yellow": "amber", "orange": "amber",
    "g": "green", "green": "green", "blue": "green",
}  # fmt: skip
_SYMBOLS: dict[str, Colour] = {
    "🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "amber", "🟨": "amber",
    "🟢": "green", "🟩": "green",
}  # fmt: skip
_NAME = re.compile(r"(?<![a-z])(red|amber|yellow|orange|green|blue|r|a|g)(?![a-z])")
_BLUE = "blue"
"""Boards that mark four colours mean by it that an action is completed; with three, green says that."""
_TICKED, _UNTICKED = "☑☒✓✔✗✘✅", "☐□❑❏"
_BOXED = re.compile(rf"([{_TICKED}{_UNTICKED}])\s*([A-Za-z]+)")
_BOXED_BEHIND = re.compile(rf"([A-Za-z]+)\s*([{_TICKED}{_UNTICKED}])")
_BEFORE = re.compile(
    r"\b(?:was|previously|formerly|moved? from|changed from|from)\s+(?:red|amber|green|[rag])\b"
    r"|\b(?:red|amber|green|[rag])\s+(?=to (?:red|amber|green|[rag])\b)"
)
_SAID: tuple[tuple[re.Pattern[str], Colour], ...] = (
    (re.compile(r"\b(?:not (?:yet )?(?:commenced|started|begun)|(?:yet|still) to (?:start|begin|commence)"
                r"|outstanding|no progress)\b"), "red"),
    (re.compile(r"\b(?:in progress|progress(?:ed|ing)?|under way|underway|part(?:ly|ially)?|started|begun"
                r"|commenced|ongoing|on-going|on track|not (?:yet )?(?:completed?|done|achieved|finished)"
                r"|incomplete)\b"),
     "amber"),
    (re.compile(r"\b(?:completed?|done|achieved|finished|implemented|closed)\b"), "green"),
)  # fmt: skip
_BLANK = re.compile(r"[\s.…_\-–—]*")


def colours_of(parts: Sequence[Part]) -> tuple[Colour, ...]:
    """The colours the progress cells of one row show: none, one, or those that contradict each other."""
    mine = _in_columns(parts) if any(_named(part.heading) for part in parts) else _in_one(parts)
    return tuple(colour for colour in COLOURS if colour in mine)


def _named(text: str) -> Colour | None:
    """The colour a sub-heading or a cell is for, when it names just one."""
    found = set(_names(text))
    return found.pop() if len(found) == 1 else None


def _names(text: str) -> Iterator[Colour]:
    for symbol, colour in _SYMBOLS.items():
        if symbol in text:
            yield colour
    for name in _NAME.findall(plain(text)):
        yield _NAMES[name]


def _in_columns(parts: Sequence[Part]) -> set[Colour]:
    """A column for each colour: the one that is marked."""
    held = [(colour, part) for part in parts if (colour := _named(part.heading))]
    marked = {colour for colour, part in held if _written(part) and _alone(colour, part.text) is not True}
    letters = {colour for colour, part in held if _written(part)}
    if marked:
        return marked
    shaded = _standing_out([(colour, part.shade) for colour, part in held])
    if shaded:
        return shaded
    return letters if len(letters) < len(held) else set()


def _alone(colour: Colour, text: str) -> bool:
    """Whether a cell only repeats its column's letter, which a form may have printed there."""
    return _named(text) == colour and len(plain(text).split()) == 1


def _standing_out(shades: Sequence[tuple[Colour, str]]) -> set[Colour]:
    """The cells that are coloured, when not every one of them is: then the form came so."""
    coloured = {colour for colour, shade in shades if shade}
    return coloured if len(coloured) < len(shades) else set()


def _in_one(parts: Sequence[Part]) -> set[Colour]:
    """One cell, or several without headings of their own, such as a form's R, A and G side by side."""
    if len(parts) > 1 and len([part for part in parts if _named(part.text)]) > 1:
        held = [(colour, part) for part in parts if (colour := _named(part.text))]
        kept = [(colour, part) for colour, part in held if not _struck(part, part.text)]
        if len(kept) == 1:
            return {kept[0][0]}
        return _standing_out([(colour, part.shade) for colour, part in kept])
    text = "\n".join(part.text for part in parts)
    shades = {name for part in parts if part.shade != _BLUE and (name := _NAMES.get(part.shade))}
    shown = _shown(text, parts)
    if shown:
        return shown if len(shown) > 1 else shown | shades
    if shades:
        return shades
    said = plain(text)
    found: set[Colour] = next(({colour} for pattern, colour in _SAID if pattern.search(said)), set())
    return found or ({"green"} if not said.strip() and any(map(_blue, parts)) else set())


def _blue(part: Part) -> bool:
    """Whether a cell alone is blue; a whole row of that colour is only the table's look."""
    return part.shade == _BLUE and not any("whole row" in n.text for n in part.notes if n.kind == "shading")


def _shown(text: str, parts: Sequence[Part]) -> set[Colour]:
    """The colours that are written, less those struck out, unticked, of before, or merely printed."""
    in_front = text.lstrip()[:1] in _TICKED + _UNTICKED
    boxes = _BOXED.findall(text) if in_front else [pair[::-1] for pair in _BOXED_BEHIND.findall(text)]
    ticks = [(box, name) for box, name in boxes if _named(name)]
    if len(ticks) > 1:
        return {colour for box, name in ticks if box in _TICKED and (colour := _named(name))}
    current = _BEFORE.sub(" ", plain(text))
    found = set(_names(current)) | {colour for symbol, colour in _SYMBOLS.items() if symbol in text}
    if _sentence(text):
        found = {colour for colour in found if re.search(rf"\b{colour}\b", current)}
    struck = {c for part in parts for note in part.notes if note.kind == "struck" for c in _names(note.text)}
    found -= struck if found - struck else set()
    return set() if len(found) == len(COLOURS) else found


def _sentence(text: str) -> bool:
    """In a sentence the article "a" is no amber."""
    return len(plain(text).split()) > 4


def _struck(part: Part, text: str) -> bool:
    return any(note.kind == "struck" and note.text.strip() == text.strip() for note in part.notes)


def _written(part: Part) -> bool:
    """Whether something stands in a cell that is neither a line to write on nor an empty box."""
    text = part.text.strip()
    return bool(text) and not _BLANK.fullmatch(text) and text not in _UNTICKED and not _struck(part, text)
