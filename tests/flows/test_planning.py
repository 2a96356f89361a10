"""The one action plan of a case: made by a pass, left alone by the next, true for the day it is asked for."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows import direct, planning, status
from flows.passing import Pass
from pipeline.case import load
from tests.flows.conftest import tree
from tests.proforma.plan_factory import HEAD, Cells, write

_FILES = ("action-plan.html", "action-plan.json", "action-plan.xlsx")


@pytest.fixture
def planned(built: Path, tmp_path: Path) -> Path:
    """A case with the overview report and three agencies' action plans, one pass done."""
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    for name in ("csc", "police", "health-visiting", "publication"):
        for file in (built / "drop" / name).iterdir():
            if "plan" in file.name.lower() or "verview" in file.name:
                (case / "inbox" / name).mkdir(parents=True, exist_ok=True)
                shutil.copy(file, case / "inbox" / name)
    run(case)
    return case


def run(case: Path) -> None:
    with Pass(case, patience=10) as work:
        assert direct.run(work).exit_status == 0


def record(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((case / "panel" / "action-plan.json").read_text("utf-8"))
    return found


def test_every_agency_and_the_overview_report_are_in_one_plan(planned: Path) -> None:
    assert all((planned / "panel" / name).exists() for name in _FILES)
    found = record(planned)
    counts = {tally["agency"]: tally["actions"] for tally in found["agencies"]}
    assert counts == {
        "Multi-agency": 8, "Wealdshire Constabulary": 5, "Wealdshire Children's Social Care": 5,
        "Harrowbridge Community Health NHS Trust": 4,
    }  # fmt: skip
    assert all(document["adds_up"] for document in found["documents"])
    csc = [action for action in found["actions"] if action["agency"] == "Wealdshire Children's Social Care"]
    assert [action["colour"] for action in csc] == ["green", "amber", "amber", "green", "amber"]
    assert [action["completed"] for action in csc] == ["2010-08-20", None, None, "2010-07-09", None]
    assert ["outcome-ongoing" in {p["code"] for p in action["problems"]} for action in csc] == [
        False, False, True, False, False,
    ]  # fmt: skip
    assert status.look(planned).plan == found["summary"]


def test_a_second_run_of_the_day_changes_nothing(planned: Path) -> None:
    before = tree(planned / "panel")
    run(planned)
    assert tree(planned / "panel") == before


def test_a_new_version_shows_what_moved_and_running_again_keeps_it(planned: Path) -> None:
    ids = {action["recommendation"]: action["id"] for action in record(planned)["actions"]}
    old = [action for action in record(planned)["actions"] if action["agency"] == "Wealdshire Constabulary"]
    rows: list[Cells] = [
        [a["number"], a["recommendation"], a["action"], a["responsible"], a["outcome"], a["target_text"],
         a["completed_text"], a["evaluation"], {"red": "R", "amber": "A", "green": "G"}[a["colour"]]]
        for a in old
    ]  # fmt: skip
    rows[1][6], rows[1][8] = "30/10/2010", "G"
    inbox = planned / "inbox" / "police"
    inbox.mkdir(parents=True, exist_ok=True)
    write(inbox / "Police action plan v2.docx", [[HEAD, *rows]], title="Recommendations action plan")
    run(planned)
    after = record(planned)
    assert {action["recommendation"]: action["id"] for action in after["actions"]} == ids
    (changed,) = after["changes"]["changed"]
    assert changed["moved"]
    assert not after["changes"]["added"]
    assert not after["changes"]["removed"]
    run(planned)
    assert record(planned)["changes"] == after["changes"]


def test_what_becomes_overdue_is_told_on_the_day(planned: Path) -> None:
    case = load(planned)
    with Pass(planned, patience=1) as work:
        read = work.readings()
        asked = []
        for today in (dt.date(2010, 7, 1), dt.date(2010, 7, 15), dt.date(2010, 11, 1)):
            assert planning.plan(planned, case, read, work.key, today=today) == ()
            found = record(planned)
            asked.append((found["as_of"], found["total"]["overdue"], found["unchanged_until"]))
    assert asked[0] == asked[1], "nothing became overdue in between: the files stay as they are"
    assert asked[0][:2] == ("2010-07-01", 0)
    assert asked[2][0] == "2010-11-01"
    assert asked[2][1] > 0
