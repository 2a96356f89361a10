"""`scr verify`: what is left in a file, told without a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anonymise.verifying.planted import docx, paragraph
from tests.flows.command import scr

CASE = """
reference: HSCB-2010-03
agencies: [{name: Wealdshire Constabulary, folder: police}]
review_period: {start: 2007-01-01, end: 2009-11-30}
people: [{name: Kayleigh Ann Marsden, role: subject, pseudonym: Child B}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    made.mkdir()
    (made / "case.yaml").write_text(CASE, "utf-8")
    return made


def test_clean_is_nought(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(docx())
    result = scr("verify", file, "--case", folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("report.docx: clean.")


def test_a_leak_is_one_with_its_place_and_pseudonym_and_no_name(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    parts = {
        "word/kayleigh.xml": "<a b='Kayleigh'>Kayleigh</a>",
        "docProps/app.xml": "<a><Manager>K Marsden</Manager></a>",
    }
    file.write_bytes(docx(parts, paragraph("Kayleigh was seen with Eluned Tranter.")))
    result = scr("verify", file, "--case", folder)
    assert result.returncode == 1, result.stderr
    assert "word/document.xml, paragraph 2: Child B" in result.stdout
    assert "docProps/app.xml" in result.stdout
    for name in ("ayleigh", "arsden", "Eluned", "Tranter"):
        assert name not in result.stdout + result.stderr


def test_a_file_that_cannot_be_read_is_two_and_never_clean(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(docx()[:300])
    result = scr("verify", file, "--case", folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert "report.docx: cannot be looked into (a container that cannot be opened)" in result.stderr
    assert "not clean" in result.stderr


def test_a_part_that_cannot_be_looked_into_is_one_and_said(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(docx({"word/embeddings/inner.docx": docx()[:300]}))
    result = scr("verify", file, "--case", folder)
    assert result.returncode == 1, result.stderr
    assert "word/embeddings/inner.docx: a container that cannot be opened" in result.stdout


def test_no_file_and_no_case_are_two(folder: Path, tmp_path: Path) -> None:
    assert scr("verify", tmp_path / "none.docx", "--case", folder).returncode == 2
    file = tmp_path / "report.docx"
    file.write_bytes(docx())
    result = scr("verify", file, "--case", tmp_path / "nowhere")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
