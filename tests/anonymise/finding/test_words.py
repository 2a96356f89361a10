"""Words: where they stand, how they are folded, and what their capital says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.finding.words import folded, keys, split


def written(text: str) -> list[str]:
    return [word.text for word in split(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kayleigh's mother", ["Kayleigh", "mother"]),
        ("O’Malley’s and O'Malley", ["O’Malley", "and", "O'Malley"]),
        ("Smith-Jones, A.B.", ["Smith", "Jones", "A", "B"]),
        ("Kay\u00adleigh Mars\u200bden", ["Kay\u00adleigh", "Mars\u200bden"]),
        ("Siobha\u0301n", ["Siobha\u0301n"]),
        ("Kayleigh_Marsden v2", ["Kayleigh", "Marsden", "v2"]),
        ("", []),
    ],
)
def test_words_of(text: str, words: list[str]) -> None:
    assert written(text) == words


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Siobhán", "siobhan"), ("Siobha\u0301n", "siobhan"), ("O’Malley", "omalley"), ("ŁUKASZ", "lukasz"),
        ("Kay\u00adleigh", "kayleigh"), ("Nguyễn", "nguyen"), ("Straße", "strasse"), ("SØREN", "soren"),
    ],
)  # fmt: skip
def test_folding(text: str, key: str) -> None:
    assert folded(text) == key
    assert keys(text) == (key,)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("She ran. Hope fell.", "She Hope"),
        ("Dr. Hope and Mr. Will", "Dr"),
        ("A. Menon and J. K. Hope", "A"),
        ("Name: Hope", "Name Hope"),
        ("one\nTwo", "one Two"),
        ("He said, “Hope is here”", "He Hope"),
        ("a (Hope) b", "a"),
        ("x | Hope", "x Hope"),
        ("4.2 Why Hope", "4 2 Why"),
    ],
)
def test_what_opens(text: str, opening: str) -> None:
    assert [word.text for word in split(text) if word.opens] == opening.split()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Analysis of Practice", 1),
        ("ANALYSIS OF PRACTICE", 2),
        ("The mother attended and Hope cried.", 0),
        ("Kayleigh Marsden left.", 0),
        ("Summer", 0),
    ],
)
def test_headings(text: str, kind: int) -> None:
    assert {word.line for word in split(text)} == {kind}


@given(st.text(max_size=60))
def test_words_and_gaps_are_the_whole_text(text: str) -> None:
    past = 0
    for word in split(text):
        assert text[word.start : word.end] == word.text
        assert word.start >= past and word.text
        past = word.end
    assert not any(letter.isalnum() for letter in text[past:].removeprefix("'s").removeprefix("’s")) or text[
        past:
    ].casefold().startswith(("'s", "’s", "ʼs", "`s", "´s"))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("with Child A. If she", True),
        ("at School 1. With her", True),
        ("seen by A. Tranter", False),
        ("with Kayleigh B. Tranter", False),
    ],
)
def test_the_stop_behind_a_pseudonym_ends_a_sentence(text: str, opens: bool) -> None:
    words = [word for word in split(text) if word.text in ("If", "With", "Tranter")]
    assert [word.opens for word in words] == [opens]
