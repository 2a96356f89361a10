"""What builders of atoms share: their types, and the year, weekday and order of day and month of an atom."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.chronology.model import Flag
from pipeline.chronology.when import flags
from pipeline.chronology.when.spans import Span, full_year
from pipeline.chronology.when.times import Clock

NUMBER = re.compile(r"[0-9]+")


class Around(NamedTuple):
    """What a builder may look at besides its own tokens."""

    month_first: bool
    has_date: bool
    """A complete date has been read in this entry already."""
    other_date: bool
    """Another date stands somewhere in the text."""
    then: str
    """The letters that follow."""


Built = tuple[Span | Clock, ...]
Builder = Callable[[str, tuple[object, ...], Around], Built]


def weekday_of(letters: str, values: tuple[object, ...]) -> int | None:
    """The weekday among the tokens, Monday 0."""
    place = letters.find("W")
    found = values[place] if place >= 0 else None
    return found if isinstance(found, int) else None


def with_year(span: Span, text: object) -> Span:
    """Give a span its year of two or four figures."""
    year, doubtful = full_year(str(text).lstrip("'"))
    if not 1900 <= year < 2100:
        span = span._replace(flags=(*span.flags, flags.FAR_YEAR))
    if not doubtful:
        return Span(span.kind, year, *span[2:])  # many times faster than _replace
    return span._replace(year=year, assumed=("century",), flags=(*span.flags, flags.CENTURY))


def ending(letters: str, values: tuple[object, ...], letter_set: str = "YAnN") -> object | None:
    """The year token at or near the end of an atom."""
    for letter, value in zip(reversed(letters), reversed(values), strict=True):
        if letter in letter_set:
            return value
        if letter != "W":
            return None
    return None


def day_and_month(first: int, second: int, around: Around, weekday: int | None) -> Span:
    """Two numbers as day and month: British order unless only the other is possible or the document's own."""
    day, month = first, second
    remarks: tuple[Flag, ...] = ()
    if 1 <= first <= 12 and (around.month_first or 12 < second <= 31):
        day, month, remarks = second, first, (flags.MONTH_FIRST,)
        if second <= 12 and first != second:
            remarks = (flags.MONTH_FIRST, flags.BOTH_ORDERS)
    return Span("day", None, month, day, weekday, flags=remarks)


def two_years(text: str) -> tuple[int, int]:
    """2008/09, 2008/9, 2008-2009 → the two years."""
    first, second = NUMBER.findall(text)
    if len(second) == 4:
        return int(first), int(second)
    if len(second) == 1:
        return int(first), int(first[:3] + second)
    return int(first), int(first[:2] + second) + (second < first[2:]) * 100
