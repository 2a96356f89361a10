"""`scr check`: one document against a proforma, with and without a case."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.flows.command import scr

SCR = (sys.executable, "-m", "flows.cli")


def test_complete_is_nought_and_says_so(built: Path) -> None:
    result = scr("check", built / "drop/police/Police action plan.docx")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Police action plan.docx: Recommendations action plan, complete.\n"


def test_something_missing_is_one_with_the_place_to_look(built: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    file = built / "drop/csc/CSC IMR Tarrant (final draft).docx"
    result = scr("check", file, "--proforma", "imr", "-o", output)
    assert result.returncode == 1, result.stderr
    assert "1.2 Terms of reference: The heading is there; nothing stands under it." in result.stdout
    assert "Look: “Terms of reference”" in result.stdout and str(output) in result.stdout
    record = json.loads(output.read_text("utf-8"))
    assert record["schema"] == "proforma-check/1" and record["complete"] is False
    assert record["document"] == file.name and record["kind"] == record["proforma"] == "imr"
    assert record["terms_of_reference"] == [] and len(record["prompts"]) == 28
    assert output.stat().st_mode & 0o077 == 0


def test_a_case_gives_the_terms_of_reference_and_the_agency(built: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    file = built / "drop/police/Police IMR Op Linnet.docx"
    result = scr("check", file, "--case", built, "-o", output)
    assert result.returncode == 1
    assert "Terms of reference: a passage was found for" in result.stdout
    record = json.loads(output.read_text("utf-8"))
    assert len(record["terms_of_reference"]) == 7 and record["agency"] == "Wealdshire Constabulary"
    assert not {"att.chronology", "att.action-plan"} & set(record["lacking"])  # may have been sent


def test_the_boards_own_proforma_and_a_mistake_in_it(built: Path, tmp_path: Path) -> None:
    case, file = tmp_path / "case", built / "drop/police/Police IMR Op Linnet.docx"
    (case / "forms").mkdir(parents=True)
    (case / "case.yaml").write_text((built / "case.yaml").read_text("utf-8") + "\nproforma: forms\n", "utf-8")
    form = "name: short\ntitle: T\nsource: us\nrequirements:\n  - {id: a, kind: section, title: Analysis}\n"
    (case / "forms/short.yaml").write_text(form, "utf-8")
    right = scr("check", file, "--case", case, "--proforma", "short")
    assert right.returncode == 0, right.stderr
    (case / "forms/short.yaml").write_text(
        form.replace("title: Analysis", "titel: Analysis, title: A"), "utf-8"
    )
    wrong = scr("check", file, "--case", case, "--proforma", "short")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("short.yaml, line 5: ") and wrong.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("notes.docx", b"no document", "notes.docx"),
        ("empty.pdf", b"", "empty.pdf"),
        ("gone.docx", None, "is not there"),
    ],
)
def test_what_cannot_be_read_is_two_and_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, named: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = scr("check", tmp_path / name)
    assert (result.returncode, result.stdout) == (2, "")
    assert named in result.stderr and result.stderr.count("\n") == 1 and "Traceback" not in result.stderr


def test_an_unknown_proforma_lists_those_there_are(built: Path) -> None:
    result = scr("check", built / "drop/police/Police action plan.docx", "--proforma", "form 7")
    assert result.returncode == 2 and "form 7" in result.stderr and "action-plan" in result.stderr


def test_the_document_is_never_written_over_and_its_name_does_nothing(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan \x1b[31mred.docx"
    shutil.copy(built / "drop/police/Police action plan.docx", file)
    before = file.read_bytes()
    assert scr("check", file, "-o", file).returncode == 2
    assert file.read_bytes() == before
    shown = scr("check", file)
    assert shown.returncode == 0 and "\x1b" not in shown.stdout
