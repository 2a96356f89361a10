"""Tables over pages: pieces joined, repeated headings marked, rows split by a page end made whole.

Which error is worse? Two rows made one hide an event inside another; one row made two shows an
event that never happened, without a date. Both mislead, so the rule asks for geometry first:

1. Pieces belong together when their columns stand at the same places and only furniture is between.
2. The first rows of the later piece that say what the heading rows of the first say are headings.
3. The next row continues the one above the page end only if every cell it fills goes on from a cell
   above that is filled down to its bottom rule, and the table reaches the bottom of the page as
   tables of this document do. (A new row nearly always has a cell whose upper neighbour is short.)
4. Then it is joined when no rule closes the row at the page end; when text flows on in mid-sentence;
   or when the two date cells make one date ("Monday" | "30.04.12"). If its date cell is empty and
   nothing speaks against it, it is joined with a caution; in all other cases it stays a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents.pdf.datecells import DATE_LIKE, FULL_DATE, completes
from pipeline.documents.pdf.flow import starts_new
from pipeline.documents.pdf.parts import Grid, Line

SAME = 3.5
"""Column rules of one table differ by no more than this from page to page, in points."""
HEADING_ROWS = 3
TITLE_ROWS = 4
FOLD = 2.6
"""A cell is filled to its bottom when less than so many letter sizes of white are below its last line."""
FULL = 4.0
"""A page is full when the table ends within so many letter sizes of where tables end elsewhere."""

_ENDED = re.compile(r"[.!?:;][\"')\]”’]*$")


@dataclass(slots=True)
class JoinedCell:
    """A cell on the joined table's columns; `lines` may come from several pages."""

    column: int
    span: int
    lines: list[Line]
    continued: bool = False

    @property
    def words(self) -> str:
        """All its text on one line, for comparisons."""
        return " ".join(" ".join(line.text for line in self.lines).split())


@dataclass(slots=True)
class JoinedRow:
    """A row of a joined table.

    `bottom` is where it ends on its last page; `guessed` that it was put together by guess.
    """

    cells: list[JoinedCell]
    page: int
    last_page: int
    bottom: float
    header: bool = False
    guessed: bool = False

    def key(self) -> tuple[tuple[int, str], ...]:
        """What is compared to find repeated headings."""
        return tuple((cell.column, cell.words.casefold()) for cell in self.cells if cell.words)


@dataclass(slots=True)
class JoinedTable:
    """A table over all its pages. `doubtful` are indices of rows that were left apart in doubt."""

    xs: tuple[float, ...]
    rows: list[JoinedRow]
    page: int
    last: Grid
    doubtful: list[int] = field(default_factory=list)


def table_of(grid: Grid) -> JoinedTable:
    """One page's grid as a table of its own."""
    return JoinedTable(grid.xs, _rows(grid), grid.page, grid)


def _rows(grid: Grid) -> list[JoinedRow]:
    rows: list[JoinedRow] = []
    for index in range(len(grid.ys) - 1):
        cells: list[JoinedCell] = []
        for cell in grid.cells:
            if cell.row == index:
                cells.append(JoinedCell(cell.column, cell.span, list(cell.lines)))
            elif cell.row < index < cell.row + cell.rows:
                cells.append(JoinedCell(cell.column, cell.span, [], continued=True))
        if not any(c.lines for c in cells) and grid.ys[index + 1] - grid.ys[index] < 6:
            continue
        cells.sort(key=lambda c: c.column)
        rows.append(JoinedRow(cells, grid.page, grid.page, grid.ys[index + 1]))
    return rows


def fits(table: JoinedTable, grid: Grid) -> bool:
    """Whether the columns of `grid` are those of `table` (one may lack rules the other shows)."""
    if grid.page <= table.last.page:
        return False
    shift = grid.xs[0] - table.xs[0]
    ours, theirs = table.xs, [x - shift for x in grid.xs]
    if abs(ours[-1] - theirs[-1]) > 2 * SAME:
        return False
    few, many = sorted((list(ours), theirs), key=len)
    if len(few) == 2 and len(many) > 2 and len(grid.ys) > 2 and len(table.rows) > 1:
        return False
    return all(any(abs(x - y) <= SAME for y in many) for x in few)


def extend(table: JoinedTable, grid: Grid, bottoms: Sequence[float], *, closes: bool) -> None:
    """Add the next page's piece to a table.

    Args:
        table: what is there so far; changed in place.
        grid: the next piece, for which `fits` is true.
        bottoms: where the tables that reach the next page end, in this document.
        closes: whether this document closes rows with a rule at a page's end when they are whole.
    """
    rows = _rows(grid)
    _same_columns(table, grid, rows)
    repeated = _repeated_headings(table, rows)
    for row in rows[:repeated]:
        row.header = True
    last = next((row for row in reversed(table.rows) if not row.header), None)
    if last is not None and last.last_page == table.last.page and len(rows) > repeated:
        open_end = closes and (table.last.open_bottom or (not repeated and grid.open_top))
        verdict = _continues(table, last, rows[repeated], bottoms, open_end=open_end)
        if verdict in ("join", "guess"):
            _merge(last, rows.pop(repeated), guessed=verdict == "guess")
        elif verdict == "doubt":
            table.doubtful.append(len(table.rows) + repeated)
    table.rows += rows
    table.last = grid


