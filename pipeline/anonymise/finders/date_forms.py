"""How British documents write dates: the forms alone, for dates and dates of birth alike.

A form says what stands there ("figures", "words", "year" …), not yet that it is a date:
that the recognisers decide from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.anonymise.finders import spelt_dates as spelt
from pipeline.anonymise.finders.base import has_digit

_WRAP = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]?)"  # a space, or the end of a line in the middle of a date
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:r?uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![^\W\d_])"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:s|nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH = rf"{_DAY}(?:[^\S\n]?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?:1[89]|20)\d\d"
_MONTH_NO = r"(?:0?[1-9]|1[0-2])"
_FIGURES = (
    rf"(?:{_DAY}(?:[^\S\n]?/[^\S\n]?{_MONTH_NO}[^\S\n]?/[^\S\n]?|/{_MONTH_NO}\.|\.{_MONTH_NO}[./]"
    rf"|[-–]{_MONTH_NO}[-–])(?:{_YEAR}|\d\d)"
    rf"|{_MONTH_NO}/{_DAY}/(?:{_YEAR}|\d\d)"
    rf"|(?:0[1-9]|[12]\d|3[01])[^\S\n](?:0[1-9]|1[0-2])[^\S\n](?:19|20)\d\d"
    rf"|{_YEAR}[-/.]{_MONTH_NO}[-/.]{_DAY})(?!\d)"
)
_AND = (
    r"(?:[^\S\n]?[-–/&][^\S\n]?|,[^\S\n](?=\d{1,2}(?:st|nd|rd|th)?(?:,|[^\S\n](?:and|&)[^\S\n]))"
    r"|[^\S\n](?:and|to|or)[^\S\n](?:the[^\S\n])?)"
)
_NOT_YEAR = r"(?!\d|[.:]\d|[^\S\n]?(?:%|hrs|hours|[ap]\.?m\b))"
_YEAR_AFTER = (
    rf"(?:(?:{_WRAP}|,{_WRAP}|[-/.]|){_YEAR}|[-/.'’]\d\d|[^\S\n](?:['’]\d\d|0\d|\d\d(?![^\S\n][a-z]))"
    rf"|(?<=[a-z])\d\d){_NOT_YEAR}"
)
_TIME = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:[^\S\n]?(?:hrs?|hours|h|[ap]\.?m\.?)\b)?"
    r"|(?:[01]\d|2[0-3])[0-5]\d[^\S\n]?(?:hrs?|hours|h)\b"
    r"|(?:1[0-2]|[1-9])[^\S\n]?[ap]\.?m\b\.?)(?![\d/]|[.:]\d)"
)

_FORM = re.compile(
    rf"""(?<![^\W_]) (?<![£$€]) (?<!\d[.:,-]) (?<!\w[/\\])
    (?: (?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))
      | (?P<figures>(?:{_DAY}(?:[/.]{_MONTH_NO})?[^\S\n]?[-–&][^\S\n]?)?
          {_FIGURES}(?:[^\S\n]?[-–][^\S\n]?{_FIGURES})?(?![/]\w|[.-]\d))
      | (?P<spelt>{spelt.DAY}(?:{_WRAP}day)?(?:
            {_WRAP}of{_WRAP}{_MONTH}(?:,?{_WRAP}(?:{spelt.YEAR}|{_YEAR}(?!\d)))?
            |{_WRAP}{_MONTH},?{_WRAP}(?:{spelt.YEAR}|{_YEAR}(?!\d)))
          |(?:{_NTH}{_WRAP}(?:of{_WRAP})?)?{_MONTH},?{_WRAP}{spelt.YEAR}
          |{_MONTH}{_WRAP}(?:the{_WRAP}{spelt.DAY}(?:,?{_WRAP}(?:{spelt.YEAR}|{_YEAR}(?!\d)))?
            |{spelt.DAY},?{_WRAP}(?:{spelt.YEAR}|{_YEAR}(?!\d))))
      | (?P<words>{_NTH}(?:{_AND}{_NTH}){{0,3}}(?:{_WRAP}(?:of{_WRAP})?|[-/.]|){_MONTH}\.?
          (?P<words_year>{_YEAR_AFTER})?)
      | (?P<years>(?:19|20)\d\d(?:[^\S\n]?[/–-][^\S\n]?|[^\S\n]to[^\S\n](?=\d{{4}}))
          (?:(?:19|20)\d\d|\d\d)(?![\w]|[/.-]\d))
      | (?P<month_no>{_MONTH_NO}/(?:19|20)\d\d(?![\w/]))
      | (?P<short>(?<!nellen\ )(?<!ision\ )(?<!cuity\ ){_DAY}[/.]{_MONTH_NO}(?![\w/%]|[.-]\d))
      | (?P<ordinal>{_DAY}(?:st|nd|rd|th)(?!\w))
      | (?P<year>(?:19|20)\d\d(?![\w/%–-]|[.,]\d))
      | (?P<months>{_MONTH}\.?(?:{_AND}{_MONTH}\.?)?
          (?:,?{_WRAP}(?:of[^\S\n])?{_YEAR}|[^\S\n]?['’]\d\d){_NOT_YEAR}(?!\w))
      | (?P<month_day>{_MONTH}\.?[^\S\n]{_NTH}(?:,?{_WRAP}{_YEAR})?(?![\w/%]|[.:]\d))
      | (?P<season>(?:spring|summer|autumn|winter|christmas|easter|new[^\S\n]year)
          (?:[^\S\n]?(?:half[^\S\n-])?term)?[^\S\n](?:of[^\S\n])?['’]?(?:{_YEAR}(?:/\d\d)?|0\d)(?!\w))
      | (?P<feast>(?:christmas[^\S\n](?:day|eve)|boxing[^\S\n]day|new[^\S\n]year['’]?s?[^\S\n](?:day|eve)
          |good[^\S\n]friday|easter[^\S\n](?:sunday|monday)|bonfire[^\S\n]night|guy[^\S\n]fawkes[^\S\n]night
          |(?:st[^\S\n])?valentine['’]?s?[^\S\n]day|hallowe['’]?en|burns[^\S\n]night
          |april[^\S\n]fools?['’]?[^\S\n]day
          |(?:mothering|palm|remembrance)[^\S\n]sunday|ash[^\S\n]wednesday|shrove[^\S\n]tuesday|whit[^\S\n]monday
          |mischief[^\S\n]night|(?:mother|father)['’]?s['’]?[^\S\n]day(?=,?[^\S\n]{_YEAR})
          |st\.?[^\S\n](?:patrick|george|david|andrew)['’]?s[^\S\n]day)(?:,?[^\S\n]{_YEAR})?(?!\w))
      | (?P<month>{_MONTH}(?:{_AND}{_MONTH})?)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?<![\w.:/])(?:{_TIME},?[^\S\n](?:on[^\S\n])?(?:the[^\S\n])?)?"
    rf"(?P<weekday>{_WEEKDAY},?[^\S\n]?(?:the[^\S\n])?)?\Z",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    rf"(?:,?[^\S\n](?:(?:at|@)[^\S\n]?|[-–][^\S\n])?|T|@){_TIME}(?:[^\S\n]?[-–][^\S\n]?{_TIME})?",
    re.IGNORECASE,
)
_DATED: Final = frozenset({"figures", "words", "spelt", "month_day", "short", "compact"})
_LEAD_REACH: Final = 34
_BEFORE_CORE: Final = " \u00a0\t-–"


@dataclass(frozen=True, slots=True)
class Form:
    """A stretch that has the form of a date, with the weekday and time that belong to it.

    `core` is where the date proper begins; `has_year` is meant for "words" only.
    """

    kind: str
    start: int
    core: int
    end: int
    has_weekday: bool
    has_year: bool


def find_forms(text: str) -> Iterator[Form]:
    """Give every stretch of `text` that has a date's form, left to right, without overlap."""
    done = 0
    for match in _FORM.finditer(text):
        form = _widened(text, match, done)
        done = form.end
        yield form


def might_hold_dates(text: str) -> bool:
    """Tell cheaply whether a date is possible at all."""
    return has_digit(text) or _BARE.search(text) is not None


def _widened(text: str, match: re.Match[str], done: int) -> Form:
    kind = match.lastgroup or ""
    kind = "words" if kind == "words_year" else kind
    start, end = match.span()
    has_weekday = False
    if kind in _DATED or kind == "ordinal":
        if kind != "compact" and start and text[start - 1] in _BEFORE_CORE:
            lead = _LEAD.search(_window(text, max(done, match.start() - _LEAD_REACH), start))
            if lead:
                start -= len(lead[0])
                has_weekday = lead["weekday"] is not None
        trail = _TRAIL.match(text, end)
        end = trail.end() if trail else end
    return Form(
        kind, start, match.start(), _without_stop(text, end), has_weekday, match["words_year"] is not None
    )


def _window(text: str, start: int, end: int) -> str:
    """The text between, with a character before it that is no part of a word."""
    while start and start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return text[start:end]


def _without_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1] in ".," and text[end - 3 : end].lower() != ".m." else end


_BARE = re.compile(rf"\b(?:{_MONTH}|day\b|eve\b|night\b|friday\b|hallow)", re.IGNORECASE)
