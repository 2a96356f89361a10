"""Documents laid out anew: a PDF's content as a clean Word file, a Word file's content as an accessible PDF.

Nothing of the file that was read is carried over but words, structure and pictures (see `model`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.anonymise.laying.model import Content
    from pipeline.anonymise.laying.pdf_in import open_pdf
    from pipeline.anonymise.laying.pdf_out import write_pdf
    from pipeline.anonymise.laying.pdf_out.proof import missing
    from pipeline.anonymise.laying.word_in import from_docx
    from pipeline.anonymise.laying.word_out import write_docx


__all__ = ["Content", "from_docx", "missing", "open_pdf", "write_docx", "write_pdf"]

_HOMES = {
    "Content": "model",
    "from_docx": "word_in",
    "missing": "pdf_out.proof",
    "open_pdf": "pdf_in",
    "write_docx": "word_out",
    "write_pdf": "pdf_out",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for and no more: typst, PDFium and lxml are heavy."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(name)
