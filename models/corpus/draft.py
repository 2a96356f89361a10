"""A document while it is being written: its text so far, and the spans in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.corpus.model import Span

_STARTS = re.compile(r"(?:^|\n|[.?!][\"”’)]? )$")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|no|ref|tel|dr|mr|mrs|ms|st|cc|approx|incl)\. $", re.IGNORECASE)
_CLOSING = tuple(",.;:?!)")


class Draft:
    """Text that grows at its end."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._pieces: list[str] = []
        self.length = 0
        self._gap = False

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self._pieces)

    def plain(self, text: str) -> None:
        """Adds text without a label. Next to a choice that wrote nothing, doubled blanks become one."""
        if self._gap and text:
            text = self._closed(text)
            self._gap = False
        if text:
            self._pieces.append(text)
            self.length += len(text)

    def labelled(self, text: str, spans: Iterable[tuple[int, int, str]]) -> None:
        """Adds text with (start, end, label) counted from its own beginning."""
        self._gap = False
        for start, end, label in spans:
            self.spans.append(Span(self.length + start, self.length + end, label))
        self._pieces.append(text)
        self.length += len(text)

    def term(self, text: str) -> None:
        """Adds an unlabelled term, with a capital where a sentence begins."""
        self.plain(text[:1].upper() + text[1:] if self.at_start() else text)

    def nothing(self) -> None:
        """Notes that a choice wrote nothing here."""
        self._gap = True

    def at_start(self) -> bool:
        """Whether a line or a sentence begins here."""
        tail = "".join(self._pieces[-3:])[-12:] if self._pieces else ""
        return bool(_STARTS.search(tail)) and not _ABBREVIATED.search(tail)

    def _closed(self, text: str) -> str:
        """`text` so that no blank is doubled, none begins a line and none stands before a comma."""
        last = self._pieces[-1] if self._pieces else "\n"
        if text[0] == " " and last.endswith((" ", "\n")):
            return text[1:]
        blank_goes = text.startswith(_CLOSING) or text[0] == "\n"
        if blank_goes and last.endswith(" ") and not last.endswith("| "):
            self._pieces[-1] = last[:-1]
            self.length -= 1
        return text
