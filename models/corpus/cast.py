"""Who and what appears in one document: a role is one person throughout, a family shares a surname."""

from __future__ import annotations

import random

from models.corpus import forms, names, slots
from models.corpus.forms import Piece
from models.corpus.names import Person

_FEMALE = frozenset({"mum", "nan", "aunt", "midwife"})
_MALE = frozenset({"dad", "grandad", "uncle"})
_MOSTLY_FEMALE = frozenset({"hv", "nurse", "sw", "teacher", "carer", "foster"})
_MOSTLY_MALE = frozenset({"partner", "police", "sgt", "judge", "clergy"})

# How often a member of the family has the children's surname, and how often their origin.
_SURNAME = {
    "child": 1.0, "baby": 0.9, "sib": 0.8, "mum": 0.6, "dad": 0.75, "nan": 0.45, "grandad": 0.5, "aunt": 0.35,
    "uncle": 0.4, "cousin": 0.3, "partner": 0.1,
}  # fmt: skip
_ORIGIN = 0.9
_SAME_PLACE = 0.4
_RECURRING = frozenset({"town", "village", "street", "school", "nursery", "surgery", "hospital", "address"})


class Cast:
    """The people and numbered places of one document, drawn when they are first asked for.

    Give the same cast to several patterns and they speak of the same people.
    """

    def __init__(self, rng: random.Random, part: str) -> None:
        """Takes the source of all chance and the part, "train" or "test", that every name comes from."""
        self.part = part
        self._rng = rng
        self._people: dict[str, Person] = {}
        self._places: dict[str, str] = {}

    def person(self, role: str) -> Person:
        """The person in `role` ("sib2"), the same whenever asked."""
        person = self._people.get(role)
        if person is None:
            person = self._people[role] = self._draw(role.rstrip("0123456789"))
        return person

    def write(self, role: str, form: str) -> Piece:
        """The person in `role` as `form` has it; an empty form draws one of the role's usual ones."""
        return forms.write(self.person(role), form, self._rng, role=role)

    def fill(self, slot: str) -> str:
        """A value of `slot`; a numbered one ("town2") stays the same, a place without number at times."""
        kind = slot.rstrip("0123456789")
        again = slot != kind or (kind in _RECURRING and self._rng.random() < _SAME_PLACE)
        if again and slot in self._places:
            return self._places[slot]
        value = slots.fill(kind, self._rng, self.part)
        self._places.setdefault(slot, value)
        return value

    def _draw(self, kind: str) -> Person:
        rng = self._rng
        sex = _sex(kind, rng)
        if kind not in _SURNAME:
            return names.draw(rng, part=self.part, sex=sex)
        first = self._people.get("family")
        if first is None:
            first = self._people["family"] = names.draw(rng, part=self.part)
        related = rng.random() < _SURNAME[kind]
        return names.draw(
            rng,
            part=self.part,
            sex=sex,
            origin=first.origin if rng.random() < _ORIGIN and kind != "partner" else None,
            surname=first.surname if related else None,
        )


def _sex(kind: str, rng: random.Random) -> str | None:
    if kind in _FEMALE:
        return "f"
    if kind in _MALE:
        return "m"
    if kind in _MOSTLY_FEMALE and rng.random() < 0.6:
        return "f"
    if kind in _MOSTLY_MALE and rng.random() < 0.6:
        return "m"
    return None
