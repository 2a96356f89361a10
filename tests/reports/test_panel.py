from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import reports
from pipeline.files import write_atomic
from pipeline.reports import Submissions, panel

from .factory import MADE_ON, case, rich

NAMES = {f"integrated-chronology.{kind}" for kind in ("docx", "xlsx", "html", "csv", "json")}


def test_five_files_and_the_same_bytes_again(tmp_path: Path) -> None:
    written = reports.write_panel(tmp_path / "one", rich(), case(), made_on=MADE_ON)
    assert set(written) == NAMES
    reports.write_panel(tmp_path / "two", rich(), case(), made_on=MADE_ON)
    for name in NAMES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert {file.name for file in (tmp_path / "one").iterdir()} == NAMES


def test_the_json_is_the_contract_s(tmp_path: Path) -> None:
    reports.write_panel(tmp_path, rich(), case(), made_on=MADE_ON)
    record = json.loads((tmp_path / "integrated-chronology.json").read_bytes())
    assert record["schema"] == "integrated-chronology/1"
    assert [one["id"] for one in record["events"]] == [one.id for one in rich().events]


def test_a_file_open_in_word_does_not_hold_up_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, data: bytes | str) -> bool:
        if path.suffix == ".docx":  # what Windows says while Word has it open
            raise PermissionError(13, "in use", str(path))
        return write_atomic(path, data)

    monkeypatch.setattr(panel, "write_atomic", write)
    with pytest.raises(reports.NotAllWrittenError) as caught:
        reports.write_panel(tmp_path, rich(), case(), made_on=MADE_ON)
    assert caught.value.blocked == ("integrated-chronology.docx",)
    assert set(caught.value.written) == NAMES - {"integrated-chronology.docx"}
    assert {file.name for file in tmp_path.iterdir()} == set(caught.value.written)
    assert "integrated-chronology.docx" in caught.value.trouble


def test_the_pages_beside_it(tmp_path: Path) -> None:
    assert reports.write_submissions(tmp_path, Submissions("X", "", MADE_ON)) == (
        "submissions.json",
        "submissions.html",
    )
    assert reports.write_findings(tmp_path, (), rich(), case(), made_on=MADE_ON) == (
        "findings.json",
        "findings.html",
    )


def test_another_day_is_the_only_thing_that_differs(tmp_path: Path) -> None:
    reports.write_panel(tmp_path, rich(), case(), made_on=MADE_ON)
    before = (tmp_path / "integrated-chronology.csv").read_bytes()
    reports.write_panel(tmp_path, rich(), case(), made_on=MADE_ON + dt.timedelta(days=1))
    assert (tmp_path / "integrated-chronology.csv").read_bytes() == before


def test_the_room_opens_without_its_heavy_libraries() -> None:
    code = (
        "import sys, pipeline.reports; "
        "sys.exit(any(name in sys.modules for name in ('xlsxwriter', 'jinja2', 'lxml', 'docx')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with pytest.raises(AttributeError):
        _ = reports.nothing  # type: ignore[attr-defined]
