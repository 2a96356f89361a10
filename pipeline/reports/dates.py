"""Dates as British readers write them. Names of days and months do not depend on the machine's language."""

from __future__ import annotations

import calendar
import datetime as dt

from pipeline.chronology.model import When
from pipeline.days import MONTHS, plain_day

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(date: dt.date) -> str:
    """One day with its weekday: "Thu 12 March 2009"."""
    return f"{_DAYS[date.weekday()]} {plain_day(date)}"


def span(start: dt.date, end: dt.date) -> str:
    """A stretch of days, saying nothing twice: "12–15 March 2009", "28 May – 2 June 2009"."""
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{plain_day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {plain_day(end)}"
    return f"{plain_day(start)} – {plain_day(end)}"


def months(start: dt.date, end: dt.date) -> str:
    """Whole months: "June 2007", "February–March 2008"; other stretches as `span` writes them."""
    if not _whole_months(start, end):
        return span(start, end)
    if start.year != end.year:
        return f"{MONTHS[start.month - 1]} {start.year} – {MONTHS[end.month - 1]} {end.year}"
    if start.month != end.month:
        return f"{MONTHS[start.month - 1]}–{MONTHS[end.month - 1]} {end.year}"
    return f"{MONTHS[start.month - 1]} {start.year}"


def years(start: dt.date, end: dt.date) -> str:
    """Whole years: "2008", "1991–1992"; other stretches (a school or financial year) as `months`."""
    if (start.month, end.month) != (1, 12) or not _whole_months(start, end):
        return months(start, end)
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def clock(time: dt.time) -> str:
    """A clock time, 24 hours; seconds only where the record has them: "14:30", "01:05:32"."""
    return time.strftime("%H:%M:%S" if time.second else "%H:%M")


def when_text(when: When) -> str:
    """The date and time of an entry in words: "Thu 12 March 2009, 14:30", "about June 2007".

    An entry without a date reads "No date". "about" stands for any doubt the author marked.
    """
    start, end = when.start, when.end or when.start
    if start is None or end is None:
        return _with_times("No date", when)
    if when.open_end:
        text = f"from {_month_or_day(when.precision, start)} onwards"
    elif when.start_time and when.end_time and start != end:
        text = f"{day(start)}, {clock(when.start_time)} – {day(end)}, {clock(when.end_time)}"
        return f"about {text}" if when.uncertain else text
    else:
        text = {"month": months, "year": years}.get(when.precision, span)(start, end)
    return _with_times(f"about {text}" if when.uncertain else text, when)


def _month_or_day(precision: str, start: dt.date) -> str:
    if precision == "year":
        return str(start.year)
    return f"{MONTHS[start.month - 1]} {start.year}" if precision == "month" else day(start)


def _with_times(text: str, when: When) -> str:
    if when.start_time and when.end_time:
        return f"{text}, {clock(when.start_time)}–{clock(when.end_time)}"
    if when.start_time:
        return f"{text}, {clock(when.start_time)}"
    return f"{text}, until {clock(when.end_time)}" if when.end_time else text


def _whole_months(start: dt.date, end: dt.date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
