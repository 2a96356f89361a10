"""What our rules for names have in common: they take a text alone and give spans."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from pipeline.anonymise.finders.base import PatternRecogniser
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.model import Label, Source


class Span(NamedTuple):
    """A stretch of the text and what it is."""

    start: int
    end: int
    label: Label
    score: float


class NameRule(PatternRecogniser):
    """A Presidio recogniser that needs the text only.

    Args:
        known: the lists to judge words by; those shipped with the software unless given.
    """

    labels: ClassVar[tuple[Label, ...]] = ("PERSON",)
    source: ClassVar[Source] = "pattern"

    def __init__(self, known: Lists | None = None) -> None:
        self.known = known or lists.load()
        super().__init__()

    @abstractmethod
    def find(self, text: str) -> Iterator[Span]:
        """The spans in a text, in any order; they may overlap."""
