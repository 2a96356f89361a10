"""Where the rows of a table begin when no rule parts them.

Three things tell a new row: a date begins; the white above the line is that between rows; a cell begins
whose column had nothing on the line before (cells begin on the first line of their row and run on without
a break). Where rows stand as close as lines do, a line whose words would have fitted on the line before
also begins something new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.documents.pdf.datecells import completes
from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.stretches import Stretch
from pipeline.documents.pdf.strips import TIGHT

Cells = Mapping[int, Sequence[Word]]
NOTICED = 0.05
"""White between rows is told from that between lines when it is more by this share of the letter size."""
NOTICED_INK = 0.22
"""The same where letters are measured by their ink, so that the height of a line is known less well."""
MOSTLY = 0.6
"""White parts rows where more than this share of the dates stand further off than a line does."""
EXACT = 0.5
"""Distances that differ by less than this are the same, in points."""


class Rhythm(NamedTuple):
    """Distance of lines within a row and of rows, from base to base; `told` says that they differ plainly."""

    line: float
    row: float
    told: bool


def rhythm_of(stretches: Sequence[Stretch]) -> Rhythm:
    """The rhythm of a run of pages."""
    lines: Counter[float] = Counter()
    rows: list[float] = []
    size = 0.0
    for stretch in stretches:
        for i in range(max(stretch.before, 1), len(stretch.strips)):
            if (
                i in stretch.through
                or i - 1 in stretch.through
                or (i == stretch.before and i - 1 not in stretch.seeds)
            ):
                continue
            step = stretch.strips[i].base - stretch.strips[i - 1].base
            size = max(size, stretch.strips[i].size)
            if i in stretch.seeds:
                rows.append(step)
            else:
                lines[round(step * 2) / 2] += 1
    most = max(lines.values(), default=0)
    usual = [step for step, count in lines.items() if 2 * count >= most]
    line = min(usual, default=0.0)
    strips = [strip for stretch in stretches[:3] for strip in stretch.strips]
    inked = 2 * sum(strip.bottom - strip.top < TIGHT * strip.size for strip in strips) > len(strips)
    noticed = (NOTICED_INK if inked else NOTICED) * size
    # A date may wrap within its cell, its second line looking like a date of its own.
    apart = sorted(step for step in rows if step > line + max(EXACT, noticed) + 0.25)
    told = bool(usual) and len(apart) > MOSTLY * len(rows)
    row = apart[len(apart) // 5] if told else 0.0
    return Rhythm(line, row, told)


def row_starts(
    stretch: Stretch,
    cells: Sequence[Cells],
    first: int,
    date: int,
    rhythm: Rhythm,
    widths: Mapping[int, float],
    parts: Sequence[float] | None,
) -> tuple[list[int], set[int]]:
    """The strips at which rows begin, `first` among them, and which of these rows are not certain.

    Args:
        stretch: a piece of a page.
        cells: the words of its strips by column.
        first: the first strip below the heading.
        date: the date column.
        rhythm: of the run the stretch belongs to.
        widths: how far the text of each column reaches, and which is the widest.
        parts: heights of the rules or shades that part all rows, None where it is white that does.
    """
    starts = [first]
    unsure: set[int] = set()
    for k in range(first + 1, len(cells)):
        if k in stretch.through or k - 1 in stretch.through:
            begins = True
        elif parts is not None:
            begins = _parted(stretch, k, cells, date, parts)
        else:
            begins = _begins(stretch, k, cells, starts[-1], date, rhythm, widths)
        told = parts is not None or rhythm.told or k in stretch.through or k - 1 in stretch.through
        if begins:
            if not told and (date not in cells[k] or date in cells[k - 1]):
                unsure |= {starts[-1], k}
            starts.append(k)
        elif not told and _may_begin(cells[k - 1], cells[k], widths):
            unsure.add(starts[-1])
    return starts, unsure


def _may_begin(above: Cells, here: Cells, widths: Mapping[int, float]) -> bool:
    """Whether a line taken for the next paragraph of a cell might as well be a row without a date."""
    return any(column in above and _ended(above[column], here[column], widths[column]) for column in here)


def _parted(stretch: Stretch, k: int, cells: Sequence[Cells], date: int, parts: Sequence[float]) -> bool:
    """A rule or the edge of a shade above; below the last of them (no rule closes there) a date will do."""
    above, here = stretch.strips[k - 1].middle, stretch.strips[k].middle
    if any(above < part < here for part in parts):
        return True
    is_open = not any(part > here for part in parts)
    return is_open and k in stretch.seeds and not _completes(cells, k, date)


def _completes(cells: Sequence[Cells], k: int, date: int) -> bool:
    above, here = _text(cells[k - 1], date), _text(cells[k], date)
    return bool(above and here) and completes(above, here)


def _text(cells: Cells, column: int) -> str:
    return " ".join(word.text for word in cells.get(column, ()))


def _begins(
    stretch: Stretch,
    k: int,
    cells: Sequence[Cells],
    start: int,
    date: int,
    rhythm: Rhythm,
    widths: Mapping[int, float],
) -> bool:
    above, here = cells[k - 1], cells[k]
    step = stretch.strips[k].base - stretch.strips[k - 1].base
    if rhythm.told:
        if step <= (rhythm.line + rhythm.row) / 2:
            return k in stretch.seeds and date not in above
        # A paragraph within a cell stands further off than a line, but not as far as a row.
        return date in here or len(here) > 1 or step > rhythm.row - EXACT
    if date in here:
        whole = " ".join(filter(None, (_text(cells[i], date) for i in range(start, k))))
        return date not in above or not completes(whole, _text(here, date))
    if any(column not in above for column in here):
        return True
    if len(here) < 2:
        return False
    widest = max(widths, key=lambda column: widths[column])
    ended = [column for column in here if _ended(above[column], here[column], widths[column])]
    return len(ended) > 1 or any(column != widest for column in ended)


def _ended(above: Sequence[Word], here: Sequence[Word], width: float) -> bool:
    """Whether the first word would have fitted on the line above: then that line was ended, not wrapped."""
    blank = 0.3 * here[0].size
    return above[-1].x1 - above[0].x0 + blank + here[0].x1 - here[0].x0 < width - 1
