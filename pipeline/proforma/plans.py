"""Action plans: recommendations, who does what by when, and how far it is (protocol 000, Appendix H)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.documents.model import Document
from pipeline.proforma import guidance as marks
from pipeline.proforma.definition import Column, Definition, TableOf, definitions
from pipeline.proforma.guidance import Guidance
from pipeline.proforma.model import Evidence, Finding, Problem, Status
from pipeline.proforma.plan import Action, Plan, RowCount
from pipeline.proforma.plan_colours import colours_of
from pipeline.proforma.plan_dates import completed_in, completed_of, target_of, without_end, year_of
from pipeline.proforma.plan_rules import RULES
from pipeline.proforma.tables import FilledRow, FoundTable, find_table, gather
from pipeline.proforma.words import excerpt, plain

_NUMBER = re.compile(
    r"^\s*(?:rec(?:ommendation)?s?\.?\s*(?:no\.?|number)?\s*)?"
    r"(?P<number>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?)"
    r"(?:[.):]|\s*[–—-]|\s)(?=\s*\S)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\s*rec(?:ommendation)?\b", re.IGNORECASE)
_PRINTED = {"number", "progress"}
_INHERITED = ("number", "recommendation")


def read_plan(document: Document, definition: Definition | None = None) -> Plan | None:
    """The action plan in a document, of whatever kind it is; None when it holds none.

    Args:
        document: an action plan, a report with one in it, or anything else.
        definition: whose columns to look for; ours for action plans when not given.
    """
    wanted = next((definition or definitions()["action-plan"]).of(TableOf), None)
    found = _plan_tables(document, wanted) if wanted else None
    if wanted is None or found is None:
        return None
    guidance = marks.ours()
    rows = [row for row in found.rows if _filled_in(row, guidance)]
    kinds = [aside.kind for aside in found.asides]
    blank = kinds.count("blank") + len(found.rows) - len(rows)
    count = RowCount(found.seen, len(rows), kinds.count("heading"), kinds.count("banner"), blank)
    actions = _actions(rows, _list_of(document, wanted, found))
    judged = tuple(
        replace(action, problems=tuple(_row_problems(row, action, wanted, found, guidance)))
        for row, action in zip(rows, actions, strict=True)
    )
    banners = tuple(aside.text for aside in found.asides if aside.kind == "banner")
    return Plan(document.file, document.sha256, judged, count, banners)


def actions_of(document: Document, definition: Definition) -> tuple[Action, ...]:
    """The rows of a document's action plan, in order; empty when it holds none."""
    found = read_plan(document, definition)
    return found.actions if found else ()


def _plan_tables(document: Document, wanted: TableOf) -> FoundTable | None:
    """The rows of the tables that are action plans, not merely headed a little like one.

    Without a column of recommendations, a day or a colour must stand in a row: "Task, Due, Done" may also
    head the figures of a report.
    """
    tables = [table for table in document.tables if _convinces(gather([table], wanted, _is_plan))]
    return gather(tables, wanted, _is_plan)


def _convinces(found: FoundTable | None) -> bool:
    if found is None or "recommendation" in found.columns:
        return True  # without a heading it can only be the rest of the one before
    return any(
        target_of(row.cells.get("target", "")).day or colours_of(row.parts.get("progress", ()))
        for row in found.rows
    )


def _filled_in(row: FilledRow, guidance: Guidance) -> bool:
    """Whether an author wrote in a row: a number, and R, A and G, are what a blank form has printed there."""
    own = {name for name, text in row.cells.items() if guidance.own_words(text)}
    return bool(own - _PRINTED) or bool(row.extra)


def _is_plan(ids: frozenset[str]) -> bool:
    """Something to be done, and by when, or how far it is; a chronology's columns are not these."""
    what = ids & {"recommendation", "action"}
    far = ids & {"target", "completed", "progress"}
    who = ids & {"responsible", "outcome", "lead-agency"}
    return bool(what) and bool(far) and len(what | far | who) >= 3


def _is_list(ids: frozenset[str]) -> bool:
    return {"number", "recommendation"} <= ids


def _list_of(document: Document, wanted: TableOf, found: FoundTable) -> dict[str, str]:
    """Number → recommendation, where they stand in a table of their own before that of the actions."""
    if "recommendation" in found.columns:
        return {}
    used = {row.table for row in found.rows}
    others = [table for table in document.tables if table.number not in used]
    listed = gather(others, wanted, _is_list)
    rows = listed.rows if listed else ()
    return {_bare(row.cells["number"]): row.cells["recommendation"] for row in rows}


def _bare(number: str) -> str:
    """ "Rec. 3" and "3." are 3."""
    found = re.search(r"[A-Za-z]?\d+(?:\.\d+)*", number)
    return found[0].upper() if found else plain(number).strip()


def _actions(rows: list[FilledRow], listed: dict[str, str]) -> list[Action]:
    made: list[Action] = []
    texts = [row.cells.get(name, "") for row in rows for name in ("target", "completed")]
    year = year_of(text for text in texts if text)
    for at, row in enumerate(rows):
        action = _action(row, year)
        goes_on = at > 0 and (rows[at - 1].table, rows[at - 1].banner) == (row.table, row.banner)
        made.append(_whole(action, row, made[-1] if goes_on else None, listed))
    return made


def _whole(action: Action, row: FilledRow, before: Action | None, listed: dict[str, str]) -> Action:
    """A row with the recommendation it belongs to: its own, that above it, or that of a list by number."""
    if action.recommendation:
        number = action.number or _number_of(action.recommendation)
        return replace(action, number=number, inherited="recommendation" in row.merged)
    if listed and (found := _listed(action.number, listed)):
        return replace(action, recommendation=found, inherited=True)
    if row.banner and (_NAMED.match(row.banner) or _NUMBER.match(row.banner)):
        number = action.number or _number_of(row.banner)
        return replace(action, recommendation=row.banner, number=number, inherited=True)
    if (
        before is not None
        and before.recommendation
        and action.action
        and _same_number(action.number, before.number)
    ):
        number = action.number or before.number
        return replace(action, number=number, recommendation=before.recommendation, inherited=True)
    return action


