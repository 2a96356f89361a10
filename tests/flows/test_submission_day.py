"""An entry cannot be about a day after its document was submitted: it says so, the same at every run."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from flows import direct
from flows.extracting import extract_file
from flows.passing import Pass

HEADINGS = ("Date", "Family member", "Professional", "Contact", "Event", "Child seen", "Comments")
TO_COME = "after the day the document was submitted"


def chronology(path: Path, *dates: str) -> None:
    document = docx.Document()
    table = document.add_table(1 + len(dates), len(HEADINGS))
    for cell, text in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = text
    for row, date in zip(table.rows[1:], dates, strict=True):
        row.cells[0].text, row.cells[4].text = date, f"Visit made to the home, entry of {date}."
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))


def said(event: dict[str, Any]) -> bool:
    return any(TO_COME in flag["message"] for flag in event["flags"])


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    return folder


def events(case: Path) -> dict[str, dict[str, Any]]:
    with Pass(case) as work:
        assert direct.run(work).exit_status == 0
    made = json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))["events"]
    return {event["date_text"]: event for event in made}


def test_a_run_compares_with_the_day_of_receipt_and_keeps_to_it(case: Path) -> None:
    today = dt.date.today()
    soon = f"{today + dt.timedelta(40):%d/%m/%Y}"
    chronology(case / "inbox" / "gp" / "gp.docx", "12/03/2009", f"{today:%d/%m/%Y}", soon, "12/03/2049")
    first = events(case)
    assert {text for text, event in first.items() if said(event)} == {soon, "12/03/2049"}
    assert first["12/03/2049"]["start"] == "2049-03-12"
    with (case / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# read everything again\n")
    assert events(case) == first


def test_a_document_alone_is_compared_with_its_own_day(tmp_path: Path) -> None:
    file, out = tmp_path / "gp.docx", tmp_path / "out.json"
    chronology(file, "12/03/2009", "14/03/2010", "13/03/2009")
    changed = dt.datetime(2010, 1, 5, 12).timestamp()
    for stamp, expected in ((changed, {"14/03/2010"}), (315_619_200, set())):  # 1980: a ZIP file's no day
        os.utime(file, (stamp, stamp))
        extract_file(file, out, case_dir=None, agency=None, password=None)
        found = json.loads(out.read_text("utf-8"))["events"]
        assert {event["date_text"] for event in found if said(event)} == expected
