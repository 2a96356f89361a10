"""The report as many producers write it: published without a name, without a word less, looking as it did."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx as python_docx
import pytest

import pipeline.anonymise
from pipeline.anonymise.outcome import Outcome
from pipeline.case import Case
from tests.anonymise.canaries import docx_readers, hunt, hunt_seen
from tests.anonymise.canaries.looks import differ, pages
from tests.anonymise.canaries.planted import case_of
from tests.anonymise.canaries.producers import printed, story, word
from tests.anonymise.canaries.under_test import office, tesseract

Producer = Callable[[Path], Path]
chromium = pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
WORD = [
    word.by_python_docx,
    word.like_word,
    word.like_google_docs,
    word.like_wps,
    pytest.param(word.by_libreoffice, marks=[office, pytest.mark.libreoffice]),
]
PRINTED = [
    printed.by_reportlab,
    printed.by_typst,
    pytest.param(printed.by_libreoffice, marks=[office, pytest.mark.libreoffice]),
    pytest.param(printed.by_chromium, marks=[chromium, pytest.mark.browser]),
]
STRAYS = 0.01
"""Share of the ink that may stand elsewhere than if the pseudonyms had been typed: a little kerning."""


@dataclass(frozen=True)
class Published:
    """A draft and what became of it."""

    draft: Path
    outcome: Outcome

    def file(self, suffix: str) -> Path:
        """The written file of this kind."""
        return next(file for file in self.outcome.files if file.suffix == suffix)


Publish = Callable[[Producer], Published]


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Publish:
    """Has the report made by a producer and anonymised, once."""

    @functools.cache
    def work(produce: Producer) -> Published:
        folder = tmp_path_factory.mktemp(produce.__name__)
        draft = produce(folder)
        return Published(draft, _anonymised(draft, folder / "out", case_of(story.PLANTED)))

    return work


def _anonymised(draft: Path, out: Path, case: Case) -> Outcome:
    out.mkdir()
    return pipeline.anonymise.anonymise(draft, case, out)


@pytest.mark.parametrize("produce", [*WORD, *PRINTED])
def test_no_name_is_left_and_no_word_is_lost(produce: Producer, publish: Publish) -> None:
    outcome = publish(produce).outcome
    assert {file.suffix for file in outcome.files} == {".docx", ".pdf"}
    for file in outcome.files:
        assert hunt.left(file, story.PEOPLE) == []
        text = docx_readers.visible(file)
        assert [words for words in story.KEPT if words not in text] == [], file.suffix
    assert outcome.clean
    assert python_docx.Document(str(publish(produce).file(".docx"))).paragraphs


@tesseract
@pytest.mark.tesseract
def test_a_scan_shows_no_name(publish: Publish) -> None:
    for file in publish(printed.scanned).outcome.files:
        assert hunt.left(file, story.PEOPLE) == []
        if file.suffix == ".pdf":
            assert hunt_seen.left(file, story.PEOPLE) == []


@office
@pytest.mark.libreoffice
@pytest.mark.parametrize("produce", WORD)
def test_not_a_point_moves_where_there_is_no_name(
    produce: Producer, publish: Publish, tmp_path: Path
) -> None:
    """What was published once holds no name any more: published again, it looks the same."""
    once = publish(produce).file(".docx")
    again = _anonymised(once, tmp_path / "again", case_of(()))
    changed = differ(once, next(file for file in again.files if file.suffix == ".docx"))
    assert changed.none, changed


@office
@pytest.mark.libreoffice
@pytest.mark.parametrize("produce", WORD)
def test_it_looks_as_if_the_pseudonyms_had_been_typed(
    produce: Producer, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = publish(produce).file(".docx")
    for part, reads in story.READS_AS.items():
        monkeypatch.setattr(story, part, reads)
    changed = differ(produce(tmp_path), written)
    assert changed.pages[0] == changed.pages[1]
    assert changed.ink <= STRAYS, changed


@pytest.mark.parametrize("produce", PRINTED)
def test_a_pdf_is_laid_out_on_about_as_many_pages(produce: Producer, publish: Publish) -> None:
    twin = publish(produce).file(".pdf")
    assert abs(len(pages(twin)) - len(pages(publish(produce).draft))) <= 1
