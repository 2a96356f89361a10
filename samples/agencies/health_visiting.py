"""Health visiting: a ruled PDF whose long rows break over pages under repeated headings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits, own_columns
from ..pdf_writer import Pdf, PdfTable, Style
from ..prose import Item
from ..truth import Tally

FILE = "HV Chron - Tarrant.pdf"
COLUMNS = (
    Column("Date and time", "when", 11),
    Column("Family member", "family", 12),
    Column("Professional (name and role)", "professional", 13),
    Column("Contact / source", "contact", 13),
    Column("Significant event", "text", 36),
    Column("Child seen / spoken to", "seen", 15),
    Column("Comment of IMR author", "comments", 15),
)
_STYLE = Style(
    "Health visiting chronology", "Harrowbridge Community Health NHS Trust",
    "PROTECT - PERSONAL DATA      Harrowbridge Community Health NHS Trust",
    "Maisie Tarrant  NHS 999 014 2206", split_after=2, size=7.5,
)  # fmt: skip


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the health visitors' file."""
    columns = (*COLUMNS, *own_columns(items, 9))
    check_fits(items, columns)
    pdf = Pdf(_STYLE)
    pdf.paragraph("Chronology of health visiting involvement", bold=True, size=14)
    pdf.paragraph("Children: Maisie Tarrant, Tyler Dunmore and Grace Ashdown. Taken from the Personal Child "
                  "Health Record, the family card and the clinic book.")  # fmt: skip
    table = PdfTable(pdf, tally, columns)
    for item in items:
        table.item(item)
    pdf.save(path)
