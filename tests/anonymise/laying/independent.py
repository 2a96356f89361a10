"""Readers that know nothing of how a PDF was made: its tree by pikepdf, its words by two libraries."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2


@dataclass
class Node:
    """An element of the structure tree."""

    kind: str
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    alt: str | None = None
    marks: int = 0

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, kind: str) -> list[Node]:
        """The elements of one kind, in reading order."""
        return [node for node in self.walk() if node.kind == kind]


def tree(data: bytes) -> Node:
    """The structure tree of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _node(pdf.Root.StructTreeRoot, "StructTreeRoot")


def _node(element: Any, kind: str) -> Node:
    node = Node(kind)
    if "/Alt" in element:
        node.alt = str(element.Alt)
    for one in _listed(element, "/A"):
        node.attributes.update({str(key): str(value) for key, value in one.items()})
    for kid in _listed(element, "/K"):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            node.children.append(_node(kid, str(kid.S)[1:]))
        else:
            node.marks += 1
    return node


def _listed(element: Any, key: str) -> list[Any]:
    found = element.get(key)
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def pdfium_text(data: bytes) -> str:
    """All words as PDFium reads them, pages parted by form feeds."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\f".join(page.get_textpage().get_text_bounded() for page in pdf)
    finally:
        pdf.close()


def plumber_words(data: bytes) -> list[str]:
    """All words as pdfplumber reads them."""
    found: list[str] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found += [word["text"] for word in page.extract_words()]
            page.close()
    return found


def squeezed(text: str) -> str:
    """Letters and figures only: what stays the same however a page is broken into lines."""
    return "".join(letter for letter in text if letter.isalnum())
