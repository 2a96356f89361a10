"""Do two pieces of a date cell, above and below a page end, make one date?

Only for putting rows together; what a date means is the chronology room's business.
"""

from __future__ import annotations

import re

_WEEKDAY = r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMERIC = r"\d{1,2}\s*[./-]\s*\d{1,2}(?:\s*[./-]\s*\d{2,4})?"
_WORDED = rf"\d{{1,2}}\s*(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}(?:,?\s*\d{{2,4}})?"
FULL_DATE = re.compile(
    rf"\d{{1,2}}\s*[./-]\s*\d{{1,2}}\s*[./-]\s*\d{{2,4}}|"
    rf"\d{{1,2}}\s*(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH},?\s*\d{{2,4}}|\d{{1,2}}[-/]{_MONTH}[-/]\d{{2,4}}|\d{{4}}-\d\d-\d\d",
    re.I,
)
_HOUR = r"(?:\d{1,2}[:.]?\d{2}\s*(?:hrs?|hours|[ap]m)?|\d{1,2}\s*[ap]m|noon|midnight)"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}\s*(?:hrs?|hours|[ap]m)?|\d{4}\s*(?:hrs?|hours)|\d{1,2}\s*[ap]m|noon|midnight)"
_HOURS = rf"(?:(?:just before|just after)\s+)?(?:{_HOUR}\s*(?:-|–|to|until)\s*)?{_CLOCK}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_LEAD = (
    r"(?:w/c|w/e|week (?:commencing|beginning|ending)|from|between|c\.|circa|approx\.?|about|early|mid|late|"
    r"on or (?:around|about|before|after)|on|around|before|after|since|until|by)"
)
_BEGINS_WITH_DATE = re.compile(
    rf"^(?:{_HOURS},?\s+(?:at\s+)?)?[?~]?(?:(?:{_LEAD}|week \w+)\s+)?(?:{_WEEKDAY},?\s*)?"
    rf"(?:{FULL_DATE.pattern})",
    re.I,
)
_HALF_DATE = re.compile(
    rf"^(?:{_WEEKDAY}|(?:early|mid|late)\s+(?:{_MONTH})|(?:{_LEAD}\s+)?{_DAY}\s*(?:and|to|&|-|–)\s*{_DAY}\s*(?:of\s+)?{_MONTH}|"
    rf"(?:{_LEAD}\s+)?{_DAY}\s*(?:and|to|&|-|–)\s*{_DAY}|(?:{_WEEKDAY},?\s*)?{_DAY}(?:\s+of)?|(?:{_WEEKDAY},?\s*)?{_DAY}\s*(?:of\s+)?{_MONTH}|"
    rf"\d{{1,2}}\s*[./-](?:\s*\d{{1,2}}\s*[./-]?)?|(?:{_HOURS},?\s+)?(?:on or|{_LEAD})(?:\s+{_WEEKDAY})?)$",
    re.I,
)
_REST_OF_DATE = re.compile(
    rf"^(?:around\s+)?(?:{_NUMERIC}|{_WORDED}|{_MONTH}(?:,?\s*\d{{2,4}})?|\d{{2,4}}|[./-]?\s*\d{{1,2}}\s*[./-]\s*\d{{2,4}})\b",
    re.I,
)
_NAME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|"
    r"october|november|december|commencing|beginning|ending|between|about|early|late",
    re.I,
)
_TIME = re.compile(
    rf"^(?:(?:at|about|approx\.?|circa|c\.|(?:just )?before|(?:just )?after|from)\s+)*{_HOUR}"
    rf"(?:\s*(?:-|–|to|until)\s*{_HOUR})?\.?$",
    re.I,
)
_TIMED = re.compile(rf"^{_HOURS}(?:,|,?\s+at)?$", re.I)
"""A time alone ("16.10 to 18.10hrs"), though it may look like a date."""
_DAY_AND_MONTH = re.compile(rf"{_DAY}\s*(?:of\s+)?{_MONTH}|\d\s*[./-]\s*\d", re.I)
_OTHER_DAY = re.compile(
    rf"^(?:{_LEAD}\s+)?(?:{_WEEKDAY},?\s*)?(?:{_DAY}\s*(?:of\s+)?{_MONTH}|\d{{1,2}}\s*[./-]\s*\d{{1,2}}(?!\d))",
    re.I,
)
"""Below "8th Feb" the line "12th Mar" is the date of another entry, though neither has a year."""
_GOES_ON_BELOW = re.compile(r"(?:to|and|at)\s|(?:hrs?|hours?|[ap]m)\b|\d{1,2}$", re.I)
"""What goes on with a date or a time: "hours", or the figures a narrow cell cut off."""
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d$")
_GOES_ON = re.compile(r"(?:\b(?:to|and|or|until|at)|[–-])$", re.I)
DATE_LIKE = re.compile(rf"\d{{1,2}}\s*[./-]\s*\d{{1,2}}|\b{_MONTH}\b|\b(?:19|20)\d\d\b", re.I)


