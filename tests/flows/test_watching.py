"""The watcher goes on: over shares that vanish, cases that come and go, files that cannot be taken."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from flows import direct, watching
from flows.passing import Outcome, Pass
from flows.watching import Watcher
from pipeline.intake import Arrival
from tests.flows.conftest import wait_for


class Watched:
    """A watcher whose words and passes are kept."""

    def __init__(self, root: Path) -> None:
        self.said: list[str] = []
        self.passes: list[Path] = []
        self.outcomes: list[Outcome] = []
        self.broken = False
        self.watcher = Watcher(root, self._run, tell=self.said.append, done=self._done)

    def _run(self, work: Pass, arrivals: tuple[Arrival, ...] | None) -> Outcome:
        self.passes.append(work.case_dir)
        if self.broken:
            raise ValueError("Maisie")
        return direct.run(work, arrivals)

    def _done(self, _: Path, outcome: Outcome) -> None:
        self.outcomes.append(outcome)

    def look(self, times: int = 1) -> None:
        for _ in range(times):
            self.watcher.look()


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "one").mkdir(parents=True)
    shutil.copy(built / "case.yaml", root / "one")
    return root


def test_a_file_that_cannot_be_taken_is_said_once_and_does_not_keep_the_watcher_busy(root: Path) -> None:
    pipe = root / "one" / "inbox" / "gp" / "pipe.docx"
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    watched = Watched(root)
    assert wait_for(lambda: watched.look() or (watched.outcomes and watched.outcomes[-1].troubles), 10)
    passes = len(watched.passes)
    watched.look(20)
    assert len(watched.passes) == passes
    for case in watched.watcher._cases.values():
        case.again_at = 0.0
    watched.look()
    assert len(watched.passes) == passes + 1  # tried again later …
    assert len([one for one in watched.outcomes if one.troubles]) == 1  # … without saying it again


def test_a_share_that_vanishes_and_comes_back_is_waited_for(root: Path, built: Path) -> None:
    watched = Watched(root)
    watched.look()
    away = root.with_name("away")
    root.rename(away)
    watched.look(3)
    assert [line for line in watched.said if "trying again" in line] == watched.said[-1:]
    assert not root.exists()
    away.rename(root)
    (root / "two").mkdir()
    shutil.copy(built / "case.yaml", root / "two")
    watched.look()
    assert watched.passes == [root / "one", root / "two"]


def test_a_case_that_is_deleted_or_broken_does_not_stop_the_others(root: Path, built: Path) -> None:
    for name in ("two", "three"):
        (root / name).mkdir()
        shutil.copy(built / "case.yaml", root / name)
    watched = Watched(root)
    watched.look()
    shutil.rmtree(root / "one")
    (root / "two" / "case.yaml").write_text("reference: x\n", "utf-8")
    (root / "three" / "case.yaml").touch()
    watched.look(2)
    assert watched.passes.count(root / "three") == 2
    assert len(watched.said) == 1 and watched.said[0].startswith("case.yaml")
    assert not (root / "one").exists()


def test_a_fault_is_said_without_its_words_and_tried_again_later(root: Path) -> None:
    watched = Watched(root)
    watched.broken = True
    watched.look(3)
    assert len(watched.said) == 1 and "Maisie" not in watched.said[0]
    assert len(watched.passes) == 1
    watched.broken = False
    for case in watched.watcher._cases.values():
        case.again_at = 0.0
    watched.look()
    assert watched.outcomes[-1].exit_status == 0


def test_a_new_day_makes_a_pass_because_something_may_be_late(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    watched = Watched(root)
    watched.look(3)
    assert len(watched.passes) == 1

    class Tomorrow(dt.date):
        @classmethod
        def today(cls) -> dt.date:
            return dt.date.fromordinal(dt.datetime.now().toordinal() + 1)

    monkeypatch.setattr(watching.dt, "date", Tomorrow)
    watched.look(3)
    assert len(watched.passes) == 2
