"""Stretches of a text that are another text written in a code which a curious reader undoes in a minute.

Base64, hexadecimal digits, percent signs, entities, numbers of letters, Morse: whatever is spelt in one of
them stands in the document as surely as if it were written out.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_RUN = re.compile(r"\S+")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}|&#?\w{2,8};|=[0-9A-F]{2}|\\[ux'0-3]\{?[0-9A-Fa-f]{2}|%u[0-9A-Fa-f]{4}")
_BACKSLASH = re.compile(r"(?:\\u\{?|%u)([0-9A-Fa-f]{4,6})\}?|\\(?:x|')([0-9A-Fa-f]{2})|\\([0-3][0-7]{2})")
_MIME = re.compile(r"=\?[\w-]+\?[bBqQ]\?([^?\s]+)\?=")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:\s[A-Za-z0-9+/_-]{60,76})*={0,2}")
_BASE32 = re.compile(r"[A-Z2-7]{8,}={0,6}")
_BASE85 = re.compile(r"<~\s*([!-uz\s]{5,}?)\s*~>")
_HEX = re.compile(r"(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[\s:,;-]{0,2}){3,}[0-9A-Fa-f]{2}")
_BITS = re.compile(r"(?:[01]{7,8}[\s,]{0,2}){3,}[01]{7,8}")
_NUMBERS = re.compile(r"(?:\b\d{2,3}\b[\s,;-]{1,2}){3,}\d{2,3}\b")
_ALPHABET = re.compile(r"(?:\b\d{1,2}\b[\s,;.-]{1,2}){3,}\d{1,2}\b")
_MORSE = re.compile(r"(?:[.·•\-–—−_]{1,4}[\s/|]{1,3}){3,}[.·•\-–—−_]{1,4}")
_DOTS, _DASHES = re.compile("[·•]"), re.compile("[–—−_]")
_IN_MORSE = (
    "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..-"
    " v...- w.-- x-..- y-.-- z--.."
)
_LETTERS = {sign[1:]: sign[0] for sign in _IN_MORSE.split()}
_LONGEST = 200_000
"""A stretch beyond so many letters is data, not a word in code."""


def stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Where something is written in code and what it says: start, end, the text in clear; in order.

    Many a plain word can be read as base64 or as hexadecimal digits too: what such a word "says" is given as
    well, when it reads like text. The stretches overlap.
    """
    found = []
    for pattern, decode in _CODES:
        for match in pattern.finditer(text):
            if len(match[0]) <= _LONGEST:
                clear = decode(match[0])
                if clear and clear != match[0]:
                    found.append((*match.span(), clear))
    yield from sorted(found, key=lambda one: (one[0], -one[1]))


def _escapes(written: str) -> str:
    if not _ESCAPE.search(written):
        return ""
    clear = html.unescape(unquote(written, errors="replace"))
    clear = _BACKSLASH.sub(_letter, clear)
    if re.search(r"=[0-9A-F]{2}", clear) and not _MIME.search(clear):
        clear = quopri.decodestring(clear.encode("utf-8", "replace")).decode("utf-8", "replace")
    return clear


def _letter(match: re.Match[str]) -> str:
    code = int(match[3], 8) if match[3] else int(match[1] or match[2], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _mime(written: str) -> str:
    inside = _MIME.fullmatch(written)
    return (_base64(inside[1]) or _escapes(inside[1]) or inside[1]) if inside else ""


def _base64(written: str) -> str:
    run = "".join(written.split()).rstrip("=").replace("-", "+").replace("_", "/")
    run = run[:-1] if len(run) % 4 == 1 else run
    return _clear(base64.b64decode(run + "=" * (-len(run) % 4)))


def _base32(written: str) -> str:
    run = written.rstrip("=")
    run = run[: len(run) - (len(run) % 8 in (1, 3, 6))]
    try:
        return _clear(base64.b32decode(run + "=" * (-len(run) % 8)))
    except binascii.Error:
        return ""


def _base85(written: str) -> str:
    try:
        return _clear(base64.a85decode("".join(written.split()), adobe=True))
    except ValueError:
        return ""


def _hex(written: str) -> str:
    digits = re.sub(r"0x|\\x|[^0-9A-Fa-f]", "", written)
    return _clear(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _bits(written: str) -> str:
    groups = re.findall(r"[01]{8}" if re.search(r"[01]{8}", written) else r"[01]{7}", written)
    return _clear(bytes(int(group, 2) for group in groups))


def _numbers(written: str) -> str:
    codes = [int(number) for number in re.findall(r"\d+", written)]
    return _clear(bytes(codes)) if all(code < 256 for code in codes) else ""


def _alphabet(written: str) -> str:
    """A is 1, B is 2."""
    places = [int(number) for number in re.findall(r"\d+", written)]
    return "".join(chr(96 + place) for place in places) if all(0 < place < 27 for place in places) else ""


def _morse(written: str) -> str:
    plain = _DASHES.sub("-", _DOTS.sub(".", written))
    return "".join(_LETTERS.get(letter, " ") for letter in re.split(r"[\s/|]+", plain))


def _clear(data: bytes) -> str:
    """Bytes as text; "" when they are none."""
    wide = data.count(0) * 3 > len(data)
    for code in ("utf-16-le", "utf-16-be") if wide else ("utf-8", "cp500"):
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if len(text) > 2 and all(letter.isprintable() or letter.isspace() for letter in text):
            return text
    return ""


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_MIME, _mime),
    (_RUN, _escapes),
    (_BASE64, _base64),
    (_BASE32, _base32),
    (_BASE85, _base85),
    (_HEX, _hex),
    (_BITS, _bits),
    (_NUMBERS, _numbers),
    (_ALPHABET, _alphabet),
    (_MORSE, _morse),
)
