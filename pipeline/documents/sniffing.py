"""What a file really is, judged by its content; its name's ending is never believed."""

from __future__ import annotations

from typing import BinaryIO

from pipeline.documents.container import Container, open_container
from pipeline.errors import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x18ftyphei",
    b"\x00\x00\x00\x1cftyphei",
    b"\x00\x00\x00 ftyphei",
    b"\x00\x00\x00$ftyphei",
)
_OLE_KINDS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
CONVERTED = frozenset(["doc", "rtf", "odt", "xls", "xlsb", "ods"])
"""Kinds that are read where LibreOffice is installed, and refused elsewhere."""
_RESAVE = "Open it in Word, choose Save As, Word Document (.docx), and send that"
_INSTALL = "Install LibreOffice on this machine and try again, or ask the sender for a Word document or a PDF"
_INSTALL_CALC = (
    "Install LibreOffice on this machine and try again, or ask the sender to save it in Excel as .xlsx"
)
_REFUSALS: dict[str, tuple[str, str, str]] = {
    "empty": ("holds nothing", "Ask the sender to send it again", "empty"),
    "doc": ("is in the old Word format (.doc), whatever its name says", _INSTALL, "wrong-type"),
    "rtf": ("is a Rich Text file", _INSTALL, "wrong-type"),
    "odt": ("is an OpenDocument text file", _INSTALL, "wrong-type"),
    "xls": ("is a workbook in the old Excel format (.xls)", _INSTALL_CALC, "wrong-type"),
    "xlsb": ("is a workbook in the binary Excel format (.xlsb)", _INSTALL_CALC, "wrong-type"),
    "ods": ("is an OpenDocument spreadsheet", _INSTALL_CALC, "wrong-type"),
    "pages": ("is an Apple Pages file", "Open it in Pages, export it to Word and send that", "wrong-type"),
    "html": ("is a web page or an e-mail, whatever its name says", _RESAVE, "wrong-type"),
    "xml": ("is an XML file and not a .docx file", _RESAVE, "wrong-type"),
    "pptx": ("is a PowerPoint presentation", "Send a Word or PDF document", "wrong-type"),
    "msg": (
        "is an e-mail message",
        "Save the document attached to the message and send that",
        "wrong-type",
    ),
    "zip": ("is a zip archive", "Unpack it and send the documents inside one by one", "wrong-type"),
    "picture": (
        "is a picture, without text that can be read",
        "Send the document the picture was made from, in Word or PDF",
        "wrong-type",
    ),
    "ole": ("is not a Word or PDF document", _RESAVE, "wrong-type"),
    "text": ("is plain text and not a Word or PDF document", _RESAVE, "wrong-type"),
    "unknown": ("is not a kind of file this software reads", "Send a Word or PDF document", "wrong-type"),
}
_REFUSALS["ppt"] = _REFUSALS["pptx"]


def sniff(stream: BinaryIO) -> tuple[str, Container | None]:
    """The kind of a file, and its opened container where it is a zip of any sort.

    Returns:
        docx (also docm, dotx and strict), xlsx (also xlsm and strict), pdf, encrypted, or a key of
        the refusals: empty, doc, rtf, odt, xls, xlsb, ods, pages, html, xml, pptx, ppt, msg, zip,
        picture, ole, text, unknown.

    Raises:
        UnreadableError: it is a zip, but damaged, unsafe or too large.
    """
    stream.seek(0)
    head = stream.read(4096)
    stream.seek(0)
    if head.startswith(_OLE):
        return _ole_kind(stream), None
    if b"%PDF-" in head[:1024]:
        return "pdf", None
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        container = open_container(stream)
        return _zip_kind(container), container
    if head.startswith(_PICTURES):
        return "picture", None
    return _text_kind(head), None


def refuse(kind: str) -> UnreadableError:
    """The error for a kind of file that is recognised but not read."""
    trouble, remedy, code = _REFUSALS[kind]
    return UnreadableError(trouble, remedy, code=code)


def _text_kind(head: bytes) -> str:
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return "empty"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"{\\rtf"):
        return "rtf"
    lowered = text[:1024].lower()
    if (
        lowered.startswith((b"<!doctype html", b"<html"))
        or b"<html" in lowered
        or b"mime-version:" in lowered
    ):
        return "html"
    if lowered.startswith(b"<?xml"):
        return "xml"
    if b"\x00" in head:
        return "unknown"
    try:
        # the last bytes may cut a character in two
        head[:-4].decode("utf-8") if len(head) == 4096 else head.decode("utf-8")
    except UnicodeDecodeError:
        printable = sum(byte >= 32 or byte in b"\t\r\n" for byte in head)
        return "text" if printable == len(head) else "unknown"
    return "text"


def _zip_kind(container: Container) -> str:
    names = container.names
    types = container.read("[content_types].xml") if "[content_types].xml" in container else b""
    if b"\x00" in types[:4]:
        types = types.replace(b"\x00", b"")  # UTF-16
    if b"wordprocessingml.document.main" in types or b"wordprocessingml.template.main" in types:
        return "docx"
    if b"ms-word.document.macro" in types or b"ms-word.template.macro" in types:
        return "docx"
    if b"ms-excel.sheet.binary" in types:
        return "xlsb"
    if b"spreadsheetml" in types or b"ms-excel" in types or "xl/workbook.xml" in names:
        return "xlsx"
    if b"presentationml" in types or "ppt/presentation.xml" in names:
        return "pptx"
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if "mimetype" in names:
        mime = container.read("mimetype")
        if b"opendocument.spreadsheet" in mime:
            return "ods"
        return "odt" if b"opendocument.text" in mime else "zip"
    if "index/document.iwa" in names:
        return "pages"
    return "zip"


def _ole_kind(stream: BinaryIO) -> str:
    """Which program wrote an OLE file: streams are named in UTF-16 in its directory."""
    import olefile

    try:
        with olefile.OleFileIO(stream.read()) as ole:
            for name, kind in _OLE_KINDS:
                if ole.exists(name):
                    return kind
    except Exception:  # noqa: BLE001  a damaged directory raises whatever it likes; it is no Word file then
        return "ole"
    finally:
        stream.seek(0)
    return "ole"
