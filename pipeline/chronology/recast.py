"""Tables in two unusual shapes, laid out as the usual one: a column of dates and one of events.

- Lists side by side ("Date | Event | Date | Event"): each becomes a table of its own.
- The date at the beginning of the words ("12/03/2009 – Home visit"), in a column or in the only one: it is
  cut off into a column of its own, as it is in dated paragraphs.

Rows keep their numbers and every word; a cell with several dated lines becomes as many rows of one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.chronology.beneath import texts_under
from pipeline.chronology.columns import Heading, assign, field_of, label, other_table
from pipeline.chronology.headings import Head, same
from pipeline.chronology.leading import Lead, find_lead
from pipeline.chronology.when import looks_like_date
from pipeline.chronology.wording import is_month, period_of
from pipeline.documents.model import Cell, Note, Row, Table

_LOOK = 12
_SAMPLE = 40
_FEWEST = 3
_SHORT = 60
_TITLE = 100
_PARTS = re.compile(r"\s*(?:\band\b|&|/|,|\+|;|\n|\(|\bwith\b)\s*", re.IGNORECASE)
_WORDS = 12
"""On average at least so many letters follow a date that begins an entry's words."""
_GUESSED = "its dates were read from the beginning of the words"


def side_by_side(table: Table, head: Head) -> tuple[tuple[Table, Head], ...]:
    """The lists that stand next to each other in a table, from left to right; the table itself if it is one.

    They are told by headings that repeat, all of them, with a date and an event among each set. Columns
    without a heading between them belong to the list on their left.
    """
    named = [slot for slot in head.slots if slot.heading]
    size = _period([same(slot.heading) for slot in named])
    if not size:
        return ((table, head),)
    fields = [slot.field for slot in named[:size]]
    begins = [slot.first for slot in named[::size]]
    begins[0] = 0
    lists = []
    for low, high in pairwise([*begins, table.width + 1]):
        slots = [slot for slot in head.slots if low <= slot.first < high]
        known = iter(fields)
        own = [next(known) if slot.heading else "extra" for slot in slots]
        headings = [Heading(slot.heading, slot.first, slot.last, slot.heading) for slot in slots]
        rows = tuple(_within(row, low, high) for row in table.rows)
        lists.append((table._replace(rows=rows), replace(head, slots=label(headings, own))))
    return tuple(lists)


