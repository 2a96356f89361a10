"""A piece of calendar as written, and the days it can mean.

What seasons, terms and vague words mean is settled once, here: spring March to May, summer June to
August, autumn September to November, winter December to the end of February; school terms autumn
1 September to 31 December, spring 1 January to 30 April, summer 1 April to 31 July; early the 1st
to the 10th, mid the 11th to the 20th, late the 21st to the end (of a year: four months each).
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from pipeline.chronology.model import Flag
from pipeline.days import MONTHS

Days = tuple[dt.date, dt.date, str]
"""First day, last day, precision."""

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_TERMS = {
    "autumn": ((9, 1), (12, 31)),
    "spring": ((1, 1), (4, 30)),
    "summer": ((4, 1), (7, 31)),
    "winter": ((9, 1), (12, 31)),
}
_FIXED = {
    "christmas day": ((12, 25), (12, 25)),
    "christmas eve": ((12, 24), (12, 24)),
    "boxing day": ((12, 26), (12, 26)),
    "new year's day": ((1, 1), (1, 1)),
    "new year's eve": ((12, 31), (12, 31)),
    "bonfire night": ((11, 5), (11, 5)),
    "halloween": ((10, 31), (10, 31)),
    "valentine's day": ((2, 14), (2, 14)),
    "st david's day": ((3, 1), (3, 1)),
    "st patrick's day": ((3, 17), (3, 17)),
    "st george's day": ((4, 23), (4, 23)),
    "st andrew's day": ((11, 30), (11, 30)),
    "christmas": ((12, 24), (12, 26)),
    "summer holidays": ((7, 20), (9, 5)),
}
_AROUND_EASTER = {
    "shrove tuesday": (-47, -47),
    "ash wednesday": (-46, -46),
    "mothering sunday": (-21, -21),
    "palm sunday": (-7, -7),
    "maundy thursday": (-3, -3),
    "good friday": (-2, -2),
    "easter saturday": (-1, -1),
    "easter tuesday": (2, 2),
    "whit sunday": (49, 49),
    "whit monday": (50, 50),
    "easter sunday": (0, 0),
    "easter monday": (1, 1),
    "easter": (-2, 1),
    "easter holidays": (-14, 14),
}


_MOVING = {
    "early may bank holiday": ((5, 1), 0),
    "spring bank holiday": ((5, 25), 0),
    "august bank holiday": ((8, 25), 0),
    "father's day": ((6, 15), 6),
    "remembrance sunday": ((11, 8), 6),
}
"""Feasts on a weekday (Monday 0): the first one on or after the day."""

_MOVED = {
    ("early may bank holiday", 1995): (5, 8),
    ("early may bank holiday", 2020): (5, 8),
    ("spring bank holiday", 2002): (6, 4),
    ("spring bank holiday", 2012): (6, 4),
    ("spring bank holiday", 2022): (6, 2),
}
"""Bank holidays that were moved by proclamation, for VE Day and the Queen's jubilees."""


class ImpossibleDateError(ValueError):
    """The date does not exist; the message says why, for people, without the text itself."""


class Span(NamedTuple):
    """A date or period as written; what was not written is None.

    `kind`: day, month, year, years (two), decade, season, term, quarter, feast, half-term,
    weekday (nothing but its name). `part` narrows it: early, mid, late, a season's or feast's
    name, a week's or quarter's number, begin (week beginning), ends (week ending), weekend,
    fortnight. `usual` marks periods whose days are only customary.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    name: str = ""
    until: int | None = None
    flags: tuple[Flag, ...] = ()
    assumed: tuple[str, ...] = ()
    uncertain: bool = False
    bad: str = ""


def days_of(span: Span) -> Days:
    """The days a span with a known year can mean.

    Raises:
        ImpossibleDateError: such a day does not exist.
    """
    if span.bad:
        raise ImpossibleDateError(span.bad)
    year = span.year
    assert year is not None
    if not 1 < year < 9990:
        raise ImpossibleDateError(f"there is no such year as {year}")
    if span.kind == "day":
        return _around(span.part, day(year, span.month or 0, span.day or 0))
    if span.kind == "month":
        return _month(year, span.month or 0, span.part)
    if span.kind == "year":
        return _year(year, span.part)
    if span.kind == "years":
        return _years(year, span.until or year, span.name)
    if span.kind == "decade":
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "range"
    if span.kind == "feast":
        return _feast(year, span.name)
    if span.kind == "quarter":
        return _quarter(year, int(span.name), financial=span.until is not None)
    first, last, precision = _season(year, span)
    return first, last, "year" if span.kind == "half-term" and not span.name else precision


def day(year: int, month: int, number: int) -> dt.date:
    """A day of the calendar, or an `ImpossibleDateError` that says in words why there is none."""
    if not 1 <= month <= 12:
        raise ImpossibleDateError(f"there is no month {month}")
    try:
        return dt.date(year, month, number)
    except ValueError:
        name = MONTHS[month - 1]
        raise ImpossibleDateError(f"there is no day {number} in {name} {year}") from None


def full_year(text: str) -> tuple[int, bool]:
    """A year of two or four figures, and whether its century is in doubt.

    Two figures mean 1950 to 2049. 30 to 69 are in doubt: a birth in 1935 or a year to come.

    >>> full_year("09"), full_year("97"), full_year("2009"), full_year("35")
    ((2009, False), (1997, False), (2009, False), (2035, True))
    """
    number = int(text)
    if len(text) > 2:
        return number, False
    return number + (2000 if number < 50 else 1900), 30 <= number < 70


def easter(year: int) -> dt.date:
    """Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, number + 1)


