"""What is known about British names: `names.yaml` and `words.yaml`, read once and folded for comparison."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.word_lists import word_list

_FOREIGN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_GENDERS = ("female", "male")
_ENDINGS = ("s", "es", "ed", "ing", "ly", "er")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word for comparison: small letters without accents, apostrophes and hyphens.

    >>> fold("O’Neill"), fold("Zoë"), fold("SMITH-JONES")
    ('oneill', 'zoe', 'smithjones')
    """
    text = word.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_FOREIGN))
    return "".join(letter for letter in text if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of `names.yaml`, folded.

    Attributes:
        related: a first name → the names it may stand for or be called by.
        titles: a title → female, male, any or professional.
        given, own_names: all first names; those that are more than a short form of another.
        relations: the words of a family phrase → the relation it means.
        siblings: relations that mean another child in another child's mouth; read in the names column alone.
        wider: a narrow relation → the word that covers it too.
    """

    related: dict[str, frozenset[str]]
    given: frozenset[str]
    own_names: frozenset[str]
    words: frozenset[str]
    months: frozenset[str]
    before_month: frozenset[str]
    acts: frozenset[str]
    things: frozenset[str]
    titles: dict[str, str]
    relations: dict[tuple[str, ...], str]
    wider: dict[str, str]
    genders: dict[str, str]
    siblings: frozenset[str]
    genders_of_names: dict[str, str]
    doctors: frozenset[str]
    capitals: frozenset[str]
    another: frozenset[str]
    families: frozenset[str]
    places: frozenset[str]
    abbreviations: frozenset[str]
    groups: frozenset[str]
    services: frozenset[str]
    _ordinary: frozenset[str]

    def ordinary(self, key: str) -> bool:
        """Whether a folded word is ordinary English, also with one of the common endings."""
        if key in self._ordinary or (key.endswith("ed") and key[:-1] in self._ordinary):
            return True
        stems = (
            key[: -len(ending)] for ending in _ENDINGS if key.endswith(ending) and len(key) > len(ending) + 2
        )
        return any(stem in self._ordinary or f"{stem}e" in self._ordinary for stem in stems)

    def no_name(self, key: str) -> bool:
        """Whether a folded word is no surname: ordinary English, a title, a family word, a day or month."""
        return (
            self.ordinary(key)
            or key in self.titles
            or key in self.months
            or key in self.groups
            or (key,) in self.relations
            or key in self.abbreviations
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists, read once in a process."""
    data = _load("names.yaml")
    related: dict[str, set[str]] = {}
    for line in data["nicknames"]:
        forms = {fold(name) for name in line}
        for name in forms:
            related.setdefault(name, set()).update(forms - {name})

    def words(name: str) -> frozenset[str]:
        return frozenset(map(fold, data[name]))

    return Lexicon(
        related={name: frozenset(forms) for name, forms in related.items()},
        given=words("given") | frozenset(related),
        own_names=words("given"),
        words=words("words"),
        months=words("months"),
        before_month=words("before_month"),
        acts=words("acts"),
        things=words("things"),
        titles={fold(title): kind for kind, titles in data["titles"].items() for title in titles},
        relations={
            keys_of(phrase): relation for relation, phrases in data["relations"].items() for phrase in phrases
        },
        wider=data["wider"],
        genders={relation: gender for gender in _GENDERS for relation in data[gender]},
        siblings=frozenset(data["siblings"]),
        genders_of_names={name: gender for gender in _GENDERS for name in data[f"{gender}_names"].split()},
        doctors=words("doctors"),
        capitals=words("capitals"),
        another=words("another"),
        families=words("families"),
        places=words("places"),
        abbreviations=words("abbreviations"),
        groups=words("groups"),
        services=frozenset(data["services"]),
        _ordinary=frozenset(_load("words.yaml")["ordinary"].split()),
    )


def keys_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, possessives taken off: "Mother's partner" → mother, partner."""
    return tuple(key for word in phrase.split() if (key := fold(bare(word)[0])))


def bare(word: str) -> tuple[str, bool]:
    """A word without the ending of a possessive, and whether it had one."""
    if word[-2:] in ("'s", "’s", "'S", "’S", "`s", "´s"):
        return word[:-2], True
    if word[-1:] in ("'", "’"):
        return word[:-1], word[-2:-1] in ("s", "S")
    return word, False


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = word_list("pipeline.chronology.people", name)
    return data
