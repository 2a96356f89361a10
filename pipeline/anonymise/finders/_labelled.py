"""Reference numbers behind the words that announce them ("Case No: HN/07/22871")."""

from __future__ import annotations

import re
from typing import Final

NUMBER_WORD: Final = r"(?:no|nos|num|numbers?|nr|refs?|references?|ids?|code|\#)(?![^\W_])\.?"
"""The word that makes a reference of a name of something; to be used ignoring case."""
LEADS_TO: Final = r"(?:\s(?:is|was))?[^\S\n]?[:.\#(=–-]{0,2}\s{0,2}"
"""What may stand between the announcement and the number."""
VALUE: Final = r"[A-Za-z0-9](?:[A-Za-z0-9]|[/–-](?=[A-Za-z0-9])|\.(?=\d)){1,24}(?![\w£€]|[.,]\d)"
"""Letters, figures and strokes, to be judged by `is_reference`."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d[/–-]\d\d(?:\d\d)?")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:\d\d|(?:19|20)\d\d)|(?:19|20)\d\d-\d\d-\d\d"
)
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
_QUANTITY = re.compile(r"\d+(?:st|nd|rd|th|mg|ml|kg|am|pm|hrs?|[dwmy])", re.IGNORECASE)


def is_reference(value: str, figures: int = 3, *, year_counts: bool = False) -> bool:
    """Tell a reference from a date, a year, a quantity or a word.

    Args:
        value: what matched `VALUE`.
        figures: how many figures it must have at least.
        year_counts: whether four figures such as 2009 may be a reference here.
    """
    if sum(char.isdigit() for char in value) < figures:
        return False
    if _DATE.fullmatch(value) or _YEARS.fullmatch(value) or _QUANTITY.fullmatch(value):
        return False
    if _SECTION.fullmatch(value):
        return False
    return year_counts or not _YEAR.fullmatch(value)
