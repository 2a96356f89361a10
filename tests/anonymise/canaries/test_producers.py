"""The report as many producers write it: published without a name, without a word less, looking as it did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest

import pipeline.anonymise
from pipeline.case import Case
from tests.anonymise.canaries import docx_readers, hunt, hunt_seen
from tests.anonymise.canaries.looks import differ, pages
from tests.anonymise.canaries.planted import case_of
from tests.anonymise.canaries.producers import printed, story, word
from tests.anonymise.canaries.under_test import office, ready, tesseract

pytestmark = ready
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
LINES_MOVED, INK_MOVED = 0.35, 0.5
"""How much of a page may look different where names have become pseudonyms."""


def _case() -> Case:
    return case_of(story.PLANTED)


@pytest.mark.parametrize("produce", [*WORD, *PRINTED])
def test_no_name_is_left_and_no_word_is_lost(produce: Producer, tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    outcome = pipeline.anonymise.anonymise(produce(tmp_path), _case(), out)  # type: ignore[attr-defined]
    assert {file.suffix for file in outcome.files} == {".docx", ".pdf"}
    for file in outcome.files:
        assert hunt.left(file, story.PEOPLE) == []
        text = docx_readers.visible(file)
        assert [words for words in story.KEPT if words not in text] == [], file.suffix
    assert outcome.clean
    assert python_docx.Document(str(next(f for f in outcome.files if f.suffix == ".docx"))).paragraphs


@tesseract
@pytest.mark.tesseract
def test_a_scan_shows_no_name(tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    outcome = pipeline.anonymise.anonymise(printed.scanned(tmp_path), _case(), out)  # type: ignore[attr-defined]
    for file in outcome.files:
        assert hunt.left(file, story.PEOPLE) == []
        if file.suffix == ".pdf":
            assert hunt_seen.left(file, story.PEOPLE) == []


@office
@pytest.mark.libreoffice
@pytest.mark.parametrize("produce", WORD)
def test_it_looks_the_same_where_there_is_no_name(produce: Producer, tmp_path: Path) -> None:
    """The same file, but nobody in it is protected and nothing found may be replaced: not a point moves."""
    (out := tmp_path / "out").mkdir()
    draft = produce(tmp_path)
    outcome = pipeline.anonymise.anonymise(draft, _case(), out)  # type: ignore[attr-defined]
    first = next(file for file in outcome.files if file.suffix == ".docx")
    (again := tmp_path / "again").mkdir()
    nobody = case_of(())
    second = pipeline.anonymise.anonymise(first, nobody, again)  # type: ignore[attr-defined]
    changed = differ(first, next(file for file in second.files if file.suffix == ".docx"))
    assert changed.none, changed


@office
@pytest.mark.libreoffice
@pytest.mark.parametrize("produce", WORD)
def test_it_looks_the_same_but_for_the_names(produce: Producer, tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    draft = produce(tmp_path)
    outcome = pipeline.anonymise.anonymise(draft, _case(), out)  # type: ignore[attr-defined]
    changed = differ(draft, next(file for file in outcome.files if file.suffix == ".docx"))
    assert changed.pages[0] == changed.pages[1]
    assert changed.lines <= LINES_MOVED, changed
    assert changed.ink <= INK_MOVED, changed


@pytest.mark.parametrize("produce", PRINTED)
def test_a_pdf_is_laid_out_on_about_as_many_pages(produce: Producer, tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    draft = produce(tmp_path)
    outcome = pipeline.anonymise.anonymise(draft, _case(), out)  # type: ignore[attr-defined]
    twin = next(file for file in outcome.files if file.suffix == ".pdf")
    assert abs(len(pages(twin)) - len(pages(draft))) <= 1
