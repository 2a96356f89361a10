"""The heading of a table, of one row or two, and which of a definition's columns its words mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.documents.model import Cell, Row, Table
from pipeline.proforma.definition import Column, TableOf
from pipeline.proforma.words import key, words_of

_HEADING_ROWS = 12
_GUESS = 0.6
"""Below this a cell's words are no wording of a column's title."""
_SHORT = 4
_LETTERS = frozenset(("r", "a", "g", "red", "amber", "green"))

Columns = dict[Column, tuple[str, tuple[int, ...]]]
"""Each column found, with its heading as submitted and the grid columns it covers."""


class Head(NamedTuple):
    """Where a table's heading stands (rows `first` to `last`, from 0) and what it says.

    `headings` is, per grid column, the words at the bottom of the heading.
    """

    first: int
    last: int
    columns: Columns
    headings: dict[int, str]


def heading_of(table: Table, wanted: TableOf) -> Head | None:
    """The heading of a table, of one row or of two; None when none of its words is known."""
    best: Head | None = None
    rows = table.rows[:_HEADING_ROWS]
    for at, row in enumerate(rows):
        single = _recognised(row.cells, wanted)
        found = Head(at, at, single, _texts(row.cells)) if single else None
        if at + 1 < len(rows):
            under = _second_row(row, rows[at + 1])
            if under is not None:
                double = _recognised(under, wanted)
                if len(double) >= len(single):
                    found = Head(at, at + 1, double, _texts(rows[at + 1].cells))
        if found is not None and len(found.columns) > (len(best.columns) if best else 0):
            best = found
    return best


def _texts(cells: Sequence[Cell]) -> dict[int, str]:
    return {
        column: cell.text for cell in cells if cell.text
        for column in range(cell.column, cell.column + cell.span)
    }  # fmt: skip


def _second_row(upper: Row, lower: Row) -> list[Cell] | None:
    """The cells of a heading whose lower row parts the wide cells of the upper; None when it does not.

    The lower row of a heading says something only under a wide cell, and goes on from the cell above
    elsewhere; or the file marks it as heading. A blank form's first row of "R", "A", "G" is no heading.
    """
    parted: list[Cell] = []
    below = 0
    for cell in upper.cells:
        inside = [one for one in lower.cells if cell.column <= one.column < cell.column + cell.span]
        filled = [one for one in inside if one.text]
        if cell.span > 1 and len(filled) > 1:
            below += 1
            parted += [_under(cell, one) for one in inside]
        elif not (lower.header or all(one.continued or not one.text for one in inside)):
            return None
        else:
            parted.append(cell)
    return parted if below and _heads(upper, lower) else None


def _under(upper: Cell, lower: Cell) -> Cell:
    """A lower cell with the words above it, unless its own say what it is."""
    words = words_of(lower.text)
    alone = words and not (len(words) == 1 and words[0] in _LETTERS)
    return lower._replace(text=lower.text if alone else f"{upper.text} {lower.text}".strip())


def _heads(upper: Row, lower: Row) -> bool:
    """Whether the lower of two rows belongs to the heading rather than to a blank form's first row."""
    if lower.header or any(cell.continued for cell in lower.cells):
        return True
    letters = [words_of(cell.text) for cell in lower.cells if cell.text]
    return not all(len(words) == 1 and words[0] in _LETTERS for words in letters)


def _recognised(cells: Sequence[Cell], wanted: TableOf) -> Columns:
    """Each cell of a heading as the column it fits best; every column once, but for red, amber, green."""
    scored: list[tuple[float, int, Column, Cell]] = []
    for cell in cells:
        words = key(cell.text)
        if not words or len(words) > 30 or (set(words_of(cell.text)) <= _LETTERS and len(words) == 1):
            continue
        for order, column in enumerate(wanted.columns):
            score = max(_alike(words, key(name)) for name in (column.title, *column.headings))
            if score >= _GUESS:
                scored.append((score, -order, column, cell))
    scored.sort(key=lambda item: (-item[0], -item[1]))
    found: Columns = {}
    taken: set[int] = set()
    for _, _, column, cell in scored:
        again = column in found and not (column.id == "progress" and is_one_letter(cell))
        if cell.column in taken or again:
            continue
        taken.add(cell.column)
        grid = tuple(range(cell.column, cell.column + cell.span))
        if column in found:
            text, before = found[column]
            found[column] = (f"{text} {cell.text}", (*before, *grid))
        else:
            found[column] = (cell.text, grid)
    return _with_letters(cells, wanted, found, taken)


def _with_letters(cells: Sequence[Cell], wanted: TableOf, found: Columns, taken: set[int]) -> Columns:
    """Columns headed R, A and G are the three parts of the progress column."""
    progress = next((column for column in wanted.columns if column.id == "progress"), None)
    letters = [cell for cell in cells if cell.column not in taken and is_one_letter(cell)]
    if progress is None or not letters or len(letters) + (progress in found) < 2:
        return found
    text, grid = found.get(progress, ("", ()))
    columns = (column for cell in letters for column in range(cell.column, cell.column + cell.span))
    said = " ".join((text, *(cell.text for cell in letters))).strip()
    return found | {progress: (said, (*grid, *columns))}


def is_one_letter(cell: Cell) -> bool:
    """Whether a cell says red, amber or green and hardly more."""
    words = words_of(cell.text)
    return bool(words) and words[-1] in _LETTERS and len(words) <= 3


def _alike(words: tuple[str, ...], title: tuple[str, ...]) -> float:
    if words == title:
        return 1.0
    if set(title) <= set(words):
        # Templates put instructions into headings: "Date completed - please do not use 'ongoing'".
        behind = 0.1 if words[: len(title)] == title else 0.0
        return 0.75 + behind + min(0.08, 0.02 * len(title))
    one, other = " ".join(words), " ".join(title)
    if len(other) >= _SHORT and one.replace(" ", "") == other.replace(" ", ""):
        return 0.95  # narrow columns of print break words: "Date com pleted"
    if len(title) != len(words) or len(one) < _SHORT:  # "Red" is no slip for "Rec"
        return 0.0
    return fuzz.ratio(one, other) / 100 * 0.9
