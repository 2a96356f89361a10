"""The folder of checks: one page, one record and, where something is missing, one note for each document."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from flows import checking_all, direct
from flows.checks_state import ChecksState
from flows.passing import Outcome, Pass
from flows.status import look
from pipeline import intake
from pipeline.errors import UnreadableError, explain
from tests.flows.conftest import drop_all, tree

STATUSES = {"present", "empty", "guidance-only", "missing", "not-applicable"}
IMR = "checks/police/Police IMR Op Linnet"
DEFINITION = """\
name: imr
title: Our own review
kinds: [imr]
source: "our board, 2010"
requirements:
  - {id: "9", kind: section, title: Weather on the day, asks: The weather.}
"""


def do_pass(case: Path) -> Outcome:
    with Pass(case) as work:
        return direct.run(work)


def made(built: Path, folder: Path, *names: str) -> Path:
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder, *names)
    return folder


def record(case: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((case / f"{name}.check.json").read_text("utf-8"))
    return found


def lacking(case: Path, name: str) -> set[str]:
    return {
        item["id"]
        for item in record(case, name)["requirements"]
        if item["required"] and item["status"] not in ("present", "not-applicable")
    }


@pytest.fixture(scope="module")
def whole(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case after a run; not to be changed."""
    case = made(built, tmp_path_factory.mktemp("checks") / "case")
    do_pass(case)
    return case


@pytest.fixture
def police(built: Path, tmp_path: Path) -> Path:
    """The police's documents, run once."""
    case = made(built, tmp_path / "case", "police")
    assert do_pass(case).exit_status == 0
    return case


def test_every_document_has_its_page_and_record_and_an_incomplete_one_its_note(whole: Path) -> None:
    documents = json.loads((whole / "panel/submissions.json").read_text("utf-8"))["documents"]
    names = {Path(document["file"]).stem for document in documents}
    found = {path.name.removesuffix(".check.json") for path in whole.glob("checks/*/*.check.json")}
    assert found == names and len(found) == 19
    for path in whole.glob("checks/*/*.check.json"):
        complete = json.loads(path.read_text("utf-8"))["complete"]
        assert path.with_name(path.name.replace(".check.json", ".check.html")).exists()
        assert path.with_name(path.name.replace(".check.json", ".note.docx")).exists() is not complete


def test_the_records_hold_what_the_contract_names(whole: Path) -> None:
    for path in whole.glob("checks/*/*.check.json"):
        found = json.loads(path.read_text("utf-8"))
        assert found["schema"] == "proforma-check/1"
        assert {"document", "kind", "proforma", "complete"} < set(found)
        assert isinstance(found["complete"], bool) and found["requirements"]
        for item in found["requirements"]:
            assert {"id", "title", "required", "status", "evidence"} <= set(item)
            assert item["status"] in STATUSES and isinstance(item["required"], bool)
            assert item["evidence"] is None or {"heading", "words", "page", "excerpt"} <= set(
                item["evidence"]
            )
            assert item["status"] in ("missing", "present") or item["evidence"], item
        for question in (*found["terms_of_reference"], *found["prompts"]):
            assert {"text", "status", "evidence"} <= set(question)
            assert bool(question["evidence"]) == (question["status"] == "addressed")
            assert all({"heading", "excerpt"} <= set(one) for one in question["evidence"])
        assert all({"code", "where", "message"} <= set(one) for one in found["problems"])
        wrong = [one for one in found["problems"] if not one["hint"]]
        assert found["complete"] is (not found["lacking"] and not wrong)


def test_what_was_left_out_of_the_sample_reports_is_told_with_its_place(whole: Path) -> None:
    assert lacking(whole, "checks/csc/CSC IMR Tarrant (final draft)") == {"1.2"}
    assert {"sign.author", "sign.senior"} <= lacking(whole, IMR)
    assert "4" in lacking(whole, "checks/health-visiting/HCHT management review v3 signed")
    page = (whole / f"{IMR}.check.html").read_text("utf-8")
    assert "Signature of the author" in page and "it is not signed" in page and "paragraph 43" in page
    assert "No passage found" in page and "Wealdshire Constabulary" in page


def test_the_note_says_what_is_missing_and_quotes_no_passage(whole: Path) -> None:
    note = docx.Document(str(whole / f"{IMR}.note.docx"))
    text = "\n".join(
        [one.text for one in note.paragraphs]
        + [cell.text for table in note.tables for row in table.rows for cell in row.cells]
    )
    assert "To: Wealdshire Constabulary" in text and "Police IMR Op Linnet.docx" in text
    assert "Signature of the senior officer" in text
    for passage in record(whole, IMR)["terms_of_reference"]:
        assert all(one["excerpt"] not in text for one in passage["evidence"])
    assert re.search(r"\b\d{1,2} (January|November|[A-Z][a-z]+) \d{4}\b", text)


