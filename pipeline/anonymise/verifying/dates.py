"""A day in every British way of writing it, for days that must not appear."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from pipeline.anonymise.verifying.context import Judgement
from pipeline.anonymise.verifying.forms import Day
from pipeline.anonymise.verifying.reading import Kind

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ONES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_TEENS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_BIRTH_NEAR = re.compile(r"\b(?:born|birth|birthday|dob|d\.o\.b|b\.)", re.IGNORECASE)
_NEAR = 60
_SAID = re.compile(
    r"(?<![a-z])(?:born|birth(?!\s(?:visit|weight|plan|review|notif|mother|father|parent|famil|cent|unit|record))"
    r"|birthday|d\.?o\.?b)(?![a-z])[^.;\n\]]{0,30}$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"\W{0,3}(?:d\.?o\.?b|date of birth)(?![a-z])", re.IGNORECASE)


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether the words beside a day call it one of birth."""
    return bool(_SAID.search(text[max(0, start - _NEAR) : start]) or _SAID_AFTER.match(text[end : end + 20]))


def _in_words(number: int) -> str:
    if number <= 20:
        return _ONES[number - 1]
    if number == 30:
        return "thirtieth"
    return f"{'twenty' if number < 30 else 'thirty'}[ -]?{_ONES[number % 10 - 1]}"


def _year_in_words(year: int) -> str:
    """ "two thousand and six", "nineteen ninety-nine", "twenty ten"."""
    century, rest = divmod(year, 100)
    tens, ones = divmod(rest, 10)
    if not rest:
        return "two[ -]thousand" if century == 20 else "nineteen hundred"
    if rest < 20:
        figures = _TEENS[rest - 1]
    else:
        figures = _TENS[tens - 2] + (f"[ -]?{_TEENS[ones - 1]}" if ones else "")
    spoken = rf"{_TEENS[18] if century == 19 else 'twenty'}[ -](?:(?:oh?|nought)[ -])?{figures}"
    if century == 20:
        spoken = rf"(?:two[ -]thousand(?: and)?\s?{figures}|{spoken})"
    return spoken


class DayFinder:
    """Patterns for all days, ready for many texts (folded)."""

    def __init__(self, days: Sequence[Day]) -> None:
        self._days = [(day, *_patterns(day.day)) for day in days]

    def find(self, text: str, kind: Kind) -> Iterator[tuple[tuple[int, int], str, Judgement, str]]:
        """Place, what stands for the day, judgement, reason."""
        for day, exact, without_year, month in self._days:
            for match in exact.finditer(text):
                if day.said_only and not _is_said(text, *match.span()):
                    yield match.span(), day.matches, "review", "this day is also a date of birth"
                else:
                    yield match.span(), day.matches, "leak", ""
            if not day.birth or kind != "prose":
                continue
            for match in re.finditer(rf"(?<![\w.]){day.day:%d%m%y}(?![\w.])", text):
                yield match.span(), day.matches, "review", "six digits like a date of birth"
            for match in without_year.finditer(text):
                near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
                if _BIRTH_NEAR.search(near):
                    yield match.span(), day.matches, "review", "day and month of a date of birth"
            for match in month.finditer(text):
                near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
                if _BIRTH_NEAR.search(near):
                    yield match.span(), day.matches, "review", "month and year of a date of birth"


def _patterns(day: dt.date) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = _MONTHS[day.month - 1]
    name = rf"{month[:3]}(?:{month[3:]}|t)?\.?" if len(month) > 3 else month
    year = rf"(?:{day.year}|['’]?{day.year % 100:02d})"
    said = rf"(?:{year}|{_year_in_words(day.year)})"
    number = rf"0?{day.day}"
    spoken = rf"(?:{number}\s?(?:st|nd|rd|th)?|{_in_words(day.day)})"
    gap = r"[\s.,/\\_\-]{1,4}"
    loose = r"[\s.,/\\_\-]{0,4}"
    stop = r"(?!\d)"
    exact = [
        rf"{number}{gap}0?{day.month}{gap}{year}{stop}",
        rf"0?{day.month}{gap}{number}{gap}{year}{stop}",
        rf"{day.year}{gap}0?{day.month}{gap}{number}{stop}",
        rf"{day.year}{day.month:02d}{day.day:02d}(?:\d{{4}}|\d{{6}})?{stop}",
        rf"{day.day:02d}{day.month:02d}{day.year}{stop}",
        rf"{day.year}\s*年\s*{day.month}\s*月\s*{day.day}\s*日",
        rf"{spoken}{loose}(?:day\s+)?(?:of\s+)?(?:the\s+)?{name}{loose}{said}{stop}",
        rf"{name}{loose}(?:the\s+)?{spoken}{loose}{said}{stop}",
        rf"{number}{gap}{_ROMAN[day.month - 1]}{gap}{year}{stop}",
        rf"{day.year}{gap}{name}{gap}{spoken}{stop}",
    ]
    guard = r"(?<![\w])(?<!\d[./\-])"
    partial = [rf"{spoken}{loose}(?:day\s+)?(?:of\s+)?{name}\b", rf"{name}{gap}(?:the\s+)?{spoken}\b"]
    return (
        re.compile(guard + "(?:" + "|".join(exact) + ")"),
        re.compile(guard + "(?:" + "|".join(partial) + ")"),
        re.compile(rf"{guard}{name}{loose}{day.year}{stop}"),
    )
