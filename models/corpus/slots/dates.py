"""Dates, times and spans of time in every way British files write them; the day comes before the month."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import TypeVar

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_DAYS = ("Mon", "Tues", "Weds", "Thurs", "Fri", "Sat", "Sun")
_FIRST = dt.date(1998, 1, 1)
_DAYS = 366 * 27
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_UNITS = ("days", "weeks", "months", "years")
_MORE_UNITS = (*_UNITS, "minutes", "hours", "working days", "mins", "yrs", "wks")
_SEASONS = ("Autumn", "Spring", "Summer", "Winter", "autumn", "spring", "summer", "winter")

Writer = Callable[[random.Random], str]
_T = TypeVar("_T")


def shortdate(rng: random.Random) -> str:
    """A date in figures: 12/03/09, 12.3.2009, 12-03-09, 2009-03-12, 12/3."""
    return _short(rng, _day(rng))


def longdate(rng: random.Random) -> str:
    """A date in words: 12 March 2009, Thursday 12th March 2009, Thurs 12 Mar 09, 12th of March."""
    return _long(rng, _day(rng))


def date(rng: random.Random) -> str:
    """A date in any way, at times doubtful or with its time: w/c 9.3.09, ?12/03/09, 12.3.09 at 14.30hrs."""
    chance = rng.random()
    if chance < 0.45:
        return shortdate(rng)
    if chance < 0.84:
        return longdate(rng)
    if chance < 0.88:
        monday = _day(rng)
        monday -= dt.timedelta(days=monday.weekday())
        return f"{_pick(rng, ('w/c', 'W/C', 'week commencing', 'wc', 'w/e'))} {_short(rng, monday)}"
    if chance < 0.92:
        return f"{shortdate(rng)}{_pick(rng, (' ', ' at ', ', ', ' @ '))}{time(rng)}"
    if chance < 0.95:
        return _pick(
            rng, ("?", "c. ", "circa ", "approx ", "on or about ", "early ", "late ", "mid ")
        ) + month_year(rng)
    return month_year(rng)


def month(rng: random.Random) -> str:
    """A month: March, Mar, early March."""
    name = rng.choice(MONTHS)
    chance = rng.random()
    if chance < 0.85:
        return name
    return (
        name[:3]
        if chance < 0.93
        else f"{_pick(rng, ('early', 'late', 'mid', 'mid-'))} {name}".replace("- ", "-")
    )


def month_year(rng: random.Random) -> str:
    """A month in a year: March 2009, Mar 09, 03/2009, March '09."""
    day = _day(rng)
    name = MONTHS[day.month - 1]
    return _pick(
        rng, (f"{name} {day.year}",) * 5 + (f"{name[:3]} {day:%y}", f"{day:%m/%Y}", f"{name} '{day:%y}")
    )


def year(rng: random.Random) -> str:
    """A year: 2009, 2008/09, Autumn term 2008, FY 08/09."""
    day = _day(rng)
    then = day.year + 1
    if rng.random() < 0.75:
        return str(day.year)
    return _pick(
        rng,
        (
            f"{day.year}/{then % 100:02}",
            f"{day.year}-{then % 100:02}",
            f"{day:%y}/{then % 100:02}",
            f"{_pick(rng, ('Autumn', 'Spring', 'Summer'))} {_pick(rng, ('term', 'Term'))} {day.year}",
            f"{_pick(rng, _SEASONS)} {day.year}",
            f"{_pick(rng, ('early', 'late', 'mid', 'the end of', 'Christmas', 'Easter'))} {day.year}",
        ),
    )


def time(rng: random.Random) -> str:
    """A time of day: 14.30hrs, 9am, 2:15 pm, 0105hrs, 21:40."""
    hour = rng.randrange(24)
    minute = _pick(rng, (0, 0, 5, 10, 15, 15, 20, 25, 30, 30, 35, 40, 45, 45, 50, 55, 3, 17, 52))
    half = "am" if hour < 12 else "pm"
    twelve = hour % 12 or 12
    return _pick(
        rng,
        (
            f"{hour:02}:{minute:02}",
            f"{hour:02}:{minute:02}",
            f"{hour:02}.{minute:02}",
            f"{hour:02}{minute:02}hrs",
            f"{hour:02}{minute:02} hrs",
            f"{hour:02}{minute:02}hours",
            f"{hour:02}:{minute:02} hours",
            f"{hour:02}.{minute:02}hrs",
            f"{hour:02}{minute:02}",
            f"{hour:02}:{minute:02}:{rng.randrange(60):02}",
            f"{twelve}{half}",
            f"{twelve} {half}",
            f"{twelve}.{minute:02}{half}",
            f"{twelve}:{minute:02}{half}",
            f"{twelve}.{minute:02} {half[0]}.m.",
            f"{twelve} o'clock",
            f"half past {twelve}",
        ),
    )


