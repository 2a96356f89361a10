"""Word files → `Document`. `read_docx` is all that the room uses of it."""

from __future__ import annotations

import re

from pipeline.documents._zip import Container, too_large
from pipeline.documents.docx._body import BodyReader
from pipeline.documents.docx._context import Context
from pipeline.documents.docx._furniture import leftover_stories, load_stories, part_root, read_furniture
from pipeline.documents.docx._misplaced import Misplaced
from pipeline.documents.docx._numbering import Numbering
from pipeline.documents.docx._outward import outward
from pipeline.documents.docx._package import Package
from pipeline.documents.docx._styles import Styles
from pipeline.documents.docx._tables import read_table
from pipeline.documents.model import Document, Paragraph, Place

__all__ = ["read_docx"]

_MOST_CELLS = 500_000
"""Rows and cells of a main part together; a chronology of twenty agencies has a fifth of it."""
_CELLS = re.compile(rb"<w:t[rc][\s/>]")
_SYMBOL_FONT_TRACES = (b"ingdings", b"ebdings", b'ymbol"')


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
    context.symbol_fonts = any(name in data for name in _SYMBOL_FONT_TRACES)
    last_look = Misplaced(data)
    links = outward(container, data)
    blocks = BodyReader(context).read(data)
    del data
    blocks = (*blocks, *_passed_over(last_look.words(blocks, context.notes), context))
    furniture = read_furniture(context)
    leftover_stories(context)
    if package.macros:
        context.count("macros-ignored", Place())
    properties = package.properties()
    for repair in dict.fromkeys(package.repairs):
        context.caution(
            "repaired", f"The file breaks the rules of its format ({repair}) and was read all the same"
        )
    return Document(
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


def _passed_over(words: tuple[str, ...] | None, context: Context) -> tuple[Paragraph, ...]:
    """Words that stand where no text may stand, as paragraphs at the end of the document."""
    if words == ():
        return ()
    context.caution(
        "misplaced-text",
        "Words stand in the file where Word allows none; they were put at the end of the document"
        if words
        else "Words stand in the file where Word allows none, and some of them were not read",
    )
    return tuple(Paragraph(line, Place()) for line in words or ())
