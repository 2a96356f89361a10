"""Captions joined to the table or picture they stand beside, so that a screen reader reads them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise.laying.model import Block, Figure, Heading, Para, Table, text_of

_OF_TABLE = re.compile(r"\s*table\b", re.I)
_OF_FIGURE = re.compile(r"\s*(?:figure|fig\.?|picture|image|chart|diagram|photo|map)\b", re.I)


_NUMBERED = re.compile(
    r"\s*(?:table|figure|fig\.?|chart|diagram|map|picture)\s+\d+(?:\.\d+)*\s*[:.–—-]", re.I
)
LONGEST = 250


def described(text: str) -> type[Table] | type[Figure] | None:
    """What a paragraph is the caption of, by its words alone ("Figure 2: …"); None for any other."""
    if len(text) > LONGEST or not _NUMBERED.match(text):
        return None
    return Table if _OF_TABLE.match(text) else Figure


def captioned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every caption taken into its table or picture; one that has none stays a paragraph."""
    made = list(blocks)
    at = 0
    while at < len(made):
        block = made[at]
        if isinstance(block, Para) and block.kind == "caption":
            home = _home(made, at)
            if home is not None:
                owner = made[home]
                assert isinstance(owner, Table | Figure)
                made[home] = replace(owner, caption=block.spans)
                del made[at]
                continue
        at += 1
    return tuple(made)


def has_its_own(blocks: Sequence[Block], at: int) -> bool:
    """Whether the picture here is followed by another caption: then one before it is of something else."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return isinstance(after, Para | Heading) and described(" ".join(text_of(after.spans).split())) is Figure


def _home(blocks: Sequence[Block], at: int) -> int | None:
    """The index of what a caption describes: its kind if it says so, else what stands before or after it."""
    block = blocks[at]
    assert isinstance(block, Para)
    text = text_of(block.spans)
    kind: type[Table] | type[Figure] | None = None
    if _OF_TABLE.match(text):
        kind = Table
    elif _OF_FIGURE.match(text):
        kind = Figure
    order = (at + 1, at - 1) if kind is Table else (at - 1, at + 1)
    for near in order:
        if 0 <= near < len(blocks) and not (kind is Figure and near > at and has_its_own(blocks, near)):
            other = blocks[near]
            if isinstance(other, kind or (Table, Figure)) and not other.caption:
                return near
    return None
