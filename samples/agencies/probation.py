"""Probation: a portrait PDF with columns so narrow that words break, rows split at any line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits, own_columns
from ..pdf_writer import Pdf, PdfTable, Style
from ..prose import Item
from ..truth import Tally

FILE = "Probation chron (Ashdown W) print.pdf"
COLUMNS = (
    Column("Date", "when", 11),
    Column("Offender / family", "family", 9),
    Column("Staff", "professional", 9),
    Column("Contact type", "contact", 9),
    Column("Record", "text", 34),
    Column("Child seen", "seen", 8),
    Column("IMR comment", "comments", 12),
)
_STYLE = Style(
    "Chronology", "Wealdshire Probation Area", "WEALDSHIRE PROBATION AREA - RESTRICTED",
    "Case record print, William ASHDOWN b. 30/07/1984", split_after=1, size=9, margin=54,
)  # fmt: skip


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the probation file."""
    columns = (*COLUMNS, *own_columns(items, 8))
    check_fits(items, columns)
    pdf = Pdf(_STYLE)
    pdf.paragraph("Contact log for serious case review", bold=True, size=12)
    table = PdfTable(pdf, tally, columns)
    for item in items:
        table.item(item)
    pdf.save(path)
