"""How sure text recognition was of a cell's words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.model import Note
from pipeline.documents.pdf.parts import Heard, Line, PageContent


class Sureness:
    """Knows the recognised words of all pages; nothing to do where there are none."""

    def __init__(self, pages: Sequence[PageContent]) -> None:
        self._heard: dict[int, tuple[Heard, ...]] = {
            page.number: page.heard for page in pages if page.heard is not None
        }

    def notes(self, lines: Sequence[Line]) -> tuple[Note, ...]:
        """A note "ocr" with the mean and the least sureness in per cent; none for words that were typed.

        Its text is "" where the words come from a text layer that does not tell how sure it is.
        """
        if not self._heard:
            return ()
        ours = [line for line in lines if line.page in self._heard]
        if not ours:
            return ()
        sure = [heard.sure for line in ours for heard in self._heard[line.page] if _within(heard, line)]
        if not sure:
            return (Note("ocr", ""),)
        return (Note("ocr", f"{sum(sure) / len(sure):.0f} {min(sure):.0f}"),)


def _within(heard: Heard, line: Line) -> bool:
    x, y = (heard.x0 + heard.x1) / 2, (heard.top + heard.bottom) / 2
    return line.x0 - 0.5 <= x <= line.x1 + 0.5 and line.top - 0.5 <= y <= line.bottom + 0.5
