"""Whether each cell of an entry stands in the field that its own heading was read as."""

from __future__ import annotations

from pipeline.chronology.model import Chronology, Event
from pipeline.documents.model import Table

_OF_THE_DATE = frozenset({"date", "day", "time", "end_date", "end_time"})


def misplaced(table: Table, chronology: Chronology) -> list[tuple[int, str]]:
    """(row, words) of rows laid out like the headings that are not in the field their heading was read as.

    Two cells that changed places are found so. Rows of another shape, and tables whose headings change
    on the way or stand in several rows, are not looked at.
    """
    sets = [pairs for number, pairs in chronology.columns if number == table.number]
    headings = [
        aside.row for aside in chronology.asides if aside.kind == "heading" and aside.table == table.number
    ]
    shape = _shape_of_headings(table, headings, sets[0]) if len(sets) == 1 else None
    if shape is None:
        return []
    fields = [field for _, field in sets[0]]
    entries: dict[int, list[Event]] = {}
    for event in chronology.events:
        if event.source.table == table.number:
            entries.setdefault(event.source.row, []).append(event)
    found = []
    for row in table.rows:
        here = entries.get(row.number, [])
        if len(here) != 1 or [(cell.column, cell.span) for cell in row.cells] != shape:
            continue
        for cell, field in zip(row.cells, fields, strict=True):
            if cell.text and not _stands_in(cell.text, here[0], field):
                found.append((row.number, cell.text))
    return found


def _shape_of_headings(
    table: Table, headings: list[int], pairs: tuple[tuple[str, str], ...]
) -> list[tuple[int, int]] | None:
    """Where the cells of the one row stand that holds exactly these headings; None when there is none."""
    for number in headings:
        cells = table.rows[number - 1].cells if number <= len(table.rows) else ()
        if [cell.text for cell in cells] == [heading for heading, _ in pairs]:
            return [(cell.column, cell.span) for cell in cells]
    return None


def _stands_in(text: str, event: Event, field: str) -> bool:
    if field in _OF_THE_DATE:
        return text in event.date_text
    if field == "extra":
        return any(text in words for words in event.extra.values())
    return text in getattr(event, field)
