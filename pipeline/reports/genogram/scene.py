"""A drawing as a list of simple marks, so that SVG and PNG show exactly the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Dash = Literal["solid", "dashed", "dotted"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; closed and filled when it is a shape."""

    points: tuple[Point, ...]
    ink: str
    width: float = 1.6
    dash: Dash = "solid"
    closed: bool = False
    fill: str | None = None
    round: float = 0.0
    """How far its corners are rounded."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    centre: Point
    radius: float
    ink: str
    width: float = 1.6
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float
    ink: str
    bold: bool = False
    middle: bool = True
    """Centred on `x`; otherwise it begins there."""


Mark = Line | Circle | Words


@dataclass(slots=True)
class Scene:
    """Marks on a ground of `width` × `height`; later ones lie over earlier ones."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
