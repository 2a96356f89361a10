"""Readings → the one action plan, and what changed in it since the plan before.

What the last plan was made of is kept in `.scr/plan/`. A board asks what is overdue today, so the day counts;
but the files are only made anew when a document, the case or the software is another, or when an action has
become overdue since: a second run of a day changes nothing, and the plan says until when it stays true.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.folders import write_state
from flows.merging import PANEL, blocked
from flows.reading import Reading
from pipeline import intake, reports
from pipeline.ledger import Receipt
from pipeline.proforma.one_plan import MULTI_AGENCY, OnePlan, Sent, merge
from pipeline.proforma.plan_changes import compare
from pipeline.proforma.plan_identity import overlap
from pipeline.proforma.plan_records import lines_from_json, lines_to_json
from pipeline.reports.plan import page_of

if TYPE_CHECKING:
    from pipeline.case import Case

_PLAN, _STATE = "plan", "state.json"
_FILES = tuple(f"action-plan.{ending}" for ending in ("xlsx", "html", "json"))
_KIND = "action-plan"

Read = tuple[Receipt, Reading]


def current(case: Case, read: tuple[Read, ...]) -> OnePlan:
    """The one plan of all that was received. A pure function: nothing is remembered, nothing forgotten."""
    plans = {
        receipt.number: (receipt, reading, reading.plan)
        for receipt, reading in read
        if reading.plan is not None and reading.plan.actions
    }
    submissions = [
        intake.Submission(number, reading.agency, receipt.file, in_report=_KIND not in reading.kinds)
        for number, (receipt, reading, _) in plans.items()
    ]
    chains = intake.chains(
        submissions, lambda one, other: overlap(plans[one][2].actions, plans[other][2].actions)
    )
    sent = []
    for chain in sorted(chains, key=lambda chain: chain[-1]):
        receipt, reading, _ = plans[chain[-1]]
        versions = tuple(plans[number][2] for number in chain)
        in_report = bool(reading.agency) and _KIND not in reading.kinds
        sent.append(Sent(reading.agency or MULTI_AGENCY, receipt.folder, versions, in_report))
    return merge(sent, [agency.name for agency in case.agencies])


def sentence(case: Case, read: tuple[Read, ...], today: dt.date) -> str:
    """How the plan stands today, for a person; "" where there is none."""
    found = current(case, read)
    if not found.lines:
        return ""
    return page_of(found, compare(None, found), case, as_of=today).summary()


def plan(
    case_dir: Path,
    case: Case,
    read: tuple[Read, ...],
    key: str,
    *,
    today: dt.date | None = None,
) -> tuple[str, ...]:
    """Write the plan where it is another than before; gives the files that could not be written.

    Args:
        read: every accepted document with its reading, in the order received.
        key: from `reading.reading_key`.
        today: the day what is overdue is told for; the office's own day when not given.
    """
    today = today or dt.date.today()  # noqa: DTZ011 - the office's day
    found = current(case, read)
    state = _State.load(case_dir)
    if not found.lines and not state.key:
        return ()
    documents = _fingerprint([f"{agency}/{one.sha256}" for agency, one in found.documents])
    overdue = [line.id for line in found.lines if line.action.overdue(today)]
    content = _fingerprint([key, documents, *overdue])
    unmoved = state.key == content
    if unmoved and not state.unwritten and all((case_dir / PANEL / name).exists() for name in _FILES):
        return ()
    as_of = dt.date.fromisoformat(state.as_of) if unmoved and state.as_of else today
    baseline = state.kept if documents != state.documents else state.baseline
    page = page_of(found, compare(_recall(case_dir, baseline), found), case, as_of=as_of)
    unwritten = blocked(lambda: reports.write_plan(case_dir / PANEL, page))
    kept = _keep(case_dir, documents, found)
    _State(content, documents, kept, baseline, as_of.isoformat(), unwritten).save(case_dir)
    return unwritten


@dataclass(frozen=True, slots=True)
class _State:
    """The last plan: what it was made of, and the plan before it with other documents."""

    key: str = ""
    documents: str = ""
    kept: str = ""
    baseline: str = ""
    as_of: str = ""
    unwritten: tuple[str, ...] = ()

    @classmethod
    def load(cls, case_dir: Path) -> _State:
        try:
            record = json.loads((_folder(case_dir) / _STATE).read_text("utf-8"))
            return cls(**{**record, "unwritten": tuple(record["unwritten"])})
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return cls()  # lost or from another time: made anew

    def save(self, case_dir: Path) -> None:
        write_state(case_dir, _PLAN, _STATE, json.dumps(asdict(self)))
        for path in _folder(case_dir).glob("plan-*.json"):
            if path.name not in (self.kept, self.baseline):
                path.unlink(missing_ok=True)


def _folder(case_dir: Path) -> Path:
    return case_dir / intake.STATE / _PLAN


def _keep(case_dir: Path, documents: str, found: OnePlan) -> str:
    name = f"plan-{documents}.json"
    record = {"schema": "plan/1", "lines": lines_to_json(found)}
    write_state(case_dir, _PLAN, name, json.dumps(record, ensure_ascii=False))
    return name


def _recall(case_dir: Path, name: str) -> OnePlan | None:
    if not name:
        return None
    try:
        record: dict[str, Any] = json.loads((_folder(case_dir) / name).read_text("utf-8"))
        return lines_from_json(record["lines"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _fingerprint(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
