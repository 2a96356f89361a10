"""Which pages of a PDF have to be looked at, because their text alone need not be what they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.anonymise.verifying.pdftext import drawable
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.seeing import Page, read_rendered

_MOST_OBJECTS = 4000
_FEW_PICTURED = 4
_MANY_SHAPES = 400
"""So many drawn shapes on a page may be letters."""


def look_at_pages(data: bytes, pile: Pile, *, here: str = "", needed: bool = True) -> None:
    """Choose and read pages as they look; adds texts and faults to the pile.

    Args:
        data: the PDF.
        pile: takes what is read.
        here: what stands before "page 3" in a place.
        needed: False where the pages are another view of what was read already: then a few of those with
            pictures are enough, and what was not done is no fault.
    """
    import pypdfium2

    if not drawable(data, here, pile):
        return
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    texts: list[str] = []
    drawn: list[bool] = []
    fonts: list[frozenset[str]] = []
    try:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            pictures, used = _looked(page)
            texts.append(str(text.get_text_range()))
            drawn.append(pictures)
            fonts.append(used)
            text.close()
            page.close()
    except pypdfium2.PdfiumError:
        pile.fault("pages: cannot be drawn")
    finally:
        pdf.close()
    pictured = [at for at, pictures in enumerate(drawn) if pictures]
    if not needed:
        pictured = pictured[:_FEW_PICTURED]
    chosen = _covering(fonts, set(pictured))
    pages = [Page(at + 1, text, at in pictured, at in chosen) for at, text in enumerate(texts)]
    read_rendered(data, pages, pile, here=here, needed=needed)


def _covering(fonts: Sequence[frozenset[str]], looked_at: set[int]) -> set[int]:
    """Few pages that together use every font, beside those that are looked at anyway."""
    left = frozenset().union(*fonts) - frozenset().union(*(fonts[at] for at in looked_at))
    chosen: set[int] = set()
    while left:
        best = max(range(len(fonts)), key=lambda at: len(fonts[at] & left))
        chosen.add(best)
        left -= fonts[best]
    return chosen


def _looked(page: Any) -> tuple[bool, frozenset[str]]:
    """Whether it holds a picture or very many shapes, and the fonts it uses."""
    import pypdfium2.raw as pdfium

    pictures, shapes = False, 0
    fonts: set[str] = set()
    for count, thing in enumerate(page.get_objects(max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            fonts.add(_font(thing))
    return pictures or shapes > _MANY_SHAPES, frozenset(fonts)


def _font(thing: Any) -> str:
    import ctypes

    import pypdfium2.raw as pdfium

    font = pdfium.FPDFTextObj_GetFont(thing.raw)
    if not font:
        return ""
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(size or 1)
    pdfium.FPDFFont_GetBaseFontName(font, name, size)
    return name.value.decode("utf-8", "replace")
