"""A check with every status and every kind of requirement, made from a small definition of its own."""

from __future__ import annotations

import datetime as dt

from pipeline.proforma import Check, Evidence, Finding, Passage, Problem, Question
from pipeline.proforma.definition import parse
from pipeline.reports.checks import Asked, CheckedCase, CheckedDocument

MADE_ON = dt.date(2010, 6, 14)
DEFINITION = parse("""\
name: imr
title: Individual Management Review
kinds: [imr]
source: "000, Appendix E"
terms_of_reference: true
requirements:
  - {id: cover.author, kind: field, title: Author, value: name, asks: Who wrote this report.}
  - {id: "1.2", kind: section, title: Terms of reference, asks: The questions as the board sent them.}
  - {id: "3", kind: section, title: Analysis}
  - {id: "4", kind: section, title: Lessons learned}
  - {id: "6", kind: section, title: Media, required: false}
  - {id: genogram, kind: content, title: Genogram}
  - {id: dob, kind: field, title: Date of birth, group: cover.author, value: date}
  - id: plan
    kind: table
    title: Action plan
    columns:
      - {id: who, title: Who, asks: A person or a post.}
      - {id: when, title: By when}
  - {id: sign, kind: field, title: Signature of the author, value: signature}
  - {id: att, kind: attachment, title: Chronology, document: chronology}
""")
FOUND = (
    Finding("cover.author", "Author", True, "guidance-only", Evidence("Author", 0, 1, "", "table 1, row 2")),
    Finding("1.2", "Terms of reference", True, "empty", Evidence("1.2 TERMS OF REFERENCE", 0, 3)),
    Finding("3", "Analysis", True, "present", Evidence("3. Analysis", 812, 5, "The visit was …", "line 4")),
    Finding("4", "Lessons learned", True, "missing"),
    Finding("6", "Media", False, "missing"),
    Finding("genogram", "Genogram", True, "not-applicable", Evidence("Family", 9), "Not applicable: none."),
    Finding("dob", "Date of birth", True, "missing"),
    Finding("plan", "Action plan", True, "present", Evidence("Who", 4, None, "4 rows", "table 2")),
    Finding("plan.who", "Column “Who”", True, "present"),
    Finding("plan.when", "Column “By when”", True, "missing"),
    Finding("sign", "Signature of the author", True, "empty", Evidence("Signed: " + "." * 40, 0, 9)),
    Finding("att", "Chronology", True, "missing"),
)  # fmt: skip
QUESTIONS = (
    Question("tor.1", "Was the child seen?", "addressed", (Passage("3. Analysis", "She was seen.", 5),)),
    Question("tor.2", "Was the risk known?", "no-passage-found"),
)
PROBLEMS = (
    *(Problem("cell-empty", f"action plan, row {row}", "“Who” is not filled in.") for row in (3, 4, 9)),
    Problem("smart", "action plan, row 3", "Say what will be done.", hint=True),
)


def check(**changes: object) -> Check:
    """The check of a review, or one with other values."""
    values: dict[str, object] = {
        "document": "Police IMR.docx", "sha256": "a" * 64, "kind": "imr", "proforma": "imr",
        "requirements": FOUND, "terms_of_reference": QUESTIONS, "problems": PROBLEMS,
        "agency": "Wealdshire Constabulary",
    }  # fmt: skip
    return Check(**{**values, **changes})  # type: ignore[arg-type]


def checked(**changes: object) -> CheckedDocument:
    """It as a document of a case."""
    found = check(**changes)
    return CheckedDocument(
        found, DEFINITION, "police", "Police IMR", found.agency or "The board", dt.date(2010, 6, 11), MADE_ON
    )


def case(*documents: CheckedDocument, **changes: object) -> CheckedCase:
    """A case with these documents."""
    asked = Asked("Wealdshire Constabulary", "police", (("imr", dt.date(2010, 6, 11)), ("action-plan", None)))
    values: dict[str, object] = {
        "reference": "WSCB-2010-02", "board": "Wealdshire Safeguarding Children Board", "made_on": MADE_ON,
        "asked": (asked,), "documents": documents,
    }  # fmt: skip
    return CheckedCase(**{**values, **changes})  # type: ignore[arg-type]
