"""Headings in agencies' own words → the columns of the template."""

from __future__ import annotations

import pytest

from pipeline.chronology.columns import Heading, assign, field_of, other_table
from pipeline.chronology.model import COLUMNS
from tests.chronology.shapes import APPENDIX_G


def fields(*headings: str, lengths: tuple[int, ...] = ()) -> list[str]:
    lengths = lengths or (0,) * len(headings)
    return [slot.field for slot in assign([Heading(h, i, i, h, lengths[i]) for i, h in enumerate(headings)])]


def test_the_template_itself() -> None:
    assert tuple(fields(*APPENDIX_G)) == COLUMNS


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date of contact", "date"),
        ("DATE / TIME", "date"),
        ("(1) Date*", "date"),
        ("Date1", "date"),
        ("Dates¹", "date"),
        ("Date and time of event", "date"),
        ("Event date", "date"),
        ("Time (24 hour clock)", "time"),
        ("Who", "person"),
        ("Child's name", "family_member"),
        ("Patient", "family_member"),
        ("Family member(s) involved", "family_member"),
        ("Who was seen?", "family_member"),
        ("Officer / collar no.", "professional"),
        ("Clinician", "professional"),
        ("Name of professional", "professional"),
        ("Agency & designation", "professional"),
        ("Profesional", "professional"),
        ("Seen by", "professional"),
        ("Source (RMS, command & control, CPD)", "contact"),
        ("Consultation / letter / DNA", "contact"),
        ("Source/Contact", "contact"),
        ("(4) Type of contact", "contact"),
        ("4. Nature of contact", "contact"),
        ("Details", "description"),
        ("Entry", "description"),
        ("Desciption of evnt", "description"),
        ("What happened", "description"),
        ("Summary of contact", "description"),
        ("Seen?", "child_seen"),
        ("Was the child seen / spoken to?", "child_seen"),
        ("C/S", "child_seen"),
        ("Voice of the child", "child_seen"),
        ("IMR comment", "comments"),
        ("Coments", "comments"),
        ("Author’s comments", "comments"),
        ("Significance", "comments"),
        ("Read code", "own"),
        ("No.", "own"),
        ("RAG", "own"),
        ("Outcome", "own"),
        ("Entry no.", "own"),
        ("Weather", "extra"),
        ("", "extra"),
    ],
)
def test_one_heading(heading: str, field: str) -> None:
    assert field_of(heading).field == field


def test_agencies_of_many_kinds() -> None:
    assert fields(
        "Date", "Time", "Subject", "Officer", "Source", "Details", "Child seen?", "IMR comment"
    ) == ["date", "time", "family_member", "professional", "contact", "description", "child_seen", "comments"]
    assert fields("Date", "Start", "Finish", "Event") == ["date", "time", "end_time", "description"]
    assert fields("From", "To", "Event") == ["date", "end_date", "description"]
    assert fields("Day", "Date", "Event") == ["day", "date", "description"]
    assert fields("Date recorded", "Date of event", "Event") == ["extra", "date", "description"]
    assert fields("Date recorded", "Event") == ["date", "description"]
    assert fields("Date", "Child", "Name", "Designation", "Agency", "Event")[2:5] == ["professional"] * 3


def test_of_two_columns_that_could_be_the_description_the_longer_is() -> None:
    assert fields("Date", "Event", "Details", lengths=(8, 12, 200)) == ["date", "extra", "description"]


def test_notes_are_the_description_only_where_there_is_none() -> None:
    assert fields("Date", "Notes") == ["date", "description"]
    assert fields("Date", "Event", "Notes") == ["date", "description", "comments"]
    assert fields("Date", "Event", "Comments", "Notes") == ["date", "description", "comments", "extra"]


def test_own_columns_keep_a_name_each() -> None:
    slots = assign(
        [Heading(h, i, i, h) for i, h in enumerate(["Date", "Event", "Read\ncode", "", "RAG", "RAG"])]
    )
    assert [slot.key for slot in slots] == ["", "", "Read code", "Column 4", "RAG", "RAG (2)"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Target date", "action plan"),
        ("Recommendation 1", "action plan"),
        ("Date of birth", "family composition"),
        ("Version", "version history"),
        ("Abbreviation", "glossary"),
        ("Date", ""),
        ("Action taken", ""),
    ],
)
def test_headings_of_other_tables(heading: str, kind: str) -> None:
    assert other_table(heading) == kind


@pytest.mark.parametrize("heading", ["Referral from", "Call from", "Letter to", "Information received from"])
def test_who_a_contact_came_from_is_no_time(heading: str) -> None:
    assert field_of(heading).field not in ("begin", "finish")
    assert field_of("From").field == "begin"
    assert field_of("To (time)").field == "finish"
