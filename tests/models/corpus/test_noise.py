"""Noise changes the text and the spans go with it."""

from __future__ import annotations

import random

import pytest

from models.corpus import noise
from models.corpus.model import Annotated, Span, faults
from models.corpus.noise import edited

TEXT = "Seen by Ola O'Neil. She said \"no\". Will called. Mum (Rose) rang St. Ann's at 9.30. End."
NAMES = ("Ola O'Neil", "Will", "Rose")


def annotated(text: str = TEXT, names: tuple[str, ...] = NAMES) -> Annotated:
    spans = tuple(Span(text.index(name), text.index(name) + len(name), "PERSON") for name in names)
    return Annotated(text, spans, "police", "train")


def named(result: Annotated) -> list[str]:
    return [result.text[span.start : span.end] for span in result.spans]


@pytest.mark.parametrize(
    ("edit", "text", "name"),
    [
        ((0, 2, "X"), "X Ann c", "Ann"),  # before the name
        ((3, 3, "-"), "ab -Ann c", "Ann"),  # put in just before it
        ((4, 5, "mm"), "ab Ammn c", "Ammn"),  # inside it
        ((3, 4, "4"), "ab 4nn c", "4nn"),  # its first letter
        ((5, 6, "m"), "ab Anm c", "Anm"),  # its last letter
        ((6, 6, "!"), "ab Ann! c", "Ann"),  # put in just behind it
        ((6, 7, ", "), "ab Ann, c", "Ann"),  # the blank behind it
        ((7, 8, ""), "ab Ann ", "Ann"),  # after it
    ],
)
def test_spans_move_with_their_letters(edit: tuple[int, int, str], text: str, name: str) -> None:
    result = edited(annotated("ab Ann c", ("Ann",)), [edit])
    assert result.text == text
    assert named(result) == [name]


def test_no_edit_changes_nothing() -> None:
    before = annotated()
    assert edited(before, []) is before


def test_curly() -> None:
    result = noise.curly(annotated(), random.Random(1))
    assert "said “no”" in result.text
    assert named(result) == ["Ola O’Neil", "Will", "Rose"]


def test_small_letters_keep_their_labels() -> None:
    assert named(noise.small_letters(annotated(), random.Random(1))) == ["ola o'neil", "will", "rose"]


@pytest.mark.parametrize(("text", "name"), [("Frau Weiß rang", "Weiß"), ("İpek seen", "İpek")])
def test_a_letter_whose_other_case_is_two_letters_stays(text: str, name: str) -> None:
    for change in (noise.small_letters, noise.capitals):
        result = change(annotated(text, (name,)), random.Random(2))
        assert len(result.text) == len(text)
        assert named(result)[0].casefold()[1:3] == name.casefold()[1:3] or name == "İpek"


def test_capitals_of_a_line_or_of_all() -> None:
    before = annotated("one Ann\ntwo", ("Ann",))
    after = {noise.capitals(before, random.Random(seed)).text for seed in range(40)}
    assert after == {"ONE ANN\ntwo", "one Ann\nTWO", "ONE ANN\nTWO"}


def test_lost_stops_are_those_of_sentences() -> None:
    result = noise.lost_stops(annotated(), random.Random(3))
    assert "9.30" in result.text
    assert result.text.count(".") < TEXT.count(".")
    assert named(result) == list(NAMES)


def test_double_blanks() -> None:
    result = noise.double_blanks(annotated(), random.Random(3))
    assert ".  Will" in result.text
    assert named(result) == list(NAMES)


def test_lines_are_broken_at_a_width() -> None:
    result = noise.wrapped(annotated(TEXT * 4), random.Random(3))
    assert "\n" in result.text
    assert result.text.replace("\n", " ") == TEXT * 4
    assert max(len(line) for line in result.text.split("\n")) < 120


def test_cells() -> None:
    result = noise.cells(annotated("Ola rang.\nWill came.\nEnd", ("Ola", "Will")), random.Random(1))
    assert "\n" not in result.text
    assert result.text.count("|") == 2 or result.text.count("\t") == 2
    assert named(result) == ["Ola", "Will"]


def test_poor_scans_move_no_label() -> None:
    for seed in range(300):
        result = noise.misread(annotated(), random.Random(seed))
        assert faults(result) == []
        assert all(abs(len(now) - len(then)) <= 3 for now, then in zip(named(result), NAMES, strict=True))


def test_whatever_befalls_the_spans_stay_sound() -> None:
    for seed in range(500):
        assert faults(noise.noisy(annotated(), random.Random(seed))) == []
