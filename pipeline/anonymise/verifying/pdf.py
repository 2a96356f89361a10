"""A PDF below its pages: every object, string, name and stream, whether a page uses it or not."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, decoded, inner, unpack

_STREAM = re.compile(rb"stream\r?\n")
_HEX_STRING = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]{2,})")
_COMMENT = re.compile(rb"(?m)^%(?!PDF-|%EOF)([^\r\n]{3,})")
_MOST_OBJECTS = 500_000
_MOST_REVISIONS = 12
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


def read_pdf(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather a PDF: its pages' text read by two readers, all objects, earlier revisions, stray bytes."""
    import pikepdf

    here = "" if depth == 0 else f"{where}: "
    channel = "objects" if depth == 0 else channel
    _stray(data, channel, where, pile)
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        pile.fault(f"{where}: protected with a password")
        return
    except Exception:  # noqa: BLE001  a damaged file may make the library raise anything
        pile.fault(f"{where}: a PDF that cannot be opened")
        return
    with pdf:
        if pdf.is_encrypted:
            pile.note(f"{where}: the file restricts copying; it could be read without a password")
        _Objects(pdf, channel, here, pile, depth).read()
    _raw_streams(data, channel, where, pile, depth)
    _revisions(data, channel, where, pile, depth)
    if depth < 3:
        from pipeline.anonymise.verifying.pdftext import read_pages

        read_pages(data, here, pile, again=depth == 0)


class _Objects:
    """The walk over all objects of one file."""

    def __init__(self, pdf: Any, channel: str, here: str, pile: Pile, depth: int) -> None:
        self._pdf, self._channel, self._here, self._pile, self._depth = pdf, channel, here, pile, depth
        self._strings: dict[str, dict[str, None]] = {}
        self._names: dict[str, None] = {}
        self._marks: dict[str, int] = {}

    def read(self) -> None:
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
        if not _mostly_text(data) and not content:
            unpack(data, self._channel, where, self._pile, depth=self._depth + 2)
            return
        channel = "contents" if content else self._channel
        self._pile.read(channel, where, _strings_of(data), "raw" if content else "words")
        if content:
            _marked(data, where, self._pile)
        if not content or not _mostly_text(data):
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
                self._names[_decoded_name(key)] = None
                child = value.get(key)
                if not _is_indirect(child):
                    self._value(child, name, depth + 1, _channel_of(key) or channel)
        elif isinstance(value, pikepdf.Array):
            for child in value:
                if not _is_indirect(child):
                    self._value(child, name, depth + 1, channel)
        elif isinstance(value, pikepdf.String):
            into = self._strings.setdefault(channel or self._channel, {})
            for text in _texts_of(bytes(value)):
                into[text.replace("\n", " ")] = None
        elif isinstance(value, pikepdf.Name):
            self._names[_decoded_name(str(value))] = None

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


