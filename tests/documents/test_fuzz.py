"""Broken and hostile files of every format: read, or refused in a plain sentence, within time and memory.

The long run is `python -m benchmarks.fuzz --seconds 600`.
"""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from tests.documents.docx_factory import Docx, everything, p, tbl, tc, tr
from tests.fuzzing.monsters import MONSTERS
from tests.fuzzing.reading import CPU_SECONDS, FAULTS, MEMORY, Came
from tests.fuzzing.trial import run as run_seeds
from tests.fuzzing.trial import tried

FIRST, FILES = 1, 300
posix = pytest.mark.skipif(os.name == "nt", reason="limits of time and memory are those of POSIX")


@posix
def test_broken_files_never_crash_hang_or_lose_words() -> None:
    found = {seed: came for seed, _, came in run_seeds(itertools.islice(itertools.count(FIRST), FILES))}
    assert len(found) == FILES
    assert not {seed: came for seed, came in found.items() if came.what in FAULTS}


@posix
@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_are_read_or_refused(tmp_path: Path, name: str) -> None:
    came: Came = tried(tmp_path, {name: MONSTERS[name]()})[name]
    assert came.what not in FAULTS, came
    assert came.seconds < CPU_SECONDS and came.memory < MEMORY


@pytest.mark.parametrize(
    "body",
    [
        tbl(tr("Date", "Event"), "<w:sdt>" + p("12/03/09") + "</w:sdt>", tr("13/03/09", "Seen")),
        p("Seen") + "<w:r><w:pPr/></w:r><w:tbl>" + tc("12/03/09") + tr("x", "y") + "</w:tbl>",
    ],
)
def test_words_where_none_may_stand_are_kept_and_said(tmp_path: Path, body: str) -> None:
    document = Docx(body).read(tmp_path)
    assert everything(document).count("12/03/09") == 1
    assert [caution.code for caution in document.cautions] == ["misplaced-text"]
    assert document.paragraphs[-1].text == "12/03/09"


@pytest.mark.parametrize("text", ["Tom & Ann", "a\u00a0b", "12 < 13 > 11", "\u200bx", "café — “no”", "ﬁ"])
def test_ordinary_words_are_not_called_misplaced(tmp_path: Path, text: str) -> None:
    assert Docx(p(text) + tbl(tr(text, "x"))).read(tmp_path).cautions == ()
