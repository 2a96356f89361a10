"""JSON out and back, exactly, with the contract's names."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import (
    Chronology,
    IntegratedChronology,
    chronology_from_json,
    chronology_to_json,
    integrated_from_json,
    integrated_to_json,
)
from pipeline.chronology.model import PRECISIONS, Aside, Event, Flag, RowCount, Source, When

TEXT = st.text(max_size=8)
FLAGS = st.lists(st.builds(Flag, TEXT, TEXT), max_size=2).map(tuple)
TIMES = st.none() | st.times().map(lambda time: time.replace(microsecond=0))
WHENS = st.builds(
    When,
    st.none() | st.dates(),
    st.none() | st.dates(),
    TIMES,
    TIMES,
    st.sampled_from(PRECISIONS),
    st.booleans(),
    st.lists(st.sampled_from(["year", "date"]), max_size=2).map(tuple),
    FLAGS,
    st.booleans(),
    st.none() | st.dates(),
)
SOURCES = st.builds(Source, TEXT, TEXT, st.integers(1, 9), st.integers(1, 9), st.none() | st.integers(1, 9))
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
EVENTS = st.builds(
    Event,
    TEXT,
    TEXT,
    WHENS,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    SOURCES,
    st.sampled_from(["yes", "no", "unclear", None]),
    st.dictionaries(TEXT, TEXT, max_size=2),
    PAIRS,
    FLAGS,
    st.lists(TEXT, max_size=2).map(tuple),
)
ASIDES = st.builds(
    Aside, TEXT, TEXT, st.integers(1, 9), st.integers(1, 9), st.none() | st.integers(1, 9), TEXT
)
CHRONOLOGIES = st.builds(
    Chronology,
    TEXT,
    TEXT,
    TEXT,
    st.lists(EVENTS, max_size=2).map(tuple),
    st.builds(RowCount, *[st.integers(0, 9)] * 7),
    st.lists(ASIDES, max_size=2).map(tuple),
    st.lists(st.tuples(st.integers(1, 9), PAIRS), max_size=2).map(tuple),
    PAIRS,
    TEXT,
)


def through_text(data: object) -> object:
    return json.loads(json.dumps(data))


@settings(max_examples=60, deadline=None)
@given(CHRONOLOGIES)
def test_a_chronology_comes_back_exactly(chronology: Chronology) -> None:
    assert chronology_from_json(through_text(chronology_to_json(chronology))) == chronology


@settings(max_examples=60, deadline=None)
@given(st.lists(CHRONOLOGIES, max_size=2), st.lists(EVENTS, max_size=2))
def test_the_integrated_one_too(chronologies: list[Chronology], events: list[Event]) -> None:
    from dataclasses import replace

    whole = IntegratedChronology("X", tuple(replace(item, events=()) for item in chronologies), tuple(events))
    assert integrated_from_json(through_text(integrated_to_json(whole))) == whole


def test_the_names_of_the_contract() -> None:
    when = When(dt.date(2009, 3, 12), dt.date(2009, 3, 12), dt.time(14, 30), dt.time(1, 5, 32), "day")
    event = Event("1", "A", when, "Thurs", "f", "p", "c", "d", "s", "k", Source("a.docx", "ab", 2, 17))
    data = chronology_to_json(Chronology("a.docx", "ab", "A", (event,), RowCount(2, 1, 1)))
    assert data["schema"] == "chronology/1"
    assert data["documents"][0]["rows"] == {
        "seen": 2,
        "events": 1,
        "headings": 1,
        "banners": 0,
        "blank": 0,
        "notes": 0,
        "unplaced": 0,
    }
    assert {"file", "sha256", "agency", "kind", "rows"} <= set(data["documents"][0])
    (record,) = data["events"]
    assert {
        "id",
        "agency",
        "start",
        "end",
        "start_time",
        "end_time",
        "precision",
        "uncertain",
        "assumed",
        "date_text",
        "family_member",
        "professional",
        "contact",
        "description",
        "child_seen",
        "comments",
        "child_seen_value",
        "extra",
        "source",
        "flags",
        "linked",
    } <= set(record)
    assert (record["start"], record["start_time"], record["end_time"]) == ("2009-03-12", "14:30", "01:05:32")
    assert record["source"] == {"file": "a.docx", "sha256": "ab", "table": 2, "row": 17, "page": None}
    whole = integrated_to_json(IntegratedChronology("X", (), (event,)))
    assert (whole["schema"], whole["case"]) == ("integrated-chronology/1", "X")


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="chronology/1"):
        chronology_from_json({"schema": "findings/1"})
    with pytest.raises(ValueError, match="integrated"):
        integrated_from_json({"schema": "chronology/1"})
