"""Every object of a PDF: its strings, names and streams, whether a page uses it or not."""

from __future__ import annotations

import contextlib
import io
import zlib
from typing import Any

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.verifying.pdfstrings import (
    decoded_name,
    mostly_text,
    read_marked,
    spelt,
    strings_of,
    texts_of,
)  # fmt: skip
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, inner, unpack

_MOST_OBJECTS = 500_000
_ACTIONS = {
    "/JavaScript": "a script", "/Launch": "an action that starts a program",
    "/SubmitForm": "an action that sends data",
    "/ImportData": "an action that loads data", "/RichMediaExecute": "a media command",
}  # fmt: skip
_MARKS = several(
    """
    /Text /FreeText /Highlight /Underline /StrikeOut /Squiggly /Stamp /Ink /Popup /FileAttachment
    /Caret /Line /Square /Circle /Polygon /PolyLine /Redact /Sound /Movie /Screen /3D /RichMedia
    """
)


class Objects:
    """The walk over all objects of one file."""

    def __init__(self, pdf: Any, channel: str, here: str, pile: Pile, depth: int) -> None:
        self._pdf, self._channel, self._here, self._pile, self._depth = pdf, channel, here, pile, depth
        self._strings: dict[str, dict[str, None]] = {}
        self._names: dict[str, None] = {}
        self._marks: dict[str, int] = {}

    def read(self) -> None:
        """Gather all of it."""
        import pikepdf

        pile = self._pile
        count = 0
        for count, thing in enumerate(self._pdf.objects):
            if count > _MOST_OBJECTS or pile.late:
                pile.fault(f"{self._here}objects: more than are looked through")
                break
            try:
                self._object(thing, count + 1)
            except pikepdf.PdfError:
                pile.fault(f"{self._here}object {count + 1}: cannot be read")
        try:
            self._value(self._pdf.trailer, "trailer", 0)
        except pikepdf.PdfError:
            pile.fault(f"{self._here}trailer: cannot be read")
        for channel, strings in self._strings.items():
            pile.read(channel, f"{self._here}{channel}", "\n".join(strings), "words", unit="entry")
            inner("\n".join(strings), channel, f"{self._here}{channel}", pile, max(1, self._depth))
        pile.read(self._channel, f"{self._here}names in the file", "\n".join(self._names), "words")
        self._structure()

    def _object(self, thing: Any, number: int) -> None:
        import pikepdf

        self._value(thing, f"object {number}", 0)
        if not isinstance(thing, pikepdf.Stream):
            return
        where = f"{self._here}object {number}"
        data = _stream_data(thing, where, self._pile)
        if data is None:
            return
        self._pile.spend(len(data))
        kind, subtype = str(thing.get("/Type", "")), str(thing.get("/Subtype", ""))
        if subtype == "/Image":
            self._image(thing, where)
        elif kind == "/Metadata" or subtype == "/XML":
            unpack(data, "metadata", where, self._pile, depth=self._depth + 1)
        elif kind == "/EmbeddedFile":
            unpack(data, "attachments", where, self._pile, depth=self._depth + 1)
        elif not _is_font(thing):
            self._data(data, where)
        else:
            binary(data, "fonts", where, self._pile, 99)

    def _data(self, data: bytes, where: str) -> None:
        content = any(sign in data for sign in (b"Tj", b"TJ", b"BDC"))
        if not mostly_text(data) and not content:
            unpack(data, self._channel, where, self._pile, depth=self._depth + 2)
            return
        channel = "contents" if content else self._channel
        self._pile.read(channel, where, strings_of(data), "raw" if content else "words")
        if content:
            read_marked(data, where, self._pile)
        if not content or not mostly_text(data):
            unpack(data, channel, where, self._pile, depth=self._depth + 2)

    def _image(self, thing: Any, where: str) -> None:
        import pikepdf

        stream = io.BytesIO()
        try:
            pikepdf.PdfImage(thing).extract_to(stream=stream)
        except Exception:  # noqa: BLE001  unusual colour spaces raise many things
            self._pile.note(f"{where}: a picture that could only be seen as part of its page")
            binary(bytes(thing.read_raw_bytes()), "pictures", where, self._pile)
            return
        unpack(stream.getvalue(), "pictures", where, self._pile, depth=self._depth + 1)

    def _value(self, value: Any, name: str, depth: int, channel: str | None = None) -> None:
        import pikepdf

        if depth > 60:
            self._pile.fault(f"{self._here}{name}: nested too deep to look into")
            return
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            self._note_kind(value)
            for key in list(value.keys()):
                self._names[decoded_name(key)] = None
                child = value.get(key)
                if not _is_indirect(child):
                    self._value(child, name, depth + 1, _channel_of(key) or channel)
        elif isinstance(value, pikepdf.Array):
            self._names[spelt(value)] = None
            for child in value:
                if not _is_indirect(child):
                    self._value(child, name, depth + 1, channel)
        elif isinstance(value, pikepdf.String):
            into = self._strings.setdefault(channel or self._channel, {})
            for text in texts_of(bytes(value)):
                into[text.replace("\n", " ")] = None
        elif isinstance(value, pikepdf.Name):
            self._names[decoded_name(str(value))] = None

    def _note_kind(self, value: Any) -> None:
        subtype = str(value.get("/Subtype", ""))
        if subtype in _MARKS and ("/Rect" in value or value.get("/Type") == "/Annot"):
            self._marks["a remark or mark on a page"] = 1
        action = str(value.get("/S", ""))
        if action in _ACTIONS:
            self._marks[_ACTIONS[action]] = 1
        if "/EF" in value or str(value.get("/Type", "")) == "/EmbeddedFile":
            self._marks["an attached file"] = 1
        if "/PieceInfo" in value:
            self._marks["private data of another program"] = 1
        if str(value.get("/FT", "")) in ("/Tx", "/Ch", "/Btn", "/Sig"):
            self._marks["a form field"] = 1

    def _structure(self) -> None:
        pile, where = self._pile, self._here or "the file"
        for what in self._marks:
            if what == "a form field":
                pile.review(what, where.rstrip(": "), "a field may hold what somebody typed")
            else:
                pile.leak("annotations", where.rstrip(": "), what, what)
        for key, value in self._pdf.docinfo.items() if self._depth == 0 else ():
            text = str(value).strip()
            if text and str(key) not in (
                "/CreationDate",
                "/ModDate",
                "/Producer",
                "/Creator",
                "/Title",
                "/Trapped",
            ):
                pile.review(text, "document information", f"the property “{str(key)[1:]}” is filled in")
        layers = self._pdf.Root.get("/OCProperties")
        if layers is not None and len(layers.get("/OCGs", [])):
            pile.review("layers that can be switched off", "the file", "a reader may not see what they hold")


