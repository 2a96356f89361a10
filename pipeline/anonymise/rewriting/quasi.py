"""What may point to the family without naming it: listed for a person to decide, left in the text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from pipeline.anonymise.model import Finding
from pipeline.anonymise.redactions import Quasi
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Cover, Piece
from pipeline.word_lists import word_list

_TRAIT = "the name finder takes this for something that describes a person"

_NUMBER = r"(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)"
_EXACT_AGE = re.compile(
    rf"(?i)\b(?:{_NUMBER} years?,? (?:and )?)?{_NUMBER} (?:months?|mths?),? (?:and )?"
    rf"(?:{_NUMBER} weeks?,? (?:and )?)?"
    rf"{_NUMBER} days?\b|\b{_NUMBER} years?,? (?:and )?{_NUMBER} days?\b"
    r"|\b\d{1,2},?\d{3} days(?: old| of age)\b|\b\d{3} days(?: old| of age)\b"
)
_BIRTH_YEAR = re.compile(r"(?i)\b(?:b\.?|born(?: in)?|d\.?o\.?b\.?:?) ((?:19|20)\d\d)\b")
_YEAR_TELLS = "a year of birth tells an age that is rounded elsewhere"
_TO_THE_DAY = "an age to the day gives the date of birth away beside any other date"


def found(whole: Joined, pieces: Sequence[Piece], traits: Iterable[Finding] = ()) -> tuple[Quasi, ...]:
    """What of a document may point to the family, in order.

    Args:
        whole: the document.
        pieces: what is replaced; nothing in it is listed.
        traits: what the finder takes for a person's trait and the lists (`quasi.yaml`) do not hold.
    """
    pattern, whys = _pattern()
    cover = Cover(pieces, whole.text)
    out = []
    for match in pattern.finditer(whole.plain):
        if not cover.touches(*match.span()):
            kind = match.lastgroup or ""
            out.append(_listed(whole, match.start(), match.end(), kind.replace("_", "-"), whys[kind]))
    for match in _EXACT_AGE.finditer(whole.plain):
        if not cover.touches(*match.span()):
            out.append(_listed(whole, *match.span(), "age", _TO_THE_DAY))
    for match in _BIRTH_YEAR.finditer(whole.plain):
        if not cover.touches(*match.span(1)):
            out.append(_listed(whole, *match.span(1), "age", _YEAR_TELLS))
    had = {(one.passage, at) for one in out for at in range(one.start, one.end)}
    for trait in traits:
        one = _listed(whole, trait.start, trait.end, "rare-fact", _TRAIT)
        new = not any((one.passage, at) in had for at in range(one.start, one.end))
        if new and not cover.touches(trait.start, trait.end):
            out.append(one)
    return tuple(sorted((one for one in out if one.text), key=lambda one: (one.passage, one.start)))


def _listed(whole: Joined, start: int, end: int, kind: str, why: str) -> Quasi:
    index = whole.passage_at(start)
    first, last = whole.bounds(index)
    passage = whole.passages[index]
    start, end = start - first, min(end, last) - first
    return Quasi(passage.number, start, end, passage.text[start:end], kind, why)


@functools.cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    content = word_list("pipeline.anonymise.rewriting", "quasi.yaml")
    groups, whys = [], {}
    for kind, entry in content.items():
        name = str(kind).replace("-", "_")
        words = sorted(map(str, entry["words"]), key=lambda word: (-len(word), word))
        groups.append(f"(?P<{name}>{'|'.join(_written(word) for word in words)})")
        whys[name] = str(entry["why"])
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])"), whys


def _written(word: str) -> str:
    """A word as a pattern: one with a capital has to have it, one in small letters may begin with one; a star
    at its end stands for any ending."""
    stem = re.escape(word.rstrip("*")).replace(r"\ ", r"[ -]")
    if word[0].islower():
        stem = f"[{word[0]}{word[0].upper()}]" + stem[1:]
    return stem + (r"\w*" if word.endswith("*") else "")
