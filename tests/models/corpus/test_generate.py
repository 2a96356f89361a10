"""Documents without end: the same for a seed, sound, apart by part."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.corpus import generate, patterns
from models.corpus.generate import documents
from models.corpus.model import faults
from models.corpus.parts import part_of

PATTERNS = {
    "police.txt": "{time} {police.ranked} attended {address}. {mum.full} and {child.first} seen.\n\n"
    "Grade 2. {statute} considered.\n\n{partner.caps} LEFT BEFORE ARRIVAL\n\n"
    "{sib.first}'s nan, {nan.kin}, rang.",
    "gp.txt": "{child.first} DNA'd. {drug} stopped.\n\nSeen with {mum.titled} at {surgery} on {date}.",
}


@pytest.fixture(autouse=True)
def few_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("train", "test"):
        (tmp_path / part).mkdir()
        for name, text in PATTERNS.items():
            (tmp_path / part / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(patterns, "FOLDER", tmp_path)
    monkeypatch.setattr(generate, "load", patterns.load.__wrapped__)


def test_the_same_seed_gives_the_same() -> None:
    assert list(documents(7, 800, "train")) == list(documents(7, 800, "train"))
    assert list(documents(7, 800, "train")) != list(documents(8, 800, "train"))


def test_as_many_words_as_asked_for() -> None:
    words = sum(len(document.text.split()) for document in documents(1, 3000, "train"))
    assert 2600 <= words <= 3500


@pytest.mark.parametrize("part", ["train", "test"])
def test_spans_are_sound_and_the_part_is_said(part: str) -> None:
    for document in documents(3, 6000, part):
        assert faults(document) == []
        assert document.part == part
        assert document.source in ("police", "gp")


def test_some_stand_alone_and_some_are_joined() -> None:
    lengths = [len(document.text.split()) for document in documents(3, 8000, "train")]
    alone = sum(length < 25 for length in lengths) / len(lengths)
    assert 0.2 < alone < 0.7
    assert max(lengths) <= 320


def test_names_of_one_part_only() -> None:
    """Spelling slips may cross over, so nearly all of a part's plain first names must be its own."""
    for part in ("train", "test"):
        named = [
            document.text[span.start : span.end]
            for document in documents(5, 5000, part)
            for span in document.spans
            if span.label == "PERSON"
        ]
        single = [name for name in named if name.isalpha() and len(name) > 3]
        own = sum(part_of(name) == part for name in single)
        assert own / len(single) > 0.9


def test_a_part_without_patterns_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "test").glob("*.txt"):
        path.unlink()
    with pytest.raises(ValueError, match="no patterns"):
        next(documents(1, 10, "test"))
