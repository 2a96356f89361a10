"""An agency's own columns: which of the prose's fields stands under which heading, and how wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .prose import Entry, Item, Note, ProseError

FIELDS = ("when", "time", "end_time", "family", "professional", "contact", "text", "seen", "comments")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is one of `FIELDS`, or "extra" for the agency's own (kept by its heading)."""

    heading: str
    field: str
    width: int

    def of(self, entry: Entry) -> str:
        """What the entry says in this column."""
        return entry.extra.get(self.heading, "") if self.field == "extra" else str(getattr(entry, self.field))

    def of_note(self, note: Note) -> str:
        """What an author's note says in this column."""
        return note.cells.get(self.field, "")


def check_fits(items: Sequence[Item], columns: Sequence[Column]) -> None:
    """See that nothing in the prose lacks a column, so that no word is left out of a sample unnoticed.

    Raises:
        ProseError: an entry has words for a field or an own column that this agency's table does not have.
    """
    known = {column.field for column in columns}
    own = {column.heading for column in columns if column.field == "extra"}
    for item in items:
        if isinstance(item, Entry):
            lost = [name for name in FIELDS if name not in known and getattr(item, name)]
            lost += [name for name in item.extra if name not in own]
            if lost:
                raise ProseError(f"no column for {', '.join(lost)} (entry {item.when!r})")


def own_columns(items: Sequence[Item], width: int) -> list[Column]:
    """Columns for every own heading the prose uses, in the order they first appear."""
    names = dict.fromkeys(name for item in items if isinstance(item, Entry) for name in item.extra)
    return [Column(name, "extra", width) for name in names]
