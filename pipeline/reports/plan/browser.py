"""`action-plan.html`: to read, filter by agency, colour and what is overdue, and print for the board."""

from __future__ import annotations

from pipeline.reports.plan.shown import GROUNDS, RATINGS, TITLE, PlanPage, differences
from pipeline.reports.web import page

COLUMNS = (
    "No.", "Agency", "Rec.", "Recommendation", "Action", "Who", "Intended outcome", "By when", "Completed",
    "Evaluation", "Progress",
)  # fmt: skip


def plan_html(shown: PlanPage) -> bytes:
    """The one action plan as one self-contained page."""
    style = "".join(
        f".a{place}{{--tint:#{colour.tint};--strong:#{colour.strong}}}\n"
        for place, (_, colour) in enumerate(shown.agencies)
    )
    style += "".join(
        f".rag-{name}{{background:#{ground};color:#{ink}}}\n" for name, (ground, ink) in GROUNDS.items()
    )
    return page(
        "action-plan.html",
        script="action-plan.js",
        style=style,
        title=TITLE,
        reference=shown.reference,
        board=shown.board,
        made_on=shown.as_of,
        shown=shown,
        columns=COLUMNS,
        ratings=RATINGS,
        places={name: place for place, (name, _) in enumerate(shown.agencies)},
        numbers={line.line.id: line.number for line in shown.lines},
        changed=[(change, tuple(differences(change))) for change in shown.changes.changed],
    )
