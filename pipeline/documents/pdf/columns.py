"""Pages set in columns like a newspaper's: where the columns stand, so that each is read to its end.

Read straight across, two columns give sentences that nobody wrote, and a name that is broken at a line's end
is parted by words of the other column. Cells of a table stand side by side as well: what is taken for
columns here is running text on both sides of one white strip, in lines that do not begin together.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.documents.pdf.datecells import begins_entry
from pipeline.documents.pdf.frame import Box
from pipeline.documents.pdf.parts import Band, Word

LEAST_WHITE = 0.75
"""The strip between two columns is at least so many letter sizes wide."""
FEWEST = 4
"""So many lines on each side; fewer stand beside each other by chance."""
WORDS = 4.0
"""Words a line of running text has on average."""
WRAPPED = 0.34
"""Share of lines that begin with a small letter, in text that was wrapped."""
LOOSE = 0.75
"""White between two lines, in letter sizes, from which a paragraph ends."""
DATED = 0.15
"""Share of lines that begin with a date in a table of events; fewer do in running text."""
MOST_COLUMNS = 3


class _Row(NamedTuple):
    words: list[Word]
    top: float
    bottom: float


class _Growing(NamedTuple):
    """Rows with a strip of white that all of them leave free."""

    rows: list[_Row]
    low: float
    high: float


def columns_of(words: Sequence[Word]) -> tuple[Band, ...]:
    """The parts of a page that are set in columns, from top to bottom; those within columns included.

    Args:
        words: of the page's running text, those in tables left out.
    """
    return tuple(_bands(words, MOST_COLUMNS - 1))


def _bands(words: Sequence[Word], deep: int) -> list[Band]:
    if deep <= 0 or len(words) < 2 * FEWEST * WORDS:
        return []
    found: list[Band] = []
    for growing in _runs(_rows(words)):
        band = _band(growing)
        if band is None:
            continue
        within = [w for row in growing.rows for w in row.words if band.top <= _middle(w) <= band.bottom]
        found.append(band)
        for beside in ([w for w in within if w.x1 <= band.x], [w for w in within if w.x0 >= band.x]):
            found += _bands(beside, deep - 1)
    return found


def _rows(words: Sequence[Word]) -> list[_Row]:
    """The words that stand at one height, whichever column they belong to."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if rows and abs(_middle(rows[-1][0]) - _middle(word)) < 0.4 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [
        _Row(sorted(row, key=attrgetter("x0")), min(w.top for w in row), max(w.bottom for w in row))
        for row in rows
    ]


def _runs(rows: Sequence[_Row]) -> list[_Growing]:
    """Rows that follow each other with one strip of white down through all of them."""
    runs: list[_Growing] = []
    at = free = 0
    while at < len(rows):
        best = max(
            (_run(rows, at, gap) for gap in _seeds(rows, at)), key=lambda run: len(run.rows), default=None
        )
        if best is None or len(best.rows) < FEWEST:
            at += 1
            continue
        runs.append(best._replace(rows=[*_above(rows[free:at], best), *best.rows]))
        at += len(best.rows)
        free = at
    return runs


def _above(rows: Sequence[_Row], run: _Growing) -> list[_Row]:
    """Rows right above a run that only its right column has: the left one begins with white and a heading."""
    found: list[_Row] = []
    nearest = next((row for row in run.rows if row.words[-1].x0 >= run.high), None)
    for row in reversed(rows):
        size = row.words[0].size
        if nearest is None or row.words[0].x0 < run.high or nearest.top - row.bottom > LOOSE * size:
            break
        found.insert(0, row)
        nearest = row
    return found


def _seeds(rows: Sequence[_Row], at: int) -> list[tuple[float, float]]:
    """White that may part columns: within a row, or between it and the next where that stands beside it."""
    found = _gaps(rows[at])
    if at + 1 < len(rows):
        here, below = rows[at].words, rows[at + 1].words
        for low, high in ((here[-1].x1, below[0].x0), (below[-1].x1, here[0].x0)):
            if high - low >= LEAST_WHITE * here[0].size:
                found.append((low, high))
    return found


