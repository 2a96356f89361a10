"""Which lines are the headings a definition asks for, whatever their number, case or wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.proforma.definition import Content, Definition, Section
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.words import key, plain

_MOST_WORDS = 16
_ENOUGH = 0.6
_MISSPELT = 88


class Heading(NamedTuple):
    """A line taken as the heading of a requirement.

    Attributes:
        line: its number in the outline.
        rest: what stands behind the heading in the same line ("Reason for review: the Board …").
        exact: how surely, 0 to 1.
    """

    line: int
    rest: str
    exact: float


def find_headings(outline: Outline, definition: Definition) -> dict[str, tuple[Heading, ...]]:
    """Requirement id → its headings in the document, in order; several where the author split a section.

    One line can be the heading of two requirements ("Terms of reference and information sources").
    """
    wanted = {
        item.id: tuple(key(name) for name in (item.title, *item.headings))
        for item in definition.requirements
        if isinstance(item, Section | Content)
    }
    found: dict[str, list[Heading]] = defaultdict(list)
    for number, line in enumerate(outline.lines):
        if number in outline.contents or not line.text:
            continue
        for name, heading in _of_line(number, line, wanted):
            found[name].append(heading)
    return {name: tuple(_best(headings)) for name, headings in found.items()}


def _best(headings: list[Heading]) -> Iterable[Heading]:
    """Sure ones drive out guesses: where a line is the title, one that only holds its words is not."""
    surest = max(heading.exact for heading in headings)
    return [heading for heading in headings if heading.exact >= min(surest, 0.9) - 0.05]


def _of_line(
    number: int, line: Line, wanted: dict[str, tuple[tuple[str, ...], ...]]
) -> list[tuple[str, Heading]]:
    text, rest = _run_in(line)
    words = key(text)
    if not words or len(words) > _MOST_WORDS or _is_prose(line, text):
        return []
    scored: list[tuple[float, tuple[str, ...], str]] = []
    for name, titles in wanted.items():
        score, title = max((_alike(words, title, line), title) for title in titles)
        score += _number_speaks(line, text, name, score)
        if score >= _ENOUGH:
            scored.append((score, title, name))
    if not scored:
        return []
    scored.sort(key=lambda item: (-item[0], -len(item[1])))
    taken: list[tuple[str, Heading]] = []
    covered: list[tuple[float, tuple[str, ...]]] = []
    for score, title, name in scored:
        # "Recommendations" says nothing new behind "Recommendations action plan", in which it is contained.
        if any(set(title) <= set(other) or score < best - 0.25 for best, other in covered):
            continue
        covered.append((score, title))
        taken.append((name, Heading(number, rest, min(score, 1.0))))
    return taken


def _run_in(line: Line) -> tuple[str, str]:
    """A heading and what follows it in the same line: "Reason for review: this review …"."""
    if line.kind == "heading":
        return line.text, ""
    head, colon, rest = line.text.partition(":")
    if colon and rest.strip() and len(head.split()) <= 8 and not head.strip().isdigit():
        lowered = plain(head).split()
        if lowered and lowered[0] not in ("section", "part", "appendix", "chapter"):
            return head, rest.strip()
    return line.text, ""


def _is_prose(line: Line, text: str) -> bool:
    if line.kind == "heading":
        return False
    words = text.split()
    return len(words) > 12 or (len(words) > 4 and text.rstrip().endswith((".", ";", ",")))


def _alike(words: tuple[str, ...], title: tuple[str, ...], line: Line) -> float:
    """How surely a line with these words is a heading with that title, 0 to 1."""
    if words == title:
        return 1.0
    if set(words) == set(title):
        return 0.95
    extra = len(words) - len(title)
    if extra > 0 and _holds(words, title):
        most = 6 if line.kind == "heading" else 3
        single = len(title) == 1
        if extra <= (most if not single else min(most, 4)):
            start = 0.04 if words[: len(title)] == title else 0.0
            return 0.82 + start - 0.03 * extra - (0.08 if single and line.kind != "heading" else 0.0)
    if len(" ".join(title)) >= 6:
        ratio = fuzz.ratio(" ".join(words), " ".join(title))
        if ratio >= _MISSPELT and abs(extra) <= 1:
            return ratio / 100 * 0.95
    return 0.0


def _holds(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    return any(words[at : at + len(title)] == title for at in range(len(words) - len(title) + 1))


def _number_speaks(line: Line, text: str, name: str, score: float) -> float:
    """The proforma's own number before half-right words makes them right."""
    label = (line.label or text.split(" ", 1)[0]).strip(" .):(").lower()
    return 0.15 if score and label == name.lower() and any(letter.isdigit() for letter in label) else 0.0
