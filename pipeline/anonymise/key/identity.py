"""Whom a name may mean: the entries of a key as people with genders, posts and surnames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.key.names import Called, Likeness, alike, called, gender
from pipeline.anonymise.key.roles import FAMILY, Role, roles

_FEMALE = frozenset(
    ("Mother", "Stepmother", "MGM", "PGM", "MGGM", "PGGM", "Grandmother", "Aunt", "Great-Aunt")
)
_MALE = frozenset(
    ("Father", "Stepfather", "MGF", "PGF", "MGGF", "PGGF", "Grandfather", "Uncle", "Great-Uncle")
)
_CLEAR = _FEMALE | _MALE | {"Sibling", "Cousin", "Neighbour", "Friend", "Lodger", "Babysitter"}
_VAGUE = frozenset(("", "other", "review"))


@dataclass(frozen=True, slots=True)
class Identity:
    """One person: every name in its parts, the field of work or the family, the gender where known."""

    names: tuple[Called, ...]
    role: str
    field: str
    gender: str
    closed: bool = False
    """A person said that this is nobody: only the very same words mean it, and it learns no more."""

    @classmethod
    def of(cls, names: Iterable[str], role: str, *, closed: bool = False, title: str = "") -> Identity:
        """The identity of somebody of these names and this role."""
        every = tuple(one for one in (called(name) for name in names) if one.parts)
        told = "female" if role in _FEMALE else "male" if role in _MALE else title
        told = told or next((found for one in every if (found := gender(one.given))), "")
        return cls(every, role, roles().of_name(role).field if role else "", told, closed)

    def likeness(self, one: Called, role: Role | None) -> Likeness:
        """How far a name, with the post told beside it, can mean this person."""
        if self.closed:
            return Likeness.SAME if any(one.parts == other.parts for other in self.names) else Likeness.NONE
        found = max((alike(one, other) for other in self._comparable(one)), default=Likeness.NONE)
        if found is Likeness.WORD and not self.fits(one, role):
            return Likeness.NONE
        return found

    def _comparable(self, one: Called) -> Sequence[Called]:
        """A name with a surname is compared with names that have one, where there are any."""
        full = [other for other in self.names if other.given and other.family]
        return full if one.given and one.family and full else self.names

    def fits(self, one: Called, role: Role | None) -> bool:
        """Whether title and post beside a single name can be this person's."""
        if one.title in ("female", "male") and self.gender in ("female", "male") and one.title != self.gender:
            return False
        if one.title == "professional" and self.field == FAMILY:
            return False
        if one.doctor and self.field not in _VAGUE and not self.field.startswith(("medicine", FAMILY)):
            return False
        field = role.field if role else ""
        if (
            field == self.field == FAMILY
            and role
            and {role.name, self.role} <= _CLEAR
            and role.name != self.role
        ):
            return False  # the neighbour Pat is not the grandmother Pat
        return field in _VAGUE or self.field in _VAGUE or _one_field(field, self.field)

    @property
    def surnames(self) -> frozenset[str]:
        """The surnames of all the names, each as one word."""
        return frozenset("".join(one.family) for one in self.names if one.family)


def _one_field(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def identities(entries: Iterable[Entry]) -> dict[str, Identity]:
    """The people of a key by the id of their entry."""
    return {
        entry.id: Identity.of(entry.names, entry.role, closed=entry.not_identifying)
        for entry in entries
        if entry.kind == "person"
    }


def under_another_surname(one: Called, people: Mapping[str, Identity]) -> str:
    """The one of the family of this first name, when another of the family has the surname; else ""."""
    if not one.given or not one.family:
        return ""
    family = {
        entry_id: person
        for entry_id, person in people.items()
        if person.field == FAMILY and not person.closed
    }
    if not any("".join(one.family) in person.surnames for person in family.values()):
        return ""
    same = [
        entry_id
        for entry_id, person in family.items()
        if any(other.given[:1] == one.given[:1] or other.lone == one.given[0] for other in person.names)
    ]
    return same[0] if len(same) == 1 and len(one.given[0]) > 1 else ""


def holds(names: Iterable[Called], one: Called) -> bool:
    """Whether a name is made of words that one of these names has: nothing is learnt from it."""
    return any(set(one.parts) <= set(other.parts) for other in names)


def plain(written: str) -> str:
    """A name as it is kept: blanks folded."""
    return " ".join(written.split())


def is_empty(written: str) -> bool:
    """Whether there is no word in it at all."""
    return not keys(written)
