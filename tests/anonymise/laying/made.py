"""Small documents to lay out."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

from pipeline.anonymise.laying.model import (
    Block,
    Cell,
    Content,
    Figure,
    Heading,
    ListItem,
    Para,
    Span,
    Spans,
    Table,
)


def s(*texts: str | Span) -> Spans:
    """Spans of plain texts."""
    return tuple(Span(text) if isinstance(text, str) else text for text in texts)


def para(text: str) -> Para:
    """A plain paragraph."""
    return Para(s(text))


def head(level: int, text: str, label: str = "") -> Heading:
    """A heading."""
    return Heading(level, s(text), label)


def item(text: str, level: int = 1, label: str = "•") -> ListItem:
    """An item of a list; one whose label has letters or figures is numbered."""
    return ListItem(level, any(map(str.isalnum, label)), label, s(text))


def table(rows: Sequence[Sequence[str]], *, headers: int = 1, caption: str = "") -> Table:
    """A plain table."""
    cells = tuple(
        tuple(Cell((para(text),) if text else (), column) for column, text in enumerate(row)) for row in rows
    )
    return Table(cells, max(map(len, rows)), headers, caption=s(caption) if caption else ())


def png(colour: tuple[int, int, int] = (30, 90, 160), size: tuple[int, int] = (120, 60)) -> bytes:
    """A picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def figure(
    alt: str = "", *, data: bytes | None = None, decorative: bool = False, caption: str = ""
) -> Figure:
    """A picture as a block."""
    return Figure(
        "picture-1",
        "image/png",
        png() if data is None else data,
        alt,
        s(caption) if caption else (),
        90.0,
        decorative,
    )


def content(*blocks: Block, title: str = "A report") -> Content:
    """A document."""
    return Content(title, tuple(blocks))
