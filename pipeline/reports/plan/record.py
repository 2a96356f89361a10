"""`action-plan/1`: the one plan for other programs."""

from __future__ import annotations

import dataclasses

from pipeline.proforma.one_plan import Line, Tally
from pipeline.reports.plain import json_bytes
from pipeline.reports.plan.shown import PlanPage, Shown


def plan_record(page: PlanPage) -> dict[str, object]:
    """The plan as values for JSON; days are ISO, texts as submitted."""
    changes = page.changes
    return {
        "schema": "action-plan/1",
        "case": page.reference,
        "as_of": page.as_of.isoformat(),
        "unchanged_until": page.until.isoformat() if page.until else None,
        "summary": page.summary(),
        "total": _tally(page.total),
        "agencies": [_tally(tally) for tally in page.tallies],
        "actions": [_action(shown) for shown in page.lines],
        "documents": [
            {
                "agency": agency,
                "file": plan.file,
                "sha256": plan.sha256,
                "rows": dataclasses.asdict(plan.rows),
                "adds_up": plan.rows.adds_up(),
            }
            for agency, plan in page.plan.documents
        ],
        "changes": {
            "first": changes.first,
            "added": [] if changes.first else [line.id for line in changes.added],
            "removed": [_brief(line) for line in changes.removed],
            "changed": [
                {"id": one.after.id, "moved": one.moved,
                 "fields": [{"field": f.field, "before": f.before, "after": f.after} for f in one.fields]}
                for one in changes.changed
            ],
        },
    }  # fmt: skip


def plan_json(page: PlanPage) -> bytes:
    """`action-plan/1` as a file."""
    return json_bytes(plan_record(page))


def _tally(tally: Tally) -> dict[str, object]:
    return dataclasses.asdict(tally)


def _brief(line: Line) -> dict[str, object]:
    action = line.action
    return {
        "id": line.id, "agency": line.agency, "number": action.number,
        "recommendation": action.recommendation, "action": action.action,
    }  # fmt: skip


def _action(shown: Shown) -> dict[str, object]:
    line, action = shown.line, shown.action
    return {
        **_brief(line),
        "responsible": action.responsible,
        "lead_agency": action.lead_agency,
        "outcome": action.outcome,
        "target_text": action.target_text,
        "target": action.target.isoformat() if action.target else None,
        "assumed": list(action.target_assumed),
        "completed_text": action.completed_text,
        "completed": action.completed.isoformat() if action.completed else None,
        "evaluation": action.evaluation,
        "progress_text": action.progress_text,
        "colour": action.colour,
        "colours": list(action.colours),
        "done": action.done,
        "overdue": shown.overdue,
        "mark": shown.mark.lower() or None,
        "extra": action.extra,
        "problems": [dataclasses.asdict(problem) for problem in action.problems],
        "source": dataclasses.asdict(line.source),
        "also": [dataclasses.asdict(place) for place in line.also],
    }
