"""What lists and the model mark as one name, cut to the names: [[so]] it is handed in, «so» it comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anonymise.finding.lists import Grade
from pipeline.anonymise.finding.trim import trimmed
from pipeline.anonymise.finding.words import split
from pipeline.anonymise.model import Finding
from tests.anonymise.marked import parts, small_lists

TABLE: list[str] = yaml.safe_load((Path(__file__).parent / "trim.yaml").read_text("utf-8"))


@pytest.mark.parametrize("line", TABLE)
def test_only_the_name_is_left(line: str) -> None:
    text, (span,) = parts(re.sub("[«»]", "", line))
    given_in = Finding(*span, "PERSON", 0.9, "model")
    found = [text[one.start : one.end] for one in trimmed([given_in], text, small_lists())]
    assert found == re.findall("«([^»]*)»", line)


def test_what_the_case_names_and_what_is_no_person_stays() -> None:
    text = "Nurse Page"
    both = [Finding(0, 10, "PERSON", 1.0, "key"), Finding(0, 10, "ORGANISATION", 0.9, "model")]
    assert trimmed(both, text, small_lists()) == both


@given(
    st.lists(
        st.sampled_from(["Nurse", "DI", "Dean", "Qwrtz", "Marsden", "A", "enuresis", "and", "Nan", "van"]),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([" ", ", ", "    ", " - ", "\t"]),
)
def test_only_titles_and_ordinary_words_are_uncovered(drawn: list[str], gap: str) -> None:
    text = gap.join(drawn)
    known = small_lists()
    found = trimmed([Finding(0, len(text), "PERSON", 0.9, "model")], text, known)
    inside = {at for one in found for at in range(one.start, one.end)}
    for word in split(text):
        if word.start not in inside:
            assert word.key in ("nurse", "di", "nan") or known.grade(word.key) is Grade.ORDINARY


def cut(text: str, marked: str) -> list[str]:
    at = text.index(marked)
    given_in = [Finding(at, at + len(marked), "PERSON", 0.9, "model")]
    return [text[one.start : one.end] for one in trimmed(given_in, text, small_lists())]


def test_a_name_is_found_to_its_beginning() -> None:
    assert cut("the al-Hashimi family", "Hashimi") == ["al-Hashimi"]
    assert cut("So Umm Kulthum is called", "Kulthum") == ["Umm Kulthum"]
    assert cut("told D'Andre Peart", "Andre Peart") == ["D'Andre Peart"]
    assert cut("told us de Souza", "Souza") == ["Souza"]


def test_a_surname_that_a_rule_read_first_stays() -> None:
    text = "Young Kayleigh 12.3.04"
    read = Finding(0, 14, "PERSON", 0.8, "pattern")
    assert trimmed([read], text, small_lists()) == [read]
