"""What is taken for a name or a number of the case and is everybody's: countries, citations, courts."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.model import Finding
from pipeline.anonymise.rewriting import countries
from pipeline.anonymise.rewriting.folding import folded
from pipeline.anonymise.rewriting.tokens import tokens

_AT = re.compile(r"\b(?:from|to|in|of) $")
_NAMING = ("PERSON", "LOCATION", "ORGANISATION")
_YEAR_CITED = re.compile(r"(?:et )?al\.?|(?:al\.?,? )?\(?(?:19|20)\d\d[a-d]?\)?")
_FRACTION = re.compile(r"\d{1,2}/\d{1,2}")
_OF_EYES = re.compile(r"(?:snellen|vision|acuity):? $", re.IGNORECASE)
_COURTS = several(
    "the crown county magistrates high family youth supreme court courts of appeal and proceedings"
)
"""Courts without a place: every town has one."""


def is_country(one: Finding, text: str, named: Collection[str]) -> bool:
    """Whether a finding is a country where it stands; `named` are the words of the key's names, small."""
    known = folded(text[one.start : one.end]).casefold() in named
    if one.label == "LOCATION" and not known and _AT.search(text[max(0, one.start - 6) : one.start]):
        return countries.is_called_one(text[one.start : one.end])
    return one.label in _NAMING and countries.is_one(text, one.start, one.end, named=known)


def is_it(one: Finding, text: str) -> bool:
    """Whether it is the year of what is cited, how well somebody sees, or a court without its place."""
    written = text[one.start : one.end]
    if one.label == "REFERENCE" and one.source != "key":
        return _YEAR_CITED.fullmatch(written) is not None
    if one.label == "DATE" and one.source == "model" and _FRACTION.fullmatch(written):
        return _OF_EYES.search(text[max(0, one.start - 12) : one.start]) is not None
    words = {token.key for token in tokens(folded(written))} - {"s"}
    return one.label == "ORGANISATION" and bool(words) and words <= _COURTS and "court" in words
