"""A second opinion on pages: by the strings in the file, by pdfminer, by where the letters stand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pipeline.anonymise.verifying.agreeing import Font, UnusualError, same_letters, strings_of
from pipeline.anonymise.verifying.mining import by_pdfminer
from pipeline.anonymise.verifying.placing import by_place
from pipeline.anonymise.verifying.reading import Pile


def read_again(data: bytes, texts: Sequence[str], channel: str, pile: Pile) -> None:
    """Gather the pages once more.

    A page whose own strings hold the same letters as PDFium gave is gathered as it is written. Any other is
    read by pdfminer, which follows what PDFium leaves out, and so is every drawing or page that is not shown.
    Letters that are placed singly are put together by where they stand.

    Args:
        data: the PDF.
        texts: what PDFium read, page by page.
        channel: the channel of the pages.
        pile: takes what is read.
    """
    doubtful, scattered, unshown = _judged(data, texts, channel, pile)
    _placed(data, sorted(doubtful | scattered), channel, pile)
    if doubtful or unshown:
        for where, text in by_pdfminer(data, pile, doubtful, unshown=unshown):
            pile.read(channel, f"{where}, second reader", text, copy_of=where)


def _judged(data: bytes, texts: Sequence[str], channel: str, pile: Pile) -> tuple[set[int], set[int], bool]:
    """Pages (from 1) that need another reader; those of single letters; whether there are more."""
    import pikepdf

    every = set(range(1, len(texts) + 1))
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) != len(texts):
                return set(range(1, max(len(pdf.pages), len(texts)) + 1)), every, True
            doubtful, scattered = set(), set()
            fonts: dict[Any, Font] = {}
            for number, (page, text) in enumerate(zip(pdf.pages, texts, strict=True), start=1):
                try:
                    strings = strings_of(page, fonts)
                except UnusualError:
                    doubtful.add(number)
                    continue
                if not same_letters(strings.text, text):
                    doubtful.add(number)
                if strings.scattered:
                    scattered.add(number)
                where = f"page {number}"
                pile.read(channel, f"{where}, as its strings stand", strings.text, copy_of=where)
            return doubtful, scattered, data.count(b"%%EOF") > 1 or _holds_more(pdf)
    except pikepdf.PdfError:
        return every, every, True


def _holds_more(pdf: Any) -> bool:
    """Whether there is a drawing, or a page that is not among the pages."""
    import pikepdf

    shown = {page.obj.objgen for page in pdf.pages}
    for thing in pdf.objects:
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        if str(thing.get("/Subtype", "")) == "/Form":
            return True
        if str(thing.get("/Type", "")) == "/Page" and thing.objgen not in shown:
            return True
    return False


def _placed(data: bytes, numbers: Sequence[int], channel: str, pile: Pile) -> None:
    import pypdfium2

    if not numbers:
        return
    pdf = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            if number > len(pdf) or pile.late:
                break
            page = pdf[number - 1]
            try:
                where = f"page {number}"
                pile.read(channel, f"{where}, by place", by_place(page), copy_of=where)
            finally:
                page.close()
    except pypdfium2.PdfiumError:
        pile.note("pages: letters could not be put together by where they stand")
    finally:
        pdf.close()
