"""The short way for the commonest writings, which need no grammar: four cells in five are such.

`12/03/2009`, `12.3.09 14:30`, `Thurs 12th March 2009`. It answers only where nothing is odd, assumed
or flagged, and then exactly as the grammar would (a test compares them); else it says nothing.
"""

from __future__ import annotations

import datetime as dt
import re

from pipeline.chronology.model import When
from pipeline.chronology.when.lexicon import WORDS

_PLAIN = re.compile(
    r"(?:([A-Za-z]{3,9})\.?,? )?"
    r"([0-9]{1,2})(?:([/.\-])([0-9]{1,2})\3|(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? )"
    r"((?:19|20)[0-9]{2}|[0-27-9][0-9])"
    r"(?:[ \n]([0-9]{2})[:.]?([0-9]{2}) ?(?:hrs)?(?: ?[\-\u2013] ?([0-9]{2})[:.]?([0-9]{2}) ?(?:hrs)?)?)?",
    re.A,
)


def plain(text: str) -> When | None:
    """The reading of a plain day with a year, with or without a plain clock time; None for all else."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    weekday, day, _, month, name, year, hour, minute, to_hour, to_minute = found.groups()
    if name is not None:
        letter, number = WORDS.get(name.lower(), ("", 0))
        if letter != "M" or not isinstance(number, int) or (hour is None and "1900" <= year <= "1959"):
            return None
    else:
        number = int(month)
    century = 0 if len(year) == 4 else 2000 if year < "50" else 1900
    try:
        start = dt.date(century + int(year), number, int(day))
        clock = dt.time(int(hour), int(minute)) if hour is not None else None
        until = dt.time(int(to_hour), int(to_minute)) if to_hour is not None else None
    except ValueError:
        return None
    if weekday is not None and WORDS.get(weekday.lower()) != ("W", start.weekday()):
        return None
    return When(start, start, clock, until, "day")
