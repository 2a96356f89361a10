"""Names that a hyphen at a line's end cuts in two, as typed letters and PDF text have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.words import rejoined, split
from pipeline.anonymise.model import Source


class DividedName(NameRule):
    """A capitalised word of two halves ("Lean-" and "ne" below it) that is a name and nothing else."""

    source: ClassVar[Source] = "list"

    def find(self, text: str) -> Iterator[Span]:
        """The names that are one word only when their halves are put together."""
        words = split(text)
        ends = {word.start: word.end for word in words}
        for word in rejoined(words):
            parted = word.end != ends[word.start]
            if parted and word.capital and self.known.grade(word.key) is Grade.NAME:
                yield Span(word.start, word.end, "PERSON", 0.8)
