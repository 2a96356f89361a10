"""What stands under each heading, and whether it is an answer."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.proforma.definition import Content, Section
from pipeline.proforma.guidance import Guidance, has_placeholder
from pipeline.proforma.match import Heading
from pipeline.proforma.model import Evidence, Finding, Status
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.words import excerpt, key

_NOT_APPLICABLE = re.compile(
    r"\b(?:not applicable|n/?\.?a\b\.?|not relevant (?:to|for|in)|does not apply|do not apply|not required"
    r"|no(?:ne| such)?(?: \w+){0,6} (?:was|were|is|are|has been|have been)"
    r" (?:involved|relevant|made|needed|identified|applicable|known)"
    r"|there (?:was|were|is|are) no(?:ne)?\b|nil return|no (?:involvement|recommendations|lessons))",
    re.IGNORECASE,
)
_ONLY_NONE = re.compile(
    r"^\s*(?:none|nil|n/?\.?a\.?|not applicable|not known to us)\s*\.?\s*$", re.IGNORECASE
)
_LONGEST_REFUSAL = 40
_PICTURE = "image"


class Body(NamedTuple):
    """The lines under one heading (their numbers), and words that stood behind it in its own line."""

    heading: Heading
    lines: tuple[int, ...]


def bodies(
    outline: Outline, headings: dict[str, tuple[Heading, ...]], levels: dict[str, int]
) -> dict[str, tuple[Body, ...]]:
    """Cut the document at its headings: requirement id → what stands under each of its headings.

    A section ends at the next one the definition puts beside or above it, and at any heading that does not
    stand below its own; what an author puts under sub-headings of his own belongs to it.

    Args:
        levels: section id → its depth in the definition; what is not in it ends nobody's section.
    """
    taken: dict[int, int] = {}
    for name, mine in headings.items():
        for one in mine:
            if name in levels:
                taken[one.line] = min(levels[name], taken.get(one.line, 9))
    return {
        name: tuple(Body(one, _under(outline, one.line, taken, levels.get(name, 9))) for one in mine)
        for name, mine in headings.items()
    }


def _under(outline: Outline, start: int, taken: dict[int, int], depth: int) -> tuple[int, ...]:
    own = outline.lines[start]
    found = []
    for number in range(start + 1, len(outline.lines)):
        if taken.get(number, 10) <= depth or _ends(outline.lines[number], own, depth):
            break
        if number not in outline.contents:
            found.append(number)
    return tuple(found)


def _ends(line: Line, own: Line, depth: int) -> bool:
    if line.kind != "heading":
        return False
    mine, theirs = own.label.strip(" .)"), line.label.strip(" .)")
    if mine and theirs.startswith(f"{mine}."):
        return False
    return line.level <= (own.level if own.kind == "heading" else depth)


def judge(
    requirement: Section | Content, found: tuple[Body, ...], outline: Outline, guidance: Guidance
) -> Finding:
    """The status of a section from what stands under its headings."""
    if not found:
        return _finding(requirement, "missing", None)
    texts = [text for body in found for text in _texts(body, outline)]
    own = [(text, guidance.own_words(text)) for text in texts]
    words = sum(count for _, count in own)
    pictures = any(_has_picture(body, outline) for body in found)
    first = next((text for text, count in own if count), "")
    heading = outline.lines[found[0].heading.line]
    evidence = Evidence(heading.text, words, heading.page, excerpt(first), heading.place)
    refusal = _refusal(texts, words, guidance)
    if refusal:
        return _finding(requirement, "not-applicable", evidence, note=refusal)
    if words >= requirement.least or (pictures and not words):
        return _finding(requirement, "present", evidence)
    if words:
        note = f"only {words} word{'s' if words != 1 else ''}"
        return _finding(requirement, "present", evidence, note=note)
    guided = any(text.strip() for text in texts) and any(has_placeholder(t) or key(t) for t in texts)
    return _finding(requirement, "guidance-only" if guided else "empty", evidence)


def judge_content(
    requirement: Content, found: tuple[Body, ...], outline: Outline, guidance: Guidance
) -> Finding:
    """The status of something that may be said anywhere: under its heading, or in any passage."""
    under = judge(requirement, found, outline, guidance)
    if under.status in ("present", "not-applicable"):
        return under
    for number, line in enumerate(outline.lines):
        if (
            number in outline.contents
            or line.kind == "heading"
            or not speaks_of(line.text, requirement.words)
        ):
            continue
        words = guidance.own_words(line.text)
        if words >= requirement.least:
            above = heading_above(outline, number)
            evidence = Evidence(above, words, line.page, excerpt(line.text), line.place)
            return _finding(
                requirement, "present", evidence, note="" if found else "said under another heading"
            )
    return under


def heading_above(outline: Outline, number: int) -> str:
    """The nearest heading above a line, as submitted."""
    for line in reversed(outline.lines[:number]):
        if line.kind == "heading":
            return line.text
    return ""


def _texts(body: Body, outline: Outline) -> list[str]:
    lines = [outline.lines[number] for number in body.lines]
    texts = [line.text for line in lines if line.kind != "heading"]
    return [body.heading.rest, *texts] if body.heading.rest else texts


def _has_picture(body: Body, outline: Outline) -> bool:
    """A genogram is a picture."""
    numbers = (body.heading.line, *body.lines)
    return any(note.kind == _PICTURE for number in numbers for note in outline.lines[number].notes)


def _refusal(texts: list[str], words: int, guidance: Guidance) -> str:
    """The sentence with which the author says that a section does not apply, "" where none does."""
    if not words or words > _LONGEST_REFUSAL:
        return ""
    for text in texts:
        if guidance.own_words(text) and (_ONLY_NONE.match(text) or _NOT_APPLICABLE.search(text)):
            return excerpt(text)
    return ""


def _finding(
    requirement: Section | Content, status: Status, evidence: Evidence | None, *, note: str = ""
) -> Finding:
    return Finding(
        requirement.id, requirement.title, requirement.required, status, evidence, note, requirement.source
    )
