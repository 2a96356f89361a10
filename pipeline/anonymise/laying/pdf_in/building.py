"""A PDF's `Document` as blocks, with the place of every run of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.anonymise.laying.captions import described, has_its_own
from pipeline.anonymise.laying.grids import looks_headed
from pipeline.anonymise.laying.model import (
    Block,
    Cell,
    Contents,
    Figure,
    Furniture,
    Heading,
    ListItem,
    Para,
    Section,
    Span,
    Spans,
    Table,
    text_of,
)
from pipeline.anonymise.laying.pdf_in.contents_list import contents_of
from pipeline.anonymise.laying.pdf_in.pages import Found, Looked
from pipeline.anonymise.laying.pdf_in.sight import Sight, dressed
from pipeline.anonymise.passages import Removed, Role
from pipeline.documents import Document, Paragraph
from pipeline.documents import Heading as ReadHeading
from pipeline.documents import Table as ReadTable

_BULLETS = "•●▪■◦‣·–\uf0b7\uf0a7"
_SHADES = {
    "red": "F4B6B6", "amber": "FBD9A5", "yellow": "FFF2B3", "green": "C6E5C3", "blue": "C9DDF2",
    "purple": "DECFEB",
}  # fmt: skip
_PAGE_WORDS = re.compile(r"\b(?:page|p\.?|pg\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b|\b\d+ of \d+\b", re.I)
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


@dataclass(slots=True)
class _Unit:
    """A block, the spots of its words, and where on which page it begins."""

    block: Block
    spots: list[Spot]
    page: int = 0
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The blocks of a document and the spots of their words, in the order of `mapping.mapped`."""

    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...]
    removed: tuple[Removed, ...] = ()


def built(document: Document, looked: Looked) -> Built:
    """Everything printed of a document.

    Args:
        document: the PDF, read.
        looked: what its pages show besides words.
    """
    header, footer, removed = _running(document)
    section = Section(header=Furniture(header), footer=Furniture(footer))
    beside = [Spot("header", "the header of every page", "furniture")] * len(header)
    beside += [Spot("footer", "the footer of every page", "furniture")] * len(footer)
    units = [_Unit(section, beside)]
    entries, title = contents_of(document)
    for at, block in enumerate(document.blocks):
        if at in entries:
            if at == min(entries) and title < 0:
                units.append(_Unit(Contents(), [Spot("body", "the contents", "heading", 1)]))
            continue
        units.append(_unit(block, looked.sights, contents=at == title))
    if entries:
        why = "it is made anew, with the numbers of the new pages"
        removed.append(Removed("contents", "the list of contents", "its entries", why))
    units = _with_captions(_with_pictures(units, looked.pictures))
    spots = tuple(spot for unit in units for spot in unit.spots)
    return Built(tuple(unit.block for unit in units), spots, tuple(removed))


def _unit(block: ReadHeading | Paragraph | ReadTable, sights: dict[int, Sight], *, contents: bool) -> _Unit:
    if isinstance(block, ReadTable):
        return _table(block, sights)
    page = block.place.page or 0
    where = f"page {page}, paragraph {block.place.paragraph}"
    spans, top = dressed(block.text, sights.get(page))
    if contents:
        return _Unit(Contents(_plain(spans)), [Spot("body", where, "heading", 1)], page, top)
    if isinstance(block, ReadHeading):
        spot = Spot("body", where, "heading", block.level)
        return _Unit(Heading(block.level, _plain(spans)), [spot], page, top)
    if block.label and block.label in _BULLETS:
        spot = Spot("body", where, "list", 1, label="•")
        return _Unit(ListItem(1, False, "•", spans), [spot], page, top)
    return _Unit(Para(spans), [Spot("body", where, "paragraph")], page, top)


def _plain(spans: Spans) -> Spans:
    """A heading's words; its style makes them bold."""
    return tuple(replace(span, bold=False) for span in spans)


@dataclass
class _Rows:
    """The cells of a table in the making, and the spots of their words."""

    cells: list[list[Cell]] = field(default_factory=list)
    spots: list[list[Spot]] = field(default_factory=list)
    top: float | None = None


