"""`scr reidentify` and `scr anonymise --for`: what a person types, what they are told, what is refused."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.flows.command import scr

CASE = """
reference: HSCB-2010-03
agencies: [{name: Wealdshire Constabulary, folder: police}]
review_period: {start: 2007-01-01, end: 2009-11-30}
people: [{name: Kayleigh Ann Marsden, role: subject, date_of_birth: 2006-02-14, pseudonym: Child B}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    made.mkdir()
    (made / "case.yaml").write_text(CASE, "utf-8")
    return made


def test_names_come_back_and_none_is_said(folder: Path, tmp_path: Path) -> None:
    file, goal = tmp_path / "imr.txt", tmp_path / "named.txt"
    file.write_text("Child B and Child Q. [NHS number]\n", "utf-8")
    result = scr("reidentify", file, "--case", folder, "-o", goal)
    assert (result.returncode, result.stderr) == (0, "")
    assert goal.read_text("utf-8") == "Kayleigh Ann Marsden and Child Q. [NHS number]\n"
    assert stat.S_IMODE(goal.stat().st_mode) == 0o600
    assert "Not in the key, left as they are: Child Q (1)." in result.stdout
    assert "1 placeholder cannot be turned back" in result.stdout
    assert "Kayleigh" not in result.stdout


@pytest.mark.parametrize("where", ["inbox", "originals", ".scr", "publication"])
def test_names_go_nowhere_in_the_case_where_others_look(folder: Path, tmp_path: Path, where: str) -> None:
    file = tmp_path / "imr.txt"
    file.write_text("Child B\n", "utf-8")
    result = scr("reidentify", file, "--case", folder, "-o", folder / where / "named.txt")
    assert result.returncode == 2
    assert not (folder / where / "named.txt").exists()


def test_the_file_itself_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "imr.txt"
    file.write_text("Child B\n", "utf-8")
    assert scr("reidentify", file, "--case", folder, "-o", file).returncode == 2
    assert file.read_text("utf-8") == "Child B\n"


def test_dates_stay_for_agencies_and_go_for_publication(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "chronology.csv"
    file.write_text(
        "date,said\n03/05/2009,Kayleigh was weighed\n04/05/2009,Kayleigh (dob 14/02/2006) was seen\n", "utf-8"
    )
    agencies = scr("anonymise", file, "--case", folder, "-o", tmp_path / "one")
    assert agencies.returncode in (0, 1), agencies.stderr
    assert "Made for the agencies" in agencies.stdout
    made = (tmp_path / "one" / "chronology.anonymised.csv").read_text("utf-8")
    assert made.splitlines()[1] == "03/05/2009,Child B was weighed"
    assert "14/02/2006" not in made
    published = scr("anonymise", file, "--case", folder, "-o", tmp_path / "two", "--for", "publication")
    assert "Made for publication" in published.stdout, published.stderr
    assert "03/05/2009" not in (tmp_path / "two" / "chronology.anonymised.csv").read_text("utf-8")
    assert scr("anonymise", file, "--case", folder, "-o", tmp_path / "x", "--for", "me").returncode == 2
