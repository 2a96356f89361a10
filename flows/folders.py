"""The folders of a case, and the ledger that lies in them.

A case folder that is taken away while it is worked on (its share goes, a person moves it) is not made anew in
pieces: what is written into it goes through here, or makes no folder but the last.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from pipeline import intake
from pipeline.case import CASE_FILE, Case
from pipeline.errors import BusyError
from pipeline.files import OWNER_FILE, own_only, private_folder, write_atomic
from pipeline.ledger import Ledger

LOCK = "lock"
"""The file in `.scr/` that whoever works on the case holds."""

_CASE_ID = "case-id"


def open_ledger(case_dir: Path) -> Ledger:
    """The ledger of a case folder.

    The case is known to it by a number of its own, kept in `.scr/`: were it the reference in case.yaml,
    nothing received would be found again after a correction there.
    """
    file = case_dir / intake.STATE / _CASE_ID
    try:
        key = file.read_text("ascii").strip()
    except (FileNotFoundError, ValueError):
        key = ""
    if not key:
        key = secrets.token_hex(16)
        write_atomic(file, key, private=True)
    return Ledger(case_dir / intake.STATE / "ledger.db", key)


def has_ledger(case_dir: Path) -> bool:
    """Whether anything has been written down about a case on this folder's own authority."""
    return (case_dir / intake.STATE / _CASE_ID).exists()


def still_there(case_dir: Path, *files: Path) -> None:
    """Stop where the case folder, or one of these files in it, was taken away meanwhile.

    Raises:
        BusyError: it was.
    """
    if not all(path.exists() for path in (case_dir / CASE_FILE, *files)):
        raise _gone()


def state_folder(case_dir: Path, name: str) -> Path:
    """The folder `.scr/NAME`, owner only; made when missing, but never `.scr/` or the case around it.

    Raises:
        BusyError: they were taken away meanwhile.
    """
    still_there(case_dir)
    state = case_dir / intake.STATE
    try:
        return private_folder(state / name, within=state)
    except FileNotFoundError:  # between the look and the making
        raise _gone() from None


def write_state(case_dir: Path, name: str, file: str, data: bytes | bytearray | str) -> None:
    """Write the file `.scr/NAME/FILE`, owner only; makes and raises as `state_folder`."""
    folder = state_folder(case_dir, name)
    try:
        write_atomic(folder / file, data, private=True)
    except FileNotFoundError:
        raise _gone() from None


def lay_out(case_dir: Path, case: Case) -> None:
    """Make the folders of a case that are not there yet; what holds confidential files is owner-only."""
    (case_dir / intake.INBOX).mkdir(exist_ok=True)
    for name in (*(agency.folder for agency in case.agencies), intake.PUBLICATION, intake.DECISIONS):
        (case_dir / intake.INBOX / name).mkdir(exist_ok=True)
    (case_dir / "panel").mkdir(exist_ok=True)
    for name in (intake.ORIGINALS, intake.QUARANTINE, intake.STATE):
        private_folder(case_dir / name, within=case_dir)
    own_only(case_dir / CASE_FILE, OWNER_FILE)


def _gone() -> BusyError:
    return BusyError(
        "was taken away while it was worked on",
        "Put it back, or wait until its share is there again; then run again",
    )
