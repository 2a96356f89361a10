"""A PDF opened as content: it is laid out anew, and nothing of the old file is carried over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline import documents
from pipeline.anonymise.laying.pdf_in.draft import PdfDraft
from pipeline.anonymise.laying.pdf_in.pages import look_at
from pipeline.anonymise.laying.pdf_in.refusing import check, left_out

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
    document = documents.read(path, passwords)
    check(document)
    return PdfDraft(document, look_at(path, passwords), left_out(document))
