"""Remarks on an entry's date that only its company or the case can show.

Each check looks at days alone; a remark never changes the date it is about.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.chronology.model import Event, Flag, When
from pipeline.documents.model import Caution

if TYPE_CHECKING:
    from pipeline.case import Case

_ENOUGH = 4
_TWO_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)")
_EITHER_WAY = Flag(
    "date-ambiguous", "Other dates of this document have the month first; this one was read day first."
)
_MOSTLY = 0.7

_OF_A_ROW = frozenset({"row-joined", "row-split", "table-guessed", "part-unreadable"})
"""Cautions that are about one row where they name one; others count what is in the whole document."""

UNDATED = Flag("undated", "No date could be read for this entry.")
_BEFORE_PERIOD = Flag("outside-review-period", "The entry is from before the review period.")
_AFTER_PERIOD = Flag("outside-review-period", "The entry is from after the review period.")
_BEFORE_BIRTH = Flag("before-birth", "The entry is dated before the subject child was born.")
_AFTER_DEATH = Flag("after-death", "The entry is dated after the subject child died.")
_AFTER_SUBMISSION = Flag(
    "date-impossible",
    "The entry is dated after the day the document was submitted; the day is shown as written.",
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days a case turns on, and the day the document was submitted; None where that is not known."""

    period_start: dt.date | None = None
    period_end: dt.date | None = None
    born: dt.date | None = None
    died: dt.date | None = None
    submitted: dt.date | None = None


def bounds_of(case: Case | None, submitted: dt.date | None = None) -> Bounds:
    """The review period, the first subject child's birth and the last one's death, once all have died.

    `submitted`: the day the document reached the board, which no entry of it can lie after.
    """
    if case is None:
        return Bounds(submitted=submitted)
    subjects = [person for person in case.people if person.role == "subject"]
    born = [p.date_of_birth for p in subjects if isinstance(p.date_of_birth, dt.date)]
    died = [p.date_of_death for p in subjects if isinstance(p.date_of_death, dt.date)]
    all_died = subjects and len(died) == len(subjects)
    return Bounds(
        case.review_period.start,
        case.review_period.end,
        min(born) if born and len(born) == len(subjects) else None,
        max(died) if all_died else None,
        submitted,
    )


def flags_for(when: When, bounds: Bounds) -> tuple[Flag, ...]:
    """The remarks of the date itself, and those the case adds."""
    if when.start is None or when.end is None:
        return when.flags or (UNDATED,)
    flags = list(when.flags)
    if bounds.period_start and when.end < bounds.period_start:
        flags.append(_BEFORE_PERIOD)
    elif bounds.period_end and when.start > bounds.period_end:
        flags.append(_AFTER_PERIOD)
    if bounds.born and when.end < bounds.born:
        flags.append(_BEFORE_BIRTH)
    if bounds.died and when.start > bounds.died:
        flags.append(_AFTER_DEATH)
    if bounds.submitted and when.start > bounds.submitted:
        flags.append(_AFTER_SUBMISSION)
    return tuple(flags)


def doubts_by_row(cautions: Iterable[Caution]) -> dict[tuple[int, int], tuple[Flag, ...]]:
    """What the reading of single rows was unsure of, by table and row: the entry itself must say so."""
    found: dict[tuple[int, int], tuple[Flag, ...]] = {}
    for caution in cautions:
        place = caution.place
        if caution.code in _OF_A_ROW and place.table is not None and place.row is not None:
            key = place.table, place.row
            message = caution.message if caution.message.endswith(".") else f"{caution.message}."
            found[key] = (*found.get(key, ()), Flag(caution.code, message))
    return found


def remark_mixed_orders(events: Sequence[Event]) -> tuple[Event, ...]:
    """Entries of a document that writes some dates month first: those that could be read either way say so.

    06/07/2008 beside 03/25/2008 may be 6 July or June 7th; it stays 6 July, the British way.
    """
    if not any(flag.code == "month-first" for event in events for flag in event.when.flags):
        return tuple(events)
    return tuple(
        replace(event, flags=(*event.flags, _EITHER_WAY)) if _either_way(event) else event for event in events
    )


def _either_way(event: Event) -> bool:
    found = _TWO_FIGURES.search(event.date_text)
    if found is None or any(flag.code in ("month-first", "date-ambiguous") for flag in event.when.flags):
        return False
    one, other = int(found[1]), int(found[2])
    return one != other and one <= 12 and other <= 12


def out_of_order(whens: Sequence[When]) -> tuple[set[int], str]:
    """The entries that break the order of their table, and that order.

    Only written days count. The fewest entries that must be set aside for the rest to be in order
    are out of order, provided the table clearly has an order: at least `_ENOUGH` days, of which
    `_MOSTLY` fit.

    Returns:
        Indexes into `whens`, and "ascending" or "descending" ("" when the table has no order).
    """
    days = [
        (index, when.start.toordinal())
        for index, when in enumerate(whens)
        if when.start is not None and when.precision == "day" and "date" not in when.assumed
    ]
    if len(days) < _ENOUGH:
        return set(), ""
    best: set[int] = set()
    direction = ""
    for name, sign in (("ascending", 1), ("descending", -1)):
        kept = _longest_run([sign * day for _, day in days])
        if len(kept) > len(best):
            best, direction = kept, name
    if len(best) < _MOSTLY * len(days):
        return set(), ""
    return {index for place, (index, _) in enumerate(days) if place not in best}, direction


def _longest_run(values: Sequence[int]) -> set[int]:
    """The places of a longest subsequence that never falls (patience sorting, n log n).

    Read from the end, so that of two entries that do not fit each other the later one is left out.
    """
    tails: list[int] = []
    ends: list[int] = []
    after = [-1] * len(values)
    for place in range(len(values) - 1, -1, -1):
        pile = bisect_right(tails, -values[place])
        after[place] = ends[pile - 1] if pile else -1
        if pile == len(tails):
            tails.append(-values[place])
            ends.append(place)
        else:
            tails[pile] = -values[place]
            ends[pile] = place
    run: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        run.add(place)
        place = after[place]
    return run
