"""British postcodes, whole ("QH9 1AB") and, where the words say so, the first half ("the QH9 area").

Source: Royal Mail, PAF Programmers' Guide (letters never used in the second half).
Which areas exist is not asked: a mistyped postcode must go too.
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

_POSTCODE = re.compile(
    r"""(?<![\w-])
    (?: (?P<full>[A-Z]{1,2}\d[A-Z\d]?[^\S\n]{0,2}\d[ABD-HJLNP-UW-Z]{2})
      | (?P<lower>[a-z]{1,2}\d[a-z\d]?[^\S\n]\d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{2})
      | (?P<half>[A-Z]{1,2}\d{1,2}[A-Z]?)
    )(?![\w]|-\w)""",
    re.VERBOSE,
)
_CALLED = re.compile(
    r"(?i)\bpost\s?code(?:s)?(?:\s+(?:area|district|sector))?(?:\s+(?:is|was|of))?[\s:(-]{0,3}$"
)
_AREA = re.compile(r"\s+(?:areas?|post\s?codes?|(?:postal\s+)?districts?)\b", re.IGNORECASE)
_ROLE = re.compile(r"(?:SW|HV|GP|PC|DC|DS|DI|SN|MW|TM)\d{1,2}")


class PostcodeRecogniser(PatternRecogniser):
    """Postcodes in capitals with or without the space, in small letters with it, halves with context.

    A half standing alone is not found: SW1 is as often the first social worker. Halves
    that end an address belong to the address recogniser.
    """

    labels = ("POSTCODE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give postcodes."""
        if not has_digit(text):
            return
        for match in _POSTCODE.finditer(text):
            start, end = match.span()
            if match["full"]:
                yield Hit(start, end, EXACT if " " in match[0] else CONTEXT, "POSTCODE")
            elif match["lower"]:
                yield Hit(start, end, PATTERN, "POSTCODE")
            elif said_before(_CALLED, text, start) or _is_area(text, match):
                yield Hit(start, end, CONTEXT, "POSTCODE")


def _is_area(text: str, match: re.Match[str]) -> bool:
    return not _ROLE.fullmatch(match[0]) and _AREA.match(text, match.end(), match.end() + 24) is not None
