"""Dates in words and figures; the day comes first, as in Britain.

Forms that may be something else (12/03, March, the 12th, 2008) count only with the
words of a date beside them. A time of day is part of a date, never one by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.anonymise.finders.base import CONTEXT, PATTERN, Hit, PatternRecogniser, said_after, said_before
from pipeline.anonymise.finders.date_forms import Form, find_forms, might_hold_dates

_NO_DATE = re.compile(
    r"(?i)(?:\bsort\s?code|\bapgars?(?:\s+(?:scores?|was|were|of))*|\b(?:para(?:graph)?s?|sect(?:ion)?s?|version"
    r"|recommendations?|standards?|rules?|appendix|table|figure|chapter|part|v|vol))[\s:.]{0,2}\Z"
)
_CIRCULAR = re.compile(r"(?i)\b(?:circular|LAC|HSC|PSI|PSO|SI|guidance|no\.?|number|score|of)[\s(:]{0,2}\Z")
_ON = re.compile(
    r"(?i)\b(?:on|dated?|since|until|till|from|w/c|w/e|w/b|commencing|beginning|ending|before|after|by|seen|and|to|of)"
    r"[\s:]{1,2}(?:the\s)?\Z"
)
_ON_THE = re.compile(r"(?i)\b(?:on|since|until|from|dated|of|to|by)\sthe\s\Z")
_COUNTED = re.compile(
    r"(?i)\s+(?:occasions?|visits?|times|days?|tabs?|tablets|children|sessions|appointments|cases|people|families"
    r"|staff|of\s+the|weeks|months|hours|calories|words|pounds|miles|households|pupils|responses)\b"
)
_CLOSED = re.compile(
    r"\s*(?:[.,;:)\n]|\Z|(?:at|and|to|by|when|but|or|she|he|they|mother|father)\b)", re.IGNORECASE
)
_IN_MONTH = re.compile(
    r"(?i)\b(?:in|since|until|till|during|early|late|mid|throughout|(?:end|start|beginning|middle)\sof|last|next)[\s-]\Z"
)
_BY_MONTH = re.compile(r"(?i)\b(?:from|between|before|after|by|of|to|and|through)\s\Z")
_NAMES: Final = frozenset({"april", "may", "june", "jan", "august"})
_NOT_MONTH = re.compile(r"['’]s?\b|\s[A-Z][a-z]|-\w")
_IN_YEAR = re.compile(
    r"(?i)(?:\b(?:in|since|during|from|until|till|to|by|before|after|around|about|circa|early|late|mid|throughout"
    r"|year|for|between|of\sthe\syear|(?:end|start|beginning|middle|summer|spring|autumn|winter)\sof|c\.?)[\s-]"
    r"|\b(?:19|20)\d\d(?:,\s?|\s?(?:and|or|to)\s))\Z"
)
_WORDS_THAT_ARE_MONTHS: Final = frozenset({"may", "march", "mar"})
_THE = re.compile(r"\b[Tt]he\s\Z")
_THING = re.compile(
    r"\s(?!act|order|regulation|guid|version|edition|framework|census|statistic|figure|report|standard|procedure|protocol"
    r"|code|white|green|inquiry|rules|legislation|amend|revis|update|data|budget|policy|strategy)[a-z]{3}"
)
_LETTERED = re.compile(r"[A-Za-z]-\Z")
_NUMBERED = re.compile(r"^[^\S\n]*(\d{1,2}\.\d{1,2})\.(\d{1,2})(?=[.\s])", re.MULTILINE)


class DateRecogniser(PatternRecogniser):
    """Dates of all kinds as DATE.

    The words before ("on", "w/c", "c.", "the") stay outside; a weekday and a time of day
    that belong to the date are inside. Not found: a weekday or a time alone.
    """

    labels = ("DATE",)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the dates in `text`."""
        if not might_hold_dates(text):
            return
        paragraphs: frozenset[str] | None = None
        for form in find_forms(text):
            if not _JUDGES[form.kind](text, form):
                continue
            if (
                form.kind == "figures"
                and form.start == form.core
                and _DOTTED.fullmatch(text, form.core, form.end)
            ):
                if paragraphs is None:
                    paragraphs = frozenset(f"{m[1]}.{int(m[2])}" for m in _NUMBERED.finditer(text))
                if _is_paragraph(text[form.core : form.end], paragraphs):
                    continue
            yield Hit(form.start, form.end, PATTERN if form.kind in _UNSURE else CONTEXT, "DATE")


