"""A PDF's `Document` as blocks, with the place of every run of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.anonymise.laying.model import (
    Block,
    Cell,
    Furniture,
    Heading,
    ListItem,
    Para,
    Section,
    Span,
    Table,
)
from pipeline.anonymise.passages import Role
from pipeline.documents import Document
from pipeline.documents import Heading as ReadHeading
from pipeline.documents import Table as ReadTable

_BULLETS = "•●▪■◦‣·–\uf0b7\uf0a7"
_SHADES = {
    "red": "F4B6B6", "amber": "FBD9A5", "yellow": "FFF2B3", "green": "C6E5C3", "blue": "C9DDF2",
    "purple": "DECFEB",
}  # fmt: skip
_PAGE_WORDS = re.compile(r"\b(?:page|p\.?|pg\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.I)
_OFTEN = 0.4
"""A running line that comes back on so many pages is printed on every page; any other is listed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a run of words stands and what it is to a reader."""

    channel: str
    where: str
    role: Role
    level: int = 0
    cell: tuple[int, int, int] | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """The blocks of a document and the spots of their words, in the order of `mapping.mapped`.

    `seldom` are running lines that stand on a few pages only, each with its first page.
    """

    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...]
    seldom: tuple[tuple[str, int], ...] = ()


def built(document: Document) -> Built:
    """Everything printed of a document."""
    spots: list[Spot] = []
    header, footer, seldom = _running(document)
    spots += [Spot("header", "the header of every page", "furniture")] * len(header)
    spots += [Spot("footer", "the footer of every page", "furniture")] * len(footer)
    blocks: list[Block] = [Section(header=Furniture(header), footer=Furniture(footer))]
    for block in document.blocks:
        if isinstance(block, ReadTable):
            blocks.append(_table(block, spots))
            continue
        where = f"page {block.place.page}, paragraph {block.place.paragraph}"
        spans = (Span(block.text),)
        if isinstance(block, ReadHeading):
            blocks.append(Heading(block.level, spans))
            spots.append(Spot("body", where, "heading", block.level))
        elif block.label and block.label in _BULLETS:
            blocks.append(ListItem(1, False, "•", spans))
            spots.append(Spot("body", where, "list", 1, label="•"))
        else:
            blocks.append(Para(spans))
            spots.append(Spot("body", where, "paragraph"))
    return Built(tuple(blocks), tuple(spots), seldom)


def _table(table: ReadTable, spots: list[Spot]) -> Table:
    """A table; cells continued from above become taller ones."""
    place = f"page {table.page}, table {table.number}" if table.page else f"table {table.number}"
    spots.append(Spot("body", place, "caption"))
    rows: list[list[Cell]] = []
    growing: dict[int, tuple[int, int]] = {}
    for y, row in enumerate(table.rows):
        made: list[Cell] = []
        still: dict[int, tuple[int, int]] = {}
        for cell in row.cells:
            home = growing.get(cell.column)
            if cell.continued and home is not None and not cell.text:
                above = rows[home[0]][home[1]]
                rows[home[0]][home[1]] = replace(above, rowspan=y - home[0] + 1)
                still[cell.column] = home
                continue
            still[cell.column] = (y, len(made))
            blocks = (Para((Span(cell.text),)),) if cell.text else ()
            made.append(Cell(blocks, cell.column, cell.span, 1, _SHADES.get(cell.shade, "")))
            if cell.text:
                at = (table.number, row.number, cell.column + 1)
                where = f"{place}, row {row.number}, column {cell.column + 1}"
                spots.append(Spot("body", where, "cell", cell=at))
        rows.append(made)
        growing = still
    headers = next((at for at, row in enumerate(table.rows) if not row.header), len(table.rows))
    return Table(tuple(map(tuple, rows)), table.width, headers if headers < len(rows) else 0)


def _running(
    document: Document,
) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[tuple[str, int], ...]]:
    """Header, footer, and the running lines that stand on a few pages only.

    Page numbers are left out: the new pages have their own.
    """
    times: dict[tuple[str, str], set[int]] = {}
    first: dict[tuple[str, str], int] = {}
    for item in document.furniture:
        text = " ".join(_PAGE_WORDS.sub(" ", item.text).split()).strip(" |-–—·")
        if any(letter.isalpha() for letter in text):
            page = item.page or 0
            times.setdefault((item.kind, text), set()).add(page)
            first.setdefault((item.kind, text), page)
    often = _OFTEN * (document.pages or 1)
    kept: dict[str, list[Block]] = {"header": [], "footer": []}
    seldom = []
    for (kind, text), pages in times.items():
        if len(pages) >= often or document.pages == 1:
            kept[kind].append(Para((Span(text),)))
        else:
            seldom.append((text, first[kind, text]))
    return tuple(kept["header"]), tuple(kept["footer"]), tuple(seldom)
