"""Names behind a label: "Mother's name: …", "Signed …", "From: …", "also known as …", "d/o …"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.run import name_at
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finders.word_file import words_of
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.phrases import Phrases
from pipeline.anonymise.finding.words import Word, keys, split

Place = Literal["fields", "headers", "inline"]

_PLACES: tuple[Place, ...] = ("inline", "headers", "fields")
_LINE_START = frozenset("\n\t|\f•")
_MARKS = frozenset(":\t|=-–—")
_CELLS = frozenset("\t|")
_ENDS = frozenset("\n\t|,;(")
_MOST_LISTED = 12


@functools.cache
def labels() -> Phrases[tuple[Place, ...]]:
    """The labels of `labels.yaml`, each with the places where it counts."""
    content = words_of("labels.yaml")
    of_label: dict[tuple[str, ...], list[Place]] = {}
    for place in _PLACES:
        for label in content[place]:
            of_label.setdefault(keys(label), []).append(place)
    return Phrases((label, tuple(places)) for label, places in of_label.items())


class LabelledName(NameRule):
    """The name, or the list of names, behind a label."""

    def find(self, text: str) -> Iterator[Span]:
        """Names of people, by the label before them."""
        words = split(text)
        for hit in labels().find(words):
            first = hit.last
            if first >= len(words):
                continue
            gap = words[first].gap
            begins = hit.first == 0 or not _LINE_START.isdisjoint(words[hit.first].gap)
            marked = not _MARKS.isdisjoint(gap) and "\n\n" not in gap and len(gap) < 30
            if begins and marked and "fields" in hit.value:
                yield from self._field(words, first)
            elif (
                "headers" in hit.value
                and (begins or ":" in gap)
                and (marked or words[hit.first].key == "dear")
            ):
                yield from self._header(words, first)
            elif "inline" in hit.value and words[hit.last - 1].line != 2:
                yield from self._inline(words, hit.first, first, gap)

    def _field(self, words: Sequence[Word], first: int) -> Iterator[Span]:
        last = name_at(words, first, self.known, "any", small=True)
        if last > first and "\n" not in words[first].gap.strip(" "):
            ends = last >= len(words) or not _ENDS.isdisjoint(words[last].gap)
            plain = ends and _CELLS.isdisjoint(words[first].gap)
            if max(map(self._grade, words[first:last])) > Grade.ORDINARY or plain:
                yield self._span(words, first, last, 0.9)

    def _header(self, words: Sequence[Word], first: int) -> Iterator[Span]:
        """One name after another: "Present: Jane Smith (Chair), Tom Hill (HV) and Dr A. Menon"."""
        at, count = first, 0
        while at < len(words) and count < _MOST_LISTED:
            title = vocabulary().titles.at(words, at)
            if title and title.value in ("civil", "rank"):
                at = title.last
                if at >= len(words):
                    return
            last = name_at(words, at, self.known, "possible")
            if last == at or not self._is_person(words[at:last]) or self._is_agency(words, at, last):
                return
            yield self._span(words, at, last, 0.8)
            at, count = _next_listed(words, last), count + 1

    def _inline(self, words: Sequence[Word], label: int, first: int, gap: str) -> Iterator[Span]:
        if gap.strip(" \u00a0:,\"'“‘(\n") or words[first].line == 2:
            return
        last = name_at(
            words,
            first,
            self.known,
            "possible",
            small=words[label].key in ("aka", "nee", "alias", "nicknamed"),
        )
        if last > first and (
            self._is_person(words[first:last]) or words[label].key in ("aka", "nee", "alias")
        ):
            yield self._span(words, first, last, 0.85)
            at = _next_listed(words, last)
            further = name_at(words, at, self.known, "sure") if at < len(words) else at
            if further > at:
                yield self._span(words, at, further, 0.75)

    def _is_person(self, name: Sequence[Word]) -> bool:
        """Whether something in it is a name by list, or is in no list."""
        grades = [self._grade(word) for word in name]
        if name[0].shape == "caps" and len(name) == 1 and grades[0] is Grade.UNKNOWN:
            return len(name[0].text) > 5
        if max(grades) is Grade.BOTH and len(name) == 1:
            return name[0].key in self.known.word_names or name[0].key in self.known.forenames
        return max(grades) > Grade.ORDINARY

    def _is_agency(self, words: Sequence[Word], first: int, last: int) -> bool:
        """An unknown word before an ordinary one: "Wealdshire Police"."""
        runs_on = last < len(words) and words[last].gap == " " and words[last].capital
        return runs_on and max(map(self._grade, words[first:last])) < Grade.BOTH

    def _grade(self, word: Word) -> Grade:
        return self.known.grade(word.key)

    @staticmethod
    def _span(words: Sequence[Word], first: int, last: int, score: float) -> Span:
        return Span(words[first].start, words[last - 1].end, "PERSON", score)


def _next_listed(words: Sequence[Word], at: int) -> int:
    """Beyond a comma, an "and", a new line and a remark in brackets."""
    depth = 0
    while at < len(words):
        gap = words[at].gap
        depth += gap.count("(") - gap.count(")")
        if "\n\n" in gap or "." in gap:
            return len(words)
        if depth <= 0 and (any(mark in gap for mark in ",;&\n/") or words[at].key == "and"):
            return at + 1 if words[at].key == "and" else at
        if depth <= 0 and words[at].shape == "low":
            return len(words)
        at += 1
    return at
