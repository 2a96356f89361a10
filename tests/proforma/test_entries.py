"""A chronology's columns and dates are judged as the chronology room reads them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from pipeline import documents, proforma
from pipeline.case import load
from samples.build import build


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.mark.parametrize(
    ("file", "missing", "undated"),
    [
        ("police/Police chronology FINAL v2.docx", set(), 1),
        ("gp/Marling Rd Surgery GP chron.docx", {"child_seen", "comments"}, 1),
        ("hospital/STA_Chronology_Tarrant_M_2010-05-04.pdf", set(), 1),
        ("ambulance/WAS incident chronology CAD 28-11-09.docx", set(), 0),
    ],
)
def test_what_the_panel_can_read_is_not_missing(
    built: Path, file: str, missing: set[str], undated: int
) -> None:
    found = proforma.check(documents.read(built / "drop" / file), "chronology", load(built))
    columns = {item.id.removeprefix("entries."): item for item in found.requirements if "entries" in item.id}
    assert columns["entries"].status == "present" and "entries" in columns["entries"].note
    assert {id_ for id_, item in columns.items() if item.status == "missing"} == missing
    assert sum(problem.code == "not-a-date" for problem in found.problems) == undated
    assert all(
        problem.where.startswith("table ") for problem in found.problems if problem.code == "not-a-date"
    )


def test_an_entry_without_words_is_told_with_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(0, 3)
    rows = (
        ("Date", "Professional", "Description of significant event"),
        ("12/03/2009", "PC Rao", "Called to the flat."),
        ("13/03/2009", "PC Rao", ""),
        ("no idea", "PC Rao", "Rang the school."),
    )
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "chron.docx"))
    found = proforma.check(documents.read(tmp_path / "chron.docx"), "chronology")
    problems = {(problem.code, problem.where) for problem in found.problems if not problem.hint}
    assert {("cell-empty", "table 1, row 3"), ("not-a-date", "table 1, row 4")} <= problems
