"""National Insurance numbers: two letters, six figures, a letter A to D.

Source: HMRC, National Insurance Manual NIM39110 (letters that are never given out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, has_digit, said_before

_NINO = re.compile(
    r"""(?<![\w-])
    (?:(?P<given>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])|[A-Za-z]{2})
    (?P<figures>(?:[\s-]?\d){6})
    (?:[\s-]?(?P<last>[A-DFMa-dfm]))?
    (?![\w-])""",
    re.VERBOSE,
)
_CONTEXT = re.compile(
    r"(?i)\bnino\b|\bn\.?i\.?\s?(?:no\b|num|n?o\.|:|\#)|\bnational\s+insurance|\binsurance\s+(?:no\b|num)"
)


class NinoRecogniser(PatternRecogniser):
    """National Insurance numbers; with context also lower case, without the last letter, temporary ones."""

    labels = ("NINO",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give National Insurance numbers."""
        if not has_digit(text):
            return
        for match in _NINO.finditer(text):
            if said_before(_CONTEXT, text, match.start(), 40):
                yield Hit(match.start(), match.end(), CONTEXT, "NINO")
            elif match["given"] and match["last"] in {"A", "B", "C", "D"}:
                yield Hit(match.start(), match.end(), PATTERN, "NINO")
