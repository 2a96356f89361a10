"""A document as lines in reading order: headings, paragraphs and the cells of tables alike.

Agencies write a proforma's headings as headings, as bold lines, as numbered paragraphs or into the cells of
one big table; seen as lines they are all found the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.documents.model import Cell, Document, Heading, Note, Paragraph, Table
from pipeline.proforma.words import key, words_of

_LEADER = re.compile(r"^(?P<words>.*?\S)(?:\s*[.…·_]{3,}\s*|\t+|\s{1,})(?P<page>\d{1,3})$")
_CONTENTS = {("content",), ("table", "content"), ("list", "content")}
_MOST_WORDS = 16


class Line(NamedTuple):
    """One line.

    Attributes:
        kind: heading, paragraph or cell.
        level: of a heading, 1 the highest; 0 for others.
        label: its number as shown, typed or automatic ("1.2"), or "".
        place: for people ("paragraph 12", "table 2, row 3").
        table, row, column: where a cell's line stands; 0 elsewhere. Column counts from 1.
        first: whether it is the first line of its cell or paragraph.
        notes: of the paragraph or cell (images, deleted text …), on its first line only.
    """

    text: str
    kind: str
    level: int = 0
    label: str = ""
    page: int | None = None
    place: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    first: bool = True
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All lines of a document, and which of them belong to its table of contents."""

    lines: tuple[Line, ...]
    contents: frozenset[int]


def outline(document: Document) -> Outline:
    """Lay a document out as lines."""
    lines = tuple(line for block in document.blocks for line in _lines_of(block))
    return Outline(lines, _contents(lines))


def _lines_of(block: Heading | Paragraph | Table) -> Iterator[Line]:
    if isinstance(block, Table):
        yield from _table_lines(block)
        return
    place = f"paragraph {block.place.paragraph}" if block.place.paragraph else ""
    kind, level = ("heading", block.level) if isinstance(block, Heading) else ("paragraph", 0)
    # A heading over two lines is one heading.
    parts = [" ".join(block.text.split())] if kind == "heading" else block.text.split("\n")
    for number, text in enumerate(parts):
        first = number == 0
        yield Line(
            text, kind, level, block.label if first else "", block.place.page, place,
            first=first, notes=block.notes if first else (),
        )  # fmt: skip


def _table_lines(table: Table) -> Iterator[Line]:
    for row in table.rows:
        for cell in row.cells:
            if not cell.continued:
                yield from _cell_lines(table, row.number, row.page or table.page, cell)


def _cell_lines(table: Table, row: int, page: int | None, cell: Cell) -> Iterator[Line]:
    labels = {note.place.paragraph: note.text for note in cell.notes if note.kind == "label"}
    for number, text in enumerate(cell.text.split("\n")):
        yield Line(
            text, "cell", 0, labels.get(number + 1, ""), page, f"table {table.number}, row {row}",
            table.number, row, cell.column + 1, number == 0, cell.notes if number == 0 else (),
        )  # fmt: skip


def _contents(lines: tuple[Line, ...]) -> frozenset[int]:
    """The lines of a contents page: those ending in a page number in a run, and what follows “Contents”."""
    found = _with_page_numbers(lines)
    for number, line in enumerate(lines):
        if key(line.text) in _CONTENTS and len(line.text) < 40:
            found |= _below_contents(lines, number)
    return frozenset(found)


def _with_page_numbers(lines: tuple[Line, ...]) -> set[int]:
    run: list[int] = []
    found: set[int] = set()
    for number, line in enumerate(lines):
        ends = _LEADER.match(line.text) if line.kind != "cell" and len(line.text) < 160 else None
        if ends and not _is_sentence(ends["words"]):
            run.append(number)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    return found | (set(run) if len(run) >= 3 else set())


def _below_contents(lines: tuple[Line, ...], start: int) -> set[int]:
    """From “Contents” on: short lines, until running text or the first of them comes again."""
    found = {start}
    seen: set[tuple[str, ...]] = set()
    for number in range(start + 1, len(lines)):
        line = lines[number]
        words = key(_LEADER.sub(r"\g<words>", line.text))
        if _is_sentence(line.text) or len(words_of(line.text)) > _MOST_WORDS or words in seen:
            break
        found.add(number)
        if words:
            seen.add(words)
    # Only what comes again is a contents page; else the first heading merely says "Contents".
    later = {key(line.text) for line in lines[max(found) + 1 :]}
    return found if seen & later else {start}


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ",")) and len(text.split()) > 6
