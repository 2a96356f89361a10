"""Stretches made longer by the lines that stand in the columns of their table though no date begins there.

A row at the head or the foot of a page may have no date, one nobody can read ("??/04/08"), or a banner
above it. Such lines belong to the table when all their words keep to its columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.documents.pdf.gutters import Columns
from pipeline.documents.pdf.stretches import Stretch, gap
from pipeline.documents.pdf.strips import Strip, pieces

FARTHEST = 7.0
"""Rows stand no further apart than so many letter sizes, one left blank between them."""
SLACK = 3.0
"""Words begin no further left of their column's edge than this, in points."""


def keeps_to(strip: Strip, columns: Columns, blank: float) -> bool:
    """Whether all words of a strip stand within the columns."""
    for piece in pieces(strip, blank):
        column = bisect_right(columns.bounds, piece[0].x0 + 0.3)
        edge = columns.lefts[column]
        if edge is not None and piece[0].x0 < edge - SLACK:
            return False
        following = columns.lefts[column + 1] if column + 1 < columns.width else None
        end = columns.bounds[column] if column < len(columns.bounds) else columns.right + SLACK
        if piece[-1].x1 > max(end, following or end) + 1:
            return False
    return True


def head_of(strips: Sequence[Strip], count: int, columns: Columns, blank: float) -> set[int] | None:
    """The banners among the first `count` strips of a page when all others keep to the columns, else None."""
    through = {i for i, strip in enumerate(strips[:count]) if not keeps_to(strip, columns, blank)}
    for i in range(count):
        if i + 1 < len(strips) and gap(strips[i], strips[i + 1]) >= FARTHEST:
            return None
    return None if any(i + 1 in through for i in through) else through


def with_head(stretch: Stretch, strips: Sequence[Strip], columns: Columns, blank: float) -> Stretch | None:
    """The stretch from the top of its page on, where all above it is of the same table; else None.

    Args:
        stretch: the first of its page.
        strips: all of the page.
        columns: those of the table on the page before.
        blank: width of a blank.
    """
    count = strips.index(stretch.strips[0])
    banners = head_of(strips, count, columns, blank)
    if banners is None:
        return None
    return Stretch(
        stretch.page,
        [*strips[:count], *stretch.strips],
        {i + count for i in stretch.seeds},
        stretch.column,
        blank,
        at_top=True,
        at_bottom=stretch.at_bottom,
        through={i + count for i in stretch.through} | banners,
        reach=stretch.reach,
    )


def take_tail(stretch: Stretch, strips: Sequence[Strip], columns: Columns) -> None:
    """Add the lines below the last stretch of a page that are of its table; changes it."""
    first = strips.index(stretch.strips[-1]) + 1
    last = first
    while last < len(strips):
        several = len(list(pieces(strips[last], stretch.blank))) > 1
        if gap(strips[last - 1], strips[last]) > (FARTHEST if several else stretch.reach):
            break
        if not keeps_to(strips[last], columns, stretch.blank) and (
            last < len(strips) - 1 or last - 1 in stretch.through
        ):
            break
        last += 1
    more = strips[first:last]
    if any(len(list(pieces(strip, stretch.blank))) > 1 for strip in more):
        start = len(stretch.strips)
        stretch.through |= {
            start + i for i, strip in enumerate(more) if not keeps_to(strip, columns, stretch.blank)
        }
        stretch.strips += more
        stretch.at_bottom = last == len(strips)
