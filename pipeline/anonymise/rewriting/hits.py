"""Where forms of names stand in a text, and which of them count where they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.anonymise.rewriting.forms import Form
from pipeline.anonymise.rewriting.tokens import Token

Doubt = Literal["", "word", "misspelt", "split", "surname"]
"""Why a person has to look: it may be a plain word, somebody else's name, two words, or the forename of one
with the surname of another."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that are, letter by letter, some forms; `start` and `end` where these are part of a word."""

    first: int
    last: int
    forms: tuple[Form, ...]
    doubt: Doubt = ""
    start: int = -1
    end: int = -1
    inside: bool = False


def hits_apart(hits: Sequence[Hit], words: Sequence[Token]) -> list[Hit]:
    """The hits that count, none overlapping another, in order."""
    return _longest(_without_turned(hits, words), words)


def _without_turned(hits: Sequence[Hit], words: Sequence[Token]) -> list[Hit]:
    """The hits without surnames that only seem to come first: of "J. Marsden, Kayleigh Marsden" the middle
    reads like "Marsden, Kayleigh", and would leave the letter before it."""
    whole = [
        hit for hit in hits if hit.last - hit.first > 1 and any(form.kind == "full" for form in hit.forms)
    ]
    inner = {at for hit in whole for at in range(hit.first + 1, hit.last)}
    ends = {hit.first: hit.last for hit in sorted(whole, key=lambda hit: hit.last)}

    def turned(hit: Hit) -> bool:
        if any(form.kind != "reversed" for form in hit.forms):
            return False
        begun = hit.first in inner
        goes_on = any(ends.get(at, 0) > hit.last for at in range(hit.first + 1, hit.last))
        comma = any(words[at].gap.startswith(",") for at in range(hit.first + 1, hit.last))
        return begun or goes_on if comma else begun and goes_on

    return [hit for hit in hits if not turned(hit)]


def _longest(hits: Iterable[Hit], words: Sequence[Token]) -> list[Hit]:
    """Hits that do not overlap: the longest wins, then the first."""
    taken: list[Hit] = []
    covered: set[int] = set()
    order = sorted(
        hits, key=lambda hit: (words[hit.first].start - words[hit.last - 1].end, hit.doubt != "", hit.first)
    )
    for hit in order:
        if not any(at in covered for at in range(hit.first, hit.last)):
            covered.update(range(hit.first, hit.last))
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.first)
