"""The key as the agencies have it before them: its columns, its rows, and an edited one read into lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.anonymise.key.faults import KeyFaultError
from pipeline.anonymise.key.model import Entry, EntryKind, Key
from pipeline.case import Case
from pipeline.documents import Heading, Table, read
from pipeline.errors import UnreadableError

PSEUDONYM, NAME, OTHERS, ROLE, AGENCY, AGREED, NOTES, KIND, NUMBER = (
    "Pseudonym", "Name", "Also known as", "Role", "Agency", "Agreed", "Notes", "Kind", "Key no.",
)  # fmt: skip
COLUMNS = (PSEUDONYM, NAME, OTHERS, ROLE, AGENCY, AGREED, NOTES, KIND, NUMBER)
"""The headings, in their order; an edited spreadsheet may have them in any."""

YES, NO, NOBODY, SAME_AS = "yes", "no", "nobody", "same as"
"""What may stand under "Agreed"; behind "same as" the pseudonym of whom it is the same as."""

KINDS: tuple[EntryKind, ...] = ("person", "place", "identifier")

_BETWEEN = re.compile(r";|\s/\s")
_NEEDED = (PSEUDONYM, NAME)
_MOST_BYTES = 5_000_000


def rows(key: Key, case: Case) -> Iterator[tuple[str, ...]]:
    """The rows of the spreadsheet under `COLUMNS`: people, places, identifiers, each in the key's order."""
    agencies = {" ".join(person.name.split()): person.agency or "" for person in case.people}
    agencies |= {
        " ".join(name.split()): agency.name
        for agency in case.agencies
        for name in (agency.author, agency.senior_manager)
        if name
    }
    for kind in KINDS:
        for entry in key.entries:
            if entry.kind == kind:
                agency = agencies.get(" ".join(entry.name.split()), "")
                yield (
                    entry.pseudonym, entry.name, "; ".join(entry.others), entry.role, agency, said(entry),
                    _note(entry), kind, entry.id,
                )  # fmt: skip


def said(entry: Entry) -> str:
    """What "Agreed" says of an entry."""
    if entry.not_identifying:
        return NOBODY
    return YES if entry.agreed else NO


def _note(entry: Entry) -> str:
    if entry.agreed:
        return ""
    return {
        "case": "No longer in case.yaml. Still hidden until you say “nobody”.",
        "document": "Listed in an agency’s document. Please check.",
        "finder": "Found in a draft. Please check.",
    }.get(entry.origin, "Please check.")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an edited spreadsheet: its number as a spreadsheet program shows it, and its words."""

    row: int
    words: dict[str, str]

    def of(self, column: str) -> str:
        """The words under a heading, blanks folded; "" where there are none."""
        return " ".join(self.words.get(column, "").split())


_TEXTS = (".csv", ".txt", ".tsv")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def lines_of(path: Path, passwords: Sequence[str] = ()) -> tuple[Line, ...]:
    """The rows of an edited spreadsheet: Excel, CSV, or what LibreOffice can read.

    Raises:
        KeyFaultError: it has not the columns of a key, or one that is not known; the heading is named.
        UnreadableError: it cannot be read at all.
    """
    ending = path.suffix.lower()
    if ending not in (*_TEXTS, *_WORKBOOKS):
        raise KeyFaultError(
            "is no spreadsheet of the key",
            "Name the Excel or CSV file that 'scr key' wrote and that was edited",
        )
    grid = _from_csv(path) if ending in _TEXTS else _from_workbook(path, passwords)
    head: tuple[str, ...] | None = None
    found = []
    for number, cells in grid:
        if head is None or _is_head(cells):
            head = _head(cells, number)
        elif any(cell.strip() for cell in cells):
            found.append(_line(number, head, cells))
    if head is None:
        raise KeyFaultError("holds no table", "Start from the spreadsheet that 'scr key' writes")
    return tuple(found)


def _line(number: int, head: Sequence[str], cells: Sequence[str]) -> Line:
    """A row under its headings. What stands under none would be lost without a word: it is refused."""
    named = [*head, *[""] * (len(cells) - len(head))]
    if any(cell.strip() and not name for name, cell in zip(named, cells, strict=False)):
        raise KeyFaultError(
            f"cannot be taken: row {number} has something in a column without a heading",
            "Put it under “Notes”, or take it out",
        )
    return Line(number, {name: cell for name, cell in zip(named, cells, strict=False) if name})


def _is_head(cells: Sequence[str]) -> bool:
    named = {_plain(cell) for cell in cells}
    return all(_plain(column) in named for column in _NEEDED)


def _head(cells: Sequence[str], number: int) -> tuple[str, ...]:
    known = {_plain(column): column for column in COLUMNS}
    if not _is_head(cells):
        raise KeyFaultError(
            f"has no headings “{PSEUDONYM}” and “{NAME}” in row {number}",
            "Start from the spreadsheet that 'scr key' writes and keep its first row",
        )
    head: list[str] = []
    for cell in cells:
        if cell.strip() and _plain(cell) not in known:
            raise KeyFaultError(
                f"has a column “{' '.join(cell.split())[:40]}” that a key has not",
                "Take the column out, or put what it says under “Notes”",
            )
        if cell.strip() and _plain(cell) in map(_plain, head):
            raise KeyFaultError(f"has the column “{known[_plain(cell)]}” twice", "Take one of them out")
        head.append(known.get(_plain(cell), ""))
    return tuple(head)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".:")


def _from_workbook(path: Path, passwords: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the first sheet; the others explain."""
    sheets = 0
    for block in read(path, passwords).blocks:
        if isinstance(block, Heading):
            sheets += 1
            if sheets > 1:
                return
        if isinstance(block, Table):
            for row in block.rows:
                cells = [""] * block.width
                for cell in row.cells:
                    cells[cell.column] = cell.text
                yield row.number, cells


def _from_csv(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        data = path.read_bytes()
    except OSError:
        raise UnreadableError(
            "cannot be opened", "Check the name, and that you may read it", code="empty"
        ) from None
    if len(data) > _MOST_BYTES:
        raise UnreadableError(
            "is far larger than a key can be", "Start from the spreadsheet that 'scr key' writes"
        )
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    try:
        every = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise UnreadableError("is no CSV file", "Save it as CSV or Excel again", code="damaged") from None
    yield from ((number, [_unquoted(cell) for cell in cells]) for number, cells in enumerate(every, 1))


def _decoded(data: bytes) -> str:
    """As spreadsheet programs save CSV: UTF-8, UTF-16, or the old Windows letters."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unquoted(cell: str) -> str:
    """Without the apostrophe that keeps spreadsheets from taking text for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def several(text: str) -> tuple[str, ...]:
    """The names in a cell, one a line or behind a semicolon or stroke, each once."""
    parts = (" ".join(part.split()) for line in text.splitlines() for part in _BETWEEN.split(line))
    return tuple(dict.fromkeys(part for part in parts if part))
