"""`Content` → an accessible PDF (PDF/UA-1): tagged, with bookmarks, language and title; no word lost."""

from __future__ import annotations

from pathlib import Path

from pipeline.anonymise.laying.model import Content, Figure, spans_of, text_of, walk
from pipeline.errors import UnreadableError
from pipeline.files import write_atomic

__all__ = ["asked", "pdf_bytes", "write_pdf"]


def write_pdf(content: Content, goal: Path) -> tuple[str, ...]:
    """Lay a document out as an accessible PDF.

    Args:
        content: the document, anonymised: all of it is printed.
        goal: the file to write, whole or not at all.

    Returns:
        What a person should know or add, in plain sentences: `content.asks` and letters no font could draw.

    Raises:
        UnreadableError: it could not be laid out, or words of it were missing from what was made (code
            internal); nothing is written then.
        OSError: it cannot be written.

    The same content gives the same bytes on the same machine (fonts differ from one to another).
    """
    data, asks = pdf_bytes(content)
    write_atomic(goal, data)
    return asks


def pdf_bytes(content: Content) -> tuple[bytes, tuple[str, ...]]:
    """The PDF itself and what a person should know; raises like `write_pdf`."""
    from pipeline.anonymise.laying.pdf_out.compose import composed
    from pipeline.anonymise.laying.pdf_out.proof import missing
    from pipeline.anonymise.laying.pdf_out.typesetting import UnsetError, fonts, typeset, undrawn
    from pipeline.anonymise.laying.pdf_out.words import Printable

    printable = Printable(undrawn(_letters(content)))
    made = composed(content, printable, fonts())
    try:
        pdf = typeset(made.data, made.files)
    except UnsetError:
        raise _failed("could not be laid out as a PDF") from None
    if missing(content, pdf, printable.of):
        raise _failed("would lose words in its PDF")
    return pdf, (*content.asks, *made.asks, *printable.told)


def _letters(content: Content) -> frozenset[str]:
    """Every letter beyond ASCII that is to be printed or told."""
    found: set[str] = set(content.title)
    for blocks in (content.blocks, *(note.blocks for note in (*content.notes, *content.endnotes))):
        for block in walk(blocks):
            found.update(getattr(block, "label", ""))
            for spans in spans_of(block):
                found.update(text_of(spans))
            if isinstance(block, Figure):
                found.update(block.alt)
    return frozenset(letter for letter in found if not letter.isascii())


def _failed(what: str) -> UnreadableError:
    return UnreadableError(
        what,
        "Save the Word file as PDF by hand and check it, and tell whoever looks after this software",
        code="internal",
    )
