"""Light pages to one document: furniture out, tables joined over pages, text flowing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.documents.model import Block, Caution, Cell, Furniture, Row, Table, fold
from pipeline.documents.pdf.columns import place_in
from pipeline.documents.pdf.datecells import DATE_LIKE
from pipeline.documents.pdf.doubts import doubts, hangs_below, loose
from pipeline.documents.pdf.flow import EXACT, Room, Vocabulary, clean, flow
from pipeline.documents.pdf.frame import Box
from pipeline.documents.pdf.furniture import sweep
from pipeline.documents.pdf.joining import SAME, JoinedCell, JoinedTable, extend, fits, table_of
from pipeline.documents.pdf.parts import Grid, Line, PageContent
from pipeline.documents.pdf.prose import blocks_of, look_of
from pipeline.documents.pdf.sureness import Sureness
from pipeline.documents.pdf.unruled import with_open_tables
from pipeline.documents.pdf.words import COLUMN_GAP

Piece = JoinedTable | list[Line]
LOWEST = 0.72
"""A table that runs over the page end reaches down to about this share of the page at least."""
_NOTE_MARK = re.compile(r"(?:[1-9][0-9]{0,2}|[ivx]{1,5}|[*†‡§]+)[.)]?\s*[^\W\d]")
SAME_WIDTH = 20.0
"""Points; pages that differ by more are upright ones and those on their side."""
INDENT = 30.0
"""Footnotes begin no further than this from the table's left side, in points."""
MANY = 8
"""So many wrapped lines in a column show where they end."""


def assemble(
    pages: Sequence[PageContent],
) -> tuple[tuple[Block, ...], tuple[Furniture, ...], tuple[Caution, ...]]:
    """Blocks in reading order, furniture, and what had to be guessed."""
    swept = sweep(pages)
    furniture = tuple(item for part in swept for item in part.taken)
    bodies = with_open_tables(pages, [part.page for part in swept], COLUMN_GAP)
    pieces = _pieces(bodies)
    look = look_of(line for piece in pieces if isinstance(piece, list) for line in piece)
    words = Vocabulary(lambda: _all_lines(bodies))
    sureness = Sureness(pages)
    blocks: list[Block] = []
    cautions: list[Caution] = []
    tables = paragraphs = 0
    for number, piece in enumerate(pieces):
        if isinstance(piece, list):
            above = pieces[number - 1] if number else None
            if isinstance(above, JoinedTable) and hangs_below(above, piece):
                cautions.append(loose(above, tables))
            made = blocks_of(piece, look, words, paragraphs + 1)
            paragraphs += len(made)
            blocks += made
            continue
        tables += 1
        blocks.append(_table(piece, tables, words, sureness))
        cautions += doubts(piece, tables)
        made = blocks_of(piece.feet, look, words, paragraphs + 1)
        paragraphs += len(made)
        blocks += made
    return tuple(blocks), furniture, tuple(cautions)


def _all_lines(pages: Sequence[PageContent]) -> Iterator[Line]:
    for page in pages:
        yield from page.lines
        for grid in page.grids:
            for cell in grid.cells:
                yield from cell.lines


def _pieces(pages: Sequence[PageContent]) -> list[Piece]:
    """Tables joined over pages and the lines between them, in reading order."""
    bottoms = _bottoms(pages)
    grids = [grid for page in pages for grid in page.grids]
    pieces: list[Piece] = []
    widths = {page.number: page.width for page in pages}
    for page in pages:
        for item in _ordered(page):
            previous = pieces[-1] if pieces else None
            if isinstance(item, Line):
                if isinstance(previous, list) and _as_wide(previous[-1], item, widths):
                    previous.append(item)
                else:
                    pieces.append([item])
            elif (table := _goes_on(pieces, item)) is not None:
                closes = any(not g.open_bottom for g in grids if len(g.xs) == len(item.xs))
                if isinstance(previous, list):
                    table.feet += previous
                    pieces.pop()
                    extend(table, item, [table.last.ys[-1]], closes=closes)
                else:
                    extend(table, item, bottoms, closes=closes)
            else:
                pieces.append(table_of(item))
    return _single_boxes_as_text(pieces, widths)


def _as_wide(above: Line, below: Line, widths: dict[int, float]) -> bool:
    """Whether two lines stand on pages of one width: how full a line is cannot be told by those of others."""
    return abs(widths[above.page] - widths[below.page]) <= SAME_WIDTH


def _goes_on(pieces: Sequence[Piece], grid: Grid) -> JoinedTable | None:
    """The table of the page before that goes on with `grid`; between them only footnotes may stand."""
    feet: list[Line] = []
    if pieces and isinstance(pieces[-1], list):
        feet, pieces = pieces[-1], pieces[:-1]
    beside = _beside(pieces, grid)
    if beside is not None and not feet:
        return beside
    table = pieces[-1] if pieces else None
    if not isinstance(table, JoinedTable) or grid.page != table.last.page + 1 or not fits(table, grid):
        return None
    return table if not feet or _are_footnotes(feet, table) else None


