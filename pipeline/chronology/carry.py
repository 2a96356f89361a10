"""Dates of entries in their table's company: "same day", years from banners, separate time columns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.chronology.model import DateContext, Flag, When
from pipeline.chronology.rows import leading_date, nil_period
from pipeline.chronology.when import parse_when, parse_whens

_SEVERAL = ("\n", ",", "&", ";", " and ")


class DateReader:
    """Reads the dates of one document's entries in order, remembering what later ones may lean on.

    Args:
        month_first: whether the whole document writes the month before the day.
    """

    def __init__(self, *, month_first: bool = False) -> None:
        self._month_first = month_first
        self._banner: str | None = None
        self._previous: dt.date | None = None
        self._last: When | None = None

    def begin_table(self, banner: str | None, *, continues: bool) -> None:
        """A table begins; nothing carries over into it unless it continues the one before."""
        if not continues:
            self._previous, self._last, self._banner = None, None, banner

    def banner(self, period: str) -> None:
        """A banner row names a year or period; what stands above it in another year no longer counts."""
        self._banner = period
        if self._previous is not None and str(self._previous.year) not in period:
            self._previous = None
        self._last = None

    def read(self, date: str, time: str = "", end_date: str = "", end_time: str = "") -> When:
        """The date of the next entry, from its cells as shown."""
        when = self._written(date, time, end_date, end_time) if date else self._same_day(time, end_time)
        return self._remember(when)

    def read_words(self, words: str) -> tuple[When, str]:
        """The date of an entry whose date cell is blank but whose words name one, and those words.

        Only where they begin with a full date or say "no contact between … and …"; else undated.
        """
        found = leading_date(words) or nil_period(words)
        if not found:
            return When(), ""
        when = parse_when(found, context=self._context())
        if when.start is None:
            return When(), ""
        remark = Flag("date-assumed", "The date cell is blank; this is the date its own words give.")
        assumed = (*when.assumed, "date") if "date" not in when.assumed else when.assumed
        return self._remember(replace(when, assumed=assumed, flags=(*when.flags, remark))), found

    def _context(self) -> DateContext:
        return DateContext(self._previous, self._banner, self._month_first)

    def _remember(self, when: When) -> When:
        self._last = when
        if when.start is not None:
            self._previous = when.start
        return when

    def _written(self, date: str, time: str, end_date: str, end_time: str) -> When:
        context = self._context()
        clock = f"{time} to {end_time}" if time and end_time and not end_date else time
        when = self._one(date, clock or None, context)
        if "date" in when.assumed and self._last is not None and self._last.start is not None:
            when = replace(
                when, start=self._last.start, end=self._last.end, precision=self._last.precision,
                uncertain=self._last.uncertain or when.uncertain,
            )  # fmt: skip
        if end_date:
            return self._until(when, parse_when(end_date, time_text=end_time or None, context=context))
        if end_time and when.end_time is None:
            return replace(when, end_time=parse_when("", time_text=end_time, context=context).start_time)
        return when

    def _one(self, date: str, clock: str | None, context: DateContext) -> When:
        if not any(mark in date for mark in _SEVERAL):
            return parse_when(date, time_text=clock, context=context)
        several = parse_whens(date, time_text=clock, context=context)
        dated = [when for when in several if when.start is not None and when.end is not None]
        if len(several) < 2 or len(dated) < 2:
            return parse_when(date, time_text=clock, context=context)
        first = min(dated, key=lambda when: when.start or dt.date.max)
        last = max(when.end for when in dated if when.end is not None)
        remark = Flag(
            "date-ambiguous",
            f"The date cell holds {len(dated)} dates; the entry is kept whole, from the first to the last.",
        )
        return replace(first, end=last, precision="range", flags=(*first.flags, remark))

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
        clock = When()
        if time or end_time:
            text = f"{time} to {end_time}" if time and end_time else time or end_time
            clock = parse_when("", time_text=text, context=self._context())
        base = self._last
        if base is None and self._banner:
            base = parse_when(self._banner)
        if base is None or base.start is None:
            return When(start_time=clock.start_time, end_time=clock.end_time)
        also = tuple(word for word in clock.assumed if word not in ("date", "year"))
        return When(
            start=base.start,
            end=base.end,
            start_time=clock.start_time,
            end_time=clock.end_time,
            precision=base.precision,
            uncertain=base.uncertain,
            assumed=("date", *also),
            flags=tuple(flag for flag in clock.flags if flag.code != "undated"),
            open_end=base.open_end,
        )
