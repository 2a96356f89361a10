"""Whom an entry names, against answers written before the matcher."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.case import Case
from pipeline.chronology import chronology_from_json, chronology_to_json, merge
from pipeline.chronology.model import Chronology, Event, PersonSeen, RowCount
from pipeline.chronology.people import all_named, named
from pipeline.chronology.people.recognise import FIELDS, Recogniser
from tests.chronology.shapes import event

TRUTH = yaml.safe_load((Path(__file__).parent / "people_truth.yaml").read_text("utf-8"))
CASE = Case.model_validate(TRUTH["case"])
PLAIN = dict.fromkeys(FIELDS, "")
_RECOGNISER = Recogniser(CASE)


def read(field: str, text: str, recogniser: Recogniser = _RECOGNISER) -> Event:
    """An entry whose only words are these, with whom it names."""
    if field == "extra":
        return recogniser.event(replace(event(), **PLAIN, extra={"Own": text}))
    return recogniser.event(replace(event(), **{**PLAIN, field: text}))


def meant(found: Event) -> list[tuple[str, str]]:
    return sorted({(person.name, person.certainty) for person in found.people})


def answer(words: list[str]) -> list[tuple[str, str]]:
    pairs = (word.split() for word in words)
    return sorted((TRUTH["names"][pair[0]], (*pair, "exact")[1]) for pair in pairs)


def chronology(*events: Event) -> Chronology:
    return Chronology("a.docx", "a" * 64, "Haven", events, RowCount(len(events), len(events)))


@pytest.mark.parametrize(("field", "text", "right"), TRUTH["rows"] + TRUTH["held_out"])
def test_who_is_named(field: str, text: str, right: list[str]) -> None:
    assert meant(read(field, text)) == answer(right)


@pytest.mark.parametrize(("field", "text", "codes"), TRUTH["flags"])
def test_remarks_on_names(field: str, text: str, codes: list[str]) -> None:
    assert [flag.code for flag in read(field, text).flags] == codes


@pytest.mark.parametrize(("text", "right"), TRUTH["agencies"])
def test_agencies_named(text: str, right: list[str]) -> None:
    assert sorted(read("description", text).agencies) == sorted(right)


def test_the_remark_tells_which_form_and_who() -> None:
    (flag,) = read("description", "Bill Ashdown shouted. Bill Ashdown left. Tylor Tarrent cried.").flags
    assert flag.message == (
        "Taken for William Ashdown: “Bill Ashdown” (another form of the name). "
        "Taken for Tyler Tarrant: “Tylor Tarrent” (spelt differently)."
    )


def test_the_words_stand_as_written() -> None:
    found = read("description", "Mr ASHDOWN’s van; TARRANT, Maisie; and Leane was out.")
    assert [(seen.name, seen.as_written, seen.field) for seen in found.people] == [
        ("William Ashdown", "ASHDOWN", "description"),
        ("Maisie Hope Tarrant", "TARRANT, Maisie", "description"),
        ("Leanne O'Neill", "Leane", "description"),
    ]


def test_the_agency_s_own_columns_are_looked_at() -> None:
    assert read("extra", "Tyler Tarrant").people == (
        PersonSeen("Tyler Tarrant", "Tyler Tarrant", "extra", "exact"),
    )


def test_a_case_without_people_gives_no_remarks() -> None:
    nobody = Recogniser(CASE.model_copy(update={"people": ()}))
    found = read("family_member", "Sharon Pettifer", nobody)
    assert found.people == () and found.flags == ()


def test_merge_names_the_people_of_its_own_case() -> None:
    first = named(chronology(replace(event(), **{**PLAIN, "description": "Bill Ashdown shouted."})), CASE)
    assert first.events[0].flags[0].code == "name-variant"
    other = CASE.model_copy(update={"people": CASE.people[:3]})
    (found,) = merge((first,), other).events
    assert found.people == () and found.flags == ()
    assert merge((first,), CASE).events == first.events


def test_what_was_named_for_the_same_people_is_not_looked_at_again() -> None:
    once = named(chronology(event("Maisie seen.")), CASE)
    assert all_named((once,), CASE)[0] is once
    assert all_named((once,), CASE.model_copy(update={"reference": "T-2"}))[0] is once


def test_there_and_back_through_json() -> None:
    once = named(chronology(replace(event("Will told PC Harbord.", contact="T/C"))), CASE)
    assert once.events[0].contact_type == "telephone"
    assert chronology_from_json(chronology_to_json(once)) == once


def test_readings_from_before_names_were_matched_can_still_be_read() -> None:
    record = chronology_to_json(chronology(event("Maisie seen.")))
    for name in ("people", "contact_type", "agencies"):
        del record["events"][0][name]
    del record["documents"][0]["named_by"]
    assert chronology_from_json(record) == chronology(event("Maisie seen."))


NAMES = st.sampled_from(
    (
        "Maisie",
        "Tyler Tarrant",
        "Leanne O'Neill",
        "TARRANT, Maisie",
        "Will",
        "Ashdown",
        "PC 2214",
        "Mr Tarrant",
        "MGM",
    )
)
FIELD = st.sampled_from(FIELDS)
PROSE = st.lists(
    st.one_of(
        NAMES,
        st.sampled_from(("said", "mother", "and", "in May", ".", ",", "’s", "(WA)", "\n")),
        st.text(max_size=6),
    ),
    max_size=12,
).map(" ".join)


@given(FIELD, PROSE)
def test_the_text_and_the_id_never_change(field: str, text: str) -> None:
    before = replace(event(), **{**PLAIN, field: text})
    after = _RECOGNISER.event(before)
    kept = {"people": (), "agencies": (), "contact_type": None, "flags": before.flags}
    assert replace(after, **kept) == before
    assert all(seen.as_written in text for seen in after.people)


@given(FIELD, PROSE, st.permutations(CASE.people))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_people_in_the_case_changes_nothing(field: str, text: str, order: list[Any]) -> None:
    other = Recogniser(CASE.model_copy(update={"people": tuple(order)}))
    assert read(field, text, other) == read(field, text)


@given(
    st.sampled_from(
        ("Maisie", "Tyler", "Tarrant", "Harbord", "Leanne", "Ashdown", "mother", "mgm", "Police")
    ),
    st.text("abcdefghijklmnopqrstuvwxyzé0123456789_", min_size=1, max_size=5),
    st.booleans(),
    st.sampled_from(("description", "comments")),
)
def test_nobody_is_found_inside_another_word(name: str, more: str, before: bool, field: str) -> None:
    joined = f"{more}{name.lower()}" if before else f"{name}{more}q"
    found = read(field, f"It was {joined} again.")
    assert all(seen.certainty == "variant" and seen.as_written == joined for seen in found.people)
    assert found.agencies == ()


@given(FIELD, st.text(max_size=200))
def test_any_text_can_be_read(field: str, text: str) -> None:
    read(field, text)
