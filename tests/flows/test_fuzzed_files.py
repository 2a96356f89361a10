"""Thirty broken files among good ones, and files that would take all time or memory: the others go on."""

from __future__ import annotations

import json
import os
import random
import shutil
import string
import time
from pathlib import Path

import pytest

from flows import direct
from flows.passing import Pass
from flows.status import look
from flows.workers import isolated
from pipeline import documents
from pipeline.errors import REASONS, UnreadableError
from tests.documents.docx_factory import Docx, p
from tests.flows.conftest import drop_all
from tests.fuzzing.monsters import ROW, body
from tests.fuzzing.trial import made

SEEDS = range(700, 730)
posix = pytest.mark.skipif(os.name == "nt", reason="limits of memory are those of POSIX")


def test_thirty_broken_files_among_good_ones(built: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    drop_all(built, case, "haven", "gp")
    inbox = case / "inbox" / "school"
    inbox.mkdir()
    dropped = {}
    for seed in SEEDS:
        kind, data = made(seed)
        dropped[f"{seed}.{kind}"] = data
        (inbox / f"{seed}.{kind}").write_bytes(data)
    with Pass(case) as work:
        outcome = direct.run(work)
    assert not outcome.troubles and not outcome.unwritten
    record = json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))
    agencies = {document["agency"] for document in record["documents"]}
    assert {"Haven Domestic Abuse Outreach", "Marling Road Surgery"} <= agencies
    held = {line.file: line for line in look(case).quarantine}
    sealed = {path.name: path for path in (case / "originals" / "school").rglob("*.*")}
    assert held and sealed  # some of each, or this test tests nothing
    for name, data in dropped.items():
        if name in held:
            assert (case / "quarantine" / name).read_bytes() == data
            assert held[name].code in REASONS and held[name].code != "internal", held[name]
            assert held[name].reason.startswith(f"{name}: ") and "\n" not in held[name].reason
        else:
            assert sealed[name].read_bytes() == data
    left = [path for path in case.rglob("*") if path.name.endswith(".part")]
    left += [path for path in (case / ".scr" / "claimed").rglob("*") if path.is_file()]
    assert not left and not list(inbox.iterdir())


@posix
def test_a_file_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    dice = random.Random(1)
    letters = "".join(dice.choices(string.ascii_letters, k=1 << 16))
    words = "".join(p(letters[at : at + 500] + str(at)) for _ in range(2) for at in range(60_000))
    path = Docx(words).save(tmp_path / "large.docx")
    with pytest.raises(UnreadableError) as caught:
        isolated(documents.read, path, memory=450 << 20)
    assert caught.value.code == "too-large"
    assert "memory" in caught.value.trouble


def test_a_file_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "wide.docx"
    path.write_bytes(body("<w:tbl><w:tr>" + "<w:tc/>" * 450_000 + "</w:tr>" + ROW + "</w:tbl>"))
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match="far too long"):
        isolated(documents.read, path, limit=2.0)
    assert time.monotonic() - begun < 30
