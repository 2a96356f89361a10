"""The dates of an action plan: targets and completions, as people write them in one.

Dates themselves are read by the chronology's grammar. A plan's own habits come on top: a day revised
("31/3/10 revised to 30/6/10": the last one counts), a day without its year (taken from the plan, and said to
be assumed), and words that are no date ("ongoing", "immediate").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.chronology import parse_when
from pipeline.proforma.words import plain

_REVISED = re.compile(
    r"\b(?:revised|extended|changed|moved|amended|now|put back|slipped|rescheduled)\b"
    r"(?:\s+(?:date|to|until|:))*",
    re.IGNORECASE,
)
_WORDS_IN_FRONT = re.compile(
    r"^\W*(?:(?:to be )?(?:fully |all |now )?(?:completed?|done|achieved|implemented|signed off|due|by|on"
    r"|target|in place|in|at|from|since|actioned|finished)\b[\s:,.;–-]*)+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[/.\-]\d\d\b|['’]\d\d\b|\b\d\d/\d\d\b")
_NOT_DONE = re.compile(
    r"\b(?:not (?:yet )?(?:completed?|done|achieved|due|started)|incomplete|partial(?:ly)?|partly"
    r"|to be completed|ongoing|on-going|on going|continuing|in progress|outstanding|expected|anticipated"
    r"|planned)\b"
)
_DONE = re.compile(r"\b(?:completed?|done|achieved|implemented|signed off)\b")
_IMMEDIATE = re.compile(r"^\W*(?:immediate(?:ly)?|with immediate effect|asap|as soon as possible)\W*$")
_NEVER = re.compile(r"\b(?:ongoing|on-going|on going|continuing|continuous|rolling|n/a|not applicable)\b")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\bq[1-4]\b|\d[/.\-]\d", re.IGNORECASE
)


class PlanDay(NamedTuple):
    """A day read from a plan: the last it can mean. `assumed` says what was not written ("year")."""

    day: dt.date | None = None
    assumed: tuple[str, ...] = ()


def target_of(text: str, year: int | None = None) -> PlanDay:
    """The last day a target can mean.

    Args:
        text: the cell as submitted.
        year: the plan's year, for a day without one; None where the plan does not show one year.

    Returns:
        No day for words such as "ongoing", and for a date that cannot be read.
    """
    said = text.strip()
    if not said or _IMMEDIATE.match(plain(said)):
        return PlanDay()
    later = _REVISED.split(said)
    if len(later) > 1 and (found := _day(later[-1].strip(" ():,;"))):
        return PlanDay(found)
    lines = [found for line in said.split("\n") if (found := _day(line))]
    if found := _day(said) or max(lines, default=None):
        return PlanDay(found)
    if year and not _YEAR.search(said) and _MONTH.search(said) and (found := _day(f"{said} {year}")):
        return PlanDay(found, ("year",))
    return PlanDay()


def completed_of(text: str, year: int | None = None) -> PlanDay:
    """The day something was completed; none where the words say that it is not, or not wholly."""
    return PlanDay() if _NOT_DONE.search(plain(text)) else target_of(text, year)


def completed_in(text: str, year: int | None = None) -> PlanDay:
    """The day of a completion told in another cell ("Completed 3/5/10" under progress or target)."""
    return completed_of(text, year) if _DONE.search(plain(text)) else PlanDay()


def without_end(text: str) -> bool:
    """Whether a target is no day but a habit ("ongoing", "rolling")."""
    return bool(_NEVER.search(plain(text)))


def year_of(texts: Iterable[str]) -> int | None:
    """The one year that all the plan's full dates name; None where they name several or none."""
    years = {found.year for text in texts if (found := _day(text))}
    return years.pop() if len(years) == 1 else None


def _day(text: str) -> dt.date | None:
    found = parse_when(text).end
    if found is None:
        bare = _WORDS_IN_FRONT.sub("", text)
        found = parse_when(bare).end if bare and bare != text else None
    return found
