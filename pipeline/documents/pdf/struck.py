"""Words with a line drawn through them: somebody took them back, and a reader sees that.

They stay in the text, as struck words of a Word file do; a note and a caution say which they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.pdf.glyphs import Reading
from pipeline.documents.pdf.parts import Aside, Glyph, Grid
from pipeline.documents.pdf.shapes import Edge, Shapes
from pipeline.documents.pdf.words import lines_of, words_of

HIGHEST, LOWEST = 0.28, 0.7
"""Between these shares of a letter's height, from its top, a line goes through it, not over or under it."""
OVERHANG = 4.0
"""Points by which the line may run past the words; a rule of a table runs further."""
FEWEST = 2
"""Letters it takes."""


def struck(
    reading: Reading, shapes: Shapes, grids: Sequence[Grid], number: int
) -> tuple[list[Aside], list[Aside]]:
    """Notes and a caution about the struck words of page `number`.

    Args:
        reading: the page's characters.
        shapes: its rules.
        grids: its tables, whose own rules strike nothing.
    """
    texts = []
    for edge in sorted(set(shapes.across)):
        if edge.end - edge.start >= OVERHANG and not any(_is_rule_of(edge, grid) for grid in grids):
            hit = [glyph for glyph in reading.glyphs if _goes_through(edge, glyph)]
            letters = [glyph for glyph in hit if not glyph.char.isspace()]
            if len(letters) >= FEWEST and _fits(edge, letters):
                texts.append(" ".join(line.text for line in lines_of(words_of(hit, reading.styles), number)))
    if not texts:
        return [], []
    message = f"Words on page {number} are struck through; they are still in the text; please compare"
    return [Aside("struck", text) for text in texts], [Aside("struck-text", message=message)]


def _is_rule_of(edge: Edge, grid: Grid) -> bool:
    return any(abs(edge.at - y) < 2 for y in grid.ys) and edge.start < grid.xs[-1] and edge.end > grid.xs[0]


def _goes_through(edge: Edge, glyph: Glyph) -> bool:
    _, x0, top, x1, bottom, _ = glyph
    if not top + HIGHEST * (bottom - top) < edge.at < top + LOWEST * (bottom - top):
        return False
    return edge.start - 1 <= (x0 + x1) / 2 <= edge.end + 1


def _fits(edge: Edge, letters: Sequence[Glyph]) -> bool:
    low, high = min(g.x0 for g in letters), max(g.x1 for g in letters)
    return edge.start > low - OVERHANG and edge.end < high + OVERHANG