def _texts_of(value: bytes) -> Iterator[str]:
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        yield value.decode("utf-16", "replace")
    elif value.startswith(b"\xef\xbb\xbf"):
        yield value.decode("utf-8-sig", "replace")
    else:
        yield value.decode("utf-8") if _is_utf8(value) else value.decode("cp1252", "replace")
    if b"\x00" in value[:8] and not value.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = decoded(value)
        if text:
            yield text


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded_name(name: str) -> str:
    return re.sub(r"#([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), name).lstrip("/")


def _unescaped(body: bytes) -> bytes:
    plain = {
        b"n": b"\n",
        b"r": b"\r",
        b"t": b"\t",
        b"b": b"",
        b"f": b"",
        b"(": b"(",
        b")": b")",
        b"\\": b"\\",
    }

    def one(match: re.Match[bytes]) -> bytes:
        sign = match[1]
        return bytes([int(sign, 8) % 256]) if sign[:1].isdigit() else plain.get(sign, b"")

    return _ESCAPE.sub(one, body)


def _strings_of(data: bytes) -> str:
    """The strings of a content stream or object stream, put together without what stands between them."""
    pieces: list[str] = []
    for match in _STRING.finditer(data[: 20 << 20]):
        body = _unescaped(match[1])
        pieces.append(body.decode("utf-16", "replace") if body[:2] == b"\xfe\xff" else body.decode("latin-1"))
    for match in _HEX_STRING.finditer(data[: 20 << 20]):
        digits = re.sub(rb"\s", b"", match[1])
        body = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        pieces.append(body.decode("utf-16", "replace") if body[:2] == b"\xfe\xff" else body.decode("latin-1"))
    names = [_decoded_name(match[1].decode("latin-1")) for match in _NAME.finditer(data[: 20 << 20])]
    return "".join(pieces) + "\n" + "\n".join(pieces) + "\n" + "\n".join(dict.fromkeys(names))


_PROPERTY = re.compile(
    rb"/(?:Alt|ActualText|E|Title|T|Contents|Lang)\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)"
)


def _marked(data: bytes, where: str, pile: Pile) -> None:
    """Words said about marked content in the page's own stream."""
    told = []
    for match in _PROPERTY.finditer(data):
        body = (
            _unescaped(match[1])
            if match[1] is not None
            else bytes.fromhex(re.sub(rb"\s", b"", match[2]).decode())
        )
        told += list(_texts_of(body))
    pile.read("alt-text", where, "\n".join(told), "words")
    pile.read("alt-text", where, "".join(told), "words")


def _stray(data: bytes, channel: str, where: str, pile: Pile) -> None:
    """Comments, bytes before the header and behind the end, and strings outside streams."""
    head = data.find(b"%PDF-")
    tail = data.rfind(b"%%EOF")
    for piece, what in (
        (data[:head], "before the beginning"),
        (data[tail + 5 :] if tail >= 0 else b"", "behind the end"),
    ):
        if piece.strip():
            unpack(piece.strip(), channel, f"{where}, {what}", pile, depth=1)
            pile.review(
                "bytes that belong to no object", f"{where}, {what}", "they were put there by another program"
            )
    bare = re.sub(rb"stream\r?\n.*?endstream", b"stream endstream", data, flags=re.DOTALL)
    comments = [match[1].decode("latin-1") for match in _COMMENT.finditer(bare)]
    pile.read(channel, f"{where}, comments between objects", "\n".join(comments))
    pile.read(channel, f"{where}, as written", bare.decode("latin-1"), "raw")
    pile.read(channel, f"{where}, strings between streams", _strings_of(bare), "raw")


def _raw_streams(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Every stream found in the bytes, whether the file still refers to it or not."""
    for count, match in enumerate(_STREAM.finditer(data)):
        if count > _MOST_OBJECTS:
            break
        start = match.end()
        if data[start : start + 1] not in (b"x", b"H", b"h", b"8"):
            end = data.find(b"endstream", start)
            body = data[start : end if end > 0 else len(data)]
        else:
            try:
                body = zlib.decompressobj().decompress(data[start:], pile.room)
            except zlib.error:
                continue
        if not body or hash(body) in pile.hashes:
            continue
        pile.hashes.add(hash(body))
        pile.spend(len(body))
        place = f"{where}, a stream"
        if b"obj" in body[:0] or _mostly_text(body):
            pile.read(channel, place, _strings_of(body), "raw")
            pile.read(channel, place, body.decode("latin-1"), "raw")
        else:
            binary(body, channel, place, pile, 99)


def _mostly_text(data: bytes) -> bool:
    sample = data[:2000]
    return sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in sample) > 0.75 * len(sample)


def _revisions(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """What the file held before it was saved again on top of itself."""
    ends = [match.end() for match in re.finditer(rb"%%EOF\s*", data)]
    linear = b"/Linearized" in data[:2048]
    earlier = ends[1 if linear else 0 : -1] if len(ends) > 1 else []
    if earlier and depth == 0:
        pile.leak("revisions", where, f"{len(earlier)} earlier versions", "an earlier version of the file")
    for number, end in enumerate(earlier[-_MOST_REVISIONS:], start=1):
        if depth < 2:
            unpack(data[:end], "revisions", f"{where}, version {number}", pile, depth=depth + 2)
