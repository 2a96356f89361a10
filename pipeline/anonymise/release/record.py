"""What was published: who signed it off, when, for how long, what became of it (`release/1`).

Nothing is ever taken out of the record; a release that was replaced or withdrawn says when and why.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.errors import ScrError

SCHEMA = "release/1"
Why = Literal["replaced", "hold", "sign-off", "leak", "changed", "gone"]
WORDS: Mapping[Why, str] = {
    "replaced": "replaced by a later release",
    "hold": "a hold was set",
    "sign-off": "its sign-off was taken back",
    "leak": "a later check found something protected in it, or could not look into all of it",
    "changed": "the file in the folder was changed after its release",
    "gone": "the file was taken out of the folder",
}
"""Why a release ended, in words."""


class RecordError(ScrError):
    """The record of what was released cannot be read; nothing is released or withdrawn until it can."""

    code = "release-record"


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """One published file: its name in the folder of releases and the hash of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SignedOff:
    """Who signed it off, in which role, on which day."""

    by: str
    role: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Release:
    """One document, released once.

    Attributes:
        document: the name it was published under.
        kind: what it is.
        version: 1 for the document's first release, 2 for what replaced it …
        draft: the hash of the draft; `key` that of the key.
        files: what was published.
        released: when, to the second, with the office's distance from UTC.
        online_months: for how long it must stay online (12 for a serious case review: seed 001; 6 for other
            reviews: seed 004).
        online_until: the day it may be taken off the website at the earliest.
        ended: when it was replaced or withdrawn; None while it stands.
        why: why it ended.
    """

    document: str
    kind: str
    version: int
    draft: str
    key: str
    files: tuple[ReleasedFile, ...]
    signed_off: SignedOff
    released: dt.datetime
    online_months: int
    online_until: dt.date
    ended: dt.datetime | None = None
    why: Why | None = None

    @property
    def stands(self) -> bool:
        """Whether it is published at present."""
        return self.ended is None


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later; the month's last day where it has no such day.

    >>> months_after(dt.date(2010, 8, 31), 6)
    datetime.date(2011, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def as_record(releases: Sequence[Release], *, case: str, board: str) -> dict[str, Any]:
    """`release/1` as values for JSON."""
    return {
        "schema": SCHEMA,
        "case": case,
        "board": board,
        "releases": [
            {
                "document": one.document,
                "kind": one.kind,
                "version": one.version,
                "files": [{"name": file.name, "sha256": file.sha256} for file in one.files],
                "released": one.released.isoformat(),
                "signed_off": {
                    "by": one.signed_off.by,
                    "role": one.signed_off.role,
                    "on": one.signed_off.on.isoformat(),
                },
                "online_months": one.online_months,
                "online_until": one.online_until.isoformat(),
                "draft_sha256": one.draft,
                "key_sha256": one.key,
                "ended": one.ended.isoformat() if one.ended else None,
                "why": one.why,
            }
            for one in releases
        ],
    }


def from_record(record: object) -> tuple[Release, ...]:
    """The releases of a record.

    Raises:
        RecordError: it is no such record.
    """
    try:
        assert isinstance(record, dict) and record["schema"] == SCHEMA
        return tuple(_release(one) for one in record["releases"])
    except (AssertionError, KeyError, TypeError, ValueError, AttributeError):
        raise RecordError(
            "is damaged, so it cannot be told what was released",
            "Put it back from a backup, or move it away with all files beside it; then run again",
        ) from None


def _release(one: Mapping[str, Any]) -> Release:
    why = one["why"]
    if why is not None and why not in WORDS:
        raise ValueError
    signed = one["signed_off"]
    files = tuple(ReleasedFile(_plain_name(file["name"]), str(file["sha256"])) for file in one["files"])
    return Release(
        document=str(one["document"]),
        kind=str(one["kind"]),
        version=int(one["version"]),
        draft=str(one["draft_sha256"]),
        key=str(one["key_sha256"]),
        files=files,
        signed_off=SignedOff(str(signed["by"]), str(signed["role"]), dt.date.fromisoformat(signed["on"])),
        released=dt.datetime.fromisoformat(one["released"]),
        online_months=int(one["online_months"]),
        online_until=dt.date.fromisoformat(one["online_until"]),
        ended=dt.datetime.fromisoformat(one["ended"]) if one["ended"] else None,
        why=why,
    )


def _plain_name(name: object) -> str:
    """A file's name that cannot lead out of its folder, whoever wrote the record."""
    if not isinstance(name, str) or not name or name.startswith(".") or any(sign in name for sign in "/\\\0"):
        raise ValueError
    return name
