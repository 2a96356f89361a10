"""Date cells with the right readings thought out before the grammar was asked (`dates/*.txt`)."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.chronology.date_cells import Cell, faults, load

TABLES = {"first.txt": 800, "held-out.txt": 270}
"""Each table, and the least number of cells in it."""
CELLS = [
    pytest.param(cell, id=f"{cell.heading}: {cell.text!r} {cell.time or ''}")
    for name in TABLES
    for cell in load(name)
]
_WEEKDAY = re.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|ur)?(?:day)?\b")


@pytest.mark.parametrize("cell", CELLS)
def test_cell(cell: Cell) -> None:
    assert faults(cell, cell.read()) == []


def test_the_tables_are_whole() -> None:
    for name, least in TABLES.items():
        assert len(load(name)) >= least


def test_the_weekdays_in_the_tables_are_those_of_the_calendar() -> None:
    for name in TABLES:
        for cell in load(name):
            word, day = _WEEKDAY.search(cell.text), re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\.)", cell.right)
            if word is None or day is None or "next" in cell.text:
                continue
            fits = dt.date.fromisoformat(day[0]).strftime("%a").lower() == word[1].lower()
            assert fits != ("weekday-mismatch" in cell.right), cell.text
