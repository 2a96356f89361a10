"""The recommendations of an overview report that stand in its text and not in its action plan.

Until somebody has made an action plan of them nobody is to do them by any day: the board sees them all the
same, each as a line of its own that says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from pipeline.documents.model import Document
from pipeline.proforma.definition import Definition
from pipeline.proforma.model import Problem
from pipeline.proforma.outline import outline
from pipeline.proforma.pairing import pair
from pipeline.proforma.plan import Action, Plan, RowCount
from pipeline.proforma.plan_dates import target_of
from pipeline.proforma.recommendations import Recommendation, of_plan, of_report
from pipeline.proforma.words import words_of

_BY = re.compile(r"\bby [^.;,\n]{4,30}\d{4}(?=\s*(?:[.;]|$))", re.IGNORECASE | re.MULTILINE)


def with_recommended(plan: Plan | None, document: Document, definition: Definition) -> Plan | None:
    """A report's plan with the recommendations that stand in its text only; None where it has neither."""
    known = plan.actions if plan else ()
    tables = {action.table for action in known}
    found = of_report(document, outline(document), definition).recommendations
    # Under its heading may stand the plan itself: its rows are read already.
    listed = [one for one in found if _place(one).table not in tables and len(words_of(one.text)) > 1]
    new = tuple(_action(listed[at]) for at in pair(listed, of_plan(known)).only_left)
    if not new:
        return plan
    if plan is None:
        return Plan(document.file, document.sha256, new, RowCount())
    return replace(plan, actions=(*plan.actions, *new))


class _Place(NamedTuple):
    """Where it stands; `table` 0 is running text, and `row` then the paragraph."""

    table: int
    row: int


def _place(one: Recommendation) -> _Place:
    numbers = [int(number) for number in re.findall(r"\d+", one.place)]
    return _Place(*[0, 0, *numbers][-2:])


def _action(one: Recommendation) -> Action:
    """A recommendation as a line of a plan; where its points are to be done by several days, by the last."""
    said = _BY.findall(one.text)
    return Action(
        number=one.number if any(letter.isdigit() for letter in one.number) else "",
        recommendation=one.text, action="",
        responsible="", outcome="", target_text="; ".join(said),
        target=max((day for text in said if (day := target_of(text).day)), default=None),
        completed_text="", completed=None,
        evaluation="", colours=(), row=_place(one).row, table=_place(one).table, page=one.page,
        problems=(
            Problem(
                "no-action-plan", one.place,
                "It stands in the report only; no action plan says who does what by when.",
            ),
        ),
    )  # fmt: skip
