"""Claim, ledger, verdict, seal: what a stop between any two steps leaves is finished by the next pass."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline import intake
from pipeline.errors import UnreadableError
from pipeline.intake import store
from pipeline.ledger import ACCEPTED, QUARANTINED, Ledger
from tests.intake.test_arrival import drop

BAD = UnreadableError("is damaged", "Ask for it again", code="damaged")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / ".scr" / "ledger.db", "case")


def take(case: Path, ledger: Ledger) -> list[tuple[intake.Claimed, object]]:
    for arrival in intake.waiting(case):
        intake.claim(case, ledger, arrival)
    return list(intake.finish(case, ledger))


def files(case: Path, folder: str) -> dict[str, bytes]:
    root = case / folder
    return {path.name: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_an_accepted_file_is_sealed_under_its_own_name_for_its_owner_only(
    tmp_path: Path, ledger: Ledger
) -> None:
    drop(tmp_path, "police/Chron v1.docx", b"one")
    ((claimed, receipt),) = take(tmp_path, ledger)
    intake.accept(tmp_path, ledger, claimed, receipt, "Police", ("chronology",))
    sealed = tmp_path / ledger.all(ACCEPTED)[0].stored
    assert sealed.name == "Chron v1.docx"
    assert sealed.read_bytes() == b"one"
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o400
    assert stat.S_IMODE((tmp_path / "originals").stat().st_mode) == 0o700
    assert files(tmp_path, "inbox") == {}
    assert files(tmp_path, ".scr/claimed") == {}


def test_the_same_bytes_are_one_document_however_often_they_come(tmp_path: Path, ledger: Ledger) -> None:
    drop(tmp_path, "police/a.docx", b"one")
    drop(tmp_path, "police/b.docx", b"one")
    ((claimed, receipt),) = take(tmp_path, ledger)
    intake.accept(tmp_path, ledger, claimed, receipt, "Police", ("chronology",))
    drop(tmp_path, "police/again.docx", b"one")
    assert take(tmp_path, ledger) == []
    assert len(files(tmp_path, "originals")) == 1
    assert files(tmp_path, "inbox") == {}
    assert ledger.all()[0].times_seen == 3


def test_quarantine_keeps_the_file_untouched_with_the_reason_beside_it(
    tmp_path: Path, ledger: Ledger
) -> None:
    drop(tmp_path, "police/chron.docx", b"broken")
    ((claimed, receipt),) = take(tmp_path, ledger)
    intake.quarantine(tmp_path, ledger, claimed, receipt, BAD)
    assert files(tmp_path, "quarantine")["chron.docx"] == b"broken"
    reason = files(tmp_path, "quarantine")["chron.docx.reason.txt"].decode()
    assert reason.startswith("chron.docx: is damaged. Ask for it again.\n")
    assert intake.reason_of(tmp_path, ledger.all(QUARANTINED)[0].stored) == reason.splitlines()[0]


def test_two_bad_files_of_one_name_do_not_meet(tmp_path: Path, ledger: Ledger) -> None:
    drop(tmp_path, "police/chron.docx", b"one")
    drop(tmp_path, "gp/chron.docx", b"two")
    for claimed, receipt in take(tmp_path, ledger):
        intake.quarantine(tmp_path, ledger, claimed, receipt, BAD)
    kept = files(tmp_path, "quarantine")
    assert {kept["chron.docx"], kept["chron (2).docx"]} == {b"one", b"two"}


def test_a_file_put_back_from_quarantine_is_judged_again_and_its_reason_goes(
    tmp_path: Path, ledger: Ledger
) -> None:
    drop(tmp_path, "police/chron.docx", b"locked")
    ((claimed, receipt),) = take(tmp_path, ledger)
    intake.quarantine(tmp_path, ledger, claimed, receipt, BAD)
    (tmp_path / "quarantine" / "chron.docx").rename(tmp_path / "inbox" / "police" / "chron.docx")
    ((claimed, receipt),) = take(tmp_path, ledger)
    intake.accept(tmp_path, ledger, claimed, receipt, "Police", ("chronology",))
    assert files(tmp_path, "quarantine") == {}
    assert len(ledger.all(ACCEPTED)) == 1


def test_a_link_is_refused_and_not_followed(tmp_path: Path, ledger: Ledger) -> None:
    secret = tmp_path / "secret.docx"
    secret.write_bytes(b"secret")
    link = tmp_path / "inbox" / "police" / "link.docx"
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    (arrival,) = intake.waiting(tmp_path)
    with pytest.raises(UnreadableError, match="link"):
        intake.claim(tmp_path, ledger, arrival)
    assert secret.read_bytes() == b"secret"


class Stop(BaseException):
    """The power goes off here."""


@pytest.mark.parametrize("verdict", ["accept", "quarantine"])
@pytest.mark.parametrize("stop_at", range(12))
def test_a_stop_at_any_step_loses_nothing(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, stop_at: int, verdict: str
) -> None:
    """Every step that changes the disk or the ledger is counted; the power goes before the nth."""
    drop(tmp_path, "police/chron.docx", b"precious")
    steps = [0]

    def counted(function):  # type: ignore[no-untyped-def]
        def step(*args: object, **kwargs: object) -> object:
            if steps[0] == stop_at:
                raise Stop
            steps[0] += 1
            return function(*args, **kwargs)

        return step

    def work() -> None:
        for claimed, receipt in take(tmp_path, ledger):
            if verdict == "accept":
                intake.accept(tmp_path, ledger, claimed, receipt, "Police", ("chronology",))
            else:
                intake.quarantine(tmp_path, ledger, claimed, receipt, BAD)

    with monkeypatch.context() as patched:
        patched.setattr(store, "_move", counted(store._move))
        patched.setattr(store, "_tidy", counted(store._tidy))
        patched.setattr(store, "write_atomic", counted(store.write_atomic))
        for name in ("claim", "accept", "quarantine"):
            patched.setattr(Ledger, name, counted(getattr(Ledger, name)))
        try:
            work()
        except Stop:
            pass
        else:
            assert stop_at >= steps[0]
    work()
    goal = "originals" if verdict == "accept" else "quarantine"
    assert files(tmp_path, goal)["chron.docx"] == b"precious"
    assert files(tmp_path, "inbox") == {}
    assert files(tmp_path, ".scr/claimed") == {}
    (receipt,) = ledger.all()
    assert receipt.state == (ACCEPTED if verdict == "accept" else QUARANTINED)
