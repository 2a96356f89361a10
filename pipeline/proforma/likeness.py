"""How much of one document stands in another: two versions of a report share most of their lines."""

from __future__ import annotations

import hashlib

from pipeline.documents.model import Document
from pipeline.proforma.outline import outline
from pipeline.proforma.words import words_of

_LEAST_WORDS = 5
_LENGTH = 10


def marks_of(document: Document) -> frozenset[str]:
    """A short mark for every line that says something; alike lines have one mark.

    The marks tell nobody what the lines say. Headings and labels of a form are mostly too short to count.
    """
    found = (words_of(line.text) for line in outline(document).lines)
    return frozenset(_mark(" ".join(words)) for words in found if len(words) >= _LEAST_WORDS)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share (0 to 1) of the first one's lines that also stand in the other; 0 when it has none."""
    return len(one & other) / len(one) if one else 0.0


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
