"""The symbols of a genogram (seed 000, App. F) as marks.

A man is a square, a woman a circle, a person of unknown gender and a pregnancy a triangle; death is a
cross through the symbol; a pregnancy that ended is a small crossed triangle.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.relations import Gender
from pipeline.reports.colours import INK, QUIET_INK
from pipeline.reports.genogram.model import Bond, Kind
from pipeline.reports.genogram.scene import Circle, Dash, Line, Mark, Point

FAINT = "8A8A8A"
"""A couple of whom the case does not say what they are to one another."""

SUBJECT_FILL = "FFF1B8"
_FILL = "FFFFFF"
_DOUBLE = 3.5  # between the two edges of the subject's symbol
_SLASH = 8.0
_APART = 6.0


def symbol(
    x: float,
    y: float,
    size: float,
    *,
    gender: Gender,
    kind: Kind = "person",
    died: bool = False,
    subject: bool = False,
) -> Iterator[Mark]:
    """One symbol about its middle; the subject's has a double edge and a pale ground."""
    fill = SUBJECT_FILL if subject else _FILL
    triangular = gender == "unknown" or kind != "person"
    yield _shape(x, y, size / 2, gender, triangular, 2.0, fill)
    if subject:
        yield _shape(x, y, size / 2 - _DOUBLE * (1.6 if triangular else 1.0), gender, triangular, 1.4, None)
    if died or kind == "ended":
        yield from _cross(x, y, size / 2, gender, triangular)


def couple(points: tuple[Point, ...], slashed: tuple[Point, Point], bond: Bond) -> Iterator[Mark]:
    """The line of a union: solid for lasting, dashed for passing, slashed once or twice, faint for unsaid."""
    dash: Dash = "dashed" if bond == "transitory" else "solid"
    faint = bond == "unstated"
    yield Line(points, FAINT if faint else INK, 1.3 if faint else 2.0, dash)
    (x1, y1), (x2, y2) = slashed
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    for shift in {"separated": (0.0,), "divorced": (-_APART / 2, _APART / 2)}.get(bond, ()):
        yield Line(((x + shift - _SLASH / 2, y + _SLASH), (x + shift + _SLASH / 2, y - _SLASH)), INK, 2.0)


def descent(points: tuple[Point, ...]) -> Mark:
    """A line from parents to children."""
    return Line(points, QUIET_INK, 1.4)


def _shape(
    x: float, y: float, half: float, gender: Gender, triangular: bool, width: float, fill: str | None
) -> Mark:
    if triangular:
        return Line(
            ((x, y - half), (x + half, y + half), (x - half, y + half)), INK, width, closed=True, fill=fill
        )
    if gender == "female":
        return Circle((x, y), half, INK, width, fill)
    return Line(
        ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)),
        INK,
        width,
        closed=True,
        fill=fill,
    )


def _cross(x: float, y: float, half: float, gender: Gender, triangular: bool) -> Iterator[Mark]:
    if triangular:
        low, reach = y + half, half * 0.5
        yield Line(((x - half, low), (x + reach, y)), INK, 1.6)
        yield Line(((x + half, low), (x - reach, y)), INK, 1.6)
        return
    reach = half * 0.7071 if gender == "female" else half
    yield Line(((x - reach, y - reach), (x + reach, y + reach)), INK, 1.6)
    yield Line(((x - reach, y + reach), (x + reach, y - reach)), INK, 1.6)
