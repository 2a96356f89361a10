"""Runs: the stretches of several pages that make one table without (all) rules, its columns and heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents.pdf.extending import take_tail, with_head
from pipeline.documents.pdf.gutters import Columns, columns_of
from pipeline.documents.pdf.partly import FEW_ROWS
from pipeline.documents.pdf.parts import Grid, Line, Loose, PageContent, Word
from pipeline.documents.pdf.stretches import Stretch, is_banner, runs_through, stretches_of
from pipeline.documents.pdf.strips import Strip, pieces, strips_of

Drawn = dict[int, Loose | None]
"""What is drawn on each page, by its number."""
FEWEST_COLUMNS = 3
SAMPLE = 3000
"""Strips that are enough to know the columns."""
SKETCHED = 3
"""Pages that show well enough where columns are."""
SIDES = 20.0
"""Rules run on beyond the words of a table by no more than this, in points."""
_DATE_TITLE = re.compile(r"^(?:date|when|day|date/time)\b|\bdate\b", re.I)


@dataclass(slots=True)
class Run:
    """A table over its pages. `sketch`: its columns as its first pages show them."""

    stretches: list[Stretch]
    columns: Columns | None = None
    heading: list[str] = field(default_factory=list)
    sketch: Columns | None = None


def runs_of(
    pages: Sequence[PageContent], bodies: Sequence[PageContent], taken: dict[int, tuple[Grid, ...]]
) -> list[Run]:
    """The tables of a document that rules do not (all) draw, each over its pages.

    Args:
        pages: as read.
        bodies: the same without running headers, footers and page numbers.
        taken: receives, by page, the grids whose words became part of a run.
    """
    runs: list[Run] = []
    drawn: Drawn = {page.number: page.loose for page in bodies}
    for page, body in zip(pages, bodies, strict=True):
        last = runs[-1].stretches[-1] if runs else None
        follows = last is not None and last.page == body.number - 1 and last.at_bottom
        pieces_here = _pieces_of(body, runs[-1], drawn) if follows and body.grids else ()
        if body.loose is None and not follows:
            continue
        inner = [as_word(line) for grid in pieces_here for cell in grid.cells for line in cell.lines]
        strips = strips_of([*body_words(page, body), *inner])
        if pieces_here:
            taken[body.number] = pieces_here
        reach = last.reach if follows and last is not None else 0.0
        found = stretches_of(body.number, strips, reach) if body.loose is not None or inner else []
        if not found and follows and last is not None:
            rest = _rest(body.number, strips, runs[-1], drawn)
            if rest is not None:
                runs[-1].stretches.append(rest)
            continue
        for stretch in found:
            joined = None
            if follows and last is not None and stretch is found[0] and stretch.column.like(last.column):
                sketch = _sketch(runs[-1], drawn)
                joined = stretch if stretch.at_top else with_head(stretch, strips, sketch, last.blank)
            if joined is not None:
                runs[-1].stretches.append(joined)
            else:
                runs.append(Run([stretch]))
        if found and not runs[-1].stretches[-1].at_bottom:
            take_tail(runs[-1].stretches[-1], strips, _sketch(runs[-1], drawn))
    for run in runs:
        _cut_tail(run.stretches[-1])
    return [part for run in runs if _learn(run, drawn) for part in _side_by_side(run, drawn)]


def _side_by_side(run: Run, drawn: Drawn) -> list[Run]:
    """The run, or two where its heading says the same twice: two tables beside each other."""
    half = len(run.heading) // 2
    if not half or run.heading[:half] != run.heading[half:] or not any(run.heading):
        return [run]
    columns = run.columns
    assert columns is not None
    bound = columns.bounds[half - 1]
    halves = []
    for left in (True, False):
        stretches: list[Stretch] = []
        for stretch in run.stretches:
            strips = [
                strip._replace(words=words)
                for strip in stretch.strips
                if (words := tuple(word for word in strip.words if (word.x0 < bound) == left))
            ]
            found = stretches_of(stretch.page, strips)
            if len(found) != 1 or len(found[0].strips) != len(strips):
                return [run]
            stretches += found
        halves.append(Run(stretches))
    return halves if all(_learn(part, drawn) for part in halves) else [run]


def _pieces_of(body: PageContent, run: Run, drawn: Drawn) -> tuple[Grid, ...]:
    """Grids of a page that are a piece of the run's table, with no rule between its rows or its columns."""
    if run.columns is None and not _learn(run, drawn):
        return ()
    columns = run.columns
    assert columns is not None
    return tuple(
        grid
        for grid in body.grids
        if (len(grid.ys) <= FEW_ROWS + 1 and _same(grid, columns))
        or (
            (grid.guessed or len(grid.xs) == 2)
            and grid.xs[0] > columns.left - SIDES
            and grid.xs[-1] < columns.right + SIDES
        )
    )


