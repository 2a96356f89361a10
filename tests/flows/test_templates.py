"""`scr templates` and `scr fingerprint` as a person meets them, and a blank that comes back empty."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.flows.test_command import scr
from tests.reports.blanks.author import Author


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy("samples/case.yaml", case)
    return case


def test_each_agency_has_its_folder_and_the_board_one(folder: Path, tmp_path: Path) -> None:
    goal = tmp_path / "letters"
    done = scr("templates", folder, "-o", goal)
    assert done.returncode == 0 and done.stdout == ""
    assert {path.name for path in (goal / "police").iterdir()} == {
        f"police-{name}.docx"
        for name in ("commissioning-letter", "chronology", "imr", "action-plan", "interview-record")
    }
    assert {path.name for path in (goal / "gp").iterdir()} == {
        "gp-commissioning-letter.docx",
        "gp-chronology.docx",
    }
    assert {path.name for path in (goal / "board").iterdir()} == {
        "notification.docx",
        "recommendation-letter.docx",
    }
    for name in ("police-commissioning-letter", "police-imr"):
        with zipfile.ZipFile(goal / "police" / f"{name}.docx") as package:
            assert [one for one in package.namelist() if one.startswith("word/media/")], "no genogram"
    assert (goal / "police" / "police-imr.docx").stat().st_mode & 0o077 == 0
    assert not (folder / ".scr").exists()


def test_what_someone_wrote_in_a_blank_is_never_written_over(folder: Path, tmp_path: Path) -> None:
    goal = tmp_path / "letters"
    scr("templates", folder, "-o", goal)
    letter, other = goal / "gp" / "gp-commissioning-letter.docx", goal / "gp" / "gp-chronology.docx"
    letter.write_bytes(b"changed")
    other.unlink()
    again = scr("templates", folder, "-o", goal)
    assert again.returncode == 0
    assert letter.read_bytes() == b"changed" and other.exists()
    assert again.stderr.startswith("1 document → ")
    assert "kept as they were" in again.stderr and "gp/gp-commissioning-letter.docx" in again.stderr


@pytest.mark.parametrize("inside", ["inbox", "inbox/police", "inbox/../inbox"])
def test_blanks_are_not_put_where_they_would_be_taken_in(folder: Path, inside: str) -> None:
    done = scr("templates", folder, "-o", folder / inside)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "inbox" in done.stderr
    assert not list(folder.rglob("*.docx"))


def test_a_board_s_own_definition_is_used_and_its_faults_are_named(folder: Path, tmp_path: Path) -> None:
    own = folder / "proformas"
    own.mkdir()
    with (folder / "case.yaml").open("a", encoding="utf-8") as case:
        case.write("proforma: proformas\n")
    text = "name: imr\ntitle: Our review\nkinds: [imr]\nsource: ours\nsent: true\nrequirements:\n"
    (own / "imr.yaml").write_text(text + "  - {id: a, kind: section, title: Part}\n", "utf-8")
    assert scr("templates", folder, "-o", tmp_path / "a").returncode == 0
    (own / "imr.yaml").write_text(text + "  - {id: a, kind: section, titel: Part}\n", "utf-8")
    bad = scr("templates", folder, "-o", tmp_path / "b")
    assert bad.returncode == 2
    assert bad.stderr == ("imr.yaml, line 7: has a key that is not known, “titel”. Did you mean “title”.\n")


def test_a_blank_that_comes_back_is_set_aside_and_the_filled_one_taken(folder: Path, tmp_path: Path) -> None:
    goal = tmp_path / "letters"
    scr("templates", folder, "-o", goal)
    inbox = folder / "inbox" / "police"
    inbox.mkdir(parents=True)
    names = ("police-chronology.docx", "police-imr.docx", "police-action-plan.docx")
    for name in names:
        shutil.copy(goal / "police" / name, inbox / name)
    first = scr("run", folder, "--direct")
    assert first.returncode == 1
    for name in names:
        reason = (folder / "quarantine" / f"{name}.reason.txt").read_text("utf-8")
        assert "is the blank form “" in reason and "nothing has been filled in" in reason
        assert "Ask the agency for the completed one" in reason
    for name in names:
        (inbox / name).write_bytes(Author("leaves").fill((goal / "police" / name).read_bytes()))
    second = scr("run", folder, "--direct")
    assert "3 new documents" in second.stderr and "3 entries from" in second.stderr


def test_fingerprints_are_made_from_a_blank(folder: Path, tmp_path: Path) -> None:
    goal = tmp_path / "letters"
    scr("templates", folder, "-o", goal)
    blank, output = goal / "gp" / "gp-chronology.docx", tmp_path / "own" / "chronology.fingerprints.json"
    done = scr("fingerprint", blank, "-o", output)
    assert done.returncode == 0 and "runs of words" in done.stderr
    assert '"schema": "fingerprints/1"' in output.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("fingerprint", "/nowhere.docx", "-o", "x.json"), "nowhere.docx"),
        (("fingerprint", "samples/case.yaml", "-o", "x.json"), "case.yaml"),
        (("fingerprint", "README.md", "-o", "README.md"), "README.md"),
        (("fingerprint", "README.md", "-o", "x.json", "--lines", "a-b"), "--lines"),
        (("fingerprint", "README.md", "-o", "x.json", "--lines", "90000-90001"), "README.md"),
        (("templates", "/nowhere", "-o", "x"), "case.yaml"),
    ],
)
def test_every_error_is_one_sentence(arguments: tuple[str, ...], named: str) -> None:
    result = scr(*arguments)
    assert result.returncode == 2 and result.stdout == ""
    assert result.stderr.count("\n") == 1 and named in result.stderr
    assert not Path("x.json").exists()
