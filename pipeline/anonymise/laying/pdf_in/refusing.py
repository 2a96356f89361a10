"""Which PDFs cannot be rebuilt, and what a rebuilt one will lack."""

from __future__ import annotations

import re

from pipeline.anonymise.passages import Removed
from pipeline.documents import Document, Note
from pipeline.errors import UnreadableError

_WITHOUT_TEXT = re.compile(r"is a picture without text")
_LETTERS = re.compile(r"^Some letters on page")
_LAID_OVER = re.compile(r"^Words of a stamp")
_ANSWERS = re.compile(r"^The form in this file|^The file holds form answers")
_PATTERN = re.compile(r"pattern that is made of words")
_SIGNS = re.compile("[\ufffd\ue000-\uf8ff]")
_NO_WORDS = "its words cannot be read; compare with the draft"
MOST_SIGNS = 0.01
"""Share of letters without a meaning that a document may have: bullets and ticks of old fonts."""
_REMEDY = "Ask for the Word file, or print the page anew from the program it was written in"


def check(document: Document) -> None:
    """Refuse a document of which a page cannot be rebuilt.

    Raises:
        UnreadableError: says which page and why.
    """
    for caution in document.cautions:
        page = f"page {caution.place.page}" if caution.place.page else "a page"
        if caution.code == "image-text" and _WITHOUT_TEXT.search(caution.message):
            raise UnreadableError(
                f"cannot be published from this file: {page} is a picture without text",
                "Install tesseract-ocr on this machine and try again, or ask for the Word file",
                code="no-text-layer",
            )
        if caution.code == "part-unreadable" and _LETTERS.search(caution.message):
            raise UnreadableError(
                f"cannot be published from this file: some words of {page} cannot be read", _REMEDY
            )
        if caution.code == "not-accounted":
            raise UnreadableError(
                f"cannot be published from this file: not every word of {page} could be placed", _REMEDY
            )
    text = "".join((*(one.text for one in document.headings), *(one.text for one in document.paragraphs)))
    if len(_SIGNS.findall(text)) > MOST_SIGNS * max(len(text), 1):
        raise UnreadableError(
            "cannot be published from this file: many of its letters have no meaning to a program", _REMEDY
        )


def left_out(document: Document) -> tuple[Removed, ...]:
    """What of the file is not printed again, as its notes and cautions tell."""
    found = [_removed(note) for note in document.notes]
    for caution in document.cautions:
        where = f"page {caution.place.page}" if caution.place.page else "the file"
        if caution.code == "part-unreadable":
            found.append(_unread(caution.message, where))
        elif caution.code == "macros-ignored":
            found.append(Removed("scripts", where, "scripts", "nothing in a published file may act"))
    return tuple(one for one in found if one is not None)


def _removed(note: Note) -> Removed | None:
    where = f"page {note.place.page}" if note.place.page else "the document"
    if note.kind == "unseen":
        why = "no reader of the page sees it (covered, white, too small or off the page)"
        return Removed("unseen-text", where, "text that cannot be seen", why, note.text)
    if note.kind == "comment":
        return Removed("comments", where, "a comment", "remarks on a draft are not published", note.text)
    return None


def _unread(message: str, where: str) -> Removed:
    """What of a file no reader could turn into words; what is not told apart is a file that hangs on it."""
    if _LAID_OVER.search(message):
        return Removed("annotations", where, "a stamp, box or field laid over the page", _NO_WORDS)
    if _ANSWERS.search(message):
        return Removed("form-values", where, "answers of a form", "they stand on none of its pages")
    if _PATTERN.search(message):
        return Removed("patterns", where, "an area filled with words", _NO_WORDS)
    return Removed("attachments", where, "an attached file", "only the pages are published")