def _same(grid: Grid, columns: Columns) -> bool:
    """Whether rules stand between the columns of a run, one for each."""
    inner = grid.xs[1:-1]
    return len(inner) == len(columns.bounds) and all(
        (one is None or one < x) and (two is None or x < two + 1)
        for x, one, two in zip(inner, columns.lefts, columns.lefts[1:], strict=False)
    )


def as_word(line: Line) -> Word:
    return Word(line.text, line.x0, line.top, line.x1, line.bottom, line.size, line.bold, 0, True)


def body_words(page: PageContent, body: PageContent) -> list[Word]:
    """The loose words of a page without those of its running header and footer."""
    if body.loose is None:
        return [as_word(line) for line in body.lines if not line.stray]
    words = body.loose.words()
    kept = set(body.lines)
    gone = [line for line in page.lines if line not in kept]
    return [word for word in words if not any(_within(word, line) for line in gone)] if gone else words


def _within(word: Word, line: Line) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return line.x0 <= x <= line.x1 and line.top <= y <= line.bottom


def _rest(number: int, strips: Sequence[Strip], run: Run, drawn: Drawn) -> Stretch | None:
    """The head of a page without dates that goes on with the table of the page before."""
    if run.columns is None and not _learn(run, drawn):
        return None
    last, columns = run.stretches[-1], run.columns
    assert columns is not None
    count = 0
    for strip in strips:
        starts = [piece[0].x0 for piece in pieces(strip, last.blank)]
        edges = [edge for edge in columns.lefts if edge is not None]
        if runs_through(strip, last.column, last.blank) or columns.crossed(strip, last.blank) > 1:
            break
        if any(min(abs(start - edge) for edge in edges) > 3 for start in starts):
            break
        if count and strip.top - strips[count - 1].bottom > 3 * strip.size:
            break
        count += 1
    if not count:
        return None
    at_bottom = count == len(strips)
    return Stretch(
        number, list(strips[:count]), set(), last.column, last.blank, True, at_bottom, reach=last.reach
    )


def _learn(run: Run, drawn: Drawn) -> bool:
    """Find the columns and the heading of a run; whether it is a table."""
    blank = run.stretches[0].blank
    strips: list[Strip] = []
    for stretch in run.stretches:
        head = 0 if strips else stretch.before
        strips += [strip for i, strip in enumerate(stretch.strips) if i not in stretch.through and i >= head]
        if len(strips) > SAMPLE:
            break
    first = run.stretches[0]
    column = first.column
    high = min(stretch.column.high for stretch in run.stretches)
    low = max((s.column.low for s in run.stretches if s.column.low < high), default=column.low)
    sure = (low + high) / 2
    if not strips:
        return False
    walls = _walls(run, drawn)
    body = columns_of(strips, (), blank, walls, sure)
    _cut_head(first, _prose_above(body, first))
    heading = [strip for i, strip in enumerate(first.strips[: first.before]) if i not in first.through]
    run.columns = columns_of([*heading, *strips], heading, blank, walls, sure)
    if run.columns.width < 2:
        return False
    count = _heading_rows(run, first)
    run.heading = _labels(run.columns, first.strips[:count][-count:], blank) if count else []
    dated = any(_DATE_TITLE.search(label) for label in run.heading)
    seeds = sum(len(stretch.seeds) for stretch in run.stretches)
    if run.columns.width < FEWEST_COLUMNS:
        return dated
    return seeds > 1 or dated


