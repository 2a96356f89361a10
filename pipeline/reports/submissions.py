"""Who has sent what, what is late, what is in quarantine and why (`submissions/1`).

The flows fill these values from the case and the ledger; `submissions_shown` writes them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.chronology.model import Aside, RowCount
from pipeline.reports.naming import how_many
from pipeline.reports.published import PublicationLine

KINDS = {
    "chronology": "chronology",
    "imr": "individual management review",
    "action-plan": "action plan",
    "overview-report": "overview report",
    "executive-summary": "executive summary",
}
"""Kinds of document in words."""

STATES = {
    "received": "received",
    "received-late": "received late",
    "due": "awaited",
    "late": "overdue",
}
"""What has become of something an agency owes, in words."""

_LONG_AGO = 365  # days; beyond, counting them tells nobody anything


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What the check of a document against its proforma says, in figures.

    Attributes:
        missing, problems: how many required parts are missing; how many things are wrong.
        page: the check's page, relative to the case folder; "" for a version that a later one has replaced.
    """

    kind: str
    version: int
    missing: int
    problems: int
    page: str

    @property
    def complete(self) -> bool:
        """Nothing is missing and nothing is wrong."""
        return not self.missing and not self.problems

    @property
    def href(self) -> str:
        """The page as a link from the case folder: no character of a file's name means anything in it."""
        return quote(self.page)

    @property
    def text(self) -> str:
        """The result in a few words: “complete”, “incomplete: 3 parts missing, 1 to put right”."""
        parts = [f"{how_many(self.missing, 'part')} missing"] if self.missing else []
        parts += [f"{self.problems:,} to put right"] if self.problems else []
        return f"incomplete: {', '.join(parts)}" if parts else "complete"


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One thing an agency owes: a kind of document, when it is due, when it came.

    `file` and `version` are those of the latest accepted version, `check` is that of the one that counts.
    """

    agency: str
    folder: str
    kind: str
    due: dt.date | None = None
    received: dt.date | None = None
    file: str | None = None
    version: int = 0
    check: CheckLine | None = None

    def state(self, today: dt.date) -> str:
        """One of `STATES`. Something without a due date is never late."""
        if self.received is not None:
            return "received-late" if self.due is not None and self.received > self.due else "received"
        return "late" if self.due is not None and today > self.due else "due"

    def days_late(self, today: dt.date) -> int:
        """How many days after the due date it came, or is still missing; 0 when in time."""
        return max(0, ((self.received or today) - self.due).days) if self.due else 0

    def state_text(self, today: dt.date) -> str:
        """Its state in words, with the days counted as long as the figure means something."""
        state, days = self.state(today), self.days_late(today)
        if days > _LONG_AGO:
            return (
                "received more than a year after it was due"
                if state == "received-late"
                else "overdue for more than a year"
            )
        return f"{STATES[state]} by {how_many(days, 'day')}" if days else STATES[state]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One accepted document and how it was read. `rows` is None for a document without a chronology.

    Attributes:
        columns: per chronology table: its number, then (heading as submitted, field it was read as).
        cautions: what the reading could not be sure of: (code, message).
        left_out: the words that are no part of the chronology, with the reason.
        text_accounted_for: whether every word of every table was found again.
        current: False for a version that a later one has replaced.
        check: against its proforma; None where there is none for it, or it is not checked yet.
    """

    file: str
    sha256: str
    agency: str
    kind: str
    received: dt.date | None = None
    version: int = 1
    current: bool = True
    rows: RowCount | None = None
    columns: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()
    cautions: tuple[tuple[str, str], ...] = ()
    left_out: tuple[Aside, ...] = ()
    text_accounted_for: bool = True
    check: CheckLine | None = None


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """A file that could not be accepted: `code` from `pipeline.errors.REASONS`, `reason` for people."""

    file: str
    folder: str
    code: str
    reason: str
    arrived: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Submissions:
    """The state of a case on a day.

    Attributes:
        waiting: things that wait for a person, a sentence each.
        issued: which integrated chronology the panel has, as a sentence; "" when none was noted.
        publication: how far the documents to be published have come.
    """

    case: str
    board: str
    made_on: dt.date
    agencies: tuple[AgencyLine, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    quarantine: tuple[QuarantineLine, ...] = ()
    waiting: tuple[str, ...] = ()
    issued: str = ""
    plan: str = ""
    publication: tuple[PublicationLine, ...] = ()

    @property
    def late(self) -> tuple[AgencyLine, ...]:
        """What is due and has not come."""
        return tuple(line for line in self.agencies if line.state(self.made_on) == "late")

    def summary(self) -> str:
        """One line: how much has come, is overdue, is in quarantine."""
        come = sum(line.received is not None for line in self.agencies)
        parts = [f"{come} of {len(self.agencies)} submissions received"]
        if self.late:
            parts.append(f"{len(self.late)} overdue")
        if self.quarantine:
            parts.append(f"{len(self.quarantine)} in quarantine")
        unreleased = sum(bool(line.reasons) for line in self.publication)
        if unreleased:
            parts.append(f"{how_many(unreleased, 'document')} not released yet")
        if self.waiting:
            parts.append(f"{len(self.waiting)} waiting for a person")
        return ", ".join(parts) + "."
