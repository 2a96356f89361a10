"""The panel's JSON files hold exactly the fields the contract names, with its types, in its order."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows import direct
from flows.passing import Pass
from tests.flows.conftest import drop_all

CLOCK = re.compile(r"\d\d:\d\d(:\d\d)?")
PRECISIONS = ("day", "range", "month", "season", "year", "unknown")
TEXTS = {"date_text", "family_member", "professional", "contact", "description", "child_seen", "comments"}
EVENT = {
    "id", "agency", "start", "end", "start_time", "end_time", "precision", "uncertain", "assumed",
    "child_seen_value", "extra", "source", "flags", "linked",
} | TEXTS  # fmt: skip
ADDED = {
    "open_end", "recorded", "notes", "marks", "date_flags", "also_in", "people", "contact_type", "agencies",
}  # fmt: skip
KINDS = {
    "home visit", "office", "telephone", "letter", "email", "meeting", "conference", "hospital",
    "police attendance", "other", None,
}  # fmt: skip
ROWS = {"seen", "events", "headings", "banners", "blank", "notes", "unplaced"}
CODES = {
    "disagreement", "unanswered-contact", "no-contact", "child-not-seen", "child-seen-blank",
    "outside-review-period", "date-assumed", "date-uncertain", "date-impossible", "date-ambiguous",
    "month-first", "weekday-mismatch", "date-order", "undated", "before-birth", "after-death",
    "unknown-person", "name-variant", "initials", "abbreviation-undefined",
    "report-not-in-chronology", "duplicate", "low-ocr-confidence",
    "row-parted", "row-joined", "row-split", "struck-through", "part-unreadable",
}  # fmt: skip


@pytest.fixture(scope="module")
def panel(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The panel folder of the sample case; not to be changed."""
    folder = tmp_path_factory.mktemp("contract") / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder)
    with Pass(folder) as work:
        direct.run(work)
    return folder / "panel"


def load(panel: Path, name: str) -> dict[str, Any]:
    record = json.loads((panel / f"{name}.json").read_text("utf-8"))
    assert record["schema"] == f"{name}/1" and record["case"] == "WSCB-2010-02"
    return record


def is_day(value: object) -> bool:
    return value is None or (isinstance(value, str) and dt.date.fromisoformat(value).isoformat() == value)


def is_clock(value: object) -> bool:
    return value is None or (isinstance(value, str) and CLOCK.fullmatch(value) is not None)


def test_documents_and_their_row_counts(panel: Path) -> None:
    for document in load(panel, "integrated-chronology")["documents"]:
        assert {"file", "sha256", "agency", "kind", "rows"} <= set(document)
        assert set(document["rows"]) == ROWS
        assert document["rows"]["seen"] == sum(document["rows"][name] for name in ROWS - {"seen"})
        assert re.fullmatch("[0-9a-f]{64}", document["sha256"])


def test_fields_and_types_of_every_event(panel: Path) -> None:
    events = load(panel, "integrated-chronology")["events"]
    assert len({event["id"] for event in events}) == len(events)
    for event in events:
        assert set(event) == EVENT | ADDED
        assert all(isinstance(event[name], str) for name in TEXTS)
        assert is_day(event["start"]) and is_day(event["end"])
        assert (event["start"] is None) == (event["end"] is None) == (event["precision"] == "unknown")
        assert event["start"] is None or event["start"] <= event["end"]
        assert is_clock(event["start_time"]) and is_clock(event["end_time"])
        assert event["precision"] in PRECISIONS and isinstance(event["uncertain"], bool)
        assert set(event["assumed"]) <= {"year", "date", "century", "am-pm"}
        assert event["child_seen_value"] in ("yes", "no", "unclear", None)
        assert all(isinstance(text, str) for text in event["extra"].values())
        assert set(event["source"]) == {"file", "sha256", "table", "row", "page"}
        assert all(set(flag) == {"code", "message"} and flag["code"] in CODES for flag in event["flags"])
        assert all(flag in event["flags"] for flag in event["date_flags"])
        assert event["contact_type"] in KINDS
        assert all(set(person) == {"name", "as_written", "field", "certainty"} for person in event["people"])
        assert {person["certainty"] for person in event["people"]} <= {
            "exact",
            "variant",
            "role",
            "ambiguous",
        }


def test_order_of_events(panel: Path) -> None:
    record = load(panel, "integrated-chronology")
    agencies = [document["agency"] for document in record["documents"]]  # written in the case's order

    def place(event: dict[str, Any]) -> tuple[Any, ...]:
        source = event["source"]
        return (
            event["start"] or "9999",
            event["start_time"] or "",
            PRECISIONS.index(event["precision"]),
            agencies.index(event["agency"]),
            (source["table"], source["row"]),
        )

    places = [place(event) for event in record["events"]]
    assert places == sorted(places)


def test_findings(panel: Path) -> None:
    events = {event["id"]: event for event in load(panel, "integrated-chronology")["events"]}
    findings = load(panel, "findings")["findings"]
    assert findings and len({finding["id"] for finding in findings}) == len(findings)
    for finding in findings:
        assert set(finding) == {"id", "code", "agency", "events", "start", "end", "message"}
        assert finding["code"] in CODES and finding["events"] and set(finding["events"]) <= set(events)
        assert is_day(finding["start"]) and is_day(finding["end"])
        assert finding["message"][0].isupper() or finding["message"][0].isdigit()
        assert finding["message"].endswith(".")
    told = {(event, finding["code"]) for finding in findings for event in finding["events"]}
    assert told >= {(event["id"], flag["code"]) for event in events.values() for flag in event["flags"]}


def test_changes_and_submissions(panel: Path) -> None:
    changes = load(panel, "changes")
    assert set(changes) == {
        "schema", "case", "first", "since", "panel_had", "added", "removed", "changed",
    }  # fmt: skip
    assert len(changes["added"]) == len(load(panel, "integrated-chronology")["events"])
    submissions = load(panel, "submissions")
    assert {"on", "summary", "agencies", "documents", "quarantine", "waiting"} < set(submissions)
    for line in submissions["agencies"]:
        assert is_day(line["due"]) and is_day(line["received"])
        assert line["state"] in ("received", "received-late", "due", "late")
    assert all(line["adds_up"] in (True, None) for line in submissions["documents"])
