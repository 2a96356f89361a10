"""Giving pseudonyms: by role, never twice, never with the person's own initial, never one given before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from string import ascii_uppercase

from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.key.names import called, initials
from pipeline.anonymise.key.roles import CHILD, Role, roles

_TAIL = re.compile(r"[ \u00a0]*\d+$|[ \u00a0]+[A-Z]\d*$")
_LETTERS = re.compile(r"(?<![\w'’])[A-Z](?:\.?[A-Z])*\d*(?!\w)")


def folded(pseudonym: str) -> str:
    """A pseudonym for comparison: letters' case and blanks make no other one of it."""
    return " ".join(pseudonym.split()).casefold()


def stem(pseudonym: str) -> str:
    """The role in a pseudonym: "Social Worker" of "Social Worker 2", "Child" of "Child A"."""
    return _TAIL.sub("", " ".join(pseudonym.split())) or pseudonym


class Pool:
    """The pseudonyms of one case.

    Args:
        taken: those given already, also those nobody has any more.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {folded(pseudonym) for pseudonym in taken}

    def take(self, pseudonym: str) -> None:
        """From now on it is somebody's."""
        self._taken.add(folded(pseudonym))

    def free(self, pseudonym: str) -> bool:
        """Whether nobody has it or had it."""
        return folded(pseudonym) not in self._taken

    def give(self, role: Role, names: Collection[str]) -> str:
        """The next pseudonym of a role for somebody of these names, who has it from now on."""
        found = next(one for one in _every(role, initials(names)) if self._may(one, role))
        self.take(found)
        return found

    def _may(self, pseudonym: str, role: Role) -> bool:
        first = pseudonym == f"{role.name} 1"  # "Midwife" alone is the first of them
        return self.free(pseudonym) and not (first and not self.free(role.name))


def _every(role: Role, own: frozenset[str]) -> Iterable[str]:
    if role.name == CHILD:
        yield from (f"{CHILD} {letter}" for letter in ascii_uppercase if letter not in own)
    elif role.single:
        yield role.name
    number = 0
    while True:
        number += 1
        yield f"{role.name} {number}"


def tells(pseudonym: str, name: str, others: Iterable[str] = ()) -> str:
    """What a pseudonym gives away of the person it stands for, as the end of a sentence; "" when nothing.

    A letter in it may be no initial of the first name or the surname of any of their names, letters side by
    side not all their initials, no word a word of a name that is no family word.
    """
    every = [called(one) for one in (name, *others)]
    words = {part for one in every for part in one.parts if len(part) > 1}
    if any(key in words and (key,) not in roles().family for key in keys(pseudonym)):
        return "holds a part of that person's name"
    ends = {part[0].upper() for one in every for part in (*one.given[:1], *one.family[:1], one.lone) if part}
    for match in _LETTERS.finditer(pseudonym):
        letters = match.group().rstrip("0123456789").replace(".", "")
        if keys(letters) in roles().family or keys(letters) in roles().posts:
            continue
        if len(letters) == 1 and letters in ends:
            return "has that person's own initial"
        if any(
            letters == "".join(part[0].upper() for part in one.parts) for one in every if len(one.parts) > 1
        ):
            return "is that person's initials"
    return ""
