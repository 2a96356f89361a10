"""Dates of birth: a date that the words, or the heading of its table, call one.

They always go, where other dates may stay as month and year, so they score above DATE.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from pipeline.anonymise.finders.base import Hit, PatternRecogniser, said_after
from pipeline.anonymise.finders.date_forms import Form, find_forms, might_hold_dates

_SCORE: Final = 0.9
_TERM = (
    r"(?:\bd\.?[^\S\n]?o\.?[^\S\n]?b\b\.?|\bdates?[^\S\n]of[^\S\n]birth"
    r"|\bbirth[^\S\n]?dates?|\bdobs\b|\bbirthdays?)"
)
_ANY = re.compile(rf"{_TERM}|\bborn\b|\bb\.|\bb[^\S\n]?\d", re.IGNORECASE)
_SAYS = (
    r"(?:(?:is|was|of|as|on|in|the|for|given|recorded|listed|being|approx|circa|about|c|mother|father|baby|child"
    r"|sibling)\b)"
)
# After the term: only words that lead up to the date, or the name of the person.
_CALLED = re.compile(
    rf"(?:(?i:{_TERM})|(?<![\w-])(?i:born)\b)(?:(?<=[bB])\.)?(?:[^\w.;]{{1,4}}(?:(?i:{_SAYS})|[A-Z][\w'’-]{{1,20}}(?:['’]s)?)){{0,5}}[^\w.;]{{0,5}}\Z"
)
_BORN = re.compile(r"(?<![\w-])born\b[^.;\n]{0,60}\b(?:on|in|at)\W{1,2}(?:the\W)?\Z", re.IGNORECASE)
_TAKEN = re.compile(
    rf"{_TERM}[^.;\n\]]{{0,40}}\b(?:as|was|is|be|given|recorded|noted)\W{{1,2}}\Z", re.IGNORECASE
)
_B = re.compile(r"(?<![\w.])b\.?[^\S\n]?\Z")
_AFTERWARDS = re.compile(r"[\s,]{0,2}[(\[]?(?:d\.?\s?o\.?\s?b\b|date\sof\sbirth)", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:dobs|d\.o\.b\.?s|dates[^\S\n]of[^\S\n]birth)\b", re.IGNORECASE)
_HEADING = re.compile(rf"^[^\n]{{0,100}}?{_TERM}[^\n]{{0,60}}$", re.IGNORECASE | re.MULTILINE)
_PERSON_BEFORE = re.compile(
    r"(?:[A-Z][\w'’-]+|\b(?:[Cc]hild|[Aa]dult)\s[A-Z]\d?)\)?[^\S\n]?[\t|(\[,:;–-]?[^\S\n]{0,3}[(\[]?\Z"
)
_WHOLE: Final = frozenset({"figures", "words", "spelt", "months", "month_day", "compact"})
_ROWS: Final = 40


class DateOfBirthRecogniser(PatternRecogniser):
    """Dates of birth as DATE_OF_BIRTH, by the words before or after or by a heading above.

    Under a heading ("Name (DOB)") the first date behind a name in each line counts, up to
    the next empty line. The same dates are also found as DATE, with a lower score.
    """

    labels = ("DATE_OF_BIRTH",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the dates of birth in `text`."""
        if not might_hold_dates(text) or not _ANY.search(text):
            return
        forms = [
            form
            for form in find_forms(text)
            if form.kind in _WHOLE or form.kind in {"year", "month_no", "feast"}
        ]
        under = _under_headings(text, forms) | _in_plural_lines(text, forms)
        previous = 0
        for form in forms:
            if form.start in under or _is_called(text, form, previous):
                yield Hit(form.start, form.end, _SCORE, "DATE_OF_BIRTH")
            previous = form.end


def _is_called(text: str, form: Form, previous: int) -> bool:
    window = text[max(previous, form.start - 80) : form.start]
    if _CALLED.search(window) or _BORN.search(window) or _TAKEN.search(window):
        return True
    if form.kind == "year":
        return _B.search(window) is not None  # "b. 2002" tells the age that is rounded elsewhere
    if form.kind not in _WHOLE:
        return False
    return _B.search(window) is not None or said_after(_AFTERWARDS, text, form.end, 20)


def _in_plural_lines(text: str, forms: list[Form]) -> frozenset[int]:
    """Where the dates begin that follow "DOBs" in its own line."""
    said = [match.end() for match in _PLURAL.finditer(text)]
    return frozenset(
        form.start
        for form in forms
        if form.kind in _WHOLE
        and (nearest := bisect_right(said, form.start))
        and "\n" not in text[said[nearest - 1] : min(form.start, said[nearest - 1] + 400)]
        and form.start < said[nearest - 1] + 400
    )


def _under_headings(text: str, forms: list[Form]) -> frozenset[int]:
    """Where the dates begin that stand behind a name under a heading of dates of birth."""
    starts = [form.start for form in forms]
    found: set[int] = set()
    headings = list(_HEADING.finditer(text))
    limits = [*(heading.start() for heading in headings), len(text)][1:]
    for heading, limit in zip(headings, limits, strict=True):
        after = bisect_right(starts, heading.end())
        if bisect_right(starts, heading.start()) != after:
            continue  # the line holds a date itself, so it is no heading
        found.update(_first_in_each_row(text, heading.end() + 1, limit, forms[after : after + 2 * _ROWS]))
    return frozenset(found)


def _first_in_each_row(text: str, start: int, limit: int, forms: list[Form]) -> Iterator[int]:
    for _ in range(_ROWS):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if start >= limit or not text[start:end].strip():
            return
        row = next((form for form in forms if start <= form.start < end and form.kind in _WHOLE), None)
        if row and _PERSON_BEFORE.search(text[max(start, row.start - 40) : row.start]):
            yield row.start
        start = end + 1
