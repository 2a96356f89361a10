"""Questions about the dates of a column or a whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.chronology.when.clean import clean
from pipeline.chronology.when.complete import banner_days
from pipeline.chronology.when.grammar import FEW_WORDS, read

_DATE_CELL = 80
_NUMERIC = re.compile(r"(?<![0-9/.\-])([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-](?:[0-9]{4}|[0-9]{2})(?![0-9/.\-])")
_BANNER_NOISE = re.compile(
    r"\b(?:year|cont(?:inue)?'?d?|chronology|events?|period|entries|section|part|no\.?)\b|[()\[\]:.,]"
    r"|^[0-9]{1,2}[.)] +|\bcont\b\.?"
)
_SAID_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def looks_like_date(text: str) -> bool:
    """Whether a cell reads as a date (with or without a time): to judge a column by its content.

    Blank cells, dittos, times alone, bare numbers and prose that mentions a date are not.
    """
    if len(text) > _DATE_CELL or not any(char.isdigit() for char in text):
        return False
    reading = read(text)
    if not reading.clauses or reading.words > FEW_WORDS:
        return False
    spans = [span for clause in reading.clauses for span in clause.spans]
    return any(span.month is not None or span.year is not None or span.bad for span in spans)


def judge_order(texts: Iterable[str]) -> bool:
    """Whether a document writes the month first (`DateContext.month_first`).

    True only when some numeric date cannot be day first and none has to be; else British order.
    """
    month_first = False
    for text in texts:
        for match in _NUMERIC.finditer(clean(text)):
            first, second = int(match[1]), int(match[2])
            if first > 12 and second <= 12:
                return False
            month_first |= first <= 12 < second <= 31
    return month_first


def parse_banner(text: str) -> str | None:
    """The year or period a heading row names, in few words ("2008", "April 2008"), or None.

    Only rows that consist of a period and words such as "year" or "continued" are headings: a row
    with other words, or one that names a single day, is not.

    >>> parse_banner("YEAR 2007"), parse_banner("2008 (continued)"), parse_banner("Moved house 2008")
    ('2007', '2008', None)
    """
    if len(text) > _DATE_CELL:
        return None
    plain = " ".join(_BANNER_NOISE.sub(" ", clean(text)).split())
    if not _SAID_YEAR.search(plain):
        return None
    reading = read(plain)
    if len(reading.clauses) != 1 or reading.words or reading.recorded is not None:
        return None
    clause = reading.clauses[0]
    days = banner_days(plain) if clause.spans and not clause.clocks and not clause.uncertain else None
    if days is None or days[2] == "day":
        return None
    return " ".join(_spelt(word) for word in plain.split(" "))


def _spelt(word: str) -> str:
    return word if word in ("to", "and", "term", "quarter", "year", "of", "the") else word.capitalize()
