"""Was the question answered? For each term of reference and prompt, the passages that address it.

Evidence, never a mark: that no passage was found says only that these words were looked for in vain, and
that a passage was found does not say that it answers well. Terms of reference are free text, so they are
taken apart into ideas (`concepts.yaml`); an idea counts by how rarely it comes up in the document.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.case import Person
from pipeline.proforma.bodies import Body
from pipeline.proforma.definition import Definition, Prompt, Section
from pipeline.proforma.guidance import Guidance
from pipeline.proforma.ideas import Idea, concepts, ideas_of, pattern
from pipeline.proforma.model import Passage, Question
from pipeline.proforma.outline import Outline
from pipeline.proforma.passages import LEADS_UP, Piece, dated_tables, pieces_of
from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.words import excerpt, key

_MOST = 3
_LEAST_OF_A_LIST = 4
_HALF = 0.5
_WINDOW = 3
"""Sentences read together: an answer may name the person in one and the act in the next."""
_ENOUGH, _ENOUGH_ALONE = 1.4, 1.0
"""What a passage must say: of several ideas two, or one in two ways; of a single idea, that one."""
_MORE = 2.0
"""What an introduction or the family's history must say: there the ideas of a question come up anyway."""
_QUOTED = 85
_LISTS = ("1.2", "terms-of-reference")
_NUMBERED = re.compile(r"\b(?:tor|terms? of reference)\s*(?:no\.?|number)?\s*(\d{1,2})\b", re.IGNORECASE)


class _Answer(NamedTuple):
    score: float
    piece: Piece
    sentence: int
    """The first sentence to show."""


def prompts(
    definition: Definition, parts: dict[str, tuple[Body, ...]], outline: Outline, guidance: Guidance
) -> tuple[Question, ...]:
    """For every prompt of every section, the passages of that section which speak of it, best first."""
    found = []
    for section in definition.of(Section):
        if section.prompts:
            lines = [number for body in parts.get(section.id, ()) for number in body.lines]
            pieces = list(pieces_of(outline, lines, guidance, least=_LEAST_OF_A_LIST))
            found += [
                _question(prompt.id, prompt.asks, _speaking(pieces, prompt), outline)
                for prompt in section.prompts
            ]
    return tuple(found)


def terms(
    wanted: Iterable[str],
    parts: dict[str, tuple[Body, ...]],
    outline: Outline,
    guidance: Guidance,
    people: Iterable[Person] = (),
) -> tuple[Question, ...]:
    """For every term of reference, the passages of the whole document that address it, best first.

    The section that merely lists the terms is no answer, nor is a line that repeats one of them, nor a table
    of dated entries; what stands under a heading that repeats or numbers one ("ToR 2") is.

    Args:
        people: of the case, so that a question about the mother's partner also finds him by name.
    """
    wanted = tuple(wanted)
    if not wanted:
        return ()
    listed = {
        number
        for name in _LISTS
        for body in parts.get(name, ())
        if not _NUMBERED.search(
            outline.lines[body.heading.line].text
        )  # "Term of reference 2" is answered under
        for number in body.lines
    }
    dated = dated_tables(outline)
    lines = [n for n, line in enumerate(outline.lines) if n not in listed and line.table not in dated]
    pieces = [piece for piece in pieces_of(outline, lines, guidance) if not _repeats(piece.text, wanted)]
    names = list(_names(people))
    return tuple(
        _question(f"tor.{at}", term, _addressing(at, term, pieces, names), outline)
        for at, term in enumerate(wanted, 1)
    )


def _repeats(text: str, terms: tuple[str, ...]) -> bool:
    return any(len(text) < 2 * len(term) and fuzz.token_set_ratio(text, term) >= _QUOTED for term in terms)