def _sketch(run: Run, drawn: Drawn) -> Columns:
    """The columns as known so far, to tell what goes on with the table."""
    if run.sketch is None or len(run.stretches) < SKETCHED:
        latest = run.stretches[-SKETCHED:]
        strips = [
            strip
            for stretch in latest
            for i, strip in enumerate(stretch.strips)
            if i >= stretch.before and i not in stretch.through
        ]
        high = min(stretch.column.high for stretch in latest)
        low = max((s.column.low for s in latest if s.column.low < high), default=latest[0].column.low)
        run.sketch = columns_of(strips, (), latest[0].blank, _walls(run, drawn), (low + high) / 2)
    return run.sketch


def _walls(run: Run, drawn: Drawn) -> list[float]:
    """Rules that run down between the columns over most of the run's height."""
    heights: dict[int, float] = {}
    places: dict[int, float] = {}
    total = 0.0
    for stretch in run.stretches:
        loose = drawn[stretch.page]
        top, bottom = stretch.strips[0].top, stretch.strips[-1].bottom
        left = min(strip.words[0].x0 for strip in stretch.strips)
        right = max(strip.words[-1].x1 for strip in stretch.strips)
        total += bottom - top
        for at, start, end in loose.down if loose else ():
            if left + 1 < at < right - 1:
                key = next((k for k in (round(at), round(at) - 1, round(at) + 1) if k in places), round(at))
                places.setdefault(key, at)
                heights[key] = heights.get(key, 0.0) + max(0.0, min(end, bottom) - max(start, top))
    return [places[key] for key, height in heights.items() if height > 0.6 * total]


def _prose_above(columns: Columns, stretch: Stretch) -> int:
    """How many of the first strips are running text, not the heading: they run over bounds of columns."""
    for i in range(stretch.before - 1, -1, -1):
        if is_banner(i, stretch.strips, stretch.through, stretch.blank):
            continue
        crossed = columns.crossed(stretch.strips[i], stretch.blank)
        if i in stretch.through or crossed > max(1, len(columns.bounds) // 3):
            return i + 1
    return 0


def _labels(columns: Columns, strips: Sequence[Strip], blank: float) -> list[str]:
    held: list[list[str]] = [[] for _ in range(columns.width)]
    for strip in strips:
        for column, words in columns.cells(strip, blank).items():
            held[column] += [word.text for word in words]
    return [" ".join(words) for words in held]


def _heading_rows(run: Run, stretch: Stretch) -> int:
    """How many strips at the head of the first stretch are its heading; a title above is cut off."""
    strips = stretch.strips
    apart = [len(list(pieces(strip, stretch.blank))) > 1 for strip in strips[: stretch.before]]
    top = apart.index(True) if True in apart else None
    if top is None:
        return 0
    while top and _close(strips[top - 1], strips[top]) and _alike(strips[top - 1], strips[top]):
        top -= 1
    _cut_head(stretch, top)
    strips = stretch.strips
    count = 1
    while (
        count < stretch.before
        and count not in stretch.through
        and _close(strips[count - 1], strips[count])
        and _alike(strips[0], strips[count])
    ):
        count += 1
    return count


def _cut_head(stretch: Stretch, count: int) -> None:
    """Leave the first strips of a stretch to the running text."""
    if count:
        stretch.strips = stretch.strips[count:]
        stretch.seeds = {i - count for i in stretch.seeds}
        stretch.through = {i - count for i in stretch.through if i >= count}


def _cut_tail(stretch: Stretch) -> None:
    """Leave a line below the last row that runs over its columns to the running text."""
    count = len(stretch.strips)
    while count and count - 1 in stretch.through:
        count -= 1
        stretch.through.discard(count)
    stretch.strips = stretch.strips[:count]


def _close(one: Strip, two: Strip) -> bool:
    return two.base - one.base < 1.5 * max(one.size, two.size)


def _alike(one: Strip, two: Strip) -> bool:
    return one.words[0].bold == two.words[0].bold and abs(one.size - two.size) < 0.6
