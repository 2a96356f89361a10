"""The whole road on the sample case: files dropped in, the panel's chronology out, equal to the truth."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from flows import direct
from flows.passing import Outcome, Pass
from flows.status import look
from samples.truth import Expected, Truth, truth
from tests.flows.conftest import drop_all, tree, wait_for

SCR = [sys.executable, "-m", "flows.cli"]


def run(case: Path) -> Outcome:
    with Pass(case) as work:
        return direct.run(work)


def integrated(case: Path) -> dict[str, Any]:
    return json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def done(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with every sample processed; not to be changed."""
    folder = tmp_path_factory.mktemp("done") / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder)
    assert run(folder).exit_status == 0
    return folder


CHRONOLOGIES = sorted(
    (one for one in truth().values() if "chronology" in one.kinds), key=lambda one: one.folder
)


@pytest.mark.parametrize("one", CHRONOLOGIES, ids=lambda one: one.folder)
def test_every_row_of_every_chronology_is_accounted_for(done: Path, one: Truth) -> None:
    (document,) = [item for item in integrated(done)["documents"] if item["file"] == one.file]
    assert document["agency"] == one.agency
    assert document["rows"] == one.rows


@pytest.mark.parametrize("one", CHRONOLOGIES, ids=lambda one: one.folder)
def test_every_entry_equals_the_truth(done: Path, one: Truth) -> None:
    events = [event for event in integrated(done)["events"] if event["source"]["file"] == one.file]
    found = {(event["source"]["table"], event["source"]["row"]): event for event in events}
    assert len(found) == len(events)
    for expected in one.events:
        event = found.pop((expected.table, expected.row))
        assert facts(event) == wanted(expected), (expected.table, expected.row)
        assert set(expected.flags) <= {flag["code"] for flag in event["flags"]}
    assert found == {}


def facts(event: dict[str, Any]) -> dict[str, Any]:
    """What an entry says, for comparison."""
    names = (
        "agency", "start", "end", "precision", "uncertain", "family_member", "professional", "contact",
        "description", "child_seen", "child_seen_value", "comments", "extra",
    )  # fmt: skip
    result = {name: plain(event, event[name]) for name in names}
    for name in ("start_time", "end_time"):
        result[name] = event[name] and dt.time.fromisoformat(event[name])
    return result | {"assumed": tuple(sorted(event["assumed"])), "page": event["source"]["page"]}


