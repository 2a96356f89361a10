"""Lists of words as sets."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text between blanks."""
    return frozenset(text.split())
