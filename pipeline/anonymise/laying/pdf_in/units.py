"""A block of a PDF in the making: its words' places in the file, and where on which page it begins."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.anonymise.laying.model import Block, Heading, ListItem, Para, Spans
from pipeline.anonymise.passages import Role


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a run of words stands and what it is to a reader."""

    channel: str
    where: str
    role: Role
    level: int = 0
    cell: tuple[int, int, int] | None = None
    label: str = ""


@dataclass(slots=True)
class Unit:
    """A block, the spots of its words, and where on which page it begins, in display points.

    `left` and `height` are of its first letter; `last` is the page it ends on as far as that is known.
    """

    block: Block
    spots: list[Spot]
    page: int = 0
    top: float | None = None
    left: float | None = None
    height: float = 0.0
    last: int = 0


def words_of(unit: Unit) -> Spans:
    """The words of a heading, paragraph or item; none for anything else."""
    return unit.block.spans if isinstance(unit.block, Heading | ListItem | Para) else ()
