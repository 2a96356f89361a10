"""What the last merge was made of, what it is compared with, and what the panel was given.

Kept in `.scr/merge/`: one file per merge that is still needed, and `state.json`, which names them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.folders import write_state
from pipeline import chronology, intake

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology import Chronology, IntegratedChronology

_MERGE, _STATE = "merge", "state.json"

Known = Mapping[tuple[str, str], "Chronology"]
"""Every chronology received as it is read now, by inbox folder and hash; its ids carried over."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A merge that the panel was given: its file, the day it was made and the day that was noted."""

    kept: str
    made_on: str
    on: str


@dataclass(frozen=True, slots=True)
class MergeState:
    """What is known of the merges of a case.

    Attributes:
        key, documents: fingerprints of what the last merge was made of.
        kept: the file of the last merge.
        before: that of the last merge with other documents.
        baseline: what the last merge is compared with: what the panel had then, else `before`.
        made_on: the day put on the last merge.
        unwritten: files that could not be written.
        issued: what the panel was given, oldest first.
    """

    key: str = ""
    documents: str = ""
    kept: str = ""
    before: str = ""
    baseline: str = ""
    made_on: str = ""
    unwritten: tuple[str, ...] = ()
    issued: tuple[Issued, ...] = ()

    @classmethod
    def load(cls, case_dir: Path) -> MergeState:
        """The state on disk; an empty one where it was lost or is from another time."""
        try:
            record = json.loads((_folder(case_dir) / _STATE).read_text("utf-8"))
            issued = tuple(Issued(**one) for one in record.pop("issued", ()))
            unwritten = tuple(record.pop("unwritten"))
            return cls(**record, unwritten=unwritten, issued=issued)
        except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def save(self, case_dir: Path) -> None:
        """Write the state and remove the merges nothing refers to any more."""
        record = {name: getattr(self, name) for name in self.__slots__}
        record["issued"] = [{"kept": one.kept, "made_on": one.made_on, "on": one.on} for one in self.issued]
        write_state(case_dir, _MERGE, _STATE, json.dumps(record))
        needed = {self.kept, self.before, self.baseline, *(one.kept for one in self.issued)}
        for path in _folder(case_dir).glob("merge-*.json"):
            if path.name not in needed:
                path.unlink(missing_ok=True)

    @property
    def compared_with(self) -> Issued | None:
        """What the panel had that the last merge is compared with; None for the merge before."""
        return next((one for one in reversed(self.issued) if one.kept == self.baseline), None)

    def with_issued(self, on: dt.date) -> MergeState:
        """The last merge noted as given to the panel; once is enough."""
        if self.issued and self.issued[-1].kept == self.kept:
            return self
        return replace(self, issued=(*self.issued, Issued(self.kept, self.made_on, on.isoformat())))

    def without_last_issued(self) -> MergeState:
        """As if the panel had not been given the last one; a comparison with it is made anew."""
        gone, left = self.issued[-1], self.issued[:-1]
        if self.baseline != gone.kept or any(one.kept == gone.kept for one in left):
            return replace(self, issued=left)
        return replace(self, issued=left, baseline=left[-1].kept if left else self.before, key="")


def keep(case_dir: Path, key: str, chosen: Sequence[tuple[str, Chronology]]) -> str:
    """Keep what a merge was made of, each with its inbox folder; gives the file's name."""
    record = {
        "schema": "merge/1",
        "folders": [folder for folder, _ in chosen],
        "chronologies": [chronology.chronology_to_json(item) for _, item in chosen],
    }
    name = f"merge-{key}.json"
    write_state(case_dir, _MERGE, name, json.dumps(record, ensure_ascii=False))
    return name


def recall(case_dir: Path, name: str, case: Case, known: Known) -> IntegratedChronology | None:
    """An earlier merge, its entries under the ids and agency names they have now.

    Ids may come out anew where this software reads a document better than it did, or the case has
    changed; an entry is then known by its place in the very same document.
    """
    if not name:
        return None
    try:
        record: dict[str, Any] = json.loads((_folder(case_dir) / name).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    kept = [chronology.chronology_from_json(item) for item in record["chronologies"]]
    folders = record.get("folders") or [_folder_of(item, known) for item in kept]
    found = [
        chronology.as_known_now(item, now) if (now := known.get((folder, item.sha256))) else item
        for folder, item in zip(folders, kept, strict=True)
    ]
    return chronology.merge(found, case)


def _folder_of(kept: Chronology, known: Known) -> str:
    """Whose a document was, where that was not kept: of the only agency that sent it."""
    folders = [folder for folder, sha256 in known if sha256 == kept.sha256]
    return folders[0] if len(folders) == 1 else ""


def _folder(case_dir: Path) -> Path:
    return case_dir / intake.STATE / _MERGE
