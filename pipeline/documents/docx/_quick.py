"""The quick way through the rows of a table: many rows in one pass that runs in C.

Most cells hold paragraphs of runs of `w:t` and nothing else. Their text is taken straight from one
filtered iteration over a batch of rows; only the cells where something else stands are read again,
thoroughly. The filter names what the quick way does not understand; an element that nobody names
holds its words in `w:t`, so nothing is passed over.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from pipeline.documents.docx._shading import colour_of
from pipeline.documents.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    BR,
    CELL_DEL,
    COLOUR,
    COMMENT_REF,
    CR,
    CUSTOM_XML,
    DEL,
    DEL_TEXT,
    DRAWING,
    DSTRIKE,
    ENDNOTE_REF,
    FLD_CHAR,
    FOOTNOTE_REF,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_SPAN,
    H_MERGE,
    HIDDEN_ROW,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NO_BREAK_HYPHEN,
    NUM_PR,
    O_MATH,
    O_MATH_PARA,
    OBJECT,
    P_STYLE,
    PICT,
    PTAB,
    R_FONTS,
    R_STYLE,
    RUBY,
    SDT,
    SHD,
    SOFT_HYPHEN,
    SPEC_VANISH,
    STRIKE,
    SUB_DOC,
    SYM,
    TAB,
    TBL,
    TBL_HEADER,
    TC,
    TC_PR,
    TC_PR_CHANGE,
    TEXT_BOX,
    TR,
    TR_PR_CHANGE,
    V_MERGE,
    VAL,
    VANISH,
    P,
    R,
    T,
    W,
    number_of,
)
from pipeline.documents.docx.styles import is_light
from pipeline.documents.docx.symbols import is_symbol_font
from pipeline.documents.model import Cell, fold

_PLAIN = (TR, TC, P, T, BR, CR, TAB, GRID_SPAN, V_MERGE, SHD, COLOUR)
_IN_A_CELL = (
    ALT_CHUNK, COMMENT_REF, DEL, DEL_TEXT, DRAWING, DSTRIKE, ENDNOTE_REF, FLD_CHAR, FOOTNOTE_REF, INS,
    MOVE_FROM, MOVE_TO, NO_BREAK_HYPHEN, NUM_PR, O_MATH, O_MATH_PARA, OBJECT, PICT, PTAB, RUBY, SDT,
    SOFT_HYPHEN, SPEC_VANISH, STRIKE, SUB_DOC, SYM, TEXT_BOX, VANISH,
)  # fmt: skip
_SHAPES_A_ROW = frozenset((
    ALTERNATE, CELL_DEL, CUSTOM_XML, GRID_AFTER, GRID_BEFORE, H_MERGE, HIDDEN_ROW, TBL, TBL_HEADER,
    TC_PR_CHANGE, TR_PR_CHANGE,
))  # fmt: skip
_ODD = (*_IN_A_CELL, *_SHAPES_A_ROW)
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_ASCII, _HANSI = W + "ascii", W + "hAnsi"
_WIDEST = 16_384  # a span beyond this is nonsense; Word itself stops at 63 columns


class Scan(NamedTuple):
    """What one pass saw in a row.

    `cells` is None where the row has to be walked cell by cell; otherwise those at the positions in
    `again` (with their elements) have to be read again thoroughly. `starts` are the positions of the
    cells at which a vertical merge begins; `fills` are the colours of cells by their position.
    """

    cells: list[Cell] | None
    again: dict[int, etree._Element]
    starts: list[int]
    fills: dict[int, str]


class Scanner:
    """Scans rows; `special` are the styles, and `symbol_fonts` says whether there are fonts, to watch."""

    def __init__(self, special: frozenset[str], symbol_fonts: bool) -> None:
        self._special = special
        styles = (P_STYLE, R_STYLE) if special else ()
        self._tags = (*_PLAIN, *_ODD, *styles, *((R_FONTS,) if symbol_fonts else ()))

    def scan(self, tbl: etree._Element, rows: list[etree._Element]) -> list[Scan]:
        """Scan rows that are children of `tbl` and the last that the parser has completed.

        Args:
            tbl: their table; rows before them have been taken out or emptied.
            rows: at least one, in their order. What stands between them is not scanned into them.
        """
        scans: list[Scan] = []
        wanted = iter(rows)
        waiting = next(wanted, None)
        current: _Row | None = None
        events = tbl.iter(*self._tags)
        next(events)  # the table itself
        for element in events:
            tag = element.tag
            if tag == TR and element.getparent() is tbl:
                if current is not None:
                    scans.append(current.done())
                    current = None
                if waiting is None:
                    return scans  # the parser is already further on
                if element is waiting:
                    current = _Row(element)
                    waiting = next(wanted, None)
            elif current is None:
                continue
            elif tag == T:
                text = element.text
                if text:
                    current.parts.append(text if "\n" not in text else text.replace("\n", " "))
            elif tag == P:
                if current.parts:
                    current.parts.append("\n")
            elif tag == TC:
                current.cell(element)
            else:
                self._rare(tag, element, current)
        if current is not None:
            scans.append(current.done())
        return scans

    def _rare(self, tag: str, element: etree._Element, row: _Row) -> None:
        if tag == GRID_SPAN:
            row.span = span_of(element)
        elif tag == V_MERGE:
            row.continued = element.get(VAL) != "restart"
            if not row.continued:
                row.starts.append(len(row.cells))
        elif tag == SHD:
            above = element.getparent()  # runs and paragraphs may be shaded too
            if above is not None and above.tag == TC_PR:
                row.ground = element.get(W + "fill", "").upper()
                if colour := colour_of(element):
                    row.fills[len(row.cells)] = colour
        elif tag == COLOUR:
            value = element.get(VAL, "").upper()
            if value == row.ground or (_HEX.fullmatch(value) and is_light(value)):
                row.odd.append(element)  # it may have the colour of the page, or of its cell
        elif tag in (BR, CR):
            row.parts.append("\n")
        elif tag == TAB:
            above = element.getparent()
            if above is not None and above.tag == R:  # and not a tab stop among the properties
                row.parts.append(" ")
        elif tag in (P_STYLE, R_STYLE):
            if element.get(VAL) in self._special:
                row.odd.append(element)
        elif tag == R_FONTS:
            if is_symbol_font(element.get(_ASCII) or element.get(_HANSI)):
                row.odd.append(element)
        else:
            row.odd.append(element)
            row.shaped = row.shaped or tag in _SHAPES_A_ROW


class _Row:
    """A row while it is scanned."""

    __slots__ = (
        "cells",
        "column",
        "continued",
        "fills",
        "ground",
        "odd",
        "parts",
        "shaped",
        "span",
        "starts",
        "tcs",
        "tr",
    )

    def __init__(self, tr: etree._Element) -> None:
        self.tr = tr
        self.cells: list[Cell] = []
        self.tcs: list[etree._Element] = []
        self.parts: list[str] = []
        self.odd: list[etree._Element] = []
        self.starts: list[int] = []
        self.fills: dict[int, str] = {}
        self.ground = ""
        self.column = 0
        self.span = 1
        self.continued = False
        self.shaped = False

    def cell(self, tc: etree._Element | None) -> None:
        """Finish the cell in hand, if any, and begin the next."""
        if self.tcs:
            parts = self.parts
            self.cells.append(
                Cell(fold("".join(parts)) if parts else "", self.column, self.span, self.continued)
            )
            self.column += self.span
            if self.continued and parts:
                self.shaped = True  # words where Word shows none: to be looked at
            self.parts, self.span, self.continued, self.ground = [], 1, False, ""
        if tc is not None:
            self.tcs.append(tc)

    def done(self) -> Scan:
        """What was seen, once the row is over."""
        self.cell(None)
        if not self.odd and not self.shaped:
            return Scan(self.cells, {}, self.starts, self.fills)
        around = [self._cell_around(element) for element in self.odd]
        if self.shaped or None in around:
            return Scan(None, {}, [], {})
        return Scan(
            self.cells, {at: self.tcs[at] for at in around if at is not None}, self.starts, self.fills
        )

    def _cell_around(self, element: etree._Element) -> int | None:
        """The position of the cell, a child of this row, in which an element stands."""
        above = element.getparent()
        while above is not None and above is not self.tr:
            if above.tag == TC and above.getparent() is self.tr:
                return self.tcs.index(above)
            above = above.getparent()
        return None


def span_of(element: etree._Element | None) -> int:
    """How many grid columns a `gridSpan` (or `gridBefore`, `gridAfter`) covers; nonsense counts as one."""
    return max(1, min(number_of(element, 1), _WIDEST))
