"""Text inside text: what is written in it in another way (percent signs, entities, base64 …), undone."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
import urllib.parse
from collections.abc import Callable, Iterator

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,12});")
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}|\r?\n)")
_UNICODE = re.compile(
    r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})|_x([0-9A-Fa-f]{4})_|%u([0-9A-Fa-f]{4})"
)
_OCTAL = re.compile(r"\\([0-3]?[0-7]{2,3})|#([0-9A-Fa-f]{2})(?![0-9A-Fa-f])")
_RTF = re.compile(r"\\'([0-9A-Fa-f]{2})|\\u(-?\d{1,6}) ?\??")
_PUNY = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_MIME_WORD = re.compile(r"=\?([\w-]+)\?([bBqQ])\?([^?\s]*)\?=")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}|(?:[A-Za-z0-9+/]{40,80}\s{1,4})+[A-Za-z0-9+/]{2,80}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[\s,:]?){6,}")
_CODES = re.compile(r"(?:\b\d{2,6}\b[\s,;]{1,2}){4,}\d{2,6}\b")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_MOST_LAYERS = 8
_MOST = 20_000
"""Encoded runs looked at in one text; a text with more is no text."""


def rewritten(text: str) -> Iterator[tuple[str, str]]:
    """The text as it reads when one kind of escapes in it is undone, and how they were written."""
    for how, sign, pattern, undo in _ESCAPES:
        if sign in text and pattern.search(text):
            yield how, undo(text)


def undone(text: str) -> Iterator[str]:
    """The text with all kinds of escapes undone, then once more, until nothing is left to undo."""
    for _ in range(_MOST_LAYERS):
        before = text
        for _, sign, pattern, undo in _ESCAPES:
            if sign in text and pattern.search(text):
                text = undo(text)
        if text == before:
            return
        yield text


def hidden_bytes(text: str) -> Iterator[tuple[str, bytes]]:
    """What runs of base64 and hexadecimal digits in the text hold."""
    for count, match in enumerate(_BASE64.finditer(text)):
        if count > _MOST:
            break
        run = re.sub(r"\s+", "", match.group())
        if not run.isalpha() or not (run.islower() or run.istitle()):
            yield from _from_base64(run)
    for count, match in enumerate(_HEX.finditer(text)):
        if count > _MOST:
            break
        digits = re.sub(r"[\s,:]+", "", match.group())
        if not digits.isdigit() or len(digits) >= 12:
            yield "hexadecimal", bytes.fromhex(digits[: len(digits) // 2 * 2])


def _from_base64(run: str) -> Iterator[tuple[str, bytes]]:
    plain = run.rstrip("=").replace("-", "+").replace("_", "/")
    if len(plain) % 4 == 1:
        plain = plain[:-1]
    try:
        yield "base64", base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return


def _bytes_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _chr(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else " "


def _escape(match: re.Match[str]) -> str:
    return _chr(int(next(filter(None, match.groups())), 16))


def _octal(match: re.Match[str]) -> str:
    return _chr(int(match[1], 8)) if match[1] else _chr(int(match[2], 16))


def _rtf(match: re.Match[str]) -> str:
    if match[1]:
        return bytes.fromhex(match[1]).decode("cp1252", "replace")
    return _chr(int(match[2]) % 65536)


def _puny(match: re.Match[str]) -> str:
    try:
        return match.group().lower()[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return match.group()


def _mime(match: re.Match[str]) -> str:
    data = match[3].encode("ascii", "replace")
    try:
        raw = base64.b64decode(data) if match[2] in "bB" else quopri.decodestring(data, header=True)
        return raw.decode(match[1], "replace")
    except (binascii.Error, LookupError, ValueError):
        return match.group()


def _coded(match: re.Match[str]) -> str:
    return "".join(_chr(int(code)) for code in re.findall(r"\d+", match.group()))


_ESCAPES: tuple[tuple[str, str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("percent signs", "%", _PERCENT, lambda text: urllib.parse.unquote(text, errors="replace")),
    ("entities", "&", _ENTITY, html.unescape),
    (
        "quoted-printable",
        "=",
        _QUOTED,
        lambda text: _bytes_text(quopri.decodestring(text.encode("utf-8", "replace"))),
    ),
    ("escapes", "", _UNICODE, lambda text: _UNICODE.sub(_escape, text)),
    ("escapes", "", _OCTAL, lambda text: _OCTAL.sub(_octal, text)),
    ("escapes", "\\", _RTF, lambda text: _RTF.sub(_rtf, text)),
    ("an internet name", "-", _PUNY, lambda text: _PUNY.sub(_puny, text)),
    ("a mail header", "=?", _MIME_WORD, lambda text: _MIME_WORD.sub(_mime, text)),
    ("character codes", "", _CODES, lambda text: _CODES.sub(_coded, text)),
    ("markup", "<", _TAG, lambda text: _TAG.sub("", text)),
)
"""How it is called, a sign that is always there, what finds it, what undoes it."""
