"""A first name tells which title its bearer can have."""

from __future__ import annotations

import pytest

from pipeline.chronology.people.lexicon import lexicon


@pytest.mark.parametrize("name", ["leon", "leroy", "kelvin", "khalid", "kian", "liam"])
def test_ms_with_the_surname_is_not_a_man_of_that_name(name: str) -> None:
    assert lexicon().genders_of_names[name] == "male"
