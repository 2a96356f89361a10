"""The words of a line → what the template is given: words, how they look and where they lead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from pipeline.anonymise.laying.model import Block, Content, Heading, Para, Span, Spans
from pipeline.anonymise.laying.pdf_out.words import Printable, breakable

_LINKS = ("http://", "https://", "mailto:", "tel:")
_LONGEST_LINK = 2000
_LINE_END, _TAB = 1, 2


def runs(spans: Spans, printable: Printable, anchors: Collection[str], limit: int) -> list[Any]:
    """The pieces of a line in their order.

    Args:
        spans: the words with their looks.
        printable: which letters the fonts can draw.
        anchors: where a link inside the document may lead.
        limit: how many letters fit side by side; a longer word may break.
    """
    made: list[Any] = []
    for span in spans:
        if span.note:
            made.append({"note": span.note})
        elif span.counter:
            made.append({"counter": span.counter})
        elif span.text:
            made += _run(span, printable, anchors, limit)
    while made and made[-1] == _LINE_END:
        made.pop()
    return made


def _run(span: Span, printable: Printable, anchors: Collection[str], limit: int) -> list[Any]:
    extra = _look(span)
    if span.link.startswith("#") and span.link[1:] in anchors:
        extra["to"] = span.link[1:]
    elif span.link.casefold().startswith(_LINKS) and len(span.link) <= _LONGEST_LINK:
        extra["link"] = span.link
    made: list[Any] = []
    for at, line in enumerate(span.text.split("\n")):
        if at:
            made.append(_LINE_END)
        for column, piece in enumerate(line.split("\t")):
            if column:
                made.append(_TAB)
            if piece:
                words = breakable(printable.of(piece), limit)
                made.append({"t": words, **extra} if extra else words)
    return made


def _look(span: Span) -> dict[str, Any]:
    looks = (span.bold, span.italic, span.underline, span.struck, span.raised, span.lowered)
    how = "".join(letter for letter, on in zip("biuxrl", looks, strict=True) if on)
    return {"s": how} if how else {}


def plain_words(blocks: Sequence[Block]) -> str | None:
    """The words of a cell that is one plain paragraph, which is most of them; None for any other."""
    if not blocks:
        return ""
    if len(blocks) > 1:
        return None
    para = blocks[0]
    if not isinstance(para, Para) or replace(para, spans=()) != Para(()) or len(para.spans) > 1:
        return None
    span = para.spans[0] if para.spans else Span("")
    plain = span == Span(span.text) and "\n" not in span.text and "\t" not in span.text
    return span.text if plain else None


def anchors_of(content: Content) -> frozenset[str]:
    """The anchors that are there, so that no link leads nowhere (typst would refuse the whole document)."""
    found = [block.anchor for block in content.blocks if isinstance(block, Heading) and block.anchor]
    found += [note.anchor for note in content.endnotes if note.anchor]
    return frozenset(found)
