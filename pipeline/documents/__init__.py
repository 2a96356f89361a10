"""Any file → one `Document`: headings, paragraphs, tables and notes, each knowing its place.

`read` is the room's only door. What it gives is described in `model`; lxml, zip files and PDF
libraries stay behind it and are loaded only when a file is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from pipeline.documents.model import (
    Block,
    Caution,
    Cell,
    Document,
    Furniture,
    Heading,
    Note,
    Paragraph,
    Place,
    Row,
    Table,
    fold,
)
from pipeline.errors import BusyError, ScrError, UnreadableError
from pipeline.files import sha256_of

__all__ = [
    "Block",
    "Caution",
    "Cell",
    "Document",
    "Furniture",
    "Heading",
    "Note",
    "Paragraph",
    "Place",
    "Row",
    "Table",
    "fold",
    "read",
]


def read(path: Path | str, password: str | Iterable[str] | None = None) -> Document:
    """Read a Word, Excel or PDF file; older and other formats where LibreOffice is installed.

    Args:
        path: the file. What it is is judged by its content, not by its name.
        password: one password, or several to try in turn, for protected files.

    Returns:
        The whole content. What could not be read in full is named in `cautions`.

    Raises:
        UnreadableError: the file cannot be accepted; `code` is one of `errors.REASONS`.
        BusyError: the file or its share is away for a moment.
    """
    path = Path(path)
    passwords = (password,) if isinstance(password, str) else tuple(password or ())
    try:
        with path.open("rb") as stream:
            return _read(path, stream, passwords)
    except ScrError:
        raise
    except PermissionError:
        raise UnreadableError(
            "may not be opened by this user",
            "Give yourself permission to read the file, or close the program that has locked it",
            code="not-permitted",
        ) from None
    except IsADirectoryError:
        raise UnreadableError("is a folder", "Put the documents themselves here", code="wrong-type") from None
    except OSError:
        raise BusyError(
            "cannot be reached at the moment", "Check that the file and its share are there and try again"
        ) from None
    except MemoryError:
        raise UnreadableError(
            "needs more memory than this machine has",
            "Ask the sender for a plain copy in smaller parts",
            code="too-large",
        ) from None
    except RecursionError:
        raise UnreadableError(
            "is nested so deeply that it cannot be read",
            "Open it in Word, save it under a new name and send that",
            code="damaged",
        ) from None


def _read(path: Path, stream: BinaryIO, passwords: tuple[str, ...]) -> Document:
    from pipeline.documents.sniffing import CONVERTED, refuse, sniff

    kind, container = sniff(stream)
    if kind == "pdf":
        from pipeline.documents.pdf import read_pdf

        return read_pdf(path, sha256_of(path), passwords)
    if kind == "encrypted":
        from pipeline.documents.protection import decrypt

        kind, container = sniff(decrypt(stream, passwords))
    if kind in CONVERTED:
        from pipeline.documents._older import read_older

        return read_older(kind, stream, path.name, sha256_of(path), passwords)
    if kind not in ("docx", "xlsx") or container is None:
        raise refuse(kind)
    if kind == "xlsx":
        from pipeline.documents.xlsx import read_xlsx

        return read_xlsx(container, path.name, sha256_of(path))
    from pipeline.documents.docx import read_docx

    return read_docx(container, path.name, sha256_of(path))
