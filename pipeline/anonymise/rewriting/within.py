"""Names of the key inside longer words: "justiceforkayleigh", "marsdenk94"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.rewriting import boundaries
from pipeline.anonymise.rewriting.forms import Form, Kind
from pipeline.anonymise.rewriting.judging import wordlike
from pipeline.anonymise.rewriting.tokens import Token

_KINDS: frozenset[Kind] = frozenset(("first", "last", "nick", "full", "reversed", "handle"))
_LEAST = 5
_LEAST_IN_TEXT = 6
_MOST = 400
"""Beyond so many letters it is no word: data written as letters."""


class Within:
    """The names of a key that are long and rare enough to be sought inside other words.

    Args:
        forms: all forms by their letters.
        known: the lists; a word that they know holds no hidden name ("Hopefully", "Jordanhill" is asked
            about by the finder).
    """

    def __init__(self, forms: Mapping[str, Sequence[Form]], known: Lists) -> None:
        self._known = known
        self._names: dict[str, tuple[Form, ...]] = {}
        for letters, same in forms.items():
            kept = tuple(form for form in same if form.kind in _KINDS)
            if kept and len(letters) >= _LEAST and not wordlike(letters, known):
                self._names[letters] = kept
        self._lengths = sorted({len(letters) for letters in self._names}, reverse=True)

    def of(self, words: Sequence[Token], at: int, text: str) -> Iterator[tuple[int, int, tuple[Form, ...]]]:
        """The names inside one word: their places in the folded text and their forms.

        Outside of addresses and the like the whole word is given, since its rest would tell.
        """
        word = words[at]
        if len(word.key) <= _LEAST or self._known.grade(word.key) is not Grade.UNKNOWN:
            return
        handle = boundaries.inside(words, at, at + 1, text)
        if len(word.key) > _MOST:
            yield from self._in_a_flood(word)
            return
        place = 0
        while place < len(word.key):
            for length in self._lengths:
                forms = self._names.get(word.key[place : place + length], ())
                if forms and place + length <= len(word.key) and (handle or length >= _LEAST_IN_TEXT):
                    if not handle:
                        yield word.start, word.end, forms
                        return
                    yield word.start + place, word.start + place + length, forms
                    place += length - 1
                    break
            place += 1

    def _in_a_flood(self, word: Token) -> Iterator[tuple[int, int, tuple[Form, ...]]]:
        """The names in a stretch that is far too long for a word, each name sought at once."""
        found = []
        for name, forms in self._names.items():
            at = word.key.find(name) if len(name) >= _LEAST_IN_TEXT else -1
            while at >= 0:
                found.append((at, at + len(name), forms))
                at = word.key.find(name, at + len(name))
        past = 0
        for start, end, forms in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if start >= past:
                yield word.start + start, word.start + end, forms
                past = end
