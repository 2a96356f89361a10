"""Dates as the case's policy has them published: month and year, year, days from the event, or not at all.

Dates of birth always go. What the policy leaves is no redaction: a month under "month-year", a year alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.anonymise.finders.date_forms import find_forms
from pipeline.anonymise.finders.spelt_dates import in_figures
from pipeline.anonymise.finders.welsh_dates import in_english, in_welsh
from pipeline.anonymise.rewriting import births
from pipeline.anonymise.rewriting.date_places import DATE, placed, whole
from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.case import Case
from pipeline.chronology import parse_when
from pipeline.chronology.model import When
from pipeline.days import MONTHS

BIRTH = "[date of birth]"

_TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:hrs?|hours|h|[ap]\.?m\.?))?|\d{4}\s?(?:hrs?|hours|h)\b"
    r"|\d{1,2}\s?[ap]\.?m\.?)"
)
_BEFORE = re.compile(rf"^(?P<time>(?:at |@ ?)?{_TIME})\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?P<time>(?:,?\s+(?:at|@)?\s?|\s?[-–@]\s?|T|,\s*){_TIME}(?:\s?[-–]\s?{_TIME})?)$", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:\d{4}|\d{1,2}[:.]\d\d)(?:\s?(?:-|–|to|and)\s?(?:\d{4}|\d{1,2}[:.]\d\d))?"
    r"\s?(?:hrs?|hours|h)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_FEAST = re.compile(
    r"(?i)(christmas (?:day|eve)|boxing day|new year'?s? (?:day|eve)|good friday|easter (?:sunday|monday)"
    r"|bonfire night|guy fawkes night|(?:st )?valentine'?s? day|hallowe'?en|burns night|april fools?'? day"
    r"|(?:mothering|palm|remembrance) sunday|ash wednesday|shrove tuesday|whit monday|mischief night"
    r"|(?:mother|father)'?s'? day|st\.? (?:patrick|george|david|andrew)'?s day)(?:,? (\d{4}))?"
)
_FEASTS = {
    "christmas": "December", "boxing": "December", "bonfire": "November", "guy": "November",
    "valentine": "February", "hallow": "October", "burns": "January", "april": "April",
    "patrick": "March", "george": "April", "david": "March", "andrew": "November",
    "remembrance": "November",
}  # fmt: skip
_GUIDANCE = re.compile(
    r"(?i)\b(?:act|regulations?|order|guidance|working together|published|publication|issued|statutory"
    r"|revised|came into force|framework|inquiry|laming|version|edition|code of practice|hm government|dfes?"
    r"|dcsf)\b"
    r"[^.;]{0,40}$"
)
_YEARS_ONLY = re.compile(r"(?:19|20)\d\d(?:\s?(?:[-/–]|to|and|or)\s?(?:(?:19|20)?\d\d))?")


@dataclass(frozen=True, slots=True)
class Policy:
    """How dates are published.

    Attributes:
        dates: the case's word for it.
        event: the day that days are counted from; None when the case names none.
        event_words: how that day is called.
        births: days that are somebody's day of birth: written out, they always go.
    """

    dates: str
    event: dt.date | None = None
    event_words: str = "the incident"
    births: frozenset[dt.date] = frozenset()


def policy_of(case: Case, child: str) -> Policy:
    """The case's policy; `child` is the subject child's pseudonym."""
    deaths = [
        person.date_of_death for person in case.people if person.role == "subject" and person.date_of_death
    ]
    wanted = case.publication.dates
    born = births.days(case) - set(deaths)
    event = case.publication.index_event
    if event is not None and event not in deaths:
        return Policy(wanted, event, births=born)
    first = event or (deaths[0] if deaths else None)
    return Policy(wanted, first, f"{child}’s death" if child else "the death", born)


def reworded(piece: Piece, text: str, policy: Policy) -> Piece | None:
    """A date as it is to be read, its preposition with it; None where it may stay.

    Takes the whole text with plain blanks. Never raises; what cannot be read as a date becomes "[date]",
    unless the policy keeps dates.
    """
    if piece.label == "DATE_OF_BIRTH":
        return replace(piece, text=BIRTH)
    clock = _CLOCK.match(text, piece.start, piece.end + 24)
    if clock and clock.end() >= piece.end:
        return None  # a time of day alone, not one before a date
    written = text[piece.start : piece.end]
    english = in_english(written)
    before, core, after = _parts(english)
    core = in_figures(core)
    if _is_birth(core, policy):
        return replace(piece, text=BIRTH)
    if policy.dates == "keep":
        return None
    if _stays(core, text[max(0, piece.start - 90) : piece.start], policy):
        return None
    when = _read(core)
    said = _SAYERS[policy.dates](core, when, policy)
    if said is None:
        return None
    return placed(piece, text, before, in_welsh(said) if english != written else said, after)


def _is_birth(core: str, policy: Policy) -> bool:
    if not policy.births:
        return False
    when = parse_when(core)
    exact = when.precision == "day" and "year" not in when.assumed
    return exact and when.start == when.end and when.start in policy.births


def _parts(written: str) -> tuple[str, str, str]:
    """A time before, the date, a time after."""
    form = next(find_forms(written), None)
    before, rest = "", written
    if form is not None and form.core:
        first = _BEFORE.match(written[: form.core])
        before, rest = (first["time"] if first else ""), written[form.core :]
    last = _AFTER.search(rest)
    if last and last.start() and not _ALONE.fullmatch(rest):
        return before, rest[: last.start()], last["time"]
    return before, rest, ""


def _stays(core: str, before: str, policy: Policy) -> bool:
    if not re.search(r"\d", core) and not _MONTH.search(core) and not _FEAST.search(core):
        return True  # a day of the week
    if _YEARS_ONLY.fullmatch(core.strip()) and policy.dates in ("month-year", "year"):
        return True
    exact = parse_when(core).precision in ("day", "range")
    return not exact and _GUIDANCE.search(before) is not None


def _month_year(core: str, when: When, policy: Policy) -> str | None:
    if when.start and when.end and "year" not in when.assumed:
        if when.precision in ("year", "season"):
            return None
        first, last = _month(when.start), _month(when.end)
        if when.precision == "month" and not _says_day(core):
            return None
        if first == last:
            return f"{first} {when.start.year}"
        if when.start.year == when.end.year:
            return f"{first} to {last} {when.start.year}"
        return f"{first} {when.start.year} to {last} {when.end.year}"
    return _without_year(core)


def _without_year(core: str) -> str | None:
    feast = _FEAST.search(core)
    if feast:
        day = re.sub(r"^st\.? ", "", feast[1].lower())
        month = next((month for feast, month in _FEASTS.items() if day.startswith(feast)), "")
        return " ".join(filter(None, (month, feast[2]))) or (feast[2] or DATE)
    months = list(dict.fromkeys(_full(match[0]) for match in _MONTH.finditer(core)))
    if months and not _says_day(core):
        return None
    if months:
        return " to ".join(filter(None, months)) or DATE
    figures = re.fullmatch(r"(?:[a-z]+\.?,? )?(?:the )?\d{1,2}[/.](\d{1,2})", core.strip(), re.IGNORECASE)
    if figures and 1 <= int(figures[1]) <= 12:
        return MONTHS[int(figures[1]) - 1]
    return DATE


def _year(core: str, when: When, policy: Policy) -> str | None:
    if when.start and when.end and "year" not in when.assumed:
        years = dict.fromkeys((when.start.year, when.end.year))
        return "/".join(map(str, years)) if when.precision == "season" else " to ".join(map(str, years))
    return DATE


def _removed(core: str, when: When, policy: Policy) -> str | None:
    return DATE


def _days(core: str, when: When, policy: Policy) -> str | None:
    if policy.event is None:
        return _month_year(core, when, policy)
    if not (when.start and when.end) or "year" in when.assumed:
        return DATE
    if when.precision == "day":
        return _counted((when.start - policy.event).days, "day", policy)
    if when.precision == "range":
        first, last = (when.start - policy.event).days, (when.end - policy.event).days
        if first <= 0 >= last:
            return f"{-first} to {-last} days before {policy.event_words}"
        if first >= 0 <= last:
            return f"{first} to {last} days after {policy.event_words}"
        return f"{-first} days before to {last} days after {policy.event_words}"
    middle = when.start + (when.end - when.start) / 2
    months = round((middle - policy.event).days / 30.44)
    if when.precision == "month":
        return _counted(months, "month", policy, about=True)
    return _counted(round(months / 12), "year", policy, about=True)


def _counted(number: int, unit: str, policy: Policy, *, about: bool = False) -> str:
    if not number:
        return f"the {unit} of {policy.event_words}"
    side = "before" if number < 0 else "after"
    amount = abs(number)
    return (
        f"{'about ' if about else ''}{amount} {unit}{'' if amount == 1 else 's'} {side} {policy.event_words}"
    )


_SAYERS: dict[str, Callable[[str, When, Policy], str | None]] = {
    "month-year": _month_year,
    "year": _year,
    "days": _days,
    "remove": _removed,
}


def _read(core: str) -> When:
    """The date; two whole dates are the days from the first to the last."""
    days = [parse_when(match[0]) for match in whole(core)]
    if len(days) > 1 and days[0].start and days[-1].end:
        return replace(days[0], end=days[-1].end, precision="range")
    return parse_when(core)


def _says_day(core: str) -> bool:
    without = re.sub(r"(?:19|20)\d\d|['’]\d\d", " ", core)
    return re.search(r"\d", without) is not None


def _month(day: dt.date) -> str:
    return MONTHS[day.month - 1]


def _full(month: str) -> str:
    return next((name for name in MONTHS if name.lower().startswith(month.lower()[:3])), "")
