"""Who has sent what, what is late, what is in quarantine and why (`submissions/1`).

The flows fill these values from the case and the ledger; this module only shows them: as a page, as
JSON and as plain text for a terminal.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from pipeline.chronology.model import Aside, RowCount
from pipeline.days import plain_day
from pipeline.reports.escape import one_line
from pipeline.reports.naming import how_many
from pipeline.reports.plain import json_bytes
from pipeline.reports.published import KINDS as PUBLICATION_KINDS
from pipeline.reports.published import PublicationLine, text_of
from pipeline.reports.web import page
from pipeline.reports.word import COUNT_NAMES, counts

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


def submissions_html(submissions: Submissions) -> bytes:
    """The page of submissions."""
    return page(
        "submissions.html",
        title="Submissions",
        reference=submissions.case,
        board=submissions.board,
        made_on=submissions.made_on,
        submissions=submissions,
        with_rows={line.sha256 for line in submissions.documents if line.rows is not None},
        kinds=KINDS,
        publication_kinds=PUBLICATION_KINDS,
        count_names=COUNT_NAMES,
        counts=counts,
    )


def submissions_record(submissions: Submissions) -> dict[str, object]:
    """`submissions/1`: the same as values for JSON, also what `scr status --json` prints."""
    today = submissions.made_on
    return {
        "schema": "submissions/1",
        "case": submissions.case,
        "on": today.isoformat(),
        "summary": submissions.summary(),
        "agencies": [
            {
                "agency": line.agency,
                "folder": line.folder,
                "kind": line.kind,
                "due": _iso(line.due),
                "received": _iso(line.received),
                "state": line.state(today),
                "days_late": line.days_late(today),
                "file": line.file,
                "version": line.version,
                "check": _check(line.check),
            }
            for line in submissions.agencies
        ],
        "documents": [_document(line) for line in submissions.documents],
        "quarantine": [
            {
                "file": line.file,
                "folder": line.folder,
                "code": line.code,
                "reason": line.reason,
                "arrived": _iso(line.arrived),
            }
            for line in submissions.quarantine
        ],
        "waiting": list(submissions.waiting),
        "issued": submissions.issued,
        "plan": submissions.plan,
        "publication": [line.record() for line in submissions.publication],
    }


def submissions_json(submissions: Submissions) -> bytes:
    """`submissions/1` as a file."""
    return json_bytes(submissions_record(submissions))


def submissions_text(submissions: Submissions) -> str:
    """The state of the case for a terminal: plain, aligned, no colours."""
    today = submissions.made_on
    parts = [f"Case {submissions.case}, {plain_day(today)}: {submissions.summary()}"]
    for agency, lines in groupby(submissions.agencies, key=lambda line: line.agency):
        parts.append(f"\n{one_line(agency)}")
        parts.extend(_aligned([_owed(line, today) for line in lines]))
    if submissions.documents:
        parts.append("\nRows of the chronologies")
        rows = [_reconciled(line) for line in submissions.documents if line.rows is not None and line.current]
        parts.extend(_aligned(rows))
    if submissions.quarantine:
        parts.append("\nIn quarantine")
        for held in submissions.quarantine:
            parts.append(f"  {one_line(held.folder)}/{one_line(held.file)}\n    {one_line(held.reason)}")
    parts.extend(text_of(submissions.publication))
    if submissions.plan:
        parts.append(f"\nAction plan: {submissions.plan}")
    if submissions.issued:
        parts.append(f"\n{submissions.issued}")
    if submissions.waiting:
        parts.append("\nWaiting for a person")
        parts.extend(f"  {one_line(sentence)}" for sentence in submissions.waiting)
    return "\n".join(parts) + "\n"


def _document(line: DocumentLine) -> dict[str, object]:
    rows = line.rows
    return {
        "file": line.file,
        "sha256": line.sha256,
        "agency": line.agency,
        "kind": line.kind,
        "received": _iso(line.received),
        "version": line.version,
        "current": line.current,
        "rows": None
        if rows is None
        else {
            "seen": rows.seen,
            "events": rows.events,
            "headings": rows.headings,
            "banners": rows.banners,
            "blank": rows.blank,
            "notes": rows.notes,
            "unplaced": rows.unplaced,
        },
        "adds_up": None if rows is None else rows.adds_up(),
        "check": _check(line.check),
        "text_accounted_for": None if rows is None else line.text_accounted_for,
        "left_out": [
            {"table": aside.table, "row": aside.row, "page": aside.page, "why": aside.why, "text": aside.text}
            for aside in line.left_out
        ],
        "columns": [
            {"table": table, "read": [{"heading": heading, "field": name} for heading, name in read]}
            for table, read in line.columns
        ],
        "cautions": [{"code": code, "message": message} for code, message in line.cautions],
    }


def _check(line: CheckLine | None) -> dict[str, object] | None:
    if line is None:
        return None
    figures = {"complete": line.complete, "missing": line.missing, "problems": line.problems}
    return {**figures, "page": line.page}


def _owed(line: AgencyLine, today: dt.date) -> tuple[str, ...]:
    due = f"due {plain_day(line.due)}" if line.due else "no due date"
    came = f"{plain_day(line.received)}: {one_line(line.file or '')}" if line.received else ""
    version = f" (version {line.version})" if line.version > 1 else ""
    result = f"; {line.check.text}" if line.check else ""
    return (KINDS.get(line.kind, line.kind), line.state_text(today), due, came + version + result)


def _reconciled(line: DocumentLine) -> tuple[str, ...]:
    assert line.rows is not None
    figures = zip(counts(line.rows), COUNT_NAMES, strict=True)
    text = ", ".join(f"{figure} {name.lower()}" for figure, name in figures if figure != "0")
    return (
        one_line(line.file),
        text
        + ("" if line.rows.adds_up() else "  DOES NOT ADD UP")
        + ("" if line.text_accounted_for else "  SOME WORDS ARE NOT ACCOUNTED FOR"),
    )


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        ("  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))).rstrip()
        for row in rows
    ]


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
