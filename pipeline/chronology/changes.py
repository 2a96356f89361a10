"""What is new since the last merge: entries added, removed and changed, field by field.

Entries are compared by id; `identity.carry_ids` has seen to it that a resubmitted entry kept its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.chronology.model import Event, IntegratedChronology

_TEXTS = (
    "agency",
    "date_text",
    "family_member",
    "professional",
    "contact",
    "description",
    "child_seen",
    "comments",
)
_DATES = ("start", "end", "start_time", "end_time", "precision", "uncertain", "open_end", "recorded")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after. `field`: as in the JSON; of an entry also "extra: " and a heading."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that was there before and says something else now."""

    before: Event
    after: Event
    fields: tuple[FieldChange, ...]

    @property
    def id(self) -> str:
        """The entry's id, the same before and after."""
        return self.after.id


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new merge changed. `added` and `changed` are in the new order, `removed` in the old.

    `first` marks a case's first merge: everything is added and nothing was there to compare with.
    `panel_had` is the day of the merge it is compared with, where that is the one the panel was given;
    None where it is the merge before.
    """

    added: tuple[Event, ...] = ()
    removed: tuple[Event, ...] = ()
    changed: tuple[Change, ...] = ()
    first: bool = False
    panel_had: dt.date | None = None

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.removed or self.changed)


def compare(previous: IntegratedChronology | None, current: IntegratedChronology) -> Changes:
    """What changed from `previous` to `current`.

    A row that only moved (another table, row, page or file name) has not changed, nor has one whose
    remarks or links alone are different, nor one whose date is the same, as sure, and only written
    another way ("1/2/09", "1st Feb 2009").
    """
    if previous is None:
        return Changes(added=current.events, first=True)
    old = {event.id: event for event in previous.events}
    new = {event.id for event in current.events}
    changed = []
    for event in current.events:
        before = old.get(event.id)
        if before is not None:
            fields = tuple(_differences(before, event))
            if fields:
                changed.append(Change(before, event, fields))
    return Changes(
        added=tuple(event for event in current.events if event.id not in old),
        removed=tuple(event for event in previous.events if event.id not in new),
        changed=tuple(changed),
    )


def _differences(before: Event, after: Event) -> Iterator[FieldChange]:
    for name in _TEXTS:
        old, new = getattr(before, name), getattr(after, name)
        rewritten = name == "date_text" and before.when == after.when and before.when.start is not None
        if old != new and not rewritten:
            yield FieldChange(name, old, new)
    if before.when != after.when:
        for name in _DATES:
            old, new = getattr(before.when, name), getattr(after.when, name)
            if old != new:
                yield FieldChange(name, _shown(old), _shown(new))
    if before.extra != after.extra:
        for heading in dict.fromkeys((*before.extra, *after.extra)):
            old, new = before.extra.get(heading, ""), after.extra.get(heading, "")
            if old != new:
                yield FieldChange(f"extra: {heading}", old, new)
    if before.notes != after.notes:
        yield FieldChange("notes", _notes(before), _notes(after))


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _notes(event: Event) -> str:
    return "\n".join(f"[{kind}] {text}" for kind, text in event.notes)
