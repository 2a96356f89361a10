"""The measures of the unseen text, each on a case that can be counted by hand."""

from __future__ import annotations

from models.corpus.model import Span
from models.evaluation import measures
from models.evaluation.measures import Share
from models.evaluation.read import parse

#        0123456789
TEXT = parse(
    "#@ english: Ann Cole\n\n[[Ann Cole|PERSON]] met [[Mo|PERSON]]; [[Ann|PERSON]] left [[Bath|LOC]].",
    "dev-x",
)
# "Ann Cole met Mo; Ann left Bath."  Ann Cole 0-8, Mo 13-15, Ann 17-20, Bath 26-30


def test_strict_wants_the_same_ends_and_label() -> None:
    found = [Span(0, 8, "PERSON"), Span(0, 8, "PERSON"), Span(13, 16, "PERSON"), Span(26, 30, "PERSON")]
    strict = measures.strict(TEXT, found, "PERSON")
    assert strict.recall == Share(3, 1)
    assert strict.precision == Share(3, 1)
    assert measures.strict(TEXT, found, "LOC").recall == Share(1, 0)
    assert measures.strict(TEXT, found, "LOC").precision == Share(0, 0)


def test_touching_forgives_the_ends() -> None:
    found = [Span(0, 8, "PERSON"), Span(13, 16, "PERSON"), Span(26, 30, "PERSON")]
    assert measures.touching(TEXT, found) == Share(3, 2)


def test_covered_asks_for_letters_and_not_for_labels_or_spaces() -> None:
    found = [Span(0, 3, "ORG"), Span(4, 8, "LOC"), Span(13, 14, "PERSON")]
    assert [hidden for _, hidden in measures.covered(TEXT, found)] == [True, False, False]


def test_a_person_counts_only_with_all_mentions() -> None:
    half = measures.covered(TEXT, [Span(0, 8, "PERSON"), Span(13, 15, "PERSON")])
    assert measures.people(half) == Share(2, 1)
    whole = measures.covered(TEXT, [Span(0, 20, "PERSON")])
    assert measures.people(whole) == Share(2, 2)


def test_ages_and_lengths_of_time_are_neither_right_nor_wrong() -> None:
    text = parse("Aged 14 weeks on [[1/2/09|DATETIME]], not Easter.", "dev-x")
    # "Aged 14 weeks on 1/2/09, not Easter."
    found = [Span(5, 13, "DATETIME"), Span(17, 23, "DATETIME"), Span(29, 35, "DATETIME")]
    assert measures.strict(text, found, "DATETIME").precision == Share(2, 1)


def test_shares() -> None:
    assert (Share(4, 3) + Share(4, 1)).value == 0.5
    assert Share().value is None


def test_a_term_is_named_by_a_person_only() -> None:
    assert not measures.named([Span(0, 4, "ORG")])
    assert measures.named([Span(0, 4, "PERSON")])
    assert all("Moses Basket" in text for text in measures.carried("Moses Basket"))
