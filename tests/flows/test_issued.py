"""What the panel has: noted, taken back, and what NEW and CHANGED are told from."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows import direct
from flows.issuing import note, sentence, take_back
from flows.passing import Outcome, Pass
from flows.status import look
from pipeline.errors import ScrError
from tests.documents.docx_factory import Docx, tbl, tr
from tests.flows.conftest import tree

CASE = """\
reference: W-1
board: Wealdshire Board
review_period: {start: 2008-01-01, end: 2009-12-31}
agencies:
  - {name: Haven Housing, folder: haven, submits: [chronology]}
  - {name: Lea Surgery, folder: gp, submits: [chronology]}
"""
HEAD = ("Date", "Family member", "Contact", "Description of event", "Child seen")
FIRST = ("12/03/2009", "Mother", "Home visit", "Called about the broken window; repair ordered.", "Yes")
SECOND = ("14/03/2009", "Father", "Telephone", "Rang to say the repair was done.", "No")
THIRD = ("20/04/2009", "Mother", "Office", "Asked to be moved nearer to her sister.", "No")
FOURTH = ("02/05/2009", "Mother", "Letter", "Letter sent offering two flats in the old town.", "No")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """An empty case of two agencies."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, "utf-8")
    return folder


def drop(case: Path, name: str, *rows: tuple[str, ...], folder: str = "haven") -> Outcome:
    """Drop a chronology of these rows and run."""
    inbox = case / "inbox" / folder
    inbox.mkdir(parents=True, exist_ok=True)
    Docx(body=tbl(*(tr(*row) for row in (HEAD, *rows)), grid=5)).save(inbox / name)
    os.utime(inbox / name, (1_000_000_000, 1_000_000_000))
    return run(case)


def run(case: Path) -> Outcome:
    with Pass(case) as work:
        outcome = direct.run(work)
    assert outcome.exit_status == 0
    return outcome


def changes(case: Path) -> dict[str, Any]:
    return json.loads((case / "panel" / "changes.json").read_text("utf-8"))


def told(case: Path) -> tuple[list[str], list[str], list[str]]:
    """The first words of what is added, changed and removed."""
    found = changes(case)
    return tuple([one["description"][:5] for one in found[name]] for name in ("added", "changed", "removed"))


def ids(case: Path) -> dict[str, str]:
    whole = json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))
    return {event["description"]: event["id"] for event in whole["events"]}


def test_until_it_is_noted_changes_are_since_the_merge_before(case: Path) -> None:
    drop(case, "chron v1.docx", FIRST)
    assert changes(case)["first"] and sentence(case) == ""
    drop(case, "chron v2.docx", FIRST, SECOND)
    drop(case, "chron v3.docx", FIRST, SECOND, THIRD)
    assert told(case) == (["Asked"], [], [])
    assert changes(case)["since"] == "previous-merge"
    assert "Since the previous integrated chronology" in (case / "panel" / "changes.html").read_text("utf-8")


def test_once_it_is_noted_marks_stay_until_it_is_noted_again(case: Path) -> None:
    drop(case, "chron v1.docx", FIRST)
    assert note(case).startswith("Noted: the panel has the integrated chronology of ")
    assert "noted already" in note(case)
    drop(case, "chron v2.docx", FIRST, SECOND)
    assert told(case) == (["Rang "], [], [])
    drop(case, "chron v3.docx", FIRST, SECOND, THIRD)
    assert told(case) == (["Rang ", "Asked"], [], [])
    assert changes(case)["since"] == "panel-had"
    page = (case / "panel" / "integrated-chronology.html").read_text("utf-8")
    assert re.search(r"Since the integrated chronology of \d+ \w+ \d{4}, which the panel has: 2 new", page)
    before = tree(case / "panel")
    note(case)
    run(case)
    unchanged = {name: found for name, found in tree(case / "panel").items() if "submissions" not in name}
    assert unchanged == {name: found for name, found in before.items() if "submissions" not in name}
    drop(case, "chron v4.docx", FIRST, SECOND, THIRD, FOURTH)
    assert told(case) == (["Lette"], [], [])


