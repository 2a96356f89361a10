"""Tables placed on their grid, row by row, so that a long one need not be held in memory as XML.

Every `w:tc` of the current text becomes a cell at its grid column, whether it stands in the row or
in a content control, custom XML or a tracked insertion around it. A deleted row is no row: its words
become a note of the document. A cell that continues the one above (vertical merge) stays a cell, with
whatever was typed in it. Where the merge it belongs to does not begin above (the row that began it was
deleted), it is a cell of its own: it must not show the words of another.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.documents.docx._cells import thorough_cell
from pipeline.documents.docx._quick import Scan, span_of
from pipeline.documents.docx._shading import colour_of, note_shading, shaded
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.inline import all_words, choose, shows_placeholder
from pipeline.documents.docx.names import (
    ALTERNATE,
    AUTHOR,
    DEL,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_COL,
    GRID_SPAN,
    H_MERGE,
    HIDDEN_ROW,
    INS,
    MOVE_FROM,
    PROPERTIES,
    SDT,
    SDT_CONTENT,
    SHD,
    TBL_GRID,
    TBL_HEADER,
    TC,
    TC_PR,
    TR,
    TR_PR,
    V_MERGE,
    VAL,
    is_on,
    number_of,
)
from pipeline.documents.model import Cell, Note, Place, Row, Table, fold

_LONGEST_HEADER = 5  # somebody who marks more rows than this as header has marked the whole table


class TableReader:
    """Reads one table, either whole (`rest`) or row by row as the parser delivers them (`row`)."""

    def __init__(self, tbl: etree._Element, context: Context) -> None:
        self._tbl = tbl
        self._context = context
        self._done: etree._Element | None = None
        self._rows: list[Row] = []
        self._headers: list[bool] = []
        self._fills: dict[int, dict[int, str]] = {}  # by index of the row and column of the cell
        self._deleted = 0
        self._width = 0
        self._merges: list[tuple[int, int]] = []  # columns of the row above that a cell may continue
        self._number = context.tables = context.tables + 1

    def row(self, tr: etree._Element, scan: Scan) -> None:
        """Read a row that is a child of the table, and whatever stands before it and is not read yet.

        Args:
            tr: the row, complete.
            scan: what the quick pass saw in it.
        """
        self._catch_up(tr)
        self._done = tr
        cells = scan.cells
        if cells is None:
            self._thorough_row(tr, False)
            return
        merges = [(cells[at].column, cells[at].column + cells[at].span) for at in scan.starts]
        for at, cell in enumerate(cells):
            if cell.continued:
                merges.append((cell.column, cell.column + cell.span))
                if not self._has_above(cell.column):
                    cells[at] = cell._replace(continued=False)
        self._merges = merges
        for at, tc in sorted(scan.again.items()):
            cell = cells[at]
            place = Place(table=self._number, row=len(self._rows) + 1, column=cell.column)
            text, flow, tables = thorough_cell(tc, place, self._context)
            cells[at] = Cell(text, cell.column, cell.span, cell.continued, flow.notes(), tables)
        if scan.fills:
            self._fills[len(self._rows)] = {cells[at].column: colour for at, colour in scan.fills.items()}
        self._append(tuple(cells))

    def rest(self) -> Table | None:
        """Read what is left and give the table; None when no row of it is current."""
        self._catch_up(None)
        if not self._rows:
            if self._context.tables == self._number:
                self._context.tables -= 1
            return None
        grid = self._tbl.find(TBL_GRID)
        columns = sum(1 for _ in grid.iterchildren(GRID_COL)) if grid is not None else 0
        leading = next((at for at, header in enumerate(self._headers) if not header), len(self._headers))
        if leading == len(self._rows) > 1 or leading > _LONGEST_HEADER:
            leading = 0
        for at in range(leading):
            self._rows[at] = self._rows[at]._replace(header=True)
        if self._fills:
            note_shading(self._rows, self._fills, self._number)
            for at, fills in self._fills.items():
                self._rows[at] = shaded(self._rows[at], fills)
        return Table(tuple(self._rows), self._number, max(columns, self._width))

    def _catch_up(self, until: etree._Element | None) -> None:
        """Read the children not read yet that stand before `until` (all of them when None)."""
        siblings: Iterator[etree._Element]
        siblings = self._tbl.iterchildren() if self._done is None else self._done.itersiblings()
        for child in siblings:
            if child is until:
                return
            self._done = child
            wrapped = False
            for tr, placeholder in _wrapped(child, TR):
                self._thorough_row(tr, placeholder)
                wrapped = True
            if wrapped and until is not None:
                child.clear()  # a long table is being streamed: what is read is let go

    def _thorough_row(self, tr: etree._Element, placeholder: bool) -> None:
        """Read a row cell by cell, with everything its properties and wrappers say."""
        properties = tr.find(TR_PR)
        if properties is not None and (change := properties.find(DEL)) is not None:
            self._deleted_row(tr, change.get(AUTHOR))
            return
        before = header = hidden = None
        if properties is not None:
            before, header = properties.find(GRID_BEFORE), properties.find(TBL_HEADER)
            hidden = properties.find(HIDDEN_ROW)
            if properties.find(INS) is not None:
                self._context.count("tracked-changes", Place(table=self._number, row=len(self._rows) + 1))
        column = span_of(before) if before is not None and number_of(before, 0) > 0 else 0
        cells: list[Cell] = []
        merges: list[tuple[int, int]] = []
        for tc, prompt in _cells_in(tr, placeholder):
            begin, column = column, self._add_cell(cells, tc, column, prompt)
            if _merge_of(tc) is not None:
                merges.append((begin, column))
        self._merges = merges
        after = number_of(properties.find(GRID_AFTER), 0) if properties is not None else 0
        self._append(tuple(cells), header=is_on(header), hidden=is_on(hidden), width=column + max(0, after))

    def _add_cell(self, cells: list[Cell], tc: etree._Element, column: int, placeholder: bool) -> int:
        properties = tc.find(TC_PR)
        span, continued, joined = 1, False, False
        if properties is not None:
            span = span_of(properties.find(GRID_SPAN))
            shd = properties.find(SHD)
            if shd is not None and (colour := colour_of(shd)):
                self._fills.setdefault(len(self._rows), {})[column] = colour
            merge, legacy = properties.find(V_MERGE), properties.find(H_MERGE)
            continued = merge is not None and merge.get(VAL) != "restart"
            joined = legacy is not None and legacy.get(VAL) != "restart" and bool(cells)
        place = Place(table=self._number, row=len(self._rows) + 1, column=column)
        text, flow, tables = thorough_cell(tc, place, self._context, placeholder=placeholder)
        cell = Cell(text, column, span, False, flow.notes(), tables)
        if continued and self._has_above(column):
            cell = cell._replace(continued=True)
            if cell.text:  # Word does not show it
                cell = cell._replace(notes=(*cell.notes, Note("hidden", cell.text, place)))
                self._context.count("hidden-text", place)
        if joined:
            left = cells[-1]
            cells[-1] = left._replace(
                text=fold(f"{left.text}\n{cell.text}"),
                span=left.span + span,
                notes=left.notes + cell.notes,
                tables=left.tables + cell.tables,
            )
        else:
            cells.append(cell)
        return column + span

    def _has_above(self, column: int) -> bool:
        """Whether a vertical merge is under way that a cell at this grid column could continue."""
        return any(begin <= column < end for begin, end in self._merges)

    def _append(
        self, cells: tuple[Cell, ...], *, header: bool = False, hidden: bool = False, width: int = 0
    ) -> None:
        self._rows.append(Row(cells, len(self._rows) + 1, hidden=hidden))
        self._headers.append(header)
        if cells:
            width = max(width, cells[-1].column + cells[-1].span)
        if width > self._width:
            self._width = min(width, 1 << 20)

    def _deleted_row(self, tr: etree._Element, author: str | None) -> None:
        place = Place(table=self._number, row=len(self._rows) + 1)
        self._deleted += 1
        column = 0
        for tc, _ in _cells_in(tr, False):
            properties = tc.find(TC_PR)
            begin, column = (
                column,
                column + span_of(properties.find(GRID_SPAN) if properties is not None else None),
            )
            merge = _merge_of(tc)
            if merge is not None and merge.get(VAL) == "restart":
                self._merges = [pair for pair in self._merges if not pair[0] <= begin < pair[1]]
        self._context.notes.append(Note("deleted", " ".join(fold(all_words(tr)).split("\n")), place, author))
        self._context.count("tracked-changes", place)


def read_table(tbl: etree._Element, context: Context) -> Table | None:
    """Read a table whole; None when it has no current row."""
    return TableReader(tbl, context).rest()


def _wrapped(
    child: etree._Element, wanted: str, placeholder: bool = False
) -> Iterator[tuple[etree._Element, bool]]:
    """The rows (or cells) that a child of a table (or row) is or wraps, not those of nested tables."""
    tag = child.tag
    if tag == wanted:
        yield child, placeholder
    elif tag in PROPERTIES or tag in (DEL, MOVE_FROM):
        return
    elif tag == SDT:
        content = child.find(SDT_CONTENT)
        if content is not None:
            yield from _all_wrapped(content, wanted, shows_placeholder(child))
    elif tag == ALTERNATE:
        branch = choose(child)
        if branch is not None:
            yield from _all_wrapped(branch, wanted, placeholder)
    else:
        yield from _all_wrapped(child, wanted, placeholder)


def _all_wrapped(
    parent: etree._Element, wanted: str, placeholder: bool
) -> Iterator[tuple[etree._Element, bool]]:
    for child in parent:
        yield from _wrapped(child, wanted, placeholder)


def _merge_of(tc: etree._Element) -> etree._Element | None:
    """The mark of a cell that begins or continues a vertical merge."""
    properties = tc.find(TC_PR)
    return properties.find(V_MERGE) if properties is not None else None


def _cells_in(tr: etree._Element, placeholder: bool) -> Iterator[tuple[etree._Element, bool]]:
    yield from _all_wrapped(tr, TC, placeholder)
