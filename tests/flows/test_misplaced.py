"""What this software made itself, or what belongs elsewhere, dropped into a watched folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from flows.misplaced import no_decisions
from pipeline.errors import ScrError
from tests.flows.fake_anonymiser import FakeAnonymiser
from tests.flows.test_publication import PUBLIC, REPORT, at_rest, case, decide, drop, fake, run, shown

__all__ = ["case", "fake"]  # fixtures


def put(file: Path, goal: Path) -> None:
    shutil.copy(file, goal)
    at_rest(goal)


@pytest.mark.parametrize("folder", ["publication", "police"])
def test_nothing_of_ours_is_taken_for_a_document(case: Path, fake: FakeAnonymiser, folder: str) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    inbox = case / "inbox" / folder
    inbox.mkdir(exist_ok=True)
    put(case / "publication" / f"{PUBLIC}.anonymised.docx", inbox / "draft.docx")
    put(case / "publication" / f"{PUBLIC}.review.html", inbox / "page.html")
    put(case / "publication" / f"{PUBLIC}.redactions.json", inbox / "record.json")
    put(decide(case, PUBLIC), inbox / "decided.json")
    (case / "inbox/decisions/decisions.json").unlink()
    told = dict(run(case).quarantined)
    assert {name: error.trouble.partition(",")[0] for name, error in told.items()} == {
        "draft.docx": "is an anonymised file that this software made",
        "page.html": "is a page that this software made",
        "record.json": "is a record that this software wrote",
        "decided.json": "holds decisions saved from a review page",
    }
    for error in told.values():  # nobody is told to make a Word file of the names
        assert "Save As" not in error.remedy and "Word" not in error.remedy
    assert "inbox/decisions" in told["decided.json"].remedy
    assert len(shown(case)) == 5


def test_a_workbook_is_no_draft_and_does_not_stay_as_one(case: Path, fake: FakeAnonymiser) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Pseudonym", "Name"])
    goal = case / "inbox/publication/key.xlsx"
    goal.parent.mkdir(parents=True, exist_ok=True)
    book.save(goal)
    at_rest(goal)
    first = run(case)
    assert [name for name, _ in first.quarantined] == ["key.xlsx"]
    assert "no Word document and no PDF" in first.quarantined[0][1].trouble
    assert run(case).exit_status == 0


@pytest.mark.parametrize(
    ("name", "belongs"),
    [
        ("draft.docx", "inbox/publication"),
        ("Report.PDF", "inbox/publication"),
        ("key.xlsx", "scr key"),
        ("key.csv", "scr key"),
        ("a.review.html", "save the decisions"),
        ("notes.txt", "Here belongs only the .json file"),
        ("x.json", "as it was"),
    ],
)
def test_a_file_among_the_decisions_is_sent_where_it_belongs(name: str, belongs: str) -> None:
    said = no_decisions(Path(name), ScrError("is damaged", "Do as it was", code="decisions"))
    assert belongs in said.remedy and said.code == "decisions"
    assert "UTF" not in said.trouble


def test_a_draft_among_the_decisions_is_refused_with_the_way_to_go(case: Path, fake: FakeAnonymiser) -> None:
    drop(case, REPORT, "Maisie was seen.")
    run(case)
    decisions = case / "inbox/decisions"
    decisions.mkdir(exist_ok=True)
    put(next((case / "originals").rglob("*.docx")), decisions / "draft 2.docx")
    ((name, error),) = run(case).quarantined
    assert name == "draft 2.docx" and "inbox/publication" in error.remedy
