"""Which ruled, shaded or partly ruled tables a page holds."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.pdf.borderless import rules_only
from pipeline.documents.pdf.frame import Box, Frame
from pipeline.documents.pdf.grid import Lattice, lattices
from pipeline.documents.pdf.nested import whole_rows
from pipeline.documents.pdf.partly import wholly_ruled
from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.shapes import Shapes

SCAN_SHARE = 0.5
"""A picture over this share of the page is a scan of it."""


def tables_of(shapes: Shapes, frame: Frame, words: Sequence[Word]) -> list[Lattice]:
    """The ruled tables; where there are none, those made by shading; then those ruled across only."""
    found = lattices(shapes.across, shapes.down)
    if not any(len(table.regions) > 1 for table in found) and len(shapes.shades) > 3:
        boxes = Shapes(frame)
        for shade in shapes.shades:
            if share(shade.box, frame) < SCAN_SHARE:
                boxes.add_sides(shade.box)
        shaded = lattices(shapes.across + boxes.across, shapes.down + boxes.down)
        found = [table for table in shaded if len(table.xs) > 2]  # a band over all columns is no cell
    if words:
        found = wholly_ruled(found, words, rules_only(shapes.across, found, words))
    real = [whole_rows(table) for table in found if not _is_frame(table, found)]
    return sorted((t for t in real if not _is_nested(t, real)), key=lambda t: (t.ys[0], t.xs[0]))


def _is_frame(table: Lattice, found: Sequence[Lattice]) -> bool:
    """A single box around other tables, such as a border round the page."""
    return len(table.regions) == 1 and any(o is not table and _within(o, _box(table)) for o in found)


def _is_nested(table: Lattice, found: Sequence[Lattice]) -> bool:
    """A table inside a cell of another: its words stay in that cell's text."""
    for other in found:
        if other is table or len(other.regions) < 2:
            continue
        if any(_within(table, other.box_of(region)) for region in other.regions):
            return True
    return False


def _box(table: Lattice) -> Box:
    return table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]


def _within(table: Lattice, box: Box) -> bool:
    x0, top, x1, bottom = _box(table)
    return box[0] - 1 <= x0 and box[1] - 1 <= top and x1 <= box[2] + 1 and bottom <= box[3] + 1


def share(box: Box, frame: Frame) -> float:
    """Which part of the page a box covers."""
    wide = max(0.0, min(box[2], frame.width) - max(box[0], 0.0))
    high = max(0.0, min(box[3], frame.height) - max(box[1], 0.0))
    return wide * high / max(frame.width * frame.height, 1.0)
