"""Cases that are not there, are taken away, or belong to a colleague; agencies that do not exist."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import checking, direct, folders, merge_state, reading
from flows.checks_state import ChecksState
from flows.passing import Pass
from pipeline import documents, reports
from pipeline.case import load
from pipeline.errors import BusyError, CaseError
from pipeline.files import private_folder, sha256_of
from pipeline.reports import Submissions
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


@pytest.fixture
def case_and_file(built: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A case that a run has laid out, and a document in its inbox."""
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    with Pass(case):
        pass
    drop_all(built, case, "haven")
    return case, next((case / "inbox" / "haven").glob("*chron*"))


@pytest.mark.parametrize("step", ["read", "check", "merge", "checks"])
def test_nothing_is_made_anew_between_the_look_and_the_write(
    case_and_file: tuple[Path, Path], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, file = case_and_file
    key, sha256 = reading.reading_key(case), sha256_of(file)
    document, known = documents.read(file), load(case)
    look = folders.still_there

    def look_and_lose(case_dir: Path, *files: Path) -> None:
        look(case_dir, *files)
        case.rename(case.with_name("elsewhere"))  # right after the look, before anything is written

    monkeypatch.setattr(folders, "still_there", look_and_lose)
    steps: dict[str, Callable[[], object]] = {
        "read": lambda: reading.read_document(case, file, sha256, "haven", key),
        "check": lambda: checking.keep(case, document, "haven", ("imr",), "", key, known),
        "merge": lambda: merge_state.keep(case, key, []),
        "checks": lambda: ChecksState().save(case),
    }
    with pytest.raises(BusyError, match="taken away"):
        steps[step]()
    assert not case.exists()


@pytest.mark.parametrize("name", ["panel", "checks"])
def test_no_panel_is_made_without_its_case(tmp_path: Path, name: str) -> None:
    gone = tmp_path / "case" / name
    with pytest.raises(FileNotFoundError):
        reports.write_submissions(gone, Submissions("X", "", dt.date(2010, 6, 1)))
    assert not gone.parent.exists()


def test_no_private_folder_is_made_without_the_one_it_belongs_in(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with pytest.raises(FileNotFoundError):
        private_folder(case / "originals" / "police" / "ab12", within=case)
    assert not case.exists()
    case.mkdir()
    made = private_folder(case / "originals" / "police" / "ab12", within=case)
    assert [path.stat().st_mode & 0o777 for path in (made, made.parent)] == [0o700, 0o700]


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
