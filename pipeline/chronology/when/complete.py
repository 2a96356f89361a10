"""Clauses + context → `When`: what was not written is taken from heading or neighbour, and marked so."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TypeVar

from pipeline.chronology.model import DateContext, Flag, When
from pipeline.chronology.when import flags
from pipeline.chronology.when.clauses import Clause
from pipeline.chronology.when.grammar import read
from pipeline.chronology.when.spans import Days, ImpossibleDateError, Span, days_of, summer_time
from pipeline.chronology.when.times import settle

HEADING, ABOVE = "heading above", "entry above"
_HALF_A_YEAR = dt.timedelta(183)
_A_LITTLE_BEFORE = dt.timedelta(62)
_DAY = dt.timedelta(1)
_LAST_MONTH = dt.date(9999, 12, 1)
_T = TypeVar("_T")


class _UndatedError(Exception):
    def __init__(self, flag: Flag) -> None:
        super().__init__(flag.code)
        self.flag = flag


def complete(clause: Clause, context: DateContext) -> When:
    """Give a clause its days. Whatever is missing and cannot be had leaves it undated with a flag."""
    times = settle(clause.clocks, listed=clause.listed)
    if clause.till:
        times = times._replace(start=None, end=times.start)
    remarks: list[Flag] = [*clause.flags]
    assumed: list[str] = []
    days: Days | None = None
    one = len(clause.spans) == 1 and (clause.spans[0].kind != "years" or bool(clause.spans[0].name))
    open_end = clause.open or (clause.bound == "since" and (one or not clause.spans))
    try:
        if clause.spans:
            spans = _with_years(clause.spans, context, remarks, assumed)
            days = _days(spans, remarks)
        else:
            days = _from_above(clause, context, remarks, assumed)
    except ImpossibleDateError as error:
        remarks = [*clause.flags, flags.impossible(str(error))]
        assumed = []
    except _UndatedError as error:
        remarks, assumed = [*remarks, error.flag], []
    uncertain = clause.uncertain or clause.bound in ("before", "by", "after")
    if days is None:
        return When(
            None,
            None,
            times.start,
            times.end,
            "unknown",
            uncertain,
            times.assumed,
            _once((*remarks, *times.flags)),
        )
    start, end, precision = days
    if any(clock.note is flags.GREENWICH for clock in clause.clocks) and summer_time(start):
        remarks.append(flags.GREENWICH)
    if clause.bound == "from" and one and len(clause.clocks) < 2:
        open_end = True
    if clause.bound in ("before", "by", "after"):
        bound = start if clause.bound == "before" else end
        start, end, precision = bound, bound, "range"
    elif open_end and precision == "day":
        precision = "range"
    if clause.bound in ("before", "by"):
        remarks.append(flags.BEFORE)
    elif clause.bound == "after":
        remarks.append(flags.AFTER)
        open_end = True
    elif uncertain and not any(flag.code == "date-uncertain" for flag in remarks):
        remarks.append(flags.UNCERTAIN)
    return When(
        start,
        end,
        times.start,
        times.end,
        precision,
        uncertain,
        _once((*assumed, *times.assumed)),
        _once((*remarks, *times.flags)),
        open_end,
    )


def _once(items: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items)) if len(items) > 1 else items


def _days(spans: tuple[Span, ...], remarks: list[Flag]) -> Days:
    """First and last day of the spans together."""
    found = [days_of(span) for span in spans]
    for span, (first, _, _) in zip(spans, found, strict=True):
        remarks.extend(span.flags)
        if (
            span.weekday is not None
            and span.kind in ("day", "feast")
            and first.weekday() != span.weekday
            and span.part != "ends"
        ):
            remarks.append(flags.weekday_differs(first, span.weekday))
        elif span.part == "ends" and span.weekday is not None and found[0][1].weekday() != span.weekday:
            remarks.append(flags.weekday_differs(found[0][1], span.weekday))
    if len(found) == 1:
        return found[0]
    if found[-1][0] < found[0][0]:
        remarks.append(flags.REVERSED)
    start, end = min(days[0] for days in found), max(days[1] for days in found)
    return start, end, "day" if start == end else "range"


def _from_above(clause: Clause, context: DateContext, remarks: list[Flag], assumed: list[str]) -> Days:
    if context.previous is None:
        raise _UndatedError(flags.ONLY_TIME if clause.clocks else flags.DITTO_WITHOUT_PREVIOUS)
    day = context.previous
    if clause.same == "next" and day < _LAST_MONTH:
        day += _DAY
    remarks.append(flags.NEXT_DAY if clause.same == "next" else flags.TAKEN_FROM_ABOVE)
    assumed.append("date")
    return day, day, "day"


def _with_years(
    spans: tuple[Span, ...], context: DateContext, remarks: list[Flag], assumed: list[str]
) -> tuple[Span, ...]:
    for span in spans:
        assumed.extend(span.assumed)
    if all(span.year is not None or span.bad for span in spans):
        return spans
    first = _completed(spans[0], context, remarks, assumed)
    done = [first]
    for span in spans[1:]:
        done.append(span if span.year is not None else _following(span, first))
    return tuple(done)


def _following(span: Span, first: Span) -> Span:
    """The later part of a range whose beginning has been given its year."""
    if span.kind == "weekday":  # "Mon-Wed"
        begin = days_of(first)[0]
        day = begin + _DAY * (((span.weekday or 0) - begin.weekday()) % 7)
        return span._replace(kind="day", year=day.year, month=day.month, day=day.day)
    month = span.month or (first.month if span.kind == "day" else None)
    year = first.year
    assert year is not None
    if month is not None and first.month is not None and first.month - month >= 6:
        year += 1
    return span._replace(year=year, month=month)


def _completed(span: Span, context: DateContext, remarks: list[Flag], assumed: list[str]) -> Span:
    if span.year is not None or span.bad:
        return span
    if span.kind == "weekday" or (span.kind == "day" and span.month is None):
        return _day_completed(span, context, remarks, assumed)
    if span.kind == "half-term" and not span.name:
        raise _UndatedError(flags.NO_MONTH)
    heading = banner_days(context.banner) if context.banner else None
    if heading is not None:
        year, either = _year_in(span, heading, context.previous)
        source = HEADING
        if either:
            remarks.append(flags.EITHER_YEAR)
    elif context.previous is not None:
        year, source = _year_near(span, context.previous), ABOVE
    else:
        raise _UndatedError(flags.NO_YEAR)
    assumed.append("year")
    remarks.append(flags.year_taken(year, source))
    if span.name == "pair" and (span.day or 99) <= 12 and year % 100 in (span.month, _year_ahead(span)):
        remarks.append(flags.MONTH_OR_DAY)
    return span._replace(year=year)


def _year_ahead(span: Span) -> int | None:
    """The first year of two that follow each other ("08/09"), if the numbers do."""
    return span.day if span.month == (span.day or 0) + 1 else None


def _year_in(span: Span, heading: Days, previous: dt.date | None) -> tuple[int, bool]:
    """The year that puts the date within the heading's period, and whether another would as well.

    Where two do, the entry above decides if it lies in the period too; else two years that follow each
    other are read as a school year. Where none does, the nearest.
    """
    start, end, _ = heading
    if start.year == end.year:
        return start.year, False
    found = [(year, days) for year in range(start.year, end.year + 1) if (days := _try(span, year))]
    within = [year for year, days in found if start <= days[0] <= end]
    if len(within) == 1:
        return within[0], False
    if within:
        if previous is not None and start <= previous <= end:
            return _from_above_on(span, within, previous)
        first = _try(span, within[0])
        school = len(within) == 2 and first is not None and first[0].month < 9
        return within[school], True
    distances = [(min(abs(days[0] - start), abs(days[0] - end)), year) for year, days in found]
    return (min(distances)[1] if distances else start.year), False


def _from_above_on(span: Span, years: list[int], previous: dt.date) -> tuple[int, bool]:
    """Of several years the one that puts a date at or soon before the entry above, or next after it.

    The second value says that it lies far enough from that entry for another to be meant.
    """
    gaps = [(days[0] - previous, year) for year in years if (days := _try(span, year))]
    ahead = [(gap, year) for gap, year in gaps if gap > -_A_LITTLE_BEFORE]
    gap, year = min(ahead) if ahead else max(gaps)
    return year, not -_A_LITTLE_BEFORE < gap < _HALF_A_YEAR


def _year_near(span: Span, previous: dt.date) -> int:
    """The year of the entry above; the next when the date would lie more than half a year before it.

    A weekday that fits only the year before or after decides.
    """
    year = previous.year
    days = _try(span, year)
    if days is None:
        return next((near for near in (year + 1, year - 1) if _try(span, near)), year)
    if previous - days[1] > _HALF_A_YEAR:
        year += 1
    if span.weekday is not None and span.kind == "day":
        for near in (year, year + 1, year - 1):
            fit = _try(span, near)
            if (
                fit is not None
                and fit[0].weekday() == span.weekday
                and abs(fit[0] - previous) < 2 * _HALF_A_YEAR
            ):
                return near
    return year


def _try(span: Span, year: int) -> Days | None:
    try:
        return days_of(span._replace(year=year, part=""))
    except ImpossibleDateError:
        return None


def _day_completed(span: Span, context: DateContext, remarks: list[Flag], assumed: list[str]) -> Span:
    """A day alone: its month and year from a heading of one month, else from the entry above."""
    heading = banner_days(context.banner) if context.banner else None
    one_month = heading is not None and heading[0].replace(day=1) == heading[1].replace(day=1)
    if heading is not None and one_month and span.kind == "day":
        day, source = _day_in(span, heading[0]), HEADING
    elif context.previous is not None:
        day, source = _day_from(span, context.previous), ABOVE
    else:
        raise _UndatedError(flags.NO_MONTH)
    remarks.append(flags.day_completed(day, source))
    assumed.append("date")
    return span._replace(kind="day", year=day.year, month=day.month, day=day.day)


def _day_in(span: Span, month: dt.date) -> dt.date:
    return days_of(span._replace(year=month.year, month=month.month, part=""))[0]


def _day_from(span: Span, previous: dt.date) -> dt.date:
    """The first such day from the entry above on; with a weekday, one of the months around where it fits."""
    if span.kind == "weekday":
        days_on = ((span.weekday or 0) - previous.weekday()) % 7
        return previous + _DAY * days_on if previous < _LAST_MONTH else previous
    found: list[dt.date] = []
    for step in (0, 1, 2, -1):
        index = previous.year * 12 + previous.month - 1 + step
        days = _try(span._replace(month=index % 12 + 1), index // 12)
        if days is not None:
            found.append(days[0])
    if not found:
        _day_in(span, previous)
    fitting = [day for day in found if span.weekday is None or day.weekday() == span.weekday] or found
    return next((day for day in fitting if day >= previous), fitting[0])


@lru_cache(maxsize=256)
def banner_days(banner: str) -> Days | None:
    """The days a heading names, or None when it names none with a year of its own."""
    reading = read(banner)
    if not reading.clauses or not reading.clauses[0].spans:
        return None
    when = complete(reading.clauses[0], DateContext())
    if when.start is None or when.end is None:
        return None
    if flags.SCHOOL_OR_FINANCIAL in when.flags or flags.YEARS_OR_MONTH in when.flags:
        return when.start.replace(month=4), when.end, when.precision  # "2008/09" can be either
    return when.start, when.end, when.precision
