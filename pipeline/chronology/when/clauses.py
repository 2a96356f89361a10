"""Drafts → clauses: what the dates of a list or range lend each other, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.chronology.model import Flag
from pipeline.chronology.when import flags
from pipeline.chronology.when.spans import Span
from pipeline.chronology.when.times import Clock

_YEAR_PARTS = ("early", "mid", "late", "first half", "second half")
_VAGUE = ("season", "term", "half-term", "decade", "years", "quarter", "feast")


class Clause(NamedTuple):
    """One entry date: `spans` are its date or the parts of its range.

    `same`: "", same, next (day) or time (no date). `till`: its one clock is the end ("12/3/09 until 8pm").
    """

    spans: tuple[Span, ...] = ()
    clocks: tuple[Clock, ...] = ()
    listed: bool = False
    bound: str = ""
    open: bool = False
    uncertain: bool = False
    same: str = ""
    flags: tuple[Flag, ...] = ()
    till: bool = False


@dataclass(slots=True)
class Draft:
    """A clause while the reader gathers it.

    `chained`: joined to the one before by "and" or nothing. `listed_day`: by "and" or a
    comma. `full`: every date has a year of its own.
    `clock_first`: its time stands before its date.
    """

    spans: list[Span] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    listed: bool = False
    bound: str = ""
    open: bool = False
    uncertain: bool = False
    same: str = ""
    till: bool = False
    chained: bool = False
    listed_day: bool = False
    full: bool = True
    clock_first: bool = False


def clauses_of(drafts: list[Draft]) -> tuple[Clause, ...]:
    """Finish the drafts of a text, in order; empty ones fall away."""
    if len(drafts) > 1 or len(drafts[0].spans) > 1:
        _share(drafts)
        drafts = _merged(drafts)
    return tuple(clause for clause in map(_clause, drafts) if clause is not None)


def _share(drafts: list[Draft]) -> None:
    """Dates of one list or range lend each other the month and year that is written once."""
    chain: list[tuple[Draft, int]] = []
    for draft in drafts:
        if not draft.chained:
            _fill(chain)
            chain = []
        chain.extend((draft, number) for number in range(len(draft.spans)))
    _fill(chain)


def _fill(chain: list[tuple[Draft, int]]) -> None:
    for step in (-1, 1):
        near: Span | None = None
        for draft, number in chain[::step]:
            span = draft.spans[number]
            if near is not None and span.year is None and near.year is not None and span.kind != "weekday":
                span = _lent(span, near, backwards=step < 0)
                draft.spans[number] = span
            elif near is not None and span.kind == "day" and span.month is None and near.month is not None:
                span = span._replace(month=near.month)
                draft.spans[number] = span
            near = span


def _lent(span: Span, near: Span, *, backwards: bool) -> Span:
    month = span.month
    if month is None and span.kind == "day":
        month = near.month
    year = near.year
    assert year is not None
    if near.kind == "years" and near.until is not None and span.kind == "month" and month is not None:
        year = near.year if month >= 9 else near.until
    elif month is not None and near.month is not None and span.kind in ("day", "month", "feast"):
        here, there = (month, span.day or 0), (near.month, near.day or 0)
        if backwards and month - near.month >= 6 and here > there:
            year -= 1
            if near.name == "new year" and near.until is None:  # "Christmas and New Year 2008"
                span = span._replace(flags=(*span.flags, flags.EITHER_DECEMBER))
        elif not backwards and near.month - month >= 6 and here < there:
            year += 1
    return span._replace(year=year, month=month)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Times that stand alone join the entry before them, and the day after joined by "and" makes a range."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.chained and not (draft.clocks or kept[-1].clocks) and _next_day(kept[-1], draft):
            kept[-1].spans.extend(draft.spans)
            continue
        if kept and not draft.spans:
            kept[-1].listed |= bool(draft.clocks and kept[-1].clocks)
            kept[-1].clocks.extend(draft.clocks)
            kept[-1].uncertain |= draft.uncertain
        else:
            kept.append(draft)
    return kept


def _next_day(before: Draft, draft: Draft) -> bool:
    if not draft.listed_day or (before.full and draft.full):  # two whole dates are two dates
        return False
    if len(draft.spans) != 1 or not before.spans:
        return False
    one, two = before.spans[-1], draft.spans[0]
    months = (one.year, one.month) == (two.year, two.month) and one.kind == two.kind
    return (months and one.kind == "day" and (one.day or 0) + 1 == two.day) or (
        one.kind == two.kind == "month" and one.year == two.year and (one.month or 0) + 1 == two.month
    )


def _clause(draft: Draft) -> Clause | None:
    spans = draft.spans
    bound = draft.bound
    if bound == "after" and len(spans) == 1 and spans[0].kind == "weekday":  # "the following Monday"
        bound = ""
    if len(spans) > 1:
        weekdays = [span.weekday for span in spans if span.kind == "weekday"]
        others = [span for span in spans if span.kind != "weekday"]
        if others and weekdays:
            spans = others
            if len(others) == 1 and others[0].kind == "day" and others[0].weekday is None:
                spans = [others[0]._replace(weekday=weekdays[-1])]
            elif len(others) == 2 and others[0].weekday is not None and others[1].weekday is None:
                # "Mon-Fri 9-13 March"
                spans = [
                    others[0]._replace(weekday=weekdays[0]),
                    others[1]._replace(weekday=others[0].weekday),
                ]
        if len(spans) > 1 and spans[0].part in ("weekend", "ends") and not spans[1].part:
            spans = [spans[0]._replace(part=""), *spans[1:]]
    if not spans and not draft.clocks and not draft.same:
        return None
    same = draft.same or ("" if spans else "time")
    return Clause(
        tuple(spans),
        tuple(draft.clocks),
        draft.listed,
        bound,
        draft.open,
        draft.uncertain,
        same,
        tuple(draft.flags),
        draft.till and len(draft.clocks) == 1 and len(spans) < 2,
    )


def two_dates(one: Span, two: Span) -> bool:
    """Whether a stroke stands between two whole dates, or two months that do not follow each other."""
    if one.year is None or two.year is None:
        return False
    if one.kind == two.kind == "month":
        return two.year * 12 + (two.month or 0) - one.year * 12 - (one.month or 0) != 1
    return one.kind == two.kind == "day"


def narrowed(span: Span, part: str) -> Span:
    """A span narrowed by "early", "week of" …; where that has no settled days, the whole, and flagged."""
    if not part or span.part:
        return span
    if part in _YEAR_PARTS and span.kind in _VAGUE:
        return span._replace(uncertain=True, flags=(*span.flags, flags.APPROXIMATE_PERIOD))
    if part in ("begin", "ends", "weekend", "fortnight"):
        return span._replace(part=part) if span.kind == "day" else span
    if span.kind == "month" or (span.kind == "year" and part in _YEAR_PARTS):
        return span._replace(part=part)
    return span
