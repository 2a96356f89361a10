"""Readings → the panel's integrated chronology, and what changed since the merge before.

What the last merge was made of is kept (see `merge_state`): the same documents, case and software give
the same merge, which is then left alone. What is new or changed is told from what the panel was last
given, once the office has noted that (`scr issued`); until then from the last merge with other
documents. Running again does not empty the page, and neither does the note itself.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.folders import state_folder
from flows.merge_state import MergeState, keep, recall
from flows.reading import Reading
from pipeline import chronology, intake, reports
from pipeline.chronology.findings import from_flags
from pipeline.ledger import Receipt

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology import Changes, Chronology, IntegratedChronology

PANEL = "panel"
_FILES = (
    *(f"integrated-chronology.{ending}" for ending in ("docx", "xlsx", "html", "csv", "json")),
    *(f"{name}.{ending}" for name in ("changes", "findings") for ending in ("html", "json")),
)

Read = tuple[Receipt, Reading]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: how many entries from how many documents; which files could not be written."""

    entries: int
    documents: int
    unwritten: tuple[str, ...] = ()
    made: bool = True


def version_chains(read: tuple[Read, ...]) -> tuple[tuple[int, ...], ...]:
    """The chronologies' receipt numbers in chains of versions, each oldest first: the last is current."""
    found = {receipt.number: reading.chronology for receipt, reading in read if reading.chronology}
    submissions = [
        intake.Submission(
            receipt.number, reading.agency, receipt.file, in_report=reading.kinds != ("chronology",)
        )
        for receipt, reading in read
        if receipt.number in found
    ]
    return intake.chains(submissions, lambda one, other: chronology.overlap(found[one], found[other]))


def current(read: tuple[Read, ...]) -> tuple[tuple[Receipt, Chronology], ...]:
    """The current version of every chronology, its ids carried over from the versions before it."""
    return tuple(chain[-1] for chain in carried(read))


def carried(read: tuple[Read, ...]) -> tuple[tuple[tuple[Receipt, Chronology], ...], ...]:
    """Every chain of versions, oldest first, ids carried over from each version to the next.

    A pure function of what was received: nothing is remembered, so nothing can be forgotten.
    """
    found = {receipt.number: (receipt, reading.chronology) for receipt, reading in read}
    result = []
    for chain in version_chains(read):
        versions: list[tuple[Receipt, Chronology]] = []
        for number in chain:
            receipt, newer = found[number]
            assert newer is not None
            versions.append((receipt, chronology.carry_ids(newer, versions[-1][1]) if versions else newer))
        result.append(tuple(versions))
    return tuple(result)


def merge(case_dir: Path, case: Case, read: tuple[Read, ...], key: str, *, today: dt.date) -> Merged:
    """Merge the current chronologies and write the panel's files, unless nothing is new.

    Args:
        read: every accepted document with its reading, in the order received.
        key: from `reading.reading_key`.
        today: the date put on a merge made now.
    """
    versions = carried(read)
    if not versions:
        return Merged(0, 0, made=False)
    chosen = tuple(chain[-1] for chain in versions)
    state = MergeState.load(case_dir)
    documents = _fingerprint([f"{receipt.folder}/{receipt.sha256}" for receipt, _ in chosen])
    merge_key = _fingerprint([key, documents])
    integrated = chronology.merge([found for _, found in chosen], case)
    done = Merged(len(integrated.events), len(chosen), made=False)
    if state.key == merge_key and not state.unwritten and _all_there(case_dir):
        return done
    made_on = today
    if documents != state.documents:
        given = state.issued[-1].kept if state.issued else ""
        state = replace(state, before=state.kept, baseline=given or state.kept)
    elif state.key == merge_key and state.made_on:
        made_on = dt.date.fromisoformat(state.made_on)
    known = {(receipt.folder, found.sha256): found for chain in versions for receipt, found in chain}
    previous = recall(case_dir, state.baseline, case, known)
    changes = replace(chronology.compare(previous, integrated), panel_had=_panel_had(state))
    unwritten = _write(case_dir, case, integrated, changes, made_on)
    kept = keep(case_dir, merge_key, [(receipt.folder, found) for receipt, found in chosen])
    day = made_on.isoformat()
    replace(state, key=merge_key, documents=documents, kept=kept, made_on=day, unwritten=unwritten).save(
        case_dir
    )
    return replace(done, made=True, unwritten=unwritten)


def _panel_had(state: MergeState) -> dt.date | None:
    given = state.compared_with
    return dt.date.fromisoformat(given.made_on) if given is not None and given.made_on else None


def _write(
    case_dir: Path,
    case: Case,
    integrated: IntegratedChronology,
    changes: Changes,
    made_on: dt.date,
) -> tuple[str, ...]:
    panel = case_dir / PANEL
    found = from_flags(integrated)
    scratch = state_folder(case_dir, "scratch")
    for left in scratch.iterdir():  # by a run that was killed
        left.unlink()
    jobs: tuple[Callable[[], object], ...] = (
        lambda: reports.write_panel(
            panel, integrated, case, changes=changes, made_on=made_on, scratch=scratch
        ),
        lambda: reports.write_changes(panel, changes, integrated, case, made_on=made_on),
        lambda: reports.write_findings(panel, found, integrated, case, made_on=made_on),
    )
    return blocked(*jobs)


def blocked(*jobs: Callable[[], object]) -> tuple[str, ...]:
    """Do every job; gives the names of the files that could not be replaced."""
    names: list[str] = []
    for job in jobs:
        try:
            job()
        except reports.NotAllWrittenError as error:
            names += error.blocked
    return tuple(names)


def _all_there(case_dir: Path) -> bool:
    return all((case_dir / PANEL / name).exists() for name in _FILES)


def _fingerprint(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
