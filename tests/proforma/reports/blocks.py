"""What a made-up report consists of, whatever file it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

PICTURE = "\0picture"
"""Stands for an image where a value would be: a scanned signature, a genogram."""


class Head(NamedTuple):
    """A heading as its author writes it; `number` is what stands in front ("1.2", "Section 3:")."""

    text: str
    level: int = 1
    number: str = ""

    @property
    def words(self) -> str:
        """Number and text together."""
        return f"{self.number} {self.text}".strip()


class Para(NamedTuple):
    """A paragraph of running text."""

    text: str


class Points(NamedTuple):
    """A bulleted or numbered list."""

    items: tuple[str, ...]


class Grid(NamedTuple):
    """A ruled table; its first row is shaded when `head`."""

    rows: tuple[tuple[str, ...], ...]
    head: bool = False


class Pairs(NamedTuple):
    """Labels with values: table, wide (two pairs to a row), colon, tab, dotted, below."""

    pairs: tuple[tuple[str, str], ...]
    manner: str = "table"


class Picture(NamedTuple):
    """An image of its own."""


class Break(NamedTuple):
    """A new page."""


class Contents(NamedTuple):
    """A contents page: every heading, with dots and a page number when `leaders`."""

    entries: tuple[str, ...]
    leaders: bool = True


Block = Head | Para | Points | Grid | Pairs | Picture | Break | Contents


@dataclass(slots=True)
class Report:
    """A report to be written, and what is right to say of it.

    Attributes:
        headings: how headings are made: styled, automatic, bold, plain, cells, one-table, run-in, margin,
            split (over two lines).
        file: docx (python-docx), raw (our own XML) or pdf.
        truth: requirement id → its right status. What the plan cannot be sure of is left out.
        defects: what was planted, for people who read a failure.
    """

    name: str
    proforma: str
    headings: str
    file: str
    blocks: list[Block] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)
    defects: list[str] = field(default_factory=list)
    running: str = "CONFIDENTIAL: case WSCB-2010-02"

    @property
    def filename(self) -> str:
        """The name of its file."""
        return f"{self.name}.{'pdf' if self.file == 'pdf' else 'docx'}"
