"""How British agencies write days, periods and times, each with its right reading.

Nothing here is read by, or asks, the software under test: a writing is made from the day it means.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

_MONTHS = calendar.month_name
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CUT = ("Mon", "Tues", "Weds", "Thurs", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a date cell means; the fields are those of `chronology/1`."""

    start: dt.date | None
    end: dt.date | None
    precision: str
    uncertain: bool = False
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as written; it stands before or after the date."""

    text: str
    start: dt.time
    end: dt.time | None = None
    uncertain: bool = False


def ordinal(day: int) -> str:
    """1 → 1st."""
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


_FULL: tuple[Callable[[dt.date], str], ...] = (
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d.day}/{d.month}/{d:%y}",
    lambda d: f"{d.day}.{d.month}.{d:%y}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%d}\u2011{d:%m}\u2011{d:%Y}",
    lambda d: f"{ordinal(d.day)} {_MONTHS[d.month]} {d.year}",
    lambda d: f"{d.day} {_MONTHS[d.month]} {d.year}",
    lambda d: f"{d.day}\u00a0{_MONTHS[d.month]}\u00a0{d.year}",
    lambda d: f"{d.day} {_MONTHS[d.month][:3]} {d:%y}",
    lambda d: f"{d.day} {_MONTHS[d.month][:3].lower()} {d.year}",
    lambda d: f"{d:%d}-{_MONTHS[d.month][:3]}-{d:%y}",
    lambda d: f"{ordinal(d.day)} of {_MONTHS[d.month]}, {d.year}",
    lambda d: f"{_CUT[d.weekday()]} {d:%d/%m/%y}",
    lambda d: f"{_DAYS[d.weekday()]} {d.day} {_MONTHS[d.month]} {d.year}",
    lambda d: f"{_CUT[d.weekday()]} {ordinal(d.day)} {_MONTHS[d.month]} {d.year}",
    lambda d: f"{_DAYS[d.weekday()]}, {ordinal(d.day)} {_MONTHS[d.month][:3]} {d.year}",
    lambda d: f"{d.day}.{d:%m}/{d:%y}",
    lambda d: f"{d:%Y-%m-%d}",
)
_DOUBTED: tuple[Callable[[str], str], ...] = (
    lambda t: f"?{t}",
    lambda t: f"{t} ?",
    lambda t: f"c. {t}",
    lambda t: f"approx {t}",
    lambda t: f"circa {t}",
    lambda t: f"on or around {t}",
)
_WITHOUT_YEAR: tuple[Callable[[dt.date], str], ...] = (
    lambda d: f"{d:%d/%m}",
    lambda d: f"{_CUT[d.weekday()]} {d.day}/{d.month}",
    lambda d: f"{d.day} {_MONTHS[d.month]}",
    lambda d: f"{_CUT[d.weekday()]} {ordinal(d.day)} {_MONTHS[d.month]}",
    lambda d: f"{ordinal(d.day)} {_MONTHS[d.month][:3]}",
)
SAME_DAY = ("ditto", "as above", "same day", "Same date", '"')
"""Ways of saying "the day of the entry above" in words."""


def full(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    """A day written out."""
    return rng.choice(_FULL)(day), Meaning(day, day, "day")


def doubted(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    """A day its author was not sure of."""
    return rng.choice(_DOUBTED)(rng.choice(_FULL[:9])(day)), Meaning(day, day, "day", uncertain=True)


def without_year(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    """A day whose year stands further up."""
    return rng.choice(_WITHOUT_YEAR)(day), Meaning(day, day, "day", assumed=("year",))


def period(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    """A range, week, part of a month, month, season or term that begins on or about `day`."""
    return rng.choice(_PERIODS)(day, rng)


UNKNOWN = Meaning(None, None, "unknown")
"""What no date at all means."""


def odd(day: dt.date, rng: Random, *, timed: bool) -> tuple[str, tuple[str, ...], bool]:
    """A day written oddly: the words, the remarks that must be made, and whether the day can be known."""
    wrong = _CUT[(day.weekday() + rng.randint(1, 6)) % 7]
    parts = (f"{day:%d}", f"{day:%m}", f"{day:%Y}")
    spaced = " / ".join(parts if timed else map(" ".join, parts))
    return rng.choice(
        (
            (rng.choice(("TBC", "Not known", "N/K", "date unknown")), ("undated",), False),
            (f"31/02/{day.year}", ("date-impossible",), False),
            (f"31st June {day.year}", ("date-impossible",), False),
            (f"{wrong} {day:%d/%m/%Y}", ("weekday-mismatch",), True),
            (f"{wrong} {ordinal(day.day)} {_MONTHS[day.month]} {day.year}", ("weekday-mismatch",), True),
            (f"APE {day:%d/%m/%Y}", (), True),
            (f"{day:%d/%m/%Y} (date of report)", (), True),
            (spaced, (), True),
            (f"{day:%d/%m/%Y}".translate(_WIDE), (), True),
            (f"{day.day} {_MISSPELT.get(day.month, _MONTHS[day.month])} {day.year}", (), True),
        )
    )


_MISSPELT = {
    1: "Janurary", 2: "Febuary", 8: "Agust", 9: "Septmber", 10: "Ocotber", 11: "Novemeber", 12: "Decemeber",
}  # fmt: skip
_WIDE = str.maketrans("0123456789/", "０１２３４５６７８９／")
PLAIN_LETTERS = {wide: plain for plain, wide in _WIDE.items()} | {0x2011: "-"}
"""For printing: what stands in for characters that common fonts do not have."""


def _days(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    last = day + dt.timedelta(days=rng.randint(1, 3))
    month, year = _MONTHS[last.month], last.year
    apart = [
        f"{day:%d/%m/%y} – {last:%d/%m/%y}",
        f"{day.day}/{day.month}/{day:%y} to {last.day}/{last.month}/{last:%y}",
        f"from {day:%d/%m/%Y} to {last:%d/%m/%Y}",
        f"{day:%d.%m.%Y}-{last:%d.%m.%Y}",
    ]
    together = [
        f"{day.day}-{last.day}/{last.month}/{last:%y}",
        f"{day.day} – {last.day} {month} {year}",
        f"{ordinal(day.day)}–{ordinal(last.day)} {month} {last:%y}",
        f"between {day.day} and {last.day} {month} {year}",
    ]
    return rng.choice(together + apart if day.month == last.month else apart), Meaning(day, last, "range")


def _week(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    monday = day - dt.timedelta(days=day.weekday())
    sunday = monday + dt.timedelta(days=6)
    texts = [
        f"w/c {monday.day}.{monday.month}.{monday:%y}",
        f"week commencing {monday:%d/%m/%Y}",
        f"Week beginning {ordinal(monday.day)} {_MONTHS[monday.month]} {monday.year}",
        f"week ending {sunday:%d/%m/%y}",
    ]
    return rng.choice(texts), Meaning(monday, sunday, "range")


def _part(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    last = calendar.monthrange(day.year, day.month)[1]
    word, first, end = rng.choice([("early", 1, 10), ("mid", 11, 20), ("late", 21, last)])
    spelt = rng.choice([word, word.capitalize()])
    return f"{spelt} {_MONTHS[day.month]} {day.year}", Meaning(
        day.replace(day=first), day.replace(day=end), "range"
    )


def _month(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    last = calendar.monthrange(day.year, day.month)[1]
    meaning = Meaning(day.replace(day=1), day.replace(day=last), "month")
    plain = rng.choice([f"{_MONTHS[day.month]} {day.year}", f"{day:%m/%Y}"])
    if rng.random() < 0.4:
        doubt = rng.choice([f"c. {_MONTHS[day.month]} {day.year}", f"??/{day:%m}/{day:%y}"])
        return doubt, replace(meaning, uncertain=True)
    return plain, meaning


_SEASONS = {
    "Autumn term": (9, 12),
    "Spring term": (1, 4),
    "Summer term": (4, 7),
    "Summer": (6, 8),
    "Autumn": (9, 11),
    "Spring": (3, 5),
}


def _season(day: dt.date, rng: Random) -> tuple[str, Meaning]:
    fitting = [name for name, (first, last) in _SEASONS.items() if first <= day.month <= last]
    if not fitting:
        return _month(day, rng)
    name = rng.choice(fitting)
    first, last = _SEASONS[name]
    end = dt.date(day.year, last, calendar.monthrange(day.year, last)[1])
    return f"{name} {day.year}", Meaning(dt.date(day.year, first, 1), end, "season")


_PERIODS = (_days, _days, _week, _part, _month, _season)


def clock(rng: Random) -> Clock:
    """A time of day, sometimes with its end, sometimes doubtful."""
    start = dt.time(rng.randint(8, 20), rng.choice((0, 5, 15, 30, 45, 10)))
    end = dt.time(start.hour + rng.randint(1, 2), start.minute)
    twelve, half = (start.hour - 1) % 12 + 1, "am" if start.hour < 12 else "pm"
    spoken = f"{twelve}.{start:%M}{half}" if start.minute else f"{twelve}{half}"
    plain = [f"{start:%H:%M}", f"{start:%H.%M}hrs", f"{start:%H%M}hrs", f"{start:%H:%M} hours", spoken]
    roll = rng.random()
    if roll < 0.15:
        return Clock(f"{start:%H:%M}-{end:%H:%M}", start, end)
    if roll < 0.25:
        return Clock(f"{start:%H.%M} to {end:%H.%M}hrs", start, end)
    if roll < 0.35:
        return Clock(rng.choice([f"approx {spoken}", f"just before {spoken}"]), start, uncertain=True)
    return Clock(rng.choice(plain), start)


def with_clock(meaning: Meaning, time: Clock | None) -> Meaning:
    """The same day at a time."""
    if time is None:
        return meaning
    return replace(
        meaning,
        start_time=time.start,
        end_time=time.end,
        uncertain=meaning.uncertain or time.uncertain,
    )
