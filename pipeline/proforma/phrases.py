"""Does a passage speak of something? Phrases of a definition, looked for in the words of a passage.

A phrase is words that stand together ("out of hours"); parts joined by " + " must all stand within
`NEAR` words of each other, in any order. Words are compared by their stems; a * at the end of a word
stands for any ending, a * by itself for any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.proforma.words import plain, stem, words_of

_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?\*?|\*")
NEAR = 25
"""Words within which the parts of a phrase count as said together: about a sentence."""


def speaks_of(passage: str, phrases: Iterable[str]) -> bool:
    """Whether any of the phrases is in the passage."""
    words, heard = _stems(passage)
    return any(_holds(words, heard, _parts(phrase)) for phrase in phrases)


@lru_cache(maxsize=4096)
def _stems(passage: str) -> tuple[tuple[str, ...], frozenset[str]]:
    words = tuple(stem(word) for word in words_of(passage))
    return words, frozenset(words)


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(word if "*" in word else stem(word) for word in _TOKEN.findall(plain(part)))
        for part in phrase.split("+")
    )


def _holds(words: tuple[str, ...], heard: frozenset[str], parts: tuple[tuple[str, ...], ...]) -> bool:
    if not all(word in heard for part in parts for word in part if "*" not in word):
        return False  # the quick way out, for most phrases of most passages
    places = [_places(words, part) for part in parts]
    if not all(places):
        return False
    if len(places) == 1:
        return True
    return any(
        all(any(abs(at - first) <= NEAR for at in other) for other in places[1:]) for first in places[0]
    )


def _places(words: tuple[str, ...], part: tuple[str, ...]) -> list[int]:
    if not part:
        return []
    if not any("*" in word for word in part):
        return list(_exact(words, part))
    starts = range(len(words) - len(part) + 1)
    return [at for at in starts if all(map(_fits, words[at : at + len(part)], part))]


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _exact(words: tuple[str, ...], part: tuple[str, ...]) -> Iterator[int]:
    at = -1
    while True:
        try:
            at = words.index(part[0], at + 1)
        except ValueError:
            return
        if words[at : at + len(part)] == part:
            yield at
