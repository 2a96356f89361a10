"""What looks as if it might belong to a chronology and was not read as part of it, said in plain words.

Glossaries, families, action plans and letters are passed over. Whether rightly, only a person can tell, so
tables with dates are named; likewise paragraphs that begin with one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.chronology.headings import find_head
from pipeline.chronology.tables import Plan
from pipeline.chronology.untitled import without_headings
from pipeline.chronology.when import looks_like_date, parse_when
from pipeline.chronology.wording import leading_date
from pipeline.documents.model import Document, Paragraph, Table

_NAMED = 10
_LONE = 60


def unread(document: Document, plans: Sequence[Plan], *, paragraphs: bool) -> tuple[tuple[str, str], ...]:
    """Cautions (code, message) on what has dates and gave no entries: tables, and paragraphs if asked for."""
    read = {plan.table.number for plan in plans}
    found = (*_tables(document, read), *_inside(plans))
    return (*found, *_paragraphs(document)) if paragraphs else found


def _tables(document: Document, read: set[int]) -> Iterator[tuple[str, str]]:
    tables = [
        found
        for block in document.blocks
        if isinstance(block, Table)
        for found in _passed_over(block, read)
        if _has_dates(found)
    ]
    if tables:
        names = [f"{table.number} ({_rows(len(table.rows))})" for table in tables]
        yield (
            "table-not-read",
            f"Tables with dates that were not taken for the chronology: table {_some(names)}. "
            "Check that they hold no entries.",
        )


def _inside(plans: Sequence[Plan]) -> Iterator[tuple[str, str]]:
    inside = [
        str(table.number)
        for plan in plans
        for row in plan.table.rows
        for cell in row.cells
        for table in cell.tables
        if find_head(table) or without_headings(table)
    ]
    if inside:
        yield (
            "table-inside-entry",
            f"Tables with dates and events stand inside entries (table {_some(inside)}); their rows are "
            "words of those entries and have no date of their own. Check whether they are entries.",
        )


def _paragraphs(document: Document) -> Iterator[tuple[str, str]]:
    dated = sum(
        1
        for block in document.blocks
        if isinstance(block, Paragraph)
        and (leading_date(block.text, wide=True) or (document.format == "pdf" and is_lone_day(block.text)))
    )
    if dated:
        verb = "paragraph outside the tables begins" if dated == 1 else "paragraphs outside the tables begin"
        yield "paragraphs-not-read", f"{dated} {verb} with a date and gave no entries. Check the original."


def is_lone_day(text: str) -> bool:
    """Whether a paragraph is nothing but a day, as the date cell of a PDF row whose rules are missing is."""
    return len(text) <= _LONE and looks_like_date(text) and parse_when(text).precision in ("day", "range")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _passed_over(table: Table, read: set[int]) -> Iterator[Table]:
    """Tables that are not read, hold none that is and stand in none that is; a page's layout is no table."""
    if table.number in read:
        return
    inner = [nested for row in table.rows for cell in row.cells for nested in cell.tables]
    if not any(_holds(nested, read) for nested in inner):
        yield table
        return
    for nested in inner:
        yield from _passed_over(nested, read)


def _holds(table: Table, read: set[int]) -> bool:
    if table.number in read:
        return True
    return any(_holds(nested, read) for row in table.rows for cell in row.cells for nested in cell.tables)


def _has_dates(table: Table) -> bool:
    return any(_is_dated(cell.text) for row in table.rows for cell in row.cells) or any(
        _has_dates(nested) for row in table.rows for cell in row.cells for nested in cell.tables
    )


def _is_dated(text: str) -> bool:
    return looks_like_date(text) or any(leading_date(line, wide=True) for line in text.split("\n"))
