"""What a table's headings say of its cells: under "Date of birth" every date is one, under "Age" a number is.

A finder sees a cell without its heading; here the place in the table tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.date_forms import find_forms
from pipeline.anonymise.passages import Passage
from pipeline.anonymise.rewriting.joined import Joined
from pipeline.anonymise.rewriting.pieces import Piece

_BIRTH = re.compile(r"(?i)\bd\.?\s?o\.?\s?b\b|\bdates?\s+of\s+birth\b|\bborn\b|\bbirth\s?dates?\b")
_AGE = re.compile(r"(?i)^\W*ages?\b")
_NUMBER = re.compile(
    r"(?<![\w.])\d{1,2}(?:\s?(?:years?|yrs?|y|months?|mths?|m)\b)?(?:,?\s\d{1,2}\s?(?:months?|mths?|m)\b)?(?![\w.])"
)
_PART = re.compile(
    r"(?i)\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
)
"""A day, a month or a year in a cell of its own."""
_SCORE = 0.9


def pieces(whole: Joined) -> Iterator[Piece]:
    """Dates of birth and ages in the cells of tables."""
    headings = _headings(whole)
    for index, passage in enumerate(whole.passages):
        if passage.cell is None:
            continue
        table, row, column = passage.cell
        over = headings.get((table, 0, column), "")
        beside = headings.get((table, row, 0), "")
        start = whole.starts[index]
        if _BIRTH.search(over) or (_BIRTH.search(beside) and column > 1):
            if part := _PART.fullmatch(passage.text.strip()):
                at = start + passage.text.index(part[0])
                yield Piece(at, at + len(part[0]), "DATE_OF_BIRTH", "pattern", _SCORE)
                continue
            for form in find_forms(passage.text):
                yield Piece(start + form.start, start + form.end, "DATE_OF_BIRTH", "pattern", _SCORE)
        elif (_AGE.match(over) or (_AGE.match(beside) and column > 1)) and len(passage.text) < 40:
            for match in _NUMBER.finditer(passage.text):
                yield Piece(start + match.start(), start + match.end(), "AGE", "pattern", _SCORE)


def same_row(first: Passage, second: Passage) -> bool:
    """Whether two passages stand in the same row of the same table."""
    return first.cell is not None and second.cell is not None and first.cell[:2] == second.cell[:2]


def _headings(whole: Joined) -> dict[tuple[int, int, int], str]:
    """The text of each table's first row by column, and of each row's first cell."""
    first: dict[int, int] = {}
    for passage in whole.passages:
        if passage.cell is not None:
            table, row, _ = passage.cell
            first[table] = min(first.get(table, row), row)
    out: dict[tuple[int, int, int], str] = {}
    for passage in whole.passages:
        if passage.cell is None:
            continue
        table, row, column = passage.cell
        if row == first[table]:
            out[table, 0, column] = f"{out.get((table, 0, column), '')} {passage.text}".strip()
        if column == 1:
            out[table, row, 0] = f"{out.get((table, row, 0), '')} {passage.text}".strip()
    return out
