"""Scanned pages: pictures → the same light pages that text gives, through tesseract and their ruling lines.

The picture is set straight, its rules are found, and the words of every cell are recognised by
themselves, one cell below the other, so that no line ever runs on into the next column. From there on a
scanned page walks the same road as any other. How sure each word is travels along (`PageContent.heard`).
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from PIL import Image

from pipeline.documents.ocr import AUTOMATIC, ONE_BLOCK, SeenWord, find_tesseract, turns_of, words_in
from pipeline.documents.pdf.arranging import arrange
from pipeline.documents.pdf.container import open_pdf
from pipeline.documents.pdf.frame import Frame, frame_of
from pipeline.documents.pdf.glyphs import Reading
from pipeline.documents.pdf.page import seen_upright
from pipeline.documents.pdf.parts import Aside, Glyph, Heard, PageContent, Style
from pipeline.documents.pdf.ruled import SCAN_SHARE, share, tables_of
from pipeline.documents.pdf.rulings import dark_of, rulings, tilt_of
from pipeline.documents.pdf.shapes import Edge, Shapes, shapes_of

if TYPE_CHECKING:
    from pipeline.documents.pdf.grid import Lattice

DPI = 300
MOST_PIXELS = 40_000_000
FEW_LETTERS = 200
"""A page with fewer letters over a picture that fills it may be a scan with a stamp on it."""
BLANK_INK = 0.0004
"""A page with less ink than this share is blank; specks of dust are."""
POOR = 65.0
"""Below this mean the page may stand on its side or head."""
STACK = 14_000
"""Pixels of height in one picture handed to tesseract (it takes 32,767 at most)."""
MARGIN = 12
STROKE = 50.0
"""How sure it is at most that a lone upright stroke is the word "I", in per cent."""


class _Read(NamedTuple):
    words: list[SeenWord]
    shapes: Shapes
    frame: Frame
    dpi: float

    @property
    def mean(self) -> float:
        letters = sum(len(word.text) for word in self.words)
        return sum(word.sure * len(word.text) for word in self.words) / letters if letters else 0.0


def read_scans(
    path: Path, password: str | None, pages: Sequence[PageContent], fewest: int
) -> list[PageContent]:
    """The pages, those without text recognised where tesseract is installed.

    Args:
        path: the file; it is only read.
        password: that opens it.
        pages: as read from the file's text.
        fewest: a page with fewer letters has no text.

    Returns:
        As many pages. One that tesseract could not read stays as it was, so that it is still reported.
    """
    layered = [_with_layer(page) for page in pages]
    wanted = [page for page in layered if _may_be_scan(page, fewest)]
    if not wanted:
        return layered
    program = find_tesseract()
    pdf = open_pdf(path, password)
    try:
        done = {page.number: _reread(pdf, page, program, fewest) for page in wanted}
    finally:
        pdf.close()
    return [done.get(page.number, page) for page in layered]


def _with_layer(page: PageContent) -> PageContent:
    """Mark a page whose words come from somebody else's text recognition."""
    layer = page.letters and any(aside.code == "image-text" for aside in page.cautions)
    return page._replace(heard=()) if layer else page


def _may_be_scan(page: PageContent, fewest: int) -> bool:
    if page.heard is not None:
        return not page.grids
    return page.letters < fewest or (page.letters < FEW_LETTERS and page.pictures > 0)


def _reread(pdf: Any, content: PageContent, program: str | None, fewest: int) -> PageContent:
    page = pdfium.FPDF_LoadPage(pdf, content.number - 1)
    if not page:
        return content
    try:
        frame = frame_of(page)
        if content.heard is not None:
            return _ruled(page, content)
        if program is None or not (content.letters < fewest or _is_covered(page, frame)):
            return content
        picture, dpi = _rendered(page, frame)
    finally:
        pdfium.FPDF_ClosePage(page)
    if np.mean(dark_of(np.asarray(picture))) < BLANK_INK:
        return content
    read = _recognised(program, picture, dpi)
    if read is None or sum(len(word.text) for word in read.words) < max(fewest, 3 * content.letters):
        return content
    return _content(content, read)


def _is_covered(page: Any, frame: Frame) -> bool:
    shapes = shapes_of(page, frame)
    return any(share(box, frame) > SCAN_SHARE for box in shapes.pictures)


