"""A PDF opened as content: it is laid out anew, and nothing of the old file is carried over."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline import documents
from pipeline.anonymise.laying.pdf_in.draft import PdfDraft
from pipeline.anonymise.laying.pdf_in.layers import without_hidden_layers
from pipeline.anonymise.laying.pdf_in.pages import look_at
from pipeline.anonymise.laying.pdf_in.refusing import check, left_out
from pipeline.anonymise.passages import Removed
from pipeline.documents import Document
from pipeline.files import write_atomic

__all__ = ["PdfDraft", "open_pdf"]


def open_pdf(path: Path, passwords: Sequence[str] = ()) -> PdfDraft:
    """Open a PDF for anonymising; what is written from it is a Word file made anew.

    Args:
        path: the file; it is only read.
        passwords: tried on a protected file.

    Raises:
        UnreadableError: it cannot be read, or a page of it cannot be rebuilt from its words (a picture
            nobody could read, letters without meaning, words left over).
        BusyError: the file or its share is away for a moment.

    Does not promise the look of the pages: their words, headings, lists, tables and pictures are taken.
    """
    whole = documents.read(path, passwords)
    seen = without_hidden_layers(path, passwords)
    if seen is None:
        return _draft(whole, path, passwords, ())
    with tempfile.TemporaryDirectory() as folder:  # only its owner can enter it
        copy = Path(folder) / "seen.pdf"
        write_atomic(copy, seen, private=True)
        document = documents.read(copy)
        return _draft(document, copy, (), _on_hidden_layers(whole, document))


def _draft(document: Document, path: Path, passwords: Sequence[str], hidden: tuple[Removed, ...]) -> PdfDraft:
    check(document)
    return PdfDraft(document, look_at(path, passwords), (*hidden, *left_out(document)))


def _on_hidden_layers(whole: Document, seen: Document) -> tuple[Removed, ...]:
    """The words that only the switched-off layers have."""
    only = _words(whole) - _words(seen)
    text = " ".join(word for word in _words(whole) if word in only)
    what = "text on layers that are switched off"
    return (Removed("unseen-text", "the file", what, "no reader of the page sees it", text),)


def _words(document: Document) -> Counter[str]:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    texts = (*(one.text for one in document.headings), *(one.text for one in document.paragraphs), *cells)
    return Counter(word for text in texts for word in text.split())
