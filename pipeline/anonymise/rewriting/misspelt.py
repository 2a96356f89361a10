"""Names of the key with a letter or two wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.rewriting.forms import Form, Kind
from pipeline.anonymise.rewriting.judging import wordlike
from pipeline.anonymise.rewriting.tokens import Token

_KINDS: frozenset[Kind] = frozenset(("first", "last", "nick", "part", "plural"))
_ENDINGS = ("s", "es")


@dataclass(frozen=True, slots=True)
class Misspelt:
    """The forms a word is a slip of; `asked` when it is somebody's proper name as it stands."""

    forms: tuple[Form, ...]
    asked: bool


class Misspellings:
    """The single names of a key, for words that are in no list.

    Args:
        forms: all forms by their letters.
        known: the lists: an ordinary English word is never a slip, a name of its own is asked about.
    """

    def __init__(self, forms: Mapping[str, Sequence[Form]], known: Lists) -> None:
        self._known = known
        self._names: dict[str, tuple[Form, ...]] = {}
        for letters, same in forms.items():
            single = tuple(form for form in same if form.kind in _KINDS and len(form.pieces) == 1)
            if single and len(letters) >= 4 and letters.isalpha() and not wordlike(letters, known):
                self._names[letters] = single
        self._by_length: dict[int, list[str]] = {}
        for letters in self._names:
            self._by_length.setdefault(len(letters), []).append(letters)
        self._had: dict[str, Misspelt | None] = {}

    def of(self, word: Token) -> Misspelt | None:
        """What a word that is no form itself is a slip of; nothing for ordinary words."""
        if word.key not in self._had:
            self._had[word.key] = self._nearest(word.key)
        found = self._had[word.key]
        return found if found is not None and (word.capital or not found.asked) else None

    def _nearest(self, key: str) -> Misspelt | None:
        if self._known.ordinary(key) or self._known.ordinary(key.removesuffix("s")):
            return None
        best, forms = 3, list[Form]()
        for length in range(len(key) - 2, len(key) + 3):
            for name in self._by_length.get(length, ()):
                most = _allowed(name, key)
                if not most:
                    continue
                far = OSA.distance(name, key, score_cutoff=most)
                if far <= most and far <= best:
                    forms = [*forms, *self._names[name]] if far == best else list(self._names[name])
                    best = far
        if not forms:
            return None
        listed = self._known.grade(key) >= Grade.BOTH
        if listed and best > 1:
            return None
        return Misspelt(tuple(forms), asked=listed)


def _allowed(name: str, key: str) -> int:
    """How many slips a name of this length may have and still be told from others."""
    if len(name) >= 8:
        return 2
    if len(name) >= 6:
        return 1
    return 1 if name[0] == key[0] else 0
