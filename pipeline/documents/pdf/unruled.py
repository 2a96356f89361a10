"""Tables without rules, or without all of them: words to grids, over the whole run of pages.

What stands outside ruled tables is looked at where lines stand side by side. Columns come from the white
of all pages of a run (see `gutters`), rows from dates, white and rules (see `entryrows`). A page's words
are either all in the grid made of them or stay running text: none is lost on the way.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.documents.pdf.datecells import DATE_LIKE, FULL_DATE, begins_entry
from pipeline.documents.pdf.entryrows import Cells, rhythm_of, row_starts
from pipeline.documents.pdf.gutters import Columns
from pipeline.documents.pdf.parts import Grid, GridCell, Loose, PageContent, Word
from pipeline.documents.pdf.runs import Drawn, Run, as_word, body_words, runs_of
from pipeline.documents.pdf.stretches import Stretch
from pipeline.documents.pdf.strips import pieces
from pipeline.documents.pdf.words import lines_of

PARTED = 0.8
"""Rows are parted by rules (or shades) when this share of the dates has one above."""


def with_open_tables(
    pages: Sequence[PageContent], bodies: Sequence[PageContent], split: float
) -> list[PageContent]:
    """The bodies, with grids for the tables that rules do not (all) draw.

    Args:
        pages: as read.
        bodies: the same without running headers, footers and page numbers.
        split: white of so many letter sizes parts lines of running text.
    """
    if not any(page.loose and _may_hold(page) for page in bodies):
        return list(bodies)
    drawn = {page.number: page.loose for page in bodies}
    taken: dict[int, tuple[Grid, ...]] = {}
    runs = runs_of(pages, bodies, taken)
    made: dict[int, list[tuple[Grid, Stretch]]] = {}
    for run in runs:
        for grid, stretch in _grids(run, drawn):
            made.setdefault(grid.page, []).append((grid, stretch))
    return [
        _with(page, body, made[body.number], taken.get(body.number, ()), split)
        if body.number in made
        else body
        for page, body in zip(pages, bodies, strict=True)
    ]


def _may_hold(page: PageContent) -> bool:
    return any(begins_entry(line.text) or FULL_DATE.search(line.text) for line in page.lines)


def _grids(run: Run, drawn: Drawn) -> list[tuple[Grid, Stretch]]:
    columns = run.columns
    assert columns is not None
    first = run.stretches[0]
    rhythm = rhythm_of(run.stretches)
    date = _date_column(columns, first)
    cells = {
        stretch.page: [columns.cells(strip, stretch.blank) for strip in stretch.strips]
        for stretch in run.stretches
    }
    widths: dict[int, float] = {}
    for held in cells.values():
        for strip in held:
            for column, words in strip.items():
                widths[column] = max(widths.get(column, 0.0), words[-1].x1 - words[0].x0)
    parts = {s.page: _parts(s, columns, drawn[s.page]) for s in run.stretches}
    by_rules = _by_rules(run, parts)
    xs = _bounds(columns)
    for stretch in run.stretches:
        stretch.heading = _heading_here(run, cells[stretch.page])
    grids = []
    for number, stretch in enumerate(run.stretches):
        held = cells[stretch.page]
        heading = stretch.heading
        starts, unsure = [0] if heading else [], set[int]()
        if heading < len(held):
            begun, unsure = row_starts(
                stretch, held, heading, date, rhythm, widths, parts[stretch.page] if by_rules else None
            )
            starts += begun
        if number == len(run.stretches) - 1:
            starts = _without_tail(stretch, held, starts, date)
        following = run.stretches[number + 1] if number + 1 < len(run.stretches) else None
        is_open = by_rules and _runs_over(stretch, following, columns, drawn)
        grid = _grid(stretch, held, starts, xs, date, open_bottom=is_open)
        doubted = _doubted(stretch, columns, starts, unsure)
        grids.append((grid._replace(unsure=doubted), stretch))
    return grids


def _doubted(stretch: Stretch, columns: Columns, starts: Sequence[int], unsure: set[int]) -> tuple[int, ...]:
    """The rows that begin at one of `unsure`, or in which words run over into the next column."""
    ends = itertools.zip_longest(starts, starts[1:], fillvalue=len(stretch.strips))
    return tuple(
        row
        for row, (start, end) in enumerate(ends)
        if start in unsure
        or any(
            columns.crossed(stretch.strips[i], stretch.blank)
            for i in range(start, end)
            if i not in stretch.through
        )
    )


def _runs_over(stretch: Stretch, following: Stretch | None, columns: Columns, drawn: Drawn) -> bool:
    """Whether the last row goes on, because rules close rows here and none closes it."""
    loose = drawn[stretch.page]
    if following is None or loose is None:
        return False
    rules = _parts(stretch, columns, loose._replace(bands=()))
    return bool(rules) and not any(y > stretch.strips[-1].middle for y in rules)


def _date_column(columns: Columns, stretch: Stretch) -> int:
    return sum(1 for bound in columns.bounds if bound <= stretch.column.centre)


def _heading_here(run: Run, cells: Sequence[Cells]) -> int:
    """How many strips at its head are the heading of the run."""
    if not any(run.heading):
        return 0
    held: list[list[str]] = [[] for _ in run.heading]
    for count, strip in enumerate(cells, start=1):
        for column, words in strip.items():
            held[column] += [word.text for word in words]
        if [" ".join(words) for words in held] == run.heading:
            return count
        if count > 8:
            break
    return 0


def _parts(stretch: Stretch, columns: Columns, drawn: Loose | None) -> list[float]:
    """Heights of the rules and of the edges of shades that run across the table."""
    if drawn is None:
        return []
    wide: dict[float, float] = {}
    left, right = columns.left - 4, columns.right + 4
    spans = [(at, start, end) for at, start, end in drawn.across]
    spans += [(y, x0, x1) for x0, top, x1, bottom in drawn.bands if bottom - top > 4 for y in (top, bottom)]
    for at, start, end in spans:
        shared = min(end, right) - max(start, left)
        if shared > 0:
            wide[round(at)] = wide.get(round(at), 0.0) + shared
    top, bottom = stretch.strips[0].top - 20, stretch.strips[-1].bottom + 20
    return sorted(y for y, share in wide.items() if share > 0.6 * (right - left) and top < y < bottom)


def _by_rules(run: Run, parts: dict[int, list[float]]) -> bool:
    """Whether a rule or the edge of a shade stands between (nearly) all dates."""
    met = count = 0
    for stretch in run.stretches:
        # Dates may stand at the foot of their rows, so rules are looked for from date to date.
        for one, two in itertools.pairwise(sorted(stretch.seeds)):
            above, here = stretch.strips[one].middle, stretch.strips[two].middle
            count += 1
            met += any(above < y < here for y in parts[stretch.page])
    return count > 0 and met >= PARTED * count


def _without_tail(stretch: Stretch, cells: Sequence[Cells], starts: list[int], date: int) -> list[int]:
    """Cut lines below the last entry that stand in the date column alone and are no date (a signature)."""
    last = max(stretch.seeds, default=0)
    for start in starts:
        if start > last and set(cells[start]) == {date}:
            text = " ".join(word.text for word in cells[start][date])
            if not DATE_LIKE.search(text):
                stretch.strips = stretch.strips[:start]
                return [s for s in starts if s < start]
    return starts


def _bounds(columns: Columns) -> tuple[float, ...]:
    """Bounds of the columns as rules would stand: half the narrowest white before the text's edge."""
    pad = columns.white / 2
    xs = [(columns.lefts[0] or columns.left) - pad if columns.lefts[0] else columns.left - pad]
    for bound, edge in zip(columns.bounds, columns.lefts[1:], strict=True):
        near = edge is not None and edge - pad > xs[-1] and abs(edge - pad - bound) < 40
        xs.append(edge - pad if near and edge is not None else bound)
    return (*xs, columns.right + pad)


