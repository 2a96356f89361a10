"""Registration marks of vehicles, of every series since 1903, and vehicle identification numbers.

Source: DVLA, INF104 (the present format; age identifiers 02 to 29 and 51 to 79).
Only the present format stands alone; older ones need a word about a vehicle nearby.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import (
    CONTEXT,
    PATTERN,
    Hit,
    PatternRecogniser,
    has_digit,
    said_after,
    said_before,
)

_MARK = re.compile(
    r"""(?<![\w/-])(?:
      (?P<now>[A-Z]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d)[^\S\n]?[A-HJ-PR-Z]{3})
      | (?P<vin>(?=[A-Z]{0,16}\d)(?=\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17})
      | (?P<older>[A-Za-z]{2}\d\d[^\S\n]?[A-Za-z]{3}
          |[A-Z][^\S\n]?\d{1,3}[^\S\n]?[A-Z]{3}|[A-Z]{3}[^\S\n]?\d{1,3}[A-Z]
          |[A-Z]{1,3}[^\S\n]?\d{1,4}|\d{1,4}[^\S\n]?[A-Z]{1,3})
    )(?![\w/]|[.,-]\w)""",
    re.VERBOSE,
)
_CALLED = re.compile(
    r"(?i)\b(?:reg(?:istration|istered|n)?(?:\s(?:mark|plate))?|vrm|vrn|index|(?:number\s?)?plates?|vin|chassis)"
    r"\.?(?:\s(?:no|number))?\.?[\s:(,-]{0,3}\Z"
)
_VEHICLES = (
    r"(?:vehicle|car|van|taxi|lorry|motor\s?(?:bike|cycle)|moped|fiesta|focus|ford|vauxhall|corsa|astra|peugeot"
    r"|renault|clio|vw|volkswagen|golf|polo|bmw|audi|toyota|nissan|micra|transit|fiat|punto|citroen|rover|honda"
    r"|mercedes|skoda|seat|mini|volvo|driving|drove)"
)
_NEAR = re.compile(rf"\b{_VEHICLES}\b[\w\s,('-]{{0,16}}\Z", re.IGNORECASE)
_BEHIND = re.compile(rf",?\s\(?(?:an?\s)?(?:[a-z]{{3,10}}\s){{0,2}}{_VEHICLES}\b", re.IGNORECASE)
_VIN = re.compile(r"(?i)\b(?:vin|chassis)\b")
_WORDS = re.compile(
    r"(?i)(?:the|and|for|was|has|not|who|her|his|she|nhs|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|are|had|but|all|yds|mph)\Z"
)
_ROLES = re.compile(r"(?:DS|DC|PC|DI|PS|HV|SW|GP)\d")


class VehicleRecogniser(PatternRecogniser):
    """Vehicle registration marks and identification numbers as REFERENCE."""

    labels = ("REFERENCE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give registration marks and vehicle identification numbers."""
        if not has_digit(text):
            return
        for match in _MARK.finditer(text):
            score = _judge(text, match)
            if score:
                yield Hit(match.start(), match.end(), score, "REFERENCE")


def _judge(text: str, match: re.Match[str]) -> float:
    start, shown = match.start(), match[0]
    if match["vin"]:
        return CONTEXT if said_before(_VIN, text, start, 24) else 0.0
    called = said_before(_CALLED, text, start, 30)
    near = said_before(_NEAR, text, start, 40) or said_after(_BEHIND, text, match.end(), 36)
    if _WORDS.search(shown) and not called:
        return 0.0
    if match["now"]:
        return CONTEXT if called or near else 0.0 if _ROLES.match(shown) else PATTERN
    if called:
        return CONTEXT
    whole = sum(map(str.isalpha, shown)) > 2 and sum(map(str.isdigit, shown)) > 1
    return CONTEXT if whole and near else 0.0
