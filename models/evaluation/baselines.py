"""What the finder is compared with: Presidio as it comes, and a plain floor of regular expressions."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from models.corpus.model import Span

_FLOOR = (
    (
        "DATETIME",
        re.compile(
            r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul"
            r"|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:\s+\d{2,4})?\b|\b\d{1,2}[:.]\d{2}\b"
        ),
    ),
    ("CODE", re.compile(r"\b[A-Z]{0,3}\d[\dA-Z/ -]{4,}\d\b")),
    ("PERSON", re.compile(r"(?<![.!?:|\n] )(?<![.!?:|\n])(?<!^)\b[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")),
)
_LABELS = {
    "PERSON": "PERSON",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
    "DATE_TIME": "DATETIME",
    "NRP": "DEM",
}


def floor(text: str) -> list[Span]:
    """Finds dates, long numbers, and as a PERSON each run of capitals that begins no sentence."""
    found: list[Span] = []
    for label, pattern in _FLOOR:
        for m in pattern.finditer(text):
            if not any(m.start() < s.end and s.start < m.end() for s in found):
                found.append(Span(m.start(), m.end(), label))
    return found


def presidio(text: str) -> list[Span]:
    """Finds what Presidio finds by default, over a blank English pipeline and without a network.

    Any name of its own for a number, an address on the net or a document becomes CODE.
    """
    results = _analyser().analyze(text=text, language="en")
    return [Span(r.start, r.end, _LABELS.get(r.entity_type, "CODE")) for r in results]


@cache
def _analyser() -> Any:
    import spacy
    import tldextract.tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    # Presidio checks e-mail addresses with tldextract, which would fetch a list from the network.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
    engine.nlp = {"en": spacy.blank("en")}
    return AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
