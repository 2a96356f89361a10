"""Every accepted document that has a proforma is checked, then the folder of checks is written."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows import checks
from flows.checking import CHECKS, Kept, check_document, check_key, forget_stale, open_kept
from flows.counting import counted
from flows.workers import isolated
from pipeline import proforma
from pipeline.errors import BusyError, ScrError
from pipeline.proforma import DefinitionError

if TYPE_CHECKING:
    from flows.reading import Reading
    from pipeline.case import Case
    from pipeline.ledger import Receipt

    Read = tuple[Receipt, Reading]

__all__ = ["CHECKS", "Checked", "check"]

_TIME_LIMIT = 600.0
"""Seconds that reading and checking one document again may take; nothing hangs on it but its check."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it: how many documents count, how many of them are complete, what went wrong."""

    documents: int
    complete: int
    troubles: tuple[tuple[str, ScrError], ...] = ()
    unwritten: tuple[str, ...] = ()


def check(
    case_dir: Path,
    case: Case,
    read: Sequence[Read],
    key: str,
    passwords: tuple[str, ...],
    *,
    today: dt.date,
) -> Checked:
    """Check what is not checked yet and write the folder of checks.

    Args:
        read: every accepted document with its reading, in the order received.
        key: from `reading.reading_key`.
        passwords: to try on protected documents that have to be read again.
        today: the day put on a check that says something new.

    Raises:
        DefinitionError: one of the board's own definitions cannot be used; nothing was changed.
        OSError: the disk is full or the folder is away.
    """
    own = case.proforma_folder(case_dir)
    every = proforma.definitions(own)
    mine = check_key(key, own)
    wanted = [pair for pair in read if proforma.for_kinds(pair[1].kinds, every) is not None]
    kept = {receipt.number: _kept(case_dir, receipt, mine) for receipt, _ in wanted}
    missing = [receipt for receipt, _ in wanted if kept[receipt.number] is None]

    def make(receipt: Receipt) -> ScrError | None:
        try:
            place = (case_dir, case_dir / receipt.stored, receipt.sha256, receipt.folder)
            isolated(check_document, *place, key, passwords, limit=_TIME_LIMIT)
        except ScrError as error:
            return error
        return None

    with ThreadPoolExecutor(max_workers=max(1, os.cpu_count() or 1)) as pool:
        failed = {
            receipt.number: error for receipt, error in zip(missing, pool.map(make, missing), strict=True)
        }
    for receipt in missing:
        kept[receipt.number] = _kept(case_dir, receipt, mine)
    unmade = [pair for pair in wanted if kept[pair[0].number] is None]
    made = {number: one for number, one in kept.items() if one is not None}
    documents = counted(read, made, case, own)
    unwritten = checks.write(
        case_dir,
        case,
        documents,
        today=today,
        unchecked=[(reading.agency or case.board, receipt.file) for receipt, reading in unmade],
    )
    forget_stale(case_dir, mine)
    troubles = tuple((receipt.file, _not_checked(failed.get(receipt.number))) for receipt, _ in unmade)
    complete = sum(one.check.complete for one in documents)
    return Checked(len(documents), complete, troubles, unwritten)


def _kept(case_dir: Path, receipt: Receipt, key: str) -> Kept | None:
    return open_kept(case_dir, receipt.sha256, receipt.folder, key)


def _not_checked(error: ScrError | None) -> ScrError:
    """What kept a document from being checked, said so that nobody takes it for unread."""
    if isinstance(error, (DefinitionError, BusyError)):
        return error
    return ScrError(
        "was taken in and read, but could not be checked against its proforma",
        "Look through it by hand, and report the fault to those who maintain this software",
        code="not-checked",
    )
