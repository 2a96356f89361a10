"""What the page and the workbook show of the one action plan: every line ready to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.proforma.model import Problem
from pipeline.proforma.one_plan import Line, OnePlan, Tally
from pipeline.proforma.plan import Action
from pipeline.reports.colours import Colour, assign
from pipeline.reports.naming import how_many
from pipeline.reports.wordwise import Piece
from pipeline.reports.wordwise import compare as by_words

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.proforma.plan_changes import LineChange, PlanChanges

TITLE = "Action plan"
RATINGS = {"red": ("R", "Red"), "amber": ("A", "Amber"), "green": ("G", "Green")}
"""The letter and the word of each colour: neither the page nor the workbook says anything by colour alone."""
GROUNDS = {"red": ("B3261E", "FFFFFF"), "amber": ("FFC000", "1A1A1A"), "green": ("1D6B2B", "FFFFFF")}
"""Ground and ink of each colour; all at 4.5:1 or more (WCAG 2.2, 1.4.3; tested)."""
FIELDS = {
    "number": "number", "recommendation": "recommendation", "action": "action", "responsible": "who",
    "outcome": "intended outcome", "target_text": "by when", "completed_text": "date completed",
    "evaluation": "evaluation", "progress": "progress",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as it is written."""

    line: Line
    number: int
    mark: str
    changed: str
    overdue: bool

    @property
    def action(self) -> Action:
        """Its row."""
        return self.line.action

    @property
    def rating(self) -> str:
        """Its progress in a word: "Red", "Red and green", "Not marked"."""
        return rating_of(self.action)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the row."""
        return tuple(one for one in self.action.problems if not one.hint)

    @property
    def hints(self) -> tuple[Problem, ...]:
        """What is worth a look."""
        return tuple(one for one in self.action.problems if one.hint)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All there is to show. `until` is the day up to which the list of what is overdue stays as it is."""

    reference: str
    board: str
    as_of: dt.date
    until: dt.date | None
    lines: tuple[Shown, ...]
    agencies: tuple[tuple[str, Colour], ...]
    tallies: tuple[Tally, ...]
    total: Tally
    changes: PlanChanges
    plan: OnePlan

    def summary(self) -> str:
        """One sentence: how many, how far, how many overdue."""
        total = self.total
        parts = [f"{total.red} red", f"{total.amber} amber", f"{total.green} green"]
        if total.unrated:
            parts.append(f"{total.unrated} without one colour")
        return f"{how_many(total.actions, 'action')}: {', '.join(parts)}; {total.overdue} overdue."


def page_of(plan: OnePlan, changes: PlanChanges, case: Case, *, as_of: dt.date) -> PlanPage:
    """Make everything ready to be written.

    Args:
        plan: the one plan.
        changes: what is different from the last.
        case: for the title and the agencies' colours, which are those of the integrated chronology.
        as_of: the day what is overdue is told for.
    """
    colours = assign(agency.name for agency in case.agencies)
    spare = Colour("E6E6E6", "3A3A3A")
    tallies = plan.tallies(as_of)
    fields = {
        change.after.id: ", ".join(FIELDS[one.field] for one in change.fields) for change in changes.changed
    }
    lines = tuple(
        Shown(line, number, changes.mark(line), fields.get(line.id, ""), line.action.overdue(as_of))
        for number, line in enumerate(plan.lines, 1)
    )
    agencies = tuple((tally.agency, colours.get(tally.agency, spare)) for tally in tallies)
    return PlanPage(
        case.reference, case.board, as_of, plan.next_day(as_of), lines, agencies, tallies, plan.total(as_of),
        changes, plan,
    )  # fmt: skip


def rating_of(action: Action) -> str:
    """The colours of a row in words."""
    return " and ".join(RATINGS[colour][1] for colour in action.colours).capitalize() or "Not marked"


def differences(change: LineChange) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """What changed in a line, word by word; dates and colours in one piece each."""
    for one in change.fields:
        whole = one.field in ("progress", "target_text", "completed_text", "number")
        if whole:
            before, after = one.before or "(left blank)", one.after or "(left blank)"
            yield FIELDS[one.field], (Piece("removed", before), Piece("added", after))
        else:
            yield FIELDS[one.field], by_words(one.before, one.after)