def _grid(
    stretch: Stretch,
    cells: Sequence[Cells],
    starts: Sequence[int],
    xs: tuple[float, ...],
    date: int,
    *,
    open_bottom: bool,
) -> Grid:
    strips = stretch.strips
    ys = [strips[0].top - 1]
    made: list[GridCell] = []
    for row, (start, end) in enumerate(itertools.zip_longest(starts, starts[1:], fillvalue=len(strips))):
        if row:
            ys.append((strips[start - 1].bottom + strips[start].top) / 2)
        if end == start + 1 and (start in stretch.through or _is_banner(stretch, cells, start, date)):
            banner = tuple(lines_of(strips[start].words, stretch.page))
            made.append(GridCell(row, 0, len(xs) - 1, 1, banner))
            continue
        held: dict[int, list[Word]] = {}
        for strip in cells[start:end]:
            for column, words in strip.items():
                held.setdefault(column, []).extend(words)
        made += [
            GridCell(row, column, 1, 1, tuple(lines_of(held.get(column, []), stretch.page)))
            for column in range(len(xs) - 1)
        ]
    ys.append(strips[-1].bottom + 1)
    return Grid(xs, tuple(ys), tuple(made), stretch.page, open_bottom=open_bottom, guessed=True)


def _is_banner(stretch: Stretch, cells: Sequence[Cells], start: int, date: int) -> bool:
    """One piece of words at the left of a table whose dates stand further right, and nothing beside it."""
    strip = stretch.strips[start]
    if start in stretch.seeds or date == 0 or 0 not in cells[start] or date in cells[start]:
        return False
    return len(list(pieces(strip, stretch.blank))) == 1 and not strip.words[-1].text.endswith(".")


def _with(
    page: PageContent,
    body: PageContent,
    made: Sequence[tuple[Grid, Stretch]],
    gone: Sequence[Grid],
    split: float,
) -> PageContent:
    """The page with its new grids, and without the lines and grids (`gone`) whose words they hold."""
    inner = [line for grid in gone for cell in grid.cells for line in cell.lines]
    words = body_words(page, body)
    taken = {word for _, stretch in made for strip in stretch.strips for word in strip.words}
    if body.loose is None:
        ours = {(word.text, word.x0, word.top) for word in taken}
        lines = [line for line in body.lines if (line.text, line.x0, line.top) not in ours]
    else:
        all_lines = set(lines_of(body.loose.words(), body.number, split=split))
        rest = [word for word in words if word not in taken]
        lines = [line for line in body.lines if line not in all_lines]
        lines += lines_of(rest, body.number, split=split)
    lines += [line for line in inner if as_word(line) not in taken]
    lines.sort(key=lambda line: (line.top + line.bottom, line.x0))
    old = [grid for grid in body.grids if grid not in gone]
    grids = sorted([*old, *(grid for grid, _ in made)], key=lambda grid: (grid.ys[0], grid.xs[0]))
    return body._replace(grids=tuple(grids), lines=tuple(lines))
