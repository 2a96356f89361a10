"""Which pages of a PDF have to be looked at, because their text alone need not be what they show."""

from __future__ import annotations

from typing import Any

from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.seeing import Page, read_rendered

_MOST_OBJECTS = 4000
_MANY_SHAPES = 400
"""So many drawn shapes on a page may be letters."""


def look_at_pages(data: bytes, pile: Pile) -> None:
    """Choose and read pages as they look; adds texts and faults to the pile."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    pages: list[Page] = []
    fonts: set[str] = set()
    try:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            must, new = _looked(page, fonts)
            pages.append(Page(number + 1, str(text.get_text_range()), must or new))
            text.close()
            page.close()
    except pypdfium2.PdfiumError:
        pile.fault("pages: cannot be drawn")
    finally:
        pdf.close()
    read_rendered(data, pages, pile)


def _looked(page: Any, fonts: set[str]) -> tuple[bool, bool]:
    """Whether it holds a picture or very many shapes; whether it uses a font no page before it used."""
    import pypdfium2.raw as pdfium

    pictures, shapes, new = False, 0, False
    for count, thing in enumerate(page.get_objects(max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            name = _font(thing)
            if name not in fonts:
                fonts.add(name)
                new = True
    return pictures or shapes > _MANY_SHAPES, new


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
