"""The lists shipped with the software: names, ordinary words, terms of the field, places, days and months.

They are read once, when first asked for, from `models/lists`.
"""

from __future__ import annotations

import functools
import gc
import importlib.resources
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from pipeline.anonymise.finding.phrases import Phrases
from pipeline.anonymise.finding.words import Word, folded, keys
from pipeline.errors import NameFinderError

FILES = (
    "forenames", "surnames", "names-that-are-words", "english", "professional-terms", "places",
    "days-and-months", "welsh",
)  # fmt: skip
"""The lists, each a file `NAME.txt`: one entry a line, `#` begins a comment."""


class Grade(IntEnum):
    """What a word can be, as far as the lists know."""

    ORDINARY = 0
    """An English word, a term of the field or a place, and no name."""
    UNKNOWN = 1
    """In no list at all."""
    BOTH = 2
    """A name that is also an ordinary word, a place or a term."""
    NAME = 3
    """A name and nothing else."""


_SHORTENED = frozenset(("wont", "cant", "dont", "shant", "aint"))


@dataclass(frozen=True)
class Lists:
    """All lists, folded (`words.folded`).

    Attributes:
        word_names: names that are also ordinary words.
        terms: terms of the field, phrases of one word and more.
        places: towns, counties, countries, phrases of one word and more.
        term_words: terms and places of one word.
        welsh: ordinary words of Welsh; looked up only where a text is Welsh.
    """

    forenames: frozenset[str]
    surnames: frozenset[str]
    word_names: frozenset[str]
    english: frozenset[str]
    days: frozenset[str]
    terms: Phrases[None]
    places: Phrases[None]
    term_words: frozenset[str]
    place_words: frozenset[str]
    welsh: frozenset[str] = frozenset()
    _grades: dict[str, Grade] = field(default_factory=dict, compare=False, repr=False)

    def grade(self, key: str) -> Grade:
        """What a word can be."""
        known = self._grades.get(key)
        if known is None:
            known = self._grades[key] = self._graded(key)
        return known

    def forename(self, key: str) -> bool:
        """Whether it is a forename, be it also an ordinary word."""
        return key in self.forenames

    def surname(self, key: str) -> bool:
        """Whether it is a surname, be it also an ordinary word."""
        return key in self.surnames

    def ordinary(self, key: str) -> bool:
        """Whether it is an English word, a term of the field, a day or a month; it may be a name too."""
        return key in self.english or key in self.term_words or key in self.days

    def possible(self, word: Word) -> bool:
        """Whether a word can be a name: listed as one, or in no list."""
        return word.shape != "code" and self.grade(word.key) > Grade.ORDINARY

    def _graded(self, key: str) -> Grade:
        named = key in self.forenames or key in self.surnames
        other = self.ordinary(key) or key in self.place_words
        if named:
            return Grade.BOTH if other else Grade.NAME
        shortened = key.endswith("nt") and (key[:-2] in self.english or key in _SHORTENED)
        return Grade.ORDINARY if other or shortened or len(key) < 2 else Grade.UNKNOWN


def made(entries: Mapping[str, Iterable[str]]) -> Lists:
    """Lists from their entries by file name (`FILES`); one that is not given is empty."""

    def folds(name: str) -> frozenset[str]:
        lines = list(entries.get(name, ()))
        plain = folded("\n".join(filter(str.isascii, lines)))  # at once: a quarter of a million are folded
        return frozenset(plain.split("\n")).union(folded(line) for line in lines if not line.isascii()) - {""}

    words = folds("names-that-are-words")
    terms = [keys(entry) for entry in entries.get("professional-terms", ())]
    places = [keys(entry) for entry in entries.get("places", ())]
    return Lists(
        forenames=folds("forenames"),
        surnames=folds("surnames"),
        word_names=words,
        english=folds("english"),
        days=folds("days-and-months"),
        terms=Phrases((entry, None) for entry in terms),
        places=Phrases((entry, None) for entry in places),
        term_words=frozenset(entry[0] for entry in terms if len(entry) == 1),
        place_words=frozenset(entry[0] for entry in places if len(entry) == 1),
        welsh=folds("welsh"),
    )


@functools.cache
def load() -> Lists:
    """The lists shipped with the software.

    Raises:
        NameFinderError: one is missing; without it names would be left in a text and nobody told.
    """
    folder = importlib.resources.files("models") / "lists"
    collecting = gc.isenabled()
    gc.disable()  # half a million small texts, none of them garbage: looking through them costs a third
    try:
        return made({name: _entries((folder / f"{name}.txt").read_text("utf-8")) for name in FILES})
    except (OSError, ModuleNotFoundError):
        raise NameFinderError("its lists of names and words are missing") from None
    finally:
        if collecting:
            gc.enable()


def _entries(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]
