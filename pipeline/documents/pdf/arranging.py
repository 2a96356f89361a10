"""Words put where they belong: into the cells of ruled tables, or into lines of running text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.documents._colours import colour_name
from pipeline.documents.pdf.bullets import drawn_bullets
from pipeline.documents.pdf.columns import apart, columns_of
from pipeline.documents.pdf.frame import Box, Frame, turn_back
from pipeline.documents.pdf.glyphs import Reading
from pipeline.documents.pdf.grid import Lattice, gathered
from pipeline.documents.pdf.parts import Band, Glyph, Grid, GridCell, Line, Loose, Word, packed
from pipeline.documents.pdf.ruled import SCAN_SHARE, share, tables_of
from pipeline.documents.pdf.shapes import Shade, Shapes
from pipeline.documents.pdf.words import COLUMN_GAP, lines_of, words_of

MOSTLY = 0.6
"""A colour over this share of a cell is the cell's."""


def arrange(
    reading: Reading, shapes: Shapes, frame: Frame, number: int, written: Sequence[Line]
) -> tuple[tuple[Grid, ...], tuple[Line, ...], Loose | None, tuple[Band, ...]]:
    """Words to the cells that hold them, the rest to lines of running text; loose words for `unruled`.

    Where running text is set in columns these come last, and there are no loose words: it is no table.
    """
    styles = reading.styles
    upright = [g for g in reading.glyphs if styles[g.owner].turn == 0]
    words = words_of(upright, styles, sorted(shapes.down))
    others = _turned_lines(reading, frame, number) if len(upright) < len(reading.glyphs) else []
    tables = tables_of(shapes, frame, words)
    inside: dict[tuple[int, int], list[Word]] = {}
    lines: dict[tuple[int, int], list[Line]] = {}
    outside: list[Word] = []
    for chain in _chains(words):
        spots = [_spot(tables, word.x0 + min(1.0, (word.x1 - word.x0) / 2), word) for word in chain]
        if len(chain) > 1 and spots[0] and any(spot != spots[0] for spot in spots):
            lines.setdefault(spots[0], []).extend(_strays(chain, number))
            continue
        for word, spot in zip(chain, spots, strict=True):
            (inside.setdefault(spot, []) if spot else outside).append(word)
    outside += drawn_bullets(shapes, outside)
    columns = columns_of(outside)
    around = [line for part in apart(outside, columns) for line in lines_of(part, number, split=COLUMN_GAP)]
    loose = None if columns else _loose(outside, around, shapes, frame)
    for line in [*others, *written]:
        at = _spot(tables, (line.x0 + line.x1) / 2, line)
        (lines.setdefault(at, []) if at else around).append(line)
    for where, held in inside.items():
        lines.setdefault(where, []).extend(lines_of(held, number))
    grids = tuple(_grid(table, i, lines, number, shapes.shades) for i, table in enumerate(tables))
    around.sort(key=lambda line: (line.top + line.bottom, line.x0))
    return grids, tuple(around), loose, columns


def _loose(words: Sequence[Word], lines: Sequence[Line], shapes: Shapes, frame: Frame) -> Loose | None:
    """The words where some lines stand side by side; a page of plain prose need not be looked at again."""
    if not any(two.x0 > one.x1 and two.top < one.bottom for one, two in itertools.pairwise(lines)):
        return None
    bands = [s.box for s in shapes.shades if share(s.box, frame) < SCAN_SHARE]
    return packed(words, gathered(shapes.across), gathered(shapes.down), bands)


def _strays(chain: list[Word], number: int) -> list[Line]:
    return [line._replace(stray=True) for line in lines_of(chain, number)]


def _chains(words: Sequence[Word]) -> list[list[Word]]:
    """Words that one text object draws side by side: such a chain that crosses a rule is not cell text."""
    chains: list[list[Word]] = []
    for word in words:
        if chains:
            last = chains[-1][-1]
            if (
                last.owner == word.owner
                and abs(last.top - word.top) < 0.3 * word.size
                and abs(word.x0 - last.x1) < 0.8 * word.size
            ):
                chains[-1].append(word)
                continue
        chains.append([word])
    return chains


def _spot(tables: Sequence[Lattice], x: float, piece: Word | Line) -> tuple[int, int] | None:
    y = (piece.top + piece.bottom) / 2
    for i, table in enumerate(tables):
        if table.xs[0] <= x <= table.xs[-1] and table.ys[0] <= y <= table.ys[-1]:
            region = table.at(x, y)
            if region >= 0:
                return i, region
    return None


def _grid(
    table: Lattice, index: int, lines: dict[tuple[int, int], list[Line]], number: int, shades: Sequence[Shade]
) -> Grid:
    coloured = [shade for shade in shades if colour_name(*shade.colour)]
    cells = tuple(
        GridCell(
            region.row,
            region.column,
            region.span,
            region.rows,
            tuple(sorted(lines.get((index, i), ()), key=lambda line: (line.top + line.bottom, line.x0))),
            _behind(coloured, table.box_of(region)) if coloured else "",
        )
        for i, region in enumerate(table.regions)
    )
    return Grid(table.xs, table.ys, cells, number, table.open_top, table.open_bottom, table.guessed)


def _behind(shades: Sequence[Shade], box: Box) -> str:
    """The colour of the last area painted over most of a cell, "" for none."""
    for shade in reversed(shades):
        wide = min(box[2], shade.box[2]) - max(box[0], shade.box[0])
        high = min(box[3], shade.box[3]) - max(box[1], shade.box[1])
        if wide > 0 < high and wide * high > MOSTLY * (box[2] - box[0]) * (box[3] - box[1]):
            return colour_name(*shade.colour)
    return ""


def _turned_lines(reading: Reading, frame: Frame, number: int) -> list[Line]:
    """Lines of text drawn at another angle than the page's own, placed where they stand."""
    lines: list[Line] = []
    styles = reading.styles
    for turn in (1, 2, 3):
        held = [g for g in reading.glyphs if styles[g.owner].turn == turn]
        if not held:
            continue
        view = frame.turned(turn)
        as_read = [
            Glyph(g.char, *turn_back((g.x0, g.top, g.x1, g.bottom), view, 4 - turn), g.owner) for g in held
        ]
        for line in lines_of(words_of(as_read, styles), number, split=COLUMN_GAP):
            box = turn_back((line.x0, line.top, line.x1, line.bottom), frame, turn)
            lines.append(line._replace(x0=box[0], top=box[1], x1=box[2], bottom=box[3], lead=box[2] - box[0]))
    slanted: dict[int, list[Glyph]] = {}
    for glyph in reading.glyphs:
        if styles[glyph.owner].turn == -1:
            slanted.setdefault(glyph.owner, []).append(glyph)
    for owner, glyphs in slanted.items():
        text = "".join(g.char for g in glyphs).strip()
        if text:
            x0, x1 = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
            top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
            size = styles[owner].size
            lines.append(Line(text, x0, top, x1, bottom, size, False, x1 - x0, number, stray=True))
    return lines
