"""Haven: a small charity's Word file with doubtful dates and the author's notes among the rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits
from ..docx_writer import Cell, Docx, para, paras, run
from ..prose import Entry, Item
from ..truth import Tally
from ..word_table import WordTable

FILE = "Haven chronology LT (Tessa).docx"
COLUMNS = (
    Column("When", "when", 12),
    Column("Client / family member", "family", 13),
    Column("Worker", "professional", 13),
    Column("Source", "contact", 13),
    Column("What happened and what we did", "text", 38),
    Column("Children seen or heard?", "seen", 16),
    Column("Our comments", "comments", 15),
)


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write Haven's file: a date on two lines stands in two paragraphs, comments are in colour."""
    check_fits(items, COLUMNS)
    doc = Docx("LT chronology", "Tessa Winfield", "Haven Domestic Abuse Outreach", landscape=True,
               font="Verdana", size=18)  # fmt: skip
    doc.page_furniture("Haven Domestic Abuse Outreach - in confidence", "Charity; office line 01632 960288")
    doc.add(para(run("Chronology of our contact with Leanne Tarrant", bold=True), centred=True))
    doc.add(para(run("Rows whose source begins with # are notes of the author and not events.", italic=True)))
    table = WordTable(doc, tally, COLUMNS, fill="E4DFEC")
    for item in items:
        if isinstance(item, Entry):
            remark = para(run(item.comments, italic=True, colour="7030A0"), "TableText")
            table.entry(item, {"comments": Cell(remark if item.comments else paras(""))})
        else:
            table.plain(item)
    table.finish()
    doc.save(path)