def _table(table: ReadTable, sights: dict[int, Sight]) -> _Unit:
    """A table; cells continued from above become taller ones."""
    place = f"page {table.page}, table {table.number}" if table.page else f"table {table.number}"
    rows = _Rows()
    growing: dict[int, tuple[int, int]] = {}
    for y, row in enumerate(table.rows):
        rows.cells.append([])
        rows.spots.append([])
        still: dict[int, tuple[int, int]] = {}
        for cell in row.cells:
            home = growing.get(cell.column)
            if cell.continued and home is not None and not cell.text:
                above = rows.cells[home[0]][home[1]]
                rows.cells[home[0]][home[1]] = replace(above, rowspan=y - home[0] + 1)
                still[cell.column] = home
                continue
            still[cell.column] = (y, len(rows.cells[-1]))
            spans, top = dressed(cell.text, sights.get(row.page or table.page or 0))
            if rows.top is None:
                rows.top = top
            blocks = (Para(spans),) if cell.text else ()
            rows.cells[-1].append(Cell(blocks, cell.column, cell.span, 1, _SHADES.get(cell.shade, "")))
            if cell.text:
                at = (table.number, row.number, cell.column + 1)
                where = f"{place}, row {row.number}, column {cell.column + 1}"
                rows.spots[-1].append(Spot("body", where, "cell", cell=at))
        growing = still
    headers = next((at for at, row in enumerate(table.rows) if not row.header), len(table.rows))
    if not headers or headers == len(rows.cells):
        headers = looks_headed([tuple(row) for row in rows.cells], table.width)
    made = Table(tuple(map(tuple, rows.cells)), table.width, headers)
    spots = [Spot("body", place, "caption"), *(spot for row in rows.spots for spot in row)]
    return _Unit(made, spots, table.page or 0, rows.top)


def _with_pictures(units: Sequence[_Unit], pictures: Iterable[Found]) -> list[_Unit]:
    """The pictures set between the blocks: each behind the last that begins above it on its page."""
    made = list(units)
    for found in pictures:
        shown = found.picture
        figure = Figure(shown.id, shown.media, shown.data, shown.alt, width=found.width)
        unit = _Unit(figure, [Spot("body", shown.where, "caption")], found.page, found.top)
        at = _place(made, found)
        made.insert(at, unit)
    return made


def _with_captions(units: Sequence[_Unit]) -> list[_Unit]:
    """A paragraph that says "Figure 2: …" beside a picture, or "Table 2: …" above a table, as its caption."""
    made = list(units)
    at = 0
    while at < len(made):
        unit = made[at]
        kind = described(text_of(unit.block.spans)) if isinstance(unit.block, Para | Heading) else None
        order = () if kind is None else (at + 1,) if kind is Table else (at - 1, at + 1)
        if kind is Figure and has_its_own([one.block for one in made[at : at + 3]], 1):
            order = (at - 1,)
        if kind is not None and isinstance(
            unit.block, Heading
        ):  # set in bold; it would clutter the bookmarks
            unit.block = Para(unit.block.spans, kind="caption")
            unit.spots[0] = replace(unit.spots[0], role="caption", level=0)
        for near in order:
            owner = made[near].block if near < len(made) else None
            if isinstance(owner, Table | Figure) and isinstance(owner, kind or Table) and not owner.caption:
                assert isinstance(unit.block, Para)
                made[near].block = replace(owner, caption=unit.block.spans)
                made[near].spots[0] = replace(unit.spots[0], role="caption")
                del made[at]
                break
        else:
            at += 1
    return made


def _place(units: Sequence[_Unit], found: Found) -> int:
    """The index at which a picture is put in."""
    at = 1  # behind the section's beginning
    for index, unit in enumerate(units):
        before = 0 < unit.page < found.page
        above = unit.page == found.page and (unit.top is None or unit.top <= found.top)
        if before or above:
            at = index + 1
    return at


def _running(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...], list[Removed]]:
    """Header, footer, and the running lines that stand on a few pages only, which are not printed.

    Page numbers are left out: the new pages have their own.
    """
    times: dict[tuple[str, str], list[int]] = {}
    for item in document.furniture:
        page = item.page or 0
        text = " ".join(_PAGE_WORDS.sub(" ", item.text).split())
        words = [word for word in text.split() if word != str(page)]
        text = " ".join(words).strip(" |-–—·")
        if any(letter.isalpha() for letter in text):
            times.setdefault((item.kind, text), []).append(page)
    often = _OFTEN * (document.pages or 1)
    kept: dict[str, list[Block]] = {"header": [], "footer": []}
    seldom = []
    for (kind, text), pages in times.items():
        if len(set(pages)) >= often:
            kept[kind].append(Para((Span(text),)))
        else:
            why = "it stands above or below the text of a few pages only, which are others now"
            seldom.append(Removed(kind, f"page {pages[0]}", "a running line", why, text))
    return tuple(kept["header"]), tuple(kept["footer"]), seldom
