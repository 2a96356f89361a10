"""What is different from the previous integrated chronology (`changes/1`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.chronology.model import Event, IntegratedChronology
from pipeline.reports.browser import anchor
from pipeline.reports.dates import when_text
from pipeline.reports.lines import NOTE_KINDS, field_name, source_reference
from pipeline.reports.plain import json_bytes
from pipeline.reports.web import page
from pipeline.reports.wordwise import Piece, compare

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology.changes import Changes


@dataclass(frozen=True, slots=True)
class _Shown:
    """An entry on the page. `number` is its place in the chronology of now; None when it is gone."""

    number: int | None
    anchor: str
    agency: str
    when: str
    source: str
    texts: tuple[tuple[str, str], ...]
    differences: tuple[tuple[str, tuple[Piece, ...]], ...] = ()


def changes_html(
    changes: Changes, integrated: IntegratedChronology, case: Case, *, made_on: dt.date
) -> bytes:
    """The page of changes: added and removed entries whole, changed ones word by word."""
    numbers = {event.id: number for number, event in enumerate(integrated.events, 1)}
    return page(
        "changes.html",
        title="What has changed",
        reference=case.reference,
        board=case.board,
        made_on=made_on,
        previous=changes.previous,
        added=[_shown(event, numbers) for event in changes.added],
        removed=[_shown(event, numbers) for event in changes.removed],
        changed=[
            _shown(change.after, numbers, _differences(change.before, change.after, change.fields))
            for change in changes.changed
        ],
    )


def changes_json(changes: Changes, case: Case) -> bytes:
    """`changes/1`: ids of added and removed entries, and before and after of every changed field."""
    return json_bytes(
        {
            "schema": "changes/1",
            "case": case.reference,
            "previous": changes.previous,
            "added": [_brief(event) for event in changes.added],
            "removed": [_brief(event) for event in changes.removed],
            "changed": [
                {
                    **_brief(change.after),
                    "fields": [
                        {
                            "field": name,
                            "before": field_text(change.before, name),
                            "after": field_text(change.after, name),
                        }
                        for name in change.fields
                    ],
                }
                for change in changes.changed
            ],
        }
    )


def field_text(event: Event, name: str) -> str:
    """One field of an entry as text; "" for a field it does not have."""
    if name in (
        "when",
        "date",
        "start",
        "end",
        "start_time",
        "end_time",
        "precision",
        "uncertain",
        "assumed",
    ):
        return when_text(event.when)
    value = getattr(event, name, None)
    if name == "source":
        return f"{event.source.file}, {_place(event)}"
    if name == "flags":
        return "\n".join(flag.message for flag in event.flags)
    if isinstance(value, dict):
        return "\n".join(f"{heading}: {text}" for heading, text in value.items())
    if name == "notes":
        return "\n".join(f"{NOTE_KINDS.get(kind, kind)}: {text}" for kind, text in event.notes)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


_TEXT_FIELDS = (
    "family_member",
    "professional",
    "contact",
    "description",
    "child_seen",
    "comments",
    "extra",
    "notes",
)


def _shown(
    event: Event, numbers: dict[str, int], differences: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
) -> _Shown:
    texts = ((field_name(name), field_text(event, name)) for name in _TEXT_FIELDS)
    return _Shown(
        numbers.get(event.id),
        anchor(event.id),
        event.agency,
        when_text(event.when),
        f"{event.source.file}, {_place(event)}",
        () if differences else tuple((name, text) for name, text in texts if text),
        differences,
    )


def _differences(
    before: Event, after: Event, fields: tuple[str, ...]
) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    return tuple(
        (field_name(name), compare(field_text(before, name), field_text(after, name))) for name in fields
    )


def _brief(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "agency": event.agency,
        "start": event.when.start.isoformat() if event.when.start else None,
        "end": event.when.end.isoformat() if event.when.end else None,
        "date_text": event.date_text,
        "description": event.description,
    }


def _place(event: Event) -> str:
    source = event.source
    return source_reference("", source.table, source.row, source.page).strip()
