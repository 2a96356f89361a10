"""`read_pdf`: the whole road from a file to a `Document`."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2.raw as pdfium

from pipeline.documents.model import Caution, Document, Place
from pipeline.documents.pdf import proof
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.container import Opened, inspect, open_pdf
from pipeline.documents.pdf.doubts import notes_of
from pipeline.documents.pdf.page import read_page
from pipeline.documents.pdf.parts import PageContent, lean
from pipeline.documents.pdf.second import Plumber
from pipeline.errors import UnreadableError

PARALLEL_FROM = 120
"""Pages from which a second process pays for its start (about half a second)."""
MOST_AT_ONCE = 40
"""Pages that come from another process in one piece: while they come they are there twice."""
FEWEST_LETTERS = 3
"""A page with fewer letters has no text; a stray mark of a scanner does not count."""


def read_pdf(
    path: Path, sha256: str, passwords: tuple[str, ...] = (), *, workers: int | None = None
) -> Document:
    """Read a PDF into the neutral document; the result does not depend on `workers`.

    Args:
        path: the file; it is only read.
        sha256: of its bytes, carried into the document.
        passwords: tried in order when the file asks for one.
        workers: processes to read pages in; None decides by the number of pages and cores.

    Raises:
        UnreadableError: empty, damaged (also when cut short), password, too-large, or no-text-layer
            when no page has text. Single pages without text become cautions (image-text).

    Pages without text are recognised where tesseract is installed (see `scanned`).

    Does not promise: tables without rules that have no column of dates (their text comes as paragraphs),
    that a table read by white and dates is divided as its author meant (caution table-guessed), or text in
    pictures that do not fill their page.
    """
    opened = inspect(path, passwords)
    pages = _read_pages(path, opened, workers)
    if any(page.pictures or page.letters < FEWEST_LETTERS for page in pages):
        from pipeline.documents.pdf.scanned import read_scans

        pages = read_scans(path, opened.password, pages, FEWEST_LETTERS)
    _require_text(pages)
    blocks, furniture, joined = assemble(pages)
    notes, found = notes_of(pages)
    document = Document(
        file=path.name,
        sha256=sha256,
        format="pdf",
        blocks=blocks,
        furniture=furniture,
        notes=notes,
        cautions=(*opened.cautions, *found, *_pictures(pages), *joined),
        pages=opened.pages,
        title=opened.title,
        properties=opened.properties,
    )
    lost = proof.of_document(pages, document)
    return replace(document, cautions=(*document.cautions, *lost)) if lost else document


def _read_pages(path: Path, opened: Opened, workers: int | None) -> list[PageContent]:
    if workers is None:
        workers = min(os.cpu_count() or 1, 8) if opened.pages >= PARALLEL_FROM else 1
    # A daemon may have no children.
    if workers <= 1 or opened.pages < 2 or multiprocessing.current_process().daemon:
        return read_range(path, opened.password, 0, opened.pages)
    # More parts than workers: pages differ in weight. Spawned, because PDFium must not be forked.
    size = max(1, min(-(-opened.pages // (workers * 3)), MOST_AT_ONCE))
    starts = range(0, opened.pages, size)
    try:
        return _in_processes(path, opened.password, starts, size, opened.pages, workers)
    except BrokenProcessPool:
        # No process could be started here (memory, rights, a caller without a main module): alone, then.
        return read_range(path, opened.password, 0, opened.pages)


def _in_processes(
    path: Path, password: str | None, starts: range, size: int, pages: int, workers: int
) -> list[PageContent]:
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        parts = [pool.submit(read_range, path, password, start, min(start + size, pages)) for start in starts]
        read: list[PageContent] = []
        parts.reverse()
        while parts:  # what was taken over is let go of
            read += map(lean, parts.pop().result())
        return read


def read_range(path: Path, password: str | None, start: int, stop: int) -> list[PageContent]:
    """Pages `start` to `stop` (from 0, without the last), each closed before the next is opened."""
    pdf = open_pdf(path, password)
    second = Plumber(path, password)
    forms = None
    try:
        if pdf.get_formtype() != pdfium.FORMTYPE_NONE:
            pdf.init_forms()
            forms = pdf.formenv
        pages = []
        for index in range(start, stop):
            with _no_collection():
                pages.append(read_page(pdf, index, forms, second))
        return pages
    finally:
        second.close()
        pdf.close()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Within a page no rubbish is looked for: it makes thousands of small values and hardly any rings.

    That is a tenth of the reading time. Between pages the collector does its work, so memory stays flat.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _require_text(pages: Sequence[PageContent]) -> None:
    if any(page.letters >= FEWEST_LETTERS for page in pages):
        return
    raise UnreadableError(
        "has no text: its pages are pictures, as from a scanner",
        "Install tesseract-ocr on this machine and try again, or ask the agency for the Word file",
        code="no-text-layer",
    )


def _pictures(pages: Sequence[PageContent]) -> list[Caution]:
    cautions = []
    for page in pages:
        place = Place(page=page.number)
        if page.letters < FEWEST_LETTERS and page.pictures:
            message = (
                f"Page {page.number} is a picture without text, as from a scanner; nothing of it was read"
            )
            cautions.append(Caution("image-text", message, place))
        elif page.pictures and not any(aside.code == "image-text" for aside in page.cautions):
            message = f"Page {page.number} holds a picture; if there is text in it, it was not read"
            cautions.append(Caution("image-text", message, place))
    return cautions
