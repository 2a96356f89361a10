"""Action plans as records that can be kept as JSON and read back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from pipeline.proforma.model import Problem
from pipeline.proforma.one_plan import Line, OnePlan, Place
from pipeline.proforma.plan import Action, Plan, RowCount


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """A document's plan as values for JSON."""
    return {
        "file": plan.file, "sha256": plan.sha256, "rows": dataclasses.asdict(plan.rows),
        "banners": list(plan.banners), "actions": [action_to_json(item) for item in plan.actions],
    }  # fmt: skip


def plan_from_json(record: dict[str, Any]) -> Plan:
    """The plan again.

    Raises:
        KeyError, TypeError, ValueError: it is no record of a plan.
    """
    actions = tuple(_action(item) for item in record["actions"])
    return Plan(
        record["file"], record["sha256"], actions, RowCount(**record["rows"]), tuple(record["banners"])
    )


def lines_to_json(plan: OnePlan) -> list[dict[str, Any]]:
    """The lines of the one plan, to compare the next with."""
    return [
        {
            "id": line.id,
            "agency": line.agency,
            "action": action_to_json(line.action),
            "source": dataclasses.asdict(line.source),
            "also": [dataclasses.asdict(place) for place in line.also],
        }
        for line in plan.lines
    ]


def lines_from_json(records: list[dict[str, Any]]) -> OnePlan:
    """The lines again; raises as `plan_from_json`."""
    return OnePlan(
        tuple(
            Line(
                item["id"], item["agency"], _action(item["action"]), Place(**item["source"]),
                tuple(Place(**place) for place in item["also"]),
            )
            for item in records
        )
    )  # fmt: skip


def action_to_json(action: Action) -> dict[str, Any]:
    """One row as values for JSON, every field by its own name."""
    record = dataclasses.asdict(action)
    for name in ("target", "completed"):
        day = record[name]
        record[name] = day.isoformat() if day else None
    return record


def _action(record: dict[str, Any]) -> Action:
    days = {
        name: dt.date.fromisoformat(record[name]) if record[name] else None
        for name in ("target", "completed")
    }
    return Action(
        **{
            **record, **days, "colours": tuple(record["colours"]),
            "target_assumed": tuple(record["target_assumed"]),
            "problems": tuple(Problem(**item) for item in record["problems"]),
        }
    )  # fmt: skip
