"""What every pattern recogniser has in common: plain hits in, Presidio results out."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from presidio_analyzer import EntityRecognizer, RecognizerResult

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

EXACT: Final = 1.0
"""A check digit agrees, or the form can be nothing else."""
CONTEXT: Final = 0.85
"""The words around it say what it is."""
PATTERN: Final = 0.6
"""Only its form speaks for it."""


class Found(Protocol):
    """What a recogniser found: ``text[start:end]`` is a ``label``, with ``score`` from 0 to 1."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def score(self) -> float: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """One stretch of text that identifies: `text[start:end]`, with the contract's label."""

    start: int
    end: int
    score: float
    label: str


class PatternRecogniser(EntityRecognizer):
    """A Presidio recogniser that needs only the text, no model and no network.

    A subclass names its `labels` and writes `find`. Hits are exact: no space or
    punctuation at either end. Hits of one recogniser never overlap; those of
    different recognisers may, and are resolved elsewhere.
    """

    name: str
    source: ClassVar[str] = "pattern"
    labels: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        """Make the recogniser; its patterns were compiled when its module was imported."""
        super().__init__(supported_entities=list(self.labels), supported_language="en")

    def load(self) -> None:
        """Nothing to load: patterns are compiled once, with the module."""

    @abstractmethod
    def find(self, text: str) -> Iterator[Found]:
        """Give the hits in `text`, in any order, without overlap.

        Args:
            text: any text; a whole document may be given at once.
        """

    def analyze(
        self, text: str, entities: list[str] | None = None, nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Find this recogniser's identifiers, as Presidio asks for them.

        Args:
            text: any text.
            entities: the labels wanted; none given means all of this recogniser's.
            nlp_artifacts: not used.

        Returns:
            One result per hit, by place, each carrying the recogniser's name and `source`.
        """
        wanted = frozenset(entities or self.labels)
        hits = sorted((hit for hit in self.find(text) if hit.label in wanted), key=lambda hit: hit.start)
        return [self._result(hit) for hit in hits]

    def _result(self, hit: Found) -> RecognizerResult:
        return RecognizerResult(
            hit.label,
            hit.start,
            hit.end,
            hit.score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "source": self.source,
            },
        )


def said_before(context: re.Pattern[str], text: str, start: int, reach: int = 40) -> bool:
    """Tell whether `context` occurs in the `reach` characters before `start`.

    A pattern that must stand directly before ends in `$`: the search stops at `start`.
    """
    return context.search(text, max(0, start - reach), start) is not None


def said_after(context: re.Pattern[str], text: str, end: int, reach: int = 30) -> bool:
    """Tell whether `context` matches directly after `end`, reading at most `reach` characters."""
    return context.match(text, end, end + reach) is not None


def has_digit(text: str) -> bool:
    """Tell whether there is any figure in `text`: without one most recognisers have nothing to do."""
    return _DIGIT.search(text) is not None


_DIGIT = re.compile(r"\d")