def _period(names: Sequence[str]) -> int:
    """After how many headings they all come again; 0 where they do not."""
    for size in range(2, len(names) // 2 + 1):
        fields = {field_of(name).field for name in names[:size]}
        whole = len(names) % size == 0 and all(name == names[at % size] for at, name in enumerate(names))
        if whole and {"date", "description"} <= fields:
            return size
    return 0


def _within(row: Row, low: int, high: int) -> Row:
    """The cells of a row that begin under some headings; a row that is one wide cell is every list's."""
    filled = [cell for cell in row.cells if cell.text or cell.notes]
    if len(filled) == 1 and filled[0].column < high and filled[0].column + filled[0].span > low:
        return row._replace(cells=tuple(filled))
    return row._replace(cells=tuple(cell for cell in row.cells if low <= cell.column < high))


def is_recast(head: Head) -> bool:
    """Whether a table's dates were cut off the beginning of its words."""
    return head.guessed == _GUESSED


def dated_words(table: Table, *, named: bool) -> tuple[Table, Head] | None:
    """A table whose dates stand at the beginning of its words, with these cut off into a column of dates.

    Args:
        table: one without a column of dates beside a column of events.
        named: only where a heading says so ("Date and event"); else three cells, and half of all, must
            begin with a date that is set off from what follows.
    """
    found = _headed(table) or (None if named else _without_headings(table))
    if found is None:
        return None
    column, heading = found
    alone = _is_only(table, column)
    rows = [parted for row in table.rows for parted in _cut(row, column, heading=row is heading, only=alone)]
    recast = Table(tuple(rows), table.number, table.width + 1, table.page)
    return recast, _head_of(table, column, heading)


def _headed(table: Table) -> tuple[int, Row] | None:
    """The column whose heading names a date and an event in one, and the row of headings."""
    for index, row in enumerate(table.rows[:_LOOK]):
        names = [cell for cell in row.cells if cell.text and len(cell.text) <= _SHORT]
        both = [cell for cell in names if _names_both(cell.text)]
        if len(both) == 1:
            elsewhere = {field_of(cell.text).field for cell in names if cell is not both[0]}
            others = any(other_table(cell.text) for cell in names)
            column, below = both[0].column, table.rows[index + 1 :][:_SAMPLE]
            fits = not others and not elsewhere & {"date", "description"}
            return (column, row) if fits and any(_dated_lines(below, column)) else None
    return None


def _names_both(text: str) -> bool:
    fields = {field_of(part).field for part in _PARTS.split(text) if part}
    return {"date", "description"} <= fields and len(fields) <= _FEWEST


def _without_headings(table: Table) -> tuple[int, Row | None] | None:
    rows = [row for row in table.rows if any(cell.text for cell in row.cells)][:_SAMPLE]
    if not rows or any(other_table(cell.text) for cell in rows[0].cells):
        return None
    columns = sorted({cell.column for row in rows for cell in row.cells})
    texts = {column: texts_under(rows, column, column) for column in columns}
    days = {c for c, held in texts.items() if 2 * sum(map(looks_like_date, held)) >= len(held) > 0}
    for column in columns:
        if days - {column}:
            continue
        dated = list(_dated_lines(rows, column))
        enough = len(dated) >= _FEWEST and 2 * len({number for number, _ in dated}) >= len(texts[column])
        if enough and sum(size for _, size in dated) >= _WORDS * len(dated):
            return column, rows[0] if _is_heading(rows[0], column) else None
    return None


def _is_heading(row: Row, column: int) -> bool:
    brief = all(len(cell.text) <= _SHORT and not _lead(cell.text) for cell in row.cells)
    return brief and any(field_of(cell.text).score > 0 for cell in row.cells)


def _is_only(table: Table, column: int) -> bool:
    return all(cell.column == column for row in table.rows for cell in row.cells if cell.text)


def _dated_lines(rows: Sequence[Row], column: int) -> Iterator[tuple[int, int]]:
    """For each line under a column that begins with a date: its row's number and how many letters follow."""
    for at, row in enumerate(rows):
        for cell in row.cells:
            if cell.column == column:
                for _, lead, words, _ in _blocks(cell.text):
                    below = "".join(c.text for r in rows[at + 1 : at + 2] for c in r.cells)
                    lone = not words and len(row.cells) == 1 and _lead(below) is None
                    size = sum(map(str.isalpha, below if lone else words))
                    if lead is not None and lead.kind != "prose" and size >= _FEWEST:
                        yield row.number, size


def _lead(line: str) -> Lead | None:
    """The date that a line begins with; a month or year alone is a heading of what stands below it."""
    lead = find_lead(line)
    return None if lead is None or (lead.period and lead.kind != "strict") else lead


class _Block(NamedTuple):
    """Some lines of a cell: their first, the date they begin with, the rest, and all as written."""

    begin: int
    lead: Lead | None
    words: str
    written: str


def _blocks(text: str) -> list[_Block]:
    """A cell's words parted at the lines that begin with a date."""
    lines = text.split("\n")
    leads = [_lead(line) for line in lines]
    starts = [at for at, lead in enumerate(leads) if lead is not None and (lead.kind != "prose" or not at)]
    if not starts or (starts[0] and len(starts) < _FEWEST):
        return [_Block(0, None, text, text)]
    blocks = []
    if starts[0]:
        above = "\n".join(lines[: starts[0]])
        blocks.append(_Block(0, None, above, above))
    for begin, end in pairwise([*starts, len(lines)]):
        lead = leads[begin]
        words = "\n".join(part for part in (lead.rest if lead else "", *lines[begin + 1 : end]) if part)
        blocks.append(_Block(begin, lead, words, "\n".join(lines[begin:end])))
    return blocks


def _cut(row: Row, column: int, *, heading: bool, only: bool) -> Iterator[Row]:
    """A row with one more column; as many rows as its words have dated blocks.

    Args:
        row: the row.
        column: the one whose words are cut.
        heading: it is the row of headings.
        only: the table has no other column; then a line of few words without a date is a heading in it.
    """
    beside = [_shifted(cell, column) for cell in row.cells if cell.column != column]
    held = next((cell for cell in row.cells if cell.column == column), None)
    if held is None:
        yield row._replace(cells=tuple(beside))
        return
    blocks = _blocks(held.text)
    lone = not any(cell.text for cell in beside)
    for begin, lead, words, written in blocks:
        if heading or held.continued or not held.text or (lone and _stands_over(lead, words, only)):
            notes = held.notes if begin == 0 else ()
            cells = [held._replace(text=written, span=held.span + 1, notes=notes)]
        else:
            date = " ".join(part for part in (lead.label, lead.date) if part) if lead else ""
            notes = tuple(_notes(held, begin, bool(lead and not lead.rest), len(blocks)))
            tables = held.tables if begin == 0 else ()
            cells = [Cell(date, column), Cell(words, column + 1, held.span, False, notes, tables)]
        yield row._replace(cells=tuple(sorted([*beside, *cells], key=lambda cell: cell.column)))


def _stands_over(lead: Lead | None, words: str, only: bool) -> bool:
    """Whether words alone in a row are about the rows below them: a day or period, or a short line."""
    if lead is not None:
        return not words
    brief = only and len(words) <= _TITLE and not words.endswith(".")
    return brief or period_of(words) is not None or is_month(words)


def _shifted(cell: Cell, column: int) -> Cell:
    if cell.column > column:
        return cell._replace(column=cell.column + 1)
    return cell._replace(span=cell.span + 1) if cell.column + cell.span > column else cell


def _notes(cell: Cell, begin: int, bare: bool, blocks: int) -> Iterator[Note]:
    """The notes of one block; marks of lists go by its lines, of which a bare date was one."""
    for note in cell.notes:
        line = note.place.paragraph
        if note.kind != "label" or line is None or blocks > 1:
            if begin == 0:
                yield note._replace(place=note.place._replace(paragraph=None))
        else:
            yield note._replace(place=note.place._replace(paragraph=max(line - bare, 1)))


def _head_of(table: Table, column: int, heading: Row | None) -> Head:
    row = heading or max(table.rows, key=lambda row: len(row.cells))
    named = [
        Heading(
            cell.text if heading else "",
            cell.column,
            cell.column + cell.span - 1,
            cell.text if heading else "",
        )
        for cell in row.cells
    ]
    given = assign([one for one in named if one.first != column])
    taken = {slot.first: slot.field for slot in given}
    headings: list[Heading] = []
    fields: list[str] = []
    for one in named:
        if one.first == column:
            name = one.text or f"Column {column + 1}"
            headings += [Heading(name, column, column, ""), Heading(name, column + 1, one.last + 1, "")]
            fields += ["date", "description"]
        else:
            shift = one.first > column
            field = taken[one.first]
            headings.append(one._replace(first=one.first + shift, last=one.last + shift))
            fields.append("extra" if field in ("date", "description") else field)
    texts = frozenset(same(cell.text) for cell in row.cells if cell.text) if heading else frozenset()
    return Head(label(headings, fields), (heading.number,) if heading else (), texts, _GUESSED)
