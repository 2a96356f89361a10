"""What the panel should look at, as a page and as JSON (`findings/1`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.chronology.findings import Finding
from pipeline.chronology.model import IntegratedChronology
from pipeline.reports.browser import anchor
from pipeline.reports.plain import json_bytes
from pipeline.reports.web import page

if TYPE_CHECKING:
    from pipeline.case import Case

CODES = {
    "disagreement": "Agencies disagree",
    "unanswered-contact": "Contacts nobody answered",
    "no-contact": "Long periods without contact",
    "child-not-seen": "The child was not seen",
    "child-seen-blank": "Not said whether the child was seen",
    "outside-review-period": "Outside the review period",
    "before-birth": "Before the child was born",
    "after-death": "After the child’s death",
    "date-impossible": "Dates that cannot be",
    "weekday-mismatch": "The weekday does not fit the date",
    "date-order": "Out of order in the agency’s own chronology",
    "date-ambiguous": "Dates that can be read two ways",
    "month-first": "Dates with the month first",
    "date-assumed": "Dates partly assumed",
    "date-uncertain": "Uncertain dates",
    "undated": "Entries without a date",
    "unknown-person": "People the case does not list",
    "name-variant": "Names written in several ways",
    "initials": "People named by initials only",
    "abbreviation-undefined": "Abbreviations nobody explains",
    "report-not-in-chronology": "In a report but in no chronology",
    "duplicate": "Entries that seem to be there twice",
    "row-parted": "Rows that hold several entries",
    "row-joined": "Rows put together over the end of a page",
    "row-split": "Rows at the end of a page that may belong together",
    "struck-through": "Words struck through",
    "part-unreadable": "Entries of which a part could not be read",
    "low-ocr-confidence": "Text from scanned pages that may be misread",
}
"""The codes of remarks as headings for people, in the order the page shows them."""


def findings_html(
    findings: Iterable[Finding], integrated: IntegratedChronology, case: Case, *, made_on: dt.date
) -> bytes:
    """The page of findings, grouped by kind; each leads to its entries in the chronology's page."""
    numbers = {event.id: number for number, event in enumerate(integrated.events, 1)}
    written = {event.id: event.date_text for event in integrated.events}
    groups: dict[str, list[Finding]] = {code: [] for code in CODES}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return page(
        "findings.html",
        title="What the panel should look at",
        reference=case.reference,
        board=case.board,
        made_on=made_on,
        groups=[(code, CODES.get(code, code), found) for code, found in groups.items() if found],
        numbers=numbers,
        written=written,
        anchor=anchor,
    )


def findings_json(findings: Iterable[Finding], case: Case) -> bytes:
    """`findings/1`."""
    return json_bytes(
        {
            "schema": "findings/1",
            "case": case.reference,
            "findings": [
                {
                    "id": finding.id,
                    "code": finding.code,
                    "agency": finding.agency,
                    "events": list(finding.events),
                    "start": finding.start.isoformat() if finding.start else None,
                    "end": finding.end.isoformat() if finding.end else None,
                    "message": finding.message,
                }
                for finding in findings
            ],
        }
    )
