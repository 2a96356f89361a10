"""What a document says and how it is built, free of any file format: what is laid out anew.

`Content` holds words, structure and pictures and nothing else of a file: no styles, properties, authors or
leftovers. A PDF becomes a Word file through it, and an anonymised Word file its PDF twin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre", "right"]
Counter = Literal["", "page", "pages"]
Kind = Literal["text", "title", "subtitle", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words set alike. Line breaks are `\\n`, tabs `\\t`.

    Attributes:
        link: the address the words lead to, "" for none; `#name` leads to a heading's or note's `anchor`.
        note: the number, from 1, of the footnote of `Content.notes` whose mark stands here; the span then
            has no words of its own.
        counter: in a header or footer, the number of the page or of all pages stands here.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""
    note: int = 0
    counter: Counter = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` from 1, `label` its automatic number, "" where it has none.

    `language` of it, of a paragraph or item: "" for the document's own, else as in "cy".
    """

    level: int
    spans: Spans
    label: str = ""
    anchor: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of running text."""

    spans: Spans
    align: Align = "left"
    kind: Kind = "text"
    language: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A paragraph with a number or bullet before it; `level` from 1. Items side by side are one list."""

    level: int
    ordered: bool
    label: str
    spans: Spans
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture.

    Attributes:
        id: stable for the same image content.
        media: "image/png", "image/jpeg" …
        data: the image; empty where it could not be taken over.
        alt: its description, "" where the author gave none.
        width: in points, 0 where not known.
        decorative: it says nothing, so that a screen reader may pass it over.
    """

    id: str
    media: str
    data: bytes
    alt: str = ""
    caption: Spans = ()
    width: float = 0.0
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at grid column `column` (from 0), over `colspan` columns and `rowspan` rows.

    `shade` is the colour behind it, six hexadecimal digits, "" for none.
    """

    blocks: tuple[Block, ...]
    column: int
    colspan: int = 1
    rowspan: int = 1
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Places of its grid that no cell covers are empty; a cell continued from above is not repeated.

    Attributes:
        rows: the cells that begin in each row, by column.
        columns: how many the grid has.
        header_rows: how many rows at its head are headings.
        widths: the columns' shares of the width; empty when not known.
        caption: above it.
    """

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    caption: Spans = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A text box, or a frame around text: read where it is anchored."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents, which is made anew from the headings."""

    title: Spans = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page begins here."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands above or below the text of every page; `first` and `even` where those pages differ."""

    usual: tuple[Block, ...] = ()
    first: tuple[Block, ...] | None = None
    even: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """From here on (a new page) the paper has this size, in points, and these headers and footers."""

    width: float = 595.28
    height: float = 841.89
    header: Furniture = Furniture()
    footer: Furniture = Furniture()


Block = Heading | Para | ListItem | Table | Figure | Aside | Contents | PageBreak | Section


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote; `anchor` names an endnote for the marks that lead to it."""

    blocks: tuple[Block, ...]
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document.

    Attributes:
        title: what a reader's window and screen reader call it; never a file's name.
        blocks: the body in reading order.
        notes: the footnotes, in the order of their marks' numbers.
        endnotes: those printed at the end, each with its label.
        language: of the text, as in "en-GB".
        asks: what a person should add so that everybody can read it (a picture's description).
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    endnotes: tuple[Note, ...] = ()
    language: str = "en-GB"
    asks: tuple[str, ...] = ()


def text_of(spans: Spans) -> str:
    """The words of spans as they read."""
    return "".join(span.text for span in spans)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, those inside cells, frames, headers and footers too."""
    for block in blocks:
        yield block
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from walk(cell.blocks)
        elif isinstance(block, Aside):
            yield from walk(block.blocks)
        elif isinstance(block, Section):
            for beside in (block.header, block.footer):
                for part in (beside.first, beside.usual, beside.even):
                    yield from walk(part or ())


def spans_of(block: Block) -> Iterator[Spans]:
    """The runs of words a block has itself, not those of blocks inside it; a caption too."""
    if isinstance(block, Heading | ListItem | Para):
        yield block.spans
    elif isinstance(block, Table | Figure):
        yield block.caption
    elif isinstance(block, Contents):
        yield block.title
