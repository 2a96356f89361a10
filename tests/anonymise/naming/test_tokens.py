"""Cutting a text loses no letter and keeps every place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.naming.tokens import SHAPES, Tokens, shape, split, windows

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("Aa bB'’-./|\t\n09é\u0301\u00ad\u200b(@"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=60,
)


@given(TEXTS)
def test_every_letter_is_in_one_token_at_its_place(text: str) -> None:
    tokens = split(text)
    rest = list(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
        rest[start:end] = [" "] * (end - start)
    assert not "".join(rest).strip()
    assert list(tokens.starts) == sorted(tokens.starts)


@given(TEXTS)
def test_every_token_has_a_shape(text: str) -> None:
    assert all(0 < shape(word) < len(SHAPES) for word in split(text).words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kayleigh-Mae O'Brien", ["Kayleigh", "-", "Mae", "O", "'", "Brien"]),
        ("Kay/Ty", ["Kay", "/", "Ty"]),
        ("PC2214", ["PC", "2214"]),
        ("Mars\u00adden", ["Mars\u00adden"]),
        ("Jose\u0301 ran", ["Jose\u0301", "ran"]),
        ("a\nb\tc", ["a", "\n", "b", "\t", "c"]),
    ],
)
def test_names_are_cut_at_marks(text: str, words: list[str]) -> None:
    assert list(split(text).words) == words


@pytest.mark.parametrize(
    ("word", "name"),
    [("smith", "lower"), ("Smith", "title"), ("SMITH", "upper"), ("MGM", "short-upper"), ("K", "letter"),
     ("McKay", "mixed"), ("Kay", "short-title"), ("1", "digit"), ("2214", "digits-4"), ("’", "apostrophe")],
)  # fmt: skip
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


@given(
    st.lists(st.tuples(st.sampled_from(["word", "Word", ".", "\n"]), st.integers(1, 5))), st.integers(4, 30)
)
def test_windows_hold_every_token_once_and_fit(parts: list[tuple[str, int]], most: int) -> None:
    words = tuple(word for word, _ in parts)
    tokens = Tokens(words, tuple(range(len(words))), tuple(range(1, len(words) + 1)))
    pieces = [size for _, size in parts]
    runs = windows(tokens, pieces, most)
    assert [at for first, end in runs for at in range(first, end)] == list(range(len(words)))
    assert all(sum(pieces[first:end]) <= most or end == first + 1 for first, end in runs)


def test_a_window_ends_with_a_line_where_it_can() -> None:
    words = tuple("one two three four five six seven \n eight nine".replace("\\n", "\n").split(" "))
    tokens = Tokens(words, tuple(range(10)), tuple(range(1, 11)))
    assert windows(tokens, [1] * 10, 9) == [(0, 8), (8, 10)]
