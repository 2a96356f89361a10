"""Every form in which a person of the case may be named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from pipeline.chronology.people.lexicon import Lexicon, fold, keys_of, lexicon

if TYPE_CHECKING:
    from pipeline.case import Case, Person

COMMA = ","
"""Stands in a form for the comma of "SMITH, Jane"."""

Keys = tuple[str, ...]

_PARTICLES = frozenset(
    (
        "al",
        "el",
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "bin",
        "ibn",
        "mac",
        "mc",
        "st",
        "o",
        "ap",
        "ten",
        "ter",
    )
)
_COLLAR = re.compile(r"\b([A-Z][A-Za-z]+) (\d{2,6})\b")
_ADULT = dt.timedelta(days=16 * 365)


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the case as the matcher needs them.

    Attributes:
        gender: female, male or "" where neither the relationship nor the first name tells.
        doctor: a professional whom the title Dr may fit, as far as the designation tells.
        relations: the family words that mean this person, wider ones included.
        initials: folded letters this person may be written as.
    """

    name: str
    professional: bool
    child: bool
    gender: str
    doctor: bool
    relations: frozenset[str]
    initials: frozenset[str]


class Meaning(NamedTuple):
    """What a form says: whom (an index), and how it names them: full, given, surname or alias."""

    person: int
    kind: str


class Forms(NamedTuple):
    """All forms of all people: folded words → whom they mean; `prefixes` are their beginnings."""

    people: tuple[Known, ...]
    meanings: dict[Keys, frozenset[Meaning]]
    prefixes: frozenset[Keys]
    given: frozenset[str]
    surnames: frozenset[str]


def forms_of(case: Case) -> Forms:
    """The forms of everybody the case lists, whatever order they stand in."""
    known = lexicon()
    listed = sorted(case.people, key=lambda person: (person.name, person.role, person.relationship or ""))
    meanings: dict[Keys, set[Meaning]] = {}
    given: set[str] = set()
    surnames: set[str] = set()
    people = []
    for index, person in enumerate(listed):
        names = _names_of(person, known)
        for keys, kind in _written(person, names):
            meanings.setdefault(keys, set()).add(Meaning(index, kind))
        for name in names:
            given.update(name.given[:1])
            surnames.update(part for form in name.surname for part in form[-1:])
        people.append(_known(person, names, case.review_period.end, known))
    prefixes = {keys[:length] for keys in meanings for length in range(1, len(keys) + 1)}
    return Forms(
        tuple(people),
        {keys: frozenset(found) for keys, found in meanings.items()},
        frozenset(prefixes),
        frozenset(given),
        frozenset(surnames),
    )


class _Name(NamedTuple):
    """A name in parts: the first names folded, and the ways in which its surname is written."""

    given: Keys
    surname: tuple[Keys, ...]
    whole: Keys


def _names_of(person: Person, known: Lexicon) -> list[_Name]:
    """The name and the other names of a person; "Baby Grace" is one name, not a Baby of the family Grace."""
    found: list[_Name] = []
    own: set[str] = set()
    for text in (person.name, *person.also_known_as):
        words = [word for word in text.replace(",", " ").split() if fold(word)]
        titled = len(words) > 1 and fold(words[0].rstrip(".")) in known.titles
        if titled and not found:
            words = words[1:]
        if words and len(words) > 1 and found and (titled or fold(words[-1]) in own):
            found.append(_Name((), (), keys_of(" ".join(words))))
        elif words:
            found.append(_parsed(words))
        own.update(found[-1].given if found else ())
    return found


def _parsed(words: Sequence[str]) -> _Name:
    """ "Kayleigh Ann Smith-Jones" → its parts. A single word is a name by itself, with no surname."""
    whole = keys_of(" ".join(words))
    if len(words) == 1:
        return _Name((), (), whole)
    first = next((at for at in range(1, len(words) - 1) if fold(words[at]) in _PARTICLES), len(words) - 1)
    surname = words[first:]
    return _Name(tuple(map(fold, words[:first])), tuple(_spellings(surname)), whole)


