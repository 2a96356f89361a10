"""A PDF page's text as its own strings and character maps give it, and whether PDFium gave all of it.

Where both hold the same letters, each as often, no slower reader is needed for the page. Anything unusual
(a drawing within the page, a pattern, letters that are drawn, a font without a map) counts as not agreeing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*"
    rb"|(?<![\w.])[A-Za-z'\"][A-Za-z0-9*]*|%[^\r\n]*",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_MOVES = frozenset((b"Td", b"TD", b"Tm", b"T*", b"BT", b"'", b'"'))
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[|\]")
_SMALL = 3
_MANY_SMALL = 8


class UnusualError(Exception):
    """The page holds what this simple reader does not follow."""


@dataclass(frozen=True, slots=True)
class Strings:
    """What the strings of a page say.

    Attributes:
        text: in the order they are written; a move to another place begins a new line.
        scattered: letters are placed singly or nearly so, which no order of writing need follow.
    """

    text: str
    scattered: bool


def same_letters(one: str, other: str) -> bool:
    """Whether two texts hold the same letters and digits, each as often, in any order."""
    return Counter(_letters(one)) == Counter(_letters(other))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def strings_of(page: Any, fonts: dict[Any, Font]) -> Strings:
    """Read a page of pikepdf.

    Args:
        page: a `pikepdf.Page`.
        fonts: character maps met so far, by the font's object; added to.

    Raises:
        UnusualError: it cannot be read in this simple way.
    """
    import pikepdf

    try:
        resources = page.resources
        _must_be_plain(page, resources)
        named = {str(name).encode(): _font(font, fonts) for name, font in resources.get("/Font", {}).items()}
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        data = b"\n".join(bytes(stream.read_bytes()) for stream in streams if stream is not None)
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError) as trouble:
        raise UnusualError from trouble
    pieces: list[str] = []
    sizes: list[int] = []
    for moved, shown in _shown(data, named):
        if moved and pieces:
            pieces.append("\n")
        pieces.append(shown)
        sizes.append(len(shown))
    runs = "".join("." if size <= _SMALL else " " for size in sizes)
    return Strings("".join(pieces), "." * _MANY_SMALL in runs)


def _must_be_plain(page: Any, resources: Any) -> None:
    """Nothing is drawn but the strings of the page itself and pictures."""
    drawings = resources.get("/XObject", {})
    if any(str(thing.get("/Subtype", "")) != "/Image" for _, thing in drawings.items()):
        raise UnusualError
    if "/Pattern" in resources or any(
        "/Font" in state for _, state in resources.get("/ExtGState", {}).items()
    ):
        raise UnusualError
    if any("/AP" in mark for mark in page.obj.get("/Annots", [])):
        raise UnusualError


@dataclass(frozen=True, slots=True)
class Font:
    """How many bytes a letter of a font takes, and what it stands for."""

    width: int
    letters: dict[bytes, str]

    def read(self, codes: bytes) -> str:
        """The text a string stands for."""
        if self.width == 1 and not self.letters:
            return codes.decode("cp1252", "replace")
        try:
            return "".join(
                self.letters[codes[at : at + self.width]] for at in range(0, len(codes), self.width)
            )
        except KeyError:
            raise UnusualError from None


def _font(font: Any, known: dict[Any, Font]) -> Font:
    number = font.objgen
    if number in known and number != (0, 0):
        return known[number]
    subtype = str(font.get("/Subtype", ""))
    wide = subtype == "/Type0"
    if subtype == "/Type3" or (wide and "/ToUnicode" not in font):
        raise UnusualError
    if wide and str(font.get("/Encoding", "")) not in ("/Identity-H", "/Identity-V"):
        raise UnusualError
    letters = _map(bytes(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
    known[number] = Font(2 if wide else 1, letters)
    return known[number]


def _map(data: bytes) -> dict[bytes, str]:
    letters: dict[bytes, str] = {}
    for section in _SECTION.finditer(data):
        parts = [
            bytes.fromhex(part[1].decode()) if part[1] is not None else part[0]
            for part in _PART.finditer(section[2])
        ]
        if section[1] == b"bfchar":
            letters.update((code, _text(to)) for code, to in zip(parts[::2], parts[1::2], strict=False))
        else:
            letters.update(_ranges(parts))
    return letters


def _ranges(parts: list[bytes]) -> Iterator[tuple[bytes, str]]:
    at = 0
    while at + 2 < len(parts):
        first, last, to = parts[at : at + 3]
        low, high = int.from_bytes(first, "big"), int.from_bytes(last, "big")
        if not 0 <= high - low < 1 << 16:
            raise UnusualError
        at += 3
        if to == b"[":
            for code in range(low, high + 1):
                if at < len(parts) and parts[at] != b"]":
                    yield code.to_bytes(len(first), "big"), _text(parts[at])
                    at += 1
            at += 1
            continue
        start = _text(to)
        for code in range(low, high + 1):
            yield code.to_bytes(len(first), "big"), start[:-1] + chr(ord(start[-1:] or " ") + code - low)


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", "replace")


def _shown(data: bytes, fonts: dict[bytes, Font]) -> Iterator[tuple[bool, str]]:
    """Every string shown, and whether it was moved to before."""
    font: Font | None = None
    waiting: list[bytes] = []
    name, moved = b"", True
    for match in _TOKEN.finditer(data):
        token = match[0]
        first = token[:1]
        if first == b"(":
            waiting.append(_ESCAPE.sub(_unescaped, token[1:-1]) if b"\\" in token else token[1:-1])
        elif first == b"<" and token != b"<<":
            digits = b"".join(token[1:-1].split()).decode()
            waiting.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif first == b"/":
            name = token
        elif first not in b"%<>":
            if token in (b"BI", b"ID"):
                raise UnusualError
            moved = moved or token in _MOVES
            if token == b"Tf":
                font = fonts.get(name)
            elif token in _SHOWS and waiting:
                if font is None:
                    raise UnusualError
                yield moved, font.read(b"".join(waiting))
                moved = False
            waiting = []


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign[:1].isdigit():
        return bytes([int(sign, 8) % 256])
    return _PLAIN.get(sign, b"" if sign in (b"\n", b"\r\n") else sign)
