"""Pupils' numbers: the Unique Pupil Number with its check letter, learner and admission numbers.

Source: Department for Education, "Unique pupil numbers: a guide" (the check letter, modulo 23).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD, VALUE, is_reference
from pipeline.anonymise.finders.base import (
    CONTEXT,
    EXACT,
    PATTERN,
    Hit,
    PatternRecogniser,
    has_digit,
    said_before,
)

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UPN = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<upn>[{_LETTERS}]\d{{11}}[\d{_LETTERS}])(?!\w)
      | (?i:\bupn\b|\buln\b|unique[^\S\n](?:pupil|learner)[^\S\n]{NUMBER_WORD}
          |(?:pupil|admission|candidate|learner)[^\S\n]{NUMBER_WORD}){LEADS_TO}
        (?P<called>[A-Za-z]?(?:[^\S\n]?\d){{10,12}}[A-Za-z]?(?!\w)|{VALUE})
    )""",
    re.VERBOSE,
)
_NUMBERS = re.compile(r"(?i)\b(?:pupil|admission|candidate|learner)\snumbers\s\Z")


class UpnRecogniser(PatternRecogniser):
    """Pupils' and learners' numbers as REFERENCE; the check letter decides how sure."""

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give pupils' numbers."""
        if not has_digit(text):
            return
        for match in _UPN.finditer(text):
            if match["upn"]:
                yield Hit(
                    match.start(), match.end(), EXACT if has_check_letter(match[0]) else PATTERN, "REFERENCE"
                )
            elif _is_pupils(text, match):
                exact = has_check_letter(re.sub(r"\s", "", match["called"]).upper())
                yield Hit(
                    match.start("called"), match.end("called"), EXACT if exact else CONTEXT, "REFERENCE"
                )


def _is_pupils(text: str, match: re.Match[str]) -> bool:
    value = match["called"]
    figures = 8 if re.match(r"(?i)up?n|ul", match[0]) else 3
    return is_reference(value, figures) and not said_before(_NUMBERS, text, match.start("called"), 24)


def has_check_letter(upn: str) -> bool:
    """Tell whether the first letter agrees with the twelve figures after it (weights 2 to 13, modulo 23)."""
    if len(upn) != 13 or not upn[1:].isdigit():
        return False
    return upn[0] == _LETTERS[sum(int(d) * w for d, w in zip(upn[1:], range(2, 14), strict=True)) % 23]
