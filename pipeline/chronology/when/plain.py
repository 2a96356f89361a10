"""The short way for the commonest writings, which need no grammar: nine cells in ten are such.

`12/03/2009`, `12.3.09 14:30`, `Thurs 12th March 2009`, `12/3/09 at 2.30pm`, `12-15/3/09`, `w/c 9.3.09`,
`March 2009`. It answers only where nothing is odd, assumed or flagged, and then exactly as the grammar
would (a test compares them); else it says nothing.
"""

from __future__ import annotations

import datetime as dt
import re

from pipeline.chronology.model import When
from pipeline.chronology.when.lexicon import WORDS

_YEAR = r"((?:19|20)[0-9]{2}|[0-27-9][0-9])"
_CLOCK = r"([0-9]{2})[:.]?([0-9]{2}) ?(?:hrs)?"
_HALF = r"([0-9]{1,2})[:.]([0-9]{2}) ?([ap])m"
_PLAIN = re.compile(
    r"(?:([A-Za-z]{3,9})\.?,? )?"
    r"([0-9]{1,2})(?:([/.\-])([0-9]{1,2})\3|(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? )"
    rf"{_YEAR}"
    rf"(?:[ \n]{_CLOCK}(?: ?[\-\u2013] ?{_CLOCK})?|,?(?: at)? {_HALF}(?: ?(?:[\-\u2013]|to) ?{_HALF})?)?",
    re.A,
)
_WEEK = re.compile(rf"[Ww]/[CcBb]\.? ([0-9]{{1,2}})([/.])([0-9]{{1,2}})\2{_YEAR}", re.A)
_DAYS = re.compile(rf"([0-9]{{1,2}})[\-\u2013]([0-9]{{1,2}})([/.])([0-9]{{1,2}})\3{_YEAR}", re.A)
_MONTH = re.compile(r"([A-Za-z]{3,9}) ((?:19|20)[0-9]{2})", re.A)


def plain(text: str) -> When | None:
    """The reading of a plain day, few days, week or month with its year; None for all else."""
    found = _PLAIN.fullmatch(text)
    try:
        return _day(found) if found is not None else _period(text)
    except ValueError:  # no such day or time
        return None


def _day(found: re.Match[str]) -> When | None:
    weekday, day, _, month, name, year, hour, minute, to_hour, to_minute, *halves = found.groups()
    if name is not None:
        letter, number = WORDS.get(name.lower(), ("", 0))
        if letter != "M" or not isinstance(number, int) or (hour is None and "1900" <= year <= "1959"):
            return None
    else:
        number = int(month)
    start = dt.date(_full(year), number, int(day))
    clock = dt.time(int(hour), int(minute)) if hour is not None else None
    until = dt.time(int(to_hour), int(to_minute)) if to_hour is not None else None
    if halves[0] is not None:
        clock = _of_twelve(*halves[:3])
        until = _of_twelve(*halves[3:]) if halves[3] is not None else None
    if weekday is not None and WORDS.get(weekday.lower()) != ("W", start.weekday()):
        return None
    return When(start, start, clock, until, "day")


def _period(text: str) -> When | None:
    found = _MONTH.fullmatch(text)
    if found is not None:
        letter, number = WORDS.get(found[1].lower(), ("", 0))
        if letter != "M" or not isinstance(number, int):
            return None
        first = dt.date(int(found[2]), number, 1)
        after = dt.date(first.year + number // 12, number % 12 + 1, 1)
        return When(first, after - dt.timedelta(1), precision="month")
    found = _WEEK.fullmatch(text)
    if found is not None:
        first = dt.date(_full(found[4]), int(found[3]), int(found[1]))
        return When(first, first + dt.timedelta(6), precision="range")
    found = _DAYS.fullmatch(text)
    if found is not None and int(found[1]) < int(found[2]) and int(found[2]) > 12:
        year, month = _full(found[5]), int(found[4])
        return When(
            dt.date(year, month, int(found[1])), dt.date(year, month, int(found[2])), precision="range"
        )
    return None


def _full(year: str) -> int:
    return int(year) + (0 if len(year) == 4 else 2000 if year < "50" else 1900)


def _of_twelve(hour: str, minute: str, half: str) -> dt.time:
    number = int(hour)
    if not 1 <= number <= 12:
        raise ValueError
    return dt.time(number % 12 + (12 if half == "p" else 0), int(minute))
