"""The rows of a genogram as rows of slots: one for each symbol, and narrow ones for lines that pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.reports.genogram.model import Family, Union
from pipeline.reports.genogram.rows import components, rows

SlotKind = Literal["member", "stub", "pass", "corridor"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row.

    Attributes:
        kind: "member" a symbol; "stub" the end of a line to a parent nobody has named, or to a partner
            in another row; "pass" a line on its way down; "corridor" a home's dotted line going by.
        of: the member, the union, the child or the household.
        row: 0 at the top.
    """

    kind: SlotKind
    of: int
    row: int


@dataclass(frozen=True, slots=True)
class Couple:
    """A union in its row: the two slots its line joins, and where its children hang.

    Attributes:
        union: which of the family's unions.
        ends: two slots of one row.
        upper: for partners in two rows, the way from the upper one: their slot, its stub, and the slots
            the line goes through on its way down.
        below: for each child, the slots its line goes through, the child's own at the end.
    """

    union: int
    ends: tuple[int, int]
    below: tuple[tuple[int, ...], ...]
    upper: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """All slots, and which belong together. Slots are known by their number."""

    family: Family
    slots: tuple[Slot, ...]
    couples: tuple[Couple, ...]
    homes: tuple[tuple[int, ...], ...]
    """For each household the slots its dotted line encloses: members and corridors."""

    @property
    def height(self) -> int:
        """How many rows."""
        return 1 + max((slot.row for slot in self.slots), default=-1)

    @property
    def home_of(self) -> dict[int, int]:
        """The home of each slot that a dotted line encloses."""
        return {slot: number for number, home in enumerate(self.homes) for slot in home}

    def own(self, couple: Couple) -> Union:
        """The union a couple stands for."""
        return self.family.unions[couple.union]


def grid(family: Family) -> Grid:
    """The slots of a family: everybody who is joined to somebody, or lives with them."""
    maker = _Maker(family)
    homes = tuple(maker.homes())  # makes the corridors, which are slots too
    return Grid(family, tuple(maker.slots), tuple(maker.couples), homes)


def beside(family: Family) -> tuple[int, ...]:
    """Who has no slot: people whom neither a relation nor a home joins to the drawing."""
    at_home = set(_living_with(family))
    return tuple(one for one in family.beside if one not in at_home)


class _Maker:
    def __init__(self, family: Family) -> None:
        self.family = family
        self.slots: list[Slot] = []
        self.couples: list[Couple] = []
        level = rows(family)
        self._add_housemates(level)
        self.of_member = {one: self._slot("member", one, level[one]) for one in sorted(level)}
        for number, union in enumerate(family.unions):
            self._add_couple(number, union)

    def homes(self) -> Iterator[tuple[int, ...]]:
        for number, home in enumerate(self.family.households):
            inside = [self.of_member[one] for one in home.members if one in self.of_member]
            inside += [couple.ends[1] for couple in self.couples if self._ends_at(couple, inside)]
            taken = {self.slots[one].row for one in inside}
            between = range(min(taken, default=0), max(taken, default=-1) + 1)
            inside += [self._slot("corridor", number, row) for row in between if row not in taken]
            yield tuple(inside)

    def _ends_at(self, couple: Couple, inside: list[int]) -> bool:
        """Whether one of these is a parent alone: the stub beside them is in the home with them."""
        return couple.ends[0] in inside and self.slots[couple.ends[1]].kind == "stub" and not couple.upper

    def _add_housemates(self, level: dict[int, int]) -> None:
        """Those who only live with the family: in the row of its eldest generation at home."""
        for one, others in _living_with(self.family).items():
            level[one] = min(level[other] for other in others if other in level)

    def _slot(self, kind: SlotKind, of: int, row: int) -> int:
        self.slots.append(Slot(kind, of, row))
        return len(self.slots) - 1

    def _add_couple(self, number: int, union: Union) -> None:
        ends = [self.of_member[one] for one in union.parents]
        ends.sort(key=lambda slot: -self.slots[slot].row)
        row = self.slots[ends[0]].row
        upper: tuple[int, ...] = ()
        if len(ends) == 1:
            ends.append(self._slot("stub", number, row))
        elif self.slots[ends[1]].row != row:
            top = self.slots[ends[1]].row
            passes = [self._slot("pass", union.parents[0], at) for at in range(top + 1, row)]
            upper = (ends[1], self._slot("stub", number, top), *passes)
            ends[1] = self._slot("stub", number, row)
        below = tuple(self._way_down(child, row) for child in union.children)
        self.couples.append(Couple(number, (ends[0], ends[1]), below, upper))

    def _way_down(self, child: int, row: int) -> tuple[int, ...]:
        goal = self.of_member[child]
        passes = [self._slot("pass", child, at) for at in range(row + 1, self.slots[goal].row)]
        return (*passes, goal)


def _living_with(family: Family) -> dict[int, tuple[int, ...]]:
    """Each unjoined member whose home holds somebody joined, with those."""
    joined = {one for part in components(family) for one in part}
    return {
        one: tuple(other for other in home.members if other in joined)
        for home in family.households
        for one in home.members
        if one not in joined and joined & set(home.members)
    }