def test_the_panels_page_names_every_agency_and_every_document(whole: Path) -> None:
    page = (whole / "checks/summary.html").read_text("utf-8")
    for agency in ("Wealdshire Constabulary", "Haven Domestic Abuse Outreach", "Marling Road Surgery"):
        assert agency in page
    assert 'href="police/Police%20IMR%20Op%20Linnet.check.html"' in page
    assert "part of its individual management review" in page.lower()  # the school's chronology
    assert "Not received; due 18 June 2010" in page  # the hospital's review
    summary = json.loads((whole / "checks/summary.json").read_text("utf-8"))
    assert summary["schema"] == "checks-summary/1" and len(summary["documents"]) == 19
    for one in summary["documents"]:
        assert (whole / "checks" / one["file"]).exists()
        assert (one["note"] is None) is one["complete"]


def test_submissions_and_status_say_complete_or_not(whole: Path) -> None:
    page = (whole / "panel/submissions.html").read_text("utf-8")
    assert 'href="../checks/police/Police%20IMR%20Op%20Linnet.check.html"' in page
    lines = {(line.agency, line.kind): line.check for line in look(whole).agencies}
    plan, imr = (lines["Wealdshire Constabulary", kind] for kind in ("action-plan", "imr"))
    assert plan is not None and plan.complete and imr is not None and imr.missing >= 4
    assert imr.text.startswith("incomplete: ")


def test_a_second_run_changes_no_byte_and_no_time(police: Path) -> None:
    before = tree(police / "checks")
    assert do_pass(police).exit_status == 0
    assert tree(police / "checks") == before


def signed(case: Path, goal: Path) -> None:
    """The police's review with its signatures, as they would send it again."""
    original = next(case.glob("originals/**/Police IMR Op Linnet.docx"))
    document = docx.Document(str(original))
    for paragraph in document.paragraphs:
        if "...." in paragraph.text:
            paragraph.text = paragraph.text.replace("Signed:", "Signed: Margaret Ellison", 1)
            paragraph.text = re.sub(r"Dated:.*", "Dated: 4 June 2010", paragraph.text).replace("....", "")
    document.save(str(goal))


def test_a_newer_version_takes_the_place_of_the_earlier_one(police: Path) -> None:
    signed(police, police / "inbox/police/Police IMR Op Linnet v2.docx")
    assert do_pass(police).exit_status == 0
    assert not list(police.glob(f"{IMR}.*"))
    assert record(police, f"{IMR} v2")["document"] == "Police IMR Op Linnet v2.docx"
    assert "sign.author" not in lacking(police, f"{IMR} v2")
    assert "version 2" in (police / f"{IMR} v2.check.html").read_text("utf-8")
    lines = {line.file: line for line in look(police).documents if line.kind == "imr"}
    older, newer = lines["Police IMR Op Linnet.docx"], lines["Police IMR Op Linnet v2.docx"]
    assert (older.version, older.current, older.check) == (1, False, None)
    assert (newer.version, newer.current, newer.check is not None) == (2, True, True)
    assert "Op%20Linnet%20v2" in (police / "panel/submissions.html").read_text("utf-8")


def test_a_note_worded_anew_by_hand_is_left_alone_until_there_is_something_new(police: Path) -> None:
    note = police / f"{IMR}.note.docx"
    document = docx.Document(str(note))
    document.add_paragraph("Please ring me.")
    document.save(str(note))
    ours = note.read_bytes()
    do_pass(police)
    assert note.read_bytes() == ours
    note.unlink()
    do_pass(police)
    assert note.exists() and note.read_bytes() != ours


def test_what_a_person_puts_beside_the_checks_stays(police: Path) -> None:
    letter = police / "checks/police/Our letter.docx"
    letter.write_bytes(b"ours")
    stale = police / "checks/police/Gone.check.html"
    stale.write_text("old")
    do_pass(police)
    assert letter.read_bytes() == b"ours" and not stale.exists()


