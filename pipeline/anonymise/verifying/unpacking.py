"""Bytes of any sort → texts to be searched, whatever they are wrapped in."""

from __future__ import annotations

import bz2
import hashlib
import lzma
import re
import zlib
from collections.abc import Iterator, Mapping

from pipeline.anonymise.verifying import ciphers, decodings
from pipeline.anonymise.verifying.reading import DEEPEST, Pile, TooMuchError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x0cjP",
    b"\xff\x4f\xff\x51",
)
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_LETTERS_IN = (
    (re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}"), "latin-1", re.compile(rb"[A-Za-z]{3}")),
    (
        re.compile(rb"(?:[\x20-\x7e]|[\xc3-\xf4][\x80-\xbf]{1,3}){4,}"),
        "utf-8",
        re.compile(
            rb"[A-Za-z]{2}[\xc3-\xf4]|[\xc3-\xf4][\x80-\xbf][A-Za-z]{2}|(?:[\xc3-\xdf][\x80-\xbf]){3}"
        ),
    ),
    (re.compile(rb"(?:[\x20-\xff][\x00-\x05]){4,}"), "utf-16-le", re.compile(rb"(?:[A-Za-z]\x00){3}")),
    (re.compile(rb"(?:[\x00-\x05][\x20-\xff]){4,}"), "utf-16-be", re.compile(rb"(?:\x00[A-Za-z]){3}")),
)
"""Runs of bytes that may be letters, how they are coded, and three letters of our own beside each other."""
_LARGE = 1 << 20
"""Of so many bytes, the pixels of a picture as a rule, only runs with letters beside each other are kept."""
_NEAR = 128
_LEAST = 4
_TEXT_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def unpack(data: bytes, channel: str, where: str, pile: Pile, *, depth: int = 0) -> None:
    """Gather everything that can be read in `data`.

    Args:
        channel: the channel its texts belong to where they have none of their own.
        where: what a person would call the place.
        pile: takes the texts, pictures, faults.
        depth: how many wrappings are around it.

    Raises:
        TooMuchError: there is more than is looked through.
    """
    if len(data) < _LEAST:
        pile.channels[channel] = None
        return
    digest = hashlib.blake2b(data, digest_size=16, key=channel.encode()[:32]).digest()
    if digest in pile.seen:
        return
    pile.seen.add(digest)
    pile.spend(len(data))
    if depth > DEEPEST:
        pile.fault(f"{where}: wrapped too deep to look into")
        return
    _by_kind(data, channel, where, pile, depth)


_PROMISED: Mapping[str, tuple[bytes, ...]] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx"), (*_ZIPS, _OLE)),
    **dict.fromkeys((".odt", ".ods", ".odp", ".zip"), _ZIPS),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".msg"), (_OLE,)),
}
"""How files of these endings begin; a protected Word or Excel file is a compound file."""


def is_promised(ending: str, data: bytes) -> bool:
    """Whether a file is of the kind its ending promises: a broken one reads as a harmless line of text."""
    if ending.lower() == ".pdf":
        return b"%PDF-" in data[:1024]
    return data.startswith(_PROMISED.get(ending.lower(), (b"",)))


