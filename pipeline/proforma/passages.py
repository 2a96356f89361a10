"""The passages of a document that may answer a question, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.proforma.guidance import Guidance
from pipeline.proforma.ideas import sentences
from pipeline.proforma.outline import Outline
from pipeline.proforma.words import key, plain

LEAST_WORDS = 8
_TELLING = frozenset([
    "analysi", "lesson", "learn", "finding", "appraisal", "evaluation", "theme", "conclusion", "response",
])  # fmt: skip
_LEADING_UP = frozenset([
    "introduction", "reason", "reference", "source", "methodology", "governance", "composition", "genogram",
    "background", "summary", "recommendation", "plan", "contents", "glossary", "chronology", "appendix",
    "proces", "about", "scope",
])  # fmt: skip
TELLS = 1.0
LEADS_UP = 0.4
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ ./-]+(?:\d{{1,2}}\b|{_MONTH})", re.IGNORECASE)
_DATE_COLUMNS, _DATE_CHARS, _SAMPLE = 2, 40, 20
_BRACKETED = re.compile(r"\[[^\]]*\]|<[^>]*>|\{[^}]*\}")
"""A whole passage in brackets is a form's own."""


class Piece(NamedTuple):
    """A passage that may answer: its line, its text, the heading above, its sentences.

    `said` are the sentences in plain spelling; `place_counts` is how much is expected of where it stands:
    analysis and lessons before the rest.
    """

    line: int
    text: str
    heading: str
    sentences: tuple[str, ...]
    said: tuple[str, ...]
    place_counts: float = TELLS


def dated_tables(outline: Outline) -> set[int]:
    """The tables most of whose rows begin with a date: a chronology tells what happened, not what follows."""
    firsts: dict[int, list[str]] = {}
    for line in outline.lines:
        if line.table and line.first and line.column <= _DATE_COLUMNS:
            firsts.setdefault(line.table, []).append(line.text)
    found = set()
    for table, texts in firsts.items():
        sample = texts[: _SAMPLE * _DATE_COLUMNS]
        dates = sum(len(text) <= _DATE_CHARS and _DATE.search(text) is not None for text in sample)
        if len(texts) > 2 * _DATE_COLUMNS and dates * 2 * _DATE_COLUMNS > len(sample):
            found.add(table)
    return found


def pieces_of(
    outline: Outline, lines: Iterable[int], guidance: Guidance, *, least: int = LEAST_WORDS
) -> Iterator[Piece]:
    """The lines with at least so many words of the author's own, headings and contents pages left out."""
    headings = _headings(outline)
    for number in lines:
        line = outline.lines[number]
        if line.kind == "heading" or number in outline.contents or len(line.text.split()) < least:
            continue
        if guidance.own_words(line.text) >= least and not _BRACKETED.fullmatch(line.text.strip()):
            parts = tuple(sentences(line.text))
            counts = TELLS if line.table else _counts(headings[number])
            said = tuple(plain(part) for part in parts)
            yield Piece(number, line.text, next(iter(headings[number]), ""), parts, said, counts)


def _headings(outline: Outline) -> dict[int, tuple[str, ...]]:
    """Line → the headings it stands under, the nearest first."""
    found: dict[int, tuple[str, ...]] = {}
    above: list[tuple[int, str]] = []
    for number, line in enumerate(outline.lines):
        if line.kind == "heading":
            above = [item for item in above if item[0] < line.level] + [(line.level, line.text)]
        found[number] = tuple(text for _, text in reversed(above))
    return found


def _counts(headings: tuple[str, ...]) -> float:
    for heading in headings:
        words = set(key(heading))
        if words & _TELLING:
            return TELLS
        if words & _LEADING_UP:
            return LEADS_UP
    return TELLS
