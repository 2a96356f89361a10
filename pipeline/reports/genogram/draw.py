"""A placed genogram → marks: homes behind, then lines, then symbols and words, the key below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.reports.colours import INK, PALETTE, QUIET_INK
from pipeline.reports.genogram import key, lettering, symbols
from pipeline.reports.genogram.homes import Home
from pipeline.reports.genogram.layout import (
    HOME_PITCH,
    HOME_SIZE,
    LINE_PITCH,
    LINE_SIZE,
    NAME_PITCH,
    NAME_SIZE,
    Layout,
    Placed,
)
from pipeline.reports.genogram.scene import Circle, Line, Mark, Scene, Words

MARGIN = 20.0
_LEAST_WIDTH = 700.0
_NOTE_SIZE = 9.5
_NOTE_PITCH = 13.0

BESIDE = "Also in the case; how they are related is not stated"


def scene(layout: Layout, notes: Iterable[str] = ()) -> Scene:
    """The whole picture.

    Args:
        layout: what is where.
        notes: sentences under the drawing: how ages are counted, whether relations were only read from words.
    """
    width = max(layout.width + 2 * MARGIN, _LEAST_WIDTH)
    shift = (width - layout.width) / 2
    marks = [moved(mark, shift, MARGIN) for mark in _marks(layout)]
    y = MARGIN + layout.height + 26
    keyed, y = key.key(MARGIN, y, width - 2 * MARGIN)
    marks += keyed
    for note in notes:
        for line in lettering.broken(note, _NOTE_SIZE, width - 2 * MARGIN, lines=9):
            y += _NOTE_PITCH
            marks.append(Words(MARGIN, y, line, _NOTE_SIZE, QUIET_INK, middle=False))
    return Scene(width, y + MARGIN, marks)


def moved(mark: Mark, x: float, y: float) -> Mark:
    """The same mark somewhere else."""
    if isinstance(mark, Words):
        return Words(mark.x + x, mark.y + y, mark.text, mark.size, mark.ink, mark.bold, mark.middle)
    if isinstance(mark, Circle):
        return Circle((mark.centre[0] + x, mark.centre[1] + y), mark.radius, mark.ink, mark.width, mark.fill)
    points = tuple((px + x, py + y) for px, py in mark.points)
    return Line(points, mark.ink, mark.width, mark.dash, mark.closed, mark.fill, mark.round)


def _marks(layout: Layout) -> Iterator[Mark]:
    for home in layout.homes:
        yield from _home(layout, home)
    for descent in layout.descents:
        yield from (symbols.descent(line) for line in descent.lines)
    for couple in layout.couples:
        yield from symbols.couple(couple.points, couple.slashed, layout.family.unions[couple.union].bond)
    for placed in (*layout.symbols, *layout.beside):
        yield from _person(layout, placed)
    if layout.beside_at is not None:
        yield Words(0.0, layout.beside_at + 12, BESIDE, LINE_SIZE, QUIET_INK, middle=False)


def _person(layout: Layout, placed: Placed) -> Iterator[Mark]:
    member = layout.family.members[placed.member]
    yield from symbols.symbol(
        placed.x,
        placed.y,
        placed.size,
        gender=member.gender,
        kind=member.kind,
        died=member.died,
        subject=member.subject,
    )
    y = placed.words[1]
    for name in placed.names:
        y += NAME_PITCH
        yield Words(placed.x, y - 3, name, NAME_SIZE, INK, bold=True)
    for line in placed.lines:
        y += LINE_PITCH
        yield Words(placed.x, y - 3, line, LINE_SIZE, INK)


def _home(layout: Layout, home: Home) -> Iterator[Mark]:
    ink = PALETTE[home.household % len(PALETTE)].strong
    for outline in home.outline:
        yield Line(outline, ink, 1.8, "dotted", closed=True, round=8.0)
    x, y = home.name_at
    for place, line in enumerate(reversed(home.name)):
        yield Words(x, y - 1 - HOME_PITCH * place, line, HOME_SIZE, ink, middle=False)
