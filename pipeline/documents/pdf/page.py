"""One page to its light content: ruled tables with the lines of every cell, lines around them, remarks.

The page and its text page are closed before this returns, so memory does not grow with pages.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.documents._colours import colour_name
from pipeline.documents.pdf import proof, remarks
from pipeline.documents.pdf.borderless import rules_only
from pipeline.documents.pdf.columns import apart, columns_of
from pipeline.documents.pdf.frame import Box, Frame, frame_of, turn_back
from pipeline.documents.pdf.glyphs import Reading, read_glyphs
from pipeline.documents.pdf.grid import Lattice, gathered, lattices
from pipeline.documents.pdf.nested import whole_rows
from pipeline.documents.pdf.partly import wholly_ruled
from pipeline.documents.pdf.parts import (
    Aside,
    Band,
    Glyph,
    Grid,
    GridCell,
    Line,
    Loose,
    PageContent,
    Word,
    packed,
)
from pipeline.documents.pdf.pictures import beside_lines
from pipeline.documents.pdf.shapes import Shade, Shapes, shapes_of
from pipeline.documents.pdf.struck import struck
from pipeline.documents.pdf.words import COLUMN_GAP, lines_of, words_of
from pipeline.errors import UnreadableError

ODD_SHARE = 0.02
"""Above this share of characters without a meaning the other reader is asked."""
FEW_UNTOLD = 2
"""More characters than this that the file gives no meaning are said; one or two are bullets and ticks."""
SCAN_SHARE = 0.5
"""A picture over this share of the page is a scan of it."""
PICTURE_SHARE = 0.12
"""A picture over this share of a page with text may hold text of its own (logos are smaller)."""
OUTLINES = 30
"""So many filled shapes on a page without letters are letters drawn as shapes, or a drawing."""
MOSTLY = 0.6
"""A colour over this share of a cell is the cell's."""

SecondOpinion = Callable[[int, Frame], "tuple[list[Glyph], int] | None"]
"""Asks pdfplumber for a page (number from 0): its characters and how many have no meaning."""


def read_page(pdf: Any, index: int, forms: Any, second: SecondOpinion) -> PageContent:
    """Read page `index` (from 0) of an open PDFium document.

    Raises:
        UnreadableError: code damaged, when PDFium cannot load the page.
    """
    page = pdfium.FPDF_LoadPage(pdf, index)
    textpage = pdfium.FPDFText_LoadPage(page) if page else None
    if not page or not textpage:
        if page:
            pdfium.FPDF_ClosePage(page)
        raise UnreadableError(
            f"is damaged: page {index + 1} cannot be read",
            "Ask the agency to save the document as PDF again and to send it once more",
            code="damaged",
        )
    try:
        return _content(page, textpage, index, forms, second)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
        pdfium.FPDF_ClosePage(page)


def _content(page: Any, textpage: Any, index: int, forms: Any, second: SecondOpinion) -> PageContent:
    number = index + 1
    frame = frame_of(page)
    shapes, reading = seen_upright(page, textpage, frame)
    frame = shapes.frame
    cautions: list[Aside] = []
    met = reading.glyphs
    cautions += _ask_second(reading, shapes, index, second)
    replaced = reading.glyphs is not met
    scanned = any(share(box, frame) > SCAN_SHARE for box in shapes.pictures)
    notes, unseen = _take_unseen(reading, number, scanned)
    cautions += unseen
    written = remarks.of_page(page, frame, forms, number)
    notes += written.notes
    cautions += written.cautions
    grids, lines, loose, columns = arrange(reading, shapes, frame, number, written.lines)
    crossed, said = struck(reading, shapes, grids, number)
    notes += crossed
    notes += beside_lines(shapes.pictures, lines, grids, frame)
    cautions += said
    chars = [glyph[0] for glyph in reading.glyphs]
    letters = len(chars) - chars.count(" ") - chars.count("\u00a0") + len(written.lines)
    big = sum(1 for box in shapes.pictures if share(box, frame) > PICTURE_SHARE)
    if not letters and len(shapes.shades) > OUTLINES:
        big += 1
    content = PageContent(
        number,
        frame.width,
        frame.height,
        grids,
        lines,
        tuple(notes),
        tuple(cautions),
        letters,
        big,
        loose=loose,
        columns=columns,
    )
    lost = [] if replaced else proof.of_page(textpage, met, content)
    return content._replace(cautions=(*content.cautions, *lost)) if lost else content


def seen_upright(page: Any, textpage: Any, frame: Frame) -> tuple[Shapes, Reading]:
    """Shapes and characters as a reader holds the page: turned when most of its text is."""
    shapes = shapes_of(page, frame)
    reading = read_glyphs(textpage, frame, shapes)
    turns: Counter[int] = Counter()
    for owner, count in Counter(map(attrgetter("owner"), reading.glyphs)).items():
        turns[reading.styles[owner].turn] += count
    main = max(turns, key=lambda turn: turns[turn], default=0)
    if main > 0 and turns[main] > 0.6 * len(reading.glyphs):
        frame = frame.turned(main)
        shapes = shapes_of(page, frame)
        reading = read_glyphs(textpage, frame, shapes)
    return shapes, reading


