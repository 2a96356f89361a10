"""State lost, damaged or out of step with case.yaml: nothing is forgotten, nothing left out in silence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows import direct
from flows.passing import Outcome, Pass
from flows.status import look
from tests.flows.conftest import drop_all, tree

SMALL = ("haven", "gp")


def run(case: Path) -> Outcome:
    with Pass(case) as work:
        return direct.run(work)


def integrated(case: Path) -> dict[str, Any]:
    return json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Path:
    """A processed case of two agencies."""
    folder = tmp_path / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder, *SMALL)
    assert run(folder).exit_status == 0
    return folder


def edit(case: Path, old: str, new: str) -> None:
    file = case / "case.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_all_working_state_deleted_the_next_run_makes_the_same(small: Path) -> None:
    (small / "inbox" / "gp" / "bad.docx").write_bytes(b"bad")
    assert run(small).exit_status == 1
    before = tree(small / "panel")
    events = integrated(small)["events"]
    shutil.rmtree(small / ".scr")
    assert [line.file for line in look(small).quarantine] == ["bad.docx"]
    assert run(small).recovered > 0
    assert integrated(small)["events"] == events
    for name in ("integrated-chronology.json", "integrated-chronology.csv"):
        assert (small / "panel" / name).read_bytes() == before[name][0]
    assert [line.file for line in look(small).quarantine] == ["bad.docx"]
    assert run(small).recovered == 0


def test_a_corrected_reference_forgets_nothing(small: Path) -> None:
    events = integrated(small)["events"]
    reference = look(small).case
    edit(small, reference, f"{reference}-B")
    outcome = run(small)
    assert outcome.exit_status == 0
    assert integrated(small)["events"] == events
    assert integrated(small)["case"] == f"{reference}-B"


def test_a_damaged_reading_is_made_anew(small: Path) -> None:
    events = integrated(small)["events"]
    for file in (small / ".scr" / "readings").glob("*.json"):
        file.write_text("{", "utf-8")
    (small / "panel" / "integrated-chronology.json").unlink()
    assert run(small).exit_status == 0
    assert integrated(small)["events"] == events


def test_a_sealed_copy_that_is_gone_is_named(small: Path) -> None:
    (sealed,) = (path for path in (small / "originals" / "haven").rglob("*chron*") if path.is_file())
    data = sealed.read_bytes()
    sealed.unlink()
    outcome = run(small)
    assert outcome.exit_status == 1
    assert any(name == sealed.name for name, _ in outcome.troubles)
    assert any(
        sealed.name in line
        for line in json.loads((small / "panel" / "submissions.json").read_text())["waiting"]
    )
    (small / "inbox" / "haven" / "again.docx").write_bytes(data)
    assert run(small).exit_status == 0
    assert sealed.read_bytes() == data


def test_a_document_that_cannot_be_read_anew_is_said_and_not_called_missing(small: Path) -> None:
    edit(small, "folder: haven", "folder: haven-2")  # it is recognised by what it says of itself …
    assert run(small).exit_status == 0
    assert len(integrated(small)["documents"]) == 2
    text = (small / "case.yaml").read_text("utf-8")
    head, _, tail = text.partition("  - name: Haven Domestic Abuse Outreach")
    (small / "case.yaml").write_text(head + "\npeople:" + tail.split("\npeople:", 1)[1], "utf-8")
    before = look(small)
    assert [line for line in before.documents if line.agency.startswith("Haven")]
    outcome = run(small)
    assert outcome.exit_status == 1
    assert outcome.troubles
    record = json.loads((small / "panel" / "submissions.json").read_text("utf-8"))
    assert any(outcome.troubles[0][0] in line for line in record["waiting"])
