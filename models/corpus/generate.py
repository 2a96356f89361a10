"""Training text without end: patterns put together as documents, with the noise of real files.

Two in five documents are one pattern; the others several of one register with one cast of people, as an agency's
paper has them. Some are typed without capitals, some in capitals only, some with the marks of careless typing: a
name finder that has only seen clean text finds names in clean text only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from models.corpus.model import Annotated, Span
from models.corpus.patterns import Cast, Pattern, load

ALONE = 0.4
MOST_WORDS = 260
_JOINTS = ("\n", "\n", "\n\n", " ", " ")

def documents(*, seed: int, words: int, part: str) -> Iterator[Annotated]:
    """Documents of about ``words`` words in all, drawn from the patterns and names of ``part``.

    The same seed gives the same documents. Every register has the same share of documents, however many
    patterns it has.
    """
    rng = random.Random(seed)  # noqa: S311
    registers = [list(group) for _, group in groupby(load(part), key=lambda pattern: pattern.source)]
    written = 0
    while written < words:
        text = _noisy(_document(rng, rng.choice(registers), part), rng)
        written += text.text.count(" ") + text.text.count("\n") + 1
        yield text


def _document(rng: random.Random, register: list[Pattern], part: str) -> Annotated:
    cast = Cast(rng, part)
    text = rng.choice(register).render(rng, cast)
    if rng.random() < ALONE:
        return text
    wanted = rng.randint(30, MOST_WORDS)
    while len(text.text.split()) < wanted:
        text = _joined(text, rng.choice(_JOINTS), rng.choice(register).render(rng, cast))
    return text


def _joined(one: Annotated, joint: str, other: Annotated) -> Annotated:
    moved = len(one.text) + len(joint)
    spans = (Span(span.start + moved, span.end + moved, span.label) for span in other.spans)
    return replace(one, text=one.text + joint + other.text, spans=(*one.spans, *spans))


def _noisy(text: Annotated, rng: random.Random) -> Annotated:
    chance = rng.random()
    for share, noise in _NOISES:
        if chance < share:
            return noise(text, rng)
        chance -= share
    return text


def _lowered(text: Annotated, _: random.Random) -> Annotated:
    return _same_length(text, text.text.lower())


def _raised(text: Annotated, _: random.Random) -> Annotated:
    return _same_length(text, text.text.upper())


def _same_length(text: Annotated, changed: str) -> Annotated:
    """``changed`` where it is as long (some letters grow when their case changes), else the text as it was."""
    return replace(text, text=changed) if len(changed) == len(text.text) else text


def _raised_lines(text: Annotated, rng: random.Random) -> Annotated:
    lines = text.text.split("\n")
    return _same_length(text, "\n".join(line.upper() if rng.random() < 0.3 else line for line in lines))


def _careless(text: Annotated, rng: random.Random) -> Annotated:
    """Full stops left out, blanks doubled or lost after a stop, lines broken where they were not."""

    def change(found: re.Match[str]) -> str:
        if rng.random() > 0.25:
            return found[0]
        return rng.choice({". ": (" ", ".  ", "."), ", ": (",", "  ,", " "), " ": ("  ", " ", " ", "\n", "\u00a0")}[found[0]])

    return _rewritten(text, re.compile(r"\. (?=[A-Z])|, | "), change)


def _curly(text: Annotated, _: random.Random) -> Annotated:
    return _same_length(text, text.text.replace("'", "’"))


def _celled(text: Annotated, rng: random.Random) -> Annotated:
    """Line ends become cell ends: the text of a table read row by row."""
    end = rng.choice(("\t", " | "))
    return _rewritten(text, re.compile(r"\n+"), lambda found: end if rng.random() < 0.6 else found[0])


_NOISES: tuple[tuple[float, Callable[[Annotated, random.Random], Annotated]], ...] = (
    (0.03, _lowered),
    (0.03, _raised),
    (0.04, _raised_lines),
    (0.06, _careless),
    (0.15, _curly),
    (0.06, _celled),
)


def _rewritten(text: Annotated, what: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> Annotated:
    """``what`` rewritten outside the spans, which move along."""
    pieces: list[str] = []
    spans: list[Span] = []
    end, size = 0, 0
    for span in text.spans:
        between = what.sub(change, text.text[end : span.start])
        name = text.text[span.start : span.end]
        pieces += [between, name]
        size += len(between)
        spans.append(Span(size, size + len(name), span.label))
        size += len(name)
        end = span.end
    pieces.append(what.sub(change, text.text[end:]))
    return replace(text, text="".join(pieces), spans=tuple(spans))
