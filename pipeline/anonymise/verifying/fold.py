"""Text made comparable, in this room's own way: what only looks different becomes the same.

It shares nothing with what finds and rewrites names on purpose: a letter that one of them reads wrongly must
not be read wrongly here too.
"""

# ruff: noqa: E501 - a table of letters

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIKE_LATIN = {
    # Cyrillic
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "і": "i", "ї": "i", "ј": "j", "к": "k",
    "ӏ": "l", "м": "m", "н": "h", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "у": "y", "ү": "y", "ѵ": "v",
    "ԝ": "w", "х": "x", "ҽ": "e", "ԍ": "g", "ո": "n", "օ": "o", "ս": "u", "հ": "h", "յ": "j", "ց": "g",
    # Greek
    "α": "a", "β": "b", "γ": "y", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "u", "ν": "v", "ο": "o",
    "ρ": "p", "σ": "o", "ς": "c", "τ": "t", "υ": "u", "χ": "x", "ω": "w", "ϲ": "c", "ϳ": "j", "ζ": "z",
    # Latin letters that do not come apart into a letter and a mark
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ȷ": "j", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ɪ": "i", "ʏ": "y", "ʀ": "r", "ɴ": "n", "ʟ": "l", "ʜ": "h", "ɢ": "g",
    "ʙ": "b", "ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m", "ᴏ": "o", "ᴘ": "p", "ᴛ": "t",
    "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜱ": "s", "ꜰ": "f", "ſ": "s", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ə": "e",
    "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɨ": "i", "ʉ": "u", "ꭰ": "d", "ꮶ": "k", "ꮇ": "m", "ƶ": "z", "ƿ": "w", "ɦ": "h",
}  # fmt: skip
_LIKE_LATIN |= {
    chr(first + at): chr(97 + at)
    for first in (0x249C, 0x1F110, 0x1F150, 0x1F170, 0x1F1E6)
    for at in range(26)
}  # in brackets, circles, squares and flags
_DOTS = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"  # Braille
_LIKE_LATIN |= dict(zip(_DOTS, "abcdefghijklmnopqrstuvwxyz", strict=True))
_APOSTROPHES = frozenset("'’‘ʼ`´′＇ʹʻˈ‛")
_HYPHENS = frozenset("-‐‑‒–—−﹣－⁃")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u00ad")
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u00ad\x02][ \t]*\r?\n[ \t\r\n]*(?=[^\W_])")


@lru_cache(maxsize=20_000)
def _folded_letter(letter: str) -> str:
    code = ord(letter)
    if 0xE0020 <= code <= 0xE007E:  # tag characters: a hidden alphabet
        return chr(code - 0xE0000).lower()
    if 0xF020 <= code <= 0xF0FF:  # what symbol fonts are written with
        return _folded_letter(chr(code - 0xF000))
    if letter in _APOSTROPHES:
        return "'"
    if letter in _HYPHENS:
        return "-"
    kind = unicodedata.category(letter)
    if letter in _UNSEEN or kind in ("Cf", "Mn", "Me") or 0xFE00 <= code <= 0xFE0F:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(letter))
    if kind.startswith("Z") and letter not in "\u2028\u2029":
        return " "
    if letter in _LIKE_LATIN:
        return _LIKE_LATIN[letter]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(
        _LIKE_LATIN.get(one, one) for one in apart if unicodedata.category(one) not in ("Mn", "Me", "Cf")
    )


class Folded:
    """A text folded, with the way back to where each of its letters stood.

    Attributes:
        source: the text as it was.
        text: folded: small Latin letters where they look like such, no marks, nothing that does not show.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._back: list[int] | None = None
        if source.isascii():
            self.text = source.lower()
            return
        out: list[str] = []
        back: list[int] = []
        for at, letter in enumerate(source):
            plain = letter.lower() if letter < "\x80" else _folded_letter(letter)
            out.append(plain)
            back.extend([at] * len(plain))
        self.text = "".join(out)
        self._back = back

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` of the folded text stand in the source."""
        if self._back is None:
            return start, end
        return self._back[start], self._back[end - 1] + 1


def fold(text: str) -> str:
    """A short text folded, without the way back."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


def squeezed(text: str) -> str:
    """Letters and digits of a folded text and nothing else."""
    return _NOT_SQUEEZED.sub("", text)


_NOT_SQUEEZED = re.compile(r"[\W_]+")
_KEPT = re.compile(r"[^\W_]+")


def places_of_squeezed(text: str) -> list[int]:
    """For each character of `squeezed(text)` its index in `text`."""
    places: list[int] = []
    for match in _KEPT.finditer(text):
        places.extend(range(*match.span()))
    return places


def rejoined(text: str) -> str:
    """A text in which words that a hyphen at a line's end parts are whole; the same object if none is."""
    return _PARTED.sub("", text) if _PARTED.search(text) else text
