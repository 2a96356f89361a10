"""Many agencies' chronologies → one integrated chronology in one order (protocol 000, 6.4; 003, 3.1)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.chronology.identity import content_key, unused
from pipeline.chronology.model import PRECISIONS, Chronology, Event, IntegratedChronology, When
from pipeline.chronology.people import all_named

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

    An entry that stands in two documents of one agency word for word (an IMR that attaches the
    chronology sent before) is one entry, which names both places (`Event.also_in`); rows alike within
    one document stay apart. Should two different entries have one id, the later gets one made from it.

    Entries say whom of this very case they name, whichever case they were read for (see `people`).
    """
    ranks = {agency.name: rank for rank, agency in enumerate(case.agencies)}
    ordered = all_named(sorted(chronologies, key=lambda c: _place(c, ranks)), case)
    agencies = {name: rank for rank, name in enumerate(sorted({c.agency for c in ordered} - set(ranks)))}
    agencies = {name: rank + len(ranks) for name, rank in agencies.items()} | ranks
    keyed: list[tuple[_OrderKey, Event]] = []
    taken: set[str] = set()
    for event in _once_each(ordered):
        found = replace(event, id=unused(event.id, taken)) if event.id in taken else event
        taken.add(found.id)
        keyed.append((_key(found.when, agencies[found.agency], len(keyed)), found))
    keyed.sort(key=_first)
    return IntegratedChronology(
        case=case.reference,
        documents=tuple(replace(chronology, events=()) for chronology in ordered),
        events=tuple(event for _, event in keyed),
    )


def _once_each(ordered: Sequence[Chronology]) -> list[Event]:
    """The entries of all documents, those that an agency sent twice in one piece with both places."""
    several = {name for name, count in Counter(c.agency for c in ordered).items() if count > 1}
    events: list[Event] = []
    places: dict[tuple[str, int], int] = {}
    for chronology in ordered:
        if chronology.agency not in several:
            events.extend(chronology.events)
            continue
        twins: Counter[str] = Counter()
        for event in chronology.events:
            content = content_key(event)
            twins[content] += 1
            at = places.setdefault((content, twins[content]), len(events))
            if at < len(events) and _same(events[at], event):
                events[at] = _both(events[at], event)
            else:
                events.append(event)
    return events


def _same(one: Event, other: Event) -> bool:
    """Alike in their own columns too, and from two files; their words and dates are known to be alike."""
    return one.source.sha256 != other.source.sha256 and one.extra == other.extra


def _both(kept: Event, other: Event) -> Event:
    """`kept`, with where and with what notes and flags the other document has it."""
    notes = tuple(note for note in other.notes if note not in kept.notes)
    flags = tuple(flag for flag in other.flags if flag not in kept.flags)
    return replace(
        kept,
        also_in=(*kept.also_in, other.source),
        notes=(*kept.notes, *notes),
        flags=(*kept.flags, *flags),
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
