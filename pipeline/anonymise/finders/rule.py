"""What our rules for names have in common: they take a text alone and give spans."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from presidio_analyzer import EntityRecognizer, RecognizerResult

from pipeline.anonymise import lists
from pipeline.anonymise.lists import Lists
from pipeline.anonymise.model import Label, Source


class Span(NamedTuple):
    """A stretch of the text and what it is."""

    start: int
    end: int
    label: Label
    score: float


class NameRule(EntityRecognizer):
    """A Presidio recogniser that needs the text only.

    Args:
        known: the lists to judge words by; those shipped with the software unless given.
    """

    labels: ClassVar[tuple[Label, ...]] = ("PERSON",)
    name: str
    source: ClassVar[Source] = "pattern"

    def __init__(self, known: Lists | None = None) -> None:
        self.known = known or lists.load()
        super().__init__(supported_entities=list(self.labels), name=type(self).__name__)

    def load(self) -> None:
        """Nothing: the lists are there when the rule is made."""

    @abstractmethod
    def find(self, text: str) -> Iterator[Span]:
        """The spans in a text, in any order; they may overlap."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """The spans as Presidio wants them; `entities` that are not asked for are left out."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(span.label, span.start, span.end, span.score, recognition_metadata=metadata)
            for span in self.find(text)
            if not entities or span.label in entities
        ]