def _beside(pieces: Sequence[Piece], grid: Grid) -> JoinedTable | None:
    """Of two tables side by side on the page before, the one that stands where `grid` does."""
    ends: list[JoinedTable] = []
    for piece in reversed(pieces):
        if not isinstance(piece, JoinedTable) or piece.last.page < grid.page - 1:
            break
        if piece.last.page == grid.page - 1:
            ends.append(piece)
    if len(ends) < 2 or ends[0].last.xs[0] < ends[1].last.xs[-1] or ends[0].last.ys[0] > ends[1].last.ys[-1]:
        return None
    return next((t for t in ends if abs(t.last.xs[0] - grid.xs[0]) <= SAME and fits(t, grid)), None)


def _are_footnotes(lines: Sequence[Line], table: JoinedTable) -> bool:
    """Small lines below the table, each note behind its mark; a heading for another table is none."""
    size = max(
        (line.size for row in table.rows[-3:] for cell in row.cells for line in cell.lines), default=10.0
    )
    first = lines[0].text
    return (
        bool(_NOTE_MARK.match(first))
        and not DATE_LIKE.search(first[:9])
        and all(
            line.x0 - table.last.xs[0] < INDENT
            and line.page == table.last.page
            and line.top >= table.last.ys[-1]
            and not line.bold
            and line.size <= size
            for line in lines
        )
    )


def _bottoms(pages: Sequence[PageContent]) -> list[float]:
    """Where tables end on the pages after which another page begins with a table.

    In a file with few such pages a share of the page's height stands in for experience.
    """
    return [LOWEST * page.height for page in pages] + [
        one.grids[-1].ys[-1]
        for one, two in itertools.pairwise(pages)
        if one.grids and two.grids and not any(line.top > one.grids[-1].ys[-1] for line in one.lines)
    ]


def _ordered(page: PageContent) -> Iterator[Line | Grid]:
    """Lines and tables of a page from top to bottom, column by column; a line beside a table before it."""
    if page.columns:
        items: list[Line | Grid] = [*page.lines, *page.grids]
        yield from sorted(items, key=lambda item: place_in(_box(item), page.columns))
        return
    lines = list(page.lines)
    for grid in page.grids:
        middle = (grid.ys[0] + grid.ys[-1]) / 2
        while lines and (lines[0].top + lines[0].bottom) / 2 < (
            grid.ys[0] if lines[0].x1 < grid.xs[0] else middle
        ):
            yield lines.pop(0)
        yield grid
    yield from lines


def _box(item: Line | Grid) -> Box:
    if isinstance(item, Line):
        return item.x0, item.top, item.x1, item.bottom
    return item.xs[0], item.ys[0], item.xs[-1], item.ys[0]


def _single_boxes_as_text(pieces: list[Piece], widths: dict[int, float]) -> list[Piece]:
    """A box round some text is no table; neither are rules with nothing in them."""
    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, JoinedTable):
            filled = [row for row in piece.rows if any(cell.lines for cell in row.cells)]
            if not filled:
                continue
            if len(piece.xs) == 2 and len(piece.rows) == 1:
                piece = [line for cell in piece.rows[0].cells for line in cell.lines]
        last = made[-1] if made else None
        if isinstance(piece, list) and isinstance(last, list) and _as_wide(last[-1], piece[0], widths):
            last.extend(piece)
        else:
            made.append(piece)
    return made


def _table(table: JoinedTable, number: int, words: Vocabulary, sureness: Sureness) -> Table:
    rooms = _rooms(table)
    rows = []
    for index, row in enumerate(table.rows, start=1):
        cells = tuple(
            Cell(
                _text(cell, rooms, words),
                cell.column,
                cell.span,
                cell.continued,
                sureness.notes(cell.lines),
                shade=cell.shade,
            )
            for cell in row.cells
        )
        rows.append(Row(cells, index, row.header, row.page, row.last_page))
    return Table(tuple(rows), number, len(table.xs) - 1, table.page)


def _text(cell: JoinedCell, rooms: dict[tuple[int, int], Room], words: Vocabulary) -> str:
    if not cell.lines:
        return ""
    if len(cell.lines) == 1:
        return fold(clean(cell.lines[0].text))
    return fold(flow(cell.lines, rooms[cell.column, cell.span], words))


def _rooms(table: JoinedTable) -> dict[tuple[int, int], Room]:
    """Per column (and span): where its lines begin and how far they could have run.

    The white on the right is taken to be that on the left, unless many wrapped lines show that it is more.
    """
    lines: dict[tuple[int, int], list[Line]] = {}
    wrapped: dict[tuple[int, int], int] = {}
    for row in table.rows:
        for cell in row.cells:
            key = cell.column, cell.span
            lines.setdefault(key, []).extend(line for line in cell.lines if not line.stray)
            wrapped[key] = wrapped.get(key, 0) + (0 if row.header else max(len(cell.lines) - 1, 0))
    rooms: dict[tuple[int, int], Room] = {}
    for (column, span), held in lines.items():
        low, high = table.xs[column], table.xs[column + span]
        left = min((line.x0 for line in held), default=low)
        widest = max((line.x1 for line in held if line.x1 <= high + 1), default=high)
        wall = limit = max(high - max(left - low, 0.0), widest)
        if table.last.guessed and wrapped[column, span]:
            # No rule tells how far lines could have run: as far as the longest did.
            wall = limit = min(limit, widest + EXACT)
        elif wrapped[column, span] >= MANY and limit - widest > 2 * held[0].size:
            limit = widest + held[0].size / 2
        rooms[column, span] = Room(left, limit, wall)
    return rooms
