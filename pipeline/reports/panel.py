"""Writes the panel's folder. One file that cannot be written never holds up the others."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.chronology.findings import Finding
from pipeline.chronology.model import IntegratedChronology
from pipeline.errors import BusyError
from pipeline.files import write_atomic

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology.changes import Changes
    from pipeline.reports.plan import PlanPage
    from pipeline.reports.submissions import Submissions

Job = tuple[str, Callable[[], bytes]]


class NotAllWrittenError(BusyError):
    """Some files could not be replaced, usually because they are open in Word or Excel.

    Attributes:
        written: names of the files that are in place.
        blocked: names of those that are not; what stood there before still stands.
    """

    code = "output-blocked"
    exit_status = 1

    def __init__(self, written: Sequence[str], blocked: Sequence[str]) -> None:
        self.written = tuple(written)
        self.blocked = tuple(blocked)
        super().__init__(
            f"could not be brought up to date: {', '.join(blocked)} (open in another program, or not to be "
            "written by this user)",
            "Close the file wherever it is open and run again; the other results are up to date",
        )


def write_panel(
    folder: Path,
    integrated: IntegratedChronology,
    case: Case,
    *,
    changes: Changes | None = None,
    made_on: dt.date,
    scratch: Path | None = None,
) -> tuple[str, ...]:
    """Write `integrated-chronology` as DOCX, XLSX, HTML, CSV and JSON.

    Args:
        folder: the panel's folder; made when missing.
        integrated: all entries, in order.
        case: for the title, the period and the order of the agencies' colours.
        changes: what is different from the previous merge; new and changed entries are then marked.
        made_on: the day shown on the results. The bytes depend on nothing but these arguments.
        scratch: a private folder for what is written on the way; nothing stays in it.

    Returns:
        The names of the files, all in place.

    Raises:
        NotAllWrittenError: one or more may not be replaced; the others have been written.
        OSError: the disk is full or the folder is away.
    """
    from pipeline.reports.browser import chronology_html
    from pipeline.reports.excel import chronology_xlsx
    from pipeline.reports.lines import prepare
    from pipeline.reports.plain import chronology_csv, chronology_json
    from pipeline.reports.word import chronology_docx

    panel = prepare(integrated, case, made_on=made_on, changes=changes)
    return write_all(
        folder,
        (
            ("integrated-chronology.json", lambda: chronology_json(integrated)),
            ("integrated-chronology.docx", lambda: chronology_docx(panel)),
            ("integrated-chronology.xlsx", lambda: chronology_xlsx(panel, scratch)),
            ("integrated-chronology.html", lambda: chronology_html(panel)),
            ("integrated-chronology.csv", lambda: chronology_csv(panel)),
        ),
    )


GENOGRAM = ("genogram.html", "genogram.svg", "genogram.png")
"""The files of `write_genogram`."""


def write_submissions(folder: Path, submissions: Submissions) -> tuple[str, ...]:
    """Write `submissions.html` and `.json`; returns and raises as `write_panel`."""
    from pipeline.reports.submissions_shown import submissions_html, submissions_json

    return write_all(
        folder,
        (
            ("submissions.json", lambda: submissions_json(submissions)),
            ("submissions.html", lambda: submissions_html(submissions)),
        ),
    )


def write_changes(
    folder: Path, changes: Changes, integrated: IntegratedChronology, case: Case, *, made_on: dt.date
) -> tuple[str, ...]:
    """Write `changes.html` and `.json`; returns and raises as `write_panel`."""
    from pipeline.reports.changes import changes_html, changes_json

    return write_all(
        folder,
        (
            ("changes.json", lambda: changes_json(changes, case)),
            ("changes.html", lambda: changes_html(changes, integrated, case, made_on=made_on)),
        ),
    )


def write_findings(
    folder: Path,
    findings: Iterable[Finding],
    integrated: IntegratedChronology,
    case: Case,
    *,
    made_on: dt.date,
) -> tuple[str, ...]:
    """Write `findings.html` and `.json`; returns and raises as `write_panel`."""
    from pipeline.reports.findings import findings_html, findings_json

    found = tuple(findings)
    return write_all(
        folder,
        (
            ("findings.json", lambda: findings_json(found, case)),
            ("findings.html", lambda: findings_html(found, integrated, case, made_on=made_on)),
        ),
    )


def write_plan(folder: Path, page: PlanPage) -> tuple[str, ...]:
    """Write `action-plan.xlsx`, `.html` and `.json`; returns and raises as `write_panel`."""
    from pipeline.reports.plan.browser import plan_html
    from pipeline.reports.plan.excel import plan_xlsx
    from pipeline.reports.plan.record import plan_json

    return write_all(
        folder,
        (
            ("action-plan.json", lambda: plan_json(page)),
            ("action-plan.xlsx", lambda: plan_xlsx(page)),
            ("action-plan.html", lambda: plan_html(page)),
        ),
    )


def write_genogram(folder: Path, case: Case) -> tuple[str, ...]:
    """Write `genogram.html`, `.svg` and `.png`; returns and raises as `write_panel`.

    Where the case says nothing that joins two people there is nothing to draw: a drawing of before is
    taken away, because it would no longer be true.
    """
    from pipeline.reports.genogram import genogram

    drawn = genogram(case)
    if drawn is None:
        for name in GENOGRAM:
            (folder / name).unlink(missing_ok=True)
        return ()
    return write_all(folder, tuple(zip(GENOGRAM, (drawn.html, drawn.svg, drawn.png), strict=True)))


def write_all(folder: Path, jobs: Sequence[Job], *, private: bool = False) -> tuple[str, ...]:
    """Make and write files, each by its name; returns and raises as `write_panel`.

    Args:
        private: readable by the owner only.
    """
    write = functools.partial(write_atomic, private=True) if private else write_atomic
    written: list[str] = []
    blocked: list[str] = []
    for name, make in jobs:
        data = make()
        try:
            write(folder / name, data)
        except PermissionError:
            blocked.append(name)
        else:
            written.append(name)
    if blocked:
        raise NotAllWrittenError(written, blocked)
    return tuple(written)
