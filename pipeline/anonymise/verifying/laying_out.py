"""A Word file laid out by LibreOffice, where it is installed: its pages as a reader would see them."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor

from pipeline.anonymise.verifying.pages import look_at_pages
from pipeline.anonymise.verifying.pdftext import by_pdfium
from pipeline.anonymise.verifying.reading import Pile, TooMuchError
from pipeline.documents.office import convert, find_office
from pipeline.errors import UnreadableError

SECONDS = 90.0
"""How long LibreOffice is waited for unless `SCR_VERIFY_LAYOUT_SECONDS` says otherwise; 0 leaves it out."""
MAIN_PART = "word/document.xml"
_HERE = "laid out, "


class Layout:
    """A Word file on its way through LibreOffice, which is another program and works while others do.

    What was not done is told to the pile as a note: the words of the file were all read from its parts, the
    pages are looked at besides. Nothing is fetched and no macro runs (see `pipeline.documents.office`).
    """

    def __init__(self, data: bytes, pile: Pile) -> None:
        self._pile = pile
        self._answer: Future[bytes] | None = None
        self._pool = ThreadPoolExecutor(1)
        seconds = float(os.environ.get("SCR_VERIFY_LAYOUT_SECONDS", SECONDS))
        program = find_office() if seconds > 0 else None
        if seconds <= 0:
            pile.note("pages: not laid out, because that is switched off")
        elif program is None:
            pile.note("pages: LibreOffice is not installed, so they were not looked at as laid out")
        else:
            self._answer = self._pool.submit(convert, program, data, "docx", limit=seconds)

    def read(self) -> None:
        """Wait for the pages and gather what stands on them; some are read as they look."""
        self._pool.shutdown(wait=True)
        if self._answer is None:
            return
        try:
            made = self._answer.result()
        except (UnreadableError, OSError):
            self._pile.note("pages: LibreOffice could not lay them out, so they were not looked at")
            self._pile.review("the document", "pages", "LibreOffice could not open it")
            return
        try:
            self._gather(made)
        except TooMuchError:
            self._pile.note("pages: laid out, but too many to be read in time")

    def _gather(self, made: bytes) -> None:
        texts = by_pdfium(made, _HERE, "body", self._pile)
        labels = [f"page {at}" for at, text in enumerate(texts, 1) for _ in text.split("\n")]
        whole = "\n".join(texts)
        self._pile.read("pages", "laid out", whole, "prose", labels=labels, copy_of=MAIN_PART)
        look_at_pages(made, self._pile, here=_HERE, needed=False)
