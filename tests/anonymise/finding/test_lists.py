"""The lists: folded, graded, and missed when they are missing."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import pytest

from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Grade
from pipeline.errors import NameFinderError
from tests.anonymise.marked import small_lists


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        ("kayleigh", Grade.NAME),
        ("hope", Grade.BOTH),
        ("may", Grade.BOTH),
        ("chelsea", Grade.BOTH),
        ("zbrlk", Grade.UNKNOWN),
        ("mother", Grade.ORDINARY),
        ("havant", Grade.ORDINARY),
        ("didnt", Grade.ORDINARY),
        ("monday", Grade.ORDINARY),
    ],
)
def test_grades(key: str, grade: Grade) -> None:
    assert small_lists().grade(key) is grade


def test_entries_are_folded() -> None:
    made = lists.made(
        {"forenames": ["Siobhán", "D'Arcy", "kay"], "professional-terms": ["Down's syndrome", "GP"]}
    )
    assert made.forenames == {"siobhan", "darcy", "kay"}
    assert made.term_words == {"gp"}
    assert made.terms


def test_a_missing_list_is_an_error_and_no_empty_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path)
    with pytest.raises(NameFinderError) as error:
        lists.load.__wrapped__()
    assert "lists" in str(error.value)
