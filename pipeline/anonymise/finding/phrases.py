"""Many phrases looked up in a text at once, word by word: one dictionary step a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from pipeline.anonymise.finding.words import Word

T = TypeVar("T")

_LOOSE = 4


class Hit(NamedTuple, Generic[T]):
    """Words `first` to before `last` are a phrase; `value` is what was stored with it."""

    first: int
    last: int
    value: T


def beside(gap: str) -> bool:
    """Whether two words with this between them can belong to one phrase: no sentence or cell between them."""
    if gap in (" ", "-"):
        return True
    return (
        len(gap) <= _LOOSE
        and not any(letter in ".;:!?|\t,()" for letter in gap.strip("."))
        and (gap.count("\n") < 2)
    )


class Phrases(Generic[T]):
    """Phrases with a value each; the longest that fits at a word is found, and they may overlap.

    `commas`: a comma may stand between two words ("Marsden, Kayleigh").
    """

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]] = (), *, commas: bool = False) -> None:
        self._commas = commas
        # Many phrases begin with the same word ("child …"): the second word chooses among them at once.
        self._alone: dict[str, T] = {}
        self._of_two: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Takes a phrase as its keys (`words.keys`); one without words is left out, one known stays."""
        if len(phrase) == 1:
            self._alone.setdefault(phrase[0], value)
        elif phrase:
            same = self._of_two.setdefault(phrase[0], {}).setdefault(phrase[1], [])
            same.append((tuple(phrase), value))
            same.sort(key=lambda entry: -len(entry[0]))

    def __bool__(self) -> bool:
        return bool(self._alone or self._of_two)

    def at(self, words: Sequence[Word], first: int) -> Hit[T] | None:
        """The longest phrase that begins at this word."""
        key, after = words[first].key, first + 1
        longer = self._of_two.get(key)
        if longer and after < len(words):
            for phrase, value in longer.get(words[after].key, ()):
                last = first + len(phrase)
                if last <= len(words) and all(
                    words[at].key == phrase[at - first] and self._beside(words[at].gap)
                    for at in range(after, last)
                ):
                    return Hit(first, last, value)
        return Hit(first, after, self._alone[key]) if key in self._alone else None

    def _beside(self, gap: str) -> bool:
        return beside(gap) or (self._commas and gap in (", ", ","))

    def find(self, words: Sequence[Word]) -> Iterator[Hit[T]]:
        """Every place where a phrase stands, in order."""
        alone, of_two = self._alone, self._of_two
        for first, word in enumerate(words):
            if word.key in alone or word.key in of_two:
                hit = self.at(words, first)
                if hit:
                    yield hit
