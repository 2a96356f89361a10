"""Word files → `Document`. `read_docx` is all that the room uses of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.documents._zip import Container
from pipeline.documents.docx._body import BodyReader
from pipeline.documents.docx._context import Context
from pipeline.documents.docx._furniture import leftover_stories, load_stories, part_root, read_furniture
from pipeline.documents.docx._numbering import Numbering
from pipeline.documents.docx._package import Package
from pipeline.documents.docx._proof import message, unheld
from pipeline.documents.docx._styles import Styles
from pipeline.documents.docx._tables import read_table
from pipeline.documents.model import Caution, Document, Place
from pipeline.errors import UnreadableError

__all__ = ["read_docx"]

_SYMBOL_FONT_TRACES = (b"ingdings", b"ebdings", b'ymbol"')


def read_docx(container: Container, file: str, sha256: str) -> Document:
    """Read a Word file (docx, docm, dotx, transitional or strict).

    Args:
        container: the opened zip file.
        file: the file's name, as `Document.file` shows it.
        sha256: of the file as submitted (before any password was taken off).

    Raises:
        UnreadableError: the main part is missing, damaged or unsafe. Damage to a part beside it is
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
    context.symbol_fonts = any(name in data for name in _SYMBOL_FONT_TRACES)
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
        cautions=context.cautions(),
        title=properties.get("title", ""),
        properties=properties,
    )
    return _proved(document, data, package)


def _proved(document: Document, main: bytes, package: Package) -> Document:
    """The document, with a caution where words of the file are not in it."""
    found = unheld(main, _beside(package), document)
    if not found:
        return document
    return replace(document, cautions=(*document.cautions, Caution("not-accounted", message(found))))


def _beside(package: Package) -> Iterator[tuple[str, bytes]]:
    """The parts with words beside the main one; a damaged one is told by its own caution."""
    for kind in ("footnotes", "endnotes", "comments", "header", "footer"):
        for name in package.related(kind):
            try:
                package.root_of(name)
                yield kind, package.bytes_of(name)
            except UnreadableError:
                continue
