"""Dates of entries in their table's company: "same day", years from banners, separate time columns."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from pipeline.chronology.model import DateContext, Flag, When
from pipeline.chronology.when import parse_when
from pipeline.chronology.wording import is_nil, leading_date, nil_period

_FROM_BANNER = Flag("date-assumed", "No date is written; the period of the heading above was taken.")
_FROM_DAY = Flag("date-assumed", "No date is written; the date of the heading above was taken.")
_FROM_BESIDE = Flag("date-assumed", "The date cell is blank; the row's other date column was taken.")
_FROM_LINE = Flag("date-assumed", "The date is the one that these words of the row begin with.")
_ONLY_END = Flag("date-ambiguous", "Only an end date is written; the entry stands at that date.")
_MAYBE_NEXT_DAY = Flag(
    "date-ambiguous",
    "The time is after midnight and the entry above in the evening; it may be the day after.",
)
_UNFILLED = Flag(
    "undated",
    "The date cell holds only a field that was not filled in, a formula without a value, a picture or"
    " a deleted date;"
    " it may be the day of the entry above or another.",
)
_EVENING, _MORNING = 18, 6
_YEAR = re.compile(r"(?:19|20)\d\d")


class DateReader:
    """Reads the dates of one document's entries in order, remembering what later ones may lean on.

    Args:
        month_first: whether the whole document writes the month before the day.
    """

    def __init__(self, *, month_first: bool = False) -> None:
        self._month_first = month_first
        self._banner: str | None = None
        self._heading: str | None = None  # the latest banner with a year of its own
        self._day: Flag | None = None  # set where the date to be carried down stands in a banner
        self._previous: dt.date | None = None
        self._last: When | None = None

    def begin_table(self, banner: str | None, *, continues: bool) -> None:
        """A table begins; nothing carries over into it unless it continues the one before."""
        if not continues:
            self._previous, self._last, self._banner, self._heading = None, None, banner, banner
            self._day = None

    def banner(self, period: str) -> None:
        """A banner row names a year or period; what stands above it in another year no longer counts."""
        self._banner = self._heading = period
        if self._previous is not None and not _within(self._previous, period):
            self._previous = None
        self._last = None

    def section(self) -> None:
        """A banner begins a section (a child, a source of records): "same day" ends there, years do not."""
        self._last = self._day = None

    def day_banner(self, text: str) -> None:
        """A banner row names a day, or a month whose year stands further up.

        "Same day" below it is that day; where it cannot be told which day or month it is, nothing is.
        """
        month = self._month_named(text)
        if month is not None:
            self._banner, self._last = month, None
            return
        self._last = parse_when(text, context=self._context())
        self._previous = self._last.start or self._previous
        self._day = _FROM_DAY

    def _month_named(self, text: str) -> str | None:
        """The month of a banner without a year, with that year; None where it is a day or cannot be told.

        It lies in the period of the heading above; where that is itself a month, or there is none, it is
        the one nearest to that month, or to the entry above.
        """
        name = re.sub(r"(?i)\bcont.*|[^a-z]|month|\bof\b", "", text)
        if _YEAR.search(text) or any(letter.isdigit() for letter in text):
            return None
        years = [int(year) for year in _YEAR.findall(self._heading or "")]
        near = self._near()
        if near is not None:
            years.append(near.year)
        around = sorted({year + step for year in years for step in (-1, 0, 1)})
        found = [when for year in around if (when := parse_when(f"{name} {year}")).precision == "month"]
        frame = parse_when(self._heading) if self._heading else When()
        if frame.start and frame.end and frame.precision != "month":
            within = [when for when in found if when.start and frame.start <= when.start <= frame.end]
            found = within or found
        if near is None or not found:
            return None
        best = min(found, key=lambda when: abs((when.start or near) - near))
        return f"{name} {best.start.year}" if best.start else None

    def _near(self) -> dt.date | None:
        banner = parse_when(self._banner).start if self._banner else None
        return self._previous or banner

    def read(self, date: str, time: str = "", end_date: str = "", end_time: str = "") -> When:
        """The date of the next entry, from its cells as shown."""
        if not date and end_date:
            when = parse_when(end_date, time_text=end_time or time or None, context=self._context())
            when = replace(when, flags=(*when.flags, _ONLY_END))
        elif date:
            when = self._written(date, time, end_date, end_time)
        else:
            when = self._same_day(time, end_time)
        return self._remember(when)

    def read_words(self, words: str, *, wide: bool = False) -> tuple[When, str]:
        """The date of an entry whose date cell is blank but whose words name one, and those words.

        Only where they begin with a full date or say "no contact between … and …"; else undated.
        `wide`: they stand over the whole width of the table.
        """
        found = leading_date(words, wide=wide) or (nil_period(words) if is_nil(words) else "")
        if not found:
            return When(), ""
        when = parse_when(found, context=self._context())
        if when.start is None:
            return When(), ""
        remark = Flag("date-assumed", "The date cell is blank; this is the date its own words give.")
        assumed = (*when.assumed, "date") if "date" not in when.assumed else when.assumed
        return self._remember(replace(when, assumed=assumed, flags=(*when.flags, remark))), found

    def read_own(self, date: str) -> When:
        """The date of an entry parted from its row, which its own words begin with."""
        when = parse_when(date, context=self._context())
        assumed = (*when.assumed, "date") if "date" not in when.assumed else when.assumed
        return self._remember(replace(when, assumed=assumed, flags=(*when.flags, _FROM_LINE)))

    def read_beside(self, date: str, time: str) -> When:
        """The date of an entry whose date cell is blank while a second date column of its row has one."""
        when = parse_when(date, time_text=time or None, context=self._context())
        assumed = (*when.assumed, "date") if "date" not in when.assumed else when.assumed
        return self._remember(replace(when, assumed=assumed, flags=(*when.flags, _FROM_BESIDE)))

    def unfilled(self, time: str) -> When:
        """An entry whose date field was not filled in: not the day of the one above, which nobody said."""
        clock = parse_when("", time_text=time or None)
        return self._remember(When(start_time=clock.start_time, end_time=clock.end_time, flags=(_UNFILLED,)))

    def no_day(self) -> When:
        """An entry without a date that says nothing happened: not on the day of the one above.

        It is about the period of the heading above where it comes first below one, else undated; "same
        day" below it is not the day of the entry above it either.
        """
        if self._last is not None and self._day is None:
            return self._remember(When())
        return self._remember(self._same_day("", ""))

    def _context(self) -> DateContext:
        return DateContext(self._previous, self._banner, self._month_first)

    def _remember(self, when: When) -> When:
        self._last = when
        if when.start is not None:
            self._previous = when.start
        if "date" not in when.assumed:
            self._day = None
        return when

    def _written(self, date: str, time: str, end_date: str, end_time: str) -> When:
        context = self._context()
        clock = f"{time} to {end_time}" if time and end_time and not end_date else time
        when = parse_when(date, time_text=clock or None, context=context)
        if "date" in when.assumed and self._last is not None:
            if self._last.start is None:  # "ditto" below an unknown date is as unknown
                when = parse_when(date, time_text=clock or None)
            elif when.start == self._last.start:
                when = _as_exact_as(when, self._last)
        if end_date:
            return self._until(when, parse_when(end_date, time_text=end_time or None, context=context))
        if end_time and when.end_time is None:
            return replace(when, end_time=parse_when(date, time_text=end_time, context=context).start_time)
        return when

    def _until(self, when: When, end: When) -> When:
        """Join a start with an end that stands in a column of its own."""
        if end.end is None or when.start is None:
            flags = tuple(flag for flag in end.flags if flag not in when.flags)
            return replace(when, flags=when.flags + flags)
        assumed = when.assumed + tuple(word for word in end.assumed if word not in when.assumed)
        flags = when.flags + end.flags
        if end.end < when.start:
            remark = Flag(
                "date-ambiguous", "The end date is before the start date; the end date was set aside."
            )
            return replace(when, flags=(*flags, remark))
        return replace(
            when,
            end=end.end,
            end_time=end.start_time or when.end_time,
            precision=when.precision if end.end == when.end else "range",
            uncertain=when.uncertain or end.uncertain,
            assumed=assumed,
            flags=flags,
        )

    def _same_day(self, time: str, end_time: str) -> When:
        """A blank date cell: the day of the entry before it, else the period of the banner."""
        clock = f"{time} to {end_time}" if time and end_time else time or end_time
        base, remark = self._last, self._day
        if base is None and self._banner:
            base, remark = parse_when(self._banner), _FROM_BANNER
        previous = base.start if base is not None else None
        when = parse_when("", time_text=clock or None, context=DateContext(previous))
        if end_time and not time:
            when = replace(when, start_time=None, end_time=when.start_time)
        if base is None or base.start is None or when.start != base.start:
            return when
        if self._last is not None and _goes_back(self._last.start_time, when.start_time):
            when = replace(when, flags=(*when.flags, _MAYBE_NEXT_DAY))
        if remark is not None:
            when = replace(when, flags=(remark, *(f for f in when.flags if f.code != remark.code)))
        return _as_exact_as(when, base)


def _within(day: dt.date, period: str) -> bool:
    """Whether a day lies in a heading's period, or in a year that the heading names."""
    frame = parse_when(period)
    inside = frame.start is not None and frame.end is not None and frame.start <= day <= frame.end
    return inside or str(day.year) in period


def _goes_back(above: dt.time | None, time: dt.time | None) -> bool:
    """Whether an evening entry is followed by one of the small hours."""
    return above is not None and time is not None and above.hour >= _EVENING and time.hour < _MORNING


def _as_exact_as(when: When, above: When) -> When:
    """A date taken from the entry above is no more exact and no more certain than that one."""
    return replace(
        when,
        end=above.end,
        precision=above.precision,
        uncertain=when.uncertain or above.uncertain,
        open_end=above.open_end,
    )
