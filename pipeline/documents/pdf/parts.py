"""The light values that travel inside this package, from a page to the assembly of the document.

Coordinates are display points: x to the right and y down from the top left corner of the page as
a reader sees it (after /Rotate and the crop box).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Style(NamedTuple):
    """How one text object is drawn. `turn` is its reading direction in quarter turns, -1 for a slant."""

    size: float
    bold: bool
    turn: int
    unseen: str = ""


class Glyph(NamedTuple):
    """One character with its advance box; `owner` is the number of the text object it belongs to."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    owner: int


class Word(NamedTuple):
    """Characters that stand together. `spaced`: a blank was typed before it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    owner: int
    spaced: bool


class Line(NamedTuple):
    """One line of text. `lead` is the width of its first word, which decides whether a line was wrapped.

    `page` is the page it stands on. `stray` marks text drawn across ruling lines or on a slant:
    page furniture when it comes back on other pages. `blank` is the width of its blanks, 0 where it has none.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    lead: float
    page: int
    stray: bool = False
    blank: float = 0.0


class GridCell(NamedTuple):
    """A cell of a ruled grid. `shade` is the plain word for the colour behind it, "" for none."""

    row: int
    column: int
    span: int
    rows: int
    lines: tuple[Line, ...]
    shade: str = ""


class Grid(NamedTuple):
    """One ruled table on one page.

    `xs` and `ys` are its rulings; `open_top` and `open_bottom` say that no rule closes it there
    although its columns go on, as when a row runs over the page end. `guessed`: not all rows and columns
    are ruled, some were told by white and dates; `unsure` are the rows of which that is not certain.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    page: int
    open_top: bool = False
    open_bottom: bool = False
    guessed: bool = False
    unsure: tuple[int, ...] = ()


class Aside(NamedTuple):
    """A note or caution of one page: `code` is a Note kind or a Caution code, `message` only for cautions."""

    code: str
    text: str = ""
    message: str = ""
    author: str | None = None


class Heard(NamedTuple):
    """Where a recognised word stands and how sure its recognition was, in per cent."""

    x0: float
    top: float
    x1: float
    bottom: float
    sure: float


class Loose(NamedTuple):
    """The words outside ruled tables and what is drawn among them, packed: a long file has many.

    `texts` are parted by line ends; `boxes` holds x0, top, x1, bottom, size and flags (1 bold, 2 spaced) in
    turn. `across` and `down` are rules (position, start, end), `bands` filled areas (x0, top, x1, bottom).
    """

    texts: str
    boxes: array[float]
    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()
    bands: tuple[tuple[float, float, float, float], ...] = ()

    def words(self) -> list[Word]:
        """The words again; which text object drew them is forgotten."""
        numbers = iter(self.boxes)
        return [
            Word(text, x0, top, x1, bottom, size, int(flags) % 2 == 1, 0, flags >= 2)
            for text, x0, top, x1, bottom, size, flags in zip(
                self.texts.split("\n"), *[numbers] * 6, strict=True
            )
        ]


def packed(
    words: Sequence[Word],
    across: Iterable[tuple[float, float, float]],
    down: Iterable[tuple[float, float, float]],
    bands: Iterable[tuple[float, float, float, float]],
) -> Loose:
    """Words and drawing of a page as `Loose`; there must be a word."""
    boxes = array("d")
    for word in words:
        boxes.extend((*word[1:6], word.bold + 2.0 * word.spaced))
    texts = "\n".join(word.text.replace("\n", " ") for word in words)
    return Loose(texts, boxes, tuple(across), tuple(down), tuple(bands))


class Band(NamedTuple):
    """A part of a page set in two columns, parted at `x`."""

    top: float
    bottom: float
    x: float


class PageContent(NamedTuple):
    """All that is kept of a page once it is closed.

    `heard` is None where the file itself has the words; on a scan they are recognised, and it tells how
    surely (empty where that is not known). `loose` holds the words of `lines` where some stand side by side.
    `columns` are the parts set in columns of running text, outer ones before those within them.
    """

    number: int
    width: float
    height: float
    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]
    notes: tuple[Aside, ...]
    cautions: tuple[Aside, ...]
    letters: int
    pictures: int
    heard: tuple[Heard, ...] | None = None
    loose: Loose | None = None
    columns: tuple[Band, ...] = ()


def lean(page: PageContent) -> PageContent:
    """The same page with every number kept once.

    On the way from another process each number became an object of its own; that is a third of all a
    page takes.
    """
    same: dict[float, float] = {}
    keep = same.setdefault

    def kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(
            line._replace(
                x0=keep(line.x0, line.x0),
                top=keep(line.top, line.top),
                x1=keep(line.x1, line.x1),
                bottom=keep(line.bottom, line.bottom),
                size=keep(line.size, line.size),
            )
            for line in lines
        )

    grids = tuple(
        grid._replace(cells=tuple(cell._replace(lines=kept(cell.lines)) for cell in grid.cells))
        for grid in page.grids
    )
    return page._replace(grids=grids, lines=kept(page.lines))
