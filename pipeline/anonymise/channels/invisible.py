"""Signs of a text that nobody sees and no script needs: whole messages can be written in them.

Unicode has an alphabet of tags, 256 selectors of variants, and several signs of no width. Those that shape a
script, join an emoji or turn the direction of a text that has two stay.
"""

from __future__ import annotations

import re
import unicodedata

_NEVER = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_AT_TIMES = "\u200b-\u200f\u061c\u2066-\u2069\ufe00-\ufe0f"
_SIGN = re.compile(f"[{_NEVER}{_AT_TIMES}]")
_GONE = re.compile(f"[{_NEVER}]")
_JOINERS = "\u200b\u200c\u200d"
_FIRST_THAT_JOINS = "\u0590"
"""Scripts from Hebrew on shape their letters by what stands between them; Latin and its like do not."""


def without_unseen(text: str) -> str:
    """The text without signs that nobody sees; the same object where it has none."""
    if text.isascii() or not _SIGN.search(text):
        return text
    both_ways = any(
        letter.isalpha() and unicodedata.bidirectional(letter) in ("R", "AL")
        for letter in text
        if letter >= _FIRST_THAT_JOINS
    )
    return _SIGN.sub(lambda match: match[0] if _shows(text, match.start(), both_ways) else "", text)


def _shows(text: str, at: int, both_ways: bool) -> bool:
    """Whether a sign does something where it stands."""
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if _GONE.match(sign):
        return False
    if "\ufe00" <= sign <= "\ufe0f":
        return bool(before) and (
            unicodedata.category(before) in ("So", "Sm", "Sk", "Po", "Nd") and sign >= "\ufe0e"
        )
    if sign in _JOINERS:
        near = (before or after).strip()
        shaped = near >= _FIRST_THAT_JOINS and unicodedata.category(near) in ("Lo", "Mn", "Mc", "So", "Sk")
        return shaped or (sign == "\u200d" and before == "\ufe0f")
    return both_ways and not _SIGN.match(before)
