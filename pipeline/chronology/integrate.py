"""Many agencies' chronologies → one integrated chronology in one order (protocol 000, 6.4; 003, 3.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.chronology.identity import unused
from pipeline.chronology.model import PRECISIONS, Chronology, Event, IntegratedChronology, When

if TYPE_CHECKING:
    from pipeline.case import Case

_RANK = {name: rank for rank, name in enumerate(PRECISIONS)}
_NEVER = dt.date.max.toordinal() + 1
_UNTIMED = -1

_OrderKey = tuple[int, int, int, int, int]


def merge(chronologies: Sequence[Chronology], case: Case) -> IntegratedChronology:
    """All entries in one order.

    The order: start (entries without a date last); on one day entries without a time first, then by
    time; then precision, the most exact first; then the agencies' order in case.yaml (others after
    them, by name); then the documents of one agency by file name; then the order in the document.
    It depends on nothing else, so the same documents give the same result in whatever order they
    are handed over. Takes time in proportion to n log n.

    An id that two documents of one agency share (the same row in both) stays with the first of
    them; the later ones get an id made from it.
    """
    ranks = {agency.name: rank for rank, agency in enumerate(case.agencies)}
    ordered = sorted(chronologies, key=lambda c: _place(c, ranks))
    agencies = {name: rank for rank, name in enumerate(sorted({c.agency for c in ordered} - set(ranks)))}
    agencies = {name: rank + len(ranks) for name, rank in agencies.items()} | ranks
    keyed: list[tuple[_OrderKey, Event]] = []
    taken: set[str] = set()
    for chronology in ordered:
        rank = agencies[chronology.agency]
        for event in chronology.events:
            found = event
            if event.id in taken:
                found = replace(event, id=unused(event.id, taken))
            taken.add(found.id)
            keyed.append((_key(found.when, rank, len(keyed)), found))
    keyed.sort(key=_first)
    return IntegratedChronology(
        case=case.reference,
        documents=tuple(replace(chronology, events=()) for chronology in ordered),
        events=tuple(event for _, event in keyed),
    )


def _first(pair: tuple[_OrderKey, Event]) -> _OrderKey:
    return pair[0]


def _place(chronology: Chronology, ranks: dict[str, int]) -> tuple[int, str, str, str]:
    rank = ranks.get(chronology.agency, len(ranks))
    return (rank, chronology.agency, chronology.file, chronology.sha256)


def _key(when: When, agency: int, place: int) -> _OrderKey:
    start = _NEVER if when.start is None else when.start.toordinal()
    time = when.start_time
    clock = _UNTIMED
    if time is not None:
        clock = ((time.hour * 60 + time.minute) * 60 + time.second) * 1_000_000 + time.microsecond
    return (start, clock, _RANK.get(when.precision, len(_RANK)), agency, place)
