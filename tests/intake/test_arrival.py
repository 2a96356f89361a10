"""A file has arrived when it has been at rest, not before; what is not meant for intake is left alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

from pipeline.intake import Watch, at_rest, waiting


def drop(case: Path, name: str, data: bytes = b"x", *, age: float = 60.0) -> Path:
    path = case / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    stamp = time.time() - age
    os.utime(path, (stamp, stamp))
    return path


def test_lock_files_partial_downloads_hidden_files_and_decisions_are_left_alone(tmp_path: Path) -> None:
    for name in (
        "police/~$chron.docx",
        "police/.hidden.docx",
        "police/chron.docx.part",
        "police/chron.crdownload",
        "police/Thumbs.db",
        "decisions/x.json",
        "police/.sync/chron.docx",
    ):
        drop(tmp_path, name)
    taken = drop(tmp_path, "police/deep/er/chron.docx")
    assert [arrival.path for arrival in waiting(tmp_path)] == [taken]
    assert waiting(tmp_path)[0].folder == "police"


def test_a_file_at_rest_is_taken_at_the_first_look_and_a_changed_one_only_when_quiet(tmp_path: Path) -> None:
    old = drop(tmp_path, "police/old.docx")
    time.sleep(0.35)
    fresh = drop(tmp_path, "police/fresh.docx")  # an old time stamp, but put here just now
    watch = Watch(quiet=0.3)
    assert [arrival.path for arrival in watch.ready(tmp_path)] == [old]
    fresh.write_bytes(b"xx")
    assert fresh not in [arrival.path for arrival in watch.ready(tmp_path)]
    time.sleep(0.35)
    assert {arrival.path for arrival in watch.ready(tmp_path)} == {old, fresh}


def test_a_file_that_keeps_growing_is_left_for_the_next_pass(tmp_path: Path) -> None:
    growing = drop(tmp_path, "police/growing.docx", age=0)
    watch = Watch(quiet=0.2)
    for step in range(5):
        growing.write_bytes(b"x" * (step + 2))
        assert watch.ready(tmp_path) == ()
        time.sleep(0.1)


def test_a_time_stamp_in_the_future_does_not_make_a_file_wait_forever(tmp_path: Path) -> None:
    drop(tmp_path, "police/tomorrow.docx", age=-86_400)
    assert len(at_rest(tmp_path, patience=2, quiet=0.2)) == 1


def test_an_inbox_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert waiting(tmp_path) == ()
