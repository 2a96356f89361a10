"""Word files → `Document`. `read_docx` is all that the room uses of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.documents.container import Container, too_large
from pipeline.documents.docx._body import BodyReader
from pipeline.documents.docx._furniture import leftover_stories, load_stories, part_root, read_furniture
from pipeline.documents.docx._misplaced import passed_over
from pipeline.documents.docx._proof import SYMBOL_FONT_TRACES, message, unheld
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.numbering import Numbering
from pipeline.documents.docx.outward import outward
from pipeline.documents.docx.package import Package
from pipeline.documents.docx.styles import Styles
from pipeline.documents.docx.tables import read_table
from pipeline.documents.model import Caution, Document, Paragraph, Place
from pipeline.errors import UnreadableError

__all__ = ["read_docx"]

_MOST_CELLS = 500_000
"""Rows and cells of a main part together; a chronology of twenty agencies has a fifth of it."""
_CELLS = re.compile(rb"<w:t[rc][\s/>]")


def read_docx(container: Container, file: str, sha256: str) -> Document:
    """Read a Word file (docx, docm, dotx, transitional or strict).

    Args:
        container: the opened zip file.
        file: the file's name, as `Document.file` shows it.
        sha256: of the file as submitted (before any password was taken off).

    Raises:
        UnreadableError: the main part is missing, damaged or unsafe, or holds more rows or cells than any
            chronology. Damage to a part beside it is
            a caution of the document.

    Macros, links and embedded objects are never run, followed or opened.
    """
    package = Package(container)
    context = Context(package, Styles(None), Numbering(None), read_table)
    for name in package.related("styles"):
        context.styles = Styles(part_root(context, name, "Its styles are damaged: headings may be missed"))
    for name in package.related("numbering"):
        root = part_root(context, name, "Its lists are damaged: automatic numbers are missing")
        context.numbering = Numbering(root)
    load_stories(context)
    data = package.bytes_of(package.main)
    if data.count(b"<w:t") > _MOST_CELLS and len(_CELLS.findall(data)) > _MOST_CELLS:
        raise too_large()
    context.symbol_fonts = any(name in data for name in SYMBOL_FONT_TRACES)
    links = outward(container, data)
    blocks = BodyReader(context).read(data)
    furniture = read_furniture(context)
    leftover_stories(context)
    if package.macros:
        context.count("macros-ignored", Place())
    properties = package.properties()
    for repair in dict.fromkeys(package.repairs):
        context.caution(
            "repaired", f"The file breaks the rules of its format ({repair}) and was read all the same"
        )
    document = Document(
        file=file,
        sha256=sha256,
        format="docx",
        blocks=blocks,
        furniture=furniture,
        notes=tuple(context.notes),
        cautions=(*context.cautions(), *links),
        title=properties.get("title", ""),
        properties=properties,
    )
    return _proved(document, data, package)


def _proved(document: Document, main: bytes, package: Package) -> Document:
    """The document with words it passed over at its end, and a caution where any are still missing."""
    if not unheld(main, _beside(package), document):
        return document
    document = _with_passed_over(document, passed_over(main, document))
    found = unheld(main, _beside(package), document)
    if not found:
        return document
    return replace(document, cautions=(*document.cautions, Caution("not-accounted", message(found))))


def _with_passed_over(document: Document, words: tuple[str, ...]) -> Document:
    if not words:
        return document
    caution = Caution(
        "misplaced-text",
        "Words stand in the file where Word allows none; they were put at the end of the document",
    )
    paragraphs = (Paragraph(line, Place()) for line in words)
    return replace(document, blocks=(*document.blocks, *paragraphs), cautions=(*document.cautions, caution))


def _beside(package: Package) -> Iterator[tuple[str, bytes]]:
    """The parts with words beside the main one; a damaged one is told by its own caution."""
    for kind in ("footnotes", "endnotes", "comments", "header", "footer"):
        for name in package.related(kind):
            try:
                package.root_of(name)
                yield kind, package.bytes_of(name)
            except UnreadableError:
                continue
