"""The strings and names of a PDF, as they stand in its objects and content streams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import decoded

_HEX_STRING = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]{2,})")
_PLAIN = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"(": b"(", b")": b")", b"\\": b"\\",
}  # fmt: skip
_LETTER = re.compile(r"u(?:ni)?([0-9A-F]{4})|[^\W\d_]")
_MOST = 20 << 20
_PROPERTY = re.compile(
    rb"/(?:Alt|ActualText|E|Title|T|Contents|Lang)\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)"
)


def texts_of(value: bytes) -> Iterator[str]:
    """A string object as text, in the ways it may be meant."""
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


def decoded_name(name: str) -> str:
    """A name as it reads, "#20" undone."""
    return re.sub(r"#([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), name).lstrip("/")


def spelt(array: Any) -> str:
    """What an array spells letter by letter, as codes or as names of letters; "" where it does not.

    Only of arrays that begin with a number or a name: the long ones of a file hold neither.
    """
    import pikepdf

    letters = ""
    for item in array:
        if isinstance(item, int):
            letters += chr(item) if 31 < item < 256 else ""
        elif isinstance(item, pikepdf.Name):
            name = _LETTER.fullmatch(decoded_name(str(item)))
            letters += (chr(int(name[1], 16)) if name[1] else name[0]) if name else ""
        else:
            break
    return letters if len(letters) > 3 else ""


def _unescaped(body: bytes) -> bytes:
    if b"\\" not in body:
        return body

    def one(match: re.Match[bytes]) -> bytes:
        sign = match[1]
        return bytes([int(sign, 8) % 256]) if sign[:1].isdigit() else _PLAIN.get(sign, b"")

    return _ESCAPE.sub(one, body)


def strings_of(data: bytes) -> str:
    """The strings of a content stream or object stream, put together without what stands between them."""
    pieces: list[str] = []
    for match in _STRING.finditer(data[:_MOST]):
        body = _unescaped(match[1])
        pieces.append(body.decode("utf-16", "replace") if body[:2] == b"\xfe\xff" else body.decode("latin-1"))
    for match in _HEX_STRING.finditer(data[:_MOST]):
        digits = re.sub(rb"\s", b"", match[1])
        body = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        pieces.append(body.decode("utf-16", "replace") if body[:2] == b"\xfe\xff" else body.decode("latin-1"))
    names = [decoded_name(match[1].decode("latin-1")) for match in _NAME.finditer(data[:_MOST])]
    return "".join(pieces) + "\n" + "\n".join(pieces) + "\n" + "\n".join(dict.fromkeys(names))


def read_marked(data: bytes, where: str, pile: Pile) -> None:
    """Words said about marked content in the page's own stream."""
    told = []
    for match in _PROPERTY.finditer(data):
        body = (
            _unescaped(match[1])
            if match[1] is not None
            else bytes.fromhex(re.sub(rb"\s", b"", match[2]).decode())
        )
        told += list(texts_of(body))
    pile.read("alt-text", where, "\n".join(told), "words")
    pile.read("alt-text", where, "".join(told), "words")


def mostly_text(data: bytes) -> bool:
    """Whether bytes look like something written."""
    sample = data[:2000]
    return sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in sample) > 0.75 * len(sample)
