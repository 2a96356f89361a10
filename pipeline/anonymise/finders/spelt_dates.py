"""Dates written out in words: "the fourteenth of February two thousand and six"."""

from __future__ import annotations

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NTHS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_GAP = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]?)"

_TWO_FIGURES = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join((*_TEENS, *_ONES))})\b"
DAY = rf"(?:(?:twenty|thirty)[ -]?(?:{'|'.join(_NTHS[:9])})|{'|'.join(reversed(_NTHS))}|thirtieth)\b"
"""A day of the month in words."""
YEAR = (
    rf"(?:two[ -]thousand(?:{_GAP}and)?(?:{_GAP}{_TWO_FIGURES})?"
    rf"|(?:nineteen|twenty)[ -](?:(?:oh?|nought)[ -](?:{'|'.join(_ONES)})\b"
    rf"|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?\b|(?:{'|'.join(_TEENS)})\b))"
)
"""A year of the last hundred in words."""

_DAY = re.compile(rf"\b{DAY}", re.IGNORECASE)
_YEAR = re.compile(rf"\b{YEAR}", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def in_figures(written: str) -> str:
    """A date with its day and its year in figures, as the reader of dates takes them; others as they are.

    >>> in_figures("fourteenth of February two thousand and six")
    '14th of February 2006'
    """
    with_year = _YEAR.sub(lambda match: str(_year(match[0])), written)
    return _DAY.sub(lambda match: f"{_day(match[0])}th", with_year)


def _day(written: str) -> int:
    words = written.lower().replace("-", " ")
    if words == "thirtieth":
        return 30
    for ten, number in (("twenty", 20), ("thirty", 30)):
        if words.startswith(ten):
            return number + _NTHS.index(words.removeprefix(ten).strip()) + 1
    return _NTHS.index(words) + 1


def _year(written: str) -> int:
    words = _WORD.findall(written.lower())
    if words[:2] == ["two", "thousand"]:
        return 2000 + _number(words[2:])
    return (1900 if words[0] == "nineteen" else 2000) + _number(words[1:])


def _number(words: list[str]) -> int:
    total = 0
    for word in words:
        if word in _ONES:
            total += _ONES.index(word) + 1
        elif word in _TEENS:
            total += _TEENS.index(word) + 10
        elif word in _TENS:
            total += (_TENS.index(word) + 2) * 10
    return total
