"""What the model alone marked goes where the word itself speaks against it, and only there."""

from __future__ import annotations

import pytest

from pipeline.anonymise.finding.doubtful import without_doubtful
from pipeline.anonymise.model import Finding, Source
from tests.anonymise.marked import parts, shown, small_lists


def left(marked: str, score: float = 0.9, source: Source = "model") -> str:
    text, spans = parts(marked)
    findings = [Finding(start, end, "PERSON", score, source) for start, end in spans]
    return shown(text, {(one.start, one.end) for one in without_doubtful(findings, text, small_lists())})


@pytest.mark.parametrize("line", ["Scabs on [[L school]].", "a [[school]] there", "[[HMP]] was held"])
def test_ordinary_words_and_abbreviations_go(line: str) -> None:
    assert left(line) == line.replace("[[", "").replace("]]", "")
    assert left(line, source="pattern") == line


@pytest.mark.parametrize(
    "line",
    [
        "a boy called “[[school]]” ran",
        "Mr [[HMP]] ran",
        "saw [[qwrtz]] there",
        "saw [[hope]] there",
        "[[HMP]]'s bag",
        "[[School]] ran",
    ],
)
def test_what_may_be_a_name_stays(line: str) -> None:
    assert left(line) == line


def test_a_small_word_that_is_also_a_name_needs_a_sure_model() -> None:
    assert left("preached on [[hope]] there", score=0.5) == "preached on hope there"


@pytest.mark.parametrize("line", ["It ended. [[So]] did she.", "with Child [[A. If]] she", "[[The]] end"])
@pytest.mark.parametrize("source", ["model", "list"])
def test_a_little_word_that_opens_a_sentence_goes(line: str, source: Source) -> None:
    assert left(line, source=source) == line.replace("[[", "").replace("]]", "")


@pytest.mark.parametrize("line", ["seen by [[So]] then", "Mr [[So]] ran", "[[So]]'s bag", "[[So Brlk]] ran"])
def test_a_name_like_a_little_word_stays(line: str) -> None:
    assert left(line) == line
