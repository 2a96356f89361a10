"""The remarks a date can earn, in plain words. Codes are those of the contract's findings."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from pipeline.chronology.model import Flag
from pipeline.days import WEEKDAYS, plain_day

DITTO_WITHOUT_PREVIOUS = Flag(
    "undated", "No date is written here and there is no dated entry above to take it from."
)
PLACEHOLDER = Flag("undated", "No date is given: the cell holds a placeholder or says it is not known.")
AGE_ONLY = Flag("undated", "Only an age or a length of time is given, not a date.")
NOT_READ = Flag("undated", "No date could be read from what is written; the words are kept as they stand.")
ONLY_RECORDED = Flag("undated", "Only the day the entry was written down is given, not the day of the event.")
NO_YEAR = Flag("undated", "The date has no year, and neither a heading nor an entry above gives one.")
NO_MONTH = Flag(
    "undated", "The date has no month or year, and neither a heading nor an entry above gives them."
)
ONLY_TIME = Flag("undated", "Only a time is written, and there is no dated entry above to take the day from.")
UNCERTAIN = Flag("date-uncertain", "The agency marked this date or time as uncertain.")
TAKEN_FROM_ABOVE = Flag("date-assumed", "No date is written; the date of the entry above was taken.")
NEXT_DAY = Flag("date-assumed", "The date is given as the day after; it was counted from the entry above.")
CENTURY = Flag("date-assumed", "The year has two figures and its century is in doubt.")
AM_PM = Flag("date-assumed", "The time does not say morning or afternoon; the likelier was taken.")
SERIAL = Flag("date-assumed", "A spreadsheet's day number is written instead of a date; it was converted.")
NO_SEPARATORS = Flag("date-ambiguous", "The date is a plain number; its first figures were read as the day.")
MONTH_FIRST = Flag("month-first", "The month stands before the day; the date was read so.")
BOTH_ORDERS = Flag("date-ambiguous", "Day and month could be the other way round.")
SEVERAL = Flag("date-ambiguous", "Several dates are written; the entry covers the first to the last.")
PART_UNREAD = Flag("date-ambiguous", "A part of what is written as the date could not be placed in time.")
SEVERAL_TIMES = Flag("date-ambiguous", "Several times are written; the first and the last are shown.")
REVERSED = Flag("date-order", "The end of the period stands before its beginning; the two were put in order.")
DAY_OR_TIME = Flag(
    "date-ambiguous", "This could be a day and month or a time; it was read as a day and month."
)
YEAR_OR_DAY = Flag(
    "date-ambiguous", "The number after the month could be a day or a year; it was read as a year."
)
YEAR_OR_HOUR = Flag(
    "date-ambiguous", "The number after the month could be a year or an hour; it was read as a year."
)
DAYS_OR_MONTH = Flag("date-ambiguous", "This could be two days or a day and month; it was read as two days.")
MONTH_OR_DAY = Flag(
    "date-ambiguous", "This could be a month and year or a day and month; see what the agency meant."
)
SCHOOL_OR_FINANCIAL = Flag(
    "date-ambiguous", "Two years are given; they were read as a school year, September to August."
)
YEARS_OR_MONTH = Flag(
    "date-ambiguous", "This could be two years or a year and month; it was read as two years."
)
EITHER_YEAR = Flag(
    "date-ambiguous", "The heading above names two years and both could be meant; see what stands around."
)
EITHER_DECEMBER = Flag(
    "date-ambiguous",
    "The year stands behind New Year; it was read as the year that begins, and may be the one that ends.",
)
WORDS_BESIDE_A_YEAR = Flag(
    "date-ambiguous", "Words that could not be read stand beside a year; the whole year is shown."
)
CALENDAR_QUARTER = Flag(
    "date-ambiguous", "A quarter is given; it was read as a quarter of the calendar year."
)
MIXED_SIGNS = Flag(
    "date-ambiguous", "The signs between day, month and year differ, so this may be a range of days."
)
MISSING_SIGN = Flag(
    "date-ambiguous", "A sign between day, month and year is missing; the first figures were read as the day."
)
FIGURES_LEFT = Flag(
    "date-ambiguous", "There are figures beside the date that could not be read as part of it."
)
AMONG_WORDS = Flag("date-ambiguous", "The date stands among other words and may not be that of the event.")
LATE_ENTRY = Flag(
    "date-ambiguous", "The cell speaks of a late entry; the date may be that of writing it down."
)
FIGURES_IN_A_CHAIN = Flag(
    "date-ambiguous", "So many figures stand in one chain that it may mean other days; see what is written."
)
LENGTH_OF_TIME = Flag(
    "date-ambiguous",
    "This could be a length of time, as 6/12 for six months; it was read as a day and month.",
)
LENGTH_BESIDE = Flag(
    "date-ambiguous", "Figures beside the date look like a length of time (6/12, 3/7) and were left out."
)
NOT_THE_EVENT = Flag(
    "date-ambiguous", "A date of birth, or one like it, is written beside the date; it was left out."
)
ONLY_BIRTH = Flag(
    "date-ambiguous", "The only date is one of birth, or one like it; it may not be that of the event."
)
TO_COME = Flag(
    "date-ambiguous", "A date to come (a review, an appointment) is written beside the date; it was left out."
)
ONLY_TO_COME = Flag(
    "date-ambiguous", "The only date is one to come (a review, an appointment); it may not be the event's."
)
REMARK_WITH_DATE = Flag(
    "date-ambiguous", "A remark in brackets has a date of its own, which was left out; see what is written."
)
RECORDED_IMPOSSIBLE = Flag(
    "date-impossible", "The day the entry was written down does not exist; that day was left out."
)
RECORDED_INCOMPLETE = Flag(
    "date-ambiguous", "The day the entry was written down is not given in full; that day was left out."
)
FAR_YEAR = Flag("date-ambiguous", "The year lies centuries away and may be mistyped; it is shown as written.")
HOUR_OR_YEAR = Flag(
    "date-ambiguous", "The four figures after the month could be a year or a time; they were read as a year."
)
BEFORE = Flag(
    "date-uncertain", "Only the latest day it can have been is given; how much earlier is not known."
)
AFTER = Flag(
    "date-uncertain", "Only the earliest day it can have been is given; how much later is not known."
)
MIDNIGHT_WORD = Flag(
    "date-ambiguous", "Midnight is written; it may begin or end the day, and is shown as its beginning."
)
GREENWICH = Flag(
    "date-ambiguous",
    "The time is given in Greenwich time; clocks in Britain stood an hour later that day.",
)
CLOCK_AND_HALF = Flag(
    "date-ambiguous", "The hour and its a.m. or p.m. do not fit each other; see what is written."
)
MIDNIGHT = Flag(
    "date-ambiguous", "24:00 is the end of the day; it is shown as 23:59 to keep it on the day written."
)
BAD_TIME = Flag(
    "date-ambiguous", "The time that is written does not exist or could not be read; it was left out."
)
APPROXIMATE_PERIOD = Flag(
    "date-uncertain", "The words name a period without fixed days; the days shown are usual ones."
)


@lru_cache(maxsize=512)
def year_taken(year: int, source: str) -> Flag:
    """A year that was not written; `source` is heading or entry above."""
    return Flag("date-assumed", f"The year is not written; {year} was taken from the {source}.")


def day_completed(day: dt.date, source: str) -> Flag:
    """A day of which month and year were not written."""
    return Flag(
        "date-assumed", f"Only the day is written; it was completed to {plain_day(day)} from the {source}."
    )


def weekday_differs(day: dt.date, weekday: int) -> Flag:
    """The weekday written is not the date's."""
    return Flag(
        "weekday-mismatch",
        f"{plain_day(day)} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday]}.",
    )


def impossible(why: str) -> Flag:
    """A date that does not exist; it stays undated, its words as they stand."""
    return Flag(
        "date-impossible", f"The date does not exist: {why}. It is kept as written, without a place in time."
    )
