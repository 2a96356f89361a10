"""What is left of a name anywhere in a file: every byte, decoded in every way that a file can code text.

Knows nothing of the software under test. It looks for letters, not for channels: everything that can be
unpacked is unpacked (zip, OLE, deflate wherever a stream begins, base64, hexadecimal), everything that can be
text is read as text in each coding, and each text is folded to bare letters before it is searched.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import olefile

from tests.anonymise.canaries import fold, hunt_pdf, vba

Hit = tuple[str, str]
"""A word that is left, and where."""

_DEEPEST = 8
_MOST = 60_000_000
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}(?:[\r\n]+[A-Za-z0-9+/_-]{4,})*={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s]*){6,}")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")


def left(path: Path, names: Iterable[str]) -> list[Hit]:
    """Every word of `names` that is still somewhere in the file, with where it is.

    Args:
        path: any file; its name is looked through as well.
        names: names or single words; a name of two words is looked for word by word.
    """
    words = tuple(dict.fromkeys(word for name in names for word in name.split()))
    found: dict[Hit, None] = {}
    for where, data in pieces(path.read_bytes(), ""):
        for word in in_bytes(words, data):
            found[word, where] = None
    for word in fold.within(words, path.name):
        found[word, "the file's name"] = None
    if path.suffix.lower() == ".pdf":
        texts = list(hunt_pdf.texts(path))
        there = tuple(fold.within(words, *dict.fromkeys(text for _, text in texts)))
        for where, text in texts if there else ():
            for word in fold.within(there, text):
                found[word, where] = None
    return sorted(found)


def in_bytes(words: tuple[str, ...], data: bytes) -> set[str]:
    """Which words stand in these bytes under any coding of letters."""
    return fold.within(words, *readings(data))


def readings(data: bytes) -> Iterator[str]:
    """The bytes as text, in each coding under which they could be some."""
    plain = data.count(b"\0") * 20 < len(data)
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield from (
            _stretches(data, "cp1252", rb"[\t\r\n\x20-\x7e\x80-\xff]{5,}")
            if not plain
            else [data.decode("cp1252", "replace") if _mostly_letters(data) else ""]
        )
        yield from _stretches(data, "ascii", rb"[\t\r\n\x20-\x7e]{5,}")
    yield from _stretches(
        data, "utf-16-le", rb"(?:[\t\r\n\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05\x20]){5,}"
    )
    yield from _stretches(
        data, "utf-16-be", rb"(?:\x00[\t\r\n\x20-\x7e\xa0-\xff]|[\x01-\x05\x20][\x00-\xff]){5,}"
    )
    yield from _stretches(data, "utf-32-le", rb"(?:[\t\r\n\x20-\x7e]\x00\x00\x00){5,}")


def _mostly_letters(data: bytes) -> bool:
    sample = data[:4000]
    return sum(32 <= byte < 127 for byte in sample) * 10 > len(sample) * 9


def _stretches(data: bytes, coding: str, pattern: bytes) -> Iterator[str]:
    for match in re.finditer(pattern, data):
        yield match[0].decode(coding, "replace")


def pieces(data: bytes, where: str, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """The bytes themselves and everything that can be unpacked from them, and from that, and so on."""
    yield where or "the file's bytes", data
    if depth >= _DEEPEST or not data:
        return
    for inner, unpacked in _unpacked(data):
        if unpacked and unpacked != data:
            yield from pieces(unpacked[:_MOST], f"{where} > {inner}" if where else inner, depth + 1)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    picture = data.startswith(_PICTURES)
    if b"PK\x03\x04" in data[:4] or b"PK\x05\x06" in data[-70000:]:
        yield from _zip(data)
    if _OLE in data:
        yield from _ole(data[data.index(_OLE) :])
    if data[:1] == b"\x01":
        yield "VBA source", vba.decompressed(data)
    for match in _ZLIB.finditer(data):
        yield f"deflated at {match.start()}", _inflated(data[match.start() :], 15)
    for match in _GZIP.finditer(data):
        yield f"gzip at {match.start()}", _inflated(data[match.start() :], 31)
    if not picture and _mostly_letters(data):
        for match in _BASE64.finditer(data):
            yield from (("base64", out) for out in _from_base64(match[0]))
        for match in _HEX.finditer(data):
            yield "hexadecimal", binascii.unhexlify(b"".join(match[0].split()))


def _inflated(data: bytes, window: int) -> bytes:
    machine = zlib.decompressobj(window)
    out = b""
    try:
        for at in range(0, len(data), 4096):
            out += machine.decompress(data[at : at + 4096])
            if machine.eof or len(out) > _MOST:
                break
    except zlib.error:
        pass
    return out if len(out) > 3 else b""


def _from_base64(data: bytes) -> Iterator[bytes]:
    data = b"".join(data.split()).rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    if len(data) % 4 == 1:
        data = data[:-1]
    out = base64.b64decode(data + b"=" * (-len(data) % 4))
    if (
        out.startswith((b"PK", _OLE, b"\x78", b"\x1f\x8b", *_PICTURES))
        or sum(32 <= b < 127 or b == 0 for b in out) * 5 > len(out) * 4
    ):
        yield out


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "zip comment", archive.comment
            for entry in archive.infolist():
                yield "a part's name", entry.filename.encode()
                yield "a zip field", entry.extra + b" " + entry.comment
                if entry.file_size < _MOST:
                    yield entry.filename, archive.read(entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, OSError, EOFError):
        pass
    for match in re.finditer(rb"PK\x03\x04", data):  # also what the directory does not list
        head = data[match.start() : match.start() + 30]
        if len(head) == 30:
            begin = (
                match.start()
                + 30
                + int.from_bytes(head[26:28], "little")
                + int.from_bytes(head[28:30], "little")
            )
            yield f"zip entry at {match.start()}", _inflated(data[begin:], -15)


def _ole(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for entry in ole.listdir(streams=True, storages=True):
                name = "/".join(entry)
                yield "an OLE stream's name", name.encode("utf-8", "replace")
                if ole.get_type(entry) == olefile.STGTY_STREAM:
                    content = ole.openstream(entry).read()
                    yield name, content
                    for match in re.finditer(rb"\x01[\s\S][\xb0-\xbf]", content):
                        yield f"{name}: VBA source", vba.decompressed(content[match.start() :])
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        pass
