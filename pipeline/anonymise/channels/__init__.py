"""Every place in a file where text can stand: reading, rewriting, taking out what cannot be understood."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.anonymise.channels.own import Own
from pipeline.errors import BusyError, UnreadableError

if TYPE_CHECKING:
    from pipeline.anonymise.passages import Draft
    from pipeline.case import Publication

__all__ = ["Own", "open_draft"]

_NOTHING = Own()
_OFFICE = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".pdf", ".xlsx", ".xlsm", ".xls", ".rtf", ".odt")


_NEVER_TEXT = frozenset((".docx", ".docm", ".dotx", ".doc", ".odt", ".pdf", ".xlsx", ".xlsm", ".xls", ".ods"))
"""Endings of files that are never plain text, whatever became of them."""


def open_draft(
    path: Path,
    publication: Publication,
    passwords: tuple[str, ...] = (),
    *,
    own: Own = _NOTHING,
) -> Draft:
    """Open a document for anonymising.

    Args:
        path: a Word file (docx, docm, dotx, strict or protected), a PDF, a workbook (xlsx, xlsm), a web page,
            a drawing (SVG), CSV, JSON or plain text; judged by its content. Plain text under a Word, Excel or
            PDF file's name is refused.
        publication: how tracked changes and comments are treated.
        passwords: tried in turn on a protected file.
        own: what may stay of programs and styles in a web page, because our own pages hold it.

    Returns:
        Its passages, pictures, what will be left out, and the way to write it. The file itself is only read.

    Raises:
        UnreadableError: it cannot be accepted; `code` is one of `errors.REASONS`.
        BusyError: the file or its share is away for a moment.
    """
    from pipeline.documents.protection import decrypt
    from pipeline.documents.sniffing import refuse, sniff

    stream = io.BytesIO(_bytes_of(path))
    kind, container = sniff(stream)
    if kind == "encrypted":
        stream = io.BytesIO(decrypt(stream, passwords).read())
        kind, container = sniff(stream)
    if kind == "pdf":
        from pipeline.anonymise.laying import open_pdf

        return open_pdf(path, passwords)
    if kind == "docx" and container is not None:
        from pipeline.anonymise.channels.docx import DocxDraft

        return DocxDraft(container, publication)
    if kind == "xlsx" and container is not None:
        from pipeline.anonymise.channels.xlsx import XlsxDraft

        return XlsxDraft(container)
    if path.suffix.lower() in _OFFICE:  # a name that promises another kind of file: something went wrong
        raise refuse(kind)
    from pipeline.anonymise.channels.written import opened

    if kind in ("text", "unknown") and path.suffix.lower() in _NEVER_TEXT:
        raise refuse(
            kind
        )  # a report that lost its content on the way must not be published as a line of text
    draft = opened(stream.getvalue(), kind, path.suffix.lower(), own)
    if draft is None:
        raise refuse(kind)
    return draft


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError:
        raise UnreadableError(
            "may not be opened by this user",
            "Give yourself permission to read the file, or close the program that has locked it",
            code="not-permitted",
        ) from None
    except OSError:
        raise BusyError(
            "cannot be reached at the moment", "Check that the file and its share are there and try again"
        ) from None
