from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.wordwise import Piece, compare


def test_only_the_words_that_differ_are_marked() -> None:
    assert compare("Seen at home by PC Rao.", "Seen at school by PC Rao.") == (
        Piece("same", "Seen at "),
        Piece("removed", "home"),
        Piece("added", "school"),
        Piece("same", " by PC Rao."),
    )


_TEXT = st.text(st.sampled_from("ab \n.é"), max_size=60)


@given(_TEXT, _TEXT)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after


def test_very_long_texts_are_given_whole() -> None:
    before, after = "a b " * 4_000, "a c " * 4_000
    assert compare(before, after) == (Piece("removed", before), Piece("added", after))
    assert compare(before, before) == (Piece("same", before),)
    assert compare("", "") == ()