def completes(above: str, below: str) -> bool:
    """Whether two pieces are one date cell.

    "Monday" | "30.04.12", "Wednes" | "day 12th March 2008", "12th March" | "2009", "12/03/09" | "14.30hrs".
    """
    if DATE_LIKE.search(above) and _BEGINS_WITH_DATE.match(below) and not _TIMED.search(above):
        return _GOES_ON.search(above) is not None
    if _DAY_AND_MONTH.search(above) and _OTHER_DAY.match(below) and not _TIMED.search(above):
        return _TIME.match(below) is not None or _GOES_ON.search(above) is not None
    if above and not FULL_DATE.search(above):
        for whole in (
            (above + below, f"{above} {below}") if _may_touch(above, below) else (f"{above} {below}",)
        ):
            date = _BEGINS_WITH_DATE.match(whole)
            if date and date.end() > len(above):
                return True
    if _HALF_DATE.match(above.strip()):
        return bool(_REST_OF_DATE.match(below))
    if FULL_DATE.search(above) or _TIME.match(above):
        if _YEAR_ALONE.match(below):  # a banner
            return _GOES_ON.search(above) is not None
        return bool(_TIME.match(below)) or below[0] in "-–)(" or bool(_GOES_ON_BELOW.match(below))
    return bool(above) and not FULL_DATE.search(below) and not DATE_LIKE.search(below)


def _may_touch(above: str, below: str) -> bool:
    """Whether a word may be broken between the pieces: "Wednes" | "day", not "19th Nov" | "between 20"."""
    seam = re.search(r"[a-z]+$", above, re.I), re.match(r"[a-z]+", below, re.I)
    return seam[0] is None or seam[1] is None or _NAME.fullmatch(seam[0][0] + seam[1][0]) is not None


def lacks_more(above: str) -> bool:
    """Whether a date cell is plainly unfinished ("Monday", "12th March", "12/03/"): more must follow."""
    return (
        bool(above)
        and not FULL_DATE.search(above)
        and not _TIME.match(above)
        and bool(_HALF_DATE.match(above.strip()))
    )


_YEAR = r"(?:19|20)\d\d"
_SEASON = r"(?:spring|summer|autumn|winter|easter|christmas)(?:\s+(?:term|holidays?))?"
_NAMED_DAY = rf"{_DAY}\s*(?:of\s+)?{_MONTH}(?![a-z])"
_SHORT_DAY = r"(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?![\d./-])"
_PERIOD = rf"(?:{_MONTH}|{_SEASON}),?\s+(?:of\s+)?{_YEAR}(?!\d)"
_SAME_DAY = r"(?:(?:the )?same (?:day|date)|ditto)\b"
BEGUN = re.compile(
    rf"^(?:{_HOURS}|.*\b(?:to|and|at|or|around|of|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?)$", re.I
)
"""A date cell's line that a date must follow, or may."""
_SEED = re.compile(
    rf"^[?(\[~]{{0,2}}(?:{_HOURS},?\s+(?:at\s+)?)?(?:{_LEAD}\s+)?(?:early\s+|mid-?\s*|late\s+)?(?:{_WEEKDAY},?\s*)?"
    rf"[?~]?(?:{_DAY}\s*(?:-|–|to|and|&)\s*)?(?:{FULL_DATE.pattern}|{_NAMED_DAY}|{_SHORT_DAY}|{_PERIOD})|"
    rf"^(?:{_HOURS},?\s+)?{_WEEKDAY}\s+{_DAY}\b|^{_WEEKDAY}$|^{_LEAD}\s+{_WEEKDAY}$|^{_SAME_DAY}|"
    rf"^(?:{_HOURS},?\s+)?on or (?:around|about|before|after)$",
    re.I,
)
_LEADERS = re.compile(r"\.{4}|…{2}|(?:\. ){4}|_{4}")


def begins_entry(text: str) -> bool:
    """Whether the words of a cell begin as the date of an entry does."""
    return bool(_SEED.match(text))


def has_leaders(text: str) -> bool:
    """Whether dots or strokes lead the eye across, as on a contents page or a form."""
    return bool(_LEADERS.search(text))