def weekday(rng: random.Random) -> str:
    """A day of the week: Thursday, Thurs, Thursday evening, Tues pm."""
    number = rng.randrange(7)
    chance = rng.random()
    if chance < 0.72:
        return WEEKDAYS[number]
    if chance < 0.86:
        return _SHORT_DAYS[number]
    parts = ("morning", "afternoon", "evening", "night", "pm", "am", "lunchtime")
    return f"{WEEKDAYS[number]} {_pick(rng, parts)}"


def daterange(rng: random.Random) -> str:
    """From one date to another: 12-15/3/09, March to May 2009, 12.03.09 - 15.04.09."""
    first = _day(rng)
    last = first + dt.timedelta(days=rng.randrange(1, 400))
    link = _pick(rng, (" - ", " – ", "-", " to ", " until "))
    near = first + dt.timedelta(days=rng.randrange(1, 5))
    if rng.random() < 0.2 and near.month == first.month:
        return f"{first.day}{_pick(rng, ('-', '–', '/', ' & '))}{_short(rng, near)}"
    if rng.random() < 0.3:
        return f"{MONTHS[first.month - 1]}{link}{MONTHS[last.month - 1]} {last.year}"
    if rng.random() < 0.3:
        return f"{MONTHS[first.month - 1]} {first.year}{link}{MONTHS[last.month - 1]} {last.year}"
    shape = rng.randrange(len(_SHORT))
    return f"{_SHORT[shape](first)}{link}{_SHORT[shape](last)}"


def dob(rng: random.Random) -> str:
    """A date of birth of a child or an adult, mostly in figures with its year."""
    born = dt.date(1938, 1, 1) + dt.timedelta(days=rng.randrange(365 * 45))
    if rng.random() < 0.55:
        born = dt.date(1990, 1, 1) + dt.timedelta(days=rng.randrange(365 * 34))
    if rng.random() < 0.85:
        return _pick(rng, _SHORT[:8])(born)
    return f"{born.day}{_pick(rng, (' ', _ending(born.day) + ' '))}{MONTHS[born.month - 1]} {born.year}"


def duration(rng: random.Random) -> str:
    """A length of time: three weeks, 18 months, 20 minutes, 6/52, 24 hours."""
    chance = rng.random()
    if chance < 0.45:
        return f"{rng.choice(_NUMBERS)} {rng.choice(_UNITS)}"
    if chance < 0.75:
        return f"{rng.randrange(2, 30)} {_pick(rng, _MORE_UNITS)}"
    if chance < 0.85:
        about = _pick(rng, ("nearly", "about", "over", "almost"))
        return f"{about} {_pick(rng, ('a year', 'two years', 'an hour', 'a month'))}"
    return _pick(
        rng, ("a year", "an hour", "24 hours", "48 hours", "6/52", "2/7", "3/12", "a fortnight", "18 months")
    )


WRITERS: dict[str, Writer] = {
    "date": date,
    "shortdate": shortdate,
    "longdate": longdate,
    "month": month,
    "year": year,
    "time": time,
    "weekday": weekday,
    "daterange": daterange,
    "dob": dob,
    "duration": duration,
}
"""Each slot that is a date or a time, by name."""

_SHORT: tuple[Callable[[dt.date], str], ...] = (
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day.day}/{day.month}/{day:%y}",
    lambda day: f"{day.day}.{day.month}.{day:%y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d-%m-%y}",
    lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day:%y}",
    lambda day: f"{day:%d} {MONTHS[day.month - 1][:3]} {day:%Y}",
    lambda day: f"{day.day}/{day.month}",
    lambda day: f"{day.day}.{day.month}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%d%m%y}",
)


def _short(rng: random.Random, day: dt.date) -> str:
    return _SHORT[int(rng.random() ** 1.4 * len(_SHORT))](day)


def _long(rng: random.Random, day: dt.date) -> str:
    name = MONTHS[day.month - 1]
    number = f"{day.day}{_ending(day.day)}" if rng.random() < 0.5 else str(day.day)
    if rng.random() < 0.12:
        name = name[:3]
    text = f"{number}{' of' if rng.random() < 0.06 else ''} {name}"
    if rng.random() < 0.03:
        text = f"{name} {number}"
    if rng.random() < 0.2:
        days = _pick(rng, (WEEKDAYS, _SHORT_DAYS))
        text = f"{days[day.weekday()]}{_pick(rng, (' ', ' ', ', ', ' the '))}{text}"
    if rng.random() < 0.75:
        text += _pick(
            rng,
            (f" {day.year}", f" {day.year}", f" {day.year}", f", {day.year}", f" {day:%y}", f" '{day:%y}"),
        )
    return text


def _ending(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _day(rng: random.Random) -> dt.date:
    return _FIRST + dt.timedelta(days=int(rng.random() * _DAYS))


def _pick(rng: random.Random, choices: tuple[_T, ...]) -> _T:
    return choices[int(rng.random() * len(choices))]
