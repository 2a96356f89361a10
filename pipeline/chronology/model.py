"""The values of the chronology room: when something was recorded, entries, and the merged whole.

Field names follow `chronology/1` and `integrated-chronology/1`; `records.py` turns them into JSON
and back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

PRECISIONS = ("day", "range", "month", "season", "year", "unknown")
"""How exact a date is, most exact first: this is also the order within one start and time."""

COLUMNS = ("date", "family_member", "professional", "contact", "description", "child_seen", "comments")
"""The seven columns of the chronology template (protocol 000, Appendix G), in its order."""

NOT_ACCOUNTED = "not-accounted"
"""The caution of a chronology some of whose words could not be found again in its entries."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark on an entry, by a stable code and in plain words for the panel."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class When:
    """A date and time as read from an agency's words.

    Attributes:
        start, end: the earliest and latest day it can mean; both None when undated.
        start_time, end_time: clock times, None where none was written.
        precision: one of `PRECISIONS`.
        uncertain: the author marked doubt (?, circa, approx, about …).
        assumed: what was not written and had to be inferred: year, date, century, am-pm.
        flags: what is wrong or odd about the writing (weekday-mismatch, date-impossible …).
        open_end: "since", "from … onwards": `end` is then the last day that is certain (`start`).
        recorded: the day the entry was written down, where the date cell tells it apart from the event's
            ("recorded on", "written retrospectively on"); never used as `start`.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    precision: str = "unknown"
    uncertain: bool = False
    assumed: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    open_end: bool = False
    recorded: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a date may be completed from.

    Attributes:
        previous: the (start) date of the entry before it in the same table.
        banner: the year or period named by the heading row above ("2008", "April 2008").
        month_first: the whole document writes the month first.
    """

    previous: dt.date | None = None
    banner: str | None = None
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry stands: file name, its hash, table and row (from 1), page (None in Word files).

    Table 0 means that it stands in no table; `row` is then the number of its first paragraph.
    """

    file: str
    sha256: str
    table: int
    row: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Somebody of the case whom an entry names.

    Attributes:
        name: as in case.yaml.
        as_written: the agency's own words.
        field: where they stand: a field of the entry, "extra" for the agency's own columns.
        certainty: exact; variant (a nickname, initials, another surname, misspelt); role ("mother");
            ambiguous where the words fit several, who are then all there.
    """

    name: str
    as_written: str
    field: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a chronology. Text as submitted; see `When` for the date fields."""

    id: str
    agency: str
    when: When
    date_text: str
    family_member: str
    professional: str
    contact: str
    description: str
    child_seen: str
    comments: str
    source: Source
    child_seen_value: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()
    """Footnotes, comments, deleted text and images of the row: (kind, text); of a comment with its author."""
    flags: tuple[Flag, ...] = ()
    linked: tuple[str, ...] = ()
    also_in: tuple[Source, ...] = ()
    """Where the same agency's other documents hold the very same entry (an IMR with its chronology)."""
    people: tuple[PersonSeen, ...] = ()
    """Whom of the case the entry names, by field and place in it; see `pipeline.chronology.people`."""
    contact_type: str | None = None
    """What kind of contact it was, one of `contact_type.CONTACT_TYPES`; None where nothing tells."""
    agencies: tuple[str, ...] = ()
    """The agencies of the case that its words name, in the order of case.yaml."""
    marks: tuple[tuple[str, int, str], ...] = ()
    """Automatic numbers and bullets: (field or own column, line of its words from 1, mark). Nobody typed
    them, so they are not among the words; a reader sees them before these lines."""


@dataclass(frozen=True, slots=True)
class RowCount:
    """What became of every row of every chronology table; the parts add up to `seen`.

    `events` counts the rows that became entries: where one row held several (flag "row-parted"), there are
    more entries than that.

    Without a table, an entry with all its paragraphs is a row, and so is every line that is none.
    """

    seen: int = 0
    events: int = 0
    headings: int = 0
    banners: int = 0
    blank: int = 0
    notes: int = 0
    unplaced: int = 0

    def adds_up(self) -> bool:
        """Whether no row is unaccounted for."""
        parts = self.events + self.headings + self.banners + self.blank + self.notes + self.unplaced
        return self.seen == parts


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is not an entry, with its words: `kind` is heading, banner, note or unplaced.

    Among `Chronology.left_out`, what is no part of the chronology: `kind` is left-out, and row 0 is a
    whole table.
    """

    kind: str
    text: str
    table: int
    row: int
    page: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Chronology:
    """The chronology of one document.

    Attributes:
        columns: per chronology table, its headings as submitted → the field each was read as
            (a field of `COLUMNS`, "time", "end_date", "end_time" … or "extra"), so that a person
            can check the reading.
        cautions: what the reading of the whole document could not be sure of: (code, message).
        left_out: the words of every table that is no chronology, and of dated paragraphs that were not
            read as entries, each with the reason.
        named_by: the case (`people.fingerprint`) whose people the entries name; "" when nobody looked.
    """

    file: str
    sha256: str
    agency: str
    events: tuple[Event, ...]
    rows: RowCount
    asides: tuple[Aside, ...] = ()
    columns: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()
    cautions: tuple[tuple[str, str], ...] = ()
    kind: str = "chronology"
    left_out: tuple[Aside, ...] = ()
    named_by: str = ""

    @property
    def text_accounted_for(self) -> bool:
        """Whether every word of every table is in an entry, an aside or `left_out` (see `reconcile`)."""
        return all(code != NOT_ACCOUNTED for code, _ in self.cautions)


@dataclass(frozen=True, slots=True)
class IntegratedChronology:
    """All agencies' entries in one order. `documents` are the chronologies without their events."""

    case: str
    documents: tuple[Chronology, ...]
    events: tuple[Event, ...]
