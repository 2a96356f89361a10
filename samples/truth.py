"""What must be read from each sample: entries and row counts, from the prose and not from the reader.

Nothing here imports the pipeline: the truth would prove nothing if it came from what it is to prove.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .prose import Entry

COUNTS = ("seen", "events", "headings", "banners", "blank", "notes", "unplaced")


@dataclass(frozen=True, slots=True)
class Expected:
    """One entry as it must come out. Field names as in `chronology/1`, and:

    Attributes:
        date_text: the date cell as typed; `time_text` and `end_time_text` the agency's own time cells, ""
            where it has none. `when_text` is all of them, parted by blanks.
        table, row: where the builder wrote it (numbers from 1, all tables and all rows counted).
        page: the page it begins on in a PDF, else None.
        deleted: words a tracked change took out of the row: a note, never part of the text.
        remarks: margin comments and footnotes of the row: notes as well.
        merged_date: the date stands in a cell merged with the row above (so it is not assumed).
        flags: the odd date writings planted in the row; other flags may be found as well.
    """

    agency: str
    table: int
    row: int
    page: int | None
    date_text: str
    time_text: str
    end_time_text: str
    start: str | None
    end: str | None
    start_time: str | None
    end_time: str | None
    precision: str
    uncertain: bool
    assumed: tuple[str, ...]
    flags: tuple[str, ...]
    family_member: str
    professional: str
    contact: str
    description: str
    child_seen: str
    child_seen_value: str | None
    comments: str
    extra: dict[str, str]
    deleted: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    merged_date: bool = False

    @property
    def when_text(self) -> str:
        """The words of the date and time cells together."""
        return " ".join(text for text in (self.date_text, self.time_text, self.end_time_text) if text)


@dataclass(frozen=True, slots=True)
class Truth:
    """One sample file: its chronology (if it has one) and, for reports, what is missing from it.

    Attributes:
        kinds: chronology, imr, action-plan, overview-report, executive-summary; a school's file is two.
        rows: the counts of `chronology/1` over the chronology tables; empty without a chronology.
        gaps: for a report, section id → empty | guidance-only | missing, as planted.
        problems: for an action plan, codes as planted.
    """

    file: str
    folder: str
    agency: str
    kinds: tuple[str, ...]
    events: tuple[Expected, ...] = ()
    rows: dict[str, int] = field(default_factory=dict)
    gaps: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The truth as plain values, schema `sample-truth/1`."""
        return {"schema": "sample-truth/1", **dataclasses.asdict(self)}


class Tally:
    """What a builder has written so far: every row is counted, every event is kept."""

    def __init__(self, agency: str) -> None:
        self._agency = agency
        self._rows: Counter[str] = Counter()
        self.events: list[Expected] = []

    def count(self, kind: str, number: int = 1) -> None:
        """Count rows that are not events: headings, banners, blank, notes."""
        self._rows[kind] += number

    def event(self, entry: Entry, table: int, row: int, page: int | None = None, **changed: Any) -> None:
        """Count an event and keep what must be read from it; `changed` overrides single fields."""
        self._rows["events"] += 1
        reading = entry.reading
        values: dict[str, Any] = {
            "date_text": entry.when, "time_text": entry.time, "end_time_text": entry.end_time,
            "start": reading.start, "end": reading.end, "start_time": reading.start_time,
            "end_time": reading.end_time, "precision": reading.precision, "uncertain": reading.uncertain,
            "assumed": reading.assumed, "flags": reading.flags, "family_member": entry.family,
            "professional": entry.professional, "contact": entry.contact, "description": entry.text,
            "child_seen": entry.seen, "child_seen_value": entry.seen_is, "comments": entry.comments,
            "extra": {name: text for name, text in entry.extra.items() if text},
        }  # fmt: skip
        self.events.append(Expected(self._agency, table, row, page, **(values | changed)))

    @property
    def rows(self) -> dict[str, int]:
        """The counts, with `seen` as their sum."""
        return {"seen": self._rows.total()} | {name: self._rows[name] for name in COUNTS[1:]}


@cache
def truth() -> dict[str, Truth]:
    """The truth of every sample file, by file name. Builds the case once, in a folder that is thrown away.

    Raises:
        ProseError: a prose file is missing or wrong.
    """
    from .build import build

    with tempfile.TemporaryDirectory() as folder:
        return {one.file: one for one in build(Path(folder))}
