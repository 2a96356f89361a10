"""Wealdshire Constabulary: own headings, date and time apart, year banners, tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..columns import Column, check_fits
from ..docx_writer import Cell, Docx, para, run
from ..prose import Entry, Item
from ..truth import Tally
from ..word_table import WordTable

FILE = "Police chronology FINAL v2.docx"
AUTHOR = "Mayhew, Colin 1187"
COLUMNS = (
    Column("Date", "when", 9),
    Column("Time", "time", 7),
    Column("Subject", "family", 12),
    Column("Officer / collar no.", "professional", 13),
    Column("Source (RMS, command & control, CPD)", "contact", 13),
    Column("Details", "text", 38),
    Column("Child seen?", "seen", 14),
    Column("IMR comment", "comments", 16),
)
_STRUCK = ("It is believed that ", "No further details are held. ", "See crime report for full account. ")
_EVERY = 7
"""Each seventh entry was edited with tracked changes on."""


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the police file."""
    check_fits(items, COLUMNS)
    doc = Docx("Chronology - Op Linnet", AUTHOR, "Wealdshire Constabulary", landscape=True, size=18)
    doc.page_furniture(
        "RESTRICTED - Wealdshire Constabulary - Maisie TARRANT b. 14/06/2006", "Public Protection Unit"
    )
    doc.add(para(run("Chronology of police involvement", bold=True), "Title"))
    doc.add(para(run("Compiled from RMS, command and control and the child protection database (CPD). "
                     "Year shown in the bar above the entries.")))  # fmt: skip
    table = WordTable(doc, tally, COLUMNS, fill="C6D9F1")
    for number, item in enumerate(items):
        if not isinstance(item, Entry):
            table.plain(item)
        elif number % _EVERY == 3:
            _edited(doc, table, item, _STRUCK[number % len(_STRUCK)])
        elif number % _EVERY == 5 and number % 2:
            table.entry(item, inserted_by=AUTHOR)
        else:
            table.entry(item)
    table.finish()
    doc.save(path)


def _edited(doc: Docx, table: WordTable, entry: Entry, struck: str) -> None:
    """The last sentence put in, and a stock sentence taken out, by tracked changes."""
    head, stop, last = entry.text.rpartition(". ")
    content = run(head + stop) if stop else ""
    content += doc.deleted(struck, AUTHOR) + doc.inserted(last, AUTHOR)
    table.entry(entry, {"text": Cell(para(content, "TableText"))}, deleted=(struck.strip(),))
