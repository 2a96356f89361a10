"""The integrated chronology as people read it: numbered lines with every remark in plain words.

All formats are written from these values, so that a panel member with the Word file and one with
the workbook see the same numbers, dates and remarks.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.chronology.model import Aside, Chronology, Event, IntegratedChronology, RowCount
from pipeline.days import plain_day
from pipeline.reports.colours import Colour, assign
from pipeline.reports.dates import when_text
from pipeline.reports.naming import ASIDE_KINDS, field_name, how_many, source_reference
from pipeline.reports.remarks import PLAIN_DATE, is_unsure, remarks_of
from pipeline.reports.since import compared_with, how_much

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology.changes import Changes


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, ready to print.

    Attributes:
        number: its place in the integrated chronology, from 1.
        when: the date as understood, in British words.
        submitted: the date as the agency wrote it, where it is anything but an exact day plainly
            written; "" where `when` says it all, or nothing was written (a remark then says so).
        date_remarks, remarks: what was assumed, doubted or flagged about the date, and about the rest.
        unsure: the date is inexact, doubted, assumed or questionable. One that only lies outside the
            review period, before the birth or after the death is not.
        source: short reference, "D3 p 4 t1 r17": document 3 of the key, page, table, row; several when
            the agency sent the entry in several documents ("D3 t1 r17; D4 t2 r18").
        mark: "NEW" or "CHANGED" (see `Panel.compared_with`), else "".
        changed: what changed, in words; empty unless `mark` is "CHANGED".
        also: numbers of the entries that seem to describe the same event.
    """

    number: int
    event: Event
    when: str
    submitted: str
    date_remarks: tuple[str, ...]
    remarks: tuple[str, ...]
    unsure: bool
    colour: Colour
    source: str
    mark: str = ""
    changed: tuple[str, ...] = ()
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One document of the key: its short code, what it is, and how its rows add up.

    `entries` counts the lines of the integrated chronology that come from it.
    """

    code: str
    document: Chronology
    entries: int
    first: dt.date | None
    last: dt.date | None

    @property
    def rows(self) -> RowCount:
        """What became of its rows."""
        return self.document.rows

    @property
    def covers(self) -> str:
        """The days its entries cover, in words."""
        if self.first is None or self.last is None:
            return "no dated entries" if self.entries else "no entries"
        return f"{plain_day(self.first)} to {plain_day(self.last)}"


@dataclass(frozen=True, slots=True)
class PlacedAside:
    """A row that is not an entry, with the code of its document and its short source reference."""

    code: str
    agency: str
    source: str
    aside: Aside


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole, ready to print.

    Attributes:
        missing: agencies that owe a chronology and have sent none.
        since: how much is different from `compared_with`, in words; "" when there was none.
        compared_with: the merge that NEW and CHANGED are told from, in words.
    """

    board: str
    reference: str
    period: str
    made_on: dt.date
    documents: tuple[Listed, ...]
    agencies: tuple[tuple[str, Colour, int], ...]
    missing: tuple[str, ...]
    lines: tuple[Line, ...]
    asides: tuple[PlacedAside, ...]
    since: str = ""
    compared_with: str = ""

    @property
    def extent(self) -> str:
        """How much it is: "498 entries from 10 documents"."""
        return f"{how_many(len(self.lines), 'entry')} from {how_many(len(self.documents), 'document')}"


def prepare(
    integrated: IntegratedChronology, case: Case, *, made_on: dt.date, changes: Changes | None = None
) -> Panel:
    """Number the entries, put dates and remarks into words, give agencies their colours.

    Colours follow the order of case.yaml, then of appearance, so they stay when entries are added.
    """
    documents = _documents(integrated)
    codes = {(listed.document.sha256, listed.document.agency): listed.code for listed in documents}
    counts = Counter(event.agency for event in integrated.events)
    named = [agency.name for agency in case.agencies]
    colours = assign([*named, *(d.agency for d in integrated.documents), *counts])
    sent = {document.agency for document in integrated.documents}
    marks = _marks(changes)
    numbers = {event.id: number for number, event in enumerate(integrated.events, 1)}
    return Panel(
        board=case.board,
        reference=case.reference,
        period=f"{plain_day(case.review_period.start)} to {plain_day(case.review_period.end)}",
        made_on=made_on,
        documents=documents,
        agencies=tuple((name, colour, counts[name]) for name, colour in colours.items()),
        missing=tuple(a.name for a in case.agencies if "chronology" in a.submits and a.name not in sent),
        lines=tuple(
            _line(number, event, colours[event.agency], codes, marks, numbers)
            for number, event in enumerate(integrated.events, 1)
        ),
        asides=_asides(documents),
        since=how_much(changes),
        compared_with=compared_with(changes) if changes is not None else "",
    )


