"""Formats other than plain Word and PDF, from the inbox to the panel."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import openpyxl

from flows import direct
from flows.passing import Pass
from flows.status import look


def test_workbooks_and_files_with_macros_reach_the_panel(built: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Date", "Professional", "Event", "Child seen"])
    sheet.append(["12/03/2009", "Health visitor", "=1+1 was her answer", "Yes"])
    sheet["C2"].data_type = "s"
    (case / "inbox" / "gp").mkdir(parents=True)
    book.save(case / "inbox" / "gp" / "Surgery.xlsx")
    goal = case / "inbox" / "haven" / "Haven.docm"
    goal.parent.mkdir()
    shutil.copy(next((built / "drop" / "haven").glob("*.docx")), goal)
    with zipfile.ZipFile(goal, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf")
    with Pass(case) as work:
        outcome = direct.run(work)
    assert outcome.exit_status == 0, look(case).quarantine
    record = json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))
    documents = {document["file"]: document for document in record["documents"]}
    assert {"Surgery.xlsx", "Haven.docm"} == set(documents)
    assert [c["code"] for c in documents["Haven.docm"]["cautions"]] == ["macros-ignored"]
    (event,) = [e for e in record["events"] if e["source"]["file"] == "Surgery.xlsx"]
    assert (event["start"], event["description"], event["source"]["row"]) == (
        "2009-03-12", "=1+1 was her answer", 2,
    )  # fmt: skip
