"""A text in words: how each is written, and which names of the case it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.chronology.people.lexicon import Lexicon, bare, fold

_BETWEEN = "'’`´‐‑-"
_LETTERS = r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]+"
_WORD = rf"{_LETTERS}(?:[{_BETWEEN}]{_LETTERS})*['’]?"
_PLAIN = re.compile(rf"({_WORD})")
_WITH_ADDRESSES = re.compile(rf"([\w.+-]+@[\w.-]+|{_WORD})")


def split(text: str) -> list[str]:
    """What stands between the words of a text and the words, turn by turn; an e-mail address is one word.

    >>> split("Will, aged 24.")
    ['', 'Will', ', ', 'aged', ' ', '24', '.']
    """
    return (_WITH_ADDRESSES if "@" in text else _PLAIN).split(text)


EXACT, WITHOUT_APOSTROPHE, NICKNAME, MISSPELT = 0, 1, 10, 100
"""How far a way of reading a word is from what the case has; misspelt counts once for each letter."""

_SHORTEST = 4
_LONG = 7
_MOST_WORDS = 200_000  # of one case's vocabulary are remembered


class Reading(NamedTuple):
    """One name that a word may be, and how far the word is from it."""

    key: str
    distance: int


class Word(NamedTuple):
    """A word that matters to the case.

    Attributes:
        key: folded.
        shape: how it is written; see `shape_of`.
        readings: the names it may be.
        begins: a name, an agency or a family word may begin with it.
        names: a name may.
    """

    key: str
    shape: str
    possessive: bool
    readings: tuple[Reading, ...]
    begins: bool
    names: bool


class Vocabulary:
    """Looks at each different word of a case once.

    Args:
        given, surnames: the first names and surnames, folded, that other words may be nicknames or
            misspellings of.
        first: every folded word that begins a form of a name.
        beginnings: every folded word that begins a phrase.
        keys: every folded word that stands in one.
    """

    def __init__(
        self,
        given: frozenset[str],
        surnames: frozenset[str],
        first: frozenset[str],
        beginnings: frozenset[str],
        keys: frozenset[str],
        lexicon: Lexicon,
    ) -> None:
        self._first = first
        self._beginnings = beginnings
        self._given = given
        self._names = sorted(name for name in given | surnames if len(name) >= _SHORTEST)
        self._keys = keys
        self._lexicon = lexicon
        self._words: dict[str, Word | None] = {}

    def words(self, texts: Sequence[str]) -> list[Word | None]:
        """Every word looked up; None for those that are nothing to the case."""
        known = self._words
        try:
            return [known[text] for text in texts]
        except KeyError:
            return [self.look(text) for text in texts]

    def look(self, text: str) -> Word | None:
        """The word, None where it is nothing to the case."""
        try:
            return self._words[text]
        except KeyError:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            word = self._words[text] = self._made(text)
            return word

    def _made(self, text: str) -> Word | None:
        plain, possessive = bare(text)
        if not plain or "@" in text:
            return None
        key = fold(plain)
        readings = tuple(self._readings(key, plain))
        if not readings:
            return None
        names = any(reading.key in self._first for reading in readings)
        return Word(key, shape_of(plain), possessive, readings, names or key in self._beginnings, names)

    def _readings(self, key: str, plain: str) -> list[Reading]:
        found = [Reading(key, EXACT)] if key in self._keys else []
        if not found and len(key) > _SHORTEST and key[-1] == "s" and key[:-1] in self._given:
            found.append(Reading(key[:-1], WITHOUT_APOSTROPHE))
        found.extend(
            Reading(name, NICKNAME)
            for name in sorted(self._given & self._lexicon.related.get(key, frozenset()))
        )
        if not found and len(key) >= _SHORTEST and plain[0].isupper() and key not in self._lexicon.months:
            found.extend(self._misspelt(key))
        return found

    def _misspelt(self, key: str) -> list[Reading]:
        """Names a letter or two away; two only for the longer ones, and the first letter always fits."""
        found = []
        for name in self._names:
            most = 1 if min(len(key), len(name)) < _LONG else 2
            if abs(len(key) - len(name)) <= most and (name[0] == key[0] or len(key) >= _LONG):
                distance = OSA.distance(key, name, score_cutoff=most)
                if distance <= most:
                    found.append(Reading(name, MISSPELT * distance))
        return found


def shape_of(word: str) -> str:
    """How a word is written: lower, title, upper, initial (one capital letter), mixed.

    >>> [shape_of(word) for word in ("may", "May", "MAY", "M", "O'Neill", "eMail")]
    ['lower', 'title', 'upper', 'initial', 'title', 'mixed']
    """
    if word.islower():
        return "lower"
    if not word[0].isupper():
        return "mixed"
    if len(word) == 1:
        return "initial"
    return "upper" if word.isupper() else "title"
