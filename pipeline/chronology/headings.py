"""Where a table's headings stand and what they say, over however many rows and merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.chronology.beneath import (
    SAMPLE,
    WHOLE_HEADING,
    average,
    dates_below,
    hardly_dated,
    longest_column,
    texts_under,
)
from pipeline.chronology.columns import (
    FAMILY,
    Heading,
    Slot,
    assign,
    field_of,
    label,
    other_table,
)
from pipeline.chronology.model import COLUMNS
from pipeline.chronology.when import looks_like_date
from pipeline.chronology.wording import is_same_day
from pipeline.documents.model import Cell, Row, Table

_LOOK = 12
"""Headings stand in the first rows that are not blank, below a title and a few lines of details at most."""
_FURTHER = 60
"""So far down they may stand below a whole form of case details; then only when they are plain."""
_CLOCKS = ("time", "end_time")
_MOST_ROWS = 3
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of one table.

    Attributes:
        slots: its columns.
        rows: the numbers of the rows the headings fill.
        texts: the words of every heading cell, folded, to know the row again when it is repeated.
        guessed: what had to be judged by content, in plain words; "" when the headings said it all.
    """

    slots: tuple[Slot, ...]
    rows: tuple[int, ...]
    texts: frozenset[str]
    guessed: str = ""


def same(text: str) -> str:
    """A heading's words for comparing with itself: capitals, white space and a final colon do not matter."""
    return " ".join(text.split()).casefold().rstrip(" :")


def find_head(table: Table) -> Head | None:
    """The headings of a chronology table, or None when it has none or is another kind of table."""
    looked = 0
    for index, row in enumerate(table.rows):
        filled = sum(1 for cell in row.cells if cell.text)
        looked += filled > 0
        if looked > _FURTHER:
            break
        if filled < 2:
            continue
        head = read_head(table, index, sure=looked > _LOOK)
        if head is not None and not (head.guessed and _entries_above(table.rows[:index], head)):
            return head
    return None


def _entries_above(rows: Sequence[Row], head: Head) -> bool:
    """Whether entries stand above what was taken for headings: it is an entry without a date itself."""
    date = next(slot for slot in head.slots if slot.field == "date")
    texts = texts_under([row for row in rows if len(row.cells) >= _MOST_ROWS], date.first, date.last)
    return any(looks_like_date(text) for text in texts)


def read_head(table: Table, index: int, *, sure: bool = False) -> Head | None:
    """The headings that begin in the row at `index`, or None when they are not a chronology's.

    With `sure`, only headings whose own words leave nothing to be judged by content.
    """
    first = table.rows[index]
    if not _may_be_heading(first):
        return None
    rows = [first]
    for row in table.rows[index + 1 : index + _MOST_ROWS]:
        if not _belongs_to_heading(rows, row):
            break
        rows.append(row)
    for height in range(len(rows), 0, -1):
        head = _head_of(rows[:height], table.rows[index + height : index + height + SAMPLE])
        if head is not None and not (sure and (head.guessed or not _plainly_dated(head))):
            return head
    return None


def _plainly_dated(head: Head) -> bool:
    return any(slot.field == "date" and field_of(slot.heading).score >= WHOLE_HEADING for slot in head.slots)


def _head_of(rows: Sequence[Row], below: Sequence[Row]) -> Head | None:
    headings = [
        heading._replace(length=average(below, heading.first, heading.last)) for heading in _join(rows)
    ]
    slots, guessed = _judge(headings, below)
    if not slots:
        return None
    texts = frozenset(same(cell.text) for row in rows for cell in row.cells if cell.text)
    return Head(slots, tuple(row.number for row in rows), texts, guessed)


def _may_be_heading(row: Row) -> bool:
    """Cheap first look: some cell speaks of a date or an event, and none is itself a date."""
    known = False
    for cell in row.cells:
        if not cell.text:
            continue
        guess = field_of(cell.text)
        led_in = (
            guess.field in ("begin", "finish") or not guess.score
        )  # "from 3/5/08 to 5/5/08", "Spring term 2008"
        if (cell.text[0].isdigit() or led_in) and looks_like_date(cell.text):
            return False
        known = known or guess.score > 0
    return known


def _belongs_to_heading(above: Sequence[Row], row: Row) -> bool:
    """Whether `row` is the next line of the headings above it rather than the first entry."""
    filled = [cell for cell in row.cells if cell.text]
    if not filled or any(len(cell.text) > _SHORT or looks_like_date(cell.text) for cell in filled):
        return False
    texts = {same(cell.text) for earlier in above for cell in earlier.cells if cell.text}
    if all(same(cell.text) in texts for cell in filled):
        return False
    if any(cell.continued for cell in row.cells) or row.header:
        return True
    split = [cell for cell in above[-1].cells if cell.span > 1 and cell.text]
    under = [cell for cell in filled if any(_within(cell, wide) for wide in split)]
    # "Professional(s) involved" under "Who": a heading said at more length need not be merged.
    longer = [cell for cell in filled if cell not in under and field_of(cell.text).score >= WHOLE_HEADING]
    return (
        bool(under)
        and len(under) + len(longer) == len(filled)
        and any(field_of(cell.text).score for cell in under)
    )


