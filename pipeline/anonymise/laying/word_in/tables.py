"""Tables of a Word file on their grid, with merged cells, heading rows, shades and captions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.anonymise.laying.grids import looks_headed
from pipeline.anonymise.laying.model import Aside, Block, Cell, Table
from pipeline.anonymise.laying.word_in import names
from pipeline.anonymise.laying.word_in.source import Source
from pipeline.documents.docx.inline import choose
from pipeline.documents.docx.names import (
    ALTERNATE,
    DEL,
    GRID_BEFORE,
    GRID_COL,
    GRID_SPAN,
    H_MERGE,
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
    W,
    is_on,
    number_of,
)
from pipeline.documents.docx.styles import fill_of

MOST_COLUMNS = 200
FIRST_ROW = 0x20
"""The bit of a table's look that asks for the style of its first row (ECMA-376 part 1, 17.4.56)."""


def table_of(tbl: etree._Element, source: Source, part: str, *, beside: bool = False) -> list[Block]:
    """A table as a block; a frame round text as an aside; nothing where no cell says anything."""
    rows = [_Row(tr, source, part, beside) for tr in _inside(tbl, TR)]
    cells = _merged(rows)
    if not any(cells):
        return []
    columns = max((cell.column + cell.colspan for row in cells for cell in row), default=0)
    if columns == 1 and len([row for row in cells if row]) == 1:
        only = next(cell for row in cells for cell in row)
        return list(only.blocks) if beside else [Aside(only.blocks)] if only.blocks else []
    headers = _marked(rows) or (0 if beside else _styled(tbl, source, cells) or looks_headed(cells, columns))
    return [Table(tuple(cells), columns, headers, _widths(tbl, columns))]


class _Row:
    """A row as it stands in the file: its cells on the grid, which of them go on from above."""

    def __init__(self, tr: etree._Element, source: Source, part: str, beside: bool) -> None:
        from pipeline.anonymise.laying.word_in.body import inner_blocks

        properties = tr.find(TR_PR)
        self.header = properties is not None and is_on(properties.find(TBL_HEADER))
        before = properties.find(GRID_BEFORE) if properties is not None else None
        column = max(number_of(before, 0), 0) if before is not None else 0
        self.cells: list[tuple[Cell, bool]] = []
        for tc in _inside(tr, TC):
            inside = tc.find(TC_PR)
            span, continued, joined, shade = 1, False, False, ""
            if inside is not None:
                span = min(max(number_of(inside.find(GRID_SPAN), 1), 1), MOST_COLUMNS)
                down, across = inside.find(V_MERGE), inside.find(H_MERGE)
                continued = down is not None and down.get(VAL) != "restart"
                joined = across is not None and across.get(VAL) != "restart" and bool(self.cells)
                shade = fill_of(inside.find(SHD)) or ""
            blocks = inner_blocks(tc, source, part, beside=beside)
            if joined:
                left, above = self.cells[-1]
                self.cells[-1] = (
                    replace(left, colspan=left.colspan + span, blocks=(*left.blocks, *blocks)),
                    above,
                )
            else:
                shade = "" if shade == "FFFFFF" else shade
                self.cells.append((Cell(blocks, min(column, MOST_COLUMNS), span, 1, shade), continued))
            column += span


def _merged(rows: list[_Row]) -> list[tuple[Cell, ...]]:
    """The cells that begin in each row; a cell continued from above makes that one taller."""
    made: list[list[Cell]] = []
    open_at: dict[int, tuple[int, int]] = {}  # column → row and index of the cell that is still growing
    for y, row in enumerate(rows):
        begun: list[Cell] = []
        still: dict[int, tuple[int, int]] = {}
        for cell, continued in row.cells:
            home = open_at.get(cell.column)
            if continued and home is not None and made[home[0]][home[1]].colspan == cell.colspan:
                above = made[home[0]][home[1]]
                blocks = (*above.blocks, *cell.blocks)
                made[home[0]][home[1]] = replace(above, rowspan=y - home[0] + 1, blocks=blocks)
                still[cell.column] = home
            else:
                still[cell.column] = (y, len(begun))
                begun.append(cell)
        made.append(begun)
        open_at = still
    return [tuple(row) for row in made]


def _marked(rows: list[_Row]) -> int:
    """How many rows at the head are marked as headings; none when all are."""
    leading = next((at for at, row in enumerate(rows) if not row.header), len(rows))
    return leading if leading < len(rows) else 0


def _styled(tbl: etree._Element, source: Source, cells: list[tuple[Cell, ...]]) -> int:
    """1 where the table's style sets its first row apart as headings and the author left that on."""
    properties = tbl.find(names.TBL_PR)
    style = properties.find(names.TBL_STYLE) if properties is not None else None
    look = properties.find(names.TBL_LOOK) if properties is not None else None
    if style is None or look is None or len(cells) < 2 or len(cells[0]) < 2:
        return 0
    said = look.get(W + "firstRow")
    on = said in ("1", "true", "on") if said else bool(_hexadecimal(look.get(VAL)) & FIRST_ROW)
    return int(
        on and all(cell.blocks for cell in cells[0]) and source.sets_first_row_apart(style.get(VAL, ""))
    )


def _hexadecimal(text: str | None) -> int:
    try:
        return int(text or "0", 16)
    except ValueError:
        return 0


def _widths(tbl: etree._Element, columns: int) -> tuple[float, ...]:
    grid = tbl.find(TBL_GRID)
    if grid is None:
        return ()
    widths = []
    for column in grid.iterchildren(GRID_COL):
        try:
            widths.append(float(column.get(W + "w", "0")))
        except ValueError:
            return ()
    return tuple(widths) if len(widths) >= columns and all(width > 0 for width in widths) else ()


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, however they are wrapped, not those of tables inside."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            if wanted != TR or not _deleted(child):
                yield child
        elif tag in PROPERTIES or tag in (DEL, MOVE_FROM) or not isinstance(tag, str):
            continue
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _inside(content, wanted)
        elif tag == ALTERNATE:
            branch = choose(child)
            if branch is not None:
                yield from _inside(branch, wanted)
        elif tag not in (TC, TR):
            yield from _inside(child, wanted)


def _deleted(tr: etree._Element) -> bool:
    properties = tr.find(TR_PR)
    return properties is not None and properties.find(DEL) is not None
