"""Every agency's actions and the multi-agency ones as one plan (protocol 003, 4: reported at every meeting).

What an agency sends again replaces what it sent before. A recommendation that stands in a report and in the
agency's action plan is one line: the plan's, because that is the one kept up to date; the report's row is
named beside it. Every row of every current document is in a line, or named beside one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.proforma.plan import Action, Plan
from pipeline.proforma.plan_identity import ids_of, pair, unused

MULTI_AGENCY = "Multi-agency"
"""Whose the recommendations of the overview report are."""
_QUOTED = 95.0
"""So alike is a row of the overview report that only repeats an agency's own."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A current action plan and what it replaces.

    Attributes:
        agency: its name; `MULTI_AGENCY` for what was made for publication.
        owner: what stays when the agency is renamed (its folder).
        versions: oldest first; the last is current.
        in_report: it stands in a report and is no action plan of its own.
    """

    agency: str
    owner: str
    versions: tuple[Plan, ...]
    in_report: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands. `table` 0 is running text; `row` is then the paragraph."""

    file: str
    sha256: str
    table: int
    row: int
    page: int | None = None

    def __str__(self) -> str:
        page = f"page {self.page}, " if self.page is not None else ""
        where = f"table {self.table}, row {self.row}" if self.table else f"paragraph {self.row}"
        return f"{self.file}, {page}{where}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the one plan. `also` are the other rows that say the same."""

    id: str
    agency: str
    action: Action
    source: Place
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How one agency stands. `unrated` shows no colour, or several."""

    agency: str
    actions: int
    red: int
    amber: int
    green: int
    unrated: int
    overdue: int


@dataclass(frozen=True, slots=True)
class OnePlan:
    """All lines, agency by agency, and the documents they come from."""

    lines: tuple[Line, ...] = ()
    documents: tuple[tuple[str, Plan], ...] = ()

    def tallies(self, today: dt.date) -> tuple[Tally, ...]:
        """How each agency stands on a day, in the plan's order."""
        return tuple(
            _tally(agency, [line.action for line in lines], today)
            for agency, lines in groupby(self.lines, key=lambda line: line.agency)
        )

    def total(self, today: dt.date) -> Tally:
        """How all stand together."""
        return _tally("All", [line.action for line in self.lines], today)

    def next_day(self, today: dt.date) -> dt.date | None:
        """The first target still to come: until it has passed, what is overdue stays as it is."""
        days = (line.action.target for line in self.lines if not line.action.done)
        return min((day for day in days if day is not None and day >= today), default=None)


@dataclass(slots=True)
class _Group:
    """The rows that are one line, in the order they came."""

    id: str
    rows: list[tuple[bool, int, Action, Place]] = field(default_factory=list)

    def latest(self) -> Action:
        return max(self.rows, key=lambda row: row[:2])[2]

    def line(self, agency: str) -> Line:
        best = max(self.rows, key=lambda row: row[:2])
        also = tuple(row[3] for row in self.rows if row is not best)
        return Line(self.id, agency, best[2], best[3], also)


def merge(sent: Sequence[Sent], agencies: Sequence[str]) -> OnePlan:
    """One plan of all that was sent.

    Args:
        sent: in the order received.
        agencies: the order of the agencies; the multi-agency recommendations come first.
    """
    order = [MULTI_AGENCY, *agencies]
    owners = sorted({one.agency for one in sent}, key=lambda name: order.index(name) if name in order else 99)
    groups: dict[str, list[_Group]] = {}
    taken: set[str] = set()
    for agency in sorted(owners, key=lambda name: name == MULTI_AGENCY):  # the agencies' own first
        groups[agency] = []
        for turn, one in enumerate(sent):
            if one.agency == agency:
                _take(one, turn, groups, taken)
    lines = [group.line(agency) for agency in owners for group in sorted(groups[agency], key=_standing)]
    documents = tuple((one.agency, one.versions[-1]) for one in sent)
    return OnePlan(tuple(lines), documents)


def _standing(group: _Group) -> tuple[int, int, int]:
    _, turn, action, _ = max(group.rows, key=lambda row: row[:2])
    return turn, action.table, action.row


def _take(one: Sent, turn: int, groups: dict[str, list[_Group]], taken: set[str]) -> None:
    """Put the rows of a document into the lines they belong to, or into new ones."""
    plan, ids = one.versions[-1], _carried(one)
    mine = groups[one.agency]
    found = pair(plan.actions, [group.latest() for group in mine])
    others: list[_Group] = []
    quoted: list[int | None] = [None] * len(plan.actions)
    if one.agency == MULTI_AGENCY:
        others = [group for agency, held in groups.items() if agency != MULTI_AGENCY for group in held]
        quoted = pair(plan.actions, [group.latest() for group in others], least=_QUOTED)
    for at, action in enumerate(plan.actions):
        place = Place(plan.file, plan.sha256, action.table, action.row, action.page)
        index, other = found[at], quoted[at]
        if index is not None:
            mine[index].rows.append((not one.in_report, turn, action, place))
        elif other is not None and _repeats(action, others[other].latest()):
            others[other].rows.append((False, -1, action, place))
        else:
            name = unused(ids[at], taken)
            taken.add(name)
            mine.append(_Group(name, [(not one.in_report, turn, action, place)]))


def _repeats(action: Action, own: Action) -> bool:
    """Whether a row says word for word what an agency's own does, not only under the same number."""
    return pair([_unnumbered(action)], [_unnumbered(own)], least=_QUOTED)[0] is not None


def _unnumbered(action: Action) -> Action:
    return replace(action, number="")


def _carried(one: Sent) -> list[str]:
    """The ids of the current version's actions: those they had in the first version they stood in."""
    ids: list[str] = []
    before: Plan | None = None
    used: set[str] = set()
    for plan in one.versions:
        fresh = ids_of(plan.actions, one.owner)
        if before is None:
            ids = fresh
        else:
            matched = pair(plan.actions, before.actions)
            kept = [ids[at] if at is not None else "" for at in matched]
            ids = [old or unused(new, used) for old, new in zip(kept, fresh, strict=True)]
        used |= set(ids)
        before = plan
    return ids


def _tally(agency: str, actions: Sequence[Action], today: dt.date) -> Tally:
    colours = [item.colour for item in actions]
    return Tally(
        agency, len(actions), colours.count("red"), colours.count("amber"), colours.count("green"),
        colours.count(None), sum(item.overdue(today) for item in actions),
    )  # fmt: skip
