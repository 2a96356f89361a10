"""What the panel should look at, with the entries that show it (`findings/1`)."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from pipeline.chronology.model import Event, Flag, IntegratedChronology

__all__ = ["Finding", "flags_of", "from_flags"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        id: stable as long as the code and the entries stay the same.
        code: what kind of finding, as in the contract ("weekday-mismatch", "undated" …).
        agency: whose; None when it concerns several.
        events: ids of the entries that show it.
        start, end: the days it covers; None when undated.
        message: in plain words, for the panel.
    """

    id: str
    code: str
    agency: str | None
    events: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    message: str


def flags_of(event: Event) -> tuple[Flag, ...]:
    """The flags of an entry and of its date, each once."""
    return tuple(dict.fromkeys((*event.when.flags, *event.flags)))


def from_flags(integrated: IntegratedChronology) -> tuple[Finding, ...]:
    """One finding for each kind of flag on each entry, in the order of the chronology.

    Messages of several flags of one kind on one entry are put together.
    """
    return tuple(finding for event in integrated.events for finding in _of_event(event))


def _of_event(event: Event) -> list[Finding]:
    messages: dict[str, list[str]] = {}
    for flag in flags_of(event):
        messages.setdefault(flag.code, []).append(flag.message)
    when = event.when
    return [
        Finding(
            _identity(code, event.id), code, event.agency, (event.id,), when.start, when.end, " ".join(parts)
        )
        for code, parts in messages.items()
    ]


def _identity(code: str, *events: str) -> str:
    return hashlib.sha256("\0".join((code, *events)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