def summer_time(on: dt.date) -> bool:
    """Whether clocks in Britain stand an hour ahead of Greenwich: last Sunday of March to that of October.

    Since 1996; in earlier years the change could be a week away.
    """
    march, october = dt.date(on.year, 3, 25), dt.date(on.year, 10, 25)
    return _on_or_after(march, 6) <= on < _on_or_after(october, 6)


def _around(part: str, first: dt.date) -> Days:
    if not part:
        return first, first, "day"
    if part == "ends":
        return first - dt.timedelta(6), first, "range"
    if part == "weekend":
        saturday = (
            first - dt.timedelta(1) if first.weekday() == 6 else first + dt.timedelta(5 - first.weekday())
        )
        return saturday, saturday + dt.timedelta(1), "range"
    return first, first + dt.timedelta(13 if part == "fortnight" else 6), "range"


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


def _month(year: int, month: int, part: str) -> Days:
    first = day(year, month, 1)
    last = _last_day(year, month)
    if not part or part == "about":
        return first, last, "month"
    if part == "early":
        return first, first.replace(day=10), "range"
    if part == "mid":
        return first.replace(day=11), first.replace(day=20), "range"
    if part == "late":
        return first.replace(day=21), last, "range"
    if part == "first day":
        return first, first, "day"
    if part == "last day":
        return last, last, "day"
    if part == "first half":
        return first, first.replace(day=15), "range"
    if part == "second half":
        return first.replace(day=16), last, "range"
    if part == "last week":
        return last - dt.timedelta(6), last, "range"
    begin = first + dt.timedelta(7 * (int(part) - 1))
    return begin, min(begin + dt.timedelta(6), last), "range"


def _year(year: int, part: str) -> Days:
    months = {
        "early": (1, 4),
        "mid": (5, 8),
        "late": (9, 12),
        "first half": (1, 6),
        "second half": (7, 12),
    }.get(part)
    if months is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"
    return dt.date(year, months[0], 1), _last_day(year, months[1]), "range"


def _years(year: int, until: int, name: str) -> Days:
    if name == "school":
        return dt.date(year, 9, 1), dt.date(until, 8, 31), "year"
    if name == "financial":
        return dt.date(year, 4, 1), dt.date(until, 3, 31), "year"
    return dt.date(year, 1, 1), dt.date(until, 12, 31), "range"


def _quarter(year: int, number: int, *, financial: bool) -> Days:
    month = 3 * number + 1 if financial else 3 * number - 2
    if month > 12:
        year, month = year + 1, month - 12
    return dt.date(year, month, 1), _last_day(year, month + 2), "season"


def _season(year: int, span: Span) -> Days:
    if span.kind == "season":
        month = _SEASONS[span.name]
        later = span.until is not None and span.name in ("spring", "summer")
        year += later
        return dt.date(year, month, 1), _last_day(year + (month == 12), (month + 1) % 12 + 1), "season"
    first, last = _TERMS.get(span.name, ((1, 1), (12, 31)))
    if span.until is not None and span.name in ("spring", "summer"):
        year += 1
    return dt.date(year, *first), dt.date(year, *last), "season"


def _feast(year: int, name: str) -> Days:
    if name in _FIXED:
        first, last = dt.date(year, *_FIXED[name][0]), dt.date(year, *_FIXED[name][1])
    elif name in _AROUND_EASTER:
        sunday = easter(year)
        before, after = _AROUND_EASTER[name]
        first, last = sunday + dt.timedelta(before), sunday + dt.timedelta(after)
    elif name == "new year":
        first, last = dt.date(year - 1, 12, 31), dt.date(year, 1, 1)
    elif name == "christmas holidays":
        first, last = dt.date(year, 12, 18), dt.date(year + 1, 1, 6)
    elif name == "may day":  # the day itself, or the bank holiday for it
        first, last = dt.date(year, 5, 1), _on_or_after(dt.date(year, 5, 1), 0)
    else:
        moved, (usual, weekday) = _MOVED.get((name, year)), _MOVING[name]
        first = last = dt.date(year, *moved) if moved else _on_or_after(dt.date(year, *usual), weekday)
    return first, last, "day" if first == last else "range"


def _on_or_after(first: dt.date, weekday: int) -> dt.date:
    return first + dt.timedelta((weekday - first.weekday()) % 7)
