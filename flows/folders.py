"""The folders of a case, and the ledger that lies in them."""

from __future__ import annotations

import secrets
from pathlib import Path

from pipeline import intake
from pipeline.case import CASE_FILE, Case
from pipeline.files import OWNER_FILE, own_only, private_folder, write_atomic
from pipeline.ledger import Ledger

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


def lay_out(case_dir: Path, case: Case) -> None:
    """Make the folders of a case that are not there yet; what holds confidential files is owner-only."""
    for name in (*(agency.folder for agency in case.agencies), intake.PUBLICATION, "decisions"):
        (case_dir / intake.INBOX / name).mkdir(parents=True, exist_ok=True)
    (case_dir / "panel").mkdir(exist_ok=True)
    for name in (intake.ORIGINALS, intake.QUARANTINE, intake.STATE):
        private_folder(case_dir / name)
    own_only(case_dir / CASE_FILE, OWNER_FILE)
