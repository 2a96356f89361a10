"""`scr key`: the pseudonyms out to the agencies and back, as the office does it."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import openpyxl
import pytest

from flows import keys
from pipeline.anonymise import key as key_room
from pipeline.errors import ScrError
from tests.flows.command import scr

SAMPLE = Path(__file__).parents[2] / "samples" / "case.yaml"


@pytest.fixture
def case_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    shutil.copy(SAMPLE, folder / "case.yaml")
    return folder


def change(file: Path, row: int, column: int, value: str) -> None:
    book = openpyxl.load_workbook(file)
    book.worksheets[0].cell(row, column).value = value
    book.save(file)


def test_out_and_back(case_dir: Path) -> None:
    said = keys.write_out(case_dir, None)
    sheet = case_dir / keys.SHEET
    assert said.startswith("41 people, 10 places, 3 identifiers → ")
    assert f"--import {sheet}" in said
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    book = openpyxl.load_workbook(sheet)
    last = book.worksheets[0].max_row + 1
    change(sheet, last, 2, "Ann Lee")
    change(sheet, last, 4, "Health Visitor")
    told = keys.take_in(case_dir, sheet)
    assert f"Row {last}: “Health Visitor 3” was added." in told
    assert "Next: scr run" in told
    assert "Ann Lee" not in told
    key = key_room.load(case_dir)
    assert key is not None
    assert key.entries[-1].name == "Ann Lee"
    assert "42 people" in keys.write_out(case_dir, None)


def test_changes_not_taken_in_are_never_written_over(case_dir: Path) -> None:
    keys.write_out(case_dir, None)
    keys.write_out(case_dir, None)
    sheet = case_dir / keys.SHEET
    change(sheet, 2, 3, "Maisie; Maisie Dunmore; May; Mimi Dunmore")
    edited = sheet.read_bytes()
    with pytest.raises(ScrError, match="may hold changes"):
        keys.write_out(case_dir, None)
    assert sheet.read_bytes() == edited
    keys.take_in(case_dir, sheet)
    keys.write_out(case_dir, None)


def test_another_file_is_never_written_over(case_dir: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.xlsx"
    letter.write_text("something else")
    with pytest.raises(ScrError):
        keys.write_out(case_dir, letter)
    assert letter.read_text() == "something else"


def test_it_is_not_put_where_others_read(case_dir: Path) -> None:
    with pytest.raises(ScrError, match="inbox"):
        keys.write_out(case_dir, case_dir / "inbox" / "police" / "key.xlsx")
    for name in ("key.csv", "key", "key.xlsx.txt"):
        with pytest.raises(ScrError, match="Excel file"):
            keys.write_out(case_dir, case_dir / name)
    with pytest.raises(ScrError, match="publication"):
        keys.write_out(case_dir, case_dir / "publication" / "released" / "key.xlsx")


def test_a_row_that_cannot_be_taken_changes_nothing(case_dir: Path) -> None:
    keys.write_out(case_dir, None)
    before = (case_dir / ".scr" / "key.json").read_bytes()
    sheet = case_dir / keys.SHEET
    change(sheet, 3, 1, "Child A")
    with pytest.raises(ScrError, match="row 3 "):
        keys.take_in(case_dir, sheet)
    assert (case_dir / ".scr" / "key.json").read_bytes() == before


def test_the_command(case_dir: Path) -> None:
    goal = case_dir.parent / "out" / "key.xlsx"
    done = scr("key", case_dir, "-o", goal)
    assert (done.returncode, done.stderr) == (0, "")
    assert goal.exists()
    assert "Tarrant" not in done.stdout
    back = scr("key", case_dir, "--import", goal)
    assert (back.returncode, back.stdout.count("\n")) == (0, 1)
    missing = scr("key", case_dir, "--import", goal.with_name("none.xlsx"))
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    assert missing.stderr.startswith("none.xlsx: ")
    (case_dir / ".scr" / "key.json").write_text("{")
    damaged = scr("key", case_dir)
    assert damaged.returncode == 2
    assert damaged.stderr.startswith("case: has a damaged key")
    text = (case_dir / "case.yaml").read_text("utf-8").replace("pseudonym: Father", "pseudonym: Mother")
    (case_dir / "case.yaml").write_text(text, "utf-8")
    (case_dir / ".scr" / "key.json").unlink()
    clash = scr("key", case_dir)
    assert clash.stderr.startswith("case.yaml in case: gives the pseudonym “Mother” to two")
    assert clash.stderr.count("\n") == 1
