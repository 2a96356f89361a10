"""What was received is found again whatever is lost, and no file is ever mistaken for another."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from pipeline import intake
from pipeline.errors import BusyError
from pipeline.intake import store
from pipeline.ledger import ACCEPTED, QUARANTINED, Ledger
from tests.intake.test_arrival import drop
from tests.intake.test_store import BAD, files, take


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / ".scr" / "ledger.db", "case")


def accept_all(case: Path, ledger: Ledger) -> None:
    for claimed, receipt in take(case, ledger):
        intake.accept(case, ledger, claimed, receipt, "Police", ("chronology",))


def quarantine_all(case: Path, ledger: Ledger) -> None:
    for claimed, receipt in take(case, ledger):
        intake.quarantine(case, ledger, claimed, receipt, BAD)


def test_a_lost_ledger_is_made_anew_from_the_sealed_copies_in_the_order_they_came(
    tmp_path: Path, ledger: Ledger
) -> None:
    for name, data in (("police/z v1.docx", b"1"), ("gp/a.docx", b"2"), ("police/b.docx", b"3")):
        drop(tmp_path, name, data)
        accept_all(tmp_path, ledger)
    before = ledger.all(ACCEPTED)
    anew = Ledger(tmp_path / ".scr" / "other.db", "case")
    assert len(intake.recover(tmp_path, anew)) == 3
    after = anew.all(ACCEPTED)
    for one, other in zip(before, after, strict=True):
        assert (one.sha256, one.folder, one.file, one.stored) == (
            other.sha256,
            other.folder,
            other.file,
            other.stored,
        )
    assert intake.recover(tmp_path, anew) == ()


def test_an_altered_copy_is_not_taken_for_the_document(tmp_path: Path, ledger: Ledger) -> None:
    drop(tmp_path, "police/a.docx", b"1")
    accept_all(tmp_path, ledger)
    sealed = tmp_path / ledger.all()[0].stored
    sealed.chmod(0o600)
    sealed.write_bytes(b"other")
    assert intake.recover(tmp_path, Ledger(tmp_path / ".scr" / "other.db", "case")) == ()
    drop(tmp_path, "police/a.docx", b"1")  # dropped again, it is sealed again
    assert take(tmp_path, ledger) == []
    assert sealed.read_bytes() == b"1"


def test_a_damaged_ledger_is_set_aside_and_made_anew(tmp_path: Path, ledger: Ledger) -> None:
    file = tmp_path / ".scr" / "ledger.db"
    drop(tmp_path, "police/a.docx", b"1")
    accept_all(tmp_path, ledger)
    file.write_bytes(b"no database at all" * 500)
    anew = Ledger(file, "case")
    assert anew.all() == ()
    assert len(intake.recover(tmp_path, anew)) == 1
    assert (tmp_path / ".scr" / "ledger.damaged-1.db").exists()


def test_a_locked_ledger_means_try_again_and_quotes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.ledger._PATIENCE", 0.1)
    ledger = Ledger(tmp_path / ".scr" / "ledger.db", "case")
    holder = sqlite3.connect(tmp_path / ".scr" / "ledger.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyError) as caught:
        ledger.claim("0" * 64, "police", "Maisie chron.docx", 1)
    assert "Maisie" not in str(caught.value)
    assert caught.value.__cause__ is None
    holder.close()


def test_a_ledger_lies_in_its_folder_whatever_the_folder_is_called(tmp_path: Path) -> None:
    file = tmp_path / "what? a#b%20 é" / ".scr" / "ledger.db"
    Ledger(file, "case").claim("0" * 64, "police", "a.docx", 1)
    assert file.stat().st_size > 0
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["what? a#b%20 é"]


def test_another_file_set_aside_under_the_same_name_is_never_removed(tmp_path: Path, ledger: Ledger) -> None:
    drop(tmp_path, "police/chron.docx", b"first")
    quarantine_all(tmp_path, ledger)
    kept = tmp_path / "first.docx"
    (tmp_path / "quarantine" / "chron.docx").rename(kept)  # someone takes it out to mend it
    drop(tmp_path, "gp/chron.docx", b"second")
    quarantine_all(tmp_path, ledger)
    kept.rename(tmp_path / "inbox" / "police" / "chron.docx")
    accept_all(tmp_path, ledger)
    assert files(tmp_path, "quarantine")["chron.docx"] == b"second"
    assert "chron.docx.reason.txt" in files(tmp_path, "quarantine")


def test_a_file_called_like_a_reason_is_not_overwritten_by_one(tmp_path: Path, ledger: Ledger) -> None:
    drop(tmp_path, "police/chron.docx.reason.txt", b"mine")
    quarantine_all(tmp_path, ledger)
    drop(tmp_path, "police/chron.docx", b"bad")
    quarantine_all(tmp_path, ledger)
    kept = files(tmp_path, "quarantine")
    assert kept["chron.docx.reason.txt"] == b"mine"
    assert kept["chron (2).docx"] == b"bad"


@pytest.mark.parametrize("name", ["x" * 250 + ".docx", "é" * 120 + ".pdf", "a." + "b" * 250, "y" * 255])
def test_the_longest_names_can_be_set_aside_and_sealed(tmp_path: Path, ledger: Ledger, name: str) -> None:
    for folder, data in (("police", b"one"), ("gp", b"two")):
        drop(tmp_path, f"{folder}/{name}", data)
    quarantine_all(tmp_path, ledger)
    lines = {receipt.stored for receipt in ledger.all(QUARANTINED)}
    assert {(tmp_path / stored).read_bytes() for stored in lines} == {b"one", b"two"}
    assert all(intake.reason_of(tmp_path, stored) for stored in lines)
    drop(tmp_path, f"csc/{name}", b"three")
    accept_all(tmp_path, ledger)
    assert (tmp_path / ledger.all(ACCEPTED)[0].stored).name == name


def test_a_name_that_is_no_text_is_taken_all_the_same(tmp_path: Path, ledger: Ledger) -> None:
    drop(tmp_path, os.fsdecode(b"police/chronologie \xe9t\xe9.docx"), b"one")
    accept_all(tmp_path, ledger)
    assert files(tmp_path, "originals") == {"chronologie �t�.docx": b"one"}


def test_a_file_replaced_while_it_is_taken_is_what_it_became(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drop(tmp_path, "police/chron.docx", b"old")
    move = store._move

    def late(source: Path, goal: Path) -> None:
        if source == path:
            source.write_bytes(b"new and longer")
        move(source, goal)

    monkeypatch.setattr(store, "_move", late)
    accept_all(tmp_path, ledger)
    (receipt,) = ledger.all(ACCEPTED)
    assert receipt.sha256 == store.sha256_of(tmp_path / receipt.stored)
    assert files(tmp_path, ".scr/claimed") == {}


def test_a_file_lying_as_deep_as_a_path_can_be_is_not_overlooked(tmp_path: Path) -> None:
    drop(tmp_path, "police/" + "d/" * 400 + "chron.docx")
    assert [arrival.path.name for arrival in intake.waiting(tmp_path)] == ["chron.docx"]
