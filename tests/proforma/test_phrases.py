"""Phrases of a definition, looked for in the words of a passage."""

from __future__ import annotations

import pytest

from pipeline.proforma.ideas import pattern
from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.words import plain

PASSAGE = (
    "The family’s bruises were examined; injuries had been photographed at St Aldhelm’s from 1 March 2008."
)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("bruise", True),
        ("bruis*", True),
        ("injur*", True),
        ("examin* + photograph*", True),
        ("examin* + never", False),
        ("from * * 2008", True),
        ("from * 2008", False),
        ("ruise", False),
        ("family", True),
        ("photo", False),
        ("photo*", True),
        ("", False),
    ],
)
def test_a_phrase_is_found_with_stars_and_nearness(phrase: str, found: bool) -> None:
    assert speaks_of(PASSAGE, [phrase]) is found
    if "+" not in phrase:
        assert bool(pattern([phrase]).search(plain(PASSAGE))) is found