def _by_kind(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    if data.startswith(_ZIPS):
        from pipeline.anonymise.verifying.zips import read_zip

        read_zip(data, channel, where, pile, depth)
    elif data.startswith(_OLE):
        from pipeline.anonymise.verifying.ole import read_ole

        read_ole(data, channel, where, pile, depth)
    elif b"%PDF-" in data[:1024]:
        from pipeline.anonymise.verifying.pdf import read_pdf

        read_pdf(data, channel, where, pile, depth)
    elif data.startswith(PICTURES):
        from pipeline.anonymise.verifying.pictures import read_picture

        read_picture(data, channel, where, pile, depth)
    elif data.startswith(_PACKED):
        _unpacked(data, channel, where, pile, depth)
        binary(data, channel, where, pile)
    else:
        _plain(data, channel, where, pile, depth)


def _unpacked(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    try:
        if data[:2] == b"\x1f\x8b":
            inner = zlib.decompressobj(47).decompress(data, pile.room)
        elif data[:3] == b"BZh":
            inner = bz2.BZ2Decompressor().decompress(data, pile.room)
        elif data[:6] == b"\xfd7zXZ\x00":
            inner = lzma.LZMADecompressor(memlimit=200 << 20).decompress(data, pile.room)
        else:
            inner = zlib.decompressobj().decompress(data, pile.room)
    except (zlib.error, lzma.LZMAError, OSError, ValueError, MemoryError):
        if not data.startswith(_PACKED[3:]):
            pile.fault(f"{where}: packed in a way that could not be undone")
        return
    unpack(inner, channel, f"{where}, unpacked", pile, depth=depth + 1)


def _bare(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Bytes that were deflated and carry no sign of it."""
    machine = zlib.decompressobj(-15)
    try:
        clear = machine.decompress(data, pile.room)
    except zlib.error:
        return
    if machine.eof and len(clear) > len(machine.unused_data):
        unpack(clear, channel, f"{where}, unpacked", pile, depth=depth + 1)


def _plain(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    text = decoded(data)
    if text is None:
        if depth < 2:
            pile.fault(f"{where}: a kind of data that cannot be looked into")
        binary(data, channel, where, pile, depth)
        _bare(data, channel, where, pile, depth)
        return
    head = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    if head.startswith("{\\rtf"):
        from pipeline.anonymise.verifying.markup import read_rtf

        read_rtf(text, channel, where, pile, depth)
    elif "<html" in head or "<!doctype html" in head or ("<body" in head and "<?xml" not in head):
        from pipeline.anonymise.verifying.markup import read_html

        read_html(text, channel, where, pile, depth)
    elif head.startswith("<"):
        from pipeline.anonymise.verifying.xmlparts import read_xml

        read_xml(data, channel, where, pile, depth)
    else:
        read_text(text, channel, where, pile, depth, prose=depth == 0)


def decoded(data: bytes) -> str | None:
    """Bytes as text by their own signs, None when they are no text."""
    for mark, code in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(code, "replace")
    sample = data[:4096]
    if b"\x00" in sample:
        for code, zeros in (
            ("utf-32-le", sample[2::4] + sample[3::4]),
            ("utf-32-be", sample[::4] + sample[1::4]),
        ):
            if len(sample) > 11 and not any(zeros):
                return data.decode(code, "replace")
        for code, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
            if zeros.count(0) > 0.8 * len(zeros):
                text = data.decode(code, "replace")
                return text if not _TEXT_CONTROL.search(text[:2000]) else None
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        odd = sum(letter > "\x7e" for letter in text[:4000])
        if odd > 0.15 * min(len(text), 4000):
            return _of_a_mainframe(data)
    return None if len(_TEXT_CONTROL.findall(text[:4000])) > 0.01 * min(len(text), 4000) else text


def _of_a_mainframe(data: bytes) -> str | None:
    """Bytes as text in EBCDIC; None when that makes no text of them either."""
    text = data.decode("cp500")
    usual = sum(
        letter.isascii() and (letter.isalnum() or letter in " .,'-\n\r\x85") for letter in text[:4000]
    )
    return text if usual > 0.95 * min(len(text), 4000) else None


def read_text(text: str, channel: str, where: str, pile: Pile, depth: int, *, prose: bool = False) -> None:
    """Gather a plain text: itself, what its escapes read, what its encoded runs hold."""
    pile.read(channel, where, text, "prose" if prose else "words", unit="line")
    inner(text, channel, where, pile, depth)


def inner(text: str, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather what is written in a text in other ways: escapes, base64, hexadecimal digits."""
    if depth > DEEPEST:
        pile.fault(f"{where}: wrapped too deep to look into")
        return
    if hash(text) in pile.hashes:
        return
    pile.hashes.add(hash(text))
    clear = text
    for how, other in decodings.rewritten(text):
        if other != text:
            pile.read(channel, f"{where}, written with {how}", other, "words", unit="line")
            clear = other
    if clear is not text:
        for clear in decodings.undone(text):
            pile.read(channel, f"{where}, with all escapes undone", clear, "words", unit="line")
            pile.hashes.add(hash(clear))
        _small(clear, channel, where, pile, depth)
    _small(text, channel, where, pile, depth)


def _small(text: str, channel: str, where: str, pile: Pile, depth: int) -> None:
    """What single words and runs of signs in a text hold."""
    for how, words in ciphers.read_out(text):
        pile.read(channel, f"{where}, in {how}", words, unit="line")
        inner(words, channel, f"{where}, in {how}", pile, depth + 1)
    small: dict[str, list[str]] = {}
    for how, data in decodings.hidden_bytes(text):
        if len(data) > 64 and data.startswith((*_ZIPS, _OLE, *PICTURES, *_PACKED, b"%PDF-")):
            unpack(data, channel, f"{where}, in {how}", pile, depth=depth + 1)
            continue
        plain = _readable(data)
        if plain is not None:
            small.setdefault(how, []).append(plain)
        elif len(data) > 24:
            binary(data, channel, f"{where}, in {how}", pile)
    for how, plains in small.items():
        joined = "\n".join(plains)
        pile.read(channel, f"{where}, in {how}", joined)
        inner(joined, channel, f"{where}, in {how}", pile, depth + 1)


def _readable(data: bytes) -> str | None:
    plain = decoded(data)
    if plain is None or len(plain) < 2:
        return None
    usual = sum(
        letter.isalnum() or letter.isspace() or letter in ".,;:'@/&<>=\"-_()" for letter in plain[:400]
    )
    return plain if usual > 0.9 * min(len(plain), 400) else None


def _around(run: bytes, letters: re.Pattern[bytes]) -> Iterator[bytes]:
    """Where letters stand beside each other in a run of bytes, with what is near them."""
    past = 0
    for match in letters.finditer(run):
        if match.end() + _NEAR // 2 <= past:
            continue
        start = max(0, match.start() - _NEAR)
        past = match.end() + _NEAR
        yield run[start:past]


def binary(data: bytes, channel: str, where: str, pile: Pile, depth: int = 0) -> None:
    """Gather what can be read in bytes that are no text: letters side by side, one byte or two each."""
    large = len(data) > _LARGE
    found = [
        run.decode(code, "replace")
        for pattern, code, letters in _LETTERS_IN
        for match in pattern.finditer(data)
        for run in (_around(match.group(), letters) if large else (match.group(),))
    ]
    pile.read(channel, where, "\n".join(found), "raw")
    if not large:
        pile.read(channel, where, data.decode("utf-8", "ignore"), "raw")
    for start in (b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff", _OLE):
        at = data.find(start, 1)
        tries = 0
        while at > 0 and tries < 8 and depth < DEEPEST:
            unpack(data[at:], channel, f"{where}, inside", pile, depth=depth + 1)
            at = data.find(start, at + len(start))
            tries += 1


__all__ = ["PICTURES", "TooMuchError", "binary", "decoded", "inner", "read_text", "unpack"]
