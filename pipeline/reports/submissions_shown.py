"""The submissions as a page, as JSON (`submissions/1`) and as plain text for a terminal."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from pipeline.days import plain_day
from pipeline.reports.escape import one_line
from pipeline.reports.plain import json_bytes
from pipeline.reports.published import KINDS as PUBLICATION_KINDS
from pipeline.reports.published import text_of
from pipeline.reports.submissions import KINDS, AgencyLine, CheckLine, DocumentLine, Submissions
from pipeline.reports.web import page
from pipeline.reports.word import COUNT_NAMES, counts


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
    rows = [_reconciled(line) for line in submissions.documents if line.rows is not None and line.current]
    if rows:
        parts.append("\nRows of the chronologies")
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
