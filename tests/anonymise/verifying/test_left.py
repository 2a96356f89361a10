"""Words that a person left are no leak where they left them, and are one everywhere else."""

from __future__ import annotations

from pipeline.anonymise.verifying.left import Leaving, Left


def covers(left: Left, text: str, words: str) -> bool:
    start = text.index(words)
    return Leaving([left]).covers(text, start, start + len(words))


def test_only_between_the_same_words() -> None:
    left = Left("Hope", "a word of", "was all")
    assert covers(left, "They said a word of Hope was all she had.", "Hope")
    assert covers(left, "They said a word\nof HOPE - was all she had.", "HOPE")
    assert not covers(left, "They said that Hope was all she had.", "Hope")
    assert not covers(left, "a word of Hope is all", "Hope")


def test_a_part_of_what_was_left() -> None:
    left = Left("Alder Primary School", "went to", "in May")
    assert covers(left, "She went to Alder Primary School in May.", "Alder")
    assert not covers(left, "She went to Alder in May.", "Alder")


def test_at_a_paragraphs_beginning_and_end() -> None:
    left = Left("Hope", "", "")
    assert covers(left, "one\nHope\ntwo", "Hope")
    assert not covers(left, "one\nHope Marsden\ntwo", "Hope")
    assert covers(Left("Hope", "", "springs"), "one\nHope springs eternal", "Hope")
    assert not covers(Left("Hope", "", "springs"), "little Hope springs eternal", "Hope")


def test_nothing_left_covers_nothing() -> None:
    assert not Leaving([]).covers("Hope", 0, 4)
