"""Which lines stand under which heading: a document cut at the headings a definition asks for."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.proforma.definition import Definition, Section
from pipeline.proforma.match import PLACED, Heading
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.parting import Parting

_APPENDIX = re.compile(
    r"^\s*(?:appendix|annex|schedule)\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\b[^.]*$", re.IGNORECASE
)
_LONGEST_APPENDIX = 80
_SURE = 0.95


class Body(NamedTuple):
    """The lines under one heading (their numbers), and words that stood behind it in its own line."""

    heading: Heading
    lines: tuple[int, ...]
    beyond: str = ""
    """The heading, none of the definition's, at which it ended."""
    last: bool = False
    """Whether no heading of the definition stands below its own."""
    parted: str = ""
    """The author's own heading, made like the section's, under which the first words stand."""

    def without(self, lines: frozenset[int]) -> Body:
        """The same without some lines: labels of fields that stand between sections are no part of them."""
        return self._replace(lines=tuple(number for number in self.lines if number not in lines))


def bodies(
    outline: Outline,
    headings: dict[str, tuple[Heading, ...]],
    definition: Definition,
    signatures: frozenset[int] = frozenset(),
) -> dict[str, tuple[Body, ...]]:
    """Cut the document at its headings: requirement id → what stands under each of its headings.

    A section ends at the next one the definition puts beside or above it, and at any heading that begins
    something else; what an author puts under headings of his own belongs to it (see `parting`). A heading of
    something that may be said anywhere (good practice) ends a section only where it does not stand below it.

    Args:
        signatures: lines on which someone signs; they end every section.
    """
    levels = {item.id: item.level for item in definition.of(Section)}
    # What is appended (the chronology, mostly) is nobody's answer.
    ends = (number for number, line in enumerate(outline.lines) if _appends(line))
    taken: dict[int, int] = dict.fromkeys((*signatures, *ends), 0)
    for name, mine in headings.items():
        for one in mine:
            if name in levels:
                taken[one.line] = min(levels[name], taken.get(one.line, 9))
            elif one.exact >= _SURE and outline.lines[one.line].kind != "heading":
                taken.setdefault(one.line, 1)
    parting = Parting(outline, definition, headings, frozenset(taken))
    final = max((one.line for mine in headings.values() for one in mine), default=0)
    return {
        name: tuple(
            _under(parting, name, one, taken, levels.get(name, 9))._replace(last=one.line == final)
            for one in mine
        )
        for name, mine in headings.items()
    }


def _appends(line: Line) -> bool:
    return line.column <= 1 and len(line.text) < _LONGEST_APPENDIX and _APPENDIX.match(line.text) is not None


def _under(parting: Parting, name: str, heading: Heading, taken: dict[int, int], depth: int) -> Body:
    """The lines under a heading, and the unknown heading that ended them, if one did."""
    outline = parting.outline
    own = outline.lines[heading.line]
    found: list[int] = []
    parted = ""
    for number in range(heading.line + 1, len(outline.lines)):
        line = outline.lines[number]
        if taken.get(number, 10) <= depth:
            break
        if _ends(line, own, depth):
            if number in taken or not parting.belongs(name, heading.line, number):
                return Body(heading, tuple(found), "" if number in taken else line.text, parted=parted)
            if not any(outline.lines[above].text for above in found):
                parted = line.text
        if number not in outline.contents:
            found.append(number)
    return Body(heading, tuple(found), parted=parted)


def _ends(line: Line, own: Line, depth: int) -> bool:
    if line.kind != "heading":
        return False
    mine, theirs = own.label.strip(" .)"), line.label.strip(" .)")
    if mine and theirs.startswith(f"{mine}."):
        return False
    return line.level <= (own.level if own.kind == "heading" else depth)


def sharing(headings: dict[str, tuple[Heading, ...]]) -> dict[str, str]:
    """Section id → a note on how its heading was found: shared with others, or known by its place."""
    lines = {name: {one.line for one in mine} for name, mine in headings.items()}
    found: dict[str, str] = {}
    for name, every in headings.items():
        if all(one.exact == PLACED for one in every):
            found[name] = "its heading is known by its place"
    for name, mine in lines.items():
        others = [other for other, theirs in lines.items() if other != name and mine and mine <= theirs]
        if others:
            found[name] = f"under one heading with {', '.join(others)}"
    return found