def of_another_table(row: Row) -> str:
    """The kind of table whose headings a row holds ("action plan"), "" when it holds none.

    Some programs run tables that follow each other without a line between them into one.
    """
    texts = [cell.text for cell in row.cells if cell.text]
    if any(len(text) > _SHORT or is_same_day(text) for text in texts):
        return ""
    kinds = [kind for text in texts if (kind := other_table(text))]
    known = sum(1 for text in texts if not other_table(text) and field_of(text).score >= WHOLE_HEADING)
    return kinds[0] if len(kinds) > 1 or (kinds and known > 1) else ""


def heads_another(row: Row) -> bool:
    """Whether the first row of a table without a chronology's headings has those of another kind of table.

    Not where one of its cells is a date: "Telephone" and "E-mail" are also how a contact was made.
    """
    texts = [cell.text for cell in row.cells if cell.text]
    dated = any(looks_like_date(text) or is_same_day(text) for text in texts)
    return not dated and any(map(other_table, texts))


def _within(cell: Cell, wide: Cell) -> bool:
    inside = wide.column <= cell.column and cell.column + cell.span <= wide.column + wide.span
    return inside and cell.span < wide.span


def _join(rows: Sequence[Row]) -> list[Heading]:
    """One heading per column: parent and child joined where the headings fill several rows."""
    leaves = list(rows[-1].cells)
    covered = {column for cell in leaves for column in range(cell.column, cell.column + cell.span)}
    for row in reversed(rows[:-1]):
        for cell in row.cells:
            if cell.column not in covered:
                leaves.append(cell)
                covered.update(range(cell.column, cell.column + cell.span))
    headings = []
    for leaf in sorted(leaves, key=lambda cell: cell.column):
        parts: list[str] = []
        for row in rows:
            for cell in row.cells:
                if cell.column <= leaf.column < cell.column + cell.span and cell.text not in ("", *parts):
                    parts.append(cell.text)
        text = " / ".join(parts)
        last = leaf.column + leaf.span - 1
        headings.append(Heading(text, leaf.column, last, _words_to_judge(parts)))
    return headings


def _words_to_judge(parts: list[str]) -> str:
    """ "Date" over "To" is judged whole, "Involvement" over "Outcome" by its own, lower heading."""
    whole = " ".join(parts)
    if field_of(parts[-1] if parts else "").field in _CLOCKS and field_of(whole).field not in _CLOCKS:
        return parts[-1]  # "Time" under "Date and time"
    if len(parts) < 2 or field_of(whole).score >= 50 or not field_of(parts[-1]).score:
        return whole
    return parts[-1]


def _judge(headings: list[Heading], below: Sequence[Row]) -> tuple[tuple[Slot, ...], str]:
    """The columns, or none when this is no chronology; and what the content had to decide."""
    slots = assign(headings)
    fields = [slot.field for slot in slots]
    known = len(set(fields) & set(COLUMNS))
    kinds = [kind for heading in headings if (kind := other_table(heading.text))]
    if {"date", "description"} <= set(fields):
        kinds = [kind for kind in kinds if kind != FAMILY]  # a birth date beside the dates of events
    others = len(kinds)
    if others and known - 2 * others < 3:
        return (), ""
    if known == 2 and "date" in fields and hardly_dated(headings[fields.index("date")], below):
        return (), ""
    guessed = ""
    brief = all(len(heading.text) <= _SHORT for heading in headings)
    if "date" not in fields and known >= 2 and brief:
        guessed = _take(headings, fields, "date", _dated_column(headings, fields, below))
    if "date" not in fields or known + bool(guessed) < 2 - ("description" not in fields):
        return (), ""
    if "description" not in fields:
        if not dates_below(headings[fields.index("date")], below):
            return (label(headings, fields), guessed) if known >= 4 else ((), "")
        guessed = _take(headings, fields, "description", longest_column(headings, fields)) or guessed
        if "description" not in fields and known < 3:
            return (), ""
    return label(headings, fields), guessed


def _take(headings: list[Heading], fields: list[str], field: str, index: int | None) -> str:
    if index is None:
        return ""
    fields[index] = field
    name = " ".join(headings[index].text.split()) or f"column {headings[index].first + 1}"
    return f"“{name[:_SHORT]}” was taken for the {field} because of what stands in it"


def _dated_column(headings: list[Heading], fields: list[str], below: Sequence[Row]) -> int | None:
    for index, field in enumerate(fields):
        if field == "extra" and dates_below(headings[index], below):
            return index
    return None


def inherits(head: Head, width: int, table: Table) -> bool:
    """Whether a table without headings of its own carries on with the columns of the one before it."""
    if table.width != width or not table.rows:
        return False
    rows = table.rows[:SAMPLE]
    date = next(slot for slot in head.slots if slot.field == "date")
    if texts_under(rows[:1], date.first, date.last) and heads_another(rows[0]):
        return False  # where the date cell is blank, it is an entry of the same day
    texts = texts_under(rows, date.first, date.last)
    if not texts:
        return len(rows) <= _MOST_ROWS
    return 2 * sum(1 for text in texts if looks_like_date(text) or is_same_day(text)) >= len(texts)


def carried_over(head: Head) -> Head:
    """The same columns for a table that has no heading rows itself."""
    return replace(head, rows=())
