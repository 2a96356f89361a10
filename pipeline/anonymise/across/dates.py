"""Days that one document replaces and another lets stand, or gives more exactly, however they are written."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.anonymise.across.model import Difference, Place, difference, place_of
from pipeline.anonymise.across.sides import Replaced, Side
from pipeline.anonymise.finding.words import folded

if TYPE_CHECKING:
    import datetime as dt

    from pipeline.anonymise.finders.base import PatternRecogniser

    _Span = tuple[dt.date, dt.date]

DATES = ("DATE", "DATE_OF_BIRTH")


def in_dates(one: Side, other: Side, names: Mapping[str, str]) -> Iterator[Difference]:
    """Dates that are more exact in one document than in the other, however they are written."""
    here, there = _days_replaced(one), _days_replaced(other)
    yield from _dates_left(one, here, other, names)
    yield from _dates_left(other, there, one, names)
    for days in here:
        mine, theirs = here[days], there.get(days, [])
        first, second = (
            min((_exactness(item.reads) for item in items), default=0) for items in (mine, theirs)
        )
        if not theirs or first == second:
            continue
        exact, vague = (one, other) if first < second else (other, one)
        words = {one.document: mine, other.document: theirs}
        yield difference(
            "date-more-exact",
            mine[0].text,
            f"“{mine[0].text}” is more exact in {names[exact.document]} "
            f"(“{_most_exact(words[exact.document])}”) than in {names[vague.document]} "
            f"(“{_most_exact(words[vague.document])}”).",
            (*(place_of(one, item) for item in mine), *(place_of(other, item) for item in theirs)),
        )


def _dates_left(
    one: Side, days_of_one: Mapping[_Span, Sequence[Replaced]], other: Side, names: Mapping[str, str]
) -> Iterator[Difference]:
    """Days that `one` replaces and that still stand in `other`, in figures or in words."""
    if not days_of_one:
        return
    standing: dict[_Span, list[Place]] = defaultdict(list)
    for where, text in other.passages:
        for written in _written_dates(text):
            days = days_of(written)
            if days is not None and days in days_of_one:
                standing[days].append(Place(other.document, other.kind, where, written))
    for days, places in standing.items():
        items = days_of_one[days]
        if all(folded(item.reads) == folded(item.text) for item in items):
            continue
        yield difference(
            "date-kept",
            items[0].text,
            f"“{items[0].text}” reads “{items[0].reads}” in {names[one.document]} but stands in "
            f"{names[other.document]} as “{places[0].reads}”.",
            (*(place_of(one, item) for item in items), *places),
        )


def _days_replaced(side: Side) -> dict[_Span, list[Replaced]]:
    found: dict[_Span, list[Replaced]] = defaultdict(list)
    for item in side.replaced:
        days = days_of(item.text) if item.label in DATES and not item.left else None
        if days is not None:
            found[days].append(item)
    return found


@functools.lru_cache(maxsize=4096)
def days_of(text: str) -> _Span | None:
    """The first and last day a date means; None for what is no whole date."""
    from pipeline.chronology import parse_when

    when = parse_when(text)
    if when.start is None or when.end is None or "year" in when.assumed:
        return None
    return when.start, when.end


def _exactness(text: str) -> int:
    """How many days a date may mean; more than any where it is no date any more."""
    days = days_of(text)
    return (days[1] - days[0]).days if days is not None else 1_000_000


def _most_exact(items: Sequence[Replaced]) -> str:
    return min(items, key=lambda item: _exactness(item.reads)).reads


def _written_dates(text: str) -> Iterator[str]:
    if not any(letter.isdigit() for letter in text):
        return
    for hit in _recogniser().find(text):
        yield text[hit.start : hit.end]


@functools.cache
def _recogniser() -> PatternRecogniser:
    from pipeline.anonymise.finders.dates import DateRecogniser

    return DateRecogniser()
