"""A document as lines in reading order: headings, paragraphs and the cells of tables alike.

Agencies write a proforma's headings as headings, as bold lines, as numbered paragraphs or into the cells of
one big table; seen as lines they are all found the same way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.documents.model import Cell, Document, Heading, Letters, Note, Paragraph, Table
from pipeline.proforma.page_notes import with_page_notes
from pipeline.proforma.words import key, words_of

_LEADER = re.compile(r"^(?P<words>.*?\S)(?:\s*[.…·_]{3,}\s*|\t+|\s{1,})(?P<page>\d{1,3})$")
_CONTENTS = {("content",), ("table", "content"), ("list", "content")}
_DIGITS = re.compile(r"\d+")
_JOINING = frozenset(["of", "and", "for", "the", "to", "in", "from", "with", "by", "or", "a", "an", "on"])
_MOST_WORDS = 16
_SHORT_FILE = 2
_GONE = ("struck", "hidden", "unseen")


class Line(NamedTuple):
    """One line.

    Attributes:
        kind: heading, paragraph or cell.
        level: of a heading, 1 the highest; 0 for others.
        label: its number as shown, typed or automatic ("1.2"), or "".
        place: for people ("paragraph 12", "table 2, row 3").
        table, row, column: where a cell's line stands; 0 elsewhere. Column counts from 1.
        first: whether it is the first line of its cell or paragraph.
        notes: of the paragraph or cell (images, deleted text …), on its first line only; what is struck
            through or hidden, on each.
        letters: how a heading is set, where that is known.
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
    letters: Letters | None = None

    @property
    def standing(self) -> str:
        """The text without what is struck through, hidden or cannot be seen, which a reader does not read."""
        text = self.text
        for note in self.notes:
            if note.kind in _GONE and note.text:
                for part in note.text.split("\n"):
                    words = re.escape(" ".join(part.split()))
                    text = re.sub(rf"(?<!\w){words}(?!\w)", " ", text, count=1) if words else text
        return text if text == self.text else " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Outline:
    """All lines of a document.

    Attributes:
        contents: the lines that say nothing of their own: the contents page, and running heads that the
            reader of a short PDF could not tell from the text.
    """

    lines: tuple[Line, ...]
    contents: frozenset[int]


def outline(document: Document) -> Outline:
    """Lay a document out as lines."""
    lines = tuple(_whole_headings([line for block in document.blocks for line in _lines_of(block)]))
    lines = with_page_notes(lines, document.notes)
    return Outline(lines, _contents(lines) | _running(lines))


def shown(outline: Outline) -> Outline:
    """The same lines without what is struck through, hidden or cannot be seen."""
    if not any(note.kind in _GONE for line in outline.lines for note in line.notes):
        return outline
    return Outline(tuple(line._replace(text=line.standing) for line in outline.lines), outline.contents)


def _whole_headings(lines: list[Line]) -> Iterator[Line]:
    """Headings that print breaks over two lines come as two; put together where the words show it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None and _goes_on(waiting, line):
            waiting = waiting._replace(text=f"{waiting.text} {line.text}")
            continue
        if waiting is not None:
            yield waiting
        waiting = line if line.kind == "heading" and line.page is not None else None
        if waiting is None:
            yield line
    if waiting is not None:
        yield waiting


def _goes_on(above: Line, line: Line) -> bool:
    if line.kind != "heading" or line.level != above.level or line.page != above.page or line.label:
        return False
    if len(above.text.split()) + len(line.text.split()) > _MOST_WORDS:
        return False
    first, last = line.text.split(" ", 1)[0], above.text.rsplit(" ", 1)[-1]
    return (
        first[:1].islower() or first.lower() in _JOINING or last.lower() in _JOINING or last[-1:] in "/&-–,"
    )


def _running(lines: tuple[Line, ...]) -> set[int]:
    """The first and last lines of both pages of a short PDF, the same but for their numbers.

    In longer files the reader has taken them out already.
    """
    if not lines or max(line.page or 0 for line in lines) != _SHORT_FILE:
        return set()
    edges: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.page is None or line.kind != "paragraph" or len(line.text.split()) > _MOST_WORDS:
            continue  # nobody prints a whole paragraph at the head of each page
        before = lines[number - 1].page if number else None
        after = lines[number + 1].page if number + 1 < len(lines) else None
        if line.page != before or line.page != after:
            edges[_DIGITS.sub("0", line.text)].append(number)
    return {number for same in edges.values() if len(same) > 1 for number in same}


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
            first=first, notes=_notes_of(block.notes, first),
            letters=block.letters if isinstance(block, Heading) else None,
        )  # fmt: skip


def _notes_of(notes: tuple[Note, ...], first: bool) -> tuple[Note, ...]:
    return notes if first else tuple(note for note in notes if note.kind in _GONE)


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
            table.number, row, cell.column + 1, number == 0, _notes_of(cell.notes, number == 0),
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
    """From “Contents” on: short lines, until running text or the first of them comes again.

    Where the first lines end in page numbers, the contents page ends with the last that does.
    """
    found = {start}
    seen: set[tuple[str, ...]] = set()
    numbered = 0
    for number in range(start + 1, len(lines)):
        line = lines[number]
        ends = _LEADER.match(line.text)
        words = key(ends["words"] if ends else line.text)
        if _is_sentence(line.text) or len(words_of(line.text)) > _MOST_WORDS or words in seen:
            break
        if numbered > 1 and not ends and line.text:
            break
        numbered += ends is not None
        found.add(number)
        if words:
            seen.add(words)
    if numbered > 1:
        return found
    # A heading right above running text is a real one, even where the contents page words it otherwise.
    while max(found) > start and lines[max(found)].kind == "heading":
        found.remove(max(found))
    # Only what comes again is a contents page; else the first heading merely says "Contents".
    later = {key(line.text) for line in lines[max(found) + 1 :]}
    return found if seen & later else {start}


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ",")) and len(text.split()) > 6
