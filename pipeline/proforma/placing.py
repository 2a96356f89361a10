"""Headings in an author's own words, known by where they stand and by a word they share with the title.

An agency that keeps to a proforma's order but words its headings afresh ("How the work was overseen") is
understood by a reader from the place. Nothing is taken on the place or the number alone, for numbers move
up where a section is left out: the heading must share a telling word with the titles of what is missing
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.proforma.definition import Content, Definition, Section
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.words import key

_SAYS_LITTLE = frozenset(
    ["review", "report", "agency", "imr", "individual", "management", "serious", "case", "service", "we",
     "it", "who", "what", "which", "how", "not", "did", "about", "other", "child", "used", "made", "out",
     "up", "off", "key", "detail", "member", "people", "summary", "good", "practice", "action"]
)  # fmt: skip
_MOST_WORDS = 12
_ENOUGH_NUMBERS = 2
_ROOT = 6
"""Letters that two words of one root have in common."""


_STATES = re.compile(
    r"^\W*(?:there|these|they|this|it|he|she|here) (?:is|are|was|were|has|have|had|follows?)\b", re.IGNORECASE
)


def is_statement(text: str) -> bool:
    """Whether a line begins as a sentence does and no heading: "There are three recommendations: …"."""
    return _STATES.match(text) is not None


def placed(
    outline: Outline, definition: Definition, found: Mapping[str, tuple[int, ...]], skipped: frozenset[int]
) -> dict[str, int]:
    """Section id → the line of its heading, for sections of which no heading was found.

    Args:
        found: section id → the lines of the headings that were found.
        skipped: lines that cannot be headings (rows of a chronology, answers in a table).
    """
    sections = [item for item in definition.of(Section) if not item.container]
    kinds = {outline.lines[line].kind: outline.lines[line] for lines in found.values() for line in lines}
    numbered = sum(_number(outline.lines[lines[0]]) == name for name, lines in found.items() if lines)
    taken = {line for lines in found.values() for line in lines}
    result: dict[str, int] = {}
    for at, item in enumerate(sections):
        if item.id in found:
            continue
        above = [found[other.id][0] for other in sections[:at] if other.id in found]
        above += [result[other.id] for other in sections[:at] if other.id in result]
        below = [found[other.id][0] for other in sections[at + 1 :] if other.id in found]
        start, end = max(above, default=-1), min(below, default=len(outline.lines))
        best: tuple[int, int] | None = None
        for number in range(start + 1, end):
            if number in taken or number in skipped or number in outline.contents:
                continue
            line = outline.lines[number]
            known = kinds.get(line.kind)
            if known is None or not _may_head(outline, number, known, item):
                continue
            score = len(_roots(telling(item)) & _roots(key(line.text)))
            own = score and numbered >= _ENOUGH_NUMBERS and _number(line) == item.id
            score += 2 if own else 0
            if score and (best is None or score > best[0]):
                best = (score, number)
        if best is not None:
            result[item.id] = best[1]
            taken.add(best[1])
    return result


def _roots(words: Iterable[str]) -> set[str]:
    """Words by how they begin: "governed" shares its root with "governance"."""
    return {word[:_ROOT] for word in words if word not in _SAYS_LITTLE}


def telling(item: Section | Content) -> set[str]:
    """The words of a requirement's titles that are not in every other title too."""
    return {word for name in (item.title, *item.headings) for word in key(name)} - _SAYS_LITTLE


def _may_head(outline: Outline, number: int, known: Line, item: Section) -> bool:
    """Whether a line is made like the headings that are known."""
    line = outline.lines[number]
    if not line.text or not line.first:
        return False
    if line.kind == "heading":
        below = outline.lines[number + 1] if number + 1 < len(outline.lines) else line
        if line.page is not None and below.kind == "heading" and below.level == line.level:
            return False  # it may as well be the first line of the next heading
        return line.level <= max(item.level, known.level)
    words = line.text.split()
    if (
        is_statement(line.text)
        or len(words) > _MOST_WORDS
        or not words[0][:1].isalnum()
        or line.text[-1] in ".;,:"
    ):
        return False
    begins = next((letter for letter in line.text if letter.isalpha()), "")
    return begins.isupper() and number + 1 < len(outline.lines)


def _number(line: Line) -> str:
    return (line.label or line.text.split(" ", 1)[0]).strip(" .):(").lower()