def _same_columns(table: JoinedTable, grid: Grid, rows: list[JoinedRow]) -> None:
    """Renumber the columns of both on the finer of the two grids."""
    shift = grid.xs[0] - table.xs[0]
    theirs = tuple(x - shift for x in grid.xs)
    many = table.xs if len(table.xs) >= len(theirs) else theirs
    for xs, held in ((table.xs, table.rows), (theirs, rows)):
        if len(xs) == len(many):
            continue
        at = [min(range(len(many)), key=lambda k: abs(many[k] - x)) for x in xs]
        for row in held:
            for cell in row.cells:
                end = at[cell.column + cell.span]
                cell.column = at[cell.column]
                cell.span = end - cell.column
    table.xs = many


def _repeated_headings(table: JoinedTable, rows: list[JoinedRow]) -> int:
    """How many first rows of the new piece repeat heading rows of the table; marks those as well."""
    for start in range(min(TITLE_ROWS, len(table.rows))):
        count = 0
        while (
            count < HEADING_ROWS
            and count < len(rows)
            and start + count < len(table.rows)
            and rows[count].key()
            and rows[count].key() == table.rows[start + count].key()
            and not _is_entry(rows[count])
        ):
            count += 1
        if count:
            for row in table.rows[start : start + count]:
                row.header = True
            return count
    return 0


def _is_entry(row: JoinedRow) -> bool:
    """A row that begins with a whole date is no heading, even when it is written twice."""
    return bool(row.cells and FULL_DATE.search(row.cells[0].words) and len(row.key()) > 1)


def _merge(upper: JoinedRow, lower: JoinedRow, *, guessed: bool) -> None:
    for cell in lower.cells:
        if not cell.lines:
            continue
        home = next((c for c in upper.cells if c.column <= cell.column < c.column + c.span), None)
        if home is None:
            upper.cells.append(cell)
            upper.cells.sort(key=lambda c: c.column)
        else:
            home.lines += cell.lines
    upper.last_page, upper.bottom = lower.last_page, lower.bottom
    upper.guessed = upper.guessed or guessed


def _continues(
    table: JoinedTable, last: JoinedRow, row: JoinedRow, bottoms: Sequence[float], *, open_end: bool
) -> str:
    """join, guess, doubt (left apart, but it may belong) or apart."""
    filled = [cell for cell in row.cells if cell.lines]
    if not filled:
        return "join" if open_end else "apart"
    pairs = [(_above(last, cell), cell) for cell in filled]
    if not open_end and (not _full_page(last, bottoms) or any(not _goes_on(a, c, last) for a, c in pairs)):
        return "apart"
    dates = _date_column(table)
    date = next((pair for pair in pairs if pair[1].column == dates), None)
    flowing = any(_flows(a, c) for a, c in pairs if c.column != dates)
    if date is not None and not completes(date[0].words if date[0] else "", date[1].words):
        # A date that does not continue the one above starts an entry, whatever the rules look like.
        return "doubt" if flowing or open_end else "apart"
    if open_end or flowing or date is not None:
        return "join"
    return "guess" if _dates_always(table, dates) else "doubt"


def _above(last: JoinedRow, cell: JoinedCell) -> JoinedCell | None:
    return next((c for c in last.cells if c.column == cell.column and c.span == cell.span), None)


def _goes_on(above: JoinedCell | None, cell: JoinedCell, last: JoinedRow) -> bool:
    """Whether the cell above is filled down to the page end, so that this one can be its rest."""
    if above is None or not above.lines:
        return False
    line = above.lines[-1]
    return last.bottom - line.bottom < FOLD * max(line.size, cell.lines[0].size)


def _full_page(last: JoinedRow, bottoms: Sequence[float]) -> bool:
    size = max((line.size for cell in last.cells for line in cell.lines), default=10.0)
    return not bottoms or last.bottom > max(bottoms) - FULL * size


def _flows(above: JoinedCell | None, cell: JoinedCell) -> bool:
    """Text that stops in mid-sentence above and goes on in mid-sentence here."""
    if above is None or not above.lines:
        return False
    end, start = above.lines[-1].text, cell.lines[0].text
    if _ENDED.search(end):
        return False
    if start[0].islower() or end.endswith((",", "-", "\x02", "(")):
        return True
    # A capital may be a name: then the last line must have been too full for the next word.
    widest = max(line.x1 for line in above.lines + cell.lines)
    last, first = above.lines[-1], cell.lines[0]
    return len(above.lines) > 2 and not starts_new(last, first, widest - 1, 0.0)


def _date_column(table: JoinedTable) -> int:
    """The column most of whose cells hold dates; the first when none does."""
    counts: dict[int, int] = {}
    for row in table.rows[-60:]:
        for cell in row.cells:
            if len(cell.lines) <= 4 and DATE_LIKE.search(cell.words):
                counts[cell.column] = counts.get(cell.column, 0) + 1
    return max(sorted(counts), key=lambda column: counts[column], default=table.rows[0].cells[0].column)


def _dates_always(table: JoinedTable, column: int) -> bool:
    """Whether the table's rows (banners aside) carry a date each, so that an empty one is a rest."""
    body = [row for row in table.rows[-200:] if not row.header and len(row.cells) > 1]
    blank = sum(1 for row in body if not any(c.column == column and c.lines for c in row.cells))
    return blank * 20 <= len(body)
