"""Places: those in the list, streets by their kind, and unknown names behind "in" and "near"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from pipeline.anonymise.finders.person_words import DETERMINERS
from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.run import joined
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, several, split
from pipeline.anonymise.model import Label, Source

_STREETS = several(
    """
    road rd street st close avenue ave lane drive crescent cres gardens gdns grove terrace court
    place square mews rise way walk hill row parade green estate park boulevard heights mount view
    vale wharf yard passage broadway croft garth villas cottages cottage flats mansions buildings
    towers tower farm
    """
)
_SURELY = several(
    """
    road rd street close avenue ave lane crescent cres gardens gdns terrace mews estate flats villas
    """
)
_BEFORE = several("in at near from to around outside towards via off on visiting")
_WHERE = several("in at near around outside towards")
_MOST = 3


class Places(NameRule):
    """Named places. A house number or postcode is the business of the rules for addresses."""

    labels: ClassVar[tuple[Label, ...]] = ("LOCATION",)
    source: ClassVar[Source] = "list"

    def find(self, text: str) -> Iterator[Span]:
        """Places of all three kinds; a street may hold a town."""
        words = split(text)
        yield from self._listed(words)
        for at, word in enumerate(words):
            if word.capital and word.key in _STREETS and at:
                yield from self._street(words, at)
            elif word.key in _WHERE and at + 1 < len(words) and words[at + 1].shape == "cap":
                yield from self._unknown(words, at + 1)

    def _listed(self, words: Sequence[Word]) -> Iterator[Span]:
        for hit in self.known.places.find(words):
            word = words[hit.first]
            if not word.capital or (hit.last - hit.first == 1 and self._is_doubtful(words, hit.first)):
                continue
            yield Span(word.start, words[hit.last - 1].end, "LOCATION", 0.65)

    def _is_doubtful(self, words: Sequence[Word], at: int) -> bool:
        """Chelsea, Reading: a place only behind a word such as "in"; in running text at that."""
        word = words[at]
        if (
            not self.known.forename(word.key)
            and not self.known.surname(word.key)
            and word.key not in self.known.english
        ):
            return False
        return not (at and words[at - 1].key in _BEFORE and word.gap == " ")

    def _street(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        first = at
        while first and at - first < _MOST and self._names_a_street(words[first - 1], words[first]):
            first -= 1
        while first < at and (words[first].key in vocabulary().small or words[first].key in DETERMINERS):
            first += 1
        if first == at or (first == at - 1 and words[first].key in vocabulary().never):
            return
        name = words[first:at]
        distinct = any(self.known.possible(word) or word.key in self.known.place_words for word in name)
        if not distinct and (words[at].key not in _SURELY or words[at].line):
            return
        if words[at].key == "st" and not distinct:
            return
        yield Span(words[first].start, words[at].end, "LOCATION", 0.8 if words[at].key in _SURELY else 0.6)

    @staticmethod
    def _names_a_street(word: Word, after: Word) -> bool:
        close = after.gap in (" ", "-") or (after.gap == ". " and word.key == "st")
        return word.capital and close and word.shape != "initial"

    def _unknown(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        """A capitalised word in no list behind "in", "at", "near"."""
        word = words[at]
        if word.gap != " " or word.line or self.known.grade(word.key) is not Grade.UNKNOWN:
            return
        last = at + 1
        while (
            last < len(words)
            and last - at < _MOST
            and joined(words[last], words[last - 1])
            and words[last].shape == "cap"
        ):
            if self.known.grade(words[last].key) is not Grade.UNKNOWN:
                break
            last += 1
        yield Span(word.start, words[last - 1].end, "LOCATION", 0.5)
