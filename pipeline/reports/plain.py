"""`integrated-chronology.csv` and `.json`: for other programs."""

from __future__ import annotations

import csv
import io
import json
import re

from pipeline.chronology.findings import flags_of
from pipeline.chronology.model import IntegratedChronology
from pipeline.reports import escape
from pipeline.reports.dates import clock
from pipeline.reports.lines import Line, Panel
from pipeline.reports.people import people_text

_FIELDS = (
    "number", "new_or_changed", "start", "end", "start_time", "end_time", "date_british", "date_text",
    "precision", "uncertain", "assumed", "agency", "family_member", "professional", "contact", "description",
    "child_seen", "child_seen_value", "comments", "extra", "notes", "flags", "remarks", "linked",
    "source_reference", "file", "sha256", "table", "row", "page", "id",
    "people", "contact_type", "agencies",
)  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udfff]")


def chronology_csv(panel: Panel) -> bytes:
    """The integrated chronology as comma-separated values: UTF-8 with BOM, CRLF, one line per entry.

    Fields are named as in `integrated-chronology/1`; dates are ISO, with the British writing beside
    them. `extra` and `notes` are "heading: text", a line each; `flags`, `assumed` and `linked` are parted by
    semicolons; `people` and `agencies` are a line each, "perhaps" before a name that is not sure. No cell
    can act as a formula: see `escape.csv_text` for the apostrophe and how to undo it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_FIELDS)
    guard = escape.csv_text
    writer.writerows([guard(value) if value else "" for value in _values(line)] for line in panel.lines)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _values(line: Line) -> tuple[str, ...]:
    event, when, source = line.event, line.event.when, line.event.source
    return (
        str(line.number),
        f"{line.mark}: {', '.join(line.changed)}" if line.changed else line.mark,
        when.start.isoformat() if when.start else "",
        when.end.isoformat() if when.end else "",
        clock(when.start_time) if when.start_time else "",
        clock(when.end_time) if when.end_time else "",
        line.when,
        event.date_text,
        when.precision,
        "yes" if when.uncertain else "no",
        "; ".join(when.assumed),
        event.agency,
        event.family_member,
        event.professional,
        event.contact,
        event.description,
        event.child_seen,
        event.child_seen_value or "",
        event.comments,
        "\n".join(f"{heading}: {text}" for heading, text in event.extra.items()),
        "\n".join(f"{kind}: {text}" for kind, text in event.notes),
        "; ".join(dict.fromkeys(flag.code for flag in flags_of(event))),
        "\n".join((*line.date_remarks, *line.remarks)),
        "; ".join(event.linked),
        line.source,
        source.file,
        source.sha256,
        str(source.table),
        str(source.row),
        "" if source.page is None else str(source.page),
        event.id,
        people_text(event),
        event.contact_type or "",
        "\n".join(event.agencies),
    )


def chronology_json(integrated: IntegratedChronology) -> bytes:
    """The integrated chronology as `integrated-chronology/1`; text exactly as it was read."""
    from pipeline.chronology.records import integrated_to_json

    return json_bytes(integrated_to_json(integrated))


def json_bytes(record: object) -> bytes:
    """A record as UTF-8 JSON, indented for people; lone surrogates are kept as escapes."""
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8")