def plain(event: dict[str, Any], value: Any) -> Any:
    """Text of a PDF without its line breaks: there a paragraph's end cannot be told from a wrapped line."""
    if event["source"]["page"] is None:
        return value
    if isinstance(value, dict):
        return {name: plain(event, text) for name, text in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value


def wanted(expected: Expected) -> dict[str, Any]:
    """The same of the truth. White space is folded by the reader, and by nothing else."""
    from pipeline.documents.model import fold

    texts = ("family_member", "professional", "contact", "description", "child_seen", "comments")
    others = (
        "agency",
        "start",
        "end",
        "start_time",
        "end_time",
        "precision",
        "uncertain",
        "child_seen_value",
        "page",
    )
    result: dict[str, Any] = {name: fold(getattr(expected, name)) for name in texts}
    result["extra"] = {name: fold(text) for name, text in expected.extra.items()}
    if expected.page is not None:
        result = {name: text for name, text in result.items() if name != "extra"}
        result = {name: " ".join(text.split()) for name, text in result.items()}
        result["extra"] = {name: " ".join(text.split()) for name, text in expected.extra.items()}
    result |= {name: getattr(expected, name) for name in others}
    for name in ("start_time", "end_time"):
        result[name] = result[name] and dt.time.fromisoformat(result[name])
    return result | {"assumed": tuple(sorted(expected.assumed))}


def test_order_is_the_contracts(done: Path) -> None:
    events = integrated(done)["events"]
    dated = [event for event in events if event["start"]]
    assert [event["start"] for event in dated] == sorted(event["start"] for event in dated)
    for before, after in itertools.pairwise(dated):
        if before["start"] == after["start"]:
            assert (before["start_time"] or "") <= (after["start_time"] or "")
    assert len({event["id"] for event in events}) == len(events)


def test_every_kind_is_recognised_and_sealed(done: Path) -> None:
    lines = look(done).documents
    for one in truth().values():
        kinds = {line.kind for line in lines if line.file == one.file}
        assert kinds == set(one.kinds), one.file
    sealed = {path.name for path in (done / "originals").rglob("*") if path.is_file()}
    assert sealed == set(truth())


def test_a_second_run_changes_nothing(case: Path) -> None:
    run(case)
    before = tree(case)
    outcome = run(case)
    assert outcome.exit_status == 0
    assert not outcome.merged
    assert tree(case) == before


def test_a_bad_file_is_set_aside_and_the_others_go_on(case: Path) -> None:
    bad = case / "inbox" / "police" / "Minutes.docx"
    bad.write_bytes(b"PK\x03\x04 not really")
    (case / "inbox" / "gp" / "empty.docx").write_bytes(b"")
    (case / "inbox" / "gp" / "photo.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    outcome = run(case)
    assert outcome.exit_status == 1
    assert {name for name, _ in outcome.quarantined} == {"Minutes.docx", "empty.docx", "photo.docx"}
    for name in ("Minutes.docx", "empty.docx", "photo.docx"):
        reason = (case / "quarantine" / f"{name}.reason.txt").read_text("utf-8")
        assert reason.startswith(f"{name}: ")
        assert "Traceback" not in reason
    assert len(integrated(case)["documents"]) == len(CHRONOLOGIES)


def test_a_new_version_replaces_the_old_one_keeps_ids_and_shows_what_changed(
    case: Path, tmp_path: Path
) -> None:
    from docx import Document

    run(case)
    (line,) = (
        [line for line in look(case).documents if line.folder == "haven"]
        if False
        else [item for item in integrated(case)["documents"] if item["agency"].startswith("Haven")]
    )
    before = {event["id"]: event for event in integrated(case)["events"]}
    (sealed,) = (case / "originals" / "haven").rglob(line["file"])
    again = Document(str(sealed))
    table = max(again.tables, key=lambda one: len(one.rows))
    row = table.rows[-1]
    row.cells[4].text = row.cells[4].text + " Amended by the author after interview."
    goal = case / "inbox" / "haven" / f"v2 {line['file']}"
    again.save(str(goal))
    assert run(case).exit_status == 0
    after = {event["id"]: event for event in integrated(case)["events"]}
    assert set(after) == set(before)
    changes = json.loads((case / "panel" / "changes.json").read_text("utf-8"))
    assert len(changes["changed"]) == 1
    assert changes["added"] == [] and changes["removed"] == []


def test_killed_at_any_moment_the_result_is_the_same(built: Path, done: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder)
    for delay in (1.0, 1.6, 2.4, 3.2):
        process = subprocess.Popen([*SCR, "run", str(folder), "--direct"], stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    finished = subprocess.run(
        [*SCR, "run", str(folder), "--direct"], capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr
    assert integrated(folder)["events"] == integrated(done)["events"]
    assert not list(folder.rglob("*.part"))
    for name in ("integrated-chronology.docx", "integrated-chronology.csv"):
        assert (folder / "panel" / name).read_bytes() == (done / "panel" / name).read_bytes()


def test_watch_picks_up_a_file_dropped_while_it_runs(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "one"
    folder.mkdir(parents=True)
    shutil.copy(built / "case.yaml", folder)
    watcher = subprocess.Popen(
        [*SCR, "watch", str(folder.parent), "--direct"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert wait_for(lambda: (folder / "panel" / "submissions.json").exists())
        drop_all(built, folder, "haven")
        assert wait_for(lambda: (folder / "panel" / "integrated-chronology.json").exists())
        drop_all(built, folder, "ambulance")
        assert wait_for(lambda: len(integrated(folder)["documents"]) == 2)
    finally:
        watcher.send_signal(signal.SIGTERM)
        watcher.wait(30)
    assert watcher.returncode == 0


def test_only_the_owner_can_read_what_is_confidential(done: Path) -> None:
    for name in ("case.yaml", ".scr", "originals", "quarantine"):
        assert (done / name).stat().st_mode & 0o077 == 0, name
    for path in (*(done / ".scr").rglob("*"), *(done / "originals").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
