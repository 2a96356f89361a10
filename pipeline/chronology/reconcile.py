"""Proof that nothing was lost: every word of every chronology cell is in an entry or an aside.

This reads the document again and trusts nothing of how the entries were made.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.chronology.model import Chronology, Event
from pipeline.chronology.recognised import KIND as RECOGNISED
from pipeline.chronology.rows import notes_of
from pipeline.documents.model import Document, Row


class Unaccounted(NamedTuple):
    """Words of a cell or note that stand in no entry and no aside of their row."""

    table: int
    row: int
    text: str


def reconcile(document: Document, chronology: Chronology) -> tuple[Unaccounted, ...]:
    """What stands in the chronology tables of `document` and nowhere in `chronology`.

    Each row is compared with what was made of that very row; words repeated in a row must be there
    as often. Vertically merged cells hold no words of their own. Empty means all is accounted for.
    """
    kept: dict[tuple[int, int], list[str]] = {}
    for event in chronology.events:
        kept.setdefault((event.source.table, event.source.row), []).extend(_words_of(event))
    for aside in chronology.asides:
        kept.setdefault((aside.table, aside.row), []).append(aside.text)
    wanted = {number for number, _ in chronology.columns}
    missing: list[Unaccounted] = []
    for table in document.tables:
        if table.number in wanted:
            for row in table.rows:
                for text in _missing(row, kept.get((table.number, row.number), [])):
                    missing.append(Unaccounted(table.number, row.number, text))
    return tuple(missing)


def _words_of(event: Event) -> list[str]:
    words = [
        event.description,
        event.date_text,
        event.family_member,
        event.professional,
        event.contact,
        event.child_seen,
        event.comments,
    ]
    words.extend(event.extra.values())
    words.extend(text for _, text in event.notes)
    return words


def _missing(row: Row, kept: list[str]) -> list[str]:
    """The cells and notes of a row that are not among `kept`, each piece of which counts once."""
    texts = [cell.text for cell in row.cells if cell.text]
    for cell in row.cells:
        if cell.notes or cell.tables:
            texts.extend(n.text for n in notes_of(cell) if n.text and n.kind != RECOGNISED)
    unmet = []
    for text in texts:
        if text in kept:
            kept.remove(text)
        else:
            unmet.append(text)
    return [text for text in sorted(unmet, key=len, reverse=True) if not _take(text, kept)]


def _take(text: str, kept: list[str]) -> bool:
    """Cut `text` out of the piece that holds it, so that it cannot serve twice."""
    for index, piece in enumerate(kept):
        if text in piece:
            kept[index] = piece.replace(text, "\0", 1)
            return True
    return False
