"""What is known of the drafts for publication, kept in `.scr/publication/`, readable by the owner only.

`state.json` says how far each draft has come, in figures. Beside it every draft has a folder with what was
made of it: the masters of the files in `publication/`, and what is compared with other documents. A release
is made from the masters, never from a file somebody may have had open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.folders import write_state
from pipeline import intake
from pipeline.anonymise.release import Standing, Written

PUBLICATION = "publication"
"""Both the folder of the results and that of the masters in `.scr/`."""
_STATE = "state.json"


@dataclass(frozen=True, slots=True)
class DraftState:
    """One draft that counts, as it was anonymised last.

    Attributes:
        number: of its receipt.
        made_of: a fingerprint of all it was made of: draft, key, settings, decisions, software.
        names: every name it has been published or shown under so far; decisions name the document by one.
        files: name → hash of what was made of it, the anonymised files first.
        version: counted from 1 over the drafts of the same document.
        received: the day it came, ISO.
    """

    number: int
    place: str
    standing: Standing
    made_of: str
    names: tuple[str, ...]
    files: Mapping[str, str]
    version: int = 1
    received: str = ""


@dataclass(frozen=True, slots=True)
class PublicationState:
    """The drafts of a case.

    Attributes:
        drafts: by the hash of the draft.
        shown: the files in `publication/` as they were put there: name → hash.
        compared: a fingerprint of what the documents were compared by; `differences` were found.
        verified: hash of a released file → fingerprint of what it was last read back clean against.
        doubtful: hashes of released files in which a name stands that was proposed since their release.
        changed: names of files in `publication/` that somebody changed by hand.
    """

    drafts: Mapping[str, DraftState] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    compared: str = ""
    differences: int = 0
    verified: Mapping[str, str] = field(default_factory=dict)
    doubtful: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @classmethod
    def load(cls, case_dir: Path) -> PublicationState:
        """The state on disk; an empty one where it was lost or is of another time: all is made anew then."""
        try:
            record = json.loads((folder(case_dir) / _STATE).read_text("utf-8"))
            drafts = {name: _draft(one) for name, one in record.pop("drafts").items()}
            tuples = {name: tuple(record.pop(name)) for name in ("doubtful", "changed")}
            return cls(drafts=drafts, **tuples, **record)
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def save(self, case_dir: Path) -> None:
        """Write it, owner only."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        write_state(case_dir, PUBLICATION, _STATE, text)


def folder(case_dir: Path) -> Path:
    """Where the state and the masters lie."""
    return case_dir / intake.STATE / PUBLICATION


def masters(case_dir: Path, place: str) -> Path:
    """Where the masters of one draft lie; `place` identifies nobody (part of a hash)."""
    return folder(case_dir) / place


def _draft(record: dict[str, Any]) -> DraftState:
    standing = record.pop("standing")
    files = tuple(Written(**one) for one in standing.pop("files"))
    earlier = tuple(standing.pop("earlier"))
    names = tuple(record.pop("names"))
    return DraftState(standing=Standing(files=files, earlier=earlier, **standing), names=names, **record)


def not_released(state: DraftState, *, newest: bool) -> DraftState:
    """A draft that stays to be seen, but is not released as it is."""
    files = tuple(replace(file, verdict="unchecked") for file in state.standing.files)
    return replace(state, made_of="", standing=replace(state.standing, files=files, newest=newest))
