"""The lists of a Word file: bullets, and numbers that Word counts by itself where they can be counted.

Every run of labels that go on ("(a)", "(b)" …) is a list of its own that begins with its first number: Word
shows what was said, and somebody who adds an item gets the next number. A label that nobody can count
("Finding A1*") is shown as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.anonymise.laying.word_out.parts import part, value

DEEPEST = 9
_LABEL = re.compile(
    r"(?P<before>.*?)(?P<sign>[1-9]\d{0,3}|[a-z]|[ivx]{2,8}|[A-Z]|[IVX]{2,8})(?P<after>[^\w%]*)$"
)
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})$")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_STEP, _HANG = 425, 425
_LETTER = 115
"""Twips of room for a letter of a label, on average."""


@dataclass(slots=True)
class _List:
    """A list of the file: how its labels are written, its level, and how far it has counted."""

    before: str
    after: str
    format: str
    level: int
    start: int = 1
    last: int = 0
    longest: int = 0


@dataclass
class Numbering:
    """The lists of a file in the making; the number of a list is its place, from 1."""

    _lists: list[_List] = field(default_factory=list)

    def bullet(self, sign: str, level: int) -> str:
        """The properties of an item behind a bullet, its level from 1."""
        fit = (
            number
            for number, one in enumerate(self._lists, 1)
            if (one.format, one.before) == ("bullet", sign)
        )
        number = next(fit, 0)
        if not number:
            self._lists.append(_List(sign, "", "bullet", DEEPEST - 1, longest=len(sign)))
            number = len(self._lists)
        return _properties(number, min(level, DEEPEST) - 1)

    def number(self, label: str, level: int) -> str:
        """The properties of an item with this label on a level, from 1: its list goes on, or is a new one."""
        level = min(level, DEEPEST) - 1
        found = _LABEL.match(label)
        readings = _readings(found["sign"]) if found and "%" not in label else []
        if not found or not readings:
            return self._literal(label, level)
        before, after = found["before"], found["after"]
        for place in range(len(self._lists), 0, -1):
            one = self._lists[place - 1]
            if (one.before, one.after, one.level) == (before, after, level) and (
                one.format,
                one.last + 1,
            ) in readings:
                one.last += 1
                one.longest = max(one.longest, len(label))
                return _properties(place, level)
        form, count = next((each for each in readings if each[1] == 1), readings[0])
        self._lists.append(_List(before, after, form, level, count, count, len(label)))
        return _properties(len(self._lists), level)

    def _literal(self, label: str, level: int) -> str:
        for place, one in enumerate(self._lists, 1):
            if (one.format, one.before, one.level) == ("none", label, level):
                return _properties(place, level)
        self._lists.append(_List(label, "", "none", level, longest=len(label)))
        return _properties(len(self._lists), level)

    def xml(self) -> str:
        """The numbering part."""
        abstract = [
            f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(_level(one, level) for level in range(one.level + 1))}</w:abstractNum>"
            for place, one in enumerate(self._lists, 1)
        ]
        nums = [
            f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>'
            for place in range(1, len(self._lists) + 1)
        ]
        return part("numbering", "".join((*abstract, *nums)))


def _properties(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _readings(sign: str) -> list[tuple[str, int]]:
    """The ways to count a sign, and where it stands: "i" is the ninth letter or the first Roman figure."""
    if sign.isdigit():
        return [("decimal", int(sign))]
    small = sign.lower()
    case = "lower" if sign == small else "upper"
    made = [(f"{case}Letter", ord(small) - ord("a") + 1)] if len(sign) == 1 else []
    if (roman := _ROMAN.match(small)) and small:
        made.append((f"{case}Roman", 10 * len(roman[1]) + _UNITS.index(roman[2])))
    return made


def _level(one: _List, level: int) -> str:
    own = level == one.level or one.format == "bullet"
    counted = one.format not in ("bullet", "none")
    text = f"{one.before}%{level + 1}{one.after}" if counted else one.before
    hang = max(_HANG, _LETTER * one.longest + 60)
    indent = f'<w:pPr><w:ind w:left="{142 + hang + _STEP * level}" w:hanging="{hang}"/></w:pPr>'
    form = one.format if own else "none"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{one.start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val={value(text if own else "")}/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )
