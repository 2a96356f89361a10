"""Whether all words of a Word file are in the `Document`: counted again from the XML, another way.

The reader's own walk is not used. First the bytes of the main part are searched for `w:t`: in most
files their words, blanks apart, are the words of the document one after the other, and there are as
many `w:tr` as rows; that takes a few milliseconds. Where it is not so (deletions, ticked boxes, text
boxes, tables within tables), the part is parsed once more and every table is compared row by row and
cell by cell, letter by letter in number. Footnotes, endnotes, comments, headers and footers are
compared part by part.

Does not promise: the order of words within one cell where something else than plain words stands in
the file, or words that no element `w:t`, `w:delText` or `m:t` holds.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from pipeline.documents.docx.names import (
    ALTERNATE,
    BODY,
    CELL_DEL,
    CHOICE,
    DEL,
    DEL_TEXT,
    FALLBACK,
    MATH_TEXT,
    MOVE_FROM,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    T,
)
from pipeline.documents.docx.xml import parse
from pipeline.documents.model import Cell, Document, Note, Table

_WORDS = re.compile(rb">([^<]+)</w:t>")
_ALL_WORDS = re.compile(rb"<(?:w:t|w:delText|m:t)(?:\s[^>]*)?>([^<]+)")
_STORY = re.compile(rb"<w:(?:footnote|endnote|comment)\s")
_BLANKS = b" \t\r\n\v\f"
_HARD_BLANK = "\u00a0".encode()
_BESIDE_TEXT = frozenset({"deleted", "placeholder", "field-code"})
_STORIES = frozenset({"footnote", "endnote", "comment"})
_WITH_WORDS = frozenset({T, DEL_TEXT, MATH_TEXT})
_WATCHED = (TBL, TR, TC, DEL, MOVE_FROM, FALLBACK, *_WITH_WORDS)
SYMBOL_FONT_TRACES = (b"ingdings", b"ebdings", b'ymbol"')
"""What a part that uses a symbol font (Wingdings, Webdings, Symbol) holds somewhere."""
_SIGNS = 3  # so many letters of a symbol font are shown as signs
_SHOWN = 6


class Unheld(NamedTuple):
    """Where words or rows of the file are missing from the document, in plain words."""

    where: str


def unheld(main: bytes, beside: Iterable[tuple[str, bytes]], document: Document) -> tuple[Unheld, ...]:
    """What of a Word file the document made of it does not hold; empty when all is there.

    Args:
        main: the main part, as UTF-8 with transitional names.
        beside: the other parts with words: what each is ("footnotes", "header" …) and its bytes.
        document: what the reader made of them.
    """
    found: list[Unheld] = []
    if not _plainly_the_same(main, document):
        found.extend(_compare(main, document))
    held: _Beside | None = None
    for name, data in beside:
        held = held or _Beside(document)
        if not held.holds(data):
            found.append(Unheld(f"its {name}"))
    return tuple(found)


def message(found: tuple[Unheld, ...]) -> str:
    """One sentence for people; it quotes nothing."""
    places = ", ".join(dict.fromkeys(one.where for one in found[:_SHOWN]))
    return (
        f"Counted again, the file holds words or rows that are missing here ({places}"
        f"{' …' if len(found) > _SHOWN else ''}); compare with the original."
    )


def _plainly_the_same(main: bytes, document: Document) -> bool:
    if main.count(b"</w:tr>") != sum(len(table.rows) for table in document.tables):
        return False
    written = b"".join(_WORDS.findall(main))
    if b"&" in written:
        written = html.unescape(written.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")
    return _bare(written) == _bare("".join(_texts(document)).encode("utf-8", "surrogatepass"))


def _bare(text: bytes) -> bytes:
    return text.replace(_HARD_BLANK, b"").translate(None, _BLANKS)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield cell.text
        else:
            yield block.text


def _compare(main: bytes, document: Document) -> Iterator[Unheld]:
    """The thorough way: the part parsed once more, table by table."""
    root = parse(main)
    body = root.find(BODY)
    if body is None:
        return
    written = _Written(body, _has_symbols(main))
    tables = document.tables
    if len(written.tables) != len(tables):
        yield Unheld(f"{len(written.tables)} tables against {len(tables)}")
        return
    for table, rows in zip(tables, written.tables, strict=True):
        yield from _compare_table(table, rows)
    loose = _count(_words_outside(document))
    if not written.loose.within(loose):
        yield Unheld("paragraphs")
    gone = _count(note.text for note in document.notes if note.kind == "deleted")
    if not written.gone.within(gone):
        yield Unheld("deleted rows")


def _compare_table(table: Table, rows: list[list[_Heap]]) -> Iterator[Unheld]:
    if len(rows) != len(table.rows):
        yield Unheld(f"table {table.number}: {len(rows)} rows against {len(table.rows)}")
        return
    for row, cells in zip(table.rows, rows, strict=True):
        if len(row.cells) == len(cells):
            same = all(_is_held(one, cell) for one, cell in zip(cells, row.cells, strict=True))
        else:  # cells of a row that Word's older kind of merging made one
            whole = _Heap(symbols=any(one.symbols for one in cells))
            for one in cells:
                whole.pieces.extend(one.pieces)
            same = whole.within(sum((_own(cell) for cell in row.cells), Counter()))
        if not same:
            yield Unheld(f"table {table.number} row {row.number}")


def _is_held(written: _Heap, cell: Cell) -> bool:
    if not cell.notes and not cell.tables and _bare_text("".join(written.pieces)) == _bare_text(cell.text):
        return True
    return written.within(_own(cell))


class _Heap:
    """The pieces of text written in one place; letters of a symbol font may be shown as something else."""

    __slots__ = ("pieces", "symbols")

    def __init__(self, symbols: bool) -> None:
        self.pieces: list[str] = []
        self.symbols = symbols  # whether the part names a symbol font at all

    def within(self, held: Counter[str]) -> bool:
        """Whether every letter is held, as often."""
        letters = _count(self.pieces)
        lacking = (letters - held).total()
        if not lacking or not self.symbols:
            return not lacking
        return lacking <= sum(map(_signs_in, self.pieces)) and held.total() >= letters.total()


def _has_symbols(part: bytes) -> bool:
    return any(name in part for name in SYMBOL_FONT_TRACES)


def _signs_in(piece: str) -> int:
    """How many letters of a piece a symbol font may show as signs."""
    bare = _bare_text(piece)
    odd = len(bare) <= _SIGNS or any("\ue000" <= letter <= "\uf8ff" for letter in bare)
    return len(bare) if odd else 0


class _Written:
    """What the XML of a body holds: per table the rows, per row the cells; and what stands outside.

    Rows deleted by a tracked change are no rows; their words are in `gone`.
    """

    def __init__(self, body: etree._Element, symbols: bool) -> None:
        self._symbols = symbols
        self.tables: list[list[list[_Heap]]] = []
        self.loose = _Heap(symbols)
        self.gone = _Heap(symbols)
        self._rows: list[list[list[_Heap]]] = []  # of the tables that the walk stands in
        self._cells: list[list[_Heap]] = []  # of their rows
        self._into = [self.loose]
        self._read(body)
        self.tables = [rows for rows in self.tables if rows]

    def all(self) -> _Heap:
        """Everything that is written anywhere."""
        whole = _Heap(self._symbols)
        for heap in (self.loose, self.gone, *(cell for rows in self.tables for row in rows for cell in row)):
            whole.pieces.extend(heap.pieces)
        return whole

    def _read(self, body: etree._Element) -> None:
        passed = closed = None  # the element whose words are said already; whose tables are none any more
        for event, element in etree.iterwalk(body, events=("start", "end"), tag=_WATCHED):
            tag, starts = element.tag, event == "start"
            if passed is not None:
                passed = None if element is passed else passed
            elif tag in _WITH_WORDS:
                if starts:
                    text = element.text if not len(element) else "".join(map(str, element.itertext()))
                    self._into[-1].pieces.append(text or "")
            elif tag == FALLBACK:
                passed = element if starts and _said_already(element) else None
            elif closed is not None and element is not closed:
                continue
            elif starts:
                closed = element if _is_deleted(element) else None
                self._enter(element, deleted=closed is not None)
            else:
                closed = None
                self._leave(tag)

    def _enter(self, element: etree._Element, *, deleted: bool) -> None:
        heap = self._into[-1]
        if element.tag == TBL:
            self.tables.append([])
            self._rows.append(self.tables[-1])
        elif element.tag == TR:
            self._cells.append([])
            if deleted:
                heap = self.gone
            elif self._rows:
                self._rows[-1].append(self._cells[-1])
        elif element.tag == TC and self._cells:
            heap = _Heap(self._symbols)
            self._cells[-1].append(heap)
        self._into.append(heap)

    def _leave(self, tag: str) -> None:
        self._into.pop()
        if tag == TBL:
            self._rows.pop()
        elif tag == TR:
            self._cells.pop()


def _is_deleted(element: etree._Element) -> bool:
    """Whether a tracked change deleted a row, a cell or a stretch of text."""
    if element.tag == TR:
        return element.find(f"{TR_PR}/{DEL}") is not None
    if element.tag == TC:
        return element.find(f"{TC_PR}/{CELL_DEL}") is not None
    return element.tag in (DEL, MOVE_FROM)


def _said_already(fallback: etree._Element) -> bool:
    """Whether the newer markup of the same thing holds words, so that the older only repeats them."""
    above = fallback.getparent()
    if above is None or above.tag != ALTERNATE:
        return False
    choice = above.find(CHOICE)
    return choice is not None and (
        next(choice.iter(T), None) is not None or next(fallback.iter(T), None) is None
    )


def _own(cell: Cell) -> Counter[str]:
    """The letters of a cell without those of the tables in it, which are compared by themselves."""
    letters = _count((cell.text, *_beside(cell.notes)))
    for table in cell.tables:
        for row in table.rows:
            for inner in row.cells:
                letters -= Counter(_bare_text(inner.text))
    return letters


def _words_outside(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if not isinstance(block, Table):
            yield block.text
            yield from _beside(block.notes)


def _beside(notes: Iterable[Note]) -> Iterator[str]:
    return (note.text for note in notes if note.kind in _BESIDE_TEXT)


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(_bare_text("".join(texts)))


def _bare_text(text: str) -> str:
    return "".join(text.split())


class _Beside:
    """The words a document holds beside its body: notes that hang on text, headers and footers."""

    def __init__(self, document: Document) -> None:
        notes = list(_all_notes(document))
        texts = [note.text for note in notes if note.kind in _STORIES or note.kind in _BESIDE_TEXT]
        texts.extend(piece.text for piece in document.furniture)
        self._whole = {_bare_text(text) for text in texts}
        self._letters = _count(texts)

    def holds(self, data: bytes) -> bool:
        """Whether all words of a part are there, each note by itself."""
        if b"<w:" not in data:  # its elements have other prefixes
            return _Written(parse(data), _has_symbols(data)).all().within(self._letters)
        for piece in _STORY.split(data):
            words = [html.unescape(found.decode("utf-8", "replace")) for found in _ALL_WORDS.findall(piece)]
            text = _bare_text("".join(words))
            if text and text not in self._whole and _count(words) - self._letters:
                return _Written(parse(data), _has_symbols(data)).all().within(self._letters)
        return True


def _all_notes(document: Document) -> Iterator[Note]:
    yield from document.notes
    for block in document.blocks:
        if not isinstance(block, Table):
            yield from block.notes
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.notes
