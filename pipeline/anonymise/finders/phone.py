"""Telephone numbers in every British way of writing them.

Source: Ofcom, National Telephone Numbering Plan (nine or ten figures after the 0).
Figures are taken with single separators between; whether their grouping is a
telephone's and not a date's with a time is judged afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, has_digit, said_before

_EXTENSION = r"(?:,?[^\S\n]?(?:ext(?:ension|n)?\.?|x)[^\S\n]?:?[^\S\n]?\d{1,5})?"
_PHONE = re.compile(
    rf"""(?<![\w£$€+]) (?<!\d[.-]) (?<!\D\d/) (?<!\D\d\d/)
    (?: (?P<abroad>\(?(?:\+|00(?=44))[1-9]\d{{0,2}}\)?(?:[^\S\n]?\(0\))?
        (?:[^\S\n]?[.-]?\(?\d\)?){{8,11}})
      | (?P<home>(?:\(0(?:\d[^\S\n]?){{2,4}}\)|0[1-357-9])(?:[^\S\n.-]?\d|[.-]\d){{6,9}})
      | (?P<local>\d{{3}}[^\S\n-]?\d{{3,4}}|\d{{5,7}})
    )(?![\d£%]|/\d{{1,2}}/|[.,:-]\d|[^\S\n]?(?:m|metres|miles|times|people|days)\b)
    {_EXTENSION}(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"(?i)(?:\b(?:tel(?:e?phone)?|phone|ph|mob(?:ile)?|fax|landline|home|work|contact)\.?"
    r"(?:[^\S\n]+(?:no|number|num|tel|phone))?\.?|☎)[^\S\n]?[:.(-]?[^\S\n]?$"
)


class PhoneRecogniser(PatternRecogniser):
    """Telephone numbers with area code, mobiles, +44, extensions; numbers without area code with context."""

    labels = ("PHONE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give telephone numbers."""
        if not has_digit(text):
            return
        for match in _PHONE.finditer(text):
            called = said_before(_CONTEXT, text, match.start(), 24)
            if match["local"]:
                keep = called
            else:
                keep = bool(match["abroad"]) or _is_grouped_like_a_phone(match["home"])
            if keep:
                yield Hit(
                    match.start(), match.end(), CONTEXT if called or match["abroad"] else PATTERN, "PHONE"
                )


def _is_grouped_like_a_phone(shown: str) -> bool:
    """Tell 01632 960123 from 01.02.2009 12 and 0900-1000 12."""
    groups = re.findall(r"\d+", shown)
    if not 9 < sum(map(len, groups)) < 12:
        return False
    first, rest = len(groups[0]), [len(group) for group in groups[1:]]
    if first >= 10:
        return True
    return 3 <= first <= 6 and bool(rest) and (min(rest) >= 3 or (first == 5 and set(rest) == {2}))
