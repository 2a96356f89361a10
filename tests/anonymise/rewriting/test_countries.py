"""Countries stay, for a person to decide; whoever is called like one does not."""

from __future__ import annotations

import pytest

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.rewriting import plan
from tests.anonymise.rewriting.cast import KEY, case_with, passages, published

WALES = Key((*KEY.entries, Entry("person-40", "person", "Will Wales", "Uncle 1", "Uncle")))


@pytest.mark.parametrize(
    "text",
    [
        "She came from Poland and had been to Ghana.",
        "They moved to Wales for the summer.",
        "In England and Wales the law is another.",
        "He was born in Jordan.",
    ],
)
def test_countries_stay_and_are_listed(text: str) -> None:
    made = plan(passages(text), case_with(), WALES)
    assert published(text, key=WALES) == text
    assert made.quasi and {one.kind for one in made.quasi} == {"place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She confided in Wales about it.", "Wales"),
        ("Wales denied it.", "Wales"),
        ("They went to Wales's flat.", "Wales"),
        ("Jordan was late.", "Jordan"),
        ("They saw Georgia Rimmer there.", "Georgia"),
        ("Miss Holland rang.", "Holland"),
    ],
)
def test_people_called_like_a_country_go(text: str, name: str) -> None:
    assert name not in published(text, key=WALES)
