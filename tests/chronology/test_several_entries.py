"""Several entries in one row of a real Word file: parted where that is safe, else one entry that says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.chronology.identity import carry_ids
from pipeline.documents.model import Cell, Note, Place
from pipeline.errors import NoChronologyError
from tests.chronology.shapes import document, table
from tests.documents.docx_factory import Docx, p, tbl, tc, tr

HEAD = tr("Date", "Family member", "Professional", "Description", "Child seen")
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def made(folder: Path, *rows: str) -> Chronology:
    source = Docx(tbl(HEAD, *rows), numbering=LISTS).read(folder)
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    assert found.rows.seen == len(rows) + 1
    return found


def line(date: tuple[str, ...], words: tuple[str, ...], seen: tuple[str, ...] = ("Yes",)) -> str:
    return tr(tc(*date), tc("Leanne", "Maisie"), "HV G Marsh", tc(*words), tc(*seen))


def read(found: Chronology) -> list[tuple[str | None, str]]:
    return [(event.when.start and event.when.start.isoformat(), event.description) for event in found.events]


PARTED = {
    "a line for each": (("12/03/2009", "15/03/2009"), ("Home visit.", "Call to GP.")),
    "neighbouring days": (("12/03/2009", "13/03/2009"), ("Home visit.", "Call to GP.")),
    "three": (("12/03/2009", "13/03/2009", "1 April 2009"), ("Visit.", "Call.", "Clinic.")),
    "with times": (("12/03/2009", "14:30", "15/03/2009", "09.00hrs"), ("Home visit.", "Call to GP.")),
    "one with a time": (("12/03/2009", "14:30", "15/03/2009"), ("Home visit.", "Call to GP.")),
    "with weekdays": (("Thursday", "12 March 2009", "Sunday", "15 March 2009"), ("Visit.", "Call.")),
    "year once": (("12/03/2009", "15/03"), ("Home visit.", "Call to GP.")),
    "words begin with the days": (
        ("12/03/2009", "15/03/2009"),
        ("12/03/2009 – Home visit.", "All well.", "15/03/2009 – Call to GP.", "No reply."),
    ),
    "a list": (
        ("12/03/2009", "15/03/2009"),
        (p("Home visit.", properties=ITEM), "All well.", p("Call to GP.", properties=ITEM)),
    ),
}


@pytest.mark.parametrize(("date", "words"), PARTED.values(), ids=PARTED)
def test_days_below_each_other_in_the_date_cell(
    tmp_path: Path, date: tuple[str, ...], words: tuple[str, ...]
) -> None:
    found = made(tmp_path, line(("11/03/2009",), ("Letter.",)), line(date, words))
    first, *events = found.events
    assert first.flags == ()
    assert found.rows.events == 2  # rows that became entries
    assert len(events) == (3 if "1 April 2009" in date else 2)
    assert events[0].when.start == dt.date(2009, 3, 12)
    assert all(event.when.precision == "day" for event in events)
    assert len({event.id for event in found.events}) == len(found.events)
    for event in events:
        assert "row-parted" in {flag.code for flag in event.flags}
        assert (event.source.table, event.source.row) == (1, 3)
        assert (event.family_member, event.professional) == ("Leanne\nMaisie", "HV G Marsh")
    assert "".join(event.description for event in events).replace("\n", "") == "".join(
        text if not text.startswith("<") else "Home visit." if "Home" in text else "Call to GP."
        for text in words
    )


def test_each_entry_has_its_own_time_words_and_answer(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        line(("12/03/2009", "14:30", "15/03/2009", "09:00"), ("Home visit.", "Call to GP."), ("Yes", "No")),
    )
    visit, call = found.events
    assert (visit.date_text, visit.when.start_time) == ("12/03/2009\n14:30", dt.time(14, 30))
    assert (call.date_text, call.when.start_time) == ("15/03/2009\n09:00", dt.time(9))
    assert (visit.child_seen_value, call.child_seen_value) == ("yes", "no")
    assert "number 2" in call.flags[0].message


ONE = {
    "date, time and weekday": (("Thursday", "12 March 2009", "14:30"), ("Visit.", "Call.", "Clinic.")),
    "day and year apart": (("12 March", "2009"), ("Visit.", "Call.")),
    "range": (("12/03/2009 -", "15/03/2009"), ("Visit.", "Call.")),
    "range in words": (("From 12/03/2009", "until 15/03/2009"), ("Visit.", "Call.")),
    "range with its joint apart": (("12/03/2009", "to", "15/03/2009"), ("Visit.", "Call.", "Clinic.")),
    "day of writing": (("12/03/2009", "(recorded 13/03/2009)"), ("Visit.", "Call.")),
    "birth date": (("12/03/2009", "DOB 14/06/06"), ("Visit.", "Call.")),
    "more days than paragraphs": (("12/03/2009", "13/03/2009", "15/03/2009"), ("Visit.", "Call.")),
    "more paragraphs than days": (("12/03/2009", "15/03/2009"), ("Visit.", "Call.", "Clinic.")),
    "one paragraph": (("12/03/2009", "15/03/2009"), ("Visits on both days.",)),
    "other days in the words": (("12/03/2009", "15/03/2009"), ("12/03/2009 Visit.", "16/03/2009 Call.")),
    "history told on a day": (("12/03/2009",), ("Injuries:", "01/02/2008: bruise.", "05/02/2008: burn.")),
    "history only": (("12/03/2009",), ("01/02/2008: bruise.", "05/02/2008: burn.")),
    "days to and fro": (("March 2009",), ("12/03/2009: visit.", "02/03/2009: call.", "10/03/2009: clinic.")),
}


@pytest.mark.parametrize(("date", "words"), ONE.values(), ids=ONE)
def test_what_may_be_one_entry_stays_one(
    tmp_path: Path, date: tuple[str, ...], words: tuple[str, ...]
) -> None:
    (event,) = made(tmp_path, line(date, words)).events
    assert event.description == "\n".join(words)
    assert event.date_text == "\n".join(date)
    if sum("/03/2009" in text for text in (*date, *words)) > 1 and "range" not in str(event.when.precision):
        assert event.flags or event.when.recorded


def test_words_that_each_begin_with_a_date(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        line(("12/03/2009",), ("12/03/2009 Home visit.", "All well.", "13/03/2009 Call to GP.")),
        line(("",), ("14/03/2009: Clinic.", "15/03/2009: Call.")),
        line(("April 2009",), ("2 April 2009 – visit.", "9 April 2009 – visit.")),
        line(("",), ("Same day as above.",)),
    )
    assert read(found) == [
        ("2009-03-12", "12/03/2009 Home visit.\nAll well."),
        ("2009-03-13", "13/03/2009 Call to GP."),
        ("2009-03-14", "14/03/2009: Clinic."),
        ("2009-03-15", "15/03/2009: Call."),
        ("2009-04-02", "2 April 2009 – visit."),
        ("2009-04-09", "9 April 2009 – visit."),
        ("2009-04-09", "Same day as above."),
    ]
    codes = [{flag.code for flag in event.flags} for event in found.events]
    assert codes[0] == {"row-parted"}
    assert codes[1:6] == [{"row-parted", "date-assumed"}] * 5
    assert found.events[1].date_text == "13/03/2009"
    assert "April 2009" in found.events[4].date_text


def test_the_same_words_on_two_days_are_two_entries_with_ids_that_stay(tmp_path: Path) -> None:
    row = line(("12/03/2009", "15/03/2009"), ("Home visit.", "Home visit."))
    first = made(tmp_path, row)
    again = made(tmp_path, line(("01/03/2009",), ("Letter sent to mother.",)), row)
    assert [event.id for event in first.events] == [event.id for event in again.events[1:]]
    assert len({event.id for event in carry_ids(again, first).events}) == 3


def test_marks_of_a_list_stand_with_their_lines(tmp_path: Path) -> None:
    words = ("Plan:", p("Home visit.", properties=ITEM), p("Call to GP.", properties=ITEM))
    (event,) = made(tmp_path, line(("12/03/2009",), words)).events
    assert event.description == "Plan:\nHome visit.\nCall to GP."
    assert event.marks == (("description", 2, "•"), ("description", 3, "•"))
    assert event.notes == ()


LINES = (
    "12/03/2009", "14/3/09", "15 March 2009", "March 2009", "12/3", "14:30", "Thursday", "to", "ditto",
    "TBC", "EXAMPLE", "12/03/2009 –", "13/03/2009: Visit made today", "16/03/2009 Call to school.",
    "On 17 March 2009 mother rang.",
    "Home visit made.", "no contact between April and June 2009", "Total", "Signed:", "Name: x", "x",
)  # fmt: skip
HEADINGS = (
    "Date", "Event", "Time", "Date and event", "Family member", "Child seen", "Year", "Month", "Day", "",
    "Comments",
)  # fmt: skip
NOTES = st.builds(
    lambda kind, text, line: Note(kind, text, Place(paragraph=line), "H Strand"),
    st.sampled_from(("label", "struck", "comment", "placeholder", "shading", "image", "deleted")),
    st.sampled_from(("•", "1.", "12/03/2009", "red")),
    st.integers(1, 3),
)
CELLS = st.builds(
    lambda lines, span, notes: Cell("\n".join(lines), 0, span, False, tuple(notes)),
    st.lists(st.sampled_from(LINES), max_size=4),
    st.sampled_from((1, 1, 1, 2, 4)),
    st.lists(NOTES, max_size=2),
)


@given(
    st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4),
    st.integers(1, 2),
    st.lists(st.lists(CELLS, min_size=1, max_size=8), min_size=1, max_size=5),
)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_cells_nothing_is_lost(
    headings: list[str], times: int, lines: list[list[Cell]]
) -> None:
    source = document(table(headings * times, *lines))
    try:
        found = extract(source, "Haven")
    except NoChronologyError:
        return
    assert reconcile(source, found) == ()
    assert found.rows.adds_up()
    assert found.rows.seen == len(lines) + 1
    assert len({event.id for event in found.events}) == len(found.events)


@pytest.mark.parametrize("date", ["2009", "", "January 2009", "12/1/09"])
def test_a_dated_line_of_one_word_is_an_entry_of_its_own(tmp_path: Path, date: str) -> None:
    lines = ("12/1/09 Referral from GP.", "15/1/09 Allocated.", "20/1/09 Visit - no reply.")
    found = made(tmp_path, line((date,), lines))
    assert read(found) == [
        ("2009-01-12", lines[0]),
        ("2009-01-15", lines[1]),
        ("2009-01-20", lines[2]),
    ]


def test_a_date_with_its_time_alone_on_a_line_begins_no_entry(tmp_path: Path) -> None:
    words = ("12/1/09 Referral from GP, next seen", "15/1/09 2pm", "20/1/09 noon")
    found = made(tmp_path, line(("12/1/09",), words))
    assert len(found.events) == 1


TIMED = tr("Date", "Time", "Description")


def timed(folder: Path, times: tuple[str, ...], words: tuple[str, ...]) -> list[tuple[str, str]]:
    found = extract(Docx(tbl(TIMED, tr("07/07/08", tc(*times), tc(*words)))).read(folder), "Haven")
    assert {event.date_text[:8] for event in found.events} == {"07/07/08"}
    return [(f"{event.when.start_time:%H:%M}", event.description) for event in found.events]


def test_three_times_beside_three_lines_are_three_entries(tmp_path: Path) -> None:
    words = ("Mother phoned.", "Social worker phoned back.", "Visit, child seen.")
    assert timed(tmp_path, ("09:00", "1015hrs", "2pm"), words) == [
        ("09:00", words[0]),
        ("10:15", words[1]),
        ("14:00", words[2]),
    ]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (("09:00", "10:15"), ("Visit to the home.", "All well.")),  # perhaps from nine to a quarter past ten
        (("09:00", "10:15", "14:00"), ("Mother phoned.", "Visit, child seen.")),
        (("09:00", "to", "14:00"), ("Mother phoned.", "She was upset.", "Visit, child seen.")),
    ],
)
def test_times_that_fit_no_lines_leave_the_row_whole(
    tmp_path: Path, times: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert timed(tmp_path, times, words) == [("09:00", "\n".join(words))]
