"""What the panel has: noted by the office, so that NEW and CHANGED mean "since the panel last had it"."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flows.merge_state import Issued, MergeState
from flows.passing import Pass
from pipeline.days import plain_day
from pipeline.errors import ScrError

_KEPT = "Its marks stay as they are until something new is merged"


def note(case_dir: Path, *, today: dt.date | None = None) -> str:
    """Note that the panel was given the last merge; gives a sentence for the office.

    The marks of that merge stay until something new is merged: a copy printed later is the same.

    Raises:
        ScrError: nothing has been merged yet, or some of its files could not be written.
        BusyError: another run is at work.
    """
    with Pass(case_dir):
        state = MergeState.load(case_dir)
        if not state.kept or not state.made_on:
            raise ScrError("has no integrated chronology yet", "Run 'scr run' on it first")
        if state.unwritten:
            raise ScrError(
                "has an integrated chronology that could not be written whole",
                "Close its files in Word and Excel and run 'scr run' on it first",
            )
        now = state.with_issued(today or dt.date.today())  # noqa: DTZ011 - the office's day
        now.save(case_dir)
    day = _day(state.made_on)
    if now == state:
        return f"It was noted already: the panel has the integrated chronology of {day}. Nothing was changed."
    return (
        f"Noted: the panel has the integrated chronology of {day}. {_KEPT}; NEW and CHANGED then tell "
        "what is different from it. 'scr issued --undo' takes this back."
    )


def take_back(case_dir: Path) -> str:
    """Take the last note back; gives a sentence for the office.

    Raises:
        ScrError: nothing was noted.
        BusyError: another run is at work.
    """
    with Pass(case_dir):
        state = MergeState.load(case_dir)
        if not state.issued:
            raise ScrError("has no note that the panel was given anything", "There is nothing to take back")
        left = state.without_last_issued()
        left.save(case_dir)
    again = " The next run marks anew what is new and changed." if left.baseline != state.baseline else ""
    return f"Taken back. {_what(left.issued)}{again}"


def sentence(case_dir: Path) -> str:
    """Which integrated chronology the panel has, for the status of the case; "" when none was noted."""
    state = MergeState.load(case_dir)
    if not state.issued:
        return ""
    newer = " There is a newer one now." if state.issued[-1].kept != state.kept else ""
    return f"{_what(state.issued)}{newer}"


def _what(issued: tuple[Issued, ...]) -> str:
    if not issued:
        return "No integrated chronology is noted as given to the panel."
    last = issued[-1]
    return f"The panel has the integrated chronology of {_day(last.made_on)} (noted on {_day(last.on)})."


def _day(iso: str) -> str:
    return plain_day(dt.date.fromisoformat(iso))
