"""Borough housing: a number column, RAG colours, footnotes, merged dates and a table inside a cell."""

from __future__ import annotations

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
_FOOTNOTES = (
    "Taken from the rent account, not the house file.",
    "The officer has since left the Council and could not be asked.",
    "Tenancy agreement dated 14 August 2006.",
)
_RAG = ("C6EFCE", "FFEB9C", "FFC7CE")


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
    doc.add(para(run("Shading in the first column: green routine, amber follow-up needed, red missed.")))
    table = WordTable(doc, tally, columns, fill="BDD7EE")
    above: Entry | None = None
    nested = next((item for item in items if isinstance(item, Entry) and _grid(item.text)), None)
    for number, item in enumerate(items):
        if not isinstance(item, Entry):
            table.plain(item)
            above = None
            continue
        follows = number + 1 < len(items) and _same_day(items[number + 1])
        cells, truth = _special(doc, item, above, number, follows)
        if item is nested:
            cells["text"], truth["description"] = _nested(item.text)
        table.entry(item, cells, **truth)
        above = item if item.when else above
    table.finish()
    doc.save(path)


def _numbered(item: Item, number: int) -> Item:
    """The entry with the agency's own running number, where the prose gives none."""
    if not isinstance(item, Entry) or NUMBER in item.extra:
        return item
    changed = {name: getattr(item, name) for name in Entry.__dataclass_fields__}
    return Entry(**(changed | {"extra": {NUMBER: str(number), **item.extra}}))


def _same_day(item: Item) -> bool:
    return isinstance(item, Entry) and not item.when


def _special(
    doc: Docx, entry: Entry, above: Entry | None, number: int, follows: bool
) -> tuple[dict[str, Cell | None], dict[str, Any]]:
    """RAG colour, merged date and the odd footnote; and what they change in the truth."""
    cells: dict[str, Cell | None] = {NUMBER: Cell(paras(entry.extra[NUMBER]), fill=_RAG[number * 7 % 3])}
    truth: dict[str, Any] = {}
    if not entry.when and above:
        cells["when"] = Cell(paras(""), merge="continue")
        truth = merged(entry, above.when)
    elif follows:
        cells["when"] = Cell(paras(entry.when), merge="restart")
    if number % 11 == 6:
        note = _FOOTNOTES[number % len(_FOOTNOTES)]
        content = para(run(entry.text) + doc.footnote(note), "TableText")
        cells["text"], truth["remarks"] = Cell(content), (note,)
    return cells, truth


def merged(entry: Entry, date_text: str) -> dict[str, Any]:
    """The truth of an entry whose date stands in a cell it shares with the row above: written, not assumed."""
    assumed = tuple(name for name in entry.reading.assumed if name != "date")
    return {"date_text": date_text, "assumed": assumed, "merged_date": True}


def _grid(text: str) -> list[list[str]]:
    """Lines such as "week | due | paid" as cells."""
    return [[part.strip() for part in line.strip("|").split("|")] for line in text.split("\n") if "|" in line]


def _nested(text: str) -> tuple[Cell, str]:
    """The description with its figures as a table of their own, and its words as they must be read."""
    words = "\n".join(line for line in text.split("\n") if "|" not in line)
    grid = _grid(text)
    rows = [Row(tuple(Cell(paras(part)) for part in line)) for line in grid]
    table = table_xml(rows, [3600 // len(grid[0])] * len(grid[0]))
    lines = "\n".join(" ".join(line) for line in grid)
    return Cell(paras(words) + table + para()), f"{words}\n{lines}"
