"""How long reading a date takes: microseconds a call, for texts met for the first time and met again.

"first" is cold: no text was seen before, so nothing is remembered of it. The line "a real mix" is what a
chronology's date column holds, by the shares in `MIX`; every text in it differs from every other.

Run: python benchmarks/when.py
"""

from __future__ import annotations

import datetime as dt
import random
import time

from pipeline.chronology.model import DateContext
from pipeline.chronology.when import parse_when, reader

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
CONTEXT = DateContext(previous=dt.date(2008, 6, 1), banner="2008")

MIX: dict[str, tuple[int, str]] = {
    "numeric day": (30, "{d:02}/{m:02}/{y}"),
    "numeric day, short": (12, "{d}.{m}.{yy:02}"),
    "numeric day and clock": (12, "{d:02}/{m:02}/{yy:02} {H:02}:{M:02}"),
    "day and hours": (5, "{d}.{m}.{yy:02} {H:02}{M:02}hrs"),
    "day in words": (8, "{d}th {month} {y}"),
    "weekday and day in words": (4, "{weekday} {d} {month} {y}"),
    "day and am or pm": (4, "{d}/{m}/{yy:02} at {h}.{M:02}pm"),
    "day and two times": (2, "{d}/{m}/{yy:02} {h}.{M:02}pm to {h2}.{M:02}pm"),
    "no year": (4, "{d}/{m}"),
    "no year, in words": (4, "{d} {month} {H:02}{M:02}hrs"),
    "range": (3, "{d}-{d2}/{m}/{yy:02}"),
    "range of whole dates": (1, "{d}/{m}/{yy:02} to {d2}/{m}/{yy:02}"),
    "week": (2, "w/c {d}.{m}.{yy:02}"),
    "month": (2, "{month} {y}"),
    "doubt": (1, "?{d} {month} {y}"),
    "early, mid, late": (1, "early {month} {y}"),
    "blank or ditto with a time": (3, "same day {H:02}.{M:02}"),
    "written down later": (1, "{d}/{m}/{yy:02} (recorded {d2}/{m}/{y})"),
    "not a date": (1, "TBC, see file {n}"),
}
"""Kind → how many in a hundred, and how it is written."""


def mixed(count: int) -> list[str]:
    """Different date cells by the shares of `MIX`, in the same order every time."""
    chance = random.Random(3)
    kinds = [form for share, form in MIX.values() for _ in range(share)]
    found: dict[str, None] = {}
    while len(found) < count:
        day = dt.date(1995, 1, 1) + dt.timedelta(chance.randrange(9000))
        parts = {
            "d": day.day, "d2": min(day.day + 2, 28), "m": day.month, "y": day.year, "yy": day.year % 100,
            "month": f"{day:%B}", "weekday": f"{day:%A}", "h": chance.randrange(1, 9),
            "n": chance.randrange(9999), "h2": 10, "H": chance.randrange(24), "M": chance.randrange(60),
        }  # fmt: skip
        found[chance.choice(kinds).format(**parts)] = None
    return list(found)


def texts() -> dict[str, list[str]]:
    """Kind → some hundred different texts each."""
    days = [dt.date(2006, 1, 1) + dt.timedelta(9 * n) for n in range(150)]
    typical = [f"{day:%d/%m/%Y}" for day in days]
    typical += [f"{day.day}.{day.month}.{day:%y} 14.{n % 60:02}hrs" for n, day in enumerate(days)]
    typical += [f"{day:%a} {day.day} {MONTHS[day.month - 1]} {day.year}" for day in days]
    odd = [
        f"w/c Monday {day.day}th {MONTHS[day.month - 1]}, approx. 2.{n % 60:02}pm to 4pm"
        for n, day in enumerate(days)
    ]
    odd += [f"between {n % 20 + 1} and {n % 20 + 5} {MONTHS[n % 12]} {1990 + n % 25}" for n in range(150)]
    odd += [
        f"?{day.day}/{day.month}/{day:%y} (recorded {day.day}/{day.month}/{day.year + 1})" for day in days
    ]
    prose = [
        f"Health visitor {n} made a home visit and saw the child with her mother; the home was clean."
        for n in range(150)
    ]
    prose += [f"Unit {n} duty social worker" for n in range(150)]
    return {"typical dates": typical, "odd dates": odd, "not dates": prose, "a real mix": mixed(5000)}


def microseconds(cells: list[str]) -> float:
    """CPU microseconds a call over all cells."""
    began = time.process_time()
    for cell in cells:
        parse_when(cell, context=CONTEXT)
    return (time.process_time() - began) / len(cells) * 1e6


def cold(cells: list[str]) -> float:
    """CPU microseconds a call where no text was read before: the best of three runs."""
    found = []
    for _ in range(3):
        reader.forget()
        found.append(microseconds(cells))
    return min(found)


def main() -> None:
    """Print one line for each kind of text."""
    for kind, cells in texts().items():
        fresh = cold(cells)
        again = min(microseconds(cells) for _ in range(5))
        print(f"{kind:15} first {fresh:6.1f} µs   again {again:5.2f} µs   ({len(cells)} different texts)")


if __name__ == "__main__":
    main()
