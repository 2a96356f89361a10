"""What the folder of checks says, remembered in `.scr/checks/state.json`.

On which day a check first said what it says now, so that a second run changes nothing; the note as it was
written, so that one somebody has worded anew is left alone; and the result, for the status of the case.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flows.checking import CHECKS
from flows.folders import write_state
from pipeline import intake

_FILE = "state.json"
Key = tuple[str, str]
"""A document: its inbox folder and its hash."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document's check as it was written.

    Attributes:
        says: a fingerprint of everything its page shows.
        made_on: the day it first said so, ISO.
        note: the hash of its note as written, "" where it needs none.
        kind, version, missing, problems: the result in figures.
        page: its page, relative to the case folder; "" for a version that a later one has replaced.
    """

    says: str
    made_on: str
    note: str = ""
    kind: str = ""
    version: int = 1
    missing: int = 0
    problems: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class ChecksState:
    """All documents that counted at the last run, and the page for all of them."""

    documents: Mapping[Key, Entry] = field(default_factory=dict)
    summary: Entry = Entry("", "")

    @classmethod
    def load(cls, case_dir: Path) -> ChecksState:
        """The state on disk; an empty one where it was lost or is from another time."""
        try:
            record = json.loads(_file(case_dir).read_text("utf-8"))
            entries = {
                (one.pop("folder"), one.pop("sha256")): Entry(**one) for one in list(record["documents"])
            }
            return cls(entries, Entry(**record["summary"]))
        except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def save(self, case_dir: Path) -> None:
        """Write it, owner only."""
        documents = [
            {"folder": folder, "sha256": sha256, **asdict(entry)}
            for (folder, sha256), entry in self.documents.items()
        ]
        text = json.dumps({"documents": documents, "summary": asdict(self.summary)}, ensure_ascii=False)
        write_state(case_dir, CHECKS, _FILE, text)


def day_of(before: Entry | None, says: str, today: dt.date) -> dt.date:
    """The day to put on something: as before while it says the same."""
    if before is not None and before.says == says and before.made_on:
        return dt.date.fromisoformat(before.made_on)
    return today


def _file(case_dir: Path) -> Path:
    return case_dir / intake.STATE / CHECKS / _FILE
