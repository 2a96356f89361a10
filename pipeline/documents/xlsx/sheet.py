"""One sheet, streamed: texts by row and column, and what the sheet says of rows, columns and merges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from pipeline.documents.container import too_large
from pipeline.documents.docx.xml import Stream, damaged, normalise
from pipeline.documents.model import Note, fold
from pipeline.documents.xlsx.book import Book, S, rich_text
from pipeline.documents.xlsx.shown import GENERAL, shown, shown_text

MOST_CELLS = 3_000_000
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")


class Area(NamedTuple):
    """A block of cells; rows count from 1, columns from 0; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """What a sheet holds. `texts`, `notes` and `shades` are by row (from 1) and column (from 0).

    `heading_rows` are those the file marks as headings: frozen in view, or the top of an Excel table.
    """

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    notes: dict[tuple[int, int], list[Note]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[Area] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    heading_rows: set[int] = field(default_factory=set)
    shades: dict[tuple[int, int], str] = field(default_factory=dict)
    furniture: list[tuple[str, str]] = field(default_factory=list)
    turned: int = 0
    concealed: int = 0
    without_value: int = 0

    def note(self, row: int, column: int, kind: str, text: str, author: str | None = None) -> None:
        """Put a note on a cell."""
        self.notes.setdefault((row, column), []).append(Note(kind, text, author=author))


def area_of(reference: str) -> Area | None:
    """ "B2:D5" as an area; None when it is no such thing."""
    first, _, last = reference.partition(":")
    one, two = _REF.match(first), _REF.match(last or first)
    if not one or not two:
        return None
    return Area(int(one[2]), column_of(one[1]), int(two[2]), column_of(two[1]))


def column_of(letters: str) -> int:
    """ "A" → 0, "AA" → 26."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def letters_of(column: int) -> str:
    """0 → "A", 26 → "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_sheet(book: Book, part: str) -> Sheet:
    """Stream one sheet.

    Raises:
        UnreadableError: malformed, or more cells than any chronology has (code too-large).
    """
    sheet = Sheet()
    reader = _Rows(book, sheet)
    tags = ["row", "col", "pane", "mergeCell", "headerFooter"]
    for element in Stream(normalise(book.container.read(part)), [S + tag for tag in tags]):
        name = etree.QName(element).localname
        if name == "row":
            reader.take(element)
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
        elif name == "mergeCell":
            area = area_of(element.get("ref", ""))
            if area is not None:
                sheet.merges.append(area)
        elif name == "col" and (_true(element, "hidden") or element.get("width") == "0"):
            left, right = int(element.get("min", "1")) - 1, int(element.get("max", "1")) - 1
            sheet.hidden_columns.append(Area(1, left, LAST_ROW, right))
        elif name == "pane" and element.get("state") in ("frozen", "frozenSplit"):
            frozen = area_of(element.get("topLeftCell", ""))
            height = element.get("ySplit", "0").split(".")[0]
            if height.isdecimal() and 0 < int(height) <= 20 and frozen is not None:
                sheet.heading_rows.add(int(height))
        elif name == "headerFooter":
            sheet.furniture += _furniture(element)
    return sheet


def _true(element: etree._Element, name: str) -> bool:
    return element.get(name) in ("1", "true", "on")


class _Rows:
    """Takes the rows of a sheet one by one."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._row = 0
        self._cells = 0

    def take(self, element: etree._Element) -> None:
        """Read a row; one without a number of its own follows the row before."""
        number = element.get("r", "")
        row = self._row = int(number) if number.isdecimal() else self._row + 1
        if not 0 < row <= LAST_ROW:
            raise damaged()
        if _true(element, "hidden") or element.get("ht") == "0":
            self._sheet.hidden_rows.add(row)
        column = -1
        for cell in element.iterchildren(S + "c"):
            place = _REF.match(cell.get("r", ""))
            column = column_of(place[1]) if place else column + 1
            if not 0 <= column < LAST_COLUMN:
                raise damaged()
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise too_large()
            text = self._text(cell, row, column)
            if shade := self._shade(cell):
                self._sheet.shades[row, column] = shade
            if text:
                held = self._sheet.texts.setdefault(row, {})
                held[column] = f"{held[column]}\n{text}" if column in held else text

    def _text(self, cell: etree._Element, row: int, column: int) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(S + "is")
            return self._worded(rich_text(inline), cell) if inline is not None else ""
        value = cell.findtext(S + "v")
        if value is None or (not value.strip() and kind != "str"):
            formula = cell.find(S + "f")
            if formula is not None and kind != "str":
                self._sheet.without_value += 1
                self._sheet.note(row, column, "field-code", f"={formula.text or ''}")
            return ""
        if kind == "s":
            number = value.strip()
            if not number.isdecimal() or int(number) >= len(self._book.texts):
                raise damaged()  # words that are not there: a text lost
            return self._worded(self._book.texts[int(number)], cell)
        if kind == "str":
            return self._worded(value, cell)
        if kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE"
        if kind in ("e", "d"):
            return fold(_iso(value) if kind == "d" else value)
        return self._figure(value.strip(), cell, row, column)

    def _figure(self, value: str, cell: etree._Element, row: int, column: int) -> str:
        try:
            number = float(value)
        except ValueError:
            return fold(value)
        seen = shown(number, self._code(cell), since_1904=self._book.since_1904)
        self._sheet.turned += seen.turned
        self._sheet.concealed += seen.hidden
        if seen.stored:
            self._sheet.note(row, column, "stored", seen.stored)
        return fold(seen.text)

    def _worded(self, text: str, cell: etree._Element) -> str:
        seen = fold(shown_text(text, self._code(cell)))
        return seen or fold(text)

    def _code(self, cell: etree._Element) -> str:
        style = cell.get("s", "0")
        formats = self._book.formats
        return formats[int(style)] if style.isdecimal() and int(style) < len(formats) else GENERAL

    def _shade(self, cell: etree._Element) -> str:
        style = cell.get("s", "0")
        shades = self._book.shades
        return shades[int(style)] if style.isdecimal() and int(style) < len(shades) else ""


def _iso(value: str) -> str:
    """ "2009-03-12T14:30:00" as a person would write it; midnight is a day without a time."""
    found = re.fullmatch(r"\s*(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?\s*", value)
    if not found:
        return value
    year, month, day, clock, seconds = found.groups()
    midnight = clock in (None, "00:00") and seconds in (None, "00")
    return f"{day}/{month}/{year}" + ("" if midnight else f" {clock}")


_CODES = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[LCRBIUSEXYOHDTGZFAPN]|&)')


def _furniture(element: etree._Element) -> list[tuple[str, str]]:
    """Words of headers and footers without the codes for fonts, page numbers and dates of printing."""
    found: list[tuple[str, str]] = []
    for piece in element:
        name = etree.QName(piece).localname
        text = _CODES.sub(lambda code: "&" if code[0] == "&&" else " ", piece.text or "")
        if text := fold(text):
            found.append(("header" if name.endswith("Header") else "footer", text))
    return list(dict.fromkeys(found))
