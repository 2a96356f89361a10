"""A text as a person reads it, with the way back to the letters that stand there.

Taken away or made plain: soft hyphens, zero-width and direction marks, accents, ligatures, full-width and
mathematical letters, curly apostrophes, the many blanks and hyphens, and the letters of other alphabets that
look like ours. Capitals stay, because they tell a name from a word.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from dataclasses import dataclass

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What Unicode calls ignorable by default, and a blank of Braille."""
_FOREIGN = re.compile("[^\x00-\x7f]+")
_HYPHENS = "‐‑‒–—―−﹘﹣－\u2043\u00b7"
_APOSTROPHES = "’‘ʼʹ′´`＇‛\u02bb\u02bd\u055a\ua78c"
_LOOK_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜаеѕіјкорсухһԁԛԝмтнвгпбɡɑıΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρτυχγεωѵⅼ",
        "ABESIJKMHOPCTYXQWaesijkopcyxhdqwmthbrnbgaiABEZHIKMNOPTYXoavikptuxyewvl",
        strict=True,
    )
)
_LOOK_ALIKE |= dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_LOOK_ALIKE |= {chr(first + at): chr(65 + at) for first in (0x1F150, 0x1F170, 0x1F1E6) for at in range(26)}
_SINGLE = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "æ": "ae", "Æ": "Ae",
    "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ß": "ss", "ẞ": "SS", "ŋ": "n",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "…": "…",
}  # fmt: skip
_SINGLE |= {chr(first + at): chr(97 + at) for first in (0x249C, 0x1F110) for at in range(26)}  # in brackets
_SINGLE |= {chr(0xF000 + code): chr(code) for code in range(0x21, 0x7F)}  # as symbol fonts have them
_BRAILLE = (1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53)
_SINGLE |= {chr(0x2800 + dots): chr(97 + at) for at, dots in enumerate(_BRAILLE)}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded.

    Attributes:
        text: as it is read.
        original: what stands there.
    """

    text: str
    original: str
    _starts: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` of the folded text stand in the original; marks above the last
        letter belong to it. `end` is greater than `start`."""
        if self._starts is None:
            return start, end
        first, last = self._starts[start], self._starts[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return first, last

    def place(self, at: int) -> int:
        """Where the character `at` stands in the original; the end for the end."""
        if self._starts is None:
            return at
        return self._starts[at] if at < len(self._starts) else len(self.original)


def fold(text: str) -> Folded:
    """Fold a text; the folding of what is folded is itself."""
    if text.isascii() and "`" not in text:
        return Folded(text, text, None)
    pieces: list[str] = []
    starts = array("Q")
    past = 0
    for match in _FOREIGN.finditer(text):
        start, end = match.span()
        pieces.append(text[past:start])
        starts.extend(range(past, start))
        for at in range(start, end):
            plain = _plain_at(text, at)
            pieces.append(plain)
            starts.extend([at] * len(plain))
        past = end
    pieces.append(text[past:])
    starts.extend(range(past, len(text)))
    return Folded("".join(pieces).replace("`", "'"), text, starts)


def folded(text: str) -> str:
    """A short text folded, without the way back."""
    return fold(text).text


def squeezed(text: str) -> str:
    """Letters and figures only, small: what is left of a name however its parts are joined."""
    return "".join(letter for letter in folded(text).lower() if letter.isalnum())


def _plain_at(text: str, at: int) -> str:
    letter = text[at]
    if letter == "\u00ad" and text[at + 1 : at + 2] in ("\n", "\r"):
        return "-"  # a hyphen shown at a line's end
    return _plain(letter)


@functools.lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if _UNSEEN.match(letter):
        return ""
    if letter in _APOSTROPHES:
        return "'"
    if letter in _HYPHENS:
        return "-"
    if letter in _SINGLE:
        return _SINGLE[letter]
    out = []
    for part in unicodedata.normalize("NFKD", letter):
        if unicodedata.combining(part) or unicodedata.category(part) in ("Mn", "Me"):
            continue
        if part.isspace() and part != "\n":
            out.append(" ")
        else:
            out.append(_LOOK_ALIKE.get(part) or _SINGLE.get(part) or part)
    return "".join(out)
