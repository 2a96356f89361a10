"""The case's pseudonyms as a spreadsheet for the agencies, and an edited one taken back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from flows.case_key import bring_up_to_date
from flows.one_file import Ask, opened
from flows.passing import Pass
from pipeline import intake
from pipeline.errors import ScrError
from pipeline.files import OWNER_FILE, own_only, write_atomic

if TYPE_CHECKING:
    from pipeline.anonymise.key.model import Key
    from pipeline.case import Case

SHEET = "anonymisation-key.xlsx"
"""Where the spreadsheet is put in the case folder when no other place is named."""

_KINDS = (
    ("person", "person", "people"),
    ("place", "place", "places"),
    ("identifier", "identifier", "identifiers"),
)


def write_out(case_dir: Path, output: Path | None, *, today: dt.date | None = None) -> str:
    """Bring the key up to date with case.yaml and the documents, and write it as a spreadsheet for its owner.

    Args:
        case_dir: the case folder.
        output: where to; `SHEET` in the case folder when not given.

    Returns:
        Sentences for the office: what was written, where, what to do next.

    Raises:
        ScrError: the key or case.yaml cannot be used; or a spreadsheet with changes that were never taken
            back lies there already.
        BusyError: another run is at work.
    """
    goal = output or case_dir / SHEET
    if goal.suffix.lower() != ".xlsx":
        raise ScrError("has its key written as an Excel file", "End the name after -o in .xlsx")
    for folder, why in (
        (intake.INBOX, "the inbox, which others can read"),
        (intake.PUBLICATION, "the folder for publication"),
    ):
        if goal.resolve().is_relative_to((case_dir / folder).resolve()):
            raise ScrError(f"cannot have its key put into {why}", "Name another file after -o")
    with Pass(case_dir) as work:
        key = _current(work)
        _spare_changes(goal, key, work.case)
        _write(goal, key, work.case, today)
    return f"{_counted(key)} → {goal}\n{_next(case_dir, goal, key)}"


def take_in(case_dir: Path, file: Path, *, ask: Ask | None = None) -> str:
    """Take an edited spreadsheet back into the key.

    Returns:
        What it changed, a line for each; no line holds a name.

    Raises:
        ScrError: it cannot be read or a row of it cannot be taken; nothing was changed then.
        BusyError: another run is at work.
    """
    from pipeline.anonymise import key as keys

    with Pass(case_dir) as work:
        before = _current(work)
        now, told = opened(_read_back, file, before, work.case, case=work.case, password=None, ask=ask)
        keys.save(case_dir, now)
    if not told:
        return (
            "The key was like the spreadsheet already. Nothing was changed. "
            "What stands under “Role”, “Agency” and “Notes” is for reading only."
        )
    lines = [*told, f"{_counted(now)} in the key."]
    if _protecting(before) != _protecting(now):
        lines.append(
            f"Next: scr run {_typed(case_dir)}, so that drafts are anonymised with the key as it is now."
        )
    return "\n".join(lines)


def _protecting(key: Key) -> frozenset[tuple[str, ...]]:
    """What of a key changes a document: who is called what, by which names."""
    return frozenset(
        (one.id, one.pseudonym, str(one.not_identifying), *sorted(one.names)) for one in key.entries
    )


def _typed(path: Path) -> str:
    """A path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def _current(work: Pass) -> Key:
    """The key with everyone whom case.yaml and the documents name by now; written down."""
    readings = [reading for _, reading in work.readings()]
    return bring_up_to_date(work.case_dir, work.case, readings)


def _read_back(file: Path, key: Key, case: Case, passwords: tuple[str, ...]) -> tuple[Key, tuple[str, ...]]:
    from pipeline.anonymise import key as keys

    return keys.from_sheet(file, key, case, passwords)


def _spare_changes(goal: Path, key: Key, case: Case) -> None:
    """Refuse to write over a spreadsheet that holds what nobody has taken in yet.

    Raises:
        ScrError: it does, or it is something else.
    """
    if not goal.exists():
        return
    try:
        now, _ = opened(_read_back, goal, key, case, case=case, password=None, ask=None)
    except ScrError:
        now = None
    if now != key:
        raise ScrError(
            f"has a file “{goal.name}” already, which may hold changes that are not in the key yet",
            "Take it in with 'scr key --import', move it away, or name another file after -o",
        )


def _write(goal: Path, key: Key, case: Case, today: dt.date | None) -> None:
    from pipeline.reports.key_sheet import to_sheet

    day = today or dt.date.today()  # noqa: DTZ011 - the office's day
    write_atomic(goal, to_sheet(key, case, day), private=True, parents=True)
    own_only(goal, OWNER_FILE)


def _counted(key: Key) -> str:
    numbers = Counter(entry.kind for entry in key.entries)
    return ", ".join(f"{numbers[kind]} {one if numbers[kind] == 1 else many}" for kind, one, many in _KINDS)


def _next(case_dir: Path, goal: Path, key: Key) -> str:
    waiting = len(key.proposals)
    agree = (
        f"{waiting} of them wait to be agreed (the coloured rows)" if waiting else "All of them are agreed"
    )
    return (
        f"{agree}. It holds the real names: keep it as safe as the case itself.\n"
        f"When the agencies have changed it: scr key {_typed(case_dir)} --import {_typed(goal)}"
    )
