"""Cases that are not there, are taken away, or belong to a colleague; agencies that do not exist."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows import direct
from flows.passing import Pass
from pipeline.errors import BusyError, CaseError
from tests.flows.conftest import drop_all
from tests.flows.test_command import scr


def test_a_folder_without_a_case_is_named(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        result = scr("run", folder)
        assert result.returncode == 2
        assert result.stderr.startswith(f"case.yaml in {folder.name}: is not there.")
        assert result.stderr.count("\n") == 1


def test_an_agency_that_the_case_does_not_have_is_one_sentence(built: Path, tmp_path: Path) -> None:
    source = next((built / "drop" / "haven").glob("*chron*"))
    out = tmp_path / "out.json"
    result = scr("extract", source, "--case", built, "--agency", "Nobody", "-o", out)
    assert result.returncode == 2
    assert result.stderr.startswith(
        f"case.yaml in {built.name}: names no agency “Nobody”. Its agencies are: "
    )
    assert "Haven Domestic Abuse Outreach" in result.stderr and result.stderr.count("\n") == 1
    assert not out.exists()
    for known in ("haven", "Haven Domestic Abuse Outreach"):
        assert scr("extract", source, "--case", built, "--agency", known, "-o", out).returncode == 0
        assert '"agency": "Haven Domestic Abuse Outreach"' in out.read_text("utf-8")


@pytest.mark.parametrize("at", ["Read", "Merging"])
def test_a_case_that_is_taken_away_is_not_made_anew(built: Path, tmp_path: Path, at: str) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven", "gp")

    def tell(step: str) -> None:
        if step.startswith(at) and case.exists():
            case.rename(tmp_path / "elsewhere")  # at once, so that whatever is there later was made anew

    with pytest.raises((BusyError, CaseError)) as caught, Pass(case, tell=tell) as work:
        direct.run(work)
    assert "taken away" in caught.value.trouble
    assert not case.exists()


def test_a_colleagues_case_on_a_share_is_worked_on(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven")
    (case / "case.yaml").chmod(0o664)

    def not_ours(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted", str(path))

    monkeypatch.setattr(Path, "chmod", not_ours)
    with Pass(case) as work:
        outcome = direct.run(work)
    assert (outcome.exit_status, outcome.accepted) == (0, 1)
    assert (case / "panel" / "integrated-chronology.docx").exists()
