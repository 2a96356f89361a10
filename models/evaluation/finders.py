"""The finders under test, by name; each is imported when first asked for and gives `Span`s in our labels."""

from __future__ import annotations

import re
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


def net() -> Find:
    """Gives the whole together with the safety net: every place where a string stands that it reports.

    A name so reported is not hidden: a person is shown the string and decides. The spans it adds are
    labelled `NET`, so they count in what is covered and in no precision.
    """
    from pipeline.anonymise import find_identifiers, unlisted

    def find(text: str) -> list[Span]:
        found = find_identifiers(text)
        strings = {one.text for one in unlisted(text, found)}
        places = (
            Span(match.start(), match.end(), "NET")
            for string in sorted(strings)
            for match in re.finditer(rf"(?<!\w){re.escape(string)}(?!\w)", text)
        )
        return [*(Span(f.start, f.end, _LABELS.get(f.label, "CODE")) for f in found), *places]

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
    "with net": net,
    "model": model,
    "presidio": presidio,
    "floor": floor,
}
