"""The integrated chronology as people read it: numbered lines with every remark in plain words.

All formats are written from these values, so that a panel member with the Word file and one with
the workbook see the same numbers, dates and remarks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.chronology.findings import flags_of
from pipeline.chronology.model import Aside, Chronology, Event, IntegratedChronology, RowCount
from pipeline.days import plain_day
from pipeline.reports.colours import Colour, assign
from pipeline.reports.dates import when_text
from pipeline.reports.marks import list_numbers
from pipeline.reports.since import compared_with, how_much

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology.changes import Changes

MARKING = "PRIVATE AND CONFIDENTIAL – for the review panel only"
"""The protective marking on every page and sheet (protocol 000, Appendix E: "private & confidential")."""

TITLE = "Integrated inter-agency chronology"

NOTE_KINDS = {
    "footnote": "Footnote",
    "endnote": "Endnote",
    "comment": "Comment",
    "deleted": "Deleted by a tracked change",
    "image": "Image in the row",
    "hidden": "Hidden text",
    "unseen": "Text a reader does not see",
    "struck": "Struck through",
    "label": "Number or mark of a list",
    "ditto": "What the ditto mark stands for",
    "shading": "Colour of the cell",
    "placeholder": "Prompt of a form field nobody filled in",
    "stored": "What the spreadsheet holds behind the value it shows",
    "field-code": "Words in a field’s code, which Word does not show",
}
"""What hangs on a row without standing in its cells, in words for the panel."""

ASIDE_KINDS = {
    "unplaced": "Could not be placed",
    "note": "Author's note",
    "banner": "Heading across the table",
    "heading": "Column headings",
    "left-out": "Not part of the chronology",
}
"""Rows that are not entries, and what else a document holds, in the order they are listed."""

_ASSUMED = {
    "year": "year assumed: it was not written",
    "date": "date assumed: it was not written",
    "century": "century assumed: the year has two figures",
    "am-pm": "morning or afternoon assumed",
}
_DOUBT_CODES = frozenset(
    ("date-assumed", "date-uncertain", "date-impossible", "date-ambiguous", "month-first", "weekday-mismatch")
) | frozenset(("date-order", "undated"))
_DATE_CODES = _DOUBT_CODES | frozenset(("before-birth", "after-death", "outside-review-period"))
_PLAIN_DATE = re.compile(
    r"(?:[\d\s./:,–-]|(?<=\d)(?:st|nd|rd|th)|\bat\b|hrs\b|hours\b|[ap]\.?m\b"
    r"|\b(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)*",
    re.IGNORECASE,
)


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


def how_many(count: int, noun: str) -> str:
    """A figure with its noun: "1 entry", "1,204 entries"."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{count:,} {noun}s"


def own_columns(event: Event) -> list[tuple[str, str]]:
    """The agency's own columns that hold something, by their headings."""
    return [(name or "(column without a heading)", text) for name, text in event.extra.items() if text]


def notes_of(event: Event) -> list[tuple[str, str]]:
    """The notes of the row, named in words; the marks of all its lists together, on one line."""
    found = [
        (NOTE_KINDS.get(kind, kind), text or "(no text)") for kind, text in event.notes if kind != "label"
    ]
    marks = [text for kind, text in event.notes if kind == "label"]
    if marks:
        name = NOTE_KINDS["label"] if len(marks) == 1 else "Numbers or marks of a list"
        found.append((name, "  ".join(marks)))
    return found + list_numbers(event)


FIELD_NAMES = {
    "date": "date",
    "date_text": "date as written",
    "start": "date",
    "end": "date",
    "end_date": "end date",
    "start_time": "time",
    "end_time": "end time",
    "precision": "date",
    "uncertain": "author’s doubt about the date",
    "open_end": "date",
    "recorded": "written down on",
    "family_member": "child or family member",
    "contact": "contact and source",
    "child_seen": "child seen",
    "comments": "IMR author’s comments",
    "extra": "agency’s own column",
}
"""The fields of an entry in words, where their names are not words already."""


def field_name(name: str) -> str:
    """A field of an entry in words; "extra: Read code" becomes "own column: Read code"."""
    if name.startswith("extra: "):
        return f"own column: {name.removeprefix('extra: ')}"
    return FIELD_NAMES.get(name, name.replace("_", " "))


def source_reference(code: str, table: int, row: int, page: int | None) -> str:
    """The short reference to a place: "D3 p 4 t1 r17"; "D3 t1" for a whole table, "D3 ¶17" outside any."""
    if not table or not row:
        code = f"{code} p {page}" if page is not None else code
        return f"{code} t{table}" if table else f"{code} ¶{row}"
    return f"{code} p {page} t{table} r{row}" if page is not None else f"{code} t{table} r{row}"


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
    date_remarks, remarks = _remarks(event)
    unsure = _unsure(event)
    said_by_when = not (unsure or date_remarks) and _PLAIN_DATE.fullmatch(event.date_text)
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


def _unsure(event: Event) -> bool:
    when = event.when
    if when.precision != "day" or when.open_end or when.uncertain or when.assumed:
        return True
    return any(flag.code in _DOUBT_CODES for flag in flags_of(event))


def _remarks(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was assumed, doubted or flagged: about the date, and about anything else.

    A flag with the same meaning as a mark of `When` speaks for it; the mark is not repeated.
    """
    when, flags = event.when, flags_of(event)
    if not flags and not when.assumed and not when.uncertain and not when.recorded and event.date_text:
        return (), ()
    codes = {flag.code for flag in flags}
    ours: list[str] = []
    if "date-assumed" not in codes:
        ours.extend(_ASSUMED.get(what, f"{what} assumed") for what in when.assumed)
    if when.uncertain and "date-uncertain" not in codes:
        ours.append("the author marked doubt about the date")
    if when.recorded:
        ours.append(f"written down on {plain_day(when.recorded)}")
    about_date = [flag.message for flag in flags if flag.code in _DATE_CODES]
    if not event.date_text and not ours and not about_date:
        ours.append("no date is written here")
    rest = [flag.message for flag in flags if flag.code not in _DATE_CODES]
    return tuple(dict.fromkeys((*ours, *about_date))), tuple(dict.fromkeys(rest))


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
