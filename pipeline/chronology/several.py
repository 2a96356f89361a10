"""Rows that hold several entries: dates below each other in one cell, or dated lines among the words.

Parted only where nothing has to be guessed about which words belong to which date; every other row stays
one entry, and its date says that there are several. What stands in the other columns is repeated.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.chronology.cells import Cells
from pipeline.chronology.child_seen import read_child_seen
from pipeline.chronology.leading import find_lead
from pipeline.chronology.model import Event, Flag
from pipeline.chronology.when import looks_like_date, parse_when, parse_whens
from pipeline.chronology.when.grammar import read
from pipeline.chronology.wording import leading_date

CODE = "row-parted"
"""The flag of an entry whose row holds others too."""

_DAYS = ("day", "range")
_FEWEST_TIMES = 3
_MOST = 60
"""More dates than this in one cell are a list within one entry."""


def entries_in(cells: Cells) -> list[Cells]:
    """The entries of one row, in the order of its words; the row itself where it is one, or may be one.

    A row is parted when

    - its date cell holds several days on lines of their own (with their times and weekdays), and its
      words are as many lines, as many items of a list, or blocks that begin with these very days; or
    - its date is one day, and three or more clock times below each other stand beside as many lines or
      items (two may be the beginning and the end); or
    - its words are blocks that each begin with a full date, the days run in one direction, and the date
      cell is blank, is the first of them, or names the period or the days they are of.
    """
    words = cells.get("description", "")
    if "\n" not in words or cells.get("end_date") or cells.beside:
        return [cells]
    dates = _dates_of(cells.get("date", ""))
    if dates:
        starts = _blocks_for(dates, words.split("\n"), cells)
        return _parts(cells, starts, dates=dates) if starts else [cells]
    if cells.get("time") or cells.get("end_time"):
        days = _day_of_each_time(cells)
        starts = _blocks_for(days, words.split("\n"), cells) if days else []
        return _parts(cells, starts, dates=days) if starts else [cells]
    starts = _dated_blocks(cells.get("date", ""), words.split("\n"))
    return _parts(cells, starts, dates=None) if starts else [cells]


def remark(number: int, count: int) -> Flag:
    """What each entry of a parted row says."""
    return Flag(
        CODE,
        f"Its row holds {count} entries, of which this is number {number}; what stands in the other columns "
        "is given with each of them. Compare with the original.",
    )


def remark_parted(events: Sequence[Event]) -> list[Event]:
    """The entries of one table; those that share a row with others say so."""
    counts = Counter(event.source.row for event in events)
    met: Counter[int] = Counter()
    made = []
    for event in events:
        row = event.source.row
        met[row] += 1
        flags = (*event.flags, remark(met[row], counts[row])) if counts[row] > 1 else event.flags
        made.append(replace(event, flags=flags))
    return made


def _dates_of(text: str) -> list[str]:
    """The days of a cell on lines of their own, each with its time; [] unless there are several."""
    if "\n" not in text:
        return []
    lines = text.split("\n")
    kinds = [_kind(line) for line in lines]
    count = kinds.count("date")
    if not 2 <= count <= _MOST or "" in kinds:
        return []
    begins = _begins(kinds, count)
    if not begins:
        return []
    found = ["\n".join(lines[begin:end]) for begin, end in pairwise([*begins, len(lines)])]
    apart = all(_is_one_day(date) for date in found) and len(read(text).clauses) == count
    return found if apart and len(set(found)) == count else []


def _day_of_each_time(cells: Cells) -> list[str]:
    """The one day of a row once for each of its clock times; [] unless these are a list of times."""
    date, lines = cells.get("date", ""), cells.get("time", "").split("\n")
    if not date or not _FEWEST_TIMES <= len(lines) <= _MOST or cells.get("end_time") or not _is_one_day(date):
        return []
    clauses = [read(line).clauses for line in lines if not read(line).words]
    single = all(len(found) == 1 and len(found[0].clocks) == 1 and not found[0].spans for found in clauses)
    return [date] * len(lines) if single and len(clauses) == len(set(lines)) == len(lines) else []


def _kind(line: str) -> str:
    """What a line of a date cell is: "date", "with" (the time or weekday of one), or "" for anything else."""
    if looks_like_date(line):
        return "date"
    reading = read(line)
    return "with" if reading.clauses and not reading.words else ""


def _begins(kinds: Sequence[str], count: int) -> list[int]:
    """The lines at which the dates of a cell begin: all alike, or each with what stands below it."""
    size, over = divmod(len(kinds), count)
    if not over and all(kinds[at] == kinds[at % size] for at in range(len(kinds))):
        return list(range(0, len(kinds), size))
    return [at for at, kind in enumerate(kinds) if kind == "date"] if kinds[0] == "date" else []


def _is_one_day(text: str) -> bool:
    reading = read(text)
    if reading.words or reading.recorded is not None or len(reading.clauses) != 1:
        return False
    clause = reading.clauses[0]
    return not (clause.bound or clause.open) and all(
        span.day is not None and span.month is not None for span in clause.spans
    )


def _blocks_for(dates: Sequence[str], lines: Sequence[str], cells: Cells) -> list[int]:
    """The lines at which the words of each of `dates` begin; [] where that cannot be told."""
    count = len(dates)
    if _lines(cells.get("time", "")) not in (0, count) or _lines(cells.get("end_time", "")) not in (0, count):
        return []
    leads = [
        (at, lead.date) for at, line in enumerate(lines) if (lead := find_lead(line)) and not lead.period
    ]
    if leads:
        same = len(leads) == count and leads[0][0] == 0
        fits = same and all(_same_day(date, words) for date, (_, words) in zip(dates, leads, strict=True))
        return [at for at, _ in leads] if fits else []
    marked = [line - 1 for field, line, _ in cells.marks if field == "description"]
    if len(marked) == count and marked[0] == 0:
        return marked
    return list(range(count)) if len(lines) == count and not marked else []


def _same_day(one: str, two: str) -> bool:
    a, b = _days_of(one), _days_of(two)
    return a[1:] == b[1:] and (a[0] == b[0] or None in (a[0], b[0]))


def _days_of(text: str) -> tuple[int | None, int | None, int | None]:
    span = read(text).clauses[0].spans[0]
    year = span.year + 2000 if span.year is not None and span.year < 100 else span.year
    return year, span.month, span.day


def _dated_blocks(date: str, lines: Sequence[str]) -> list[int]:
    """The lines at which blocks begin that each begin with a date; [] where they are no entries."""
    found = [(at, day) for at, line in enumerate(lines) if (day := leading_date(line, wide=True))]
    if not 2 <= len(found) <= _MOST or found[0][0] != 0:
        return []
    whens = [parse_when(day) for _, day in found]
    days = [when.start for when in whens if when.start is not None and when.precision in _DAYS]
    if len(days) != len(found) or len(set(days)) < 2:
        return []
    if days != sorted(days) and days != sorted(days, reverse=True):
        return []
    return [at for at, _ in found] if not date or _covers(date, days) else []


def _covers(date: str, days: Sequence[dt.date]) -> bool:
    """Whether a date cell names the first of the days, their period, or the days themselves."""
    whens = parse_whens(date)
    if any(when.recorded for when in whens):
        return False
    if len(whens) > 1:
        return [when.start for when in whens] == list(days)
    start, end = whens[0].start, whens[0].end
    if start is None or end is None:
        return False
    if start == end:
        return days[0] == start
    return all(start <= day <= end for day in days)


def _days(date: str) -> set[dt.date]:
    """The days of a date cell, where it names one day or period: its first and last."""
    when = parse_when(date)
    return {day for day in (when.start, when.end) if day is not None}


def _lines(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _parts(cells: Cells, starts: Sequence[int], dates: Sequence[str] | None) -> list[Cells]:
    lines = cells["description"].split("\n")
    seen = cells.get("child_seen", "").split("\n")
    each = len(seen) == len(starts) and all(read_child_seen(words) for words in seen)
    made = []
    for at, (begin, end) in enumerate(pairwise([*starts, len(lines)])):
        part = cells.copy()
        part["description"] = "\n".join(lines[begin:end])
        part.marks = [
            (field, line - begin if field == "description" else line, mark)
            for field, line, mark in cells.marks
            if field != "description" or begin < line <= end
        ]
        if each:
            part["child_seen"] = seen[at]
        if dates is not None:
            part["date"] = dates[at]
            for name in ("time", "end_time"):
                if cells.get(name):
                    part[name] = cells[name].split("\n")[at]
        elif at or len(_days(cells.get("date", ""))) != 1:
            part.own_date = leading_date(lines[begin], wide=True)
            if at and len(_days(cells.get("date", ""))) == 1:
                part.pop("date")  # it is the first entry's
        made.append(part)
    return made
