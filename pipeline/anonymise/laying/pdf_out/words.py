"""Words made fit for the page: letters no font can draw, words longer than a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

BREAK = "\u200b"
"""A place where a line may end; nothing is seen there."""
_BREAK_AFTER = re.compile(r"(?<=[/\\.,;:_@&=?#%+~-])(?=[^\s/\\.,;:_@&=?#%+~-])")
_LONG = re.compile(r"\S{12,}")
_UNSEEN = {"Cc", "Cs"}
_MARKS = frozenset(
    "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Soft hyphens and marks of no width (where a line may end is decided here), and those that turn the order of
letters round: words are printed in the order in which they were read and anonymised."""


def breakable(text: str, limit: int) -> str:
    """The text with places to break in words longer than `limit` letters; shorter ones stay whole."""
    if limit >= 80 and len(text) < 40:
        return text
    return _LONG.sub(lambda word: _broken(word[0], limit) if len(word[0]) > limit else word[0], text)


def _broken(word: str, limit: int) -> str:
    pieces = (part[at : at + limit] for part in _BREAK_AFTER.split(word) for at in range(0, len(part), limit))
    return BREAK.join(pieces)


_MOST_NAMED = 5
_LONGEST_FORM = 5
"""A plain form has no more letters; a name has."""


class Printable:
    """Which letters can be printed, and what stands for those that cannot.

    Args:
        missing: letters that no font at hand can draw.
    """

    def __init__(self, missing: Iterable[str] = ()) -> None:
        self._stand_ins = {letter: _stand_in(letter) for letter in missing}
        self._odd = re.compile("[" + re.escape("".join(self._stand_ins)) + "]") if self._stand_ins else None

    @property
    def told(self) -> tuple[str, ...]:
        """A sentence for a person where some letters cannot be printed."""
        told = sorted(name[1:-1] for name in self._stand_ins.values() if len(name) > _LONGEST_FORM)
        if not told:
            return ()
        names = ", ".join(told[:_MOST_NAMED])
        return (
            f"No font of this computer has {len(told)} of the letters or signs ({names}); their"
            " names are printed in brackets instead. Install a font that has them and run again",
        )

    def of(self, text: str) -> str:
        """The text as it can be printed."""
        if text.isascii() and text.isprintable():
            return text
        text = "".join(
            letter
            for letter in text
            if letter in "\n\t" or (unicodedata.category(letter) not in _UNSEEN and letter not in _MARKS)
        )
        if self._odd is None:
            return text
        return self._odd.sub(lambda letter: self._stand_ins[letter[0]], text)


def _stand_in(letter: str) -> str:
    """What is printed for a letter: the plain one it is a form of, else its name in brackets.

    >>> _stand_in("\uff21"), _stand_in("\U0001f600")
    ('A', '[grinning face]')
    """
    plain = unicodedata.normalize("NFKC", letter)
    if plain.isascii() and plain.isprintable():
        return plain
    return f"[{unicodedata.name(letter, 'unknown sign').lower()}]"