def front_facts(panel: Panel) -> list[tuple[str, str]]:
    """What a reader must know first: whose case, which days, what is missing, what is new."""
    facts = [
        ("Board", panel.board),
        ("Case reference", panel.reference),
        ("Review period", panel.period),
        ("Put together on", plain_day(panel.made_on)),
        ("Contents", panel.extent),
        ("Not yet received", "; ".join(panel.missing)),
        (f"Since {panel.compared_with}", panel.since),
    ]
    return [(name, value) for name, value in facts if value]


def _documents(integrated: IntegratedChronology) -> tuple[Listed, ...]:
    entries: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], dt.date] = {}
    last: dict[tuple[str, str], dt.date] = {}
    for event in integrated.events:
        start, end = event.when.start, event.when.end or event.when.start
        for source in (event.source, *event.also_in):
            key = (source.sha256, event.agency)
            entries[key] += 1
            if start is not None and end is not None:
                first[key] = min(start, first.get(key, start))
                last[key] = max(end, last.get(key, end))
    keys = [(document.sha256, document.agency) for document in integrated.documents]
    return tuple(
        Listed(f"D{number}", document, entries[key], first.get(key), last.get(key))
        for number, (key, document) in enumerate(zip(keys, integrated.documents, strict=True), 1)
    )


def _line(
    number: int,
    event: Event,
    colour: Colour,
    codes: Mapping[tuple[str, str], str],
    marks: Mapping[str, tuple[str, tuple[str, ...]]],
    numbers: Mapping[str, int],
) -> Line:
    date_remarks, remarks = remarks_of(event)
    unsure = is_unsure(event)
    said_by_when = not (unsure or date_remarks) and PLAIN_DATE.fullmatch(event.date_text)
    places = (
        source_reference(
            codes.get((place.sha256, event.agency), place.file), place.table, place.row, place.page
        )
        for place in (event.source, *event.also_in)
    )
    mark, changed = marks.get(event.id, ("", ()))
    return Line(
        number=number,
        event=event,
        when=when_text(event.when),
        submitted="" if said_by_when else event.date_text,
        date_remarks=date_remarks,
        remarks=remarks,
        unsure=unsure,
        colour=colour,
        source="; ".join(places),
        mark=mark,
        changed=changed,
        also=tuple(numbers[other] for other in event.linked if other in numbers) if event.linked else (),
    )


def _marks(changes: Changes | None) -> dict[str, tuple[str, tuple[str, ...]]]:
    if changes is None or changes.first:
        return {}
    marks: dict[str, tuple[str, tuple[str, ...]]] = {event.id: ("NEW", ()) for event in changes.added}
    for change in changes.changed:
        names = dict.fromkeys(field_name(one.field) for one in change.fields)
        if "date" in names:
            names.pop(field_name("date_text"), None)  # one date changed, not two
        marks[change.id] = ("CHANGED", tuple(names))
    return marks


def _asides(documents: tuple[Listed, ...]) -> tuple[PlacedAside, ...]:
    order = list(ASIDE_KINDS)
    placed = [
        PlacedAside(
            listed.code,
            listed.document.agency,
            source_reference(listed.code, aside.table, aside.row, aside.page),
            aside,
        )
        for listed in documents
        for aside in (*listed.document.asides, *listed.document.left_out)
    ]
    placed.sort(key=lambda one: order.index(one.aside.kind) if one.aside.kind in order else -1)
    return tuple(placed)
