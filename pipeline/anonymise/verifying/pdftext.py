"""The text of a PDF's pages, as two readers that know nothing of each other give it."""

from __future__ import annotations

import io
from typing import Any

from pipeline.anonymise.verifying.apparent import apparent
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import inner
from pipeline.errors import UnreadableError

_MOST_PAGES = 5000


def read_pages(data: bytes, here: str, pile: Pile, *, again: bool) -> None:
    """Gather the text of all pages, page by page and over their ends.

    Args:
        again: ask other readers too (`second`), for a file that is no part of another.
    """
    channel = "body" if not here else "attachments"
    if not drawable(data, here, pile):
        return
    texts = by_pdfium(data, here, channel, pile)
    for number, text in enumerate(texts, start=1):
        pile.read(channel, f"{here}page {number}", text, "prose")
        inner(text, channel, f"{here}page {number}", pile, 1)
    pile.read(channel, f"{here}all pages", "\n".join(texts), unit="line", copy_of=f"{here}pages")
    if again:
        from pipeline.anonymise.verifying.second import read_again

        read_again(data, texts, channel, pile)


def drawable(data: bytes, here: str, pile: Pile) -> bool:
    """Whether the drawings of a PDF come to an end; what cannot be stopped once begun is told as a fault."""
    import pikepdf

    from pipeline.documents.pdf.forms import check_forms

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            check_forms(pdf, pikepdf)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return True  # whoever opens it next says what is wrong with it
    except (UnreadableError, RecursionError):
        pile.fault(f"{here}pages: drawings within drawings without end")
        return False
    return True


def by_pdfium(data: bytes, here: str, channel: str, pile: Pile) -> list[str]:
    """The text of each page as PDFium reads it; what cannot be read is told to the pile as a fault."""
    import pypdfium2

    texts: list[str] = []
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        pile.fault(f"{here}pages: cannot be opened by the reader of pages")
        return texts
    try:
        for number in range(min(len(pdf), _MOST_PAGES)):
            if pile.late:
                pile.fault(f"{here}pages from {number + 1}: not read in time")
                break
            texts.append(_page(pdf, number, here, channel, pile))
        if len(pdf) > _MOST_PAGES:
            pile.fault(f"{here}pages from {_MOST_PAGES + 1}: more than are looked through")
    finally:
        pdf.close()
    return texts


def _page(pdf: Any, number: int, here: str, channel: str, pile: Pile) -> str:
    import pypdfium2

    try:
        page = pdf[number]
        text = page.get_textpage()
        words = str(text.get_text_range())
        where = f"{here}page {number + 1}"
        pile.read(channel, f"{where}, what can be seen", apparent(page, text), copy_of=where)
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        pile.fault(f"{here}page {number + 1}: cannot be read")
        return ""
    return words.replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
