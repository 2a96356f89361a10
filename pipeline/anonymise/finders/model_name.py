"""What the trained name finder marked, as a recogniser beside the rules."""

from __future__ import annotations

from typing import Any, ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult

from pipeline.anonymise.model import Label, Source

LABEL_OF: dict[str, Label] = {
    "PERSON": "PERSON",
    "LOC": "LOCATION",
    "ORG": "ORGANISATION",
    "DATETIME": "DATE",
    "CODE": "REFERENCE",
    "DEM": "OTHER",
    "QUANTITY": "OTHER",
    "MISC": "OTHER",
}
"""The finder's labels in the contract's words. What describes somebody without naming (origin, faith, job,
amounts) is OTHER: whoever publishes decides about each, nothing of it is a name."""


class ModelName(EntityRecognizer):
    """Hands on the entities that the engine's language engine found."""

    name: str
    source: ClassVar[Source] = "model"

    def __init__(self) -> None:
        super().__init__(supported_entities=sorted(set(LABEL_OF.values())), name=type(self).__name__)

    def load(self) -> None:
        """Nothing: the finder belongs to the language engine."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """The model's entities; none without `nlp_artifacts`."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        found = (
            (_label(named.label, text[named.start : named.end]), named)
            for named in (nlp_artifacts.entities if nlp_artifacts else ())
            if named.label in LABEL_OF
        )
        return [
            RecognizerResult(label, named.start, named.end, named.score, recognition_metadata=metadata)
            for label, named in found
            if not entities or label in entities
        ]


def _label(label: str, written: str) -> Label:
    """A day of the week alone is a date: Mr Monday and Sunday Adeyemi are found by the words beside them."""
    return "DATE" if label == "PERSON" and written.casefold() in _DAYS else LABEL_OF[label]


_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
