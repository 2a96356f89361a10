"""The rows of the table a definition asks for, found by its column headings in any order and wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.documents.model import Cell, Document, Row, Table
from pipeline.proforma.definition import Column, TableOf
from pipeline.proforma.words import key

_HEADING_ROWS = 12
_LEAST = 2


class FilledRow(NamedTuple):
    """A row of the table: column id → the text as submitted, and its place.

    `merged` are the columns whose text is that of a cell above (vertical merge).
    """

    cells: dict[str, str]
    table: int
    number: int
    page: int | None
    merged: frozenset[str] = frozenset()
    notes: tuple[tuple[str, str], ...] = ()
    """(column id, note text) of pictures, shading and the like."""


class FoundTable(NamedTuple):
    """The tables of a document that answer one `TableOf`: which columns there are, and every row."""

    columns: dict[str, str]
    """Column id → its heading as submitted."""
    rows: tuple[FilledRow, ...]
    page: int | None
    number: int


def find_table(document: Document, wanted: TableOf) -> FoundTable | None:
    """All rows of the tables that have the wanted columns; None where no table has."""
    found: FoundTable | None = None
    for table in document.tables:
        heading = _heading(table, wanted)
        if heading is None:
            continue
        last, columns = heading
        rows = tuple(_rows(table, last, columns))
        names = {column.id: text for column, (text, _) in columns.items()}
        if found is None:
            found = FoundTable(names, rows, table.page, table.number)
        else:
            found = found._replace(columns=names | found.columns, rows=found.rows + rows)
    return found


_Columns = dict[Column, tuple[str, tuple[int, ...]]]


def _heading(table: Table, wanted: TableOf) -> tuple[int, _Columns] | None:
    """The last row of the heading and what each column was recognised by; None when it is another table."""
    best: tuple[int, _Columns] | None = None
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        columns = _recognised(row, wanted)
        if len(columns) > (len(best[1]) if best else 0):
            best = (at, columns)
    if best is None:
        return None
    must = [column for column in wanted.columns if column.required]
    hits = sum(column in best[1] for column in must)
    return best if hits >= max(_LEAST, len(must) / 2) else None


def _recognised(row: Row, wanted: TableOf) -> _Columns:
    """Each cell of a row as the column it fits best; every column once."""
    scored: list[tuple[float, int, Column, Cell]] = []
    for cell in row.cells:
        words = key(cell.text)
        if not words or len(words) > 30:
            continue
        for order, column in enumerate(wanted.columns):
            score = max(_alike(words, key(name)) for name in (column.title, *column.headings))
            if score >= 0.6:
                scored.append((score, -order, column, cell))
    scored.sort(key=lambda item: (-item[0], -item[1]))
    found: _Columns = {}
    taken: set[int] = set()
    for _, _, column, cell in scored:
        if column in found or cell.column in taken:
            continue
        taken.add(cell.column)
        found[column] = (cell.text, tuple(range(cell.column, cell.column + cell.span)))
    return found


def _alike(words: tuple[str, ...], title: tuple[str, ...]) -> float:
    if words == title:
        return 1.0
    if set(title) <= set(words):
        # Templates put instructions into headings: "Date completed - please do not use 'ongoing'".
        behind = 0.1 if words[: len(title)] == title else 0.0
        return 0.75 + behind + min(0.08, 0.02 * len(title))
    return fuzz.ratio(" ".join(words), " ".join(title)) / 100 * 0.9 if len(title) == len(words) else 0.0


def _rows(table: Table, last: int, columns: _Columns) -> Iterator[FilledRow]:
    for row in table.rows[last + 1 :]:
        if row.header or _is_heading_again(row, columns):
            continue
        cells: dict[str, str] = {}
        merged: set[str] = set()
        notes: list[tuple[str, str]] = []
        for column, (_, grid) in columns.items():
            texts = []
            for cell in row.cells:
                if cell.column in grid or (cell.column < grid[0] < cell.column + cell.span):
                    text = cell.text
                    if cell.continued:
                        text = table.text_above(row, cell.column)
                        merged.add(column.id)
                    texts.append(text)
                    notes += [(column.id, f"{note.kind}: {note.text}") for note in cell.notes]
            cells[column.id] = "\n".join(text for text in texts if text)
        if any(cells.values()):
            yield FilledRow(cells, table.number, row.number, row.page, frozenset(merged), tuple(notes))


def _is_heading_again(row: Row, columns: _Columns) -> bool:
    texts = {text for text, _ in columns.values()}
    own = [cell.text for cell in row.cells if cell.text]
    return bool(own) and all(text in texts for text in own)
