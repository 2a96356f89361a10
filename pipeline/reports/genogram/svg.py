"""Marks → SVG, to stand in a page or alone. All text is escaped; nothing is fetched, nothing can run."""

from __future__ import annotations

from pipeline.reports import escape
from pipeline.reports.genogram.lettering import FAMILY
from pipeline.reports.genogram.scene import Circle, Line, Mark, Point, Scene, Words

_DASHES = {
    "solid": "",
    "dashed": ' stroke-dasharray="7 5"',
    "dotted": ' stroke-dasharray="0.1 5" stroke-linecap="round"',
}


def svg(scene: Scene, title: str, description: str) -> str:
    """The picture as one SVG element.

    Args:
        scene: the marks.
        title: its name for screen readers.
        description: the same in words, for those who cannot see it.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" '
        f'width="{_n(scene.width)}" height="{_n(scene.height)}" role="img" '
        'aria-labelledby="genogram-title genogram-words" '
        f'font-family="{FAMILY}">',
        f'<title id="genogram-title">{escape.xml(title)}</title>',
        f'<desc id="genogram-words">{escape.xml(description)}</desc>',
        f'<rect width="{_n(scene.width)}" height="{_n(scene.height)}" fill="#FFFFFF"/>',
        *(_mark(mark) for mark in scene.marks),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _mark(mark: Mark) -> str:
    if isinstance(mark, Words):
        weight = ' font-weight="bold"' if mark.bold else ""
        anchor = ' text-anchor="middle"' if mark.middle else ""
        return (
            f'<text x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}" fill="#{mark.ink}"'
            f"{weight}{anchor}>"
            f"{escape.xml(mark.text)}</text>"
        )
    fill = f"#{mark.fill}" if mark.fill else "none"
    stroke = f'fill="{fill}" stroke="#{mark.ink}" stroke-width="{_n(mark.width)}"'
    if isinstance(mark, Circle):
        return f'<circle cx="{_n(mark.centre[0])}" cy="{_n(mark.centre[1])}" r="{_n(mark.radius)}" {stroke}/>'
    return f'<path d="{_path(mark)}" {stroke}{_DASHES[mark.dash]}/>'


def _path(line: Line) -> str:
    if not line.round:
        return "M" + "L".join(_p(point) for point in line.points) + ("Z" if line.closed else "")
    steps: list[str] = []
    for before, corner, after in rounded(line):
        steps.append(f"{'L' if steps else 'M'}{_p(before)}Q{_p(corner)} {_p(after)}")
    return "".join(steps) + "Z"


def rounded(line: Line) -> list[tuple[Point, Point, Point]]:
    """A closed line's corners, each with the points where its curve begins and ends."""
    found = []
    for place, corner in enumerate(line.points):
        after = line.points[(place + 1) % len(line.points)]
        found.append(
            (
                _towards(corner, line.points[place - 1], line.round),
                corner,
                _towards(corner, after, line.round),
            )
        )
    return found


def _towards(corner: Point, other: Point, far: float) -> Point:
    x, y = other[0] - corner[0], other[1] - corner[1]
    length = (x * x + y * y) ** 0.5
    part = min(far, length / 2) / length if length else 0.0
    return corner[0] + x * part, corner[1] + y * part


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(figure: float) -> str:
    return f"{figure:.2f}".rstrip("0").rstrip(".")
