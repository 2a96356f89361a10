"""The blanks of a case, written into a folder; and the fingerprints of a board's own blanks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.workers import isolated
from pipeline import intake
from pipeline.case import load
from pipeline.errors import ScrError, UnreadableError
from pipeline.files import write_atomic


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the blanks: paths below the folder, in the order of the case's agencies."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def write_templates(case_dir: Path, goal: Path, today: dt.date) -> Written:
    """Write the letters and forms of a case into `goal`, a folder for each agency.

    A file that is there already is kept as it is: someone may have written in it.

    Raises:
        CaseError: the case cannot be read.
        DefinitionError: one of the board's own definitions cannot be used.
        ScrError: `goal` lies in the inbox, where the blanks would be taken for what agencies send.
    """
    case = load(case_dir)
    if goal.resolve().is_relative_to((case_dir / intake.INBOX).resolve()):
        raise ScrError(
            "cannot be put into the inbox, where it would be taken for what agencies send",
            "Name another folder after -o",
        )
    from pipeline import proforma
    from pipeline.reports import blanks
    from pipeline.reports.genogram import genogram_png

    every = proforma.definitions(case.proforma_folder(case_dir))
    made, kept = [], []
    for planned in blanks.plan(case, every.values(), today, genogram_png(case)):
        file = goal / planned.path
        there = file.exists()
        if not there:
            write_atomic(file, blanks.docx(planned, case, today), private=True, parents=True)
        (kept if there else made).append(str(planned.path))
    return Written(tuple(made), tuple(kept))


def write_fingerprints(files: Iterable[Path], output: Path, lines: tuple[int, int] | None = None) -> int:
    """Write the fingerprints of blank forms; gives how many runs of words they have.

    Raises:
        UnreadableError: a file cannot be read, or the blanks say nothing.
    """
    files = tuple(files)
    if output.exists() and any(output.samefile(file) for file in files if file.exists()):
        raise UnreadableError("would be written over", "Give another name after -o", code="unsafe")
    # In a process of its own: what a file can do to its reader must not end this one.
    text, runs = isolated(_fingerprints, files, lines)
    if not runs:
        raise UnreadableError("holds no words that could be guidance", "Name the blank form", code="empty")
    write_atomic(output, text, parents=True)
    return runs


def _fingerprints(files: tuple[Path, ...], lines: tuple[int, int] | None) -> tuple[str, int]:
    from pipeline.proforma.fingerprint import fingerprints
    from pipeline.proforma.guidance import written

    found = fingerprints(files, lines=lines)
    return written(found), len(found.runs)
