"""Letters and strokes that stand for people of the case, and those that stand for something else."""

from __future__ import annotations

import pytest

from pipeline import case as cases
from pipeline.anonymise.finders.initials_name import InitialsName
from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.consistency import FullName
from pipeline.anonymise.finding.net import unlisted
from pipeline.anonymise.model import Finding

CASE = cases.parse(
    """
reference: XX-2010-03
review_period: {start: 2007-01-01, end: 2009-11-30}
agencies:
  - {name: Police, folder: police}
people:
  - {name: Grace Young, role: subject}
  - {name: Kayleigh Young, role: sibling}
  - {name: Jade Young, role: sibling}
  - {name: Darren Stubbs, role: partner}
"""
)


def shown(text: str, *covered: str) -> set[str]:
    found = [Finding(text.index(one), text.index(one) + len(one), "PERSON", 1.0, "key") for one in covered]
    return {one.text for one in unlisted(text, found, CASE)}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("G seen, content. The officer left.", {"G"}),
        ("He is kind to K", {"K"}),
        ("She will have K&J", {"K", "J"}),
        ("They said G's coat was wet.", {"G"}),
        ("Option G was chosen. Vitamin K given. Hepatitis D, group J and flat K.", set()),
        ("X was the unknown. Plan: Q seen.", set()),  # nobody of the case
        ("bruise to D arm", set()),
    ],
)
def test_a_letter_where_a_person_stands_is_looked_at(text: str, letters: set[str]) -> None:
    assert shown(text) == letters


def test_initials_in_brackets_behind_a_name_are_looked_at_although_they_mean_a_post() -> None:
    assert "DS" in shown("They saw Darren Stubbs (DS, also Daz) there.", "Darren Stubbs", "Daz")
    assert "DS" not in shown("They saw the officer (DS) there.")


def test_who_speaks_online_under_a_name_of_their_own_is_looked_at() -> None:
    assert "chantelled" in shown("chantelled: tell him\nothers: no")


def test_an_abbreviation_that_is_written_like_a_name_behind_a_post_is_looked_at() -> None:
    assert "Pru" in shown("The mother was sad; SW Pru was aware of it.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("P/OH calm. B/McD crying.", ["P/OH", "B/McD"]),
        ("FS to write to the mother.", ["FS"]),
        ("W/E visit, N/A, seen M/F.", []),
        ("Option P was chosen.", []),
    ],
)
def test_initials_of_people_who_are_named(text: str, found: list[str]) -> None:
    names = [
        ("fionnuala", "scanlon"),
        ("patrick", "ohare"),
        ("brid", "mcdonagh"),
        ("wyn", "evans"),
        ("nia", "ash"),
    ]
    rule = InitialsName(map(FullName, names), lists.load())
    assert [text[span.start : span.end] for span in rule.find(text)] == found
