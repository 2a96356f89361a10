"""The school: its management review with the chronology as an appendix in the same file."""

from __future__ import annotations

from collections.abc import Sequence

from ..columns import Column, check_fits, own_columns
from ..docx_writer import Docx
from ..prose import Entry, Item
from ..truth import Tally
from ..word_table import WordTable

FILE = "Larkmead IMR with chronology.docx"
COLUMNS = (
    Column("Date", "when", 12),
    Column("Pupil / family", "family", 12),
    Column("Member of staff", "professional", 14),
    Column("Contact and where recorded", "contact", 14),
    Column("What happened", "text", 38),
    Column("Child seen or spoken to? What did they say?", "seen", 16),
    Column("Author's comment", "comments", 14),
)


def append(doc: Docx, items: Sequence[Item], tally: Tally) -> None:
    """Put the chronology at the end of the school's review."""
    columns = (*COLUMNS, *own_columns(items, 8))
    check_fits(items, columns)
    table = WordTable(doc, tally, columns, fill="DDEBF7")
    for item in items:
        if isinstance(item, Entry):
            table.entry(item)
        else:
            table.plain(item)
    table.finish()
