"""An anonymised Word file → `Content`, for its PDF twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from pipeline.anonymise.laying.captions import captioned
from pipeline.anonymise.laying.model import (
    Block,
    Content,
    Contents,
    Figure,
    Heading,
    PageBreak,
    Para,
    Section,
    Span,
    Table,
    text_of,
    walk,
)
from pipeline.anonymise.laying.typed import with_typed_items
from pipeline.anonymise.laying.word_in import names
from pipeline.anonymise.laying.word_in.body import elements_of, first_line, gathered
from pipeline.anonymise.laying.word_in.links import settled
from pipeline.anonymise.laying.word_in.proof import passed_over, short_of
from pipeline.anonymise.laying.word_in.source import Source, open_source
from pipeline.anonymise.laying.word_in.stories import FurnitureReader
from pipeline.documents.docx.names import BODY, P_PR, VAL, P, W
from pipeline.errors import UnreadableError

__all__ = ["from_docx"]

_MISPLACED = "Words stand in the file where Word allows none; they were put at the end of the document"
_UNTITLED = "Report"
_A4 = 595.28, 841.89
_LEAST, _MOST = 200.0, 3000.0
"""Points between which the sides of a page are believed."""


def from_docx(path: Path) -> Content:
    """The content of an anonymised Word file.

    Args:
        path: the file; only words that a reader of it sees are taken, changes as if accepted.

    Raises:
        UnreadableError: it is no Word file, or damaged.

    Does not promise: the look of the page. Colours of letters, fonts and spacing are the template's.
    """
    content = _read(open_source(path))
    if not any(isinstance(block, Heading) for block in content.blocks) and any(
        isinstance(block, Contents) for block in content.blocks
    ):
        source = open_source(path)
        source.listed = False  # no headings to make the list from: its entries stay
        content = _read(source)
    return content


def _read(source: Source) -> Content:
    main = source.root(source.package.main)
    body = main.find(BODY) if main is not None else None
    if body is None:
        raise UnreadableError(
            "is damaged", "Open it in Word, save it under a new name and send that", code="damaged"
        )
    source.headed = any(source.context.styles_say(p) for p in body.iter(P))
    blocks = captioned(gathered(_sectioned(body, source)))
    content = Content(
        title=_title(source, blocks),
        blocks=blocks,
        notes=tuple(source.notes),
        endnotes=tuple(source.endnotes),
        asks=_asks(blocks),
    )
    content = _proved(body, source, content)
    lefts = [source.lefts.get(id(block), 0.0) for block in content.blocks]
    content = replace(content, blocks=with_typed_items(content.blocks, lefts))
    return settled(content, source.bookmarks)


def _proved(body: etree._Element, source: Source, content: Content) -> Content:
    """The content with words the walk passed over at its end; an error where even so some are missing."""
    roots = [body, *(source.stories[key][1] for key in source.marks)]
    beside = [note.blocks for note in (*content.notes, *content.endnotes)]
    if not short_of(roots, (content.blocks, *beside), source.left_out):
        return content
    found = passed_over(roots, (content.blocks, *beside), source.left_out)
    blocks = (*content.blocks, *(Para((Span(text),)) for text in found))
    if short_of(roots, (blocks, *beside), source.left_out):
        raise UnreadableError(
            "would lose words on the way to its PDF",
            "Save the Word file as PDF by hand and check it, and tell whoever looks after this software",
            code="internal",
        )
    return replace(content, blocks=blocks, asks=(*content.asks, _MISPLACED))


def _sectioned(body: etree._Element, source: Source) -> Iterator[Block]:
    """The body's blocks, each section begun by its paper, headers and footers."""
    marks = [mark for mark in body.iter(names.SECT_PR) if not _is_former(mark)]
    reader = FurnitureReader(source)
    sections = [_section(mark, reader) for mark in marks]
    at = 0
    if sections:
        yield sections[0]
    for element, blocks in elements_of(body, source, source.package.main, body=True):
        source.lefts.update((id(block), first_line(element)) for block in blocks if isinstance(block, Para))
        yield from blocks
        if at + 1 < len(marks) and marks[at].getparent() is element.find(P_PR):
            at += 1
            if sections[at] != sections[at - 1]:
                yield sections[at]
            elif _new_page(marks[at]):
                yield PageBreak()


def _new_page(mark: etree._Element) -> bool:
    kind = mark.find(names.TYPE)
    return kind is None or kind.get(VAL) != "continuous"


def _is_former(mark: etree._Element) -> bool:
    """Whether section properties are those before a tracked change, or of a text box."""
    parent = mark.getparent()
    return parent is None or parent.tag not in (BODY, P_PR)


def _section(mark: etree._Element, reader: FurnitureReader) -> Section:
    header, footer = reader.of_section(mark)
    size = mark.find(names.PG_SZ)
    width, height = _A4
    if size is not None:
        try:
            width, height = (int(size.get(W + side, "0")) / names.TWIPS for side in ("w", "h"))
        except ValueError:
            width, height = _A4
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
        width, height = _A4
    return Section(round(width, 2), round(height, 2), header, footer)


def _title(source: Source, blocks: tuple[Block, ...]) -> str:
    """The document's title: its properties', else its title line, else its first heading."""
    named = " ".join(source.package.properties().get("title", "").split())
    if named:
        return named
    for kind in (Para, Heading):
        for block in blocks:
            if isinstance(block, kind) and (not isinstance(block, Para) or block.kind == "title"):
                return " ".join(text_of(block.spans).split())
    return _UNTITLED


def _asks(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """What somebody should add in the Word file so that everybody can use the PDF."""
    asks = []
    figures = [block for block in walk(blocks) if isinstance(block, Figure)]
    for number, figure in enumerate(figures, start=1):
        if not figure.alt and not figure.decorative:
            asks.append(f"Picture {number} of {len(figures)} has no description (alternative text)")
        if not figure.data:
            asks.append(f"Picture {number} of {len(figures)} is of a kind that cannot be shown")
    tables = [block for block in walk(blocks) if isinstance(block, Table)]
    for number, table in enumerate(tables, start=1):
        if not table.header_rows and len(table.rows) > 1:
            asks.append(f"Table {number} of {len(tables)} has no row marked as its heading")
    if not any(isinstance(block, Heading) for block in blocks):
        asks.append(
            "There are no headings; give them heading styles in Word so that readers can find their way"
        )
    return tuple(asks)
