"""The finders under test, by name; each is imported when first asked for and gives `Span`s in our labels."""

from __future__ import annotations

from collections.abc import Callable

from models.corpus.model import Span

Find = Callable[[str], list[Span]]

_LABELS = {
    "PERSON": "PERSON",
    "LOCATION": "LOC",
    "ADDRESS": "LOC",
    "POSTCODE": "LOC",
    "ORGANISATION": "ORG",
    "DATE": "DATETIME",
    "DATE_OF_BIRTH": "DATETIME",
    "AGE": "AGE",
    "OTHER": "MISC",
}


def whole() -> Find:
    """Gives the whole of `find_identifiers`: model, rules and lists. Its numbers of all kinds become CODE."""
    from pipeline.anonymise import find_identifiers

    def find(text: str) -> list[Span]:
        return [Span(f.start, f.end, _LABELS.get(f.label, "CODE")) for f in find_identifiers(text)]

    return find


def model() -> Find:
    """Gives the trained model alone."""
    from pipeline.anonymise import naming

    finder = naming.load()

    def find(text: str) -> list[Span]:
        return [Span(n.start, n.end, n.label) for n in finder.find(text)]

    return find


def presidio() -> Find:
    """Gives Presidio as it comes."""
    from models.evaluation import baselines

    return baselines.presidio


def floor() -> Find:
    """Gives the plain regular expressions."""
    from models.evaluation import baselines

    return baselines.floor


FINDERS: dict[str, Callable[[], Find]] = {
    "whole": whole,
    "model": model,
    "presidio": presidio,
    "floor": floor,
}
