"""What kind of contact a cell tells, against answers written before the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chronology.child_seen import read_child_seen
from pipeline.chronology.contact_type import CONTACT_TYPES, contact_type

HERE = Path(__file__).parent
TRUTH = yaml.safe_load((HERE / "contact_types.yaml").read_text("utf-8"))
SEEN = yaml.safe_load((HERE / "child_seen_held_out.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("contact", "description", "agency", "right"), TRUTH["known"] + TRUTH["held_out"])
def test_contact_type(contact: str, description: str, agency: str, right: str | None) -> None:
    assert contact_type(contact, description, agency) == right


def test_every_type_of_the_short_list_is_in_the_table() -> None:
    assert {row[3] for row in TRUTH["known"]} == {*CONTACT_TYPES, None}


@pytest.mark.parametrize(
    ("contact", "right"),
    [
        ("Telephone call from school re core group", "telephone"),
        ("Strategy discussion by telephone", "meeting"),
        ("Letter following home visit", "letter"),
        ("Home visit, then telephone call to GP", "home visit"),
        ("Source: telephone log", None),
    ],
)
def test_the_first_phrase_decides(contact: str, right: str | None) -> None:
    assert contact_type(contact) == right


@given(st.text(max_size=80), st.text(max_size=200), st.text(max_size=30))
def test_any_text_gives_one_of_the_list_or_nothing(contact: str, description: str, agency: str) -> None:
    assert contact_type(contact, description, agency) in (*CONTACT_TYPES, None)


@given(st.sampled_from(("tele", "letter", "ward", "office", "conference", "email", "fax", "clinic")))
def test_no_phrase_is_found_inside_a_word(word: str) -> None:
    assert contact_type(f"x{word}x") is None


@pytest.mark.parametrize(("text", "right"), SEEN)
def test_child_seen_held_out(text: str, right: str | None) -> None:
    assert read_child_seen(text) == right
