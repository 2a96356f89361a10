"""The hospital: a landscape PDF with start and finish times in columns of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits, own_columns
from ..pdf_writer import Pdf, PdfTable, Style
from ..prose import Item
from ..truth import Tally

FILE = "STA_Chronology_Tarrant_M_2010-05-04.pdf"
COLUMNS = (
    Column("Date", "when", 10),
    Column("Start", "time", 6),
    Column("Finish", "end_time", 6),
    Column("Patient / relative", "family", 12),
    Column("Clinician and department", "professional", 14),
    Column("Source (ED card, notes, maternity)", "contact", 13),
    Column("Summary of attendance or contact", "text", 38),
    Column("Child seen / heard", "seen", 15),
    Column("Author's comments", "comments", 16),
)
_STYLE = Style(
    "Chronology", "St Aldhelm's Hospital NHS Foundation Trust",
    "St Aldhelm's Hospital NHS Foundation Trust - CONFIDENTIAL PATIENT INFORMATION",
    "Safeguarding Team ext 4471", wide=True, size=8.5, split_after=0, shade=0.9,
    font="Times-Roman", bold="Times-Bold",
)  # fmt: skip


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the hospital's file."""
    columns = (*COLUMNS, *own_columns(items, 9))
    check_fits(items, columns)
    pdf = Pdf(_STYLE)
    pdf.paragraph("Trust chronology for serious case review WSCB-2010-02", bold=True, size=13)
    table = PdfTable(pdf, tally, columns)
    for item in items:
        table.item(item)
    pdf.paragraph("End of chronology. Prepared by the Named Nurse, Sister Donna Whitley.")
    pdf.save(path)
