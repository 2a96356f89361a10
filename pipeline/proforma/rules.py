"""The named checks of a whole document that a definition may ask for (`rules`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.case import Case
from pipeline.documents.model import Document
from pipeline.proforma import abbreviations, gaps, naming
from pipeline.proforma.definition import Definition
from pipeline.proforma.model import Problem
from pipeline.proforma.outline import Outline
from pipeline.proforma.readability import reading_of
from pipeline.proforma.words import excerpt

_BRIEF = 4000
_PAGE = 500
_SENTENCE = 40
_SENTENCE_WORDS = 6
_BANDS = (
    (60.0, "plain English"),
    (50.0, "fairly hard to read"),
    (30.0, "hard to read"),
    (-1e9, "very hard to read"),
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a rule may look at."""

    document: Document
    outline: Outline
    definition: Definition
    case: Case | None = None


def problems_of(material: Material) -> tuple[Problem, ...]:
    """What the rules named by a definition find, in their order."""
    return tuple(problem for name in material.definition.rules for problem in RULES[name](material))


def _full_names(material: Material) -> Iterator[Problem]:
    yield from naming.problems_of(material.document, material.definition)


def _abbreviations(material: Material) -> Iterator[Problem]:
    yield from abbreviations.problems_of(material.outline)


def _gaps(material: Material) -> Iterator[Problem]:
    yield from gaps.problems_of(material.document, material.case)


def _brief(material: Material) -> Iterator[Problem]:
    """A summary of more than some eight pages is a hint: no protocol gives a figure."""
    words = sum(len(line.text.split()) for line in material.outline.lines)
    if words > _BRIEF:
        said = f"It has {words:,} words, about {round(words / _PAGE)} pages. A summary should be brief."
        yield Problem("not-brief", "whole document", said, hint=True)


def _plain_english(material: Material) -> Iterator[Problem]:
    """Always the figure, never a fault."""
    prose = [
        line.text
        for number, line in enumerate(material.outline.lines)
        if line.kind == "paragraph" and number not in material.outline.contents
        and len(line.text.split()) >= _SENTENCE_WORDS
    ]  # fmt: skip
    reading = reading_of(prose)
    if reading is None:
        return
    band = next(words for least, words in _BANDS if reading.ease >= least)
    said = (
        f"Reading ease {reading.ease:.0f} of 100 (60 and more is plain English): {band}, for a "
        f"reading age of about {max(reading.age, 6):.0f}. A sentence has "
        f"{reading.words / reading.sentences:.0f} words on average."
    )
    text, length = reading.longest
    if length > _SENTENCE:
        said += f" The longest has {length}: “{excerpt(text, 80)}”"
    yield Problem("readability", "whole document", said, hint=True)


RULES: dict[str, Callable[[Material], Iterator[Problem]]] = {
    "full-names": _full_names,
    "abbreviations-in-glossary": _abbreviations,
    "gaps-explained": _gaps,
    "brief": _brief,
    "plain-english": _plain_english,
}
"""Rule name → check. The names a definition may give are `definition.DocumentRule`."""
