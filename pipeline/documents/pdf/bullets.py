"""Bullets that are drawn and not written: browsers make those of a list of small discs and squares.

Without them the items of a list run into one another, and one may end in the first word of the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.shapes import Shapes

SIGN = "•"
LEAST = 1.5
"""Points that a bullet is high."""
SHARE = 0.6
"""It is no larger than this share of the letters beside it."""
NEAREST, FARTHEST = 0.15, 2.5
"""White between it and the words, in letter sizes."""


def drawn_bullets(shapes: Shapes, words: Sequence[Word]) -> list[Word]:
    """The drawn bullets of a page as words, each before the line it stands at.

    Args:
        shapes: the drawing of the page.
        words: of its running text; bullets in tables are marks of another kind.
    """
    found: dict[tuple[int, int], Word] = {}  # a disc may be filled and then drawn round
    for box in shapes.dots:
        middle = (box[1] + box[3]) / 2
        level = [word for word in words if word.top < middle < word.bottom]
        after = min((word for word in level if word.x0 >= box[2]), key=lambda word: word.x0, default=None)
        if after is None or not LEAST <= box[3] - box[1] <= SHARE * after.size:
            continue
        far = FARTHEST * after.size
        if not NEAREST * after.size <= after.x0 - box[2] <= far:
            continue
        if not any(box[0] - far < word.x1 and word.x0 < box[2] for word in level):
            bullet = after._replace(text=SIGN, x0=box[0], x1=box[2], bold=False, spaced=False)
            found.setdefault((round(after.top), round(after.x0)), bullet)
    return list(found.values())
