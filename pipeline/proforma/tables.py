"""The rows of the table a definition asks for, found by its column headings in any order and wording.

Every row of such a table is a row, a heading, a banner or blank: nothing disappears. A heading may stand over
two rows; a table that goes on without one (after a page end, or because somebody cut it in two) takes that of
the table before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.documents.model import Document, Note, Row, Table
from pipeline.proforma.definition import TableOf
from pipeline.proforma.table_heads import Head, heading_of, is_one_letter
from pipeline.proforma.words import excerpt, words_of

_LEAST = 2
_BANNER = 0.5
"""A cell over more than this share of the grid is a banner's."""

Enough = Callable[[frozenset[str]], bool]
"""Whether a set of column ids makes a table one of those wanted."""


class Part(NamedTuple):
    """One cell of a row under one column. `heading` is the sub-heading it stands under ("R"), "" when none.

    `merged`: its text is that of a cell above (vertical merge).
    """

    text: str
    heading: str = ""
    shade: str = ""
    notes: tuple[Note, ...] = ()
    merged: bool = False


class FilledRow(NamedTuple):
    """A row of the table: column id → the text as submitted, and its place.

    Attributes:
        merged: the columns whose text is that of a cell above (vertical merge).
        notes: (column id, note text) of pictures and the like.
        parts: column id → its cells, left to right.
        extra: heading → text of columns the definition does not know; nothing an agency wrote is lost.
        banner: the last row above that runs over the whole table, as submitted.
    """

    cells: dict[str, str]
    table: int
    number: int
    page: int | None
    merged: frozenset[str] = frozenset()
    notes: tuple[tuple[str, str], ...] = ()
    parts: dict[str, tuple[Part, ...]] = {}  # noqa: RUF012 - a named tuple's default, never written to
    extra: dict[str, str] = {}  # noqa: RUF012 - the same
    banner: str = ""


class Aside(NamedTuple):
    """A row that is none of the table's filled rows: `kind` is heading, banner or blank."""

    kind: str
    text: str
    table: int
    number: int
    page: int | None


class FoundTable(NamedTuple):
    """The tables of a document that answer one `TableOf`: which columns there are, and every row."""

    columns: dict[str, str]
    """Column id → its heading as submitted."""
    rows: tuple[FilledRow, ...]
    page: int | None
    number: int
    asides: tuple[Aside, ...] = ()
    seen: int = 0
    """How many rows the tables have: always the filled rows and the asides together."""


def find_table(document: Document, wanted: TableOf) -> FoundTable | None:
    """All rows of the tables that have the wanted columns; None where no table has."""
    must = [column for column in wanted.columns if column.required]
    least = max(_LEAST, len(must) / 2)
    return gather(document.tables, wanted, lambda ids: sum(one.id in ids for one in must) >= least)


def gather(tables: Sequence[Table], wanted: TableOf, enough: Enough) -> FoundTable | None:
    """All rows of those tables whose recognised columns are `enough`; None where no table's are."""
    found: FoundTable | None = None
    before: tuple[Table, Head] | None = None
    for table in tables:
        head = heading_of(table, wanted)
        if head is None or not enough(frozenset(one.id for one in head.columns)):
            goes_on = before is not None and _goes_on(table, before[0], head)
            if not goes_on:
                continue
            assert before is not None
            head = Head(-1, -1, before[1].columns, before[1].headings)
        reader = _Reader(table, head)
        reader.read()
        names = {column.id: text for column, (text, _) in head.columns.items()}
        if found is None:
            found = FoundTable(
                names, tuple(reader.rows), table.page, table.number, tuple(reader.asides), len(table.rows)
            )
        else:
            found = found._replace(
                columns=names | found.columns, rows=(*found.rows, *reader.rows),
                asides=(*found.asides, *reader.asides), seen=found.seen + len(table.rows),
            )  # fmt: skip
        before = table, head
    return found


def _goes_on(table: Table, before: Table, head: Head | None) -> bool:
    """Whether a table without a heading of its own is the rest of the one before it."""
    if table.width != before.width or not table.rows or table.width < 3:
        return False
    return head is None or len(head.columns) < _LEAST


