"""The recommendations of an overview report that stand in its text and in no table.

Until somebody has made an action plan of them nobody is to do them by any day: the board sees them all the
same, each as a line of its own that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.documents.model import Document
from pipeline.proforma.definition import Definition, Section
from pipeline.proforma.match import find_headings
from pipeline.proforma.model import Problem
from pipeline.proforma.outline import Line, outline
from pipeline.proforma.plan import Action, Plan, RowCount
from pipeline.proforma.plan_dates import target_of
from pipeline.proforma.plan_identity import pair
from pipeline.proforma.sections import bodies
from pipeline.proforma.words import key, words_of

_NUMBER = re.compile(
    r"^\s*(?:rec(?:ommendation)?s?\.?\s*(?:no\.?|number)?\s*)?"
    r"\(?(?P<number>\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=\S)",
    re.IGNORECASE,
)
_BY = re.compile(r"\b[Bb]y [^.;,]{4,30}\d{4}(?=\.?$)")
_LEAST_WORDS = 5


def with_recommended(plan: Plan | None, document: Document, definition: Definition) -> Plan | None:
    """A report's plan with the recommendations that stand in its text only; None where it has neither."""
    listed = recommended(document, definition)
    known = plan.actions if plan else ()
    new = tuple(action for action, at in zip(listed, pair(listed, known), strict=True) if at is None)
    if not new:
        return plan
    if plan is None:
        return Plan(document.file, document.sha256, new, RowCount())
    return replace(plan, actions=(*plan.actions, *new))


def recommended(document: Document, definition: Definition) -> tuple[Action, ...]:
    """The numbered or listed recommendations under a report's own heading for them, in order.

    What is not numbered or listed there is taken for the author's introduction to them, unless nothing is.
    """
    lines = outline(document)
    section = next((one for one in definition.of(Section) if "recommendation" in key(one.title)), None)
    if section is None:
        return ()
    levels = {item.id: item.level for item in definition.of(Section)}
    found = bodies(lines, find_headings(lines, definition), levels).get(section.id, ())
    held = [lines.lines[number] for body in found for number in body.lines]
    prose = [line for line in held if line.kind == "paragraph" and len(words_of(line.text)) >= _LEAST_WORDS]
    return tuple(_numbered(prose))


def _numbered(prose: list[Line]) -> Iterator[Action]:
    for line in prose:
        typed = _NUMBER.match(line.text)
        if typed is None and not line.label:
            continue
        number = typed["number"] if typed else line.label.strip("().: ")
        text = line.text[typed.end() :] if typed else line.text
        by = _BY.search(text)
        paragraph = re.search(r"\d+", line.place)
        yield Action(
            number=number if any(letter.isdigit() for letter in number) else "",
            recommendation=text, action="",
            responsible="", outcome="", target_text=by[0] if by else "",
            target=target_of(by[0]).day if by else None, completed_text="", completed=None,
            evaluation="", colours=(), row=int(paragraph[0]) if paragraph else 0, table=0, page=line.page,
            problems=(
                Problem(
                    "no-action-plan", line.place,
                    "It stands in the report only; no action plan says who does what by when.",
                ),
            ),
        )  # fmt: skip
