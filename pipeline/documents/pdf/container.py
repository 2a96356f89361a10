"""Opening a PDF safely: passwords, files cut short, what a file carries besides its pages."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium_open
import pypdfium2.raw as pdfium

from pipeline.documents.model import Caution
from pipeline.documents.pdf.streams import check_streams, damaged
from pipeline.errors import UnreadableError

for _name in ("pypdfium2", "pdfminer"):  # what they say of a file's insides is for nobody's screen or log
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

MOST_PAGES = 20_000
TAIL = 1 << 16


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening told: the password that fits (None for none), pages, properties, remarks."""

    password: str | None
    pages: int
    cautions: tuple[Caution, ...] = ()
    title: str = ""
    properties: dict[str, str] = field(default_factory=dict)


def open_pdf(path: Path, password: str | None) -> Any:
    """A PDFium document.

    Raises:
        UnreadableError: code damaged or password.
        OSError: the file cannot be opened at all.
    """
    with path.open("rb"):
        pass
    try:
        return pdfium_open.PdfDocument(path, password=password)
    except pdfium_open.PdfiumError as error:
        # PDFium also answers "password" for a broken page tree.
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD and _is_encrypted(path):
            raise UnreadableError(
                "is protected with a password that is not known",
                "Add the password to the case, or ask the agency for a copy without one",
                code="password",
            ) from None
        raise damaged("it cannot be opened as a PDF") from None


def inspect(path: Path, passwords: Sequence[str]) -> Opened:
    """Open with no password or the first that fits, and look at the file as a whole.

    A file that forbids copying but opens without a password is read: the agency sent it to be read.

    Raises:
        UnreadableError: empty, damaged, password, too-large.
    """
    _check_end(path)
    pdf, password = _try_passwords(path, passwords)
    try:
        pages = len(pdf)
        if pages == 0:
            raise damaged("it has no pages")
        if pages > MOST_PAGES:
            raise UnreadableError(
                f"has {pages} pages, more than this software reads in one file ({MOST_PAGES})",
                "Ask the agency to send it in parts",
                code="too-large",
            )
        repaired = not pdfium.FPDF_DocumentHasValidCrossReferenceTable(pdf)
        cautions = [*_extras(pdf), *check_streams(path, password, pages, repaired=repaired)]
        metadata = dict(pdf.get_metadata_dict(skip_empty=True).items())
        return Opened(password, pages, tuple(cautions), metadata.get("Title", ""), metadata)
    finally:
        pdf.close()


def _try_passwords(path: Path, passwords: Sequence[str]) -> tuple[Any, str | None]:
    trouble: UnreadableError | None = None
    for password in (None, *passwords):
        try:
            return open_pdf(path, password), password
        except UnreadableError as error:
            if error.code != "password":
                raise
            trouble = error
    assert trouble is not None
    raise trouble


def _is_encrypted(path: Path) -> bool:
    return b"/Encrypt" in path.read_bytes()


def _check_end(path: Path) -> None:
    """Refuse a file that was cut short: PDFium would silently rebuild and show what is left of it."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableError("is empty", "Ask the agency to send it again", code="empty")
    with path.open("rb") as stream:
        head = stream.read(1024)
        if b"%PDF-" not in head:
            raise damaged("it does not begin as a PDF does")
        stream.seek(max(0, size - TAIL))
        tail = stream.read()
    end = tail.rfind(b"%%EOF")
    if end < 0 or b" obj" in tail[end:] or b"endstream" in tail[end:]:
        raise damaged("its end is missing")


def _extras(pdf: Any) -> list[Caution]:
    cautions: list[Caution] = []
    attached = pdfium.FPDFDoc_GetAttachmentCount(pdf)
    if attached > 0:
        files = "one file" if attached == 1 else f"{attached} files"
        message = f"The PDF carries {files} inside it, which were not read; open it to see them"
        cautions.append(Caution("part-unreadable", message))
    if pdfium.FPDFDoc_GetJavaScriptActionCount(pdf) > 0:
        cautions.append(Caution("macros-ignored", "The PDF carries scripts, which were not run"))
    return cautions