def _channel_of(key: str) -> str | None:
    return _CHANNELS.get(key)


_CHANNELS = {
    "/Alt": "alt-text", "/ActualText": "alt-text", "/E": "alt-text", "/Contents": "annotations",
    "/RC": "annotations", "/T": "form-fields", "/TU": "form-fields", "/TM": "form-fields",
    "/V": "form-fields", "/DV": "form-fields", "/Title": "bookmarks", "/Author": "properties",
    "/Subject": "properties", "/Keywords": "properties", "/Creator": "properties",
    "/Producer": "properties", "/JS": "scripts", "/URI": "links", "/F": "links", "/UF": "attachments",
    "/Desc": "attachments", "/Names": "names", "/Dests": "names", "/P": "page-labels",
}  # fmt: skip


def _is_indirect(value: Any) -> bool:
    return bool(getattr(value, "is_indirect", False))


def _is_font(stream: Any) -> bool:
    sized = any(key in stream for key in ("/Length1", "/Length2", "/Length3"))
    return sized or str(stream.get("/Subtype", "")) in (
        "/Type1C", "/CIDFontType0C", "/OpenType",
    )  # fmt: skip


def _stream_data(stream: Any, where: str, pile: Pile) -> bytes | None:
    import pikepdf

    if str(stream.get("/Subtype", "")) == "/Image":
        return b""
    try:
        raw = bytes(stream.read_raw_bytes())
        filters = stream.get("/Filter")
        if filters == "/FlateDecode" and "/DecodeParms" not in stream:
            return zlib.decompressobj().decompress(raw, pile.room)
        return bytes(stream.read_bytes())
    except (pikepdf.PdfError, zlib.error, MemoryError):
        with contextlib.suppress(pikepdf.PdfError):
            binary(bytes(stream.read_raw_bytes()), "objects", where, pile, 99)
        pile.fault(f"{where}: packed in a way that could not be undone")
        return None
