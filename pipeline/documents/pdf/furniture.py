"""Page furniture: running headers and footers, page numbers, protective markings.

A line is furniture when it comes back at the same place on most pages with the same words, its
page number aside. Inside a table more is asked, because a first row stands at the same place on
every page too: the line must be drawn across rules or on a slant, name a page number, or stand in
the middle of the page's foot. In a document of one page only a page number in the margin counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.documents.model import Furniture
from pipeline.documents.pdf.flow import clean
from pipeline.documents.pdf.parts import Grid, Line, PageContent

NEAR = 4.0
"""The same place: no further apart than this, in points."""
MOST = 0.5
"""Share of the pages on which a line must come back."""
FEW_PAGES = 5
"""In so short a file the same words may stand at the same place twice by chance."""
FEW_TURNED = 2
"""So few pages of a size of their own do not show by themselves what comes back."""
FLUSH = 3.0
"""Lines that begin within so many points of each other stand on one edge."""
MARGIN = 0.12
"""Share of the page's height at top and bottom where headers and footers of short files are looked for."""
FEWEST_TITLES = 2
"""A table's heading has more titles than this side by side."""
HEADING_LINES = 3.0
"""Titles of several lines reach so many letter sizes from the first."""
_DATE_TITLE = re.compile(r"(?:date|when|day)\b[^\d:]{0,30}$", re.I)
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|p\.?|pg\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?\W*$|^\W*\d+\s+of\s+\d+\W*$", re.I
)
_NUMBERED = re.compile(r"\b(?:page|p\.?|pg\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?|\b\d+\s+of\s+\d+\b", re.I)
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?<![A-Z]-)(?:19|20)\d\d\b")
"""A date. The year of a case's reference ("WSCB-2010-02") is none."""
_BARE_NUMBER = re.compile(r"^[\s\-–|]*\d{1,4}(?:\s*/\s*\d{1,4})?[\s\-–|]*$")


class Swept(NamedTuple):
    """A page without its furniture, and the furniture."""

    page: PageContent
    taken: tuple[Furniture, ...]


def sweep(pages: Sequence[PageContent]) -> list[Swept]:
    """Part the furniture of all pages from their body."""
    running = [[line for line in page.lines if _may_be(line, page, len(pages))] for page in pages]
    sizes = [(round(page.width), round(page.height)) for page in pages]
    around = _repeated(running, sizes, least=2)
    # The same marking may stand in the table on one page and below its end on the next.
    within = _repeated([_odd_lines(page) + list(page.lines) for page in pages], sizes, least=3)
    return [_swept(page, around, within, len(pages)) for page in pages]


def _may_be(line: Line, page: PageContent, pages: int) -> bool:
    """Running lines stand above or below all tables, or in the margins."""
    share = MARGIN if pages < 3 else 2 * MARGIN
    if line.bottom < share * page.height or line.top > (1 - share) * page.height:
        return pages > 2 or not _DATED.search(line.text)
    return line.stray


def _key(line: Line) -> str:
    """The line's words with its page number taken out. Other numbers stay: dates differ.

    Points and commas do not count: a scanner's specks are read as such.
    """
    text = _NUMBERED.sub("#", line.text).replace(".", "").replace(",", "")
    return " ".join("#" if word == str(line.page) else word for word in text.split())


def _repeated(
    pages: Sequence[Sequence[Line]], sizes: Sequence[tuple[int, int]], *, least: int
) -> dict[str, list[tuple[float, float]]]:
    """Keys of lines that come back at the same place on most pages → the places.

    Upright pages and those on their side are counted apart: their margins are at other places. Of a kind of
    page that is rare (`least` pages or so) the lines must be known from the others.
    """
    kinds = Counter(sizes)
    usual = kinds.most_common(1)[0][0] if kinds else (0, 0)
    kept: dict[str, list[tuple[float, float]]] = {}
    for kind in sorted(kinds, key=lambda kind: kind != usual):
        held = [lines if size == kind else () for lines, size in zip(pages, sizes, strict=True)]
        rare = kind != usual and kinds[kind] <= FEW_TURNED
        for key, spots in _places(held, kinds[kind], least=1 if rare else least).items():
            if not rare or key in kept:
                kept.setdefault(key, []).extend(spots)
    return kept


