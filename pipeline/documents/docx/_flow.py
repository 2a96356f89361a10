"""A stretch of text in the making: its pieces, and the notes that belong to it."""

from __future__ import annotations

from lxml import etree

from pipeline.documents.model import Note, Place, fold

_STAYS = ("hidden", "struck", "unseen")  # kinds of note whose words also stand in the text
_KEPT_EMPTY = ("image", "comment")


class _Draft:
    __slots__ = ("author", "kind", "pieces", "place", "until")

    def __init__(self, kind: str, place: Place, author: str | None) -> None:
        self.kind = kind
        self.place = place
        self.author = author
        self.pieces: list[str] = []
        self.until = -1


class Flow:
    """Collects the text of a paragraph, cell or note.

    Attributes:
        parts: pieces of text, to be joined.
        place: where the text stands; every note takes it.
        boxes: contents of text boxes anchored here, to be read after the paragraph.
    """

    __slots__ = ("_counted", "_drafts", "_lines", "_open", "_worded", "boxes", "parts", "place")

    def __init__(self, place: Place) -> None:
        self.parts: list[str] = []
        self.place = place
        self.boxes: list[etree._Element] = []
        self._counted = 0
        self._lines = 0
        self._worded = False
        self._drafts: list[_Draft] = []
        self._open: dict[tuple[str, str | None], _Draft] = {}

    def remark(self, kind: str, text: str, author: str | None = None) -> bool:
        """Note words run by run; runs that follow each other directly become one note.

        Returns:
            Whether this began a new note.
        """
        draft = self._open.get((kind, author))
        fresh = draft is None or draft.until != len(self.parts)
        if fresh or draft is None:
            draft = self._open[kind, author] = self.note(kind, text, author)
        else:
            draft.pieces.append(text)
        draft.until = len(self.parts) + (kind in _STAYS)
        return fresh

    def note(self, kind: str, text: str, author: str | None = None, place: Place | None = None) -> _Draft:
        """Add one whole note."""
        draft = _Draft(kind, self.place if place is None else place, author)
        draft.pieces.append(text)
        self._drafts.append(draft)
        return draft

    def line(self) -> int:
        """The number, from 1, of the line of the folded text that the next piece begins or goes on with."""
        for part in self.parts[self._counted :]:
            for at, piece in enumerate(part.split("\n")):
                if at:
                    self._lines += self._worded
                    self._worded = False
                self._worded = self._worded or not (not piece or piece.isspace())
        self._counted = len(self.parts)
        return self._lines + 1

    def text(self) -> str:
        """The text, folded."""
        return fold("".join(self.parts))

    def notes(self) -> tuple[Note, ...]:
        """The notes in the order they began; those that turned out to be blank are left out."""
        drafted = (
            Note(item.kind, fold("".join(item.pieces)), item.place, item.author) for item in self._drafts
        )
        return tuple(note for note in drafted if note.text or note.kind in _KEPT_EMPTY)