def _gaps(row: _Row) -> list[tuple[float, float]]:
    """The white between two neighbours of a row that is wide enough."""
    return [
        (one.x1, two.x0)
        for one, two in itertools.pairwise(row.words)
        if two.x0 - one.x1 >= LEAST_WHITE * one.size
    ]


def _run(rows: Sequence[_Row], start: int, gap: tuple[float, float]) -> _Growing:
    low, high = gap
    held: list[_Row] = []
    for row in rows[start:]:
        free = [(-math.inf, row.words[0].x0), *_gaps(row), (row.words[-1].x1, math.inf)]
        shared = max(
            ((max(low, one), min(high, two)) for one, two in free), key=lambda strip: strip[1] - strip[0]
        )
        if shared[1] - shared[0] < LEAST_WHITE * row.words[0].size:
            break
        low, high = shared
        held.append(row)
    return _Growing(held, low, high)


def _band(growing: _Growing) -> Band | None:
    """A run of rows as two columns of running text; None for anything else."""
    x = (growing.low + growing.high) / 2
    left = [row for row in (_part(row, -math.inf, x) for row in growing.rows) if row.words]
    right = [row for row in (_part(row, x, math.inf) for row in growing.rows) if row.words]
    if not right or not left:
        return None
    first, last = right[0].top, right[-1].bottom
    left = _joined_to(left, first, last)
    if not (_is_prose(left) and _is_prose(right)) or _in_step(left, right):
        return None
    return Band(min(first, left[0].top), max(last, left[-1].bottom), x)


def _part(row: _Row, low: float, high: float) -> _Row:
    return row._replace(words=[word for word in row.words if low <= (word.x0 + word.x1) / 2 <= high])


def _joined_to(left: Sequence[_Row], first: float, last: float) -> list[_Row]:
    """The left column: its rows beside the right one, and those below that go on with it."""
    kept = [row for row in left if row.bottom >= first and row.top <= last]
    for row in left:
        if kept and row.top > last and row.top - kept[-1].bottom <= LOOSE * row.words[0].size:
            if abs(row.words[0].size - kept[-1].words[0].size) > 0.6:
                break
            kept.append(row)
    return kept


def _is_prose(rows: Sequence[_Row]) -> bool:
    if len(rows) < FEWEST or sum(len(row.words) for row in rows) < WORDS * len(rows):
        return False
    dated = sum(begins_entry(" ".join(word.text for word in row.words[:4])) for row in rows)
    if dated > DATED * len(rows):
        return False
    small = sum(row.words[0].text[0].islower() for row in rows)
    return small >= WRAPPED * len(rows)


def _in_step(left: Sequence[_Row], right: Sequence[_Row]) -> bool:
    """Whether paragraphs begin at one height on both sides, as the cells of a row do."""
    one, two = _starts(left), _starts(right)
    if len(one) < 2 or len(two) < 2:
        return False
    together = sum(any(abs(a - b) < 3 for b in two) for a in one)
    return together >= 0.6 * min(len(one), len(two)) and together >= 2


def _starts(rows: Sequence[_Row]) -> list[float]:
    """The heights at which something begins after some white."""
    return [
        below.top
        for above, below in itertools.pairwise(rows)
        if below.top - above.bottom > LOOSE * below.words[0].size
    ]


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def apart(words: Sequence[Word], bands: Sequence[Band]) -> list[list[Word]]:
    """Words parted into those of each column and the rest, so that no line is made of two columns' words."""
    parts: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        key = tuple(
            0 if not band.top <= _middle(word) <= band.bottom else 1 if word.x1 <= band.x else 2
            for band in bands
        )
        parts.setdefault(key, []).append(word)
    return list(parts.values())


def place_in(box: Box, bands: Sequence[Band]) -> tuple[float, ...]:
    """Where a line or table comes on its page: the column before the height."""
    x0, top, x1, bottom = box
    key: list[float] = []
    middle = (top + bottom) / 2
    for band in bands:
        if band.top <= middle <= band.bottom and (x1 <= band.x or x0 >= band.x):
            key += [band.top, 1.0 if x0 >= band.x else 0.0]
    return (*key, middle, x0)
