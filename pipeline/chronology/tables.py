"""Which tables of a document are its chronology, and what each takes from the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.chronology.headings import Head, carried_over, find_head, inherits
from pipeline.chronology.recast import dated_words, is_recast, side_by_side
from pipeline.chronology.untitled import without_headings
from pipeline.chronology.wording import period_of
from pipeline.documents.model import Document, Heading, Paragraph, Table

_TITLE = 80
_LOWEST = 9
_FIGURES = re.compile(r"\d+")
_ON_EVERY_PAGE = re.compile(
    r"\bcont(?:inu\w*|'?d)?\b|\bpage\b|\boverleaf\b|confidential|restricted|official|sensitive|\bprotect\b"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One chronology table and how to read it.

    Attributes:
        banner: the year or period in the heading above the table, if one stands there.
        continues: no heading stands between it and the table before, and the columns are the same:
            "same day" and years carry on from there. A title typed as a plain line is a heading too
            where the table below has headings of its own.
        beside: how many lists of the same table stand left of this one.
        lists: how many lists of the same table stand side by side.
    """

    table: Table
    head: Head
    banner: str | None
    continues: bool
    beside: int = 0
    lists: int = 1


def chronology_tables(document: Document, *, any_dated: bool = False) -> tuple[Plan, ...]:
    """The chronology tables of a document in reading order.

    Args:
        document: as read.
        any_dated: take also tables without headings whose words begin with dates; for documents that have
            no other chronology, since lists of meetings look alike.

    A table inside another is looked at only when the outer one is no chronology itself (a page laid
    out with tables); inside an entry's cell it is part of that entry's words.
    Glossaries, case details, action plans, lists of people and contents are passed over.
    """
    plans: list[Plan] = []
    banner: str | None = None
    level = 0  # of the heading that names the period
    parted = used = titled = False
    seen: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Table):
            for table, head in _within(block, plans[-1] if plans else None, any_dated):
                apart = parted or (titled and bool(head.rows))
                goes_on = bool(plans) and not apart and _alike(plans[-1], head)
                lists = side_by_side(table, head)
                for beside, (part, own) in enumerate(lists):
                    plans.append(Plan(part, own, banner, goes_on or beside > 0, beside, len(lists)))
                parted, used, titled = False, True, False
        elif isinstance(block, Heading) or _may_be_title(block):
            period = period_of(block.text)
            if period is not None:
                banner, parted, used = period, True, False
                level = block.level if isinstance(block, Heading) else _LOWEST
            elif isinstance(block, Heading):
                banner, parted = None if used and block.level <= level else banner, True
            elif document.format == "docx":  # between the pages of a PDF there may be stray lines
                titled = titled or _is_title(block.text, seen)
    return tuple(plans)


def _within(table: Table, before: Plan | None, any_dated: bool) -> Iterator[tuple[Table, Head]]:
    recast = dated_words(table, named=True)
    if recast is not None:
        yield recast
        return
    head = find_head(table)
    if head is None and before is not None and inherits(before.head, before.table.width, table):
        head = carried_over(before.head)
    if head is not None:
        yield table, head
        return
    found = False
    for row in table.rows:
        for cell in row.cells:
            for inner in cell.tables:
                for pair in _within(inner, before, any_dated):
                    found = True
                    yield pair
    if not found:
        loose = any_dated or (before is not None and is_recast(before.head))
        recast = dated_words(table, named=False) if loose else None
        head = without_headings(table) if recast is None else None
        if recast is not None:
            yield recast
        elif head is not None:
            yield table, head


def _may_be_title(block: Paragraph) -> bool:
    return bool(block.text) and len(block.text) <= _TITLE


def _is_title(text: str, seen: set[str]) -> bool:
    """Whether a line parts two chronologies ("Tyler") rather than being repeated on every page."""
    folded = _FIGURES.sub("#", text.casefold())
    new = folded not in seen
    seen.add(folded)
    return new and not text.endswith(".") and not _ON_EVERY_PAGE.search(folded)


def _alike(before: Plan, head: Head) -> bool:
    return [slot.field for slot in before.head.slots] == [slot.field for slot in head.slots]
