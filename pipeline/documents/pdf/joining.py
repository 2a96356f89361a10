"""Tables over pages: pieces joined, repeated headings marked, rows split by a page end made whole.

Which error is worse? Two rows made one hide an event inside another; one row made two shows an
event that never happened, without a date. Both mislead, so the rule asks for geometry first:

1. Pieces belong together when their columns stand at the same places and only furniture is between.
2. The first rows of the later piece that say what the heading rows of the first say are headings.
3. The next row continues the one above the page end only if every cell it fills goes on from a cell
   above that is filled down to its bottom rule, and the table reaches the bottom of the page as
   tables of this document do. (A new row nearly always has a cell whose upper neighbour is short.)
4. Then it is joined when no rule closes the row at the page end; when text flows on in mid-sentence
   over a full line; or when the two date cells make one date ("Monday" | "30.04.12"). If a cell is
   empty that all rows fill, and nothing speaks against it, it is joined with a caution; in all other
   cases it stays a row. A short row of the same day in note style is never joined in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents.pdf.datecells import DATE_LIKE, FULL_DATE, completes, lacks_more
from pipeline.documents.pdf.flow import starts_new
from pipeline.documents.pdf.parts import Grid, Line

SAME = 3.5
"""Column rules of one table differ by no more than this from page to page, in points."""
HEADING_ROWS = 3
TITLE_ROWS = 4
FOLD = 2.6
"""A cell is filled to its bottom when less than so many letter sizes of white are below its last line."""
TIGHT = 0.8
"""The same where no rule closes the row: it ends with its last line."""
FULL = 4.0
"""A page is full when the table ends within so many letter sizes of where tables end elsewhere."""

NO_FLOW, MAY_FLOW, FLOWS = range(3)
WRAPPED = 8
"""So many lines of wrapped cells show how far a column's text reaches."""
FEWEST_ROWS = 2
"""Rows it takes to know which columns are always filled."""

_YEAR = re.compile(r"(?:19|20)\d\d")
"""A banner below a whole date, or a time of day in four figures: then the rules must tell."""
_ENDED = re.compile(r"[.!?:;][\"')\]”’]*$")


@dataclass(slots=True)
class JoinedCell:
    """A cell on the joined table's columns; `lines` may come from several pages."""

    column: int
    span: int
    lines: list[Line]
    continued: bool = False
    shade: str = ""

    @property
    def words(self) -> str:
        """All its text on one line, for comparisons."""
        return " ".join(" ".join(line.text for line in self.lines).split())


@dataclass(slots=True)
class JoinedRow:
    """A row of a joined table.

    `bottom` is where it ends on its last page; `guessed` that it was put together by guess; `unsure` that
    no rule parts it from the rows or columns beside it, and white and dates did not tell for certain.
    """

    cells: list[JoinedCell]
    page: int
    last_page: int
    bottom: float
    header: bool = False
    guessed: bool = False
    unsure: bool = False

    def key(self) -> tuple[tuple[int, str], ...]:
        """What is compared to find repeated headings."""
        return tuple((cell.column, cell.words.casefold()) for cell in self.cells if cell.words)


@dataclass(slots=True)
class JoinedTable:
    """A table over all its pages. `doubtful` are indices of rows that were left apart in doubt.

    `feet` are footnotes that stand below it on the pages it runs over.
    """

    xs: tuple[float, ...]
    rows: list[JoinedRow]
    page: int
    last: Grid
    doubtful: list[int] = field(default_factory=list)
    feet: list[Line] = field(default_factory=list)


def table_of(grid: Grid) -> JoinedTable:
    """One page's grid as a table of its own."""
    return JoinedTable(grid.xs, _rows(grid), grid.page, grid)


def _rows(grid: Grid) -> list[JoinedRow]:
    rows: list[JoinedRow] = []
    for index in range(len(grid.ys) - 1):
        cells: list[JoinedCell] = []
        for cell in grid.cells:
            if cell.row == index:
                cells.append(JoinedCell(cell.column, cell.span, list(cell.lines), shade=cell.shade))
            elif cell.row < index < cell.row + cell.rows:
                cells.append(JoinedCell(cell.column, cell.span, [], True, cell.shade))
        if not any(c.lines for c in cells) and grid.ys[index + 1] - grid.ys[index] < 6:
            continue
        cells.sort(key=lambda c: c.column)
        unsure = index in grid.unsure
        rows.append(JoinedRow(cells, grid.page, grid.page, grid.ys[index + 1], unsure=unsure))
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
    if not repeated and rows and (parts := _heading_and_rest(table, rows[0])):
        rows[:1] = parts
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


def _heading_and_rest(table: JoinedTable, row: JoinedRow) -> list[JoinedRow]:
    """A repeated heading with the rest of a split row below it, where no rule parts the two; else nothing."""
    for heading in table.rows[:TITLE_ROWS]:
        if len(heading.key()) < 2 or _is_entry(heading):
            continue
        upper: list[JoinedCell] = []
        lower: list[JoinedCell] = []
        for cell in row.cells:
            words = next((c.words for c in heading.cells if c.column == cell.column), "").casefold()
            count = next((n for n in range(len(cell.lines) + 1) if _words(cell.lines[:n]) == words), None)
            if count is None:
                break
            upper.append(JoinedCell(cell.column, cell.span, cell.lines[:count], cell.continued, cell.shade))
            lower.append(JoinedCell(cell.column, cell.span, cell.lines[count:], cell.continued, cell.shade))
        else:
            if any(cell.lines for cell in lower):
                return [
                    JoinedRow(upper, row.page, row.last_page, row.bottom),
                    JoinedRow(lower, row.page, row.last_page, row.bottom),
                ]
    return []


def _words(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in lines).split()).casefold()


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
    upper.unsure = upper.unsure or lower.unsure


