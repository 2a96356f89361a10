"""A document's blocks by the paper they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise.laying.model import Block, Heading, Section, Table

MOST_UPRIGHT = 9
"""A table of more columns is set on pages turned on their side."""


def sectioned(blocks: Sequence[Block]) -> list[tuple[Section, list[Block]]]:
    """The blocks section by section; there is always one, plain where the document names none."""
    parts: list[tuple[Section, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Section):
            parts.append((block, []))
        else:
            if not parts:
                parts.append((Section(), []))
            parts[-1][1].append(block)
    return parts or [(Section(), [])]


def turned(section: Section, blocks: Sequence[Block]) -> list[tuple[Section, list[Block]]]:
    """A section as one part or more: a table too wide for upright pages gets pages on their side.

    A heading right above such a table goes with it.
    """
    if section.width > section.height:
        return [(section, list(blocks))]
    aside = replace(section, width=section.height, height=section.width)
    made: list[tuple[Section, list[Block]]] = []
    upright: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Table) and block.columns > MOST_UPRIGHT):
            upright.append(block)
            continue
        heading = [upright.pop()] if upright and isinstance(upright[-1], Heading) else []
        if upright:
            made.append((section, upright))
        made.append((aside, [*heading, block]))
        upright = []
    if upright or not made:
        made.append((section, upright))
    return made
