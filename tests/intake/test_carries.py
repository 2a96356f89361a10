"""What a document carries and is never run is written in the ledger, in older ledgers as well."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

from pipeline.ledger import Ledger


def test_the_ledger_says_that_a_file_carries_macros(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db", "case") as ledger:
        receipt = ledger.claim("a" * 64, "gp", "a.docm", 5)
        assert receipt.carries == ()
        ledger.accept(receipt, "Surgery", ("chronology",), "originals/x", ("macros", "links"))
        assert ledger.all()[0].carries == ("macros", "links")


def test_a_ledger_of_an_earlier_version_is_completed(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    with Ledger(file, "case") as ledger:
        ledger.claim("a" * 64, "gp", "a.docm", 5)
    with sqlite3.connect(file) as found:
        found.execute("ALTER TABLE received DROP COLUMN carries")
    with Ledger(file, "case") as ledger:
        assert [receipt.carries for receipt in ledger.all()] == [()]


def test_macros_reach_the_ledger_and_the_page_of_submissions(tmp_path: Path) -> None:
    from flows import direct
    from flows.passing import Pass
    from flows.status import look
    from samples.build import build

    built = tmp_path / "built"
    build(built)
    case = tmp_path / "case"
    goal = case / "inbox" / "haven" / "Haven.docm"
    goal.parent.mkdir(parents=True)
    (case / "case.yaml").write_bytes((built / "case.yaml").read_bytes())
    goal.write_bytes(next((built / "drop" / "haven").glob("*.docx")).read_bytes())
    with zipfile.ZipFile(goal, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf")
    with Pass(case) as work:
        assert direct.run(work).exit_status == 0
        assert [receipt.carries for receipt in work.ledger.all()] == [("macros",)]
    assert "macros, which were not run" in (case / "panel" / "submissions.html").read_text("utf-8")
    assert "macros-ignored" in (case / "panel" / "submissions.json").read_text("utf-8")
    # also when the document cannot be read just now
    for kept in (case / ".scr" / "readings").iterdir():
        kept.unlink()
    assert ("macros-ignored", "It carries macros, which were not run") in look(case).documents[0].cautions
