"""What a PDF's reader notes of a page, brought to the lines it is about: struck words, small pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from pipeline.documents.model import Note, fold

STRUCK, PICTURE = "struck", "picture"


class _Line(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...
    def _replace(self: L, *, notes: tuple[Note, ...]) -> L: ...


L = TypeVar("L", bound=_Line)


def with_page_notes(lines: tuple[L, ...], notes: Iterable[Note]) -> tuple[L, ...]:
    """The same lines, each with the notes of its page that are about it.

    A picture's note then has only where it stands as its text ("below").
    """
    found: dict[int, list[Note]] = defaultdict(list)
    pages: dict[int | None, list[int]] = defaultdict(list)
    wanted = [note for note in notes if note.kind in (STRUCK, PICTURE) and note.place.page and note.text]
    if not wanted:
        return lines
    for number, line in enumerate(lines):
        pages[line.page].append(number)
    for note in wanted:
        where, words = note.text.split("\n", 1) if note.kind == PICTURE else ("", note.text)
        holding = [number for number in pages[note.place.page] if fold(words) in lines[number].text]
        at = int(where.split()[1]) - 1 if where else 0
        if at < len(holding):
            found[holding[at]].append(note._replace(text=where.split()[0]) if where else note)
    return tuple(
        line._replace(notes=(*line.notes, *found[number])) if number in found else line
        for number, line in enumerate(lines)
    )