def _places(
    pages: Sequence[Sequence[Line]], count: int, *, least: int
) -> dict[str, list[tuple[float, float]]]:
    """The same for the `count` pages of one size; those of other sizes have no lines."""
    places: dict[str, list[tuple[float, float, int]]] = {}
    for number, lines in enumerate(pages):
        for line in lines:
            places.setdefault(_key(line), []).append(
                ((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2, number)
            )
    needed = max(least, MOST * count)
    kept: dict[str, list[tuple[float, float]]] = {}
    for key, spots in places.items():
        if len({number for _, _, number in spots}) < least:
            continue
        for x, y, _ in spots:
            if any(abs(x - a) <= 5 * NEAR and abs(y - b) <= NEAR for a, b in kept.get(key, ())):
                continue
            near = {n for a, b, n in spots if abs(a - x) <= 5 * NEAR and abs(b - y) <= NEAR}
            if len(near) >= needed or (_every_other(near, count) and len(near) >= 3):
                kept.setdefault(key, []).append((x, y))
    return kept


def _every_other(near: set[int], pages: int) -> bool:
    """Left and right pages with headers of their own."""
    parity = {n % 2 for n in near}
    return len(parity) == 1 and len(near) >= 0.4 * pages


def _odd_lines(page: PageContent) -> list[Line]:
    """Lines inside tables that do not stand where their column's text stands."""
    return [
        line for grid in page.grids for cell in grid.cells for line in cell.lines if _is_odd(line, grid, page)
    ]


def _is_odd(line: Line, grid: Grid, page: PageContent) -> bool:
    if line.stray or _PAGE_NUMBER.match(line.text):
        return True
    centre = abs((line.x0 + line.x1) / 2 - page.width / 2) < NEAR
    return centre and len(grid.xs) > 2 and line.top > (1 - MARGIN) * page.height


def _swept(
    page: PageContent,
    around: dict[str, list[tuple[float, float]]],
    within: dict[str, list[tuple[float, float]]],
    pages: int,
) -> Swept:
    taken: list[Line] = []
    body: list[Line] = []
    for line in page.lines:
        running = _met(line, within) if not _may_be(line, page, pages) else _met(line, around)
        (taken if running or _page_number(line, page) else body).append(line)
    _give_back(taken, body, page, short=pages < FEW_PAGES)
    grids = []
    for grid in page.grids:
        cells = []
        for cell in grid.cells:
            gone = [x for x in cell.lines if _is_odd(x, grid, page) and _met(x, within)]
            taken += gone
            cells.append(cell._replace(lines=tuple(x for x in cell.lines if x not in gone)) if gone else cell)
        grids.append(grid._replace(cells=tuple(cells)))
    furniture = tuple(
        Furniture("header" if line.top < page.height / 2 else "footer", clean(line.text), page.number)
        for line in sorted(taken, key=lambda line: (line.top, line.x0))
    )
    return Swept(page._replace(lines=tuple(body), grids=tuple(grids)), furniture)


def _give_back(taken: list[Line], body: list[Line], page: PageContent, *, short: bool) -> None:
    """Lines of the body are no furniture, however often they come back ("Telephone call from mother.").

    Furniture stands at the edge: beside it there is nothing but furniture, and between it and the edge of
    the page one other line at most (a section's name). In a short file it also stands clear of the body.
    Changes both lists.
    """
    titles = _column_titles(taken)
    taken[:] = [line for line in taken if line not in titles]
    body.extend(titles)
    body.sort(key=page.lines.index)
    while True:
        inner = [
            line
            for line in taken
            if not _page_number(line, page)
            and (not _at_edge(line, body, page) or (short and _goes_on(line, body)))
        ]
        if not inner:
            break
        taken[:] = [line for line in taken if line not in inner]
        body.extend(inner)
        body.sort(key=page.lines.index)


def _column_titles(taken: Sequence[Line]) -> list[Line]:
    """The heading of a table without rules comes back on every page too, but it is part of the table."""
    titles: list[Line] = []
    for line in taken:
        beside = [x for x in taken if abs(x.top + x.bottom - line.top - line.bottom) < line.size]
        if _DATE_TITLE.match(line.text) and len(beside) > FEWEST_TITLES:
            near = [
                x for x in taken if abs(x.top - line.top) < HEADING_LINES * line.size and x.bold == line.bold
            ]
            titles += [x for x in near if x not in titles and not _NUMBERED.search(x.text)]
    return titles


def _at_edge(line: Line, body: Sequence[Line], page: PageContent) -> bool:
    beside = [x for x in body if min(x.bottom, line.bottom) - max(x.top, line.top) > 0.5 * (x.bottom - x.top)]
    if line.stray:
        return True
    if line.top < page.height / 2:
        beyond = [x for x in body if x.bottom <= line.top]
    else:
        beyond = [x for x in body if x.top >= line.bottom]
    return not beside and len(beyond) <= 1


def _goes_on(line: Line, body: Sequence[Line]) -> bool:
    """Whether it stands below or above a line of the body as the next line of a text does."""
    if _NUMBERED.search(line.text):
        return False
    near = [x for x in body if abs(x.x0 - line.x0) < FLUSH and abs(x.size - line.size) < 0.3]
    return any(max(line.top - x.bottom, x.top - line.bottom) < 0.5 * line.size for x in near)


def _page_number(line: Line, page: PageContent) -> bool:
    """A page number in the margin needs no second page to be told."""
    in_margin = line.bottom < MARGIN * page.height or line.top > (1 - MARGIN) * page.height
    if not in_margin:
        return False
    if _PAGE_NUMBER.match(line.text):
        return True
    return bool(_BARE_NUMBER.match(line.text)) and _DIGITS.findall(line.text)[0] == str(page.number)


def _met(line: Line, known: dict[str, list[tuple[float, float]]]) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    places = known.get(_key(line), ())
    return any(abs(x - a) <= 5 * NEAR and abs(y - b) <= NEAR for a, b in places)
