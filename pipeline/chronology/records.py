"""Chronologies as JSON (`chronology/1`, `integrated-chronology/1`) and back, exactly.

Field names are fixed by the contract of the files; additions are `notes`, `open_end`,
`recorded`, `also_in`, `date_flags`, `people`, `contact_type` and `agencies` of an entry, and
`reconciliation`, `asides`, `columns`, `cautions`, `left_out` and `named_by` of a document.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from pipeline.chronology.model import (
    Aside,
    Chronology,
    Event,
    Flag,
    IntegratedChronology,
    PersonSeen,
    RowCount,
    Source,
    When,
)

CHRONOLOGY = "chronology/1"
INTEGRATED = "integrated-chronology/1"
_ROWS = ("seen", "events", "headings", "banners", "blank", "notes", "unplaced")
_WORDS = ("family_member", "professional", "contact", "description", "child_seen", "comments")

Json = dict[str, Any]


def chronology_to_json(chronology: Chronology, case: str | None = None) -> Json:
    """One document's chronology as plain values for `json.dumps`; `case` is the case's reference."""
    return {
        "schema": CHRONOLOGY,
        "case": case,
        "documents": [_document(chronology)],
        "events": [_event(event) for event in chronology.events],
    }


def chronology_from_json(data: Json) -> Chronology:
    """The chronology that `chronology_to_json` wrote.

    Raises:
        ValueError: the data is of another schema.
        KeyError: a field is missing.
    """
    _require(data, CHRONOLOGY)
    return _read_document(data["documents"][0], tuple(_read_event(event) for event in data["events"]))


def integrated_to_json(integrated: IntegratedChronology) -> Json:
    """The integrated chronology as plain values for `json.dumps`."""
    return {
        "schema": INTEGRATED,
        "case": integrated.case,
        "documents": [_document(chronology) for chronology in integrated.documents],
        "events": [_event(event) for event in integrated.events],
    }


def integrated_from_json(data: Json) -> IntegratedChronology:
    """The integrated chronology that `integrated_to_json` wrote.

    Raises:
        ValueError: the data is of another schema.
        KeyError: a field is missing.
    """
    _require(data, INTEGRATED)
    return IntegratedChronology(
        case=data["case"],
        documents=tuple(_read_document(document, ()) for document in data["documents"]),
        events=tuple(_read_event(event) for event in data["events"]),
    )


def _require(data: Json, schema: str) -> None:
    if data.get("schema") != schema:
        raise ValueError(f"not {schema}")


def _document(chronology: Chronology) -> Json:
    return {
        "file": chronology.file,
        "sha256": chronology.sha256,
        "agency": chronology.agency,
        "kind": chronology.kind,
        "rows": {name: getattr(chronology.rows, name) for name in _ROWS},
        "reconciliation": {
            "rows_add_up": chronology.rows.adds_up(),
            "text_accounted_for": chronology.text_accounted_for,
        },
        "columns": [
            {"table": table, "headings": [{"heading": heading, "field": field} for heading, field in pairs]}
            for table, pairs in chronology.columns
        ],
        "asides": [_aside(aside) for aside in chronology.asides],
        "left_out": [_aside(aside) for aside in chronology.left_out],
        "cautions": [{"code": code, "message": message} for code, message in chronology.cautions],
        "named_by": chronology.named_by,
    }


def _aside(aside: Aside) -> Json:
    return {
        "kind": aside.kind,
        "text": aside.text,
        "table": aside.table,
        "row": aside.row,
        "page": aside.page,
        "why": aside.why,
    }


def _read_document(data: Json, events: tuple[Event, ...]) -> Chronology:
    return Chronology(
        file=data["file"],
        sha256=data["sha256"],
        agency=data["agency"],
        events=events,
        rows=RowCount(**data["rows"]),
        asides=tuple(Aside(**aside) for aside in data["asides"]),
        columns=tuple(
            (table["table"], tuple((pair["heading"], pair["field"]) for pair in table["headings"]))
            for table in data["columns"]
        ),
        cautions=tuple((caution["code"], caution["message"]) for caution in data["cautions"]),
        kind=data["kind"],
        left_out=tuple(Aside(**aside) for aside in data.get("left_out", ())),
        named_by=data.get("named_by", ""),
    )


def _event(event: Event) -> Json:
    when, source = event.when, event.source
    record: Json = {
        "id": event.id,
        "agency": event.agency,
        "start": _iso(when.start),
        "end": _iso(when.end),
        "start_time": _clock(when.start_time),
        "end_time": _clock(when.end_time),
        "precision": when.precision,
        "uncertain": when.uncertain,
        "assumed": list(when.assumed),
        "open_end": when.open_end,
        "recorded": _iso(when.recorded),
        "date_text": event.date_text,
    }
    for name in _WORDS:
        record[name] = getattr(event, name)
    record["child_seen_value"] = event.child_seen_value
    record["extra"] = dict(event.extra)
    record["source"] = _source(source)
    record["also_in"] = [_source(other) for other in event.also_in]
    record["notes"] = [{"kind": kind, "text": text} for kind, text in event.notes]
    record["marks"] = [{"field": field, "line": line, "mark": mark} for field, line, mark in event.marks]
    record["flags"] = _flags(event.flags)
    record["date_flags"] = _flags(when.flags)
    record["linked"] = list(event.linked)
    record["people"] = [_person(person) for person in event.people]
    record["contact_type"] = event.contact_type
    record["agencies"] = list(event.agencies)
    return record


def _person(person: PersonSeen) -> Json:
    return {
        "name": person.name,
        "as_written": person.as_written,
        "field": person.field,
        "certainty": person.certainty,
    }


def _source(source: Source) -> Json:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "table": source.table,
        "row": source.row,
        "page": source.page,
    }


def _read_event(data: Json) -> Event:
    when = When(
        start=_date(data["start"]),
        end=_date(data["end"]),
        start_time=_time(data["start_time"]),
        end_time=_time(data["end_time"]),
        precision=data["precision"],
        uncertain=data["uncertain"],
        assumed=tuple(data["assumed"]),
        flags=_read_flags(data["date_flags"]),
        open_end=data["open_end"],
        recorded=_date(data["recorded"]),
    )
    return Event(
        id=data["id"],
        agency=data["agency"],
        when=when,
        date_text=data["date_text"],
        source=Source(**data["source"]),
        child_seen_value=data["child_seen_value"],
        extra=dict(data["extra"]),
        notes=tuple((note["kind"], note["text"]) for note in data["notes"]),
        marks=tuple((mark["field"], mark["line"], mark["mark"]) for mark in data.get("marks", ())),
        flags=_read_flags(data["flags"]),
        linked=tuple(data["linked"]),
        also_in=tuple(Source(**other) for other in data["also_in"]),
        people=tuple(PersonSeen(**person) for person in data.get("people", ())),
        contact_type=data.get("contact_type"),
        agencies=tuple(data.get("agencies", ())),
        **{name: data[name] for name in _WORDS},
    )


def _flags(flags: tuple[Flag, ...]) -> list[Json]:
    return [{"code": flag.code, "message": flag.message} for flag in flags]


def _read_flags(data: list[Json]) -> tuple[Flag, ...]:
    return tuple(Flag(flag["code"], flag["message"]) for flag in data)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _clock(time: dt.time | None) -> str | None:
    """ "HH:MM", with seconds only where they were written."""
    if time is None:
        return None
    return time.isoformat("seconds" if time.second else "minutes")


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text is not None else None


def _time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text is not None else None
