"""Parsing the XML parts of a package strictly and safely.

Nothing is fetched, no entity is resolved, and XML that breaks its own rules is refused rather than
mended: a parser that recovers drops text without saying so.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.errors import UnreadableError

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/spreadsheetDrawing": b"drawingml/2006/spreadsheetDrawing",
    b"spreadsheetml/main": b"spreadsheetml/2006/main",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/diagram": b"drawingml/2006/diagram",
}
_STRICT_NAME = re.compile(re.escape(_STRICT) + rb"([A-Za-z]+/[A-Za-z]+)")
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")


def normalise(data: bytes) -> bytes:
    """A part's bytes as UTF-8 with transitional namespaces.

    Word's "Strict Open XML" uses other namespace names for the same elements (ISO/IEC 29500-1);
    they are renamed here so that the rest of the reader knows one set only.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data = _ENCODING.sub(r"\1", data.decode("utf-16"), count=1).encode("utf-8")
        except UnicodeError:
            raise damaged() from None
    if _STRICT in data:
        data = _STRICT_NAME.sub(_rename, data)
    return data


def _rename(match: re.Match[bytes]) -> bytes:
    known = _TRANSITIONAL.get(match[1])
    return b"http://schemas.openxmlformats.org/" + known if known else match[0]


def parse(data: bytes) -> etree._Element:
    """Parse a small part whole.

    Raises:
        UnreadableError: the XML is malformed (code damaged) or declares a DTD (code unsafe).
    """
    _refuse_dtd(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _trouble(error) from None
    _refuse_entities(root)
    return root


class Stream:
    """A part parsed bit by bit: iterating gives each element whose tag is in `tags` as it ends.

    `root` is there once the iteration is over. Raises as `parse` does, while iterating.
    """

    def __init__(self, data: bytes, tags: Iterable[str]) -> None:
        _refuse_dtd(data)
        self.root: etree._Element | None = None
        self._events = etree.iterparse(
            io.BytesIO(data),
            events=("end",),
            tag=tuple(tags),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )

    def __iter__(self) -> Iterator[etree._Element]:
        try:
            for _, element in self._events:
                yield element
        except etree.XMLSyntaxError as error:
            raise _trouble(error) from None
        self.root = self._events.root
        if self.root is None:
            raise damaged()
        _refuse_entities(self.root)


def _trouble(error: Exception) -> Exception:
    """What a parser's error means: the file is damaged, unless it was the machine that failed."""
    if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    return damaged()


def damaged() -> UnreadableError:
    """The error for a Word file whose inside breaks the rules of XML."""
    return UnreadableError(
        "is damaged: its contents break off or cannot be understood",
        "Open it in Word, let Word repair it, save it under a new name and send that",
        code="damaged",
    )


def _refuse_dtd(data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _unsafe()


def _refuse_entities(root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise _unsafe()


def _unsafe() -> UnreadableError:
    return UnreadableError(
        "asks the reader to bring in text from elsewhere (an XML entity), which no office program does",
        "Ask the sender to save it again in Word as a .docx file",
        code="unsafe",
    )
