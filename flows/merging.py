"""Readings → the panel's integrated chronology, and what changed since the merge before.

What the last merge was made of is kept in `.scr/merge/`: the same documents, case and software give
the same merge, which is then left alone. "Changed since the previous merge" always looks back to the
last merge with other documents, so running again does not empty the page.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.reading import Reading
from pipeline import chronology, intake, reports
from pipeline.chronology.findings import from_flags
from pipeline.files import private_folder, write_atomic
from pipeline.ledger import Receipt

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology import Chronology, IntegratedChronology

PANEL = "panel"
_STATE = "state.json"
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
    """The current version of every chronology, its ids carried over from the versions before it.

    A pure function of what was received: nothing is remembered, so nothing can be forgotten.
    """
    found = {receipt.number: (receipt, reading.chronology) for receipt, reading in read}
    result = []
    for chain in version_chains(read):
        kept: Chronology | None = None
        for number in chain:
            newer = found[number][1]
            assert newer is not None
            kept = newer if kept is None else chronology.carry_ids(newer, kept)
        assert kept is not None
        result.append((found[chain[-1]][0], kept))
    return tuple(result)


def merge(case_dir: Path, case: Case, read: tuple[Read, ...], key: str, *, today: dt.date) -> Merged:
    """Merge the current chronologies and write the panel's files, unless nothing is new.

    Args:
        read: every accepted document with its reading, in the order received.
        key: from `reading.reading_key`.
        today: the date put on a merge made now.
    """
    chosen = current(read)
    if not chosen:
        return Merged(0, 0, made=False)
    state = _State.load(case_dir)
    documents = _fingerprint([f"{receipt.folder}/{receipt.sha256}" for receipt, _ in chosen])
    merge_key = _fingerprint([key, documents])
    integrated = chronology.merge([found for _, found in chosen], case)
    done = Merged(len(integrated.events), len(chosen), made=False)
    if state.key == merge_key and not state.unwritten and _all_there(case_dir):
        return done
    baseline, made_on = state.baseline, today
    if documents != state.documents:
        baseline = state.kept
    elif state.key == merge_key and state.made_on:
        made_on = dt.date.fromisoformat(state.made_on)
    previous = _recall(case_dir, baseline, case)
    unwritten = _write(case_dir, case, integrated, previous, made_on)
    kept = _keep(case_dir, merge_key, [found for _, found in chosen])
    _State(merge_key, documents, kept, baseline, made_on.isoformat(), unwritten).save(case_dir)
    return replace(done, made=True, unwritten=unwritten)


def _write(
    case_dir: Path,
    case: Case,
    integrated: IntegratedChronology,
    previous: IntegratedChronology | None,
    made_on: dt.date,
) -> tuple[str, ...]:
    panel = case_dir / PANEL
    changes = chronology.compare(previous, integrated)
    found = from_flags(integrated)
    scratch = private_folder(case_dir / intake.STATE / "scratch")
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


@dataclass(frozen=True, slots=True)
class _State:
    key: str = ""
    documents: str = ""
    kept: str = ""
    baseline: str = ""
    made_on: str = ""
    unwritten: tuple[str, ...] = ()

    @classmethod
    def load(cls, case_dir: Path) -> _State:
        try:
            record = json.loads((_folder(case_dir) / _STATE).read_text("utf-8"))
            return cls(**{**record, "unwritten": tuple(record["unwritten"])})
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return cls()  # lost or from another time: merge anew

    def save(self, case_dir: Path) -> None:
        record = {name: getattr(self, name) for name in self.__slots__}
        write_atomic(_folder(case_dir) / _STATE, json.dumps(record), private=True)
        for path in _folder(case_dir).glob("merge-*.json"):
            if path.name not in (self.kept, self.baseline):
                path.unlink(missing_ok=True)


def _folder(case_dir: Path) -> Path:
    return case_dir / intake.STATE / "merge"


def _keep(case_dir: Path, key: str, chosen: list[Chronology]) -> str:
    private_folder(_folder(case_dir))
    record = {"schema": "merge/1", "chronologies": [chronology.chronology_to_json(item) for item in chosen]}
    name = f"merge-{key}.json"
    write_atomic(_folder(case_dir) / name, json.dumps(record, ensure_ascii=False), private=True)
    return name


def _recall(case_dir: Path, name: str, case: Case) -> IntegratedChronology | None:
    if not name:
        return None
    try:
        record: dict[str, Any] = json.loads((_folder(case_dir) / name).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    kept = [chronology.chronology_from_json(item) for item in record["chronologies"]]
    return chronology.merge(kept, case)


def _all_there(case_dir: Path) -> bool:
    return all((case_dir / PANEL / name).exists() for name in _FILES)


def _fingerprint(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
