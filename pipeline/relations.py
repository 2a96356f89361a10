"""Who belongs to whom: what case.yaml may say about a family, and whether it can be true.

The keys are those a genogram needs (seed 000, 2.1 and App. F). People are named as the case names them,
by their name or by another name they go by; everything is checked when the case is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pipeline._schema import Frozen, PlacedError, Text, british

Day = Annotated[dt.date, BeforeValidator(british)]
Year = Annotated[int, Field(ge=1800, le=2200)]
Gender = Literal["male", "female", "unknown"]
Bond = Literal["enduring", "transitory", "separated", "divorced"]

BONDS: dict[str, Bond] = {
    "partner": "enduring",
    "transitory": "transitory",
    "separated": "separated",
    "divorced": "divorced",
}
"""The keys that name a partner, and what each says about the two."""

_MOST_PARENTS = 2


def _several(value: object) -> object:
    """One name may stand where a list may."""
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[Text, ...], BeforeValidator(_several)]


class Pregnancy(Frozen):
    """A pregnancy of the person it stands under. `date` is when it ended, or when the child is due."""

    outcome: Literal["expected", "miscarriage", "termination"]
    date: Day | None = None
    year: Year | None = None
    other_parent: Text | None = None


class Relations(Frozen):
    """Someone with a name, and what the case says about the family around them.

    Attributes:
        gender: where it is not given, the drawing reads it from `relationship` ("mother", "uncle").
        parents: one or two names. Adoptive and step-parents are not told apart from birth parents.
        partner: a relationship that lasts (marriage or cohabitation); said of one of the two is enough.
        transitory: a passing relationship.
        separated: a partner of before, separated.
        divorced: a partner of before, divorced.
        household: any name for the home; all who live together now have the same one.
        twin: needed only where the dates of birth do not show it.
        deceased: true where the person has died and the date is not known.
    """

    name: Text
    also_known_as: tuple[Text, ...] = ()
    gender: Gender | None = None
    parents: Names = ()
    partner: Names = ()
    transitory: Names = ()
    separated: Names = ()
    divorced: Names = ()
    twin: Names = ()
    household: Text | None = None
    year_of_birth: Year | None = None
    year_of_death: Year | None = None
    deceased: bool = False
    pregnancies: tuple[Pregnancy, ...] = ()

    def states_relations(self) -> bool:
        """Whether anything here joins this person to another."""
        return bool(self.parents or self.twin or self.pregnancies or any(getattr(self, key) for key in BONDS))


def find(people: Sequence[Relations], name: str) -> int | None:
    """The place of the person called `name`; a full name goes before another name someone goes by.

    Raises:
        ValueError: two people are called that.
    """
    wanted = _folded(name)
    for names_of in (_own_name, _other_names):
        found = [place for place, person in enumerate(people) if wanted in names_of(person)]
        if len(found) > 1:
            raise ValueError(
                "names somebody, but two people here have that name: "
                "give each a name of their own in also_known_as and use it"
            )
        if found:
            return found[0]
    return None


def check(people: Sequence[Relations]) -> None:
    """Refuse relations that cannot be true.

    Raises:
        PlacedError: the first thing wrong, with its place among `people`. Names are never quoted.
    """
    parents = [_found(people, place, "parents") for place in range(len(people))]
    for place, found in enumerate(parents):
        if len(found) > _MOST_PARENTS:
            raise PlacedError("names more than two people", ("people", place, "parents"))
        if len(set(found)) < len(found):
            raise PlacedError("names the same person twice", ("people", place, "parents"))
    for place in range(len(people)):
        if place in _ancestors(place, parents):
            raise PlacedError("makes this person their own ancestor", ("people", place, "parents"))
    _check_couples(people)
    for place in range(len(people)):
        for other in _found(people, place, "twin"):
            if set(parents[place]) != set(parents[other]):
                raise PlacedError("names someone who has other parents", ("people", place, "twin"))
        _check_pregnancies(people, place)


def bonds(people: Sequence[Relations]) -> Iterator[tuple[int, int, Bond, str]]:
    """Every couple the case names: who says it, the other, what it is, under which key."""
    for place in range(len(people)):
        for key, bond in BONDS.items():
            for other in _found(people, place, key):
                yield place, other, bond, key


def _check_couples(people: Sequence[Relations]) -> None:
    known: dict[frozenset[int], Bond] = {}
    for place, other, bond, key in bonds(people):
        if known.setdefault(frozenset((place, other)), bond) != bond:
            raise PlacedError(
                "says something else of this couple than another line does", ("people", place, key)
            )


def _check_pregnancies(people: Sequence[Relations], place: int) -> None:
    for number, pregnancy in enumerate(people[place].pregnancies):
        if pregnancy.other_parent is not None:
            at = ("people", place, "pregnancies", number, "other_parent")
            _one(people, place, pregnancy.other_parent, at)


def _found(people: Sequence[Relations], place: int, key: str) -> tuple[int, ...]:
    names: tuple[str, ...] = getattr(people[place], key)
    return tuple(_one(people, place, name, ("people", place, key)) for name in names)


def _one(people: Sequence[Relations], place: int, name: str, at: tuple[str | int, ...]) -> int:
    try:
        found = find(people, name)
    except ValueError as trouble:
        raise PlacedError(str(trouble), at) from None
    if found is None:
        raise PlacedError("names somebody who is not among the people of the case", at)
    if found == place:
        raise PlacedError("names the person it stands under", at)
    return found


def _ancestors(place: int, parents: Sequence[tuple[int, ...]]) -> set[int]:
    seen: set[int] = set()
    waiting = list(parents[place])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting.extend(parents[one])
    return seen


def _own_name(person: Relations) -> tuple[str, ...]:
    return (_folded(person.name),)


def _other_names(person: Relations) -> tuple[str, ...]:
    return tuple(_folded(name) for name in person.also_known_as)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
