"""Rows laid on a table's columns: which words stand under which heading, and what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.chronology.columns import Slot
from pipeline.chronology.recognised import KIND as RECOGNISED
from pipeline.chronology.when import looks_like_date
from pipeline.documents.model import Cell, Note, Row

_SHORT = 60
DATE_FIELDS = frozenset({"date", "day", "time", "end_date", "end_time"})
"""The fields of columns that say when; the others hold words."""
_NO_DATE = frozenset({"placeholder", "image", "field-code"})  # a formula or field without a result
NO_WORDS = frozenset({RECOGNISED, "shading"})
"""Kinds of note that are about a cell and are no words of it."""


def _stands_for_a_date(note: Note) -> bool:
    return note.kind in _NO_DATE or (note.kind == "deleted" and looks_like_date(note.text))


class Placed(NamedTuple):
    """One row laid on the table's columns.

    Attributes:
        own: per slot, the words of the row's own cells; "" where blank or continued from above.
        shown: per slot, what a reader sees: a vertically merged cell shows the words above.
        beyond: (grid column, words) of cells outside every slot.
        merged: whether some slot is continued from above.
        only: the one cell with words when there is just one, else None.
        notes: (kind, words) of the notes of all its cells; who wrote a comment stands before its words.
        unfilled: its date cell holds a form field that nobody filled in, a picture or a deleted date.
        marks: (slot, line from 1, number or bullet) of the items of lists in its cells.
    """

    own: list[str]
    shown: list[str]
    beyond: list[tuple[int, str]]
    merged: bool
    only: Cell | None
    notes: tuple[tuple[str, str], ...]
    marks: tuple[tuple[int, int, str], ...] = ()
    unfilled: bool = False


class Grid:
    """Lays rows on slots and remembers what vertically merged cells show."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._slots = slots
        self._above = [""] * len(slots)
        self._dates = {index for index, slot in enumerate(slots) if slot.field == "date"}
        self._marked = {index for index, slot in enumerate(slots) if slot.field not in DATE_FIELDS}
        self._where: dict[tuple[tuple[int, int], ...], list[int]] = {}

    def place(self, row: Row) -> Placed:
        """Lay one row; rows must come in order."""
        own = [""] * len(self._slots)
        merged: set[int] = set()
        beyond: list[tuple[int, str]] = []
        notes: list[tuple[str, str]] = []
        marks: list[tuple[int, int, str]] = []
        only, filled, unfilled = None, 0, False
        above = self._above
        shape = tuple([(cell[1], cell[2]) for cell in row.cells])
        where = self._where.get(shape)
        if where is None:
            where = self._where[shape] = self._fit(shape)
        for cell, slot in zip(row.cells, where, strict=True):
            text, column, _, continued, cell_notes, tables, _ = cell
            if cell_notes or tables:
                lines = own[slot].count("\n") + 1 if slot >= 0 and own[slot] else 0
                for note in notes_of(cell):
                    if note.kind == "label" and text and slot in self._marked and note in cell_notes:
                        marks.append((slot, lines + (note.place.paragraph or 1), note.text))
                    else:
                        notes.append((note.kind, self._shown(note, slot)))
                    unfilled = unfilled or (slot in self._dates and _stands_for_a_date(note))
            if text:
                only, filled = cell, filled + 1
            if slot < 0:
                if text:
                    beyond.append((column, text))
            elif continued:
                merged.add(slot)
            else:
                if text:
                    own[slot] = f"{own[slot]}\n{text}" if own[slot] else text
                if not row.is_page_heading:  # a merged cell goes on behind the headings of the next page
                    above[slot] = own[slot]
        shown = own
        if merged:
            shown = [above[i] if i in merged and not text else text for i, text in enumerate(own)]
        return Placed(
            own,
            shown,
            beyond,
            bool(merged),
            only if filled == 1 else None,
            tuple(notes),
            tuple(marks),
            unfilled,
        )

    def _shown(self, note: Note, slot: int) -> str:
        """A note's words; a colour alone does not say which column it is of."""
        if note.kind != "shading" or ":" in note.text or slot < 0:
            return words_of(note)
        name = " ".join(self._slots[slot].heading.split())
        return f"{name[:_SHORT] or 'column without a heading'}: {note.text}"

    def _fit(self, shape: tuple[tuple[int, int], ...]) -> list[int]:
        """The slot of each cell of a row.

        Where somebody dragged the lines of single rows, a cell may lie more under its neighbour's
        heading: then two cells share one heading while another has none. A row of as many cells as
        there are headings, each at least partly under its own, is read in their order instead.
        """
        where = [self._find(column, span) for column, span in shape]
        slots = self._slots
        if len(shape) == len(slots) and len(set(where)) < len(where):
            pairs = zip(shape, slots, strict=True)
            if all(column <= slot.last and column + span > slot.first for (column, span), slot in pairs):
                return list(range(len(slots)))
        return where

    def _find(self, column: int, span: int) -> int:
        """The slot a cell overlaps most; -1 when none."""
        best, most = -1, 0
        for index, slot in enumerate(self._slots):
            shared = min(column + span - 1, slot.last) - max(column, slot.first) + 1
            if shared > most:
                best, most = index, shared
        return best


def notes_of(cell: Cell) -> list[Note]:
    """The notes of a cell and of the tables inside it, each once."""
    notes = list(cell.notes)
    for table in cell.tables:
        for row in table.rows:
            for inner in row.cells:
                notes.extend(note for note in notes_of(inner) if note not in notes)
    return notes


def words_of(note: Note) -> str:
    """A note's words; those of a comment behind the name of who wrote it."""
    return (
        f"{note.author}: {note.text}" if note.kind == "comment" and note.author and note.text else note.text
    )


def texts_of(row: Row) -> Sequence[str]:
    """All words of a row, its notes included, for an aside: nothing of it may be lost."""
    texts = [cell.text for cell in row.cells if cell.text]
    notes = (note for cell in row.cells for note in notes_of(cell) if note.kind not in NO_WORDS)
    texts.extend(f"[{note.kind}] {words_of(note)}" for note in notes if note.text)
    return texts