def _ask_second(reading: Reading, shapes: Shapes, index: int, second: SecondOpinion) -> list[Aside]:
    """Let pdfplumber read a page whose characters PDFium could not make out; say which reading was taken."""
    odd = reading.unmapped > ODD_SHARE * len(reading.glyphs)
    number = index + 1
    if not odd and (reading.glyphs or not shapes.orders):
        return [_untold(number)] if reading.untold > FEW_UNTOLD else []
    other = second(index, shapes.frame)
    if other is not None:
        glyphs, unmapped = other
        if glyphs and unmapped * max(len(reading.glyphs), 1) < max(reading.unmapped, 1) * len(glyphs):
            reading.replace(glyphs, unmapped)
            return [
                Aside(
                    "second-opinion",
                    message=f"Page {number} was read with the second reader because the first could not"
                    " make out its letters; please compare it with the original",
                )
            ]
    return [_untold(number)] if odd else []


def _untold(number: int) -> Aside:
    message = (
        f"Some letters on page {number} cannot be told: the file does not say what they mean;"
        " please compare it with the original"
    )
    return Aside("part-unreadable", message=message)


def _take_unseen(reading: Reading, number: int, scanned: bool) -> tuple[list[Aside], list[Aside]]:
    """Part what a reader does not see from `reading`; on a scan, ink-less text is its text layer."""
    ocr = scanned and reading.invisible > 0
    hidden = {
        owner
        for owner, style in enumerate(reading.styles)
        if style.unseen and not (ocr and style.unseen == "invisible")
    }
    notes: list[Aside] = []
    cautions: list[Aside] = []
    if ocr:
        message = f"Page {number} is a scanned picture; its words come from text recognition and may be wrong"
        cautions.append(Aside("image-text", message=message))
    if hidden:
        taken = [glyph for glyph in reading.glyphs if glyph.owner in hidden]
        reading.glyphs = [glyph for glyph in reading.glyphs if glyph.owner not in hidden]
        text = "\n".join(line.text for line in lines_of(words_of(taken, reading.styles), number))
        if text.strip():
            notes.append(Aside("unseen", text))
            message = (
                f"Page {number} holds text that no reader sees (covered, white, too small or off the page);"
                " it was left out of the text and kept as a note"
            )
            cautions.append(Aside("unseen-text", message=message))
    return notes, cautions


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


def tables_of(shapes: Shapes, frame: Frame, words: Sequence[Word]) -> list[Lattice]:
    """The ruled tables; where there are none, those made by shading; then those ruled across only."""
    found = lattices(shapes.across, shapes.down)
    if not any(len(table.regions) > 1 for table in found) and len(shapes.shades) > 3:
        boxes = Shapes(frame)
        for shade in shapes.shades:
            if share(shade.box, frame) < SCAN_SHARE:
                boxes.add_sides(shade.box)
        shaded = lattices(shapes.across + boxes.across, shapes.down + boxes.down)
        found = [table for table in shaded if len(table.xs) > 2]  # a band over all columns is no cell
    if words:
        found = wholly_ruled(found, words, rules_only(shapes.across, found, words))
    real = [whole_rows(table) for table in found if not _is_frame(table, found)]
    return sorted((t for t in real if not _is_nested(t, real)), key=lambda t: (t.ys[0], t.xs[0]))


def _is_frame(table: Lattice, found: Sequence[Lattice]) -> bool:
    """A single box around other tables, such as a border round the page."""
    return len(table.regions) == 1 and any(o is not table and _within(o, _box(table)) for o in found)


def _is_nested(table: Lattice, found: Sequence[Lattice]) -> bool:
    """A table inside a cell of another: its words stay in that cell's text."""
    for other in found:
        if other is table or len(other.regions) < 2:
            continue
        if any(_within(table, other.box_of(region)) for region in other.regions):
            return True
    return False


def _box(table: Lattice) -> Box:
    return table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]


def _within(table: Lattice, box: Box) -> bool:
    x0, top, x1, bottom = _box(table)
    return box[0] - 1 <= x0 and box[1] - 1 <= top and x1 <= box[2] + 1 and bottom <= box[3] + 1


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


def share(box: Box, frame: Frame) -> float:
    """Which part of the page a box covers."""
    wide = max(0.0, min(box[2], frame.width) - max(box[0], 0.0))
    high = max(0.0, min(box[3], frame.height) - max(box[1], 0.0))
    return wide * high / max(frame.width * frame.height, 1.0)
