"""Every form a name takes in agencies' papers: what stands before it, the name, what stands after it.

Only the name is marked as one; titles, ranks, role nouns and kin words are not. The possessive is the
pattern's affair.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from models.corpus.names import Person, has_particle
from models.corpus.origin import listed
from models.corpus.spelling import misspelt, worn

__all__ = ["FORMS", "ROLES", "Piece", "write"]

FAMILY = (
    "child", "sib", "baby", "mum", "dad", "partner", "nan", "grandad", "aunt", "uncle", "cousin", "friend",
    "neighbour", "adult", "carer", "foster",
)  # fmt: skip
PROFESSIONALS = (
    "sw", "tm", "hv", "gp", "dr", "nurse", "midwife", "teacher", "head", "senco", "police", "sgt",
    "solicitor", "judge", "coroner", "probation", "housing", "worker", "manager", "author", "chair", "clergy",
    "councillor",
)  # fmt: skip
ROLES = (*FAMILY, *PROFESSIONALS, "any")


@dataclass(frozen=True)
class Piece:
    """A person as written in a text.

    Attributes:
        before: words that are not name, with the space that parts them from it; may be empty.
        name: the name, never empty.
        after: words that are not name, with their space; may be empty.
        codes: places of numbers (a police officer's) in `text`, which are CODE.
    """

    before: str
    name: str
    after: str = ""
    codes: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The whole, as it goes into a document."""
        return self.before + self.name + self.after

    @property
    def spans(self) -> tuple[tuple[int, int, str], ...]:
        """(start, end, label) in `text`, in order: the name as PERSON, numbers as CODE."""
        start = len(self.before)
        found = [(start, start + len(self.name), "PERSON"), *((*place, "CODE") for place in self.codes)]
        return tuple(sorted(found))


def write(person: Person, form: str | None, rng: random.Random, *, role: str) -> Piece:
    """Writes a person in one form.

    Args:
        person: who.
        form: one of `FORMS`; None or "" for one of the usual ones of the role, drawn by weight.
        rng: the only source of chance.
        role: one of `ROLES`, a trailing number allowed (`sib2`); decides titles, ranks and kin words.

    Gives:
        A piece whose name comes from the person's names (a misspelling, and the form "typo", changes
        letters).
        `plural` writes no article, `maiden` writes "née " or the like before the name.

    Raises:
        ValueError: the form or the role is not known.
    """
    role = role.rstrip("0123456789")
    if role not in ROLES:
        raise ValueError(f"unknown role {role!r}")
    form = form or _drawn(rng, _usual(role))
    if form not in _WRITERS:
        raise ValueError(f"unknown form {form!r}")
    piece = _WRITERS[form](person, rng, role)
    return Piece(piece.before, worn(piece.name, rng), piece.after, piece.codes) if not piece.codes else piece


def _first(person: Person, rng: random.Random, role: str) -> Piece:
    return Piece("", person.forenames[0])


def _last(person: Person, rng: random.Random, role: str) -> Piece:
    return Piece("", person.surname)


def _nick(person: Person, rng: random.Random, role: str) -> Piece:
    return Piece("", person.nickname)


def _full(person: Person, rng: random.Random, role: str) -> Piece:
    return Piece("", full_name(person, rng))


def full_name(person: Person, rng: random.Random, *, middle: float | None = None) -> str:
    """Forename and surname in the order of the person's origin; `middle` is the chance of second names."""
    if middle is None:
        middle = 0.65 if person.order == "chain" else 0.08
    first, others = person.forenames[0], person.forenames[1:]
    chosen = others if rng.random() < middle else ()
    if person.order == "family-first":
        return " ".join((person.surname, *chosen, first))
    return " ".join((first, *chosen, person.surname))


def _middle(person: Person, rng: random.Random, role: str) -> Piece:
    return Piece("", full_name(person, rng, middle=1.0))


def _inits(person: Person, rng: random.Random, role: str) -> Piece:
    names = person.forenames if rng.random() < 0.15 else person.forenames[:1]
    letters = [*map(_initial, names), *_surname_initials(person.surname, rng)]
    chance = rng.random()
    if chance < 0.66:
        return Piece("", "".join(letters))
    if chance < 0.86:
        return Piece("", ".".join(letters) + ".")
    return Piece("", rng.choice((" ", ".", ". ")).join(letters))


def _initial(name: str) -> str:
    return name[0].upper()


def _surname_initials(surname: str, rng: random.Random) -> list[str]:
    if has_particle(surname):
        return [_initial(re.split(r"[-' ’]", surname)[0 if rng.random() < 0.3 else -1])]
    parts = [part for part in re.split(r"[- ]", surname) if part]
    return [_initial(part) for part in (parts if rng.random() < 0.6 else parts[:1])]


def _finit(person: Person, rng: random.Random, role: str) -> Piece:
    initials = [_initial(name) for name in (person.forenames if rng.random() < 0.2 else person.forenames[:1])]
    joined = rng.choice(("".join(initials), "".join(initials), ".".join(initials) + ".", " ".join(initials)))
    chance = rng.random()
    if chance < 0.72:
        return Piece(
            "", f"{joined}{'' if joined.endswith('.') and rng.random() < 0.15 else ' '}{person.surname}"
        )
    surname = person.surname.upper() if chance > 0.9 else person.surname
    return Piece("", f"{surname}{rng.choice((' ', ' ', ', '))}{joined}")


def _rev(person: Person, rng: random.Random, role: str) -> Piece:
    surname = person.surname.upper() if rng.random() < 0.5 else person.surname
    forenames = " ".join(person.forenames if rng.random() < 0.2 else person.forenames[:1])
    if surname.isupper() and rng.random() < 0.25:
        forenames = forenames.upper()
    after = f" ({_title(person, rng, role)})" if rng.random() < 0.06 else ""
    return Piece("", f"{surname}{rng.choice((', ', ', ', ', ', ' ', ','))}{forenames}", after)


def _caps(person: Person, rng: random.Random, role: str) -> Piece:
    name = full_name(person, rng) if rng.random() < 0.7 else person.forenames[0]
    return Piece("", name.upper())


def _capslast(person: Person, rng: random.Random, role: str) -> Piece:
    surname = person.surname.upper()
    chance = rng.random()
    if chance < 0.45:
        return Piece("", surname)
    return Piece(
        "", f"{person.forenames[0]} {surname}" if chance < 0.9 else f"{surname} {person.forenames[0]}"
    )


def _lower(person: Person, rng: random.Random, role: str) -> Piece:
    chance = rng.random()
    name = person.forenames[0] if chance < 0.6 else full_name(person, rng) if chance < 0.9 else person.surname
    return Piece("", name.lower())


def _typo(person: Person, rng: random.Random, role: str) -> Piece:
    first, surname = person.forenames[0], person.surname
    chance = rng.random()
    if chance < 0.5:
        return Piece("", misspelt(first, rng))
    if chance < 0.7:
        return Piece("", misspelt(surname, rng))
    return Piece(
        "", f"{misspelt(first, rng)} {surname}" if chance < 0.85 else f"{first} {misspelt(surname, rng)}"
    )


def _titled(person: Person, rng: random.Random, role: str) -> Piece:
    return _behind(lambda: _title(person, rng, role), person.surname)


def _titledfull(person: Person, rng: random.Random, role: str) -> Piece:
    return _behind(lambda: _title(person, rng, role), full_name(person, rng))


def _ranked(person: Person, rng: random.Random, role: str) -> Piece:
    data = _data()["roles"].get(role) or _data()["roles"]["any"]
    form = _drawn(rng, data["name"])
    if form.startswith("titled"):
        inner = _WRITERS[form](person, rng, role)
        rank = f"{rng.choice(data['ranked'])} "
        return Piece(rank + inner.before, inner.name) if not _shares_word(rank, inner.name) else inner
    if rng.random() < 0.05 and role in _data()["after"]:
        return Piece("", full_name(person, rng), rng.choice(_data()["after"][role]))
    name = _WRITERS[form](person, rng, role).name
    if rng.random() < data["collar"]:
        return _numbered(rng.choice(data["ranked"]), name, rng)
    return _behind(
        lambda: rng.choice(data["ranked"]), name, rng.choice((" ", " ", " ", " ", " ", " ", ": ", " - "))
    )


def _numbered(rank: str, name: str, rng: random.Random) -> Piece:
    """A rank with a police officer's number, before the name or after it."""
    number = str(rng.randint(11, 9999))
    if rng.random() < 0.2:
        number = f"{number} {rng.choice('ABCDEFGHKLMNPRSTVW')}{rng.choice('ABCDEHLKMNRSTX')}"
    if rng.random() < 0.7:
        before = f"{rank} {number} "
        return Piece(before, name, "", ((len(rank) + 1, len(before) - 1),))
    left, right = rng.choice(((" ", ""), (" (", ")"), (" #", ""), (", ", "")))
    before = f"{rank} "
    start = len(before) + len(name) + len(left)
    return Piece(before, name, f"{left}{number}{right}", ((start, start + len(number)),))


def _kin(person: Person, rng: random.Random, role: str) -> Piece:
    words = _data()["kin"].get(role) or _data()["kin"]["any"]
    name = person.nickname if rng.random() < 0.35 else person.forenames[0]
    return _behind(lambda: rng.choice(words), name)


def _maiden(person: Person, rng: random.Random, role: str) -> Piece:
    female = ("née ", "nee ", "née ", "née: ", "formerly ", "maiden name ", "previously ", "neé ", "born ")
    male = ("formerly ", "né ", "previously ", "born ", "birth name ")
    return _behind(lambda: rng.choice(female if person.sex == "f" else male), person.maiden, "")


def _double(person: Person, rng: random.Random, role: str) -> Piece:
    if "-" in person.surname or (has_particle(person.surname) and " " in person.surname):
        surname = person.surname
    else:
        surname = f"{person.surname}-{person.maiden}"
    return Piece("", f"{person.forenames[0]} {surname}" if rng.random() < 0.65 else surname)


def _plural(person: Person, rng: random.Random, role: str) -> Piece:
    surname = person.surname
    return Piece("", surname + ("es" if re.search(r"(?:s|x|z|sh|[^a]ch)$", surname.lower()) else "s"))


def _behind(word: Callable[[], str], name: str, gap: str = " ") -> Piece:
    """A word before the name, drawn again when the name holds the same word (Bishop Bishop, Baby Baby)."""
    for _ in range(30):
        before = word()
        if not _shares_word(before, name):
            return Piece(before + gap, name)
    return Piece("", name)


def _shares_word(before: str, name: str) -> bool:
    return not set(re.findall(r"\w+", before.casefold())).isdisjoint(re.findall(r"\w+", name.casefold()))


def _title(person: Person, rng: random.Random, role: str) -> str:
    own = (_data()["roles"].get(role) or {}).get("titles")
    if own and rng.random() < 0.85:
        return rng.choice(own)
    if person.sex == "m":
        return rng.choice(("Mr", "Mr", "Mr", "Mr", "Mr", "Mr.", "mr", "MR", "Mister", "Master", "Mr"))
    return rng.choice(
        ("Mrs", "Mrs", "Mrs", "Ms", "Ms", "Miss", "Miss", "Mrs.", "Ms.", "MRS", "MISS", "miss", "Mx")
    )


_WRITERS: Mapping[str, Callable[[Person, random.Random, str], Piece]] = {
    "first": _first,
    "full": _full,
    "last": _last,
    "middle": _middle,
    "nick": _nick,
    "inits": _inits,
    "finit": _finit,
    "rev": _rev,
    "caps": _caps,
    "capslast": _capslast,
    "lower": _lower,
    "typo": _typo,
    "titled": _titled,
    "titledfull": _titledfull,
    "ranked": _ranked,
    "kin": _kin,
    "maiden": _maiden,
    "double": _double,
    "plural": _plural,
}

FORMS = tuple(_WRITERS)


@functools.cache
def _usual(role: str) -> tuple[tuple[str, int], ...]:
    """The usual forms of a role with their weights, where a pattern names none."""
    if role in PROFESSIONALS:
        return _weights(
            "ranked 34, full 22, titled 16, titledfull 8, finit 6, last 4, first 6, inits 3, typo 1"
        )
    if role in ("aunt", "uncle", "nan", "grandad"):
        return _weights("kin 50, first 14, full 14, titled 10, titledfull 4, nick 4, inits 2, typo 2")
    if role == "baby":
        return _weights("kin 34, first 36, full 14, inits 6, nick 4, typo 3, rev 3")
    return _weights(
        "first 40, full 24, last 3, nick 6, inits 6, titled 6, kin 3, rev 2, caps 2, finit 2, typo 3, "
        "middle 2, capslast 1"
    )


def _weights(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((form, int(weight)) for form, weight in (entry.split(" ") for entry in listed(text)))


def _drawn(rng: random.Random, weights: tuple[tuple[str, int], ...]) -> str:
    forms = [form for form, _ in weights]
    return rng.choices(forms, [weight for _, weight in weights])[0]


@functools.cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    """Titles, ranks and kin words by role."""
    data = yaml.safe_load(Path(__file__).with_name("titles.yaml").read_text(encoding="utf-8"))
    return {
        "roles": {role: _role(entry) for role, entry in data["roles"].items()},
        "kin": {role: _repeated(text) for role, text in data["kin"].items()},
        "after": {role: tuple(re.findall(r'"([^"]*)"', text)) for role, text in data["after"].items()},
    }


def _role(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "ranked": _repeated(entry["ranked"]),
        "titles": _repeated(entry.get("titles", "")),
        "name": _weights(entry["name"]),
        "collar": float(entry.get("collar", 0.0)),
    }


def _repeated(text: str) -> tuple[str, ...]:
    """Entries in commas; one given twice weighs twice."""
    return tuple(each.strip() for each in text.split(",") if each.strip())
