"""Passports, residence permits, visas and Home Office references; only where the words say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD, VALUE, is_reference
from pipeline.anonymise.finders.base import CONTEXT, Hit, PatternRecogniser, has_digit

_DOCUMENT = re.compile(
    rf"""(?i:(?<![^\W_])(?:
      (?P<own>passport|visa|brp|residence[^\S\n]permit|biometric[^\S\n]residence[^\S\n]permit|identity[^\S\n]card|arc)
      | home[^\S\n]office|ukba|ukvi|immigration|nass|asylum
    )(?:[^\S\n]?\(?(?P<word>{NUMBER_WORD}))?{LEADS_TO}(?P<value>{VALUE}))""",
    re.VERBOSE,
)


class PassportRecogniser(PatternRecogniser):
    """Passport, permit, visa and Home Office numbers as REFERENCE, by the words before them.

    Nine bare figures without such a word are a case reference, not a passport.
    """

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the numbers of travel and immigration papers."""
        if not has_digit(text):
            return
        for match in _DOCUMENT.finditer(text):
            if match["own"] or match["word"]:
                figures = 5 if match["word"] else 7
                if is_reference(match["value"], figures):
                    yield Hit(match.start("value"), match.end("value"), CONTEXT, "REFERENCE")
