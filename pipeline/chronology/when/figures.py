"""Builders of atoms that are written in figures alone: 12/03/09, 22.05/16, 8/99, ??/07/97, 2008/09, 43171."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.chronology.when import flags
from pipeline.chronology.when.built import (
    NUMBER,
    Around,
    Built,
    day_and_month,
    two_years,
    weekday_of,
    with_year,
)
from pipeline.chronology.when.spans import Span
from pipeline.chronology.when.times import Clock, read_clock

_SIGNS = re.compile(r" ?[/.\-] ?")
_SERIAL_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock


def numeric(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """12/03/09, with or without its weekday."""
    text = str(values[letters.index("D")])
    weekday = weekday_of(letters, values)
    one, two, year, missing = _three_parts(text)
    first, second = int(one), int(two)
    if around.has_date and "." in text and second > 12 and "/" not in text:
        clock = read_clock(text)
        if clock is not None:
            return (clock,)
    if len(year) in (1, 3, 5):
        return (Span("day", 1, bad="its year has not two or four figures"),)
    mixed = "-" in text and "/" in text and len(year) == 2
    if mixed and text.index("-") < text.index("/") and first < second <= 31 and second > 12 >= int(year):
        month = int(year)
        return Span("day", None, month, first), Span("day", None, month, second, weekday)
    span = with_year(day_and_month(first, second, around, weekday), year)
    mixed |= "-" in text and "/" in text and first < second <= 12 and text.index("-") < text.index("/")
    if mixed or missing:
        remark = flags.MIXED_SIGNS if mixed else flags.MISSING_SIGN
        span = span._replace(flags=(*span.flags, remark))
    return (span,)


def _three_parts(text: str) -> tuple[str, str, str, bool]:
    """Day, month and year of a numeric date, and whether a sign between two of them is missing."""
    parts = NUMBER.findall(text)
    if len(parts) == 3:
        return parts[0], parts[1], parts[2], False
    if len(parts[0]) == 4:
        return parts[0][:2], parts[0][2:], parts[1], True
    return parts[0], parts[1][:2], parts[1][2:], True


def iso(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """2009-03-12."""
    year, month, day = (int(part) for part in NUMBER.findall(str(values[letters.index("I")])))
    return (Span("day", year, month, day, weekday_of(letters, values)),)


def partly(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """??/07/97, 00/07/97, 12/03/20xx."""
    clock = (
        read_clock(str(values[0])) if around.has_date and re.fullmatch(r"[0-9.]+", str(values[0])) else None
    )
    if clock is not None:
        return (clock,)
    texts = _SIGNS.split(str(values[0]).replace("--", "??").replace("__", "??"))
    day, month, year = (int(text) if text.isdigit() and int(text) else None for text in texts)
    if not texts[2].isdigit():
        if day is None or month is None:
            return ()
        return (day_and_month(day, month, around, None)._replace(uncertain=True),)
    if month is None and year is None:  # 00/00/00, a form left as it was
        return ()
    span = Span("month", None, month, uncertain=True) if month else Span("year", uncertain=True)
    return (with_year(span, texts[2]),)


def years(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """2008/09, 2008-2009; a year and month (2009-03); after a date two clocks (1930-2015)."""
    text = str(values[0])
    first_text, second_text = NUMBER.findall(text)
    if len(second_text) == 4 and (around.has_date or re.match(r"W?[DI]", around.then)):
        clocks = tuple(clock for clock in map(read_clock, (first_text, second_text)) if clock)
        if len(clocks) == 2:
            return clocks
    first, second = two_years(text)
    if len(second_text) == 4:
        if second < first:
            return Span("year", first), Span("year", second)
        return (Span("years", first, until=second),)
    if "-" in text and second != first + 1 and 1 <= int(second_text) <= 12:
        return (Span("month", first, int(second_text)),)
    if second != first + 1:
        if "/" in text and len(second_text) == 2 and 1 <= int(second_text) <= 12:
            return (Span("month", first, int(second_text)),)
        if first < second < first + 30:
            return (Span("years", first, until=second),)
        return (Span("day", 1, bad="the two years do not follow each other"),)
    remark = flags.YEARS_OR_MONTH if "-" in text and int(second_text) <= 12 else flags.SCHOOL_OR_FINANCIAL
    return (Span("years", first, name="school", until=second, flags=(remark,)),)


def pair_year(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """12/03 2009."""
    first, second = (int(part) for part in NUMBER.findall(str(values[letters.index("P")])))
    return (with_year(day_and_month(first, second, around, weekday_of(letters, values)), values[-1]),)


def pair(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """12/03, 14.03, 8/99, 12-15: what it is depends on the figures and on what stands around."""
    text, weekday = str(values[-1]), weekday_of(letters, values)
    one, two = NUMBER.findall(text)
    first, second = int(one), int(two)
    joined_to_date = around.then[:1] in ("-", "&", "/") and around.then[1:2] in ("D", "P", "W")
    if "-" in text:
        return _dashed(first, second, two, around, weekday)
    if "." in text and len(two) == 2 and first <= 24 and second < 60:
        doubtful = 1 <= second <= 12 and first > 0
        if not doubtful or (around.other_date and not joined_to_date) or around.has_date:
            clock = read_clock(text)
            return (clock,) if clock else ()
        span = day_and_month(first, second, around, weekday)
        return (span if joined_to_date else span._replace(flags=(*span.flags, flags.DAY_OR_TIME)),)
    if 1 <= second <= 12 and first <= 31:
        span = day_and_month(first, second, around, weekday)._replace(name="pair")
        month_like = len(one) == 1 and two[0] == "0"  # "8/09" as in "8/99"
        return (span._replace(flags=(*span.flags, flags.MONTH_OR_DAY)) if month_like else span,)
    if 1 <= first <= 12 and len(two) == 2:
        if around.month_first and 1 <= second <= 31:
            return (day_and_month(first, second, around, weekday),)
        month = with_year(Span("month", None, first), two)
        return (month._replace(flags=(*month.flags, flags.MONTH_OR_DAY)) if 1 <= second <= 31 else month,)
    if second == first + 1 and around.then == "":
        return (
            Span(
                "years", 2000 + first, name="school", until=2000 + second, flags=(flags.SCHOOL_OR_FINANCIAL,)
            ),
        )
    return (Span("day", 1, bad=f"there is no month {second}"),)


def _dashed(first: int, second: int, two: str, around: Around, weekday: int | None) -> Built:
    if around.has_date:
        clocks = tuple(clock for clock in (read_clock(str(first)), read_clock(two)) if clock)
        return clocks if len(clocks) == 2 else ()
    if second <= 12 and (two[0] == "0" or first >= second):
        return (day_and_month(first, second, around, weekday),)
    if 1 <= first < second <= 31:
        remarks = (flags.DAYS_OR_MONTH,) if second <= 12 else ()
        return Span("day", day=first, weekday=weekday), Span("day", day=second, flags=remarks)
    return (Span("day", 1, bad=f"there is no month {second}"),)


def serial(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """A spreadsheet's day number."""
    number = float(str(values[0]))
    if not 20000 <= number < 60000:
        return ()
    moment = _SERIAL_ZERO + dt.timedelta(minutes=round(number * 1440))
    span = Span("day", moment.year, moment.month, moment.day, flags=(flags.SERIAL,), assumed=("date",))
    return (span, Clock(moment.hour, moment.minute)) if number % 1 else (span,)


def solid(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """120309, 12032009, 20090312."""
    text = str(values[-1])
    if len(text) == 8 and text[:2] in ("19", "20") and "01" <= text[4:6] <= "12" and "01" <= text[6:] <= "31":
        return (Span("day", int(text[:4]), int(text[4:6]), int(text[6:]), weekday_of(letters, values)),)
    if (
        "01" <= text[:2] <= "31"
        and "01" <= text[2:4] <= "12"
        and (len(text) == 6 or text[4:6] in ("19", "20"))
    ):
        span = Span(
            "day",
            None,
            int(text[2:4]),
            int(text[:2]),
            weekday_of(letters, values),
            flags=(flags.NO_SEPARATORS,),
        )
        return (with_year(span, text[4:]),)
    return ()
