"""Words spelt in signs that are no letters, or in letters that are not theirs, read out.

Morse, bits, numbers of letters, base32 and base85, signs nobody sees that count in bits or bytes, words
upside down, figures for letters. Only what was read out is given, not the text around it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.anonymise.verifying.cells import is_hash
from pipeline.anonymise.verifying.technical import TECHNICAL

_MOST = 20_000
_MORSE = """
.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..
"""
_SIGNS = dict(
    zip(
        _MORSE.split(),
        "abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)
_UPSIDE_DOWN = str.maketrans("ɐqɔpǝəɟƃɓɥᴉıɾʞʅɯuodbɹsʇnʌʍʎ", "abcdeefgghiijklmnopqrstuvwy")
_AS_I = str.maketrans("012345678$@!", "oizeasgtbsai")
_AS_L = _AS_I | {ord("1"): "l"}
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NUMBERED = r"(?:\b%s\b[\s,;.:-]{1,2}){3,}%s\b"


def read_out(text: str) -> Iterator[tuple[str, str]]:
    """How something is spelt, and all that is spelt so, one line each."""
    for how, pattern, spell in _WAYS:
        lines = []
        for count, match in enumerate(pattern.finditer(text)):
            if count > _MOST:
                break
            lines += [line for line in spell(match[0]) if len(line) > 2]
        if lines:
            yield how, "\n".join(dict.fromkeys(lines))


def _morse(run: str) -> Iterator[str]:
    plain = re.sub("[–—−_]", "-", re.sub("[·•]", ".", run))
    yield "".join(_SIGNS.get(sign, " ") for sign in re.split(r"[\s/|]+", plain))


def _bits(run: str) -> Iterator[str]:
    digits = re.sub(r"[^01]", "", run)
    for width in (8, 7):
        yield _text(int(digits[at : at + width], 2) for at in range(0, len(digits) - width + 1, width))


def _codes(run: str) -> Iterator[str]:
    yield _text(map(int, re.findall(r"\d+", run)))


def _alphabet(run: str) -> Iterator[str]:
    places = [int(number) for number in re.findall(r"\d+", run)]
    if all(0 < place < 27 for place in places):
        yield "".join(chr(96 + place) for place in places)


def _base32(run: str) -> Iterator[str]:
    plain = run.rstrip("=")
    plain = plain[: len(plain) - (len(plain) % 8 in (1, 3, 6))]
    try:
        yield _text(base64.b32decode(plain + "=" * (-len(plain) % 8)))
    except binascii.Error:
        return


def _base85(run: str) -> Iterator[str]:
    try:
        yield _text(base64.a85decode("".join(run.split()), adobe=True))
    except ValueError:
        return


def _uuencoded(run: str) -> Iterator[str]:
    out = b""
    for line in run.splitlines()[1:]:
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            continue
    yield _text(out)


def _utf7(run: str) -> Iterator[str]:
    try:
        yield run.encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return


def _ebcdic(run: str) -> Iterator[str]:
    yield _text(bytes.fromhex(re.sub(r"\W", "", run)).decode("cp500").encode("latin-1", "ignore"))


def _selectors(run: str) -> Iterator[str]:
    """Variation selectors, of which there are as many as bytes."""
    yield _text(ord(sign) - 0xFE00 if sign < "\U000e0000" else ord(sign) - 0xE0100 + 16 for sign in run)


def _unseen_bits(run: str) -> Iterator[str]:
    """Two signs of no width, or three with one that parts the letters: one is 0, the other 1."""
    kinds = sorted(set(run))
    for zero in kinds:
        for one in kinds:
            bits = "".join("0" if sign == zero else "1" for sign in run if sign in (zero, one))
            if zero != one and len(bits) >= 16:
                yield from _bits(bits)


def _upside_down(word: str) -> Iterator[str]:
    turned = word.translate(_UPSIDE_DOWN)
    yield turned
    yield turned[::-1]


def _figures(word: str) -> Iterator[str]:
    if is_hash(word):
        return  # "7e55a" in it is no Tessa
    if all(part.casefold() in TECHNICAL for part in _HUMPS.findall(word)):
        return  # "Heading1Char" and "LightListAccent2" are styles of Word's own
    yield word.translate(_AS_I)
    yield word.translate(_AS_L)


def _text(codes: Iterable[int]) -> str:
    text = "".join(chr(code) if 31 < code < 256 else " " for code in codes)
    return text if sum(map(str.isalpha, text)) > len(text) // 2 else ""


_WAYS: tuple[tuple[str, re.Pattern[str], Callable[[str], Iterable[str]]], ...] = (
    ("Morse", re.compile(r"(?:[.·•\-–—−_]{1,4}[\s/|]{1,3}){3,}[.·•\-–—−_]{1,4}"), _morse),
    ("bits", re.compile(r"(?:[01]{7,8}[\s,]{0,2}){3,}[01]{7,8}"), _bits),
    ("numbers of letters", re.compile(_NUMBERED % (r"\d{2,3}", r"\d{2,3}")), _codes),
    ("places in the alphabet", re.compile(_NUMBERED % (r"\d{1,2}", r"\d{1,2}")), _alphabet),
    ("base32", re.compile(r"\b[A-Z2-7]{8,}(?:\b|={1,6})"), _base32),
    ("base85", re.compile(r"<~[!-uz\s]{5,}?~>"), _base85),
    ("uuencoded lines", re.compile(r"begin [0-7]{3} [^\n]*\n(?:[ -`]{2,62}\r?\n)+"), _uuencoded),
    ("UTF-7", re.compile(r"\+[A-Za-z0-9+/]{6,}-?"), _utf7),
    ("EBCDIC in hexadecimal", re.compile(r"(?:[89C-Ec-e][0-9A-Fa-f]\W?){5,}"), _ebcdic),
    ("selectors of variants", re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}"), _selectors),
    ("signs of no width", re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]{16,}"), _unseen_bits),
    (
        "letters upside down",
        re.compile("(?<![^\\W\\d_])[^\\W\\d_]{0,40}[ɐɔǝɟƃɓɥᴉɾʞʅɯɹʇʌʍʎ][^\\W\\d_]{2,40}"),
        _upside_down,
    ),
    (
        "figures for letters",
        re.compile(r"(?<!\w)(?=[\w$@!]*[^\W\d_])(?=[\w$@!]*[0-8$@!])[\w$@!]{5,40}(?!\w)"),
        _figures,
    ),
)
