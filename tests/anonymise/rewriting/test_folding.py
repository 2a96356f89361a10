"""What a reader sees, and the way back to the letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.rewriting.folding import fold, folded, squeezed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kayleigh", "Kayleigh"),
        ("Kay\u00adleigh", "Kayleigh"),
        ("Kay\u00ad\nleigh", "Kay-\nleigh"),
        ("K\u200ba\u200cy\u200dl\u2060e\ufeffigh", "Kayleigh"),
        ("Zoe\u0308 Zoë", "Zoe Zoe"),
        ("ﬁve oﬃces", "five offices"),
        ("Ｋａｙ", "Kay"),
        ("𝐊𝐚𝐲", "Kay"),
        ("O’Brien O‘Brien OʼBrien O`Brien", "O'Brien O'Brien O'Brien O'Brien"),
        ("Кауlеіgh", "Kayleigh"),
        ("Smith‑Jones Smith–Jones", "Smith-Jones Smith-Jones"),
        ("Kay\u00a0Marsden", "Kay Marsden"),
        ("Łukasz Øyvind Đorđe straße", "Lukasz Oyvind Dorde strasse"),
        ("\u202eKay\u202c", "Kay"),
        ("İpek", "Ipek"),
    ],
)
def test_reads_as(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_the_way_back_takes_in_marks_above() -> None:
    text = "by Zoe\u0308\u0301 now"
    whole = fold(text)
    at = whole.text.index("Zoe")
    start, end = whole.span(at, at + 3)
    assert text[start:end] == "Zoe\u0308\u0301"


@given(st.text(max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    whole = fold(text)
    for at in range(len(whole.text)):
        start, end = whole.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= whole.span(0, 1)[0]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folded(text)
    assert folded(once) == once


def test_squeezed() -> None:
    assert squeezed("Mrs. O’Brien-Jones_94") == "mrsobrienjones94"
