"""Two documents of one kind in one file: then nothing can be said of either, and people are told so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.proforma.definition import Definition, Section
from pipeline.proforma.match import Heading
from pipeline.proforma.model import Problem
from pipeline.proforma.outline import Outline

_FEWEST = 3
_SURE = 0.9


def several_documents(
    outline: Outline, definition: Definition, headings: dict[str, tuple[Heading, ...]]
) -> Iterator[Problem]:
    """Tell of a file through which a definition's headings go twice from the first to the last.

    An author who splits a section has some headings twice; two documents have most of them, and the second
    ones all stand behind the first ones.
    """
    names = {item.id for item in definition.of(Section) if not item.container}
    lines = {
        name: sorted({one.line for one in mine if one.exact >= _SURE})
        for name, mine in headings.items()
        if name in names
    }
    found = {name: mine for name, mine in lines.items() if mine}
    twice = {name: mine for name, mine in found.items() if len(mine) > 1}
    if len(twice) < _FEWEST or len(twice) * 2 < len(found):
        return
    begins = _second(twice.values())
    if begins is None:
        return
    line = outline.lines[begins]
    where = f"page {line.page}" if line.page else line.place
    yield Problem(
        "several-documents",
        where,
        f"This file seems to hold more than one {definition.title.lower()}: the headings begin again"
        f" with “{line.text}”. They were checked together, so a part that only one of them has counts as"
        " there. Send each in a file of its own.",
    )


def _second(lines: Iterable[list[int]]) -> int | None:
    """The line where the headings begin again, when they stand in two runs one behind the other."""
    every = list(lines)
    last_of_first, first_of_second = max(mine[0] for mine in every), min(mine[-1] for mine in every)
    return first_of_second if last_of_first < first_of_second else None