def _continues(
    table: JoinedTable, last: JoinedRow, row: JoinedRow, bottoms: Sequence[float], *, open_end: bool
) -> str:
    """join, guess, doubt (left apart, but it may belong) or apart."""
    filled = [cell for cell in row.cells if cell.lines]
    if not filled:
        return "join" if open_end else "apart"
    pairs = [(_above(last, cell), cell) for cell in filled]
    fold = TIGHT if table.last.guessed else FOLD
    if not open_end and (
        not _full_page(last, bottoms) or any(not _goes_on(a, c, last, fold) for a, c in pairs)
    ):
        return "apart"
    dates = _date_column(table)
    date = next((pair for pair in pairs if pair[1].column == dates), None)
    others = [_flows(a, c, _wall(table, c)) for a, c in pairs if c.column != dates]
    flowing = max(others, default=NO_FLOW)
    if date is not None:
        above = date[0].words if date[0] else ""
        if not completes(above, date[1].words) and not (open_end and _YEAR.fullmatch(date[1].words)):
            # A date that does not continue the one above starts an entry, whatever the rules look like.
            return "doubt" if flowing or open_end else "apart"
        if lacks_more(above):
            return "join"
    if open_end:
        return "join"
    rest = _lacks_what_rows_have(table, row)
    if flowing and (rest or min(others) == FLOWS):
        return "join"
    if table.last.guessed and len(pairs) == 1 and flowing:
        return "guess"
    if sum(_ended_above(a, c, _wall(table, c)) for a, c in pairs if c.column != dates) > 1:
        # Two cells whose last lines had room for more: both begin something new, as a row does.
        return "doubt"
    # A row of the same day, written in mid-sentence style, can look the same: then a person is told.
    return "guess" if rest or flowing == FLOWS else "doubt"


def _above(last: JoinedRow, cell: JoinedCell) -> JoinedCell | None:
    return next((c for c in last.cells if c.column == cell.column and c.span == cell.span), None)


def _goes_on(above: JoinedCell | None, cell: JoinedCell, last: JoinedRow, fold: float) -> bool:
    """Whether the cell above is filled down to the page end, so that this one can be its rest."""
    if above is None or not above.lines:
        return False
    line = above.lines[-1]
    return last.bottom - line.bottom < fold * max(line.size, cell.lines[0].size)


def _full_page(last: JoinedRow, bottoms: Sequence[float]) -> bool:
    size = max((line.size for cell in last.cells for line in cell.lines), default=10.0)
    return not bottoms or last.bottom > max(bottoms) - FULL * size


def _wall(table: JoinedTable, cell: JoinedCell) -> float:
    """How far text of the cell's column reaches to the right, as seen from the column's left rule."""
    left, right = table.xs[cell.column], table.xs[cell.column + cell.span]
    lines = [
        line
        for row in table.rows[-60:]
        for held in row.cells
        if (held.column, held.span) == (cell.column, cell.span) and len(held.lines) > 2
        for line in held.lines
    ]
    indent = min((line.x0 for line in lines or cell.lines), default=left) - left
    widest = max((line.x1 - line.x0 for line in lines), default=0.0)
    if table.last.guessed and lines:
        return widest  # no rule tells how far lines could have run
    return indent + widest if len(lines) >= WRAPPED else right - left - max(indent, 0.0)


def _flows(above: JoinedCell | None, cell: JoinedCell, wall: float) -> int:
    """Text that stops in mid-sentence above, where its line was full, and goes on in mid-sentence here."""
    if above is None or not above.lines:
        return NO_FLOW
    last, first = above.lines[-1], cell.lines[0]
    if _ENDED.search(last.text):
        return NO_FLOW
    limit = max(min(line.x0 for line in above.lines) + wall, *(line.x1 for line in above.lines))
    if starts_new(last, first, limit - 1, 0.0):
        return NO_FLOW
    if first.text[0].islower() or first.text[0] in "(&" or last.text.endswith((",", "-", "\x02", "(")):
        return FLOWS
    # A capital may be a name, or begin another entry.
    return MAY_FLOW if len(above.lines) > 2 else NO_FLOW


def _ended_above(above: JoinedCell | None, cell: JoinedCell, wall: float) -> bool:
    """Whether the last line above was ended and not wrapped."""
    if above is None or not above.lines:
        return False
    limit = max(min(line.x0 for line in above.lines) + wall, *(line.x1 for line in above.lines))
    return starts_new(above.lines[-1], cell.lines[0], limit - 1, 0.0)


def _date_column(table: JoinedTable) -> int:
    """The column most of whose cells hold dates; the first when none does."""
    counts: dict[int, int] = {}
    for row in table.rows[-60:]:
        for cell in row.cells:
            if len(cell.lines) <= 4 and DATE_LIKE.search(cell.words):
                counts[cell.column] = counts.get(cell.column, 0) + 1
    return max(sorted(counts), key=lambda column: counts[column], default=table.rows[0].cells[0].column)


def _lacks_what_rows_have(table: JoinedTable, row: JoinedRow) -> bool:
    """Whether a column that (nearly) all rows fill, such as the date, is empty in this one: it is a rest.

    Banners and rows without a word say nothing of what a row has to have.
    """
    body = [one for one in table.rows[-200:] if not one.header and sum(1 for c in one.cells if c.lines) > 1]
    filled = {cell.column for cell in row.cells if cell.lines}
    counts: dict[int, int] = {}
    for one in body:
        for cell in one.cells:
            if cell.lines and cell.column not in filled:
                counts[cell.column] = counts.get(cell.column, 0) + 1
    return len(body) >= FEWEST_ROWS and any(
        (len(body) - count) * 20 <= len(body) for count in counts.values()
    )
