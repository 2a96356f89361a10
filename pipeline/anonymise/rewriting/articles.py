""" "a" or "an", as the word behind sounds."""

from __future__ import annotations

import re

_LETTERS = frozenset("AEFHILMNORSX")
"""Letters whose own names begin with a vowel: "an MGM", "an HV"."""
_YOU = re.compile(r"(?:uni(?!n|m)|use|usu|eu|one\b|once|u[krtb][aeiou])", re.IGNORECASE)
_SILENT = re.compile(r"(?:hour|honest|honour|heir)", re.IGNORECASE)


def article(text: str) -> str:
    """The indefinite article that stands before a text."""
    word = re.match(r"\W*(\w+)", text)
    if word is None:
        return "a"
    first = word[1]
    if first[0].isdigit():
        return "an" if first.startswith(("8", "11", "18")) and first not in ("110", "118") else "a"
    if (first.isupper() and len(first) > 1 and not re.search("[AEIOU]", first[1:])) or len(first) == 1:
        return "an" if first[0].upper() in _LETTERS else "a"
    if _SILENT.match(first):
        return "an"
    return "an" if first[0].lower() in "aeiou" and not _YOU.match(first) else "a"
