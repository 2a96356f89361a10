"""Tables ruled across only: rows from the rules, columns from the white between the words.

Taken as a table only where it is plain: at least four rules of one width, a word in every band,
at least three columns that stay clear of words, and no band that holds several dates below each
other (rows that no rule parts). Tables of entries with dates
are left to `unruled`, which knows all pages; everything else stays running text, in reading order.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.documents.pdf.grid import Lattice, Region, gathered
from pipeline.documents.pdf.parts import Word
from pipeline.documents.pdf.shapes import Edge

RULES = 4
COLUMNS = 3
WIDEST_OFFSET = 4.0
CLEAR = 5.0
"""White between two columns, in points, over the whole height."""
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")


def rules_only(across: Sequence[Edge], found: Sequence[Lattice], words: Sequence[Word]) -> list[Lattice]:
    """Tables whose rows are parted by rules but whose columns are not."""
    groups: list[list[Edge]] = []
    for rule in gathered(across):
        if rule.end - rule.start < 150 or any(_in(rule, table) for table in found):
            continue
        for group in groups:
            if (
                abs(group[0].start - rule.start) < WIDEST_OFFSET
                and abs(group[0].end - rule.end) < WIDEST_OFFSET
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    tables = [_table(group, words) for group in groups if len(group) >= RULES]
    return [table for table in tables if table is not None]


def _in(rule: Edge, table: Lattice) -> bool:
    return (
        table.ys[0] - 1 <= rule.at <= table.ys[-1] + 1
        and rule.start < table.xs[-1]
        and rule.end > table.xs[0]
    )


def _table(rules: list[Edge], words: Sequence[Word]) -> Lattice | None:
    ys = sorted(rule.at for rule in rules)
    left, right = rules[0].start, rules[0].end
    bands: list[list[Word]] = [[] for _ in ys[1:]]
    for word in words:
        y = (word.top + word.bottom) / 2
        if left - 2 <= word.x0 and word.x1 <= right + 2 and ys[0] < y < ys[-1]:
            bands[sum(1 for level in ys if level <= y) - 1].append(word)
    if not all(bands):
        return None
    xs = _columns(bands, left, right)
    if len(xs) - 1 < COLUMNS or any(_several_dates(band, xs[1]) for band in bands):
        return None
    regions: list[Region] = []
    owner = [[-1] * (len(xs) - 1) for _ in bands]
    for row, band in enumerate(bands):
        for column, span in _cells(band, xs):
            owner[row][column : column + span] = [len(regions)] * span
            regions.append(Region(row, column, 1, span))
    return Lattice(tuple(xs), tuple(ys), tuple(regions), tuple(map(tuple, owner)), False, False, guessed=True)


def _columns(bands: Sequence[Sequence[Word]], left: float, right: float) -> list[float]:
    """Bounds of the columns: the middles of what stays white in all bands but those of a single banner."""
    spans = sorted((w.x0, w.x1) for band in bands if not _is_banner(band) for w in band)
    xs = [left]
    reach = spans[0][1] if spans else right
    for x0, x1 in spans:
        if x0 - reach >= CLEAR:
            xs.append((x0 + reach) / 2)
        reach = max(reach, x1)
    return [*xs, right]


def _is_banner(band: Sequence[Word]) -> bool:
    """One line of words with no column gap in it."""
    row = sorted(band, key=lambda word: word.x0)
    one_line = max(w.top for w in row) < min(w.bottom for w in row)
    return one_line and all(b.x0 - a.x1 < CLEAR for a, b in itertools.pairwise(row))


def _several_dates(band: Sequence[Word], edge: float) -> bool:
    return sum(1 for word in band if word.x0 < edge and _DATED.search(word.text)) > 1


def _cells(band: Sequence[Word], xs: Sequence[float]) -> list[tuple[int, int]]:
    """Columns of one band; those that a word crosses are one cell."""
    cells: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(xs)):
        last = i == len(xs) - 1
        if last or not any(word.x0 < xs[i] - 1 and word.x1 > xs[i] + 1 for word in band):
            cells.append((start, i - start))
            start = i
    return cells
