"""Was the question answered? For each term of reference and prompt, the passages that address it.

Evidence, never a mark: that no passage was found says only that these words were looked for in vain, and
that a passage was found does not say that it answers well. Terms of reference are free text, so they are
taken apart into ideas (`concepts.yaml`); an idea counts by how rarely it comes up in the document.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml
from rapidfuzz import fuzz

from pipeline.proforma.definition import Definition, Section
from pipeline.proforma.guidance import Guidance
from pipeline.proforma.model import Passage, Question
from pipeline.proforma.outline import Outline
from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.sections import Body, heading_above
from pipeline.proforma.words import excerpt, key, stem, words_of

_MOST = 3
_LEAST_WORDS = 8
_ENOUGH = 0.5
_QUOTED = 85
_LISTS = ("1.2", "terms-of-reference")
_ASKING = (
    "establish examine consider identify evaluate comment determine explore review assess whether how far "
    "what which who when where why any all each every well made given level effectiveness extent relation "
    "agency agencies organisation organisations service services professional professionals case relevant "
    "appropriate within between members were have has had been did does do not this these those other others "
    "one another also they them it if there can could should would may might time timely ensure highlight "
    "compare using specific specifically including carried carry out known knew know received set"
)
"""Words of asking: they say that something is asked, not what."""
_NUMBERED = re.compile(r"\b(?:tor|terms? of reference)\s*(?:no\.?|number)?\s*(\d{1,2})\b", re.IGNORECASE)


class _Piece(NamedTuple):
    """A passage that may answer: its line, its text, the heading above."""

    line: int
    text: str
    heading: str


def prompts(
    definition: Definition, parts: dict[str, tuple[Body, ...]], outline: Outline, guidance: Guidance
) -> tuple[Question, ...]:
    """For every prompt of every section, the passages of that section which speak of it."""
    found = []
    for section in definition.of(Section):
        if section.prompts:
            lines = [number for body in parts.get(section.id, ()) for number in body.lines]
            pieces = list(_pieces(outline, lines, guidance))
            found += [
                _question(prompt.id, prompt.asks, _speaking(pieces, prompt.words), outline)
                for prompt in section.prompts
            ]
    return tuple(found)


def terms(
    wanted: Iterable[str], parts: dict[str, tuple[Body, ...]], outline: Outline, guidance: Guidance
) -> tuple[Question, ...]:
    """For every term of reference, the passages of the whole document that address it.

    The section that merely lists the terms is no answer, nor is a line that repeats one of them; what stands
    under a heading that repeats or numbers one ("ToR 2") is.
    """
    wanted = tuple(wanted)
    listed = {
        number
        for name in ("1.2", "terms-of-reference")
        for body in parts.get(name, ())
        for number in body.lines
    }
    lines = [number for number in range(len(outline.lines)) if number not in listed]
    pieces = [piece for piece in _pieces(outline, lines, guidance) if not _repeats(piece.text, wanted)]
    weights = _weights(pieces)
    return tuple(
        _question(f"tor.{at}", term, _addressing(at, term, pieces, weights), outline)
        for at, term in enumerate(wanted, 1)
    )


def _repeats(text: str, terms: tuple[str, ...]) -> bool:
    return any(len(text) < 2 * len(term) and fuzz.token_set_ratio(text, term) >= _QUOTED for term in terms)


def _pieces(outline: Outline, lines: Iterable[int], guidance: Guidance) -> Iterator[_Piece]:
    for number in lines:
        line = outline.lines[number]
        if line.kind == "heading" or number in outline.contents or len(line.text.split()) < _LEAST_WORDS:
            continue
        if guidance.own_words(line.text) >= _LEAST_WORDS:
            yield _Piece(number, line.text, heading_above(outline, number))


def _speaking(pieces: list[_Piece], phrases: tuple[str, ...]) -> list[_Piece]:
    """The passages with most of a prompt's phrases, in the order of the document."""
    scored = [(sum(speaks_of(piece.text, [phrase]) for phrase in phrases), piece) for piece in pieces]
    best = sorted((item for item in scored if item[0]), key=lambda item: (-item[0], item[1].line))[:_MOST]
    return sorted((piece for _, piece in best), key=lambda piece: piece.line)


def _addressing(at: int, term: str, pieces: list[_Piece], weights: dict[str, float]) -> list[_Piece]:
    named = [piece for piece in pieces if _is_under(piece, at, term)]
    if named:
        return named[:_MOST]
    ideas = _ideas_of_term(term)
    whole = sum(weights.get(idea, 1.0) for idea in ideas)
    if not ideas or not whole:
        return []
    scored = []
    for piece in pieces:
        held = ideas & _ideas(piece.text)
        share = sum(weights.get(idea, 1.0) for idea in held) / whole
        if share >= _ENOUGH and (len(held) > 1 or len(ideas) == 1):
            scored.append((share, piece))
    best = sorted(scored, key=lambda item: (-item[0], item[1].line))[:_MOST]
    return sorted((piece for _, piece in best), key=lambda piece: piece.line)


def _is_under(piece: _Piece, at: int, term: str) -> bool:
    numbered = _NUMBERED.search(piece.heading)
    if numbered:
        return int(numbered[1]) == at
    return (
        bool(piece.heading)
        and fuzz.token_set_ratio(piece.heading, term) >= _QUOTED
        and len(key(piece.heading)) > 3
    )


def _ideas_of_term(term: str) -> frozenset[str]:
    """The ideas a term asks about, and those of its words that are none of them nor words of asking."""
    ideas = {name for name, phrases in _concepts().items() if speaks_of(term, phrases)}
    covered = {stem(word) for name in ideas for phrase in _concepts()[name] for word in words_of(phrase)}
    own = {stem(word) for word in words_of(term) if len(word) > 3}
    return frozenset(ideas | {f"={word}" for word in own - covered - _asking()})


def _ideas(text: str) -> frozenset[str]:
    ideas = {name for name, phrases in _concepts().items() if speaks_of(text, phrases)}
    return frozenset(ideas | {f"={stem(word)}" for word in words_of(text)})


def _weights(pieces: list[_Piece]) -> dict[str, float]:
    """How telling each idea is in this document: what every passage speaks of tells nothing."""
    counts: dict[str, int] = {}
    for piece in pieces:
        for idea in _ideas(piece.text):
            counts[idea] = counts.get(idea, 0) + 1
    return {idea: math.log(1 + len(pieces) / count) for idea, count in counts.items()}


@cache
def _asking() -> frozenset[str]:
    return frozenset(stem(word) for word in _ASKING.split())


@cache
def _concepts() -> dict[str, tuple[str, ...]]:
    raw = yaml.safe_load(resources.files("pipeline.proforma").joinpath("concepts.yaml").read_text("utf-8"))
    return {name: tuple(phrases) for name, phrases in raw.items()}


def _question(id_: str, text: str, pieces: list[_Piece], outline: Outline) -> Question:
    passages = tuple(
        Passage(
            piece.heading,
            excerpt(piece.text),
            outline.lines[piece.line].page,
            outline.lines[piece.line].place,
        )
        for piece in pieces
    )
    return Question(id_, text, "addressed" if passages else "no-passage-found", tuple(passages))