def _is_paragraph(shown: str, paragraphs: frozenset[str]) -> bool:
    """Tell a paragraph numbered 4.3.10 from the 4th of March: its neighbour 4.3.9 or 4.3.11 is there too."""
    stem, _, last = shown.rpartition(".")
    return not last.startswith("0") and (
        f"{stem}.{int(last) - 1}" in paragraphs or f"{stem}.{int(last) + 1}" in paragraphs
    )


def _figures(text: str, form: Form) -> bool:
    return not said_before(_NO_DATE, text, form.start, 24)


def _words(text: str, form: Form) -> bool:
    shown = text[form.core : form.end]
    if form.has_year:
        return True
    month = re.split(r"[\W\d_]+", shown)[-1]
    if month in _WORDS_THAT_ARE_MONTHS and " of " not in shown and form.kind == "words":
        return False
    return "\n" not in shown


def _short(text: str, form: Form) -> bool:
    if said_after(_COUNTED, text, form.end) or said_before(_NO_DATE, text, form.start, 24):
        return False
    shown = text[form.core : form.end]
    return form.has_weekday or (
        "/" in shown and said_before(_ON, text, form.start, 16) and not _is_fraction(shown)
    )


def _is_fraction(shown: str) -> bool:
    day, _, month = shown.partition("/")
    return int(re.sub(r"\D.*", "", day)) < int(re.sub(r"\D.*", "", month)) <= 4


def _ordinal(text: str, form: Form) -> bool:
    return form.has_weekday or (
        said_before(_ON_THE, text, form.start, 12) and said_after(_CLOSED, text, form.end)
    )


def _year(text: str, form: Form) -> bool:
    if said_before(_THE, text, form.start, 5):
        return said_after(_THING, text, form.end)
    return said_before(_IN_YEAR, text, form.start, 24) and not said_after(_COUNTED, text, form.end)


def _month(text: str, form: Form) -> bool:
    shown = text[form.start : form.end]
    if not shown[0].isupper() or said_after(_NOT_MONTH, text, form.end):
        return False
    if said_before(_IN_MONTH, text, form.start, 20):
        return True
    return shown.lower() not in _NAMES and said_before(_BY_MONTH, text, form.start, 12)


def _capital(text: str, form: Form) -> bool:
    return text[form.core].isupper()


def _years(text: str, form: Form) -> bool:
    if said_before(_LETTERED, text, form.start, 2):
        return False
    first, last = re.findall(r"\d+", text[form.start : form.end])
    return (
        int(first[-2:]) < int(last[-2:])
        or int(first) < int(last)
        or last[-2:] < first[-2:] < "99" > last[-2:]
    )


def _month_number(text: str, form: Form) -> bool:
    return not said_before(_CIRCULAR, text, form.start, 14)


def _always(text: str, form: Form) -> bool:
    return True


_UNSURE: Final = frozenset({"short", "ordinal", "year", "month", "month_no", "compact", "feast", "years"})
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d\d")
_JUDGES: Final = {
    "figures": _figures,
    "words": _words,
    "short": _short,
    "ordinal": _ordinal,
    "year": _year,
    "month": _month,
    "month_day": _capital,
    "month_no": _month_number,
    "years": _years,
    "months": _always,
    "spelt": _always,
    "season": _always,
    "feast": _always,
    "compact": _always,
}
