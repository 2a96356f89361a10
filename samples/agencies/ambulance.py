"""The ambulance service: times to the second, cells merged downwards through one call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..columns import Column, check_fits, own_columns
from ..docx_writer import Cell, Docx, para, paras, run
from ..prose import Entry, Item, ProseError
from ..truth import Tally
from ..word_table import WordTable

FILE = "WAS incident chronology CAD 28-11-09.docx"
_FIRST = (
    Column("Date", "when", 10),
    Column("Time (hh:mm:ss)", "time", 9),
)
_REST = (
    Column("Patient / caller", "family", 13),
    Column("Crew / call handler", "professional", 13),
    Column("Source (CAD, PRF)", "contact", 12),
    Column("Sequence of events", "text", 40),
    Column("Child seen", "seen", 15),
    Column("Remarks", "comments", 14),
)


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the ambulance file."""
    ends = any(isinstance(item, Entry) and item.end_time for item in items)
    finish = (Column("Until", "end_time", 8),) if ends else ()
    columns = (*_FIRST, *finish, *_REST, *own_columns(items, 8))
    check_fits(items, columns)
    agency = "Wealdshire Ambulance Service NHS Trust"
    doc = Docx("CAD chronology", "Clinical Governance", agency, landscape=True)
    doc.page_furniture(agency, "Clinical Governance")
    doc.heading("Incident chronology")
    doc.add(para(run("All times are those of the computer-aided dispatch system.")))
    table = WordTable(doc, tally, columns, fill="FFF2CC")
    for number, item in enumerate(items):
        if not isinstance(item, Entry):
            table.plain(item)
            continue
        after = items[number + 1] if number + 1 < len(items) else None
        cells, truth = _merges(items, number, item, after)
        table.entry(item, cells, **truth)
    table.finish()
    doc.save(path)


def _merges(
    items: Sequence[Item], number: int, entry: Entry, after: Item | None
) -> tuple[dict[str, Cell | None], dict[str, Any]]:
    """Date, patient and crew are one tall cell as long as they stay the same."""
    before = items[number - 1] if number else None
    cells: dict[str, Cell | None] = {}
    for name in ("when", "family", "professional"):
        if isinstance(before, Entry) and _goes_on(before, entry, name):
            cells[name] = Cell(paras(""), merge="continue")
        elif isinstance(after, Entry) and _goes_on(entry, after, name):
            cells[name] = Cell(paras(getattr(entry, name)), merge="restart")
    return cells, {"date_text": _date_above(items, number), "merged_date": True} if entry.merged else {}


def _goes_on(upper: Entry, lower: Entry, name: str) -> bool:
    text = getattr(lower, name)
    return lower.merged and (name == "when" or (bool(text) and text == getattr(upper, name)))


def _date_above(items: Sequence[Item], number: int) -> str:
    """The words of the merged date cell that row `number` is part of."""
    for item in reversed(items[:number]):
        if isinstance(item, Entry) and not item.merged:
            return item.when
    raise ProseError("a merged date without a row above")
