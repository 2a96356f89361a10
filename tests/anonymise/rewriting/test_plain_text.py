"""Presidio's anonymiser writes a plain text exactly as the edits say: the same as our own pen."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.passages import Edit, edited
from pipeline.anonymise.rewriting.plain_text import anonymised

LETTERS = st.text(alphabet="aK é’\n\t<>{}\\$😀\u200b", max_size=12)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A text and edits in it, next to each other or apart; what they put may be nothing."""
    text, edits = draw(LETTERS), []
    for _ in range(draw(st.integers(0, 6))):
        stood = draw(LETTERS.filter(bool))
        edits.append(Edit(len(text), len(text) + len(stood), draw(LETTERS)))
        text += stood + draw(LETTERS)
    return text, tuple(edits)


@given(texts_with_edits())
def test_it_writes_what_our_own_pen_writes(drawn: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = drawn
    assert anonymised(text, edits) == edited(text, edits)


@pytest.mark.parametrize(
    ("text", "edits", "reads"),
    [
        ("Kay Ann", (Edit(0, 3, "Child A"), Edit(4, 7, "Sibling 1")), "Child A Sibling 1"),
        ("KayAnn", (Edit(0, 3, "ChildA"), Edit(3, 6, "Sibling1")), "ChildASibling1"),
        ("Mrs Kay", (Edit(0, 4, ""), Edit(4, 7, "Mother")), "Mother"),
        ("Kay", (Edit(0, 3, r"\1 {x} <PERSON>"),), r"\1 {x} <PERSON>"),
    ],
)
def test_what_the_librarys_own_operator_gets_wrong(text: str, edits: tuple[Edit, ...], reads: str) -> None:
    assert anonymised(text, edits) == reads


def test_no_word_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        anonymised("Kayleigh was seen", (Edit(0, 8, "Sibling Q"),))
    assert "Kayleigh" not in caplog.text
    assert "Sibling Q" not in caplog.text


def test_the_library_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys, pipeline.anonymise.rewriting; sys.exit('presidio_anonymizer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
