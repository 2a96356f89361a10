"""The public readers: a date cell, a cell of several dates, with its time cell and its context."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.chronology.model import DateContext, Flag, When
from pipeline.chronology.when import flags
from pipeline.chronology.when.clauses import Clause
from pipeline.chronology.when.clean import clean
from pipeline.chronology.when.complete import complete
from pipeline.chronology.when.grammar import Reading, read
from pipeline.chronology.when.plain import plain
from pipeline.chronology.when.spans import ImpossibleDateError, days_of
from pipeline.chronology.when.times import Clock, read_clock, settle
from pipeline.chronology.when.tokens import tokenise

NO_CONTEXT = DateContext()
_CACHED_LENGTH = 120
_STROKE = re.compile(r"(?<=[0-9])/(?=[0-9])")
_COARSENESS = {"day": 0, "range": 1, "month": 2, "season": 3, "year": 4, "unknown": 5}


def parse_when(text: str, *, time_text: str | None = None, context: DateContext | None = None) -> When:
    """Read the date of an entry, as British agencies write it.

    Args:
        text: the date cell; a time in it is read too. Blank or a ditto takes the date of the entry before.
        time_text: the time cell, where the table has one. A time there goes before one in `text`.
        context: what a year or date that is not written may be taken from; nothing else ever is,
            least of all today's date.

    Returns:
        The days and times it can mean. A cell with several dates gives the first to the last
        (`parse_whens` gives each). Text that is no date is undated and flagged, never guessed at;
        impossible dates likewise (`date-impossible`). "before", "by" and "until" give the bound as
        both days, uncertain, precision range; "after" and "since" likewise, with `open_end`.

    Never raises, whatever the text.
    """
    context = context or NO_CONTEXT
    return _together(_whens(text, time_text, context))


def parse_whens(
    text: str, *, time_text: str | None = None, context: DateContext | None = None
) -> tuple[When, ...]:
    """Read a cell that may hold several dates: one `When` per different date, at least one.

    Arguments as for `parse_when`. Dates of a range ("12-15/3/09", "3 & 4 May") are one.
    """
    return _whens(text, time_text, context or NO_CONTEXT)


class _Prepared(NamedTuple):
    """What the texts of an entry say before context is looked at. `needy`: context has a say."""

    reading: Reading
    clauses: tuple[Clause, ...]
    clocks: tuple[Clock, ...]
    needy: bool


def _whens(text: str, time_text: str | None, context: DateContext) -> tuple[When, ...]:
    if len(text) > _CACHED_LENGTH or (time_text and len(time_text) > _CACHED_LENGTH):
        return _answer(_prepare(text, time_text, context.month_first), context)
    whens = _self_contained(text, time_text, context.month_first)
    return whens if whens is not None else _completed(text, time_text, context)


@lru_cache(maxsize=16384)
def _self_contained(text: str, time_text: str | None, month_first: bool) -> tuple[When, ...] | None:
    """The answer where context cannot change it, else None."""
    if not month_first:
        when = _plain(text, time_text)
        if when is not None:
            return (when,)
    prepared = _cached_prepare(text, time_text, month_first)
    return None if prepared.needy else _answer(prepared, NO_CONTEXT)


@lru_cache(maxsize=4096)
def _completed(text: str, time_text: str | None, context: DateContext) -> tuple[When, ...]:
    return _answer(_cached_prepare(text, time_text, context.month_first), context)


def _plain(text: str, time_text: str | None) -> When | None:
    when = plain(text)
    if when is None or not time_text:
        return when
    clocks, doubt, lost = read_time_cell(time_text)
    times = settle(clocks)
    if doubt or lost or times.flags or not clocks:
        return None
    return When(when.start, when.end, times.start, times.end, when.precision)


def _prepare(text: str, time_text: str | None, month_first: bool) -> _Prepared:
    reading = read(text, month_first)
    clocks, doubt, lost = read_time_cell(time_text) if time_text else ((), False, False)
    if time_text and not any(clause.spans for clause in reading.clauses):
        beside = read(time_text, month_first)
        if any(span.year is not None for clause in beside.clauses for span in clause.spans):
            reading, clocks, doubt, lost = beside, (), False, False  # the date stands in the time column
    clauses = reading.clauses
    if clauses and (clocks or doubt or lost):
        clauses = (_timed(clauses[0], clocks, doubt, lost), *clauses[1:])
    needy = any(not clause.spans or any(span.year is None for span in clause.spans) for clause in clauses)
    return _Prepared(reading, clauses, clocks, needy)


_cached_prepare = lru_cache(maxsize=4096)(_prepare)


def _answer(prepared: _Prepared, context: DateContext) -> tuple[When, ...]:
    clauses = prepared.clauses
    if not clauses:
        return (_undated(prepared.reading, prepared.clocks),)
    whens = [complete(clauses[0], context)]
    for clause in clauses[1:]:
        if whens[-1].start is not None:
            context = replace(context, previous=whens[-1].start)
        whens.append(complete(clause, context))
    kept = _distinct(whens) if len(whens) > 1 else tuple(whens)
    recorded, remarks = _recorded(prepared.reading)
    if recorded is None and not remarks:
        return kept
    return tuple(replace(when, recorded=recorded, flags=(*when.flags, *remarks)) for when in kept)


def _undated(reading: Reading, clocks: tuple[Clock, ...]) -> When:
    times = settle(clocks)
    recorded, remarks = _recorded(reading)
    return When(
        start_time=times.start,
        end_time=times.end,
        assumed=times.assumed,
        flags=(reading.reason or flags.NOT_READ, *times.flags, *remarks),
        recorded=recorded,
    )


def _recorded(reading: Reading) -> tuple[dt.date | None, tuple[Flag, ...]]:
    """The day the entry was written down, and what is to be said when it is written but cannot be had."""
    span = reading.recorded
    if span is None:
        return None, ()
    if span.year is None or span.kind != "day" or span.month is None:
        return None, (flags.RECORDED_IMPOSSIBLE if span.bad else flags.RECORDED_INCOMPLETE,)
    try:
        return days_of(span)[0], ()
    except ImpossibleDateError:
        return None, (flags.RECORDED_IMPOSSIBLE,)


def _timed(clause: Clause, clocks: tuple[Clock, ...], doubt: bool, lost: bool) -> Clause:
    remarks = (*clause.flags, flags.BAD_TIME) if lost else clause.flags
    return clause._replace(
        clocks=clocks or clause.clocks,
        listed=clause.listed and not clocks,
        uncertain=clause.uncertain or doubt,
        flags=remarks,
    )


@lru_cache(maxsize=4096)
def read_time_cell(text: str) -> tuple[tuple[Clock, ...], bool, bool]:
    """The clocks of a time cell, whether it marks doubt, and whether figures in it could not be read.

    Figures alone are times here: "1430", "0105", "14.30", "9", "2-3".
    """
    tokens = tokenise(_STROKE.sub(" / ", clean(text)))
    clocks: list[Clock] = []
    lost = False
    for letter, value in zip(tokens.letters, tokens.values, strict=True):
        if letter in "TH1NnYJPy":
            found = _clocks_of(letter, str(value))
            clocks.extend(found)
            lost |= not found
        elif letter in "DIUZE":
            lost = True
    return tuple(clocks), bool(clocks) and any(letter in "C<>" for letter in tokens.letters), lost


def _clocks_of(letter: str, text: str) -> list[Clock]:
    if letter in "TH" or (letter in "YJ" and 3 <= len(text) <= 4) or (letter == "P" and "-" not in text):
        found = [read_clock(text)]
    elif letter in "1Nn":
        clock = read_clock(text)
        found = [clock._replace(open=text[0] != "0" and clock.hour <= 12) if clock else None]
    elif letter in "yP":
        found = [read_clock(part.strip()) for part in text.replace("/", "-").split("-")]
    else:
        found = [None]
    return [clock for clock in found if clock is not None] if None not in found else []


def _distinct(whens: list[When]) -> tuple[When, ...]:
    """Leave out repeats, and periods that only frame a day given beside them ("March 2009, 12/03/09")."""
    kept: list[When] = []
    for when in whens:
        if not any(_within(when, other) for other in kept):
            kept = [other for other in kept if not _within(other, when)]
            kept.append(when)
    return tuple(kept)


def _within(frame: When, inner: When) -> bool:
    """Whether `frame` says nothing beyond `inner`."""
    if frame.start is None or frame.end is None or inner.start is None or inner.end is None:
        return False
    if frame.start_time is not None and frame.start_time != inner.start_time:
        return False
    if (frame.start, frame.end) == (inner.start, inner.end):
        return frame.flags == inner.flags or not frame.flags
    return (
        _COARSENESS[frame.precision] >= 2
        and _COARSENESS[frame.precision] > _COARSENESS[inner.precision]
        and frame.start <= inner.start <= inner.end <= frame.end
    )


def _together(whens: tuple[When, ...]) -> When:
    if len(whens) == 1:
        return whens[0]
    dated = [when for when in whens if when.start is not None]
    remarks = tuple(dict.fromkeys((flags.SEVERAL, *(flag for when in whens for flag in when.flags))))
    if dated:
        unread = (flags.PART_UNREAD,) * (len(dated) < len(whens))
        remarks = (*(flag for flag in remarks if flag.code != "undated"), *unread)
    first = dated[0] if dated else whens[0]
    start = min((when.start for when in dated if when.start), default=None)
    end = max((when.end for when in dated if when.end), default=None)
    return When(
        start=start,
        end=end,
        start_time=first.start_time,
        end_time=first.end_time if start == end else None,
        precision="unknown" if start is None else "day" if start == end else "range",
        uncertain=any(when.uncertain for when in whens),
        assumed=tuple(dict.fromkeys(word for when in whens for word in when.assumed)),
        flags=remarks,
        open_end=any(when.open_end for when in whens),
        recorded=first.recorded,
    )


def forget() -> None:
    """Empty the caches (they hold date texts of the last documents)."""
    for cache in (_self_contained, _completed, _cached_prepare, read_time_cell):
        cache.cache_clear()