def test_two_documents_of_one_name_both_have_a_page(built: Path, tmp_path: Path) -> None:
    case = made(built, tmp_path / "case")
    shutil.rmtree(case / "inbox")
    drop = case / "inbox/police"
    drop.mkdir(parents=True)
    shutil.copy(built / "drop/police/Police IMR Op Linnet.docx", drop / "Tarrant.docx")
    do_pass(case)
    shutil.copy(built / "drop/police/Police action plan.docx", drop / "Tarrant.docx")
    do_pass(case)
    kinds = {record(case, f"checks/police/{name}")["kind"] for name in ("Tarrant", "Tarrant (2)")}
    assert kinds == {"imr", "action-plan"}


def test_a_very_long_name_is_shortened_not_refused(built: Path, tmp_path: Path) -> None:
    case = made(built, tmp_path / "case")
    shutil.rmtree(case / "inbox")
    (case / "inbox/police").mkdir(parents=True)
    name = "é" * 122 + ".docx"
    shutil.copy(built / "drop/police/Police action plan.docx", case / "inbox/police" / name)
    assert do_pass(case).exit_status == 0
    assert len(list(case.glob("checks/police/*.check.html"))) == 1


def with_definitions(case: Path, text: str) -> None:
    (case / "proformas").mkdir(exist_ok=True)
    (case / "proformas/imr.yaml").write_text(text, "utf-8")
    file = case / "case.yaml"
    if "proforma:" not in file.read_text("utf-8"):
        file.write_text(file.read_text("utf-8") + "\nproforma: proformas\n", "utf-8")


def test_a_boards_own_proforma_is_used_and_a_change_of_it_reads_nothing_anew(police: Path) -> None:
    with_definitions(police, DEFINITION)
    assert do_pass(police).exit_status == 0
    assert lacking(police, IMR) == {"9"}
    readings = tree(police / ".scr/readings")
    with_definitions(police, DEFINITION.replace('"9"', '"10"'))
    assert do_pass(police).exit_status == 0
    assert lacking(police, IMR) == {"10"}
    assert tree(police / ".scr/readings") == readings


def test_a_mistake_in_a_proforma_is_one_sentence_and_nothing_else_suffers(police: Path) -> None:
    before = tree(police / "checks")
    with_definitions(police, DEFINITION.replace("kind: section", "kind: sektion"))
    (police / "panel/integrated-chronology.docx").unlink()
    outcome = do_pass(police)
    assert outcome.exit_status == 1
    said = [explain(name, error) for name, error in outcome.troubles]
    assert len(said) == 1 and re.match(r"imr\.yaml, line \d+: ", said[0]) and "\n" not in said[0]
    assert tree(police / "checks") == before
    assert (police / "panel/integrated-chronology.docx").exists()


def test_a_folder_of_proformas_that_is_not_there_is_said(police: Path) -> None:
    file = police / "case.yaml"
    file.write_text(file.read_text("utf-8") + "\nproforma: nowhere\n", "utf-8")
    said = [explain(name, error) for name, error in do_pass(police).troubles]
    assert len(said) == 1 and said[0].startswith("case.yaml: ") and "not there" in said[0]


def test_a_document_that_cannot_be_checked_is_named_and_counts_as_sent(
    police: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (police / ".scr/checks").glob("*-*-*.json"):
        path.unlink()

    def fails(*_: object, **__: object) -> None:
        raise UnreadableError("died", "Report it", code="internal")

    with monkeypatch.context() as patched:
        patched.setattr(checking_all, "isolated", fails)
        outcome = do_pass(police)
    assert outcome.exit_status == 1 and len(outcome.troubles) == 3
    assert all(error.code == "not-checked" for _, error in outcome.troubles)
    page = (police / "checks/summary.html").read_text("utf-8")
    assert "Could not be checked" in page and "Police IMR Op Linnet.docx" in page
    assert (police / "originals").exists() and not list((police / intake.QUARANTINE).iterdir())
    assert do_pass(police).exit_status == 0  # made anew from the sealed copies
    assert (police / f"{IMR}.check.html").exists()


def test_lost_and_damaged_state_is_made_anew(police: Path) -> None:
    before = {name: data for name, (data, _) in tree(police / "checks").items()}
    for path in (police / ".scr/checks").glob("*.json"):
        path.write_text("{", "utf-8")
    assert ChecksState.load(police) == ChecksState()
    assert do_pass(police).exit_status == 0
    assert {name: data for name, (data, _) in tree(police / "checks").items()} == before


def test_what_is_kept_can_be_read_by_its_owner_only(police: Path) -> None:
    kept = list((police / ".scr/checks").iterdir())
    assert kept and all(path.stat().st_mode & 0o077 == 0 for path in kept)