def _number_of(text: str) -> str:
    found = _NUMBER.match(text)
    return found["number"] if found else ""


def _listed(number: str, listed: dict[str, str]) -> str:
    bare = _bare(number)
    return listed.get(bare) or listed.get(bare.split(".")[0], "")


def _same_number(number: str, before: str) -> bool:
    """Whether a row numbered so goes on with the recommendation before: none, the same, or 1.2 after 1.1."""
    one, other = _bare(number), _bare(before)
    return not one or one == other or ("." in one and one.split(".")[0] == other.split(".")[0])


def judge_table(
    document: Document, wanted: TableOf, guidance: Guidance
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The status of a table and of each of its columns, and what is wrong with its rows."""
    of_plan = any(column.id == "progress" for column in wanted.columns)
    found = _plan_tables(document, wanted) if of_plan else find_table(document, wanted)
    if found is None:
        return (_finding(wanted, "missing", None),), ()
    rows = [row for row in found.rows if _filled_in(row, guidance)]
    status: Status = "present" if len(rows) >= wanted.rows else "guidance-only" if found.rows else "empty"
    said = f"{len(rows)} row{'s' if len(rows) != 1 else ''}"
    evidence = Evidence(
        ", ".join(found.columns.values())[:120], len(rows), found.page, said, f"table {found.number}"
    )
    findings = [_finding(wanted, status, evidence, said), *_columns(wanted, found)]
    actions = _actions(rows, _list_of(document, wanted, found) if of_plan else {})
    problems = [
        problem
        for row, action in zip(rows, actions, strict=True)
        for problem in _row_problems(row, action, wanted, found, guidance)
    ]
    return tuple(findings), tuple(problems)


def _columns(wanted: TableOf, found: FoundTable) -> Iterator[Finding]:
    for column in wanted.columns:
        there = column.id in found.columns
        evidence = Evidence(excerpt(found.columns[column.id], 80), 0, found.page) if there else None
        yield Finding(
            f"{wanted.id}.{column.id}", f"Column “{column.title}”", column.required,
            "present" if there else "missing", evidence, "", wanted.source,
        )  # fmt: skip


def _row_problems(
    row: FilledRow, action: Action, wanted: TableOf, found: FoundTable, guidance: Guidance
) -> Iterator[Problem]:
    where = f"{wanted.title.lower()}, row {row.number}"
    if len({one.table for one in found.rows}) > 1:
        where = f"{wanted.title.lower()}, table {row.table}, row {row.number}"
    for column in wanted.columns:
        if column.id in found.columns and not (column.id in _INHERITED and action.inherited):
            yield from _cell_problems(row.cells.get(column.id, ""), column, where, guidance, row)
    for name in wanted.rules:
        rule = RULES.get(name)
        if rule is not None:
            yield from (one for one in rule(action, where) if _column_of(one) in ("", *found.columns))


def _column_of(problem: Problem) -> str:
    """The column without which a problem is none of the row's: a missing column is said once."""
    return {"no-colour": "progress", "green-not-completed": "completed"}.get(problem.code, "")


def _cell_problems(
    text: str, column: Column, where: str, guidance: Guidance, row: FilledRow
) -> Iterator[Problem]:
    if not guidance.own_words(text):
        shown = row.parts.get(column.id, ())
        pictured = any(part.shade or part.notes for part in shown) or (
            column.id == "progress" and colours_of(shown)
        )
        if column.filled and not pictured:
            yield Problem("cell-empty", where, f"“{column.title}” is not filled in.")
        return
    never = [word for word in column.never if re.search(rf"\b{re.escape(word)}\b", plain(text))]
    if never:
        yield Problem(
            "outcome-ongoing", where,
            f"“{column.title}” says “{never[0]}”. Leave it empty until it is done, say in the evaluation "
            "what is still to do, and mark the row amber.",
        )  # fmt: skip
    elif column.date and target_of(text, year=2000).day is None:
        if without_end(text):
            yield Problem("no-end", where, f"“{column.title}” names no day by which it is to be done.")
        else:
            yield Problem("not-a-date", where, f"No date can be read from “{column.title}”.")


def _action(row: FilledRow, year: int | None) -> Action:
    cells = row.cells
    target, completed = cells.get("target", ""), cells.get("completed", "")
    by = target_of(target, year)
    done = completed_of(completed, year).day
    if not completed.strip():
        told = (completed_in(text, year).day for text in (cells.get("progress", ""), target))
        done = next((day for day in told if day), None)
    return Action(
        number=cells.get("number", ""), recommendation=cells.get("recommendation", ""),
        action=cells.get("action", ""),
        responsible=cells.get("responsible", "") or cells.get("lead-agency", ""),
        outcome=cells.get("outcome", ""), target_text=target, target=by.day, target_assumed=by.assumed,
        completed_text=completed, completed=done,
        evaluation=cells.get("evaluation", ""), colours=colours_of(row.parts.get("progress", ())),
        row=row.number, table=row.table, page=row.page, progress_text=cells.get("progress", ""),
        lead_agency=cells.get("lead-agency", ""), extra=row.extra,
    )  # fmt: skip


def _finding(wanted: TableOf, status: Status, evidence: Evidence | None, note: str = "") -> Finding:
    return Finding(wanted.id, wanted.title, wanted.required, status, evidence, note, wanted.source)