def _spellings(words: Sequence[str]) -> Iterator[Keys]:
    """A surname joined and apart: Smith-Jones, Smith Jones; O'Neill, O Neill; van der Berg."""
    found = {tuple(map(fold, words)), (fold("".join(words)),)}
    found.add(tuple(fold(part) for word in words for part in re.split(r"[-'’‐‑]", word) if fold(part)))
    yield from sorted(found)


def _written(person: Person, names: Sequence[_Name]) -> Iterator[tuple[Keys, str]]:
    collars = [(fold(title), number) for title, number in _COLLAR.findall(person.designation or "")]
    for collar in collars:
        yield collar, "full"
    for name in names:
        for keys, kind in _ways(name):
            yield keys, kind
            if kind == "full" or kind == "surname":
                for collar in collars:
                    yield (*collar, *keys), "full"


def _ways(name: _Name) -> Iterator[tuple[Keys, str]]:
    if not name.surname:
        yield name.whole, "alias" if len(name.whole) == 1 else "full"
        return
    yield name.whole, "full"
    first, *middle = name.given
    spoken = {(first,), name.given, *_joined_first(name.given)}
    short: set[Keys] = {(first[0],), tuple(part[0] for part in name.given)}
    mixed: set[Keys] = {(first, *(part[0] for part in middle))} if middle else set()
    for surname in name.surname:
        for before in (*spoken, *short, *mixed):
            yield (*before, *surname), "full"
            yield (*surname, *before), "full"
            yield (*surname, COMMA, *before), "full"
        for one in middle:
            if len(one) > 1:
                yield (one, *surname), "full"
        yield surname, "surname"
    for spoken_as in _joined_first(name.given):
        yield spoken_as, "given"
    yield (first,), "given"


def _joined_first(given: Keys) -> list[Keys]:
    """Two first names that are also written as one: Anne Marie, Annemarie."""
    return [(given[0] + given[1], *given[2:]), given[:2]] if len(given) > 1 else []


def _known(person: Person, names: Sequence[_Name], until: dt.date, words: Lexicon) -> Known:
    professional = person.role == "professional"
    relations = frozenset() if professional else _relations(person, words)
    genders = {words.genders[relation] for relation in relations if relation in words.genders}
    genders = genders or {
        words.genders_of_names.get(names[0].given[0] if names and names[0].given else "", "")
    }
    designation = frozenset(keys_of(person.designation or ""))
    ranks = {key for key in designation if words.titles.get(key) == "professional"}
    born = person.date_of_birth
    child = person.role in ("subject", "sibling") and (born is None or until - born < _ADULT)
    return Known(
        person.name,
        professional,
        child,
        genders.pop() if len(genders) == 1 else "",
        professional and (not ranks or not designation.isdisjoint(words.doctors)),
        relations,
        frozenset(letters for name in names for letters in _initials(name)),
    )


def _initials(name: _Name) -> Iterator[str]:
    if not name.surname:
        return
    tails = {"".join(part[0] for part in surname) for surname in name.surname}
    heads = {name.given[0][0], "".join(part[0] for part in name.given)}
    yield from ("".join(pair) for pair in product(heads, tails | {tail[0] for tail in tails}))


def _relations(person: Person, words: Lexicon) -> frozenset[str]:
    """The relations that the case's own words for a person name, the longest phrase first."""
    keys = keys_of(re.sub(r"[^\w\s'’-]", " ", person.relationship or ""))
    found: set[str] = set()
    at = 0
    while at < len(keys):
        length = next((size for size in (4, 3, 2, 1) if keys[at : at + size] in words.relations), 0)
        if length:
            relation = words.relations[keys[at : at + length]]
            found.update({relation, words.wider.get(relation, relation)})
        at += length or 1
    if person.role in ("subject", "partner"):
        found.add(person.role)
    return frozenset(found)