def _names(people: Iterable[Person]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for person in people:
        if person.role == "professional" or not person.relationship:
            continue
        surname = person.name.split()[-1]
        yield (
            person.relationship.split(",")[0],
            (person.name, f"Mr {surname}", f"Ms {surname}", f"Mrs {surname}"),
        )


def _speaking(pieces: list[Piece], prompt: Prompt) -> list[_Answer]:
    """The passages that say most of what a prompt asks; of those that say as much, the earlier.

    A phrase of the prompt is enough, and so is an idea in the words in which it is asked; words that only
    show an idea must come in twos.
    """
    together = pattern(prompt.words)
    near = [phrase for phrase in prompt.words if " + " in phrase]
    ideas = [concepts()[name] for name in prompt.ideas]
    found = []
    for piece in pieces:
        whole = " ".join(piece.said)
        there = [idea for idea in ideas if idea.hits(whole)]
        apart = sum(speaks_of(piece.text, [phrase]) for phrase in near)
        if not (there or apart or together.search(whole)):
            continue
        by_sentence = [
            len({match[0] for match in together.finditer(sentence)})
            + sum(_HALF * (idea.hits(sentence) + bool(idea.asked.search(sentence))) for idea in there)
            for sentence in piece.said
        ]
        score = sum(by_sentence) + apart
        if score >= 1:
            first = max(range(len(piece.said)), key=lambda at: (by_sentence[at], -at))
            found.append(_Answer(score, piece, first))
    return sorted(found, key=lambda answer: (-answer.score, answer.piece.line))[:_MOST]


def _addressing(
    at: int, term: str, pieces: list[Piece], names: list[tuple[str, tuple[str, ...]]]
) -> list[_Answer]:
    named = [piece for piece in pieces if _is_under(piece, at, term)]
    if named:
        return [_Answer(1.0, piece, 0) for piece in named[:_MOST]]
    ideas = ideas_of(term, names)
    hits = [_hits(piece, ideas) for piece in pieces]
    weights = _weights(ideas, hits)
    found = []
    for piece, by_sentence in zip(pieces, hits, strict=True):
        needed = _MORE if piece.place_counts <= LEADS_UP else 0.0
        best = _best(by_sentence, ideas, weights, needed)
        if best is not None:
            found.append(_Answer(best[0] * piece.place_counts, piece, best[1]))
    return sorted(found, key=lambda answer: (-answer.score, answer.piece.line))[:_MOST]


_Hits = tuple[Mapping[str, int], ...]


def _hits(piece: Piece, ideas: tuple[Idea, ...]) -> _Hits:
    """For each sentence the ideas it shows, and by how many words."""
    whole = " ".join(piece.said)
    there = [idea for idea in ideas if idea.hits(whole)]
    if not there:
        return ()
    return tuple(
        {idea.name: count for idea in there if (count := idea.hits(sentence))} for sentence in piece.said
    )


def _weights(ideas: tuple[Idea, ...], hits: list[_Hits]) -> dict[str, float]:
    """How telling each idea is in this document: what every passage speaks of tells nothing."""
    weights = {}
    for idea in ideas:
        count = sum(any(idea.name in sentence for sentence in found) for found in hits)
        weights[idea.name] = idea.weight * math.log(1 + len(hits) / (1 + count)) if count else 0.0
    return weights


def _best(
    hits: _Hits, ideas: tuple[Idea, ...], weights: dict[str, float], least: float
) -> tuple[float, int] | None:
    """The score of a passage's best few sentences and the first of them; None when they say too little."""
    strong = {idea.name for idea in ideas if idea.weight == 1.0}
    needed = max(least, _ENOUGH_ALONE if len(strong) < 2 else _ENOUGH)
    best: tuple[float, int] | None = None
    for start in range(len(hits)):
        counts: dict[str, int] = {}
        for sentence in hits[start : start + _WINDOW]:
            for name, count in sentence.items():
                counts[name] = counts.get(name, 0) + count
        if strong and not strong & counts.keys():
            continue
        full = {name: _full(count) for name, count in counts.items()}
        enough = sum(value * (1.0 if name in strong else 0.5) for name, value in full.items())
        if enough < needed:
            continue
        score = sum(value * weights[name] for name, value in full.items())
        if best is None or score > best[0] + 1e-9:
            best = (score, start)
    return best


def _full(count: int) -> float:
    """Once said is once; said in other words again is half as much more."""
    return 1.0 + 0.5 * min(count - 1, 2)


def _is_under(piece: Piece, at: int, term: str) -> bool:
    numbered = _NUMBERED.search(piece.heading)
    if numbered:
        return int(numbered[1]) == at
    return (
        bool(piece.heading)
        and fuzz.token_set_ratio(piece.heading, term) >= _QUOTED
        and len(key(piece.heading)) > 3
    )


def _question(id_: str, text: str, answers: list[_Answer], outline: Outline) -> Question:
    passages = tuple(_passage(answer, outline) for answer in answers)
    return Question(id_, text, "addressed" if passages else "no-passage-found", passages)


def _passage(answer: _Answer, outline: Outline) -> Passage:
    """The words that answer: from the first telling sentence on, when the passage is too long to show."""
    line = outline.lines[answer.piece.line]
    shown = excerpt(answer.piece.text)
    if answer.sentence and shown != " ".join(answer.piece.text.split()):
        shown = "… " + excerpt(" ".join(answer.piece.sentences[answer.sentence :]))
    return Passage(answer.piece.heading, shown, line.page, line.place)
