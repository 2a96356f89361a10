"""What a genogram shows, not where: members, unions, homes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.relations import Gender

Kind = Literal["person", "pregnancy", "ended"]
Bond = Literal["enduring", "transitory", "separated", "divorced", "unstated"]


@dataclass(frozen=True, slots=True)
class Member:
    """One symbol. `lines` stand under its name; siblings are ordered by `order`, a year and a day in it."""

    name: str
    gender: Gender = "unknown"
    kind: Kind = "person"
    subject: bool = False
    died: bool = False
    lines: tuple[str, ...] = ()
    order: tuple[int, int] | None = None
    relationship: str = ""


@dataclass(frozen=True, slots=True)
class Union:
    """A couple, or one parent where only one is named, and their children, the eldest first.

    Attributes:
        parents: one or two places among the family's members.
        bond: what the two are to one another; "unstated" where the case does not say.
        children: places among the members; twins stand next to one another.
        twins: groups of children born together.
    """

    parents: tuple[int, ...]
    bond: Bond
    children: tuple[int, ...] = ()
    twins: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Household:
    """People who live in one home now."""

    name: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Everything a genogram shows.

    Attributes:
        beside: members that nothing joins to the others.
        derived: the relations were read from relationship words, nobody stated them.
    """

    members: tuple[Member, ...]
    unions: tuple[Union, ...]
    households: tuple[Household, ...]
    beside: tuple[int, ...]
    derived: bool
