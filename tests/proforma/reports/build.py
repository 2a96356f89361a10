"""Every made-up report of a set, written to files."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

from . import others, pdf, word
from .blocks import Break, Report
from .imrs import imr
from .wording import BLIND, DEVELOPMENT, HELD_OUT, Wording

SETS: dict[str, tuple[Wording, int]] = {
    "development": (DEVELOPMENT, 1),
    "held-out": (HELD_OUT, 2),
    "blind": (BLIND, 3),
}


def reports(name: str) -> Iterator[Report]:
    """The reports of a set, in order: 24 management reviews and 27 others, and two reviews in one file."""
    wording, seed = SETS[name]
    for number in range(24):
        yield imr(number, wording, seed)
    for number in range(6):
        yield others.overview(number, wording, seed)
        yield others.agency_report(number, wording, seed)
    for number in range(4):
        yield others.summary(number, wording, seed)
        yield others.plan(number, seed)
    for number in range(5):
        yield others.form(number, "notification", seed)
        yield others.form(number, "interview-record", seed)
    yield two_in_one(wording, seed)


def two_in_one(wording: Wording, seed: int) -> Report:
    """Two management reviews in one file: what either answers is there."""
    first, second = imr(96, wording, seed), imr(108, wording, seed)
    both = copy.deepcopy(first)
    both.name = "two reviews in one file"
    both.blocks += [Break(), *second.blocks]
    both.truth = {
        name: "present" for name, state in first.truth.items() if state == second.truth.get(name) == "present"
    }
    both.defects = ["two reviews in one file"]
    return both


def write(report: Report, folder: Path) -> Path:
    """Write one report; gives its file."""
    path = folder / report.filename
    (pdf if report.file == "pdf" else word).write(report, path)
    return path


def one(name: str, number: int) -> Report:
    """One management review of a set."""
    wording, seed = SETS[name]
    return imr(number, wording, seed)
