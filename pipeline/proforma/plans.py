"""Action plans: recommendations, who does what by when, and how far it is (protocol 000, Appendix H)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.chronology import parse_when
from pipeline.documents.model import Document
from pipeline.proforma.definition import Column, Definition, TableOf
from pipeline.proforma.guidance import Guidance
from pipeline.proforma.model import Evidence, Finding, Problem, Status
from pipeline.proforma.tables import FilledRow, FoundTable, find_table
from pipeline.proforma.words import excerpt, plain, words_of

Colour = Literal["red", "amber", "green"]
_COLOURS: dict[str, Colour] = {"r": "red", "red": "red", "a": "amber", "amber": "amber", "yellow": "amber",
                               "orange": "amber", "g": "green", "green": "green"}  # fmt: skip
_SAID: tuple[tuple[re.Pattern[str], Colour], ...] = (
    (re.compile(r"\bnot (?:yet )?(?:commenced|started|begun)\b"), "red"),
    (
        re.compile(
            r"\b(?:in progress|progress(?:ed|ing)?|under way|partly|started|begun|ongoing|on-going)\b"
        ),
        "amber",
    ),
    (re.compile(r"\b(?:completed?|done|achieved|finished)\b"), "green"),
)


@dataclass(frozen=True, slots=True)
class Action:
    """One row of an action plan. Texts as submitted; the dates are what our grammar reads from them.

    Attributes:
        target: the last day the target can mean; None where no date can be read.
        colours: the colours the row shows: one, when it is filled in as asked.
    """

    number: str
    recommendation: str
    action: str
    responsible: str
    outcome: str
    target_text: str
    target: dt.date | None
    completed_text: str
    completed: dt.date | None
    evaluation: str
    colours: tuple[Colour, ...]
    row: int
    table: int
    page: int | None = None

    @property
    def colour(self) -> Colour | None:
        """The one colour; None when there is none or more than one."""
        return self.colours[0] if len(self.colours) == 1 else None


def actions_of(document: Document, definition: Definition) -> tuple[Action, ...]:
    """The rows of a document's action plan, in order; empty when it holds none."""
    wanted = next(definition.of(TableOf), None)
    found = find_table(document, wanted) if wanted else None
    return tuple(_action(row) for row in found.rows) if found else ()


def judge_table(
    document: Document, wanted: TableOf, guidance: Guidance
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The status of a table and of each of its columns, and what is wrong with its rows."""
    found = find_table(document, wanted)
    if found is None:
        return (_finding(wanted, "missing", None),), ()
    rows = [row for row in found.rows if any(guidance.own_words(text) for text in row.cells.values())]
    status: Status = "present" if len(rows) >= wanted.rows else "guidance-only" if found.rows else "empty"
    said = f"{len(rows)} row{'s' if len(rows) != 1 else ''}"
    evidence = Evidence(
        ", ".join(found.columns.values())[:120], len(rows), found.page, said, f"table {found.number}"
    )
    findings = [_finding(wanted, status, evidence, said), *_columns(wanted, found)]
    problems = [problem for row in rows for problem in _row_problems(row, wanted, found, guidance)]
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
    row: FilledRow, wanted: TableOf, found: FoundTable, guidance: Guidance
) -> Iterator[Problem]:
    where = f"{wanted.title.lower()}, row {row.number}"
    for column in wanted.columns:
        if column.id not in found.columns:
            continue
        text = row.cells.get(column.id, "")
        yield from _cell_problems(text, column, where, guidance, row)
    for name in wanted.rules:
        rule = RULES.get(name)
        if rule is not None:
            yield from rule(_action(row), where)


def _cell_problems(
    text: str, column: Column, where: str, guidance: Guidance, row: FilledRow
) -> Iterator[Problem]:
    if not guidance.own_words(text):
        pictured = any(name == column.id for name, _ in row.notes)
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
    elif column.date and parse_when(text).start is None:
        yield Problem("not-a-date", where, f"No date can be read from “{column.title}”.")


def _action(row: FilledRow) -> Action:
    cells = row.cells
    target, completed = cells.get("target", ""), cells.get("completed", "")
    return Action(
        cells.get("number", ""), cells.get("recommendation", ""), cells.get("action", ""),
        cells.get("responsible", ""), cells.get("outcome", ""), target, _last_day(target),
        completed, _last_day(completed), cells.get("evaluation", ""),
        _colours(cells.get("progress", ""), row), row.number, row.table, row.page,
    )  # fmt: skip


def _last_day(text: str) -> dt.date | None:
    return parse_when(text).end if text.strip() else None


def _colours(text: str, row: FilledRow) -> tuple[Colour, ...]:
    """The colours a progress cell names, or is shaded with; else what its words say."""
    words = words_of(text)
    found = list(dict.fromkeys(_COLOURS[word] for word in words if word in _COLOURS))
    if not found:
        notes = plain(" ".join(note for name, note in row.notes if name == "progress"))
        found = list(
            dict.fromkeys(_COLOURS[word] for word in words_of(notes) if len(word) > 1 and word in _COLOURS)
        )
    if not found:
        said = plain(text)
        found = next(([colour] for pattern, colour in _SAID if pattern.search(said)), [])
    return tuple(found)


def _one_colour(action: Action, where: str) -> Iterator[Problem]:
    if len(action.colours) > 1:
        yield Problem("several-colours", where, "More than one of red, amber and green is marked.")
    elif not action.colours:
        yield Problem("no-colour", where, "None of red, amber and green is marked.")


def _completed_is_green(action: Action, where: str) -> Iterator[Problem]:
    if action.colour == "green" and action.completed is None:
        yield Problem("green-not-completed", where, "It is marked green, but there is no date completed.")
    if action.completed is not None and action.colour in ("red", "amber"):
        yield Problem(
            "completed-not-green", where, f"It has a date completed, but is marked {action.colour}."
        )


_VAGUE = re.compile(
    r"\b(?:consider|be aware|raise awareness|remind(?:ed)?|where possible|as appropriate|as soon as possible"
    r"|asap|ensure that staff are aware|continue to|explore|look at|think about|in due course|improve[sd]?)\b"
)


_SOMEBODY = re.compile(
    r"[A-Z][a-z'-]+ [A-Z]|(?i:\b(?:head|manager|director|lead|officer|nurse|doctor|chair|team|supervisor)\b)"
)


def _smart(action: Action, where: str) -> Iterator[Problem]:
    """Hints, never faults: whether an action is specific, measurable, achievable, relevant and timed."""
    vague = _VAGUE.search(plain(action.action))
    if vague:
        said = f"“{vague[0]}” leaves open what will be done; say what, so that it can be seen to be done."
        yield Problem("not-specific", where, said, hint=True)
    if action.outcome and words_of(action.outcome) == words_of(action.action):
        said = "The outcome repeats the action; say what will be different."
        yield Problem("outcome-is-action", where, said, hint=True)
    if action.responsible and not _SOMEBODY.search(action.responsible):
        yield Problem("nobody-named", where, "Name a person or a post that answers for it.", hint=True)


RULES: dict[str, Callable[[Action, str], Iterator[Problem]]] = {
    "one-colour": _one_colour,
    "completed-is-green": _completed_is_green,
    "smart": _smart,
}
"""The named checks of a row that a definition's table may ask for."""


def _finding(wanted: TableOf, status: Status, evidence: Evidence | None, note: str = "") -> Finding:
    return Finding(wanted.id, wanted.title, wanted.required, status, evidence, note, wanted.source)
