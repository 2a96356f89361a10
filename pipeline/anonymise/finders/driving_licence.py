"""Driving licence numbers of Great Britain, and others where the words say so.

Source: DVLA driver number: five letters of the surname (9 where it is shorter), decade,
month (50 more for women), day, year; initials (9 for none), one figure, two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders._labelled import LEADS_TO, NUMBER_WORD
from pipeline.anonymise.finders.base import CONTEXT, EXACT, Hit, PatternRecogniser, has_digit

_DRIVER = (
    r"[A-Z][A-Z9]{4}[^\S\n]?\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[^\S\n]?"
    r"[A-Z9]{2}\d[A-Z]{2}"
)
_LICENCE = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<driver>{_DRIVER}(?:[^\S\n]\d\d)?)(?!\w)
      | (?i:(?:driving[^\S\n]licen[cs]e|driver|licen[cs]e)(?:[^\S\n](?P<word>{NUMBER_WORD}))?{LEADS_TO}
          (?P<called>{_DRIVER}(?:[^\S\n]\d\d)?|\d{{8}})(?!\w))
    )""",
    re.VERBOSE,
)


class DrivingLicenceRecogniser(PatternRecogniser):
    """Driver numbers as REFERENCE: in capitals by form, otherwise behind "driving licence" or "driver no"."""

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give driving licence numbers."""
        if not has_digit(text):
            return
        for match in _LICENCE.finditer(text):
            if match["driver"]:
                yield Hit(match.start("driver"), match.end("driver"), EXACT, "REFERENCE")
            else:
                yield Hit(match.start("called"), match.end("called"), CONTEXT, "REFERENCE")
