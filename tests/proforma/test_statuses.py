"""Reports with everything that can be wrong: the right status for every part, in Word and PDF files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.documents import read
from pipeline.proforma import check
from samples.build import build

from .reports.build import one, reports, write
from .reports.score import Score, measure


@pytest.fixture(scope="module", params=["development", "held-out", "blind"])
def score(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Score:
    """A whole set, written, read and checked."""
    return measure(request.param, tmp_path_factory.mktemp("reports"))


def test_the_status_of_nearly_every_part_is_right(score: Score) -> None:
    assert score.stated > 1000
    assert score.share >= 0.99, "\n".join(score.wrong)


def test_nothing_that_is_missing_empty_or_only_guidance_is_called_answered(score: Score) -> None:
    assert score.falsely_present == []


def test_every_set_holds_every_kind_of_file_and_heading() -> None:
    for name in ("development", "held-out", "blind"):
        made = list(reports(name))
        assert len(made) >= 40
        assert {report.file for report in made} == {"docx", "raw", "pdf"}
        assert {report.headings for report in made} == {
            "styled",
            "automatic",
            "bold",
            "plain",
            "cells",
            "one-table",
            "run-in",
            "margin",
            "split",
        }
        assert {state for report in made for state in report.truth.values()} == {
            "present",
            "empty",
            "guidance-only",
            "missing",
            "not-applicable",
        }


def test_the_gaps_planted_in_the_sample_case_are_found(tmp_path: Path) -> None:
    found = {}
    for truth in build(tmp_path):
        if "imr" in truth.kinds:
            checked = check(read(tmp_path / "drop" / truth.folder / truth.file), "imr")
            statuses = {item.id: item.status for item in checked.requirements}
            gaps = {name: right for name, right in truth.gaps.items() if name != "signatures"}
            found[truth.file] = {name: statuses[name] for name in gaps}
            assert found[truth.file] == gaps
            assert statuses["sign.author"] == truth.gaps.get("signatures", "present")
            sections = {name for name in statuses if name[0].isdigit() and name.count(".") < 2}
            assert all(statuses[name] == "present" for name in sections - set(gaps))
    assert len(found) >= 4


def test_the_family_of_a_table_with_relationships_in_the_last_column(tmp_path: Path) -> None:
    build(tmp_path)
    file = next((tmp_path / "drop" / "school").glob("*IMR*"))
    found = {item.id: item for item in check(read(file), "imr").requirements}
    assert found["cover.senior-manager"].status == found["cover.board"].status == "present"
    names = {
        "2.1.subject": "Maisie Hope Tarrant",
        "2.1.mother": "Leanne Tarrant",
        "2.1.father": "Darren Dunmore",
        "2.1.subject-dob": "14/6/06",
        "2.1.siblings": "Tyler Dunmore",
    }
    for name, value in names.items():
        evidence = found[name].evidence
        assert evidence is not None and evidence.excerpt == value


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
@pytest.mark.parametrize("number", [0, 3, 12])
def test_a_word_report_printed_to_pdf_says_the_same(number: int, tmp_path: Path) -> None:
    report = one("development", number)
    file = write(report, tmp_path)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    found = {item.id: item.status for item in check(read(file.with_suffix(".pdf")), "imr").requirements}
    sections = {
        name: state for name, state in report.truth.items() if name[0].isdigit() and name.count(".") < 2
    }
    assert {name: found[name] for name in sections} == sections
