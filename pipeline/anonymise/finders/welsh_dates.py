"""Dates in Welsh, as bilingual reports write them: "14 Mehefin 2006", "y 3ydd o Fai", "ym mis Awst 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import CONTEXT, Hit, PatternRecogniser, said_before
from pipeline.days import MONTHS

_WELSH = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
_MUTATED = {
    "Fawrth": "March", "Fai": "May", "Fehefin": "June", "Orffennaf": "July", "Fedi": "September",
    "Dachwedd": "November", "Ragfyr": "December",
}  # fmt: skip
_ENGLISH = {
    **dict(zip(map(str.lower, _WELSH), MONTHS, strict=True)),
    **{k.lower(): v for k, v in _MUTATED.items()},
}
_NAMES = "|".join((*_WELSH, *_MUTATED))
_DATE = re.compile(
    rf"(?<![\w/.])(?:(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:af|ail|il|ydd|edd|ed|fed|eg|ain)?)\s(?:o\s)?(?:fis\s)?)?"
    rf"(?P<month>{_NAMES})(?:,?\s(?P<year>(?:19|20)\d\d))?(?![\w/])",
    re.IGNORECASE,
)
_NTH = re.compile(r"(?<=\d)(?:af|ail|il|ydd|edd|ed|fed|eg|ain)\b(?:\so)?(?:\sfis)?", re.IGNORECASE)
_OF = re.compile(r"(?<=\d)\s(?:o\s)?fis\b|(?<=\d)\so\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{_NAMES})\b", re.IGNORECASE)
_BORN = re.compile(r"\b(?:g?anwyd|ng?eni|geni|enedigaeth|genedigaeth)\b[^.;\n]{0,40}\Z", re.IGNORECASE)


class WelshDateRecogniser(PatternRecogniser):
    """A day with its month, or a month with its year, in Welsh; behind words of birth a DATE_OF_BIRTH."""

    labels = ("DATE", "DATE_OF_BIRTH")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the dates in `text`; a month alone is none ("mai" is also a word)."""
        for match in _DATE.finditer(text):
            if match["day"] or match["year"]:
                born = bool(match["day"]) and said_before(_BORN, text, match.start(), 60)
                yield Hit(*match.span(), CONTEXT, "DATE_OF_BIRTH" if born else "DATE")


def in_english(date: str) -> str:
    """A Welsh date as it reads in English; anything else as it is.

    >>> in_english("y 3ydd o Fai 2008"), in_english("May 2008")
    ('y 3 May 2008', 'May 2008')
    """
    if not _MONTH.search(date):
        return date
    return _MONTH.sub(lambda month: _ENGLISH[month[0].lower()], _OF.sub("", _NTH.sub("", date)))


def in_welsh(date: str) -> str:
    """The English months of a date in Welsh."""
    for welsh, english in zip(_WELSH, MONTHS, strict=True):
        date = re.sub(rf"\b{english}\b", welsh, date)
    return date
