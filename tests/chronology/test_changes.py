"""What a new merge changed, field by field."""

from __future__ import annotations

from dataclasses import replace

from pipeline.chronology import IntegratedChronology, compare
from pipeline.chronology.changes import FieldChange
from pipeline.chronology.model import Flag, Source
from tests.chronology.shapes import event

ONE = event("First.", "2009-03-12", id="1", extra={"RAG": "red"})
TWO = event("Second.", "2009-03-13", id="2")


def merged(*events: object) -> IntegratedChronology:
    return IntegratedChronology("WSCB-2010-02", (), events)  # type: ignore[arg-type]


def test_the_first_merge() -> None:
    changes = compare(None, merged(ONE, TWO))
    assert changes.first and changes.added == (ONE, TWO) and changes


def test_nothing_changed() -> None:
    moved = replace(ONE, source=Source("v2.docx", "cd" * 32, 3, 9), flags=(Flag("duplicate", "…"),))
    assert not compare(merged(ONE, TWO), merged(moved, TWO))


def test_added_removed_and_changed() -> None:
    later = event("", "2009-03-14", time="09:00").when
    new = replace(
        ONE,
        description="First, and more.",
        when=later,
        extra={"RAG": "green", "Code": "9"},
        notes=(("comment", "x"),),
    )
    three = event("Third.", id="3")
    changes = compare(merged(ONE, TWO), merged(new, three))
    assert (changes.added, changes.removed) == ((three,), (TWO,))
    (change,) = changes.changed
    assert (change.id, change.before, change.after) == ("1", ONE, new)
    assert change.fields == (
        FieldChange("description", "First.", "First, and more."),
        FieldChange("start", "2009-03-12", "2009-03-14"),
        FieldChange("end", "2009-03-12", "2009-03-14"),
        FieldChange("start_time", "", "09:00:00"),
        FieldChange("extra: RAG", "red", "green"),
        FieldChange("extra: Code", "", "9"),
        FieldChange("notes", "", "[comment] x"),
    )


def test_the_same_day_written_another_way_is_no_change() -> None:
    tidied = replace(ONE, date_text="Thursday 12th March 2009")
    assert not compare(merged(ONE, TWO), merged(tidied, TWO))
    doubted = replace(tidied, when=replace(ONE.when, flags=(Flag("date-ambiguous", "Perhaps the 3rd."),)))
    (change,) = compare(merged(ONE, TWO), merged(doubted, TWO)).changed
    assert change.fields == (FieldChange("date_text", ONE.date_text, tidied.date_text),)
