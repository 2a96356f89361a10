"""Whether all letters of a PDF are in the `Document`: counted again, twice and another way.

Per page, the letters and figures of the page's whole text as PDFium gives it are compared in number
with those that reached the page's lines; over the file, those of the lines with the document's.
Only letters and figures count: hyphens at line ends, marks and blanks are rightly changed on the way.
A letter drawn twice on the same spot (fake bold) counts once.

Does not promise: that words stand in their right cells, only that none is missing.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.documents.model import Caution, Document, Place, Table
from pipeline.documents.pdf.parts import Aside, Glyph, Grid, Line, PageContent
from pipeline.documents.pdf.words import LIGATURES

CODE = "not-accounted"
_SAME_SPOT = 1.0
"""Points; two drawings of one letter nearer than this are one letter."""


def of_page(textpage: Any, glyphs: Sequence[Glyph], content: PageContent) -> list[Aside]:
    """A caution where letters of a page's text are in none of its lines and notes.

    Args:
        textpage: PDFium's text page, still open.
        glyphs: every character the reader met, also those that nobody sees.
        content: what it made of the page.
    """
    lacking = _letters([_whole_text(textpage)]) - _letters(_texts_of([content]))
    if not lacking or lacking.total() <= _drawn_again(glyphs):
        return []
    message = (
        f"Counted again, page {content.number} holds {lacking.total()} letters that are missing here;"
        " compare it with the original"
    )
    return [Aside(CODE, message=message)]


def of_document(pages: Sequence[PageContent], document: Document) -> tuple[Caution, ...]:
    """A caution where letters of the pages' lines did not reach the document."""
    written, held = _letters(_texts_of(pages)), _letters(_held(document))
    lacking = (written - held).total()
    if not lacking:
        return ()
    message = (
        f"Counted again, its pages hold {lacking} letters that are missing here; compare with the original"
    )
    return (Caution(CODE, message, Place()),)


def _whole_text(textpage: Any) -> str:
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    return bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")


def _letters(texts: Iterable[str]) -> Counter[str]:
    """How often each letter and figure stands in these texts."""
    text = "".join(texts)
    if not text.isascii():
        text = text.translate(LIGATURES)
    counts = Counter(text)
    for char in [char for char in counts if not char.isalnum()]:
        del counts[char]
    return counts


def _texts_of(pages: Sequence[PageContent]) -> Iterator[str]:
    for page in pages:
        yield from (line.text for line in _lines_of(page.grids, page.lines))
        yield from (aside.text for aside in page.notes)


def _lines_of(grids: Sequence[Grid], lines: Sequence[Line]) -> Iterator[Line]:
    yield from lines
    for grid in grids:
        for cell in grid.cells:
            yield from cell.lines


def _held(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text
    yield from (note.text for note in document.notes)
    yield from (piece.text for piece in document.furniture)


def _drawn_again(glyphs: Sequence[Glyph]) -> int:
    """How many letters are drawn on the spot where the same letter stands already."""
    spots: dict[str, list[tuple[float, float]]] = {}
    again = 0
    for glyph in glyphs:
        if not glyph.char.isalnum():
            continue
        here = spots.setdefault(glyph.char, [])
        if any(abs(x - glyph.x0) <= _SAME_SPOT and abs(y - glyph.top) <= _SAME_SPOT for x, y in here):
            again += 1
        else:
            here.append((glyph.x0, glyph.top))
    return again
