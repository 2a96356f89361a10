"""A folded text as words and figures: letters apart from figures, capitals inside a word apart.

"KayleighMarsden94" is Kayleigh, Marsden, 94; "McDonald" is one word. An apostrophe parts words, and the gap
says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_PREFIX = re.compile(r"(?:Ma?c|O|De|Di|Da|Du|La|Le|Fitz|Van|Al|El|D|M)\Z")
_LINE_END = re.compile(r"- ?\r?\n[ \t]*\Z")


class Token(NamedTuple):
    """One word or number: `start` to `end` of the folded text; `gap` is what stands before it."""

    start: int
    end: int
    text: str
    key: str
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def glued(self) -> bool:
        """Whether nothing stands between it and the word before it."""
        return self.gap == ""


def tokens(text: str) -> list[Token]:
    """The words and figures of a folded text, in order."""
    out: list[Token] = []
    past = 0
    for match in _TOKEN.finditer(text):
        written = match[0]
        start, end = match.span()
        gap = text[past:start]
        past = end
        if written.islower() or written[1:].islower() or written.isupper() or not written.isalpha():
            out.append(Token(start, end, written, written.lower(), gap))
        else:
            at = start
            for part in _humps(written):
                out.append(Token(at, at + len(part), part, part.lower(), gap))
                at += len(part)
                gap = ""
    return out


def line_end(gap: str) -> bool:
    """Whether a hyphen at a line's end parts two words."""
    return _LINE_END.match(gap) is not None


def _humps(written: str) -> list[str]:
    """A word parted before its inner capitals, but not behind Mc and its like."""
    parts = _HUMP.split(written)
    out = [parts[0]]
    for part in parts[1:]:
        if len(out) == 1 and _PREFIX.match(out[0]):
            out[0] += part
        else:
            out.append(part)
    return out
