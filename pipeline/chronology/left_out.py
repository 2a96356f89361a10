"""What of a document is no part of its chronology, with the reason: nothing is passed over in silence."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.chronology.columns import other_table
from pipeline.chronology.leading import find_lead
from pipeline.chronology.model import Aside
from pipeline.chronology.paragraphs import NO_TABLE, Section
from pipeline.chronology.placing import NO_WORDS, notes_of
from pipeline.chronology.unread import is_lone_day
from pipeline.documents.model import Cell, Document, Note, Paragraph, Table

KIND = "left-out"
_NO_CHRONOLOGY = "no column of dates beside a column of events"
_NOTE = "hangs on the table and on none of its rows"
_NOTES = {"deleted": "deleted by a tracked change"}
_LOOSE = "is dated and stands outside every table; it may be a row whose lines are missing"
_DATED = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)")
_LAYOUT = "stands around the chronology's table"


def other_tables(document: Document, used: frozenset[int]) -> tuple[Aside, ...]:
    """The words of every table that is no chronology, one aside per table, and of deleted rows.

    Tables inside a cell of another are among that cell's words. Of a table that only frames a
    chronology, the words beside the chronology are given.
    """
    found: list[Aside] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.extend(_unused(block, used))
    for note in document.notes:
        if note.text and note.place.table is not None:
            found.append(
                Aside(KIND, note.text, note.place.table, 0, note.place.page, _NOTES.get(note.kind, _NOTE))
            )
    return tuple(found)


def _unused(table: Table, used: frozenset[int]) -> list[Aside]:
    if table.number in used:
        return []
    inner = [
        nested for row in table.rows for cell in row.cells for nested in cell.tables if _holds(nested, used)
    ]
    lines = []
    for row in table.rows:
        for cell in row.cells:
            lines.append(_words_beside(cell, used))
            lines.extend(
                f"[{note.kind}] {note.text}"
                for note in _notes(cell, used)
                if note.text and note.kind not in NO_WORDS
            )
    text = "\n".join(line for line in lines if line)
    found = (
        [Aside(KIND, text, table.number, 0, table.page, _LAYOUT if inner else _reason(table))] if text else []
    )
    for nested in inner:
        found.extend(_unused(nested, used))
    return found


def _holds(table: Table, used: frozenset[int]) -> bool:
    inside = (nested for row in table.rows for cell in row.cells for nested in cell.tables)
    return table.number in used or any(_holds(nested, used) for nested in inside)


def _words_beside(cell: Cell, used: frozenset[int]) -> str:
    """A cell's words without those of the chronology inside it, which are accounted for row by row."""
    text = cell.text
    for nested in cell.tables:
        if _holds(nested, used):
            for row in nested.rows:
                text = text.replace(" ".join(inner.text for inner in row.cells if inner.text), "", 1)
    return "\n".join(line for line in text.split("\n") if line.strip())


def _notes(cell: Cell, used: frozenset[int]) -> list[Note]:
    return list(cell.notes) if any(_holds(nested, used) for nested in cell.tables) else notes_of(cell)


def _reason(table: Table) -> str:
    for row in table.rows[:2]:
        for cell in row.cells:
            kind = other_table(cell.text)
            if kind:
                return f"has the headings of another kind of table ({kind})"
    return _NO_CHRONOLOGY


def why_outside(count: int = 1, *, tables: bool) -> str:
    """What dated paragraphs outside the chronology are, as the end of "3 paragraphs …"."""
    verb = "is dated and stands" if count == 1 else "are dated and stand"
    return f"{verb} beside the chronology's table" if tables else f"{verb} outside the chronology's section"


def dated_paragraphs(
    document: Document, sections: tuple[Section, ...], used: frozenset[int]
) -> tuple[Aside, ...]:
    """Dated paragraphs that were not read as entries.

    Beside a chronology table (`used`, by number): in a PDF what may be rows of it whose rules are missing;
    else the entries of `sections`, which would have been a chronology without it. Without a table:
    paragraphs outside `sections` set off like entries.
    """
    why = why_outside(tables=bool(used))
    if used:
        return _loose_rows(document, used) or tuple(
            Aside(KIND, " ".join(part for part in (piece.date, piece.clock, piece.text) if part), NO_TABLE,
                  piece.number, piece.page, why)
            for section in sections
            for piece in section.entries
        )  # fmt: skip
    return set_off(document, sections, why)


def set_off(document: Document, sections: tuple[Section, ...], why: str) -> tuple[Aside, ...]:
    """Paragraphs outside `sections` that are set off like entries: a late one below the table, say."""
    found = []
    for block in document.blocks:
        if not isinstance(block, Paragraph) or _inside(block, sections):
            continue
        lead = find_lead(block.text.split("\n")[0])
        if lead is not None and lead.kind == "strict" and not lead.period:
            place = block.place
            found.append(Aside(KIND, block.text, NO_TABLE, place.paragraph or 0, place.page, why))
    return tuple(found)


def _loose_rows(document: Document, used: frozenset[int]) -> tuple[Aside, ...]:
    """In a PDF, paragraphs that may be rows of the chronology whose lines are missing or were not understood.

    Days that stand alone anywhere, and any dated words on the pages of the chronology's tables and the page
    after them; each with the words that follow it on its page.
    """
    if document.format != "pdf":
        return ()
    pages = _pages_of(document, used)
    found: list[Aside] = []
    begun = False
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            begun = False
            continue
        place = block.place
        if is_lone_day(block.text) or (place.page in pages and _DATED.search(block.text)):
            found.append(Aside(KIND, block.text, NO_TABLE, place.paragraph or 0, place.page, _LOOSE))
            begun = True
        elif begun and place.page == found[-1].page:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{block.text}")
        else:
            begun = False
    return tuple(found)


def _pages_of(document: Document, used: frozenset[int]) -> frozenset[int]:
    """The pages after the first of each chronology table, and the page behind its last."""
    pages: set[int] = set()
    for table in document.tables:
        if table.number in used and table.rows:
            first, last = table.rows[0].page or 0, table.rows[-1].last_page or table.rows[-1].page or 0
            pages.update(range(first + 1, last + 2))
    return frozenset(pages)


def _inside(block: Paragraph, sections: tuple[Section, ...]) -> bool:
    number = block.place.paragraph or 0
    return any(section.first <= number <= section.last for section in sections)