class _Reader:
    """Reads the rows of one table, each as what it is."""

    def __init__(self, table: Table, head: Head) -> None:
        self._table = table
        self._head = head
        self._known = {column for _, grid in head.columns.values() for column in grid}
        self._banner = ""
        self.rows: list[FilledRow] = []
        self.asides: list[Aside] = []

    def read(self) -> None:
        """Read every row."""
        for at, row in enumerate(self._table.rows):
            texts = list(dict.fromkeys(cell.text for cell in row.cells if cell.text))
            if at <= self._head.last or row.is_page_heading or self._is_heading_again(row):
                self._aside("heading" if texts else "blank", row, texts)
            elif self._is_banner(row, texts):
                self._banner = texts[0]
                self._aside("banner", row, texts)
            elif (filled := self._filled(row)) is not None:
                self.rows.append(filled)
            else:
                self._aside("blank", row, texts)

    def _aside(self, kind: str, row: Row, texts: list[str]) -> None:
        self.asides.append(Aside(kind, "\n".join(texts), self._table.number, row.number, row.page))

    def _is_heading_again(self, row: Row) -> bool:
        known = {" ".join(words_of(text)) for text in self._head.headings.values()}
        known |= {" ".join(words_of(text)) for text, _ in self._head.columns.values()}
        own = [" ".join(words_of(cell.text)) for cell in row.cells if cell.text]
        return len(own) > 1 and all(text in known for text in own) and not self._only_letters(row)

    def _only_letters(self, row: Row) -> bool:
        return all(not cell.text or is_one_letter(cell) for cell in row.cells)

    def _is_banner(self, row: Row, texts: list[str]) -> bool:
        """One text that runs over most of the grid."""
        if len(texts) != 1 or self._table.width < 3:
            return False
        if not self._is_entry(row):
            return True
        wide = max(cell.span for cell in row.cells if cell.text)
        return wide / self._table.width > _BANNER or (len(row.cells) == 1 and wide == 1)

    def _is_entry(self, row: Row) -> bool:
        """Whether a row's one filled cell can be an entry: words alone in the number column are a title."""
        numbers = next(
            (grid for column, (_, grid) in self._head.columns.items() if column.id == "number"), ()
        )
        held = next(cell for cell in row.cells if cell.text)
        return held.column not in numbers or any(letter.isdigit() for letter in held.text)

    def _filled(self, row: Row) -> FilledRow | None:
        cells: dict[str, str] = {}
        parts: dict[str, tuple[Part, ...]] = {}
        for column, (_, grid) in self._head.columns.items():
            mine = tuple(self._parts(row, grid))
            parts[column.id] = mine
            cells[column.id] = "\n".join(part.text for part in mine if part.text)
        extra = self._extra(row)
        own = any(part.text and not part.merged for held in parts.values() for part in held)
        shaded = any(part.shade or part.notes for held in parts.values() for part in held)
        if not own and not extra and not (shaded and any(cells.values())):
            return None
        merged = frozenset(name for name, held in parts.items() if any(part.merged for part in held))
        notes = tuple(
            (name, f"{note.kind}: {note.text}")
            for name, held in parts.items() for part in held for note in part.notes
        )  # fmt: skip
        return FilledRow(
            cells, self._table.number, row.number, row.page, merged, notes, parts, extra, self._banner
        )

    def _parts(self, row: Row, grid: tuple[int, ...]) -> Iterator[Part]:
        several = len(grid) > 1
        for cell in row.cells:
            if cell.column not in grid and not (cell.column < grid[0] < cell.column + cell.span):
                continue
            text = self._table.text_above(row, cell.column) if cell.continued else cell.text
            heading = self._head.headings.get(cell.column, "") if several and cell.span < len(grid) else ""
            yield Part(text, heading, cell.shade, cell.notes, cell.continued)

    def _extra(self, row: Row) -> dict[str, str]:
        """The columns the definition does not know, by their own headings."""
        found: dict[str, str] = {}
        for cell in row.cells:
            columns = range(cell.column, cell.column + cell.span)
            if cell.text and not any(column in self._known for column in columns):
                heading = excerpt(self._head.headings.get(cell.column, ""), 60) or f"Column {cell.column + 1}"
                found[heading] = f"{found[heading]}\n{cell.text}" if heading in found else cell.text
        return found
