"""What was assumed, doubted or flagged about an entry, in words."""

from __future__ import annotations

import re

from pipeline.chronology.findings import flags_of
from pipeline.chronology.model import Event
from pipeline.days import plain_day

_ASSUMED = {
    "year": "year assumed: it was not written",
    "date": "date assumed: it was not written",
    "century": "century assumed: the year has two figures",
    "am-pm": "morning or afternoon assumed",
}
_DOUBT_CODES = frozenset(
    ("date-assumed", "date-uncertain", "date-impossible", "date-ambiguous", "month-first", "weekday-mismatch")
) | frozenset(("date-order", "undated"))
_DATE_CODES = _DOUBT_CODES | frozenset(("before-birth", "after-death", "outside-review-period"))
PLAIN_DATE = re.compile(
    r"(?:[\d\s./:,–-]|(?<=\d)(?:st|nd|rd|th)|\bat\b|hrs\b|hours\b|[ap]\.?m\b"
    r"|\b(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)*",
    re.IGNORECASE,
)


def is_unsure(event: Event) -> bool:
    """Whether its date is inexact, doubted, assumed or questionable; not if only out of the period."""
    when = event.when
    if when.precision != "day" or when.open_end or when.uncertain or when.assumed:
        return True
    return any(flag.code in _DOUBT_CODES for flag in flags_of(event))


def remarks_of(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was assumed, doubted or flagged: about the date, and about anything else.

    A flag with the same meaning as a mark of `When` speaks for it; the mark is not repeated.
    """
    when, flags = event.when, flags_of(event)
    if not flags and not when.assumed and not when.uncertain and not when.recorded and event.date_text:
        return (), ()
    codes = {flag.code for flag in flags}
    ours: list[str] = []
    if "date-assumed" not in codes:
        ours.extend(_ASSUMED.get(what, f"{what} assumed") for what in when.assumed)
    if when.uncertain and "date-uncertain" not in codes:
        ours.append("the author marked doubt about the date")
    if when.recorded:
        ours.append(f"written down on {plain_day(when.recorded)}")
    about_date = [flag.message for flag in flags if flag.code in _DATE_CODES]
    if not event.date_text and not ours and not about_date:
        ours.append("no date is written here")
    rest = [flag.message for flag in flags if flag.code not in _DATE_CODES]
    return tuple(dict.fromkeys((*ours, *about_date))), tuple(dict.fromkeys(rest))
