"""What case.yaml may say about a family, and the one sentence a mistake gets."""

from __future__ import annotations

import pytest

from pipeline.case import parse
from pipeline.errors import CaseError, explain

FAMILY = """\
reference: WSCB-2010-02
review_period: {start: 2007-01-01, end: 2009-11-28}
agencies: [{name: Police, folder: police}]
people:
  - name: Leanne Tarrant
    also_known_as: [Lee]
    partner: William Ashdown
    separated: [Darren Dunmore]
    pregnancies:
      - {outcome: miscarriage, year: 2005, other_parent: Darren Dunmore}
  - name: Darren Dunmore
    separated: Lee
  - name: William Ashdown
  - name: Maisie Tarrant
    parents: [Lee, Darren Dunmore]
    household: Tannery Court
  - name: Tyler Dunmore
    parents: Leanne Tarrant
    year_of_birth: 2003
  - name: Rose Okafor
  - name: Rose Okafor
"""


def test_one_name_or_several_by_any_name_a_person_goes_by() -> None:
    people = parse(FAMILY).people
    assert people[3].parents == ("Lee", "Darren Dunmore")
    assert people[4].parents == ("Leanne Tarrant",)
    assert people[4].year_of_birth == 2003
    assert people[0].pregnancies[0].outcome == "miscarriage"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("parents: [Lee, Darren Dunmore]", "parents: [Lee, Darren Dunmor]", 15, "not among the people"),
        ("parents: [Lee, Darren", "parents: [Lee, William Ashdown, Darren", 15, "more than two"),
        ("parents: [Lee, Darren Dunmore]", "parents: [Lee, Leanne Tarrant]", 15, "same person twice"),
        ("parents: [Lee, Darren Dunmore]", "parents: [Rose Okafor]", 15, "two people here have that name"),
        ("parents: [Lee, Darren Dunmore]", "parents: Maisie Tarrant", 15, "names the person it stands under"),
        ("    separated: Lee", "    separated: Lee\n    parents: Maisie Tarrant", 13, "own ancestor"),
        ("    separated: Lee", "    divorced: Lee", 12, "another line"),
        ("other_parent: Darren Dunmore", "other_parent: Nobody", 10, "not among the people"),
        ("outcome: miscarriage", "outcome: lost", 10, "must be one of expected"),
        ("    year_of_birth: 2003", "    twin: Maisie Tarrant", 19, "other parents"),
        ("    year_of_birth: 2003", "    year_of_birth: soon", 19, "whole number"),
        ("    partner: William Ashdown", "    partners: William Ashdown", 7, "“partners”"),
        ("    partner: William Ashdown", "    gender: f", 7, "must be one of male"),
    ],
)
def test_what_cannot_be_is_one_sentence_with_its_line(
    old: str, new: str, line: int, says: str | None
) -> None:
    assert old in FAMILY
    text = FAMILY.replace(old, new, 1)
    with pytest.raises(CaseError) as caught:
        parse(text)
    assert caught.value.line == line
    sentence = explain("case.yaml", caught.value)
    assert says in sentence
    assert "\n" not in sentence
    assert not any(name in sentence for name in ("Rose", "Lee,", "Nobody", "Dunmor"))
