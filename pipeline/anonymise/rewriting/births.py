"""Days of birth that the case knows, in the ways of writing that no finder takes for a date.

"14 02 06", "140206" and "14.ii.2006" may be anything; that they are somebody's day of birth the case tells.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.case import Case

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_APART = r"[ \t]?[ ./\\_|–-][ \t]?"
_SURE = 1.0


def days(case: Case) -> frozenset[dt.date]:
    """The days of birth of everybody but the professionals."""
    return frozenset(
        person.date_of_birth
        for person in case.people
        if person.date_of_birth and person.role != "professional"
    )


def pieces(text: str, born: Iterable[dt.date]) -> Iterator[Piece]:
    """Where these days stand in a text in figures, whatever parts them; `text` has plain blanks."""
    known = sorted(born)
    if not known:
        return
    for match in re.finditer("|".join(_written(day) for day in known), text, re.IGNORECASE):
        yield Piece(match.start(), match.end(), "DATE_OF_BIRTH", "key", _SURE)


def _written(day: dt.date) -> str:
    year = rf"(?:{day.year}|['’]?{day.year % 100:02d})"
    month = rf"(?:0?{day.month}|{_ROMAN[day.month - 1]})"
    forms = (
        rf"0?{day.day}{_APART}{month}{_APART}{year}",
        rf"{day.year}{_APART}0?{day.month}{_APART}0?{day.day}",
        rf"{day:%d%m%y}|{day:%d%m%Y}|{day:%Y%m%d}",
    )
    return rf"(?<![\w£$€])(?<!\d[./-])(?:{'|'.join(forms)})(?![\w%]|[./-]\d)"