def test_it_can_be_taken_back(case: Path) -> None:
    drop(case, "chron v1.docx", FIRST)
    note(case)
    drop(case, "chron v2.docx", FIRST, SECOND)
    note(case)
    drop(case, "chron v3.docx", FIRST, SECOND, THIRD)
    assert told(case) == (["Asked"], [], [])
    assert "The next run marks anew" in take_back(case)
    run(case)
    assert told(case) == (["Rang ", "Asked"], [], [])
    take_back(case)
    run(case)
    assert told(case) == (["Asked"], [], [])
    assert changes(case)["since"] == "previous-merge"
    assert sentence(case) == ""
    with pytest.raises(ScrError, match="nothing to take back"):
        take_back(case)


def test_the_status_says_what_the_panel_has(case: Path) -> None:
    drop(case, "chron v1.docx", FIRST)
    note(case)
    assert look(case).issued.startswith("The panel has the integrated chronology of ")
    run(case)
    assert "The panel has" in (case / "panel" / "submissions.html").read_text("utf-8")
    drop(case, "chron v2.docx", FIRST, SECOND)
    assert look(case).issued.endswith("There is a newer one now.")


def test_nothing_to_note(case: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "issued", str(case)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "has no integrated chronology yet. Run 'scr run' on it first." in done.stderr


def test_a_corrected_name_of_an_agency_changes_nothing(case: Path) -> None:
    drop(case, "chron v1.docx", FIRST)
    drop(case, "gp.docx", SECOND, folder="gp")
    before = ids(case)
    text = (case / "case.yaml").read_text("utf-8")
    (case / "case.yaml").write_text(text.replace("Haven Housing", "Haven Housing Trust"), "utf-8")
    drop(case, "chron v2.docx", FIRST, THIRD)
    assert told(case) == (["Asked"], [], [])
    assert before.items() <= ids(case).items()


def test_ids_of_another_software_are_not_taken_for_other_entries(case: Path) -> None:
    """The merge kept by an earlier software names entries otherwise; their place tells which they are."""
    drop(case, "chron v1.docx", FIRST, SECOND)
    drop(case, "gp.docx", THIRD, folder="gp")
    folder = case / ".scr" / "merge"
    for kept in folder.glob("merge-*.json"):
        record = json.loads(kept.read_text("utf-8"))
        record.pop("folders")
        for found in record["chronologies"]:
            for number, event in enumerate(found["events"]):
                event["id"] = f"old{number}{found['documents'][0]['agency'][:1]}"
        kept.write_text(json.dumps(record), "utf-8")
    drop(case, "chron v2.docx", FIRST, SECOND, FOURTH)
    assert told(case) == (["Lette"], [], [])


def test_two_agencies_send_the_same_file(case: Path) -> None:
    drop(case, "chron.docx", FIRST, SECOND)
    drop(case, "chron.docx", FIRST, SECOND, folder="gp")
    whole = json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))
    assert len({event["id"] for event in whole["events"]}) == 4
    assert [one["agency"] for one in whole["documents"]] == ["Haven Housing", "Lea Surgery"]
    drop(case, "chron v2.docx", FIRST, SECOND, THIRD, folder="gp")
    assert told(case) == (["Asked"], [], [])


def test_the_same_document_under_another_name(case: Path) -> None:
    drop(case, "chron.docx", FIRST, SECOND)
    before = ids(case)
    drop(case, "Copy of chron FINAL.docx", FIRST, SECOND)
    assert ids(case) == before
    assert [line.file for line in look(case).documents if line.current] == ["Copy of chron FINAL.docx"]


def test_version_two_arrives_while_the_first_is_in_quarantine(case: Path) -> None:
    inbox = case / "inbox" / "haven"
    inbox.mkdir(parents=True)
    (inbox / "chron v1.docx").write_bytes(b"PK\3\4 cut short")
    os.utime(inbox / "chron v1.docx", (1_000_000_000, 1_000_000_000))
    with Pass(case) as work:
        assert direct.run(work).exit_status == 1
    drop(case, "chron v2.docx", FIRST, THIRD)
    two = ids(case)
    drop(case, "chron v1.docx", FIRST, SECOND)  # the first, mended and sent again
    assert ids(case).keys() == two.keys()
    (line,) = [line for line in look(case).documents if line.current]
    assert line.file == "chron v2.docx"
