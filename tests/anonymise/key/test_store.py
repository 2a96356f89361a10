"""The key's file: its owner's alone, exact, and never made anew in silence."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from pipeline.anonymise.decisions import EntryDecided
from pipeline.anonymise.key import KeyFaultError, Named, build, decided, load, save
from pipeline.case import Case
from pipeline.errors import BusyError


def test_there_is_none_at_first(tmp_path: Path) -> None:
    assert load(tmp_path) is None


def test_it_comes_back_exactly(tmp_path: Path, sample: Case) -> None:
    key = decided(build(sample, [Named("Zoë Ní Bhriain")]), [EntryDecided("person-42", pseudonym="Cousin 7")])
    save(tmp_path, key)
    assert load(tmp_path) == key
    assert key.retired


def test_only_the_owner_can_read_it(tmp_path: Path, sample: Case) -> None:
    save(tmp_path, build(sample))
    assert stat.S_IMODE((tmp_path / ".scr" / "key.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / ".scr").stat().st_mode) == 0o700


def test_writing_it_again_touches_nothing(tmp_path: Path, sample: Case) -> None:
    save(tmp_path, build(sample))
    file = tmp_path / ".scr" / "key.json"
    os.utime(file, ns=(1, 1))
    save(tmp_path, build(sample))
    assert file.stat().st_mtime_ns == 1
    assert [path.name for path in file.parent.iterdir()] == ["key.json"]


def _damage(text: str) -> list[str]:
    data = json.loads(text)
    twice = {**data, "entries": [*data["entries"], data["entries"][0]]}
    shared = json.loads(text)
    shared["entries"][1]["pseudonym"] = shared["entries"][0]["pseudonym"]
    nameless = json.loads(text)
    nameless["entries"][0]["name"] = ""
    odd = json.loads(text)
    odd["entries"][0]["agreed"] = "yes"
    return [
        "", "{", text[:-40], "[]", "null", "{}", '"key/1"', "[" * 100_000,
        json.dumps({**data, "entries": 3}),
        json.dumps({**data, "schema": "keys/1"}),
        json.dumps({**data, "entries": [{}]}),
        json.dumps(twice), json.dumps(shared), json.dumps(nameless), json.dumps(odd),
    ]  # fmt: skip


def test_a_damaged_one_is_an_error_in_one_sentence_and_stays(tmp_path: Path, sample: Case) -> None:
    save(tmp_path, build(sample))
    file = tmp_path / ".scr" / "key.json"
    for broken in _damage(file.read_text("utf-8")):
        file.write_text(broken)
        with pytest.raises(KeyFaultError) as caught:
            load(tmp_path)
        assert "\n" not in str(caught.value)
        assert not any(name in str(caught.value) for name in ("Maisie", "Tarrant"))
        assert file.read_text() == broken
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KeyFaultError):
        load(tmp_path)


def test_a_case_folder_that_is_gone_is_not_made_anew(tmp_path: Path, sample: Case) -> None:
    with pytest.raises(BusyError):
        save(tmp_path / "gone", build(sample))
    assert not (tmp_path / "gone").exists()
