"""The cells of a sheet as passages: texts in their runs, dates as they show, long numbers, results."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.anonymise.channels.docx.work import Losses, Spot, Writer
from pipeline.anonymise.channels.written.opaque import is_opaque
from pipeline.anonymise.channels.xlsx.names import CELL, NUMBER, XML_SPACE, s
from pipeline.anonymise.channels.xlsx.written import Runs, coded, decoded
from pipeline.anonymise.passages import Edit, edited
from pipeline.documents.xlsx.sheet import column_of, letters_of
from pipeline.documents.xlsx.shown import shown

_TELLING = 1_000_000
"""Whole numbers from here on may be an NHS number or a telephone number."""
_DATED = re.compile(r"\d{1,4}[/. -](?:\d{1,2}|[A-Za-z]{3,9})[/. -]\d{2,4}")
_ERRORS = frozenset(["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#VALUE!"])
_KEPT = frozenset([s("v"), s("is")])


@dataclass(frozen=True, slots=True)
class Texts:
    """What the cells of every sheet share: the workbook's texts, its formats, how it counts days."""

    shared: Sequence[etree._Element]
    formats: Sequence[str]
    since_1904: bool


_WITH_RESULT = ("formula|formulas", "The result stays in its cell")
_WITHOUT_RESULT = (
    "formula without its result|formulas without their results",
    "The file holds none, so the cell is empty; open it in a spreadsheet program, save it there, and"
    " anonymise that",
)


class Cells:
    """The cells of one sheet.

    Args:
        root: the sheet; every shared text becomes the cell's own, and every formula its result.
        number: which sheet it is, from 1.
        texts: what the sheets share.
        losses: is told of the formulas.
    """

    def __init__(self, root: etree._Element, number: int, texts: Texts, losses: Losses) -> None:
        self.spots: list[Spot] = []
        self.at: dict[tuple[int, int], Spot] = {}
        self._number = number
        self._texts = texts
        self._losses = losses
        self._fresh: dict[Spot, str] = {}
        self._still: dict[tuple[int, int], str] = {}
        row = 0
        for line in root.iterfind(f"{s('sheetData')}/{s('row')}"):
            row = _row_of(line, row + 1)
            column = -1
            for cell in line.iterchildren(s("c")):
                column = _column_of(cell, column + 1)
                self._take(cell, row, column)

    def text_at(self, row: int, column: int) -> str | None:
        """What a cell reads now, with its edits; None where it holds no words."""
        spot = self.at.get((row, column))
        return self._still.get((row, column)) if spot is None else self._fresh.get(spot, spot.text)

    def _take(self, cell: etree._Element, row: int, column: int) -> None:
        formula = cell.find(s("f"))
        if formula is not None:
            if (cell.findtext(s("v")) or "").strip() or cell.find(s("is")) is not None:
                self._losses.add("formulas", *_WITH_RESULT, formula.text or "")
            else:
                self._losses.add("formulas", *_WITHOUT_RESULT, formula.text or "", where=cell.get("r", ""))
        for child in list(cell):
            if child.tag not in _KEPT:
                cell.remove(child)
        kind = cell.get("t", "n")
        if kind == "s":
            self._shared(cell, row, column)
        elif kind == "inlineStr":
            self._inline(cell, row, column)
        else:
            self._value(cell, kind, row, column)

    def _shared(self, cell: etree._Element, row: int, column: int) -> None:
        index = (cell.findtext(s("v")) or "").strip()
        _empty(cell)
        if not index.isdecimal() or int(index) >= len(self._texts.shared):
            return
        held = etree.SubElement(cell, s("is"))
        held.extend(copy.deepcopy(child) for child in self._texts.shared[int(index)])
        cell.set("t", "inlineStr")
        self._inline(cell, row, column)

    def _inline(self, cell: etree._Element, row: int, column: int) -> None:
        for value in cell.findall(s("v")):
            cell.remove(value)
        held = cell.find(s("is"))
        if held is None:
            return _empty(cell)
        for other in cell.findall(s("is"))[1:]:
            cell.remove(other)
        runs = Runs(held)
        self._add(cell, row, column, runs.text, runs.write)
        return None

    def _value(self, cell: etree._Element, kind: str, row: int, column: int) -> None:
        for item in cell.findall(s("is")):
            cell.remove(item)
        value = cell.find(s("v"))
        if value is None or not (value.text or "").strip():
            return _empty(cell)
        text = (value.text or "").strip()
        for other in cell.findall(s("v"))[1:]:
            cell.remove(other)
        if kind in ("n", "b") and NUMBER.fullmatch(text):
            value.text = text
            if kind == "n" and (said := self._telling(cell, text)):
                self._add(cell, row, column, said, _turned(cell, said))
        elif kind == "e" and text in _ERRORS:
            value.text = text
        else:  # the result of a formula, a date written out, or anything else
            said = decoded(value.text or "")
            _to_text(cell, said)
            self._add(cell, row, column, said, _turned(cell, said))
        return None

    def _telling(self, cell: etree._Element, text: str) -> str:
        """What a number shows where that may tell somebody: a date, a number of seven figures and more."""
        style = cell.get("s", "0")
        formats = self._texts.formats
        code = formats[int(style)] if style.isdecimal() and int(style) < len(formats) else "General"
        said = shown(float(text), code, since_1904=self._texts.since_1904).text
        if _DATED.search(said):
            return said
        value = float(text)
        return text if value == int(value) and abs(value) >= _TELLING else ""

    def _add(self, cell: etree._Element, row: int, column: int, text: str, write: Writer) -> None:
        if not any(letter.isalnum() for letter in text) or is_opaque(text):
            self._still[row, column] = text
            return
        where = f"sheet {self._number}, cell {letters_of(column)}{row}"
        spot: Spot

        def keep(edits: Sequence[Edit]) -> None:
            write(edits)
            self._fresh[spot] = edited(text, edits)

        spot = Spot("body", where, text, keep, "cell", cell=(self._number, row, column + 1))
        self.spots.append(spot)
        self.at[row, column] = spot


def _turned(cell: etree._Element, said: str) -> Writer:
    """Edits to what a number or result shows make a text of the cell."""

    def write(edits: Sequence[Edit]) -> None:
        if edits:
            _to_text(cell, edited(said, edits))

    return write


def _to_text(cell: etree._Element, text: str) -> None:
    _empty(cell)
    cell.set("t", "inlineStr")
    element = etree.SubElement(etree.SubElement(cell, s("is")), s("t"))
    element.text = coded(text)
    element.set(XML_SPACE, "preserve")


def _empty(cell: etree._Element) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")


def _row_of(line: etree._Element, following: int) -> int:
    number = line.get("r", "")
    row = int(number) if number.isdecimal() else following
    line.set("r", str(row))
    return row


def _column_of(cell: etree._Element, following: int) -> int:
    found = CELL.fullmatch(cell.get("r", ""))
    if found is None:
        cell.attrib.pop("r", "")
        return following
    return column_of(found[1])
