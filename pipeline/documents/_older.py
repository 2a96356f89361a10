"""Old and other office formats, read by way of LibreOffice."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import BinaryIO

from pipeline.documents.container import too_large
from pipeline.documents.model import Caution, Document
from pipeline.documents.office import GOALS, convert, find_office
from pipeline.documents.protection import decrypt_old
from pipeline.documents.sniffing import refuse, sniff
from pipeline.errors import UnreadableError

MOST_BYTES = 1 << 29
_FETCHING = re.compile(rb"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK)\b")
_NAMES = {
    "doc": "the old Word format (.doc)",
    "rtf": "Rich Text (.rtf)",
    "odt": "OpenDocument text (.odt)",
    "xls": "the old Excel format (.xls)",
    "xlsb": "the binary Excel format (.xlsb)",
    "ods": "an OpenDocument spreadsheet (.ods)",
}


def read_older(
    kind: str, stream: BinaryIO, file: str, sha256: str, passwords: tuple[str, ...] = ()
) -> Document:
    """Read a document of a kind in `office.GOALS`.

    Args:
        kind: what it is.
        stream: its bytes as submitted.
        file: its name, as `Document.file` shows it.
        sha256: of the bytes as submitted.
        passwords: tried in turn on protected Word and Excel files of the old kind.

    Raises:
        UnreadableError: LibreOffice is not installed (code wrong-type), or cannot read it (damaged,
            password, too-large).
    """
    program = find_office()
    if program is None:
        raise refuse(kind)
    stream.seek(0)
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise too_large()
    macros = _has_macros(data) if kind in ("doc", "xls") else _has_scripts(kind, data)
    if kind in ("doc", "xls"):
        data = decrypt_old(data, passwords)
    elif kind in ("odt", "ods") and _is_locked(data):
        raise UnreadableError(
            "is an OpenDocument file protected with a password, which cannot be taken off here",
            "Ask the sender for a copy without a password, in Word or PDF",
            code="password",
        )
    cautions = [Caution("converted", f"The file is in {_NAMES[kind]}; it was converted with LibreOffice")]
    if kind == "rtf" and b"\\nestcell" in data:
        message = (
            "It has tables inside cells, whose words LibreOffice may misplace; compare with the original"
        )
        cautions.append(Caution("part-unreadable", message))
    if kind == "rtf" and (b"\\object" in data or (b"\\field" in data and _FETCHING.search(data))):
        message = "It carries objects or links of other programs; nothing of them was run or fetched"
        cautions.append(Caution("links-ignored", message))
    document = _read_made(convert(program, data, kind), GOALS[kind].split(":")[0], file, sha256)
    if macros and not any(caution.code == "macros-ignored" for caution in document.cautions):
        cautions.append(Caution("macros-ignored", "The file carries macros, which were not run"))
    return replace(document, format=kind, cautions=(*cautions, *document.cautions))


def _read_made(made: bytes, wanted: str, file: str, sha256: str) -> Document:
    kind, container = sniff(io.BytesIO(made))
    if kind != wanted or container is None:
        raise refuse("unknown")
    if kind == "xlsx":
        from pipeline.documents.xlsx import read_xlsx

        return read_xlsx(container, file, sha256)
    from pipeline.documents.docx import read_docx

    return read_docx(container, file, sha256)


def _has_macros(data: bytes) -> bool:
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            return bool(ole.exists("Macros") or ole.exists("_VBA_PROJECT_CUR"))
    except Exception:  # noqa: BLE001  a damaged directory raises whatever it likes; conversion will tell
        return False


def _has_scripts(kind: str, data: bytes) -> bool:
    """Whether an OpenDocument or binary Excel file carries Basic or other scripts."""
    if kind == "rtf":
        return False
    _, container = sniff(io.BytesIO(data))
    marks = ("basic/", "scripts/", "xl/vbaproject.bin")
    return container is not None and any(name.startswith(marks) for name in container.names)


def _is_locked(data: bytes) -> bool:
    _, container = sniff(io.BytesIO(data))
    if container is None or "meta-inf/manifest.xml" not in container:
        return False
    return b"encryption-data" in container.read("META-INF/manifest.xml")
