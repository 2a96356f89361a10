"""Borough housing: a number column, RAG colours, footnotes, merged dates and a table inside a cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..columns import Column, check_fits, own_columns
from ..docx_writer import Cell, Docx, Row, para, paras, run, table_xml
from ..prose import Entry, Item
from ..truth import Tally
from ..word_table import WordTable

FILE = "Housing Services - chronology of events.docx"
NUMBER = "No."
RATING = "RAG"
_COLOURS = {"Green": "C6EFCE", "Amber": "FFEB9C", "Red": "FFC7CE"}


def _columns(items: Sequence[Item]) -> list[Column]:
    own = [column for column in own_columns(items, 8) if column.heading != NUMBER]
    return [
        Column(NUMBER, "extra", 5), Column("Date", "when", 10), Column("Tenant / household", "family", 13),
        Column("Officer", "professional", 13), Column("How recorded", "contact", 13),
        Column("Event and action taken", "text", 38), *own,
        Column("Children seen?", "seen", 14), Column("Comment", "comments", 15),
    ]  # fmt: skip


def write(path: Path, items: Sequence[Item], tally: Tally) -> None:
    """Write the housing file."""
    items = [_numbered(item, number) for number, item in enumerate(items, 1)]
    columns = _columns(items)
    check_fits(items, columns)
    doc = Docx("Housing chronology", "Nock, Trevor", "Harrowbridge Borough Council", landscape=True)
    doc.page_furniture("Harrowbridge Borough Council  Housing Services", "Ref HBC/HSG/TEN/40417")
    doc.heading("Housing Services chronology")
    doc.add(para(run("RAG: green routine, amber follow-up needed, red opportunity missed.")))
    table = WordTable(doc, tally, columns, fill="BDD7EE")
    above = ""
    for number, item in enumerate(items):
        if not isinstance(item, Entry):
            table.plain(item)
            continue
        follower = items[number + 1] if number + 1 < len(items) else None
        rating = item.extra.get(RATING, "")
        cells: dict[str, Cell | None] = {RATING: Cell(paras(rating), fill=_COLOURS.get(rating, ""))}
        truth: dict[str, Any] = {}
        if item.merged:
            cells["when"] = Cell(paras(""), merge="continue")
            truth.update(date_text=above, merged_date=True)
        else:
            above = item.when
            if isinstance(follower, Entry) and follower.merged:
                cells["when"] = Cell(paras(item.when), merge="restart")
        if item.nested or item.footnote:
            cells["text"] = _details(doc, item)
            truth.update(description=_words(item), remarks=(item.footnote,) if item.footnote else ())
        table.entry(item, cells, **truth)
    table.finish()
    doc.save(path)


def _numbered(item: Item, number: int) -> Item:
    """The entry with the agency's own running number, where the prose gives none."""
    if not isinstance(item, Entry) or NUMBER in item.extra:
        return item
    return dataclasses.replace(item, extra={NUMBER: str(number), **item.extra})


def _details(doc: Docx, entry: Entry) -> Cell:
    """The description with its footnote mark, and its figures as a table of their own."""
    mark = doc.footnote(entry.footnote) if entry.footnote else ""
    content = para(run(entry.text) + mark, "TableText")
    if entry.nested:
        across = len(entry.nested[0])
        rows = [Row(tuple(Cell(paras(part)) for part in line)) for line in entry.nested]
        content += table_xml(rows, [3600 // across] * across) + para()
    return Cell(content)


def _words(entry: Entry) -> str:
    """The description as it must be read: the inner table a line for each row, cells parted by a blank."""
    return "\n".join((entry.text, *(" ".join(line) for line in entry.nested)))
