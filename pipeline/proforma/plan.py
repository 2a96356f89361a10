"""An action plan as values: its rows, and what became of every row of its tables (000, Appendix H)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pipeline.proforma.model import Problem
from pipeline.proforma.plan_colours import Colour


@dataclass(frozen=True, slots=True)
class Action:
    """One row of an action plan. Texts as submitted; the dates are what our grammar reads from them.

    Attributes:
        recommendation: of the row, or of the row above where one recommendation has several actions.
        inherited: the recommendation stands in a row above (merged cells, or blank below it).
        target: the last day the target can mean; None where no date can be read.
        target_assumed: what of it was not written ("year").
        colours: the colours the row shows: one, when it is filled in as asked.
        lead_agency: who is to act, where the plan has a column for it.
        extra: heading → text of columns of the agency's own.
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
    progress_text: str = ""
    inherited: bool = False
    target_assumed: tuple[str, ...] = ()
    lead_agency: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def colour(self) -> Colour | None:
        """The one colour; None when there is none or more than one."""
        return self.colours[0] if len(self.colours) == 1 else None

    @property
    def done(self) -> bool:
        """Whether nothing is left to be done: green, or a date completed and no other colour."""
        return self.colour == "green" or (self.completed is not None and not self.colours)

    def overdue(self, today: dt.date) -> bool:
        """Whether its target has passed and it is not done. What has no day to be done by never is."""
        return not self.done and self.target is not None and self.target < today


@dataclass(frozen=True, slots=True)
class RowCount:
    """What became of every row of the plan's tables; `seen` is always the sum of the others."""

    seen: int = 0
    actions: int = 0
    headings: int = 0
    banners: int = 0
    blank: int = 0

    def adds_up(self) -> bool:
        """Whether no row disappeared."""
        return self.seen == self.actions + self.headings + self.banners + self.blank

    def __add__(self, other: RowCount) -> RowCount:
        return RowCount(
            self.seen + other.seen, self.actions + other.actions, self.headings + other.headings,
            self.banners + other.banners, self.blank + other.blank,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """The action plan in one document: every row of its tables, in order, and how many there were."""

    file: str
    sha256: str
    actions: tuple[Action, ...]
    rows: RowCount
    banners: tuple[str, ...] = ()
