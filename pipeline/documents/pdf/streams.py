"""Are all pages there, and is the content of each whole?

PDFium shows what it can of a damaged page and says nothing. So every page's content, every font
and every letter table is unpacked once here and its checksum compared; that costs a fraction of a
millisecond a page.
"""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from typing import Any

from pipeline.documents.model import Caution, Place
from pipeline.documents.pdf.beside import attached, beside, is_worded_pattern, worded_pattern
from pipeline.documents.pdf.forms import check_forms
from pipeline.errors import UnreadableError

AGAIN = "Ask the agency to save the document as PDF again and to send it once more"
OURS = ("/FlateDecode", "/Fl", "/ASCII85Decode", "/A85")
PICTURES = ("/DCT", "/JPX", "/JBIG2", "/CCF", "/CCITTFax")
"""Ways of packing that only images use."""
BLOCK = 1 << 20


def damaged(what: str) -> UnreadableError:
    """The error for a file that cannot be read whole."""
    return UnreadableError(f"is damaged or incomplete: {what}", AGAIN, code="damaged")


def check_streams(path: Path, password: str | None, pages: int, *, repaired: bool) -> list[Caution]:
    """Unpack the content of every page.

    Args:
        path: the file.
        password: the one that opened it.
        pages: how many PDFium found.
        repaired: PDFium had to rebuild the file's cross-reference table.

    Returns:
        Cautions about what was odd but did not lose anything as far as can be told.

    Raises:
        UnreadableError: damaged, when a page or its content is missing or broken; unsafe (see `forms`).
    """
    import pikepdf

    cautions: list[Caution] = []
    seen: set[tuple[int, int]] = set()
    if repaired:
        message = (
            "The file's own table of its parts was broken and was rebuilt; please compare with the original"
        )
        cautions.append(Caution("repaired", message))
    try:
        with pikepdf.open(path, password=password or "", suppress_warnings=True) as pdf:
            check_forms(pdf, pikepdf)
            if len(pdf.pages) != pages:
                raise damaged("its pages cannot be counted")
            cautions += beside(pdf)
            for number, page in enumerate(pdf.pages, start=1):
                cautions += attached(page.obj, number)
                if "/Contents" not in page.obj or not _is_whole(page.obj, number, pikepdf, seen):
                    if repaired:
                        raise damaged(f"the content of page {number} is not whole")
                    message = f"Page {number} ends early or has no content; please compare with the original"
                    cautions.append(Caution("repaired", message, Place(page=number)))
            # Fonts and their letter tables decide what the content says; pictures are not read.
            worded = False
            for thing in pdf.objects:
                if not isinstance(thing, pikepdf.Stream) or thing.objgen in seen:
                    continue
                if not _is_picture(thing):
                    _unpacks(thing, pikepdf)
                worded = worded or is_worded_pattern(thing)
            if worded:
                cautions.append(worded_pattern())
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, zlib.error) as error:
        raise damaged("the content of its pages cannot be unpacked") from error
    return cautions


def _is_picture(thing: Any) -> bool:
    """Whether a stream is an image; a page's thumbnail need not say so (ISO 32000-1, 12.3.4)."""
    packed = thing.get("/Filter")
    return thing.get("/Subtype") == "/Image" or any(name in str(packed) for name in PICTURES)


def _is_whole(page: Any, number: int, pikepdf: Any, seen: set[tuple[int, int]]) -> bool:
    """False when a stream stops early; raises when it is broken."""
    contents = page["/Contents"]
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    whole = True
    for part in parts:
        if not isinstance(part, pikepdf.Stream):
            raise damaged(f"the content of page {number} is missing")
        seen.add(part.objgen)
        whole = _unpacks(part, pikepdf) and whole
    return whole


def _unpacks(stream: Any, pikepdf: Any) -> bool:
    found = stream.get("/Filter")
    filters = [str(f) for f in found] if isinstance(found, pikepdf.Array) else [str(found)] if found else []
    if any(name not in OURS for name in filters) or "/DecodeParms" in stream:
        stream.read_bytes()
        return True
    data = stream.read_raw_bytes()
    for name in filters:
        if name in ("/ASCII85Decode", "/A85"):
            end = data.rfind(b"~>")
            data = base64.a85decode(data[: end if end >= 0 else None].lstrip(b"<~ \r\n"))
            continue
        unpacker = zlib.decompressobj()
        rest, out = data, []
        while rest and not unpacker.eof:
            out.append(unpacker.decompress(rest, BLOCK))
            rest = unpacker.unconsumed_tail
        if not unpacker.eof:
            return False
        data = b"".join(out)
    return True
