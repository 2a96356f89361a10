"""Invented people: a forename or more, a surname, a nickname, of every origin found in Britain.

Two sources: the files of `origins/` (written for this project) and, for breadth, the big lists of
`models/lists`. Names of the test part are never drawn for the training part, nor the other way
round (`parts`).
"""

from __future__ import annotations

import bisect
import functools
import itertools
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.corpus.lists import big_list
from models.corpus.origin import Origin, origins
from models.corpus.parts import PARTICLES, PARTS, name_key, part_of, plain

__all__ = ["KINDS", "PARTS", "Person", "draw", "kind_of", "part_of"]

KINDS = ("ordinary", "word-forename", "word-surname", "double-barrelled", "particle", "pet-name", "rare")
BRITISH = ("english", "scottish", "welsh", "irish")
LISTED = "listed"
"""The origin of a person whose name comes from the big lists: not known."""

_GROUPS = (("british", 0.45), ("words", 0.10), ("others", 0.30), (LISTED, 0.15))
_PET_NAMED = 0.06
_UNACCENTED = 0.35


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist.

    Attributes:
        sex: "f" or "m".
        origin: a file of `origins/`, or "listed".
        forenames: one to three; the first is the one used.
        surname: with its particles; may be two words or hyphenated.
        maiden: another surname of the same origin, for née and double-barrelled forms.
        nickname: never empty; the forename itself where nothing shorter is at hand.
        kind: one of `KINDS`, for the evaluation.
        order: how the full name is written, one of `origin.ORDERS`.
    """

    sex: str
    origin: str
    forenames: tuple[str, ...]
    surname: str
    maiden: str
    nickname: str
    kind: str
    order: str = "given-first"


def draw(
    rng: random.Random,
    *,
    part: str,
    sex: str | None = None,
    origin: str | None = None,
    surname: str | None = None,
) -> Person:
    """Draws a person, all of whose names belong to one part.

    Args:
        rng: the only source of chance; the same state gives the same person.
        part: "train" or "test".
        sex: "f", "m" or None for either.
        origin: a file of `origins/` or "listed"; None for any: 45 % British and Irish, 10 % with a name that
            is a word, 15 % from the big lists, the rest spread over all other origins.
        surname: the family's, taken as it is (a relative); None to draw one.

    Raises:
        ValueError: the part or the origin is not known.
    """
    if part not in PARTS:
        raise ValueError(f"a part is one of {', '.join(PARTS)}")
    sex = sex or rng.choice("fm")
    group = _group(rng) if origin is None else origin
    if group == LISTED:
        return _listed(rng, part, sex, surname)
    name = _origin_of(rng, group) if origin is None else origin
    if name not in origins():
        raise ValueError("no such origin; see models/corpus/origins")
    return _Drawing(rng, part, sex, origins()[name], worded=group == "words").person(surname)


def kind_of(forenames: Sequence[str], surname: str) -> str:
    """The kind of a name by its looks alone (never "pet-name" or "rare", which only `draw` knows)."""
    words = word_names()
    if name_key(forenames[0]) in words["forenames"] and "-" not in forenames[0]:
        return "word-forename"
    if "-" in surname and not has_particle(surname):
        return "double-barrelled"
    if name_key(surname) in words["surnames"]:
        return "word-surname"
    return "particle" if has_particle(surname) else "ordinary"


def has_particle(surname: str) -> bool:
    """Whether a surname has a small word or an apostrophe: `van der Berg`, `O'Brien`, `al-Sayed`."""
    words = re.split(r"[^a-z]+", plain(surname).casefold())
    return len(words) > 1 and words[0] in PARTICLES


@functools.cache
def word_names() -> dict[str, frozenset[str]]:
    """Keys of the names that are also ordinary words: "forenames" and "surnames", of all origins."""
    every = origins().values()
    forenames = itertools.chain.from_iterable((*each.words["f"], *each.words["m"]) for each in every)
    surnames = itertools.chain.from_iterable(each.words["surnames"] for each in every)
    return {"forenames": frozenset(map(name_key, forenames)), "surnames": frozenset(map(name_key, surnames))}


class _Drawing:
    """One person being put together from one origin."""

    def __init__(self, rng: random.Random, part: str, sex: str, origin: Origin, *, worded: bool) -> None:
        self.rng, self.part, self.sex, self.origin = rng, part, sex, origin
        chance = rng.random() if worded else 1.0
        self.word_forename = chance < 0.6
        self.word_surname = 0.45 <= chance < 1.0

    def person(self, given_surname: str | None) -> Person:
        forenames = self._forenames()
        surname = given_surname or self._surname()
        kind = kind_of(forenames, surname)
        nickname = self._nickname(forenames[0])
        pet_names = _pool(self.origin.name, "pets", self.sex, self.part)
        if pet_names and kind == "ordinary" and self.rng.random() < _PET_NAMED:
            nickname = self.rng.choice(pet_names)
            forenames, kind = (nickname, *forenames[1:]), "pet-name"
        maiden = self._plain_surname()
        texts = (*forenames, surname, maiden, nickname)
        if self.rng.random() < _UNACCENTED:
            texts = tuple(map(plain, texts))
        return Person(
            sex=self.sex,
            origin=self.origin.name,
            forenames=texts[:-3],
            surname=given_surname or texts[-3],
            maiden=texts[-2],
            nickname=texts[-1],
            kind=kind,
            order=self._order(),
        )

    def _order(self) -> str:
        # Many families write their names the British way round here.
        order = self.origin.order
        return "given-first" if order == "family-first" and self.rng.random() < 0.5 else order

    def _forenames(self) -> tuple[str, ...]:
        pool = _pool(self.origin.name, "forenames", self.sex, self.part)
        words = _pool(self.origin.name, "words", self.sex, self.part)
        middles = _pool(self.origin.name, "middle", self.sex, self.part)
        first = self.rng.choice(words if self.word_forename and words else pool)
        first = self._doubled(first)
        second = self.rng.choice(middles if middles and self.rng.random() < 0.6 else pool)
        third = (self.rng.choice(pool),) if self.rng.random() < 0.12 else ()
        return tuple(dict.fromkeys((first, second, *third)))

    def _doubled(self, first: str) -> str:
        seconds = self.origin.double_forenames[self.sex]
        if seconds and "-" not in first and len(first) < 8 and self.rng.random() < 0.05:
            return f"{first}{self.rng.choice(('-', '-', ' '))}{self.rng.choice(seconds)}"
        return first

    def _surname(self) -> str:
        words = _pool(self.origin.name, "words", "surnames", self.part)
        if self.word_surname and words:
            return self.rng.choice(words)
        of_women = _pool(self.origin.name, "female-surnames", "f", self.part)
        if self.sex == "f" and of_women and self.rng.random() < 0.45:
            return self.rng.choice(of_women)
        surname = self._plain_surname()
        chance = self.rng.random()
        if self.origin.order == "two-surnames" and chance < 0.5:
            return f"{surname} {self._plain_surname()}"
        if chance < self.origin.double_barrelled and not has_particle(surname):
            return f"{surname}-{self._plain_surname()}"
        return surname

    def _plain_surname(self) -> str:
        surname = self.rng.choice(_pool(self.origin.name, "surnames", "", self.part))
        if self.origin.particles and not has_particle(surname) and self.rng.random() < 0.25:
            particle = self.rng.choice(self.origin.particles)
            return f"{particle}{surname}" if particle.endswith(("-", "'")) else f"{particle} {surname}"
        return self._feminine(surname) if self.sex == "f" else surname

    def _feminine(self, surname: str) -> str:
        for masculine, feminine in self.origin.female_endings:
            if surname.endswith(masculine) and self.rng.random() < 0.7:
                changed = surname.removesuffix(masculine) + feminine
                return changed if part_of(changed) == self.part else surname
        return surname

    def _nickname(self, forename: str) -> str:
        known = [each for each in self.origin.nicknames.get(forename, ()) if part_of(each) == self.part]
        pets = _pool(self.origin.name, "pets", self.sex, self.part)
        chance = self.rng.random()
        if known and chance < 0.8:
            return self.rng.choice(known)
        if pets and chance < 0.35:
            return self.rng.choice(pets)
        short = [each for each in shortenings(forename) if part_of(each) == self.part]
        return self.rng.choice(short) if short else forename


def shortenings(forename: str) -> tuple[str, ...]:
    """What friends may cut a forename down to: `Kayleigh` → `Kayl`, `Kay`; `Demetrius` → `Dem`, `Demmy`."""
    first = re.split(r"[-' ’]", forename)[0]
    match = re.match(r"(?i)[^aeiou]*[aeiouy]+[^aeiouy]", plain(first))
    if not match or match.end() >= len(first) or match.end() < 2:
        return ()
    stem = first[: match.end()]
    # Bob gives Bobby, but Jean gives Jeany.
    tail = stem[-1] if re.search(r"(?i)(^|[^aeiouy])[aeiouy][^aeiouwxyh]$", plain(stem)) else ""
    return tuple(dict.fromkeys((stem, f"{stem}{tail}y", f"{stem}{tail}ie", f"{stem}z", f"{stem}s")))


def _group(rng: random.Random) -> str:
    chance = rng.random()
    for name, share in _GROUPS:
        if chance < share:
            return name
        chance -= share
    return _GROUPS[0][0]


def _origin_of(rng: random.Random, group: str) -> str:
    names, bounds = _weights(group)
    return names[bisect.bisect(bounds, rng.random() * bounds[-1])]


@functools.cache
def _weights(group: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    every = origins()
    if group == "british":
        chosen = {name: every[name].share for name in BRITISH if name in every}
    elif group == "others":
        chosen = {name: each.share for name, each in every.items() if name not in BRITISH}
    else:
        chosen = {name: float(len(each.words["f"])) for name, each in every.items() if each.words["f"]}
    return tuple(chosen), tuple(itertools.accumulate(chosen.values()))


@functools.cache
def _pool(origin: str, kind: str, sex: str, part: str) -> tuple[str, ...]:
    """The names of one kind that belong to the part; words only where words are asked for."""
    source = origins()[origin]
    if kind == "words":
        return _in_part(source.words[sex], part)
    if kind == "pets":
        return _in_part(source.pet_names[sex], part)
    if kind == "middle":
        return _in_part(source.middle[sex], part)
    if kind == "female-surnames":
        return _in_part(source.female_surnames, part)
    names = source.surnames if kind == "surnames" else source.forenames[sex]
    words = word_names()["surnames" if kind == "surnames" else "forenames"]
    return _in_part((each for each in names if name_key(each) not in words), part)


def _in_part(names: Iterable[str], part: str) -> tuple[str, ...]:
    return tuple(each for each in names if part_of(each) == part)


def _listed(rng: random.Random, part: str, sex: str, surname: str | None) -> Person:
    forenames = tuple(_from_list(rng, "forenames", part) for _ in range(2))
    return Person(
        sex=sex,
        origin=LISTED,
        forenames=forenames,
        surname=surname or _from_list(rng, "surnames", part),
        maiden=_from_list(rng, "surnames", part),
        nickname=next((each for each in shortenings(forenames[0]) if part_of(each) == part), forenames[0]),
        kind="rare",
    )


def _from_list(rng: random.Random, kind: str, part: str) -> str:
    """A name of the part from a big list: drawn until one fits, which saves two more copies of the list."""
    names = big_list(kind)
    while True:
        name = rng.choice(names)
        if len(name) > 2 and part_of(name) == part:
            return written(name)


def written(name: str) -> str:
    """A listed name in capitals: `o'neill` → `O'Neill`, `mcbride` → `McBride`, `van dyk` → `van Dyk`."""
    words = name.split(" ")
    return " ".join(word if word in PARTICLES and len(words) > 1 else _capitals(word) for word in words)


def _capitals(word: str) -> str:
    capital = re.sub(r"(^|[-'’])(\w)", lambda match: match[1] + match[2].upper(), word)
    return re.sub(r"^Mc(\w)(?=\w\w)", lambda match: "Mc" + match[1].upper(), capital)
