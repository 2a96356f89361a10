"""NHS numbers: ten figures, the last a check digit modulo 11.

Source: NHS Data Dictionary, "NHS number". Ten bare figures whose check digit agrees
are one in eleven of all ten-figure references, so they are only a REFERENCE
unless the layout (3-3-4) or the words before say more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import (
    CONTEXT,
    EXACT,
    PATTERN,
    Hit,
    PatternRecogniser,
    has_digit,
    said_before,
)

_TEN = re.compile(r"(?<![\w£$€.,/+-])\d(?:[^\S\n]?\d|-\d){9}(?![\w/]|[.,-]\d|[^\S\n]\d)")
_CONTEXT = re.compile(r"(?i)\bN\.?H\.?S\.?\b|\bNHS_?(?:no|num)|\bhealth service (?:no|num)")
_LAYOUT = re.compile(r"\d{3}[\s-]\d{3}[\s-]\d{4}")
_BOOK = re.compile(r"(?i)\bIS[BS]N\b")


class NhsNumberRecogniser(PatternRecogniser):
    """NHS numbers with context or in the 3-3-4 layout; other ten figures as REFERENCE.

    A number called an NHS number whose check digit is wrong is still found: a slip of
    the pen identifies nearly as well. Numbers that begin with 0 are left to the telephone.
    """

    labels = ("NHS_NUMBER", "REFERENCE")

    def find(self, text: str) -> Iterator[Hit]:
        """Give NHS numbers and other ten-figure numbers."""
        if not has_digit(text):
            return
        for match in _TEN.finditer(text):
            hit = _judge(text, match)
            if hit:
                yield hit


def _judge(text: str, match: re.Match[str]) -> Hit | None:
    start, end, shown = match.start(), match.end(), match[0]
    digits = re.sub(r"\D", "", shown)
    valid = has_check_digit(digits)
    called = said_before(_CONTEXT, text, start, 30)
    if called:
        return Hit(start, end, EXACT if valid else CONTEXT, "NHS_NUMBER")
    laid_out = _LAYOUT.fullmatch(shown) is not None
    if laid_out and valid:
        return Hit(start, end, EXACT, "NHS_NUMBER")
    if shown.startswith("0") or said_before(_BOOK, text, start, 12):
        return None
    if laid_out or shown == digits:
        return Hit(start, end, PATTERN, "REFERENCE")
    return None


def has_check_digit(digits: str) -> bool:
    """Tell whether the tenth figure agrees with the nine before it (weights 10 to 2, modulo 11)."""
    check = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check % 11 == int(digits[9])
