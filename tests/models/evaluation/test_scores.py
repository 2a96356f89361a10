"""The shipped finder holds what its model card says, on text it was not trained on.

The bars stand a little below the figures of the card: a change that loses names must not pass unseen.
"""

from __future__ import annotations

import pytest

from models.evaluation import measures, read
from models.evaluation.finders import FINDERS
from models.evaluation.measures import Share


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("whole", 0.98), ("with net", 0.99)])
def test_names_are_covered(name: str, least: float) -> None:
    find = FINDERS[name]()
    covered = [
        hidden for text in read.unseen(None) for _, hidden in measures.covered(text, find(text.document.text))
    ]
    assert len(covered) > 900
    assert sum(covered) / len(covered) >= least


@pytest.mark.slow
def test_what_is_found_is_a_name() -> None:
    find = FINDERS["whole"]()
    total = Share()
    for text in read.unseen(None):
        total += measures.touching(text, find(text.document.text))
    assert total.value is not None
    assert total.value >= 0.92


@pytest.mark.slow
def test_terms_are_no_names() -> None:
    find = FINDERS["whole"]()
    terms = read.terms(None).terms
    taken = [term for term in terms if any(measures.named(find(text)) for text in measures.carried(term))]
    assert len(taken) / len(terms) <= 0.05
