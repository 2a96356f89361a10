"""One page to its light content: ruled tables with the lines of every cell, lines around them, remarks.

The page and its text page are closed before this returns, so memory does not grow with pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.documents.pdf import proof, remarks
from pipeline.documents.pdf.arranging import arrange
from pipeline.documents.pdf.frame import Frame, frame_of
from pipeline.documents.pdf.glyphs import Reading, read_glyphs
from pipeline.documents.pdf.parts import (
    Aside,
    Glyph,
    PageContent,
)
from pipeline.documents.pdf.pictures import beside_lines
from pipeline.documents.pdf.ruled import SCAN_SHARE, share
from pipeline.documents.pdf.shapes import Shapes, shapes_of
from pipeline.documents.pdf.struck import struck
from pipeline.documents.pdf.words import lines_of, words_of
from pipeline.errors import UnreadableError

ODD_SHARE = 0.02
"""Above this share of characters without a meaning the other reader is asked."""
FEW_UNTOLD = 2
"""More characters than this that the file gives no meaning are said; one or two are bullets and ticks."""
PICTURE_SHARE = 0.12
"""A picture over this share of a page with text may hold text of its own (logos are smaller)."""
OUTLINES = 30
"""So many filled shapes on a page without letters are letters drawn as shapes, or a drawing."""

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
