"""Periods of a chronology without an entry, of which nobody says that there was no contact (003, 2.8)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.case import Case
from pipeline.chronology import Event, extract
from pipeline.days import plain_day
from pipeline.documents.model import Document
from pipeline.errors import NoChronologyError
from pipeline.proforma.model import Problem

LONGEST = 92
"""Days without an entry that need no explanation: three months."""
_MOST = 12
_SAID = re.compile(
    r"\bno (?:\w+ ){0,3}(?:contacts?|involvement|entries|records?|visits?|attendances?|calls?|concerns?)\b"
    r"|\bnothing (?:\w+ ){0,2}(?:recorded|known|entered|on file)\b"
    r"|\bnot (?:seen|known to|involved|in contact)\b"
    r"|\bclos(?:ed|ure)\b|\bdischarged\b"
    r"|\b(?:moved|transferred) (?:out of|away|to another)\b|\bnext (?:contact|seen|attended|heard)\b",
    re.IGNORECASE,
)


def problems_of(document: Document, case: Case | None = None) -> Iterator[Problem]:
    """Every long gap between entries that neither the entry before nor the one after explains, as a hint.

    With a case the review period's first and last day count as well.
    """
    try:
        chronology = extract(document, case=case)
    except NoChronologyError:
        return
    dated = [event for event in chronology.events if event.when.start and event.when.end]
    dated.sort(key=lambda event: event.when.start or dt.date.min)
    asides = " ".join(aside.text for aside in chronology.asides)
    found = [
        (start, end, where)
        for start, end, where, words in _gaps(dated, case)
        if (end - start).days > LONGEST and not _SAID.search(words) and not _told(asides, start)
    ]
    for start, end, where in sorted(found, key=lambda gap: gap[0] - gap[1])[:_MOST]:
        said = (
            f"Nothing is entered between {plain_day(start)} and {plain_day(end)} "
            f"({(end - start).days:,} days). If there was no contact, an entry should say so."
        )
        yield Problem("gap-not-explained", where, said, hint=True)


def _gaps(dated: list[Event], case: Case | None) -> Iterator[tuple[dt.date, dt.date, str, str]]:
    """Each stretch between one entry and the next: its days, its place, the words on either side."""
    last = case.review_period.start if case else None
    words, where = "", "at the beginning"
    for event in dated:
        start, end = event.when.start, event.when.end
        assert start is not None
        assert end is not None
        if last is not None and start > last:
            yield last, start, where, f"{words} {_words(event)}"
        if last is None or end > last:
            last, words, where = (
                end,
                _words(event),
                f"after table {event.source.table}, row {event.source.row}",
            )
    if case is not None and last is not None and dated:
        yield last, case.review_period.end, where, words


def _words(event: Event) -> str:
    return " ".join((event.contact, event.description, event.comments))


def _told(asides: str, start: dt.date) -> bool:
    """Whether a note between the entries speaks of no contact in that year."""
    return any(_SAID.search(line) and str(start.year) in line for line in asides.split("\n"))
