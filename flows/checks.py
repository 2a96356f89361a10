"""The kept checks → the folder `checks/`: for every document that counts its page, its record, its note."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flows import merging
from flows.checking import CHECKS
from flows.checks_state import ChecksState, Entry, Key, day_of
from flows.counting import Counted
from pipeline import proforma
from pipeline.reports import CheckLine
from pipeline.reports.checks import (
    Asked,
    CheckedCase,
    CheckedDocument,
    remove_others,
    write_check,
    write_summary,
)

if TYPE_CHECKING:
    from pipeline.case import Case

_LONGEST_STEM = 230
"""Bytes of a file's stem; with our endings a name must stay under the 255 that file systems take."""


def write(
    case_dir: Path,
    case: Case,
    documents: Sequence[Counted],
    *,
    today: dt.date,
    unchecked: Sequence[tuple[str, str]] = (),
) -> tuple[str, ...]:
    """Write the folder of checks.

    Args:
        documents: those that count.
        today: the day put on a check that says something new.
        unchecked: whose, and the name, of documents whose check could not be made.

    Returns:
        The names of the files that could not be replaced or removed.

    Raises:
        DefinitionError: one of the board's own definitions cannot be used.
        OSError: the disk is full or the folder is away.
    """
    before = ChecksState.load(case_dir)
    shown = _shown(case_dir, case, documents, before, today)
    says = _fingerprint([entry.says for _, _, entry in shown], [list(one) for one in unchecked])
    day = day_of(before.summary, says, today)
    checked = tuple(document for _, document, _ in shown)
    whole = CheckedCase(case.reference, case.board, day, _asked(case), checked, tuple(unchecked))
    folder = case_dir / CHECKS
    folder.mkdir(exist_ok=True)
    entries = {key: entry for key, _, entry in shown}

    def write_one(key: Key, document: CheckedDocument) -> None:
        note = write_check(folder, document, whole, last_note=entries[key].note)
        entries[key] = replace(entries[key], note=note)

    jobs = [partial(write_one, key, document) for key, document, _ in shown]
    blocked = merging.blocked(*jobs, lambda: write_summary(folder, whole))
    blocked += remove_others(folder, checked)
    ChecksState(entries | _earlier(documents), Entry(says, day.isoformat())).save(case_dir)
    return blocked


def _earlier(documents: Sequence[Counted]) -> dict[Key, Entry]:
    """The versions that do not count any more."""
    return {
        key: Entry("", "", kind=one.check.kind, version=version)
        for one in documents
        for version, key in enumerate(one.earlier, start=1)
    }


def lines(case_dir: Path) -> dict[Key, CheckLine]:
    """What the checks of the last run say: for the page of submissions and the status of the case."""
    documents = ChecksState.load(case_dir).documents
    return {
        key: CheckLine(one.kind, one.version, one.missing, one.problems, one.page)
        for key, one in documents.items()
    }


def _shown(
    case_dir: Path, case: Case, documents: Sequence[Counted], before: ChecksState, today: dt.date
) -> list[tuple[Key, CheckedDocument, Entry]]:
    """Every document as it is shown, with what is remembered of it."""
    every = proforma.definitions(case.proforma_folder(case_dir))
    taken: set[str] = set()
    shown = []
    for one in documents:
        folder = _folder(one, case)
        name = _free_name(folder, Path(one.receipt.file).stem, taken)
        record = [proforma.check_to_json(one.check), one.version, folder, name, case.board, case.reference]
        says = _fingerprint(record)
        last = before.documents.get(one.key)
        day = day_of(last, says, today)
        received = one.receipt.received.date()
        whose = one.check.agency or case.board or "The board"
        also = tuple(kind for kind in one.kinds if kind != one.check.kind)
        definition = every[one.check.proforma]
        document = CheckedDocument(
            one.check, definition, folder, name, whose, received, day, one.version, also
        )
        entry = Entry(
            says,
            day.isoformat(),
            note=last.note if last is not None and last.says == says else "",
            kind=one.check.kind,
            version=one.version,
            missing=len(one.check.lacking),
            problems=len(document.faults),
            page="/".join(part for part in (CHECKS, folder, document.page) if part),
        )
        shown.append((one.key, document, entry))
    return shown


def _folder(one: Counted, case: Case) -> str:
    """The folder of its agency; drafts of the board's own stand in that of their inbox folder."""
    return next((item.folder for item in case.agencies if item.name == one.check.agency), one.receipt.folder)


def _free_name(folder: str, stem: str, taken: set[str]) -> str:
    """The file's stem; with a number where two documents of one folder would meet."""
    stem = stem.encode("utf-8", "surrogateescape")[:_LONGEST_STEM].decode("utf-8", "ignore")
    name, number = stem, 2
    while f"{folder}/{name}".casefold() in taken:
        name, number = f"{stem} ({number})", number + 1
    taken.add(f"{folder}/{name}".casefold())
    return name


def _asked(case: Case) -> tuple[Asked, ...]:
    return tuple(
        Asked(one.name, one.folder, tuple((kind, one.due.get(kind)) for kind in one.submits))
        for one in case.agencies
    )


def _fingerprint(*values: object) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]
