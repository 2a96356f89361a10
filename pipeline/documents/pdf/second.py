"""The second opinion: pdfplumber reads the characters of a page that PDFium could not make out.

It is asked for a page only when PDFium's own reading is odd (more than one character in fifty has
no meaning, or text is drawn and no character comes out), because it costs about fifty times as
much. Rulings, cells and everything after stay the same for both.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.documents.pdf.frame import Frame
from pipeline.documents.pdf.glyphs import is_unmapped
from pipeline.documents.pdf.parts import Glyph


class Plumber:
    """Opens the file with pdfplumber on the first question; every page is closed at once.

    Give it no page it need not read. `close()` when done.
    """

    def __init__(self, path: Path, password: str | None) -> None:
        self._path = path
        self._password = password
        self._pdf: Any = None

    def __call__(self, index: int, frame: Frame) -> tuple[list[Glyph], int] | None:
        """The characters of page `index` (from 0) in display points, and how many mean nothing.

        None when pdfplumber fails on the page too: the first reading then stands.
        """
        import pdfplumber

        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(self._path, password=self._password or "")
            page = self._pdf.pages[index]
            try:
                return _glyphs(page.objects.get("char", []), frame, float(page.page_obj.mediabox[0]))
            finally:
                page.close()
        except Exception:  # noqa: BLE001 - a second opinion that fails must not take the first along
            return None

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None


def _glyphs(chars: list[dict[str, Any]], frame: Frame, left: float) -> tuple[list[Glyph], int]:
    upright = Frame(0, 0, frame.width, frame.height)
    glyphs: list[Glyph] = []
    unmapped = 0
    for char in chars:
        text = str(char["text"])
        if text.startswith("(cid:"):
            text = "\ufffd"
        box = char["x0"] - left, char["top"], char["x1"] - left, char["bottom"]
        if not (-1 <= box[0] <= upright.width + 1 and -1 <= box[1] <= upright.height + 1):
            continue
        for letter in text:
            unmapped += is_unmapped(letter)
            glyphs.append(Glyph(letter, *box, 0))
    return glyphs, unmapped
