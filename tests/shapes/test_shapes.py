"""The same truth in every shape gives the same entries back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.documents import read
from tests.shapes.catalogue import Shape, shapes_of
from tests.shapes.compare import Score, judge
from tests.shapes.complete import missing
from tests.shapes.layout import Sheet, lay
from tests.shapes.truth import story

SEEDS = (1, 2, 3)
EXACT = shapes_of("DOCX", "raw XML", "XLSX", "dated paragraphs")


@pytest.mark.parametrize("shape", EXACT, ids=lambda shape: shape.name)
def test_every_entry_comes_back_as_it_was(tmp_path: Path, shape: Shape) -> None:
    for seed in SEEDS:
        path, sheet = shape.make(seed, tmp_path)
        document = read(path)
        score = judge(document, sheet, shape.name, flowed=shape.flowed)
        assert [str(miss) for miss in score.misses] == []
        assert score.rows_right == score.rows == len(sheet.wanted)
        if shape.suffix == ".docx":
            total, lost = missing(path, document)
            assert total > 0
            assert not lost


def _score(tmp_path: Path, *, spoil: object = None) -> Score:
    shape = EXACT[0]
    path, sheet = shape.make(1, tmp_path)
    return judge(read(path), spoil(sheet) if callable(spoil) else sheet, shape.name)


def _with_first(sheet: Sheet, **changes: object) -> Sheet:
    first, *rest = sheet.wanted
    return replace(sheet, wanted=(replace(first, **changes), *rest))  # type: ignore[arg-type]


def test_a_lost_row_a_phantom_and_a_silent_date_are_told_apart(tmp_path: Path) -> None:
    """The judge itself can fail a file: each kind of fault is counted as what it is."""
    longer = lay(story(1, 19), EXACT[0].manner)
    lost = _score(tmp_path, spoil=lambda _: longer)
    assert (lost.rows, lost.rows_right, lost.phantoms) == (19, 18, 0)
    assert [miss.what for miss in lost.misses] == ["row", "row count"]

    shorter = lay(story(1, 17), EXACT[0].manner)
    extra = _score(tmp_path, spoil=lambda _: shorter)
    assert (extra.phantoms, extra.rows_right) == (1, 17)

    def moved(sheet: Sheet) -> Sheet:
        meaning = sheet.wanted[0].meaning
        return _with_first(sheet, meaning=replace(meaning, start=sheet.wanted[-1].meaning.start))

    assert _score(tmp_path, spoil=moved).silent == 1

    def reworded(sheet: Sheet) -> Sheet:
        return _with_first(sheet, words={**sheet.wanted[0].words, "comments": "Never written."})

    worded = _score(tmp_path, spoil=reworded)
    assert (worded.silent, worded.rows_right, [miss.what for miss in worded.misses]) == (0, 17, ["comments"])
    assert worded.text_share < 1


def test_a_story_is_the_same_every_time() -> None:
    assert story(7) == story(7)
    assert story(7) != story(8)
    assert len({entry.description for entry in story(7).entries}) == 18
