"""Tables laid out in ways of their own, in real Word files: every row an entry, on its right day."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.errors import NoChronologyError
from tests.documents.docx_factory import Docx, deleted, p, tbl, tc, tr

WORDS = "Home visit by health visitor, house clean and warm."


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def made(folder: Path, *blocks: str) -> Chronology:
    source = Docx("".join(blocks)).read(folder)
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    return found


def rows(*lines: tuple[str, ...]) -> str:
    return tbl(*(tr(*line) for line in lines))


def read(found: Chronology) -> list[tuple[str | None, str]]:
    return [(event.when.start and event.when.start.isoformat(), event.description) for event in found.events]


def codes(found: Chronology) -> list[str]:
    return [code for code, _ in found.cautions]


def test_two_lists_side_by_side_are_read_downwards(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        rows(
            ("Date", "Event", "", "Date", "Event"),
            (tc("2009", properties=span(5)),),
            ("12/03", "Visit.", "", "15/06", "Clinic."),
            ("", "Call.", "", "", ""),
            (tc("2010", properties=span(5)),),
            ("13/03", "Letter.", "", "16/06/2010", "School."),
        ),
    )
    assert read(found) == [
        ("2009-03-12", "Visit."),
        ("2009-03-12", "Call."),
        ("2010-03-13", "Letter."),
        ("2009-06-15", "Clinic."),
        ("2010-06-16", "School."),
    ]
    assert (found.rows.seen, found.rows.events, found.rows.banners) == (6, 3, 2)
    assert [event.source.row for event in found.events] == [3, 4, 6, 3, 6]
    assert codes(found) == ["side-by-side"]
    assert [aside.text for aside in found.asides if aside.kind == "banner"] == ["2009", "2010"]


def test_three_lists_with_times(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        rows(
            ("Date", "Time", "Event") * 3, ("12/03/2009", "09:00", "A.", "", "", "", "14/03/2009", "", "C.")
        ),
    )
    assert read(found) == [("2009-03-12", "A."), ("2009-03-14", "C.")]


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (("Year", "Month", "Day"), (("2009", "March", "12"), ("", "", "13"), ("2010", "Jan", "4"))),
        (("Year", "Month", "Day"), (("2009", "3", "12"), ("2009", "03", "13"), ("2010", "1", "4"))),
        (("Day", "Month", "Year"), (("12", "March", "2009"), ("13", "3", "2009"), ("4", "1", "2010"))),
        (("Month", "Day", "Year"), (("3", "12", "2009"), ("3", "13", "2009"), ("1", "4", "2010"))),
    ],
)
def test_day_month_and_year_in_columns_of_their_own(
    tmp_path: Path, head: tuple[str, ...], lines: tuple[tuple[str, ...], ...]
) -> None:
    found = made(tmp_path, rows((*head, "Event"), *((*line, "Visit.") for line in lines)))
    assert [day for day, _ in read(found)] == ["2009-03-12", "2009-03-13", "2010-01-04"]
    assert all(event.when.precision == "day" for event in found.events)


def test_date_and_event_in_one_column(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        rows(
            ("Agency", "Date and details of event", "Child seen"),
            ("Police", "12/03/2009 at 14:30hrs – Attended the address.", "Yes"),
            ("GP", tc("13/03/2009", "Seen with cough.", "14/03/2009", "Seen again."), "Yes"),
            ("HV", "On 15 March 2009 mother attended with Maisie.", ""),
            ("HV", "Second call the same day.", "No"),
        ),
    )
    assert read(found) == [
        ("2009-03-12", "Attended the address."),
        ("2009-03-13", "Seen with cough."),
        ("2009-03-14", "Seen again."),
        ("2009-03-15", "mother attended with Maisie."),
        ("2009-03-15", "Second call the same day."),
    ]
    assert [event.professional for event in found.events] == ["Police", "GP", "GP", "HV", "HV"]
    assert found.events[0].when.start_time is not None
    assert [[flag.code for flag in event.flags] for event in found.events] == [
        [],
        ["row-parted"],
        ["row-parted"],
        [],
        ["date-assumed"],
    ]
    assert found.rows.events == 4


ONE_COLUMN = {
    "dated cells": (
        ("12/03/2009 – Home visit, all well.",),
        ("13/03/2009 Call from the school.",),
        (tc("14 March 2009", "Clinic attended, weight steady."),),
    ),
    "a heading above": (
        ("Date and event",),
        ("12/03/2009: Home visit, all well.",),
        ("13/03/2009: Call from the school.",),
        ("14/03/2009: Clinic attended, weight steady.",),
    ),
    "a date, and the words below it": (
        ("12/03/2009",),
        ("Home visit, all well.",),
        ("13/03/2009",),
        ("Call from the school.",),
        ("14/03/2009",),
        ("Clinic attended, weight steady.",),
    ),
    "all in one cell": (
        (
            tc(
                "Chronology of involvement",
                "12/03/2009 – Home visit, all well.",
                "13/03/2009 – Call from the school.",
                "14/03/2009 – Clinic attended, weight steady.",
            ),
        ),
    ),
}


@pytest.mark.parametrize("lines", ONE_COLUMN.values(), ids=ONE_COLUMN)
def test_a_table_of_one_column(tmp_path: Path, lines: tuple[tuple[str, ...], ...]) -> None:
    found = made(tmp_path, rows(*lines))
    assert read(found) == [
        ("2009-03-12", "Home visit, all well."),
        ("2009-03-13", "Call from the school."),
        ("2009-03-14", "Clinic attended, weight steady."),
    ]
    assert "columns-guessed" in codes(found)


def test_a_list_of_meetings_beside_a_chronology_gives_no_entries_and_is_named(tmp_path: Path) -> None:
    meetings = rows(*((f"{day}/03/2010 – meeting of the review panel",) for day in (12, 13, 14)))
    found = made(tmp_path, meetings, p("Chronology"), rows(("Date", "Event"), ("12/03/2009", WORDS)))
    assert read(found) == [("2009-03-12", WORDS)]
    assert codes(found) == ["table-not-read"]


FAMILY = (
    ("Leanne Tarrant", "03/09/1986", "Mother", "12 Fennel Close, Harrowbridge WX4 7QB"),
    ("Maisie Tarrant", "14/06/2006", "Subject child", "12 Fennel Close, Harrowbridge WX4 7QB"),
    ("Patricia Colley", "11/11/1961", "MGM", "40 Quarry Lane, Harrowbridge WX4 1TD"),
)


def test_a_family_without_headings_gives_no_entries(tmp_path: Path) -> None:
    with pytest.raises(NoChronologyError):
        made(tmp_path, rows(*FAMILY))
    for family in (FAMILY, tuple(line[::2] + line[1::2] for line in FAMILY)):
        found = made(tmp_path, rows(*family), p("Chronology"), rows(("Date", "Event"), ("12/03/2009", WORDS)))
        assert read(found) == [("2009-03-12", WORDS)]
        assert "table-not-read" in codes(found)


HEAD = ("Date", "Family member", "Event", "Child seen")
ENTRY = ("12/03/2009", "Leanne", WORDS, "Yes")
TEMPLATE = {
    "guidance in a row of its own": (
        ("Enter the date of the event as dd/mm/yyyy", "Use full names", "Give a factual summary", "Yes / No"),
    ),
    "guidance in few words": (("dd/mm/yy", "full name", "brief", "Y/N"),),
    "a sample": (("e.g. 01/01/2000", "John Smith", "Visit to the home.", "Yes"),),
    "guidance, then a sample": (
        ("Enter the date of the event as dd/mm/yyyy", "Use full names", "Give a factual summary", "Yes / No"),
        ("e.g. 01/01/2000", "John Smith", "Visit to the home.", "Yes"),
    ),
    "a sample that says so in its words": (
        ("01/01/2000", "Joe Bloggs", "EXAMPLE: Visit to the home.", "Yes"),
    ),
    "a sample that says so in another cell": (("01/01/2000", "Example", "Visit to the home.", "Yes"),),
    "a line that says that a sample follows": (
        ("EXAMPLE", "", "", ""),
        ("01/01/2000", "Joe Bloggs", "Visit to the home.", "Yes"),
    ),
    "a total and a signature": (),
}


@pytest.mark.parametrize("left_in", TEMPLATE.values(), ids=TEMPLATE)
def test_what_the_template_left_in_is_no_entry(tmp_path: Path, left_in: tuple[tuple[str, ...], ...]) -> None:
    found = made(
        tmp_path,
        rows(
            HEAD,
            *left_in,
            ENTRY,
            ("Total", "", "1 contact", ""),
            ("Signed:", "H Strand", "Date: 12/05/2010", ""),
            ("Name:", "H Strand", "", ""),
            ("Position:", "Health visitor", "", ""),
        ),
    )
    assert read(found) == [("2009-03-12", WORDS)]
    assert found.rows.notes == len(left_in) + 4


def test_examples_in_the_words_of_an_entry_are_its_words(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        rows(
            HEAD,
            ("12/03/2009", "Leanne", "Gave examples of safe sleeping: none followed.", "Yes"),
            ("13/03/2009", "Leanne", "Example: of poor hygiene noted.", "Yes"),
        ),
    )
    assert len(found.events) == 2


def test_a_signature_over_the_whole_width_gives_no_date(tmp_path: Path) -> None:
    found = made(tmp_path, rows(HEAD, ENTRY, (tc("Signed: ______ Date: 12/05/2010", properties=span(4)),)))
    assert [(aside.kind, aside.why) for aside in found.asides[1:]] == [("note", "closes the table")]


def test_a_date_field_not_filled_in_is_not_the_day_above(tmp_path: Path) -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:date/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    empty = tc(prompt.format(p("Click or tap to enter a date.")))
    whole = prompt.format(tc("Click or tap to enter a date."))
    found = made(
        tmp_path,
        rows(
            HEAD,
            ENTRY,
            (empty, "Leanne", "Second.", ""),
            (whole, "Leanne", "Third.", ""),
            (empty, "", "", ""),
            ("14/03/2009", "Leanne", "Fifth.", ""),
        ),
    )
    assert read(found) == [
        ("2009-03-12", WORDS),
        (None, "Second."),
        (None, "Third."),
        ("2009-03-14", "Fifth."),
    ]
    assert [flag.code for flag in found.events[1].flags] == ["undated"]
    assert "not filled in" in found.events[1].flags[0].message


def test_ditto_marks_outside_the_date_keep_their_sign_and_say_what_they_stand_for(tmp_path: Path) -> None:
    found = made(
        tmp_path, rows(HEAD, ENTRY, ("13/03/2009", '"', "Second.", "ditto"), ("", "do.", "As above", "No"))
    )
    second, third = found.events[1:]
    assert (second.family_member, second.child_seen, second.child_seen_value) == ('"', "ditto", "yes")
    assert second.notes == (("ditto", "family member: Leanne"), ("ditto", "child seen: Yes"))
    assert third.notes == (("ditto", "family member: Leanne"), ("ditto", "description: Second."))
    assert third.child_seen_value == "no"


def test_a_banner_of_one_word_is_not_taken_for_a_month(tmp_path: Path) -> None:
    banner = (tc("Example", properties=span(4)),)
    found = made(tmp_path, rows(HEAD, ENTRY, banner, ("14/03/2009", "Leanne", "Second.", "")))
    assert [flag.code for event in found.events for flag in event.flags] == []


def test_a_date_deleted_by_a_tracked_change_is_not_the_day_above(tmp_path: Path) -> None:
    gone = tc(p(deleted("14/03/2009")))
    found = made(tmp_path, rows(("Date", "Event"), ("12/03/2009", "A."), (gone, "B."), ("", "C.")))
    assert read(found) == [("2009-03-12", "A."), (None, "B."), (None, "C.")]


def test_times_in_a_table_without_headings(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        rows(
            ("1", "12/03/2009", "09:30", "HV Marsh", WORDS, "Yes"),
            ("2", "13/03/2009", "1430", "HV Marsh", WORDS, "No"),
        ),
    )
    assert [str(event.when.start_time) for event in found.events] == ["09:30:00", "14:30:00"]
