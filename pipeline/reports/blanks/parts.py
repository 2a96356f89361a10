"""What a blank form or letter is made of, before it is a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Manner = Literal["text", "point", "item", "guidance", "prompt"]
"""text: what the office says · point, item: one of a list, the latter numbered · guidance: what the form
tells its author · prompt: a question to its author. The last two look different, to be deleted."""


class Title(NamedTuple):
    """A heading; its number, if any, stands in `text`. Level 1 is the highest."""

    text: str
    level: int


class Words(NamedTuple):
    """One paragraph."""

    text: str
    manner: Manner


class Space(NamedTuple):
    """An empty paragraph for the author to write in."""


class Field(NamedTuple):
    """A label, and its value or else what is asked. `tall` leaves room for a hand to sign."""

    label: str
    value: str
    asks: str
    tall: bool = False


class Fields(NamedTuple):
    """Labels and values, one under another."""

    fields: tuple[Field, ...]


class Head(NamedTuple):
    """The heading of a column, what is asked of it, and its share of the width."""

    title: str
    asks: str = ""
    width: int = 10


class Grid(NamedTuple):
    """A table whose heading row comes again on every page, and whose rows may be empty."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    compact: bool = False


class Picture(NamedTuple):
    """A PNG, and what it shows for those who cannot see it."""

    png: bytes
    shows: str


Part = Title | Words | Space | Fields | Grid | Picture


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank, pre-filled as far as the case goes.

    Attributes:
        under: what stands small below the title: the board, the case, the agency.
        filled: ids of the requirements that the case answers already.
    """

    title: str
    under: str
    landscape: bool
    parts: tuple[Part, ...]
    filled: frozenset[str]
