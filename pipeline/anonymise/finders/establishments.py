"""Schools, surgeries, wards, churches, public houses, refuges, prisons … by how their names are built."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.word_file import words_of
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import Word, folded, several, split
from pipeline.anonymise.model import Label

_SMALL = several("of the and for on with le st")
_SAINT = frozenset(("st", "saint", "sts"))
_BLOCK = frozenset(("court", "house", "lodge"))
_COURTS = frozenset(("crown", "magistrates", "county", "family", "high", "youth", "coroners"))
_GAPS = (" ", "-", " & ", "' ", "’ ")
_MOST = 8


@dataclass(frozen=True)
class _Kinds:
    heads: frozenset[str]
    doubtful: frozenset[str]
    common: frozenset[str]
    prisons: frozenset[str]
    signs: frozenset[str]
    colours: frozenset[str]
    shops: frozenset[str]


@functools.cache
def _kinds() -> _Kinds:
    kinds = words_of("establishments.yaml")
    return _Kinds(**{name: frozenset(map(folded, words)) for name, words in kinds.items()})


class Establishments(NameRule):
    """Named establishments; a block of flats ("Tannery Court") is a place."""

    labels: ClassVar[tuple[Label, ...]] = ("ORGANISATION", "LOCATION")

    def find(self, text: str) -> Iterator[Span]:
        """Names of establishments, from their first telling word to their last."""
        words = split(text)
        kinds = _kinds()
        for at, word in enumerate(words):
            key = word.key
            if key in kinds.heads:
                yield from self._headed(words, at)
            if key == "ward" and at + 1 < len(words) and word.capital:
                yield from self._numbered(words, at)
            if not word.capital:
                continue
            if key in kinds.prisons or key in kinds.shops:
                yield from self._followed(words, at, prison=key in kinds.prisons)
            elif key in kinds.signs and at and words[at - 1].capital and word.gap == " ":
                yield from self._sign(words, at)
            elif key in _SAINT:
                yield from self._saint(words, at)

    def _headed(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        behind = words[at + 1] if at + 1 < len(words) else None
        if behind is not None and behind.gap == " " and behind.capital and behind.key in _kinds().heads:
            return  # "Primary" of "Primary School"
        first = at
        while first and at - first < _MOST and _continues(words[first - 1], words[first], words[at]):
            first -= 1
        while first < at and not self._begins(words, first):
            first += 1
        name = [word for word in words[first:at] if word.key not in _SMALL]
        if not name or not self._telling(words[at], name):
            return
        court = words[at].key == "court" and not any(word.key in _COURTS for word in name)
        label: Label = "LOCATION" if court else "ORGANISATION"
        score = 0.55 if words[at].key in _BLOCK or not words[at].capital else 0.75
        yield Span(words[first].start, words[at].end, label, score)

    def _telling(self, head: Word, name: Sequence[Word]) -> bool:
        """Whether a word before the head names this one: not "Local Primary School", not "Good Practice"."""
        telling = [word for word in name if word.key not in _kinds().common and word.shape != "code"]
        need = Grade.UNKNOWN if head.key in _kinds().doubtful else Grade.ORDINARY
        if not head.capital:
            named = [word for word in telling if word.capital and word.key not in self.known.days]
            telling = [word for word in named if not (word.opens and self._is_plain(word))]
        return any(
            (self.known.grade(word.key) >= need or word.key in self.known.place_words or word.key in _SAINT)
            and len(word.text) > 1
            and not (word.shape == "caps" and head.shape != "caps" and word.key in self.known.term_words)
            for word in telling
        )

    def _is_plain(self, word: Word) -> bool:
        return self.known.grade(word.key) is Grade.ORDINARY

    def _begins(self, words: Sequence[Word], first: int) -> bool:
        """Not with a little word, nor with a verb that begins the sentence ("Attended Alder School")."""
        word = words[first]
        if word.key in _SMALL - _SAINT or word.key in (
            "his",
            "her",
            "their",
            "this",
            "that",
            "at",
            "in",
            "to",
            "from",
            "a",
        ):
            return False
        more = words[first + 1].capital
        doing = word.key.endswith(("ed", "ing")) and self.known.grade(word.key) is Grade.ORDINARY
        return not (word.opens and more and doing)

    @staticmethod
    def _numbered(words: Sequence[Word], at: int) -> Iterator[Span]:
        after = words[at + 1]
        if after.gap == " " and (after.shape == "initial" or (after.shape == "code" and len(after.text) < 4)):
            yield Span(words[at].start, after.end, "ORGANISATION", 0.6)

    def _followed(self, words: Sequence[Word], at: int, *, prison: bool) -> Iterator[Span]:
        last = at + 1
        while (
            last < len(words) and last - at < 4 and words[last].capital and words[last].gap in (" ", "-", "/")
        ):
            last += 1
        telling = [
            word
            for word in words[at + 1 : last]
            if prison or word.key not in ("bank", "express", "extra", "metro")
        ]
        if telling:
            yield Span(words[at].start, words[last - 1].end, "ORGANISATION", 0.75 if prison else 0.6)

    @staticmethod
    def _sign(words: Sequence[Word], at: int) -> Iterator[Span]:
        """ "the Red Lion", "the Rose and Crown", "the Kings Head" by way of "the" or "in", "at"."""
        before = words[at - 1]
        if before.key in _kinds().colours:
            last = at + 1
            yield Span(before.start, words[last - 1].end, "ORGANISATION", 0.65)

    def _saint(self, words: Sequence[Word], at: int) -> Iterator[Span]:
        """ "St Aldhelm's" without a head; with the possessive, since "St" is also a street."""
        if at + 1 < len(words):
            name = words[at + 1]
            more = at + 2 < len(words) and words[at + 2].gap == " " and words[at + 2].capital
            if (
                name.capital
                and name.owned
                and not more
                and name.gap in (" ", ". ", ".")
                and len(name.text) > 2
            ):
                yield Span(words[at].start, name.end + 2, "ORGANISATION", 0.65)


def _continues(word: Word, after: Word, head: Word) -> bool:
    """Whether a word belongs to the name; not across "and" behind another establishment."""
    kinds = _kinds()
    if after.gap not in _GAPS and not (after.gap == ". " and word.key in _SAINT):
        return False
    joins = after.key == "and" or after.gap == " & "
    if joins and (word.key in kinds.heads or head.key in kinds.doubtful):
        return False
    if word.key in _SMALL:
        return word.capital or not word.opens
    return word.capital or (not head.capital and word.key in kinds.common)
