"""How long reading a date takes: microseconds a call, for texts met for the first time and met again.

Run: python benchmarks/when.py
"""

from __future__ import annotations

import datetime as dt
import time

from pipeline.chronology.model import DateContext
from pipeline.chronology.when import parse_when, reader

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
CONTEXT = DateContext(previous=dt.date(2008, 6, 1), banner="2008")


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
    return {"typical dates": typical, "odd dates": odd, "not dates": prose}


def microseconds(cells: list[str]) -> float:
    """CPU microseconds a call over all cells."""
    began = time.process_time()
    for cell in cells:
        parse_when(cell, context=CONTEXT)
    return (time.process_time() - began) / len(cells) * 1e6


def main() -> None:
    """Print one line for each kind of text."""
    for kind, cells in texts().items():
        parse_when(cells[0], context=CONTEXT)
        reader.forget()
        fresh = microseconds(cells)
        again = min(microseconds(cells) for _ in range(5))
        print(f"{kind:15} first {fresh:6.1f} µs   again {again:5.2f} µs   ({len(cells)} different texts)")


if __name__ == "__main__":
    main()
