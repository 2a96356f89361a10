"""PDF files to the neutral `Document`: characters and rulings from PDFium, the geometry our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]


def __getattr__(name: str) -> Any:
    """Import PDFium only when a PDF is read."""
    if name == "read_pdf":
        from pipeline.documents.pdf.reader import read_pdf

        return read_pdf
    raise AttributeError(name)
