"""One order for all agencies' entries, whatever order the documents come in."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import Chronology, Event, merge
from pipeline.chronology.model import PRECISIONS, RowCount
from tests.chronology.shapes import SHA, case, event, with_ids

DAYS = [None, "2008-12-31", "2009-03-12", "2009-03-13"]


def chronology(agency: str, *events: Event, file: str = "a.docx", sha256: str = SHA) -> Chronology:
    made = with_ids(replace(item, agency=agency) for item in events)
    return Chronology(file, sha256, agency, made, RowCount(len(made), len(made)))


def texts(*chronologies: Chronology) -> list[str]:
    return [item.description for item in merge(chronologies, case()).events]


def test_the_order_of_the_contract() -> None:
    haven = chronology(
        "Haven",
        event("undated", None),
        event("month", "2009-03-12", precision="month"),
        event("haven first", "2009-03-12"),
        event("haven second", "2009-03-12"),
        event("timed", "2009-03-12", time="09:00"),
        event("before", "2009-03-11", time="23:00"),
    )
    police = chronology(
        "Wealdshire Constabulary", event("police", "2009-03-12"), event("range", precision="range")
    )
    unknown = chronology("Aardvark Trust", event("not in the case", "2009-03-12"))
    assert texts(unknown, haven, police) == [
        "before",
        "police",
        "haven first",
        "haven second",
        "not in the case",
        "range",
        "month",
        "timed",
        "undated",
    ]


def test_documents_of_one_agency_by_name() -> None:
    one = chronology("Haven", event("one"), file="1.docx")
    two = chronology("Haven", event("two"), file="2.docx")
    assert texts(two, one) == texts(one, two) == ["one", "two"]


def test_documents_come_without_entries_and_with_their_counts() -> None:
    merged = merge([chronology("Haven", event("one"))], case())
    assert merged.case == "WSCB-2010-02"
    assert merged.documents[0].events == ()
    assert merged.documents[0].rows.events == 1


def test_the_same_row_in_two_documents_of_one_agency_has_two_ids() -> None:
    one = chronology("Haven", event("same"), file="1.docx", sha256="11" * 32)
    two = chronology("Haven", event("same"), file="2.docx", sha256="22" * 32)
    assert one.events[0].id == two.events[0].id
    merged, again = merge([one, two], case()), merge([two, one], case())
    assert merged == again
    assert merged.events[0].id == one.events[0].id
    assert len({item.id for item in merged.events}) == 2


EVENTS = st.builds(
    lambda text, day, precision, time: event(text, day, precision=precision, time=time if day else None),
    st.text("abc", max_size=2),
    st.sampled_from(DAYS),
    st.sampled_from(PRECISIONS),
    st.sampled_from([None, "09:00", "09:30", "00:00"]),
)
AGENCIES = st.sampled_from(["Haven", "Wealdshire Constabulary", "Other", ""])


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.tuples(AGENCIES, st.lists(EVENTS, max_size=6)), max_size=4), seed=st.integers())
def test_total_stable_and_deaf_to_the_order_given(parts: list[tuple[str, list[Event]]], seed: int) -> None:
    made = [chronology(agency, *events, file=f"{n}.docx") for n, (agency, events) in enumerate(parts)]
    merged = merge(made, case())
    random.Random(seed).shuffle(made)
    assert merge(made, case()) == merged
    assert len(merged.events) == sum(len(part.events) for part in made)
    assert len({item.id for item in merged.events}) == len(merged.events)
    assert sorted(item.description for item in merged.events) == sorted(
        e.description for c in made for e in c.events
    )
    starts = [item.when.start for item in merged.events]
    dated = [start for start in starts if start is not None]
    assert dated == sorted(dated) and starts[: len(dated)] == dated
    for one, other in zip(merged.events, merged.events[1:], strict=False):
        if one.when.start == other.when.start and one.when.start_time is not None:
            assert other.when.start_time is not None and one.when.start_time <= other.when.start_time


def test_an_entry_an_agency_sent_in_two_documents_is_one_with_both_places() -> None:
    """An IMR attaches the chronology that was sent before (protocol 000, Appendix E)."""
    one, twin, two, three = (event("one"), event("one"), event("two"), event("three"))
    whole = chronology("Haven", one, twin, two, file="chron.docx")
    attached = chronology("Haven", *elsewhere("imr.docx", one, two, three), file="imr.docx", sha256="b" * 64)
    merged = merge([attached, whole], case())
    found = {(item.description, len(item.also_in)) for item in merged.events}
    assert found == {("one", 1), ("one", 0), ("two", 1), ("three", 0)}
    assert len(merged.events) == 4
    assert merge([whole, attached], case()) == merged


def test_the_same_entry_with_another_own_column_stays_two() -> None:
    one = chronology("Haven", event("one", extra={"Outcome": "seen"}))
    other = elsewhere("b.docx", event("one", extra={"Outcome": "not seen"}))
    two = chronology("Haven", *other, file="b.docx", sha256="b" * 64)
    assert len(merge([one, two], case()).events) == 2


def test_the_same_words_from_two_agencies_stay_two_entries() -> None:
    two = chronology("Wealdshire Constabulary", *elsewhere("b.docx", event("one")), sha256="b" * 64)
    assert len(merge([chronology("Haven", event("one")), two], case()).events) == 2


def elsewhere(file: str, *events: Event) -> list[Event]:
    """The same entries as they stand in another file."""
    return [replace(item, source=replace(item.source, file=file, sha256="b" * 64)) for item in events]
