"""Small pictures beside a line of text: a signature somebody scanned and put where one signs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.parts import Aside, Grid, Line

SMALLEST = (18.0, 6.0)
LARGEST = (320.0, 130.0)
"""Width and height in points between which a picture may be a signature."""
FURTHEST = 26.0
"""Points of white that may lie between a picture and the line it belongs to."""
EDGE = 0.06
"""The share of a page's height at its head and foot where letterheads and logos stand."""


def beside_lines(
    pictures: Sequence[Box], lines: Sequence[Line], grids: Sequence[Grid], frame: Frame
) -> list[Aside]:
    """A note for each line that a small picture stands beside, above or below.

    Its text is where the picture stands as seen from the line, which of the page's lines with the same words
    is meant, and the words: "below 1" and, on a line of its own, "Signed:".
    """
    every = [*lines, *(line for grid in grids for cell in grid.cells for line in cell.lines)]
    every.sort(key=lambda line: (line.top, line.x0))
    notes = []
    for picture in sorted(pictures, key=lambda box: box[1]):
        if _may_be_signature(picture, frame):
            for where, line in _near(picture, every):
                same = [other for other in every if other.text == line.text]
                notes.append(Aside("picture", f"{where} {same.index(line) + 1}\n{line.text}"))
    return notes


def _may_be_signature(picture: Box, frame: Frame) -> bool:
    x0, top, x1, bottom = picture
    wide, high = x1 - x0, bottom - top
    edge = EDGE * frame.height
    return (
        SMALLEST[0] <= wide <= LARGEST[0]
        and SMALLEST[1] <= high <= LARGEST[1]
        and bottom > edge
        and top < frame.height - edge
    )


def _near(picture: Box, lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """The line to the left of a picture; where none is, the ones above and below it.

    A line that ends in a colon waits for what stands below it: the picture is its own alone.
    """
    x0, top, x1, bottom = picture
    left = [line for line in lines if top < (line.top + line.bottom) / 2 < bottom and line.x0 < x0]
    if left:
        return [("beside", max(left, key=lambda line: line.x0))]
    over = [line for line in lines if -FURTHEST < line.bottom - top <= 4 and line.x0 < x1]
    under = [line for line in lines if -4 <= line.top - bottom < FURTHEST and line.x0 < x1]
    above = [("below", max(over, key=lambda line: line.bottom))] if over else []
    if above and above[0][1].text.rstrip().endswith(":"):
        return above
    return above + ([("above", min(under, key=lambda line: line.top))] if under else [])
