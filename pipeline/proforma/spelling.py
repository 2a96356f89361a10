"""Misspelt words of headings and labels, put right by the words the definition itself uses.

Only the definition's own words are known here, so nothing else is ever "corrected" into them from afar: a
letter wrong, missing, added or two changed about; two of them in a long word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

_SHORT, _LONG = 5, 8
_ORDINARY = frozenset(
    ["there", "three", "these", "those", "where", "which", "while", "whose", "could", "would", "eight"]
)
"""Words that are right as they stand, though a letter makes others of them ("three", "theme")."""


class Speller:
    """Knows the words of a definition's titles; remembers what it has seen.

    Args:
        vocabulary: stemmed words.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known = frozenset(vocabulary)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            self._by_length[len(word)].append(word)
        self._seen: dict[str, str] = {}

    def right(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, each as the definition spells it where it is nearly one of its own."""
        return tuple(self._word(word) for word in words)

    def _word(self, word: str) -> str:
        if word in self._known or word in _ORDINARY or len(word) < _SHORT or not word.isalpha():
            return word
        if word not in self._seen:
            self._seen[word] = self._nearest(word)
        return self._seen[word]

    def _nearest(self, word: str) -> str:
        # An ending taken for a plural's may be part of the word ("analisys").
        found = [pair for spelt in (word, f"{word}s") for pair in self._near(spelt)]
        return min(found)[1] if found else word

    def _near(self, word: str) -> Iterator[tuple[int, str]]:
        most = 2 if len(word) >= _LONG else 1
        for length in range(len(word) - most, len(word) + most + 1):
            for other in self._by_length.get(length, ()):
                if other[0] == word[0] and len(other) >= _SHORT:
                    distance = OSA.distance(word, other, score_cutoff=most)
                    if distance <= most:
                        yield distance, other
