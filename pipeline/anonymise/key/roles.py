"""What a pseudonym is made from: the role of a person or place, read from the words that tell it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.anonymise.finding.words import keys
from pipeline.word_lists import word_list

FAMILY = "family"
PLACE = "place"

PERSON = "Person"
PROFESSIONAL = "Professional"
CHILD = "Child"
ADDRESS = "Address"
TOWN = "Town"
COUNTY = "County"
STREET = "Street"
ORGANISATION = "Organisation"
AUTHOR = "IMR Author"
OVERVIEW_AUTHOR = "Overview Author"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody or something is.

    Attributes:
        name: as pseudonyms have it: "Social Worker", "MGM", "School".
        field: what posts belong to ("police", "medicine"), "family", "place"; "" when it says nothing.
        single: said without a number as long as there is only one ("Mother").
    """

    name: str
    field: str = ""
    single: bool = False


NOBODY = Role(PERSON)
"""Of somebody of whom nothing is known."""

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Roles:
    """The lists of `roles.yaml`: folded phrase → role. `loose` are names of roles."""

    posts: Mapping[Keys, Role]
    family: Mapping[Keys, Role]
    places: Mapping[Keys, Role]
    loose: frozenset[str]
    named: Mapping[str, Role]

    def post(self, words: str) -> Role | None:
        """The post that a designation names: the longest phrase, of equal ones the last ("Nurse Manager")."""
        return _longest(keys(words), self.posts)

    def relation(self, words: str) -> Role | None:
        """What a relationship to the subject child makes somebody: the first phrase, as long as it goes.

        >>> roles().relation("mother's partner, father of Grace").name
        "Mother's Partner"
        """
        spoken = keys(words)
        for at in range(len(spoken)):
            for length in range(min(5, len(spoken) - at), 0, -1):
                role = self.family.get(spoken[at : at + length])
                if role is not None:
                    return role
        return None

    def place(self, name: str) -> Role | None:
        """The kind of place that a name tells by its last telling word ("Alder Primary School")."""
        spoken = keys(name)
        for last in range(len(spoken), 0, -1):
            for first in range(max(0, last - 3), last):
                role = self.places.get(spoken[first:last])
                if role is None or len(spoken) == 1:
                    continue
                if role.name != STREET or last == len(spoken):  # "St Aldhelm's" is no street
                    return role
        return None

    def of_name(self, name: str) -> Role:
        """A role by its own name; one that no list has ("Haven Manager") is judged by its words."""
        known = self.named.get(name)
        if known is not None:
            return known
        near = self.post(name) or self.relation(name)
        return Role(name, near.field if near else "")


@functools.cache
def roles() -> Roles:
    """The lists, read once."""
    content: dict[str, Any] = word_list("pipeline.anonymise.key", "roles.yaml")
    posts = _phrases(
        (Role(name, field), said) for field, of in content["posts"].items() for name, said in of.items()
    )
    family = _phrases(
        (Role(name, FAMILY, single), said)
        for group, single in (("one", True), ("several", False))
        for name, said in content[FAMILY][group].items()
    )
    places = _phrases((Role(name, PLACE), said) for name, said in content["places"].items())
    every = (*posts.values(), *family.values(), *places.values())
    return Roles(posts, family, places, frozenset(content["loose"]), {role.name: role for role in every})


def _phrases(entries: Iterable[tuple[Role, Sequence[str]]]) -> dict[Keys, Role]:
    """Also without the apostrophe: "mothers partner"."""
    every = [(role, phrase) for role, said in entries for phrase in (*said, role.name)]
    found = {keys(phrase.replace("'s ", "s ")): role for role, phrase in every}
    return found | {keys(phrase): role for role, phrase in every}


def _longest(spoken: Keys, known: Mapping[Keys, Role]) -> Role | None:
    found: tuple[int, int, Role] | None = None
    for at in range(len(spoken)):
        for length in range(1, min(5, len(spoken) - at) + 1):
            role = known.get(spoken[at : at + length])
            if role is not None and (found is None or (length, at) > found[:2]):
                found = (length, at, role)
    return found[2] if found else None
