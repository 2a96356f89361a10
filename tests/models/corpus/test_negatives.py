"""Lines that are to teach what is no name must hold none."""

from __future__ import annotations

import itertools

from models.corpus.lists import big_list
from models.corpus.negatives import documents
from models.corpus.slots.terms import SLOTS, terms


def test_no_span_and_no_bracket_is_left() -> None:
    for text in itertools.islice(documents(1, 10**9, "train"), 500):
        assert text.spans == ()
        assert "{" not in text.text
        assert text.text.strip()


def test_the_same_seed_gives_the_same() -> None:
    assert list(documents(5, 200, "train")) == list(documents(5, 200, "train"))
    assert list(documents(5, 200, "train")) != list(documents(6, 200, "train"))


def test_terms_of_the_test_part_are_not_taught() -> None:
    apart = {term for slot in SLOTS for term in terms(slot, "test")}
    taught = "\n".join(term for slot in SLOTS for term in terms(slot, "train"))
    text = "\n".join(one.text for one in documents(1, 20_000, "train"))
    # Shorter ones can come about by chance when terms are put together anew.
    long = [term for term in apart if term.count(" ") >= 3 and term not in taught]
    assert len(long) > 20
    assert not [term for term in long if term in text]


def test_a_made_term_has_no_word_that_is_only_a_name() -> None:
    words = {word for one in documents(2, 5_000, "train") for word in one.text.split()}
    names = set(big_list("forenames")) - set(big_list("english")) - set(big_list("names-that-are-words"))
    listed = {part.casefold() for slot in SLOTS for term in terms(slot) for part in term.split()}
    assert not {
        word for word in words if word.isalpha() and word.casefold() in names - listed and len(word) > 3
    }