def _rendered(page: Any, frame: Frame) -> tuple[Image.Image, float]:
    """The page as a grey picture, and its dots per inch (fewer for huge pages)."""
    scale = min(DPI / 72, (MOST_PIXELS / max(frame.width * frame.height, 1.0)) ** 0.5)
    width, height = max(round(frame.width * scale), 1), max(round(frame.height * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = pdfium.FPDFBitmap_GetBuffer(bitmap)
        address = buffer if isinstance(buffer, int) else buffer.value
        import ctypes

        data = ctypes.string_at(address, stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    grey = np.frombuffer(data, np.uint8).reshape(height, stride)[:, :width]
    return Image.fromarray(np.ascontiguousarray(grey)), 72 * scale


def _recognised(program: str, picture: Image.Image, dpi: float) -> _Read | None:
    read = _straight(program, picture, dpi)
    if read is None or read.mean >= POOR:
        return read
    turns = turns_of(program, picture)
    if not turns:
        return read
    again = _straight(program, picture.rotate(-90 * turns, expand=True), dpi)
    return again if again is not None and again.mean > read.mean else read


def _straight(program: str, picture: Image.Image, dpi: float) -> _Read | None:
    tilt = tilt_of(dark_of(np.asarray(picture)))
    if tilt:
        picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.array(picture)
    point = 72 / dpi
    frame = Frame(0, 0, grey.shape[1] * point, grey.shape[0] * point)
    shapes = Shapes(frame)
    across, down = rulings(grey, dpi)
    shapes.across += across
    shapes.down += down
    tables = tables_of(shapes, frame, ())
    _erase(grey, tables, across, down, dpi)
    words = _words(program, grey, tables, dpi)
    return None if words is None else _Read(words, shapes, frame, dpi)


def _erase(
    grey: Any, tables: Sequence[Lattice], across: Sequence[Edge], down: Sequence[Edge], dpi: float
) -> None:
    """Take the rules of the tables out of the picture: tesseract reads them as letters."""
    pixel = dpi / 72
    for edges, levels, turned in (
        (across, [y for table in tables for y in table.ys], False),
        (down, [x for table in tables for x in table.xs], True),
    ):
        plane = grey.T if turned else grey
        for edge in edges:
            if any(abs(edge.at - level) < 3 for level in levels):
                row = int(edge.at * pixel)
                plane[max(row - 2, 0) : row + 3, int(edge.start * pixel) : int(edge.end * pixel) + 1] = 255


def _words(program: str, grey: Any, tables: Sequence[Lattice], dpi: float) -> list[SeenWord] | None:
    """All words in pixels of the page: those of the cells, then those around the tables."""
    pixel = dpi / 72
    boxes = []
    around = grey.copy()
    for table in tables:
        for region in table.regions:
            x0, x1 = table.xs[region.column] * pixel, table.xs[region.column + region.span] * pixel
            y0, y1 = table.ys[region.row] * pixel, table.ys[region.row + region.rows] * pixel
            boxes.append((round(x0) + 1, round(y0) + 1, round(x1) - 1, round(y1) - 1))
        top, bottom = round((table.ys[0] - 2) * pixel), round((table.ys[-1] + 2) * pixel)
        left, right = round((table.xs[0] - 2) * pixel), round((table.xs[-1] + 2) * pixel)
        around[max(top, 0) : bottom, max(left, 0) : right] = 255
    pieces = [piece for box in boxes if (piece := _inked(grey, box)) is not None]
    words: list[SeenWord] = []
    for pile in _piles(pieces, grey):
        found = _of_pile(program, grey, pile, dpi)
        if found is None:
            return None
        words += found
    rest = _inked(around, (0, 0, grey.shape[1], grey.shape[0]))
    if rest is not None:
        x0, y0, x1, y1 = rest
        part = Image.fromarray(np.pad(around[y0:y1, x0:x1], MARGIN, constant_values=255))
        seen = words_in(program, part, round(dpi), ONE_BLOCK if tables else AUTOMATIC)
        if seen is None:
            return None
        words += [_moved(word, x0 - MARGIN, y0 - MARGIN) for word in seen]
    return [_not_a_rule(word) for word in words]


def _not_a_rule(word: SeenWord) -> SeenWord:
    """The rules are out of the picture, so an upright stroke standing alone is the word "I"."""
    return word._replace(text="I", sure=min(word.sure, STROKE)) if word.text == "|" else word


Box = tuple[int, int, int, int]


def _inked(grey: Any, box: Box) -> Box | None:
    """The part of a box that holds ink, with a margin; None when there is next to none."""
    x0, y0, x1, y1 = box
    ink = grey[y0:y1, x0:x1] < 150
    if ink.sum() < 12:
        return None
    rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
    return x0 + int(columns[0]), y0 + int(rows[0]), x0 + int(columns[-1]) + 1, y0 + int(rows[-1]) + 1


def _piles(pieces: Sequence[Box], grey: Any) -> list[list[Box]]:
    piles: list[list[Box]] = []
    height = STACK
    for piece in pieces:
        own = piece[3] - piece[1] + 4 * MARGIN
        if height + own > STACK:
            piles.append([])
            height = 0
        piles[-1].append(piece)
        height += own
    return piles


def _of_pile(program: str, grey: Any, pile: Sequence[Box], dpi: float) -> list[SeenWord] | None:
    """The words of cells put below each other in one picture, moved back to their places."""
    width = max(x1 - x0 for x0, _, x1, _ in pile) + 4 * MARGIN
    height = sum(y1 - y0 + 4 * MARGIN for _, y0, _, y1 in pile)
    sheet = np.full((height, width), 255, np.uint8)
    tops = []
    at = 0
    for x0, y0, x1, y1 in pile:
        tops.append(at)
        top = at + 2 * MARGIN
        sheet[top : top + y1 - y0, 2 * MARGIN : 2 * MARGIN + x1 - x0] = grey[y0:y1, x0:x1]
        at += y1 - y0 + 4 * MARGIN
    seen = words_in(program, Image.fromarray(sheet), round(dpi), ONE_BLOCK)
    if seen is None:
        return None
    words = []
    for word in seen:
        place = int(np.searchsorted(tops, (word.top + word.bottom) / 2, "right")) - 1
        x0, y0, x1, y1 = pile[place]
        moved = _moved(word, x0 - 2 * MARGIN, y0 - 2 * MARGIN - tops[place])
        words.append(
            moved._replace(
                x0=max(moved.x0, x0),
                x1=min(moved.x1, x1),
                top=max(moved.top, y0),
                bottom=min(moved.bottom, y1),
            )
        )
    return words


def _moved(word: SeenWord, right: float, down: float) -> SeenWord:
    return word._replace(
        x0=word.x0 + right, x1=word.x1 + right, top=word.top + down, bottom=word.bottom + down
    )


def _content(before: PageContent, read: _Read) -> PageContent:
    point = 72 / read.dpi
    reading = Reading()
    heard = []
    usual = statistics.median(word.bottom - word.top for word in read.words) * point
    for word in read.words:
        x0, top, x1, bottom = (value * point for value in word[1:5])
        size = bottom - top if bottom - top > 1.4 * usual else usual
        owner = len(reading.styles)
        reading.styles.append(Style(round(size, 1), False, 0))
        step = (x1 - x0) / len(word.text)
        reading.glyphs += [
            Glyph(char, x0 + i * step, top, x0 + (i + 1) * step, bottom, owner)
            for i, char in enumerate(word.text)
        ]
        reading.glyphs.append(Glyph(" ", x1, top, x1, bottom, owner))
        heard.append(Heard(x0, top, x1, bottom, word.sure))
    grids, lines, loose, columns = arrange(reading, read.shapes, read.frame, before.number, ())
    message = (
        f"Page {before.number} is a scanned picture; its words were recognised by this machine"
        f" ({read.mean:.0f} % sure on average) and may be wrong"
    )
    return PageContent(
        before.number,
        read.frame.width,
        read.frame.height,
        grids,
        lines,
        before.notes,
        (*before.cautions, Aside("image-text", message=message)),
        sum(len(word.text) for word in read.words),
        before.pictures,
        tuple(heard),
        loose,
        columns,
    )


def _ruled(page: Any, content: PageContent) -> PageContent:
    """A scan with a text layer and no rules but those in its picture: lay its words out on these."""
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return content
    try:
        shapes, reading = seen_upright(page, textpage, frame_of(page))
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    if shapes.frame != frame_of(page):
        return content
    picture, dpi = _rendered(page, shapes.frame)
    across, down = rulings(np.asarray(picture), dpi)
    shapes.across += across
    shapes.down += down
    grids, lines, loose, columns = arrange(reading, shapes, shapes.frame, content.number, ())
    return content._replace(grids=grids, lines=lines, loose=loose, columns=columns) if grids else content
