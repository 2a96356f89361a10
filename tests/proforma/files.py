"""Real files for the tests of this room, written from a few lines of text with the sample writers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pipeline.case import Case, parse
from pipeline.documents import read
from pipeline.documents.model import Document
from pipeline.proforma import check
from pipeline.proforma.facts import Submitted, facts_of
from samples.reports import Plan, Report, write_docx, write_pdf, write_plan

CASE = parse(
    """
reference: X-1
review_period: {start: 2008-01-01, end: 2009-12-31}
agencies:
  - name: Wealdshire Constabulary
    folder: police
    aliases: [Police]
    author: DCI Margaret Ellison
    due: {imr: 2010-06-11, action-plan: 2010-06-11}
  - {name: Marling Road Surgery, folder: gp, aliases: [GP]}
people:
  - {name: Peter Lomax, role: professional, designation: GP, agency: Marling Road Surgery}
  - {name: William Ashdown, role: partner, relationship: mother's partner}
"""
)
POLICE = "Wealdshire Constabulary"


def report(path: Path, text: str, title: str = "Individual Management Review", **about: str) -> Document:
    """A report from Markdown, in Word or, by its name, as a PDF."""
    head = {"file": path.name, "folder": "", "kind": "imr", "title": title, "author": "", **about}
    (write_pdf if path.suffix == ".pdf" else write_docx)(Report(head, text), path)
    return read(path)


def plan(path: Path, *recommendations: tuple[str, str], agency: str = POLICE) -> Document:
    """An action plan in Word with these (number, recommendation)."""
    rows = tuple(
        {
            "no": number,
            "recommendation": text,
            "action": "Write it into the procedure and brief every shift.",
            "professional": "Chief Superintendent Helen Marlow",
            "outcome": "Children are seen.",
            "target": "30/09/2010",
            "progress": "A",
        }
        for number, text in recommendations
    )
    about = {"file": path.name, "folder": "", "for": agency, "produced_by": "DCI Margaret Ellison"}
    write_plan(Plan(about, rows), path, agency)
    return read(path)


def submitted(
    document: Document,
    kind: str,
    *others: str,
    agency: str = POLICE,
    received: dt.date | None = None,
    case: Case | None = None,
) -> Submitted:
    """A document with its check and facts, as it is handed to `across`."""
    checked = check(document, kind, case)
    return Submitted(checked, facts_of(document, checked), document.file, (kind, *others), agency, received)
