"""A PDF's `Document` as blocks, with the place of every run of words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.laying.captions import described, has_its_own
from pipeline.anonymise.laying.languages import told
from pipeline.anonymise.laying.model import (
    Block,
    Contents,
    Figure,
    Furniture,
    Heading,
    ListItem,
    Note,
    Para,
    Section,
    Span,
    Spans,
    Table,
    text_of,
)
from pipeline.anonymise.laying.pdf_in.contents_list import contents_of
from pipeline.anonymise.laying.pdf_in.lists import with_lists
from pipeline.anonymise.laying.pdf_in.notes import with_notes
from pipeline.anonymise.laying.pdf_in.pages import Found, Looked
from pipeline.anonymise.laying.pdf_in.sight import BULLETS, Sight, dressed
from pipeline.anonymise.laying.pdf_in.tables import table_unit
from pipeline.anonymise.laying.pdf_in.torn import mended
from pipeline.anonymise.laying.pdf_in.units import Spot, Unit
from pipeline.anonymise.passages import Removed
from pipeline.documents import Document, Paragraph
from pipeline.documents import Heading as ReadHeading
from pipeline.documents import Table as ReadTable

_GLYPHS = {"\uf0b7": "•", "\uf0a7": "▪", "●": "•", "·": "•"}
"""Bullets of fonts that a reader may not have, and those that look like the usual one."""
_PAGE_WORDS = re.compile(r"\b(?:page|p\.?|pg\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b|\b\d+ of \d+\b", re.I)
_UPRIGHT, _TURNED = (595.28, 841.89), (841.89, 595.28)
_OFTEN = 0.4
"""A running line that comes back on so many pages is printed on every page; any other is listed."""


@dataclass(frozen=True, slots=True)
class Built:
    """The blocks of a document and the spots of their words, in the order of `mapping.mapped`."""

    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...]
    notes: tuple[Note, ...] = ()
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
    units = [Unit(section, beside)]
    entries, title = contents_of(document)
    for at, block in enumerate(document.blocks):
        if at in entries:
            if at == min(entries) and title < 0:
                units.append(Unit(Contents(), [Spot("body", "the contents", "heading", 1)]))
            continue
        if isinstance(block, ReadTable):
            unit, lacking = table_unit(block, looked.sights)
            removed += lacking
            units.append(unit)
        else:
            units.append(_unit(block, looked.sights, contents=at == title))
    if entries:
        why = "it is made anew, with the numbers of the new pages"
        removed.append(Removed("contents", "the list of contents", "its entries", why))
    noted = with_notes(units)
    units = with_lists(mended(noted.units))
    units = _on_paper(_with_captions(_with_pictures(units, looked.pictures)), looked.aside)
    spots = (*(spot for unit in units for spot in unit.spots), *noted.spots)
    return Built(tuple(unit.block for unit in units), spots, noted.notes, tuple(removed))


def _on_paper(units: Sequence[Unit], aside: Collection[int]) -> list[Unit]:
    """The units with a section wherever pages begin to lie on their side, or cease to.

    Those sections have no headers and footers of their own: the first one's are theirs.
    """
    made = list(units[:1])
    lies = False
    for unit in units[1:]:
        if unit.page and (unit.page in aside) != lies:
            lies = not lies
            paper = Section(*(_TURNED if lies else _UPRIGHT))
            if len(made) == 1 and isinstance(made[0].block, Section):
                made[0].block = replace(made[0].block, width=paper.width, height=paper.height)
            else:
                made.append(Unit(paper, [], unit.page))
        made.append(unit)
    return made


def with_furniture(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the headers and footers of the first section in all of them."""
    first = next((block for block in blocks if isinstance(block, Section)), Section())
    return tuple(
        replace(block, header=first.header, footer=first.footer) if isinstance(block, Section) else block
        for block in blocks
    )


def _unit(block: ReadHeading | Paragraph, sights: Mapping[int, Sight], *, contents: bool) -> Unit:
    page = block.place.page or 0
    where = f"page {page}, paragraph {block.place.paragraph}"
    shown = dressed(block.text, sights, page)
    spans, language = shown.spans, told({}, block.text)
    made: Block = Para(spans, language=language)
    spot = Spot("body", where, "paragraph")
    if contents:
        made, spot = Contents(_plain(spans)), Spot("body", where, "heading", 1)
    elif isinstance(block, ReadHeading):
        made = Heading(block.level, _plain(spans), language=language)
        spot = Spot("body", where, "heading", block.level)
    elif block.label and block.label in BULLETS:
        label = _GLYPHS.get(block.label, block.label)
        made = ListItem(1, False, label, spans, language)
        spot = Spot("body", where, "list", 1, label=label)
    return Unit(made, [spot], page, shown.top, shown.left, shown.height, shown.last or page)


def _plain(spans: Spans) -> Spans:
    """A heading's words; its style makes them bold."""
    return tuple(replace(span, bold=False) for span in spans)


def _with_pictures(units: Sequence[Unit], pictures: Iterable[Found]) -> list[Unit]:
    """The pictures set between the blocks: each behind the last that begins above it on its page."""
    made = list(units)
    for found in pictures:
        shown = found.picture
        figure = Figure(shown.id, shown.media, shown.data, shown.alt, width=found.width)
        unit = Unit(figure, [Spot("body", shown.where, "caption")], found.page, found.top)
        at = _place(made, found)
        made.insert(at, unit)
    return made


def _with_captions(units: Sequence[Unit]) -> list[Unit]:
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


def _place(units: Sequence[Unit], found: Found) -> int:
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
