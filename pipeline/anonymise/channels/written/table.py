"""A CSV file as a draft: a passage for every cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from pipeline.anonymise.channels.plain_draft import PlainDraft
from pipeline.anonymise.channels.written.coding import Written
from pipeline.anonymise.channels.written.opaque import is_opaque
from pipeline.anonymise.passages import Edit, Passage, edited
from pipeline.errors import UnreadableError

_SIGNS = (",", ";", "\t", "|")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 1 << 24
_SMALL = re.compile(r"\W*|[-+]?\d{1,6}(?:\.\d{1,6})?%?")
"""Cells in which nothing can tell anybody; a longer number may be a telephone's, a date one of birth."""


def is_table(text: str) -> bool:
    """Whether a text is a table by its own signs: several rows of as many cells each, two or more; not the
    lines of a letter that happen to have as many commas, each with its blank."""
    if "\n" not in text.strip() and "\r" not in text.strip():
        return False
    try:
        rows = [row for row in _read(text[:65536], _sign_of(text)) if row]
    except UnreadableError:
        return False
    whole = rows if len(text) <= 65536 else rows[:-1]
    later = [cell for row in whole for cell in row[1:] if cell]
    if sum(cell[0].isspace() for cell in later) * 2 > len(later):
        return False
    return len(whole) > 1 and len(whole[0]) > 1 and len({len(row) for row in whole}) == 1


class TableDraft(PlainDraft):
    """See `passages.Draft`. The sign between cells, line ends and coding stay; no cell becomes a formula."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._sign = _sign_of(written.text)
        self._rows = _read(written.text, self._sign)
        self._places = [
            (row, column)
            for row, cells in enumerate(self._rows)
            for column, cell in enumerate(cells)
            if not _SMALL.fullmatch(cell) and not is_opaque(cell)
        ]
        super().__init__(".csv", [self._passage(number, *place) for number, place in enumerate(self._places)])

    def _passage(self, number: int, row: int, column: int) -> Passage:
        where = f"row {row + 1}, column {column + 1}"
        return Passage(number, "body", where, self._rows[row][column], "cell", cell=(1, row + 1, column + 1))

    def with_edits(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """The file with these edits; see `PlainDraft`."""
        rows = [list(cells) for cells in self._rows]
        for number, (row, column) in enumerate(self._places):
            if made := edits.get(number):
                rows[row][column] = _no_formula(edited(rows[row][column], made), rows[row][column])
        stream = io.StringIO()
        end = "\r\n" if "\r\n" in self._written.text else "\n"
        writer = csv.writer(stream, delimiter=self._sign, lineterminator=end)
        writer.writerows(rows)
        return self._written.coded(stream.getvalue())


def _no_formula(text: str, before: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and not before.startswith(_FORMULA) else text


def _sign_of(text: str) -> str:
    """The sign between cells: the one most often met in the first rows outside of quotation marks."""
    head = re.sub(r'"[^"]*"', "", text[:4096]).splitlines()[:3]
    return max(_SIGNS, key=lambda sign: sum(line.count(sign) for line in head))


def _read(text: str, sign: str) -> list[list[str]]:
    before = csv.field_size_limit(_LONGEST)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error:
        raise UnreadableError(
            "is damaged: its rows cannot be told apart",
            "Open it in Excel, save it as CSV again and use that",
            code="damaged",
        ) from None
    finally:
        csv.field_size_limit(before)
