"""What is different from the previous integrated chronology (`changes/1`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.chronology.model import Event, IntegratedChronology
from pipeline.days import plain_day
from pipeline.reports.browser import anchor
from pipeline.reports.dates import when_text
from pipeline.reports.naming import NOTE_KINDS, field_name
from pipeline.reports.plain import json_bytes
from pipeline.reports.since import compared_with
from pipeline.reports.web import page
from pipeline.reports.wordwise import Piece, compare

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.chronology.changes import Change, Changes

Difference = tuple[str, tuple[Piece, ...]]

_TEXT_FIELDS = ("family_member", "professional", "contact", "description", "child_seen", "comments")
_DATE_FIELDS = frozenset(("start", "end", "start_time", "end_time", "precision", "uncertain", "open_end"))


@dataclass(frozen=True, slots=True)
class _Shown:
    """An entry on the page. `number` is its place in the chronology of now; None when it is gone.

    `texts` are all its words, or beside `differences` what tells which entry it is.
    """

    number: int | None
    anchor: str
    agency: str
    when: str
    source: str
    texts: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...] = ()


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
        first=changes.first,
        compared_with=compared_with(changes),
        added=[] if changes.first else [_shown(event, numbers) for event in changes.added],
        removed=[_shown(event, numbers) for event in changes.removed],
        changed=[_shown(change.after, numbers, _differences(change)) for change in changes.changed],
    )


def changes_json(changes: Changes, case: Case) -> bytes:
    """`changes/1`: added and removed entries in brief, and before and after of every changed field.

    On a case's first merge `first` is true and every entry is in `added`. `since` says what it is compared
    with: the merge before, or the one of the day `panel_had`, which the panel was given.
    """
    return json_bytes(
        {
            "schema": "changes/1",
            "case": case.reference,
            "first": changes.first,
            "since": None if changes.first else "panel-had" if changes.panel_had else "previous-merge",
            "panel_had": changes.panel_had.isoformat() if changes.panel_had else None,
            "added": [_brief(event) for event in changes.added],
            "removed": [_brief(event) for event in changes.removed],
            "changed": [
                {
                    **_brief(change.after),
                    "fields": [
                        {"field": one.field, "before": one.before, "after": one.after}
                        for one in change.fields
                    ],
                }
                for change in changes.changed
            ],
        }
    )


def _differences(change: Change) -> tuple[Difference, ...]:
    """What changed, word by word; all that concerns the date as one difference in British words."""
    found = [
        (field_name(one.field), _pieces(one.field, one.before, one.after))
        for one in change.fields
        if one.field not in _DATE_FIELDS
    ]
    if len(found) < len(change.fields):
        before, after = when_text(change.before.when), when_text(change.after.when)
        found.insert(0, ("date and time", _whole(before, after)))
    return tuple(found)


def _pieces(name: str, before: str, after: str) -> tuple[Piece, ...]:
    if name == "recorded":
        return _whole(*(plain_day(dt.date.fromisoformat(day)) if day else "" for day in (before, after)))
    return _whole(before, after) if name == "date_text" else compare(before, after)


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    """Two dates, each in one piece: marked figure by figure, "3" and "1 December" would read as 31."""
    if before == after:
        return (Piece("same", after),)
    return (Piece("removed", before or "(left blank)"), Piece("added", after or "(left blank)"))


def _shown(event: Event, numbers: dict[str, int], differences: tuple[Difference, ...] = ()) -> _Shown:
    source = event.source
    page_number = f"page {source.page}, " if source.page is not None else ""
    place = f"table {source.table}, row {source.row}" if source.table else f"paragraph {source.row}"
    return _Shown(
        numbers.get(event.id),
        anchor(event.id),
        event.agency,
        when_text(event.when),
        f"{source.file}, {page_number}{place}",
        _context(event, differences) if differences else _texts(event),
        differences,
    )


def _context(event: Event, differences: tuple[Difference, ...]) -> tuple[tuple[str, str], ...]:
    """What happened, where that itself has not changed: else nobody knows which entry it is."""
    name = field_name("description")
    changed = any(found == name for found, _ in differences)
    return ((name, event.description),) if event.description and not changed else ()


def _texts(event: Event) -> tuple[tuple[str, str], ...]:
    named = [(field_name(name), getattr(event, name)) for name in ("date_text", *_TEXT_FIELDS)]
    named.extend(event.extra.items())
    named.extend((NOTE_KINDS.get(kind, kind), text) for kind, text in event.notes)
    return tuple((name, text) for name, text in named if text)


def _brief(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "agency": event.agency,
        "start": event.when.start.isoformat() if event.when.start else None,
        "end": event.when.end.isoformat() if event.when.end else None,
        "date_text": event.date_text,
        "description": event.description,
    }
