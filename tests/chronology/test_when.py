"""Context, headings, several dates in a cell, time cells, and questions about a whole column."""

# ruff: noqa: E501 - tables
from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from pipeline.chronology.model import DateContext, When
from pipeline.chronology.when import judge_order, looks_like_date, parse_banner, parse_when, parse_whens
from pipeline.chronology.when.reader import forget

D = dt.date


def codes(when: When) -> set[str]:
    return {flag.code for flag in when.flags}


@pytest.mark.parametrize(
    ("text", "previous", "banner", "start"),
    [
        ("12/03", None, "2008", D(2008, 3, 12)),
        ("12 March", D(2007, 12, 30), "2008", D(2008, 3, 12)),  # the heading goes before the entry above
        ("3 Jan", D(2008, 12, 20), "2008", D(2008, 1, 3)),
        ("3 Jan", D(2008, 12, 20), None, D(2009, 1, 3)),
        ("28 Dec", D(2008, 12, 20), None, D(2008, 12, 28)),
        ("Fri 9th Feb", None, "2007", D(2007, 2, 9)),
        ("14 Dec", None, "2008/09", D(2008, 12, 14)),
        ("14 Feb", None, "School Year 2008/09", D(2009, 2, 14)),
        ("14 Feb", None, "1 April 2008 to 31 March 2009", D(2009, 2, 14)),
        ("6th July", D(2009, 7, 13), "Summer Term 2009", D(2009, 7, 6)),
        ("the 3rd", D(2008, 3, 28), None, D(2008, 4, 3)),
        ("the 3rd", D(2008, 1, 28), "March 2008", D(2008, 3, 3)),
        ("31st", D(2008, 1, 31), None, D(2008, 1, 31)),
        ("31st", D(2008, 4, 2), None, D(2008, 5, 31)),  # April has none
        ("29 Feb", D(2008, 1, 5), None, D(2008, 2, 29)),
        ("Thurs 12th March", D(2008, 6, 1), None, D(2009, 3, 12)),  # the weekday decides the year
        ("March", D(2008, 12, 20), None, D(2009, 3, 1)),
        ("Autumn term", None, "2008", D(2008, 9, 1)),
    ],
)
def test_what_is_not_written_comes_from_context(
    text: str, previous: dt.date | None, banner: str | None, start: dt.date
) -> None:
    when = parse_when(text, context=DateContext(previous=previous, banner=banner))
    assert when.start == start
    assert when.assumed
    assert "date-assumed" in codes(when)
    assert "weekday-mismatch" not in codes(when)


@pytest.mark.parametrize(
    "text", ["12/03", "12 March", "the 3rd", "Thursday", "March", "", "ditto", "14:30", "next day"]
)
def test_without_context_nothing_is_guessed(text: str) -> None:
    when = parse_when(text)
    assert (when.start, when.end, when.precision, when.assumed) == (None, None, "unknown", ())
    assert codes(when) == {"undated"}


def test_a_year_within_the_cell_needs_no_context() -> None:
    assert parse_when("2009\n12 March").start == D(2009, 3, 12)


def test_undated_entries_keep_their_times() -> None:
    assert parse_when("", time_text="14:30").start_time == dt.time(14, 30)
    assert parse_when("TBC", time_text="1430hrs").start_time == dt.time(14, 30)
    assert parse_when("31/02/2009 14:30").start_time == dt.time(14, 30)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1430", (14, 30), None), ("0105", (1, 5), None), ("14.30", (14, 30), None), ("14.03", (14, 3), None),
        ("2015", (20, 15), None), ("1930-2015", (19, 30), (20, 15)),
        ("7.30pm to 8pm", (19, 30), (20, 0)), ("14:00 - 14:50", (14, 0), (14, 50)), ("14.00-14.50hrs", (14, 0), (14, 50)),
        ("evening", None, None), ("N/K", None, None), ("AM", None, None), ("", None, None), ("noon", (12, 0), None),
        ("01:05:32", (1, 5, 32), None), ("9.15am", (9, 15), None), ("12 noon", (12, 0), None),
    ],
)  # fmt: skip
def test_time_cell(text: str, start: tuple[int, ...] | None, end: tuple[int, ...] | None) -> None:
    when = parse_when("12.3.09", time_text=text)
    assert when.start_time == (dt.time(*start) if start else None)
    assert when.end_time == (dt.time(*end) if end else None)
    assert (when.start, when.assumed, when.flags) == (D(2009, 3, 12), (), ())


def test_time_cell_with_bare_hours_is_an_assumption() -> None:
    when = parse_when("12.3.09", time_text="2-3")
    assert (when.start_time, when.end_time, when.assumed) == (dt.time(14), dt.time(15), ("am-pm",))


def test_time_cell_that_cannot_be_read_is_said() -> None:
    when = parse_when("12.3.09", time_text="25:70")
    assert when.start_time is None
    assert codes(when) == {"date-ambiguous"}


def test_time_cell_doubt_and_dates_in_it() -> None:
    assert parse_when("12.3.09", time_text="approx 14:30").uncertain
    assert parse_when("", time_text="12/3/09 14:30").start == D(2009, 3, 12)


def test_the_time_cell_goes_before_a_time_in_the_date() -> None:
    assert parse_when("12.3.09 09:00", time_text="14:30").start_time == dt.time(14, 30)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("12/3/09", [D(2009, 3, 12)]),
        ("12/3/09\n14/3/09", [D(2009, 3, 12), D(2009, 3, 14)]),
        ("12/3/09; 14/3/09; 20/3/09", [D(2009, 3, 12), D(2009, 3, 14), D(2009, 3, 20)]),
        ("12, 13 and 15 March 2009", [D(2009, 3, 12), D(2009, 3, 15)]),
        ("12/3, 14/3 & 20/3/09", [D(2009, 3, 12), D(2009, 3, 14), D(2009, 3, 20)]),
        ("12/3/09\n12/3/09", [D(2009, 3, 12)]),
        ("Thursday 12 March 2009\n12/03/09", [D(2009, 3, 12)]),
        ("12-15/3/09", [D(2009, 3, 12)]),
        ("", [None]),
    ],
)
def test_several_dates(text: str, starts: list[dt.date | None]) -> None:
    assert [when.start for when in parse_whens(text)] == starts


def test_several_dates_keep_their_times_and_one_reading_covers_them() -> None:
    text = "12/3/09\n10:00\n13/3/09\n11:00"
    assert [when.start_time for when in parse_whens(text)] == [dt.time(10), dt.time(11)]
    one = parse_when(text)
    assert (one.start, one.end, one.start_time, one.precision) == (
        D(2009, 3, 12),
        D(2009, 3, 13),
        dt.time(10),
        "range",
    )
    assert "date-ambiguous" in codes(one)


def test_a_later_line_takes_its_year_from_the_one_before() -> None:
    first, second = parse_whens("12/3/09\n14/3")
    assert (first.assumed, second.start, second.assumed) == ((), D(2009, 3, 14), ("year",))


@pytest.mark.parametrize(
    ("text", "start", "recorded"),
    [
        ("12/3/09 (recorded 14/3/09)", D(2009, 3, 12), D(2009, 3, 14)),
        ("12/3/09 written retrospectively on 14/3/09", D(2009, 3, 12), D(2009, 3, 14)),
        ("Recorded 15/3/09 for 12/3/09", D(2009, 3, 12), D(2009, 3, 15)),
        ("12/3/09 late entry 15/3/09", D(2009, 3, 12), D(2009, 3, 15)),
        ("Recorded on 14/3/09", None, D(2009, 3, 14)),
        ("12/3/09", D(2009, 3, 12), None),
    ],
)
def test_the_day_of_writing_is_kept_apart(text: str, start: dt.date | None, recorded: dt.date | None) -> None:
    when = parse_when(text)
    assert (when.start, when.recorded) == (start, recorded)


def test_month_first_documents() -> None:
    american = DateContext(month_first=True)
    sure, unsure = parse_when("03/25/18", context=american), parse_when("03/04/18", context=american)
    assert (sure.start, codes(sure)) == (D(2018, 3, 25), {"month-first"})
    assert (unsure.start, codes(unsure)) == (D(2018, 3, 4), {"month-first", "date-ambiguous"})
    assert parse_when("4 March 2018", context=american).flags == ()


@pytest.mark.parametrize(
    ("texts", "month_first"),
    [
        (["03/04/18", "05/06/18"], False),
        (["03/04/18", "03/25/18"], True),
        (["13/04/18", "03/25/18"], False),
        (["3 March 2018", ""], False),
        ([], False),
        (["w/c 03/25/18\n04/01/18"], True),
    ],
)
def test_order_of_a_document(texts: list[str], month_first: bool) -> None:
    assert judge_order(texts) is month_first


@pytest.mark.parametrize(
    ("text", "banner"),
    [
        ("2007", "2007"), ("YEAR 2007", "2007"), ("2008 continued", "2008"), ("2008 (cont'd)", "2008"),
        ("January 2009", "January 2009"), ("APRIL 2008", "April 2008"), ("Autumn term 2008", "Autumn term 2008"),
        ("1 April 2008 to 31 March 2009", "1 April 2008 to 31 March 2009"), ("2008/09", "2008/09"),
        ("2008 - 2009", "2008 - 2009"), ("Period 2: 2008", "2 2008"), ("Events of 2008", "of 2008"),
        ("", None), ("Police", None), ("12/3/09", None), ("12 March 2009", None), ("Moved house 2008", None),
        ("Home visit 14:30", None), ("January", None), ("Between 2007 and 2009 the family lived in Harrowbridge.", None),
    ],
)  # fmt: skip
def test_banner(text: str, banner: str | None) -> None:
    found = parse_banner(text)
    if text in ("Period 2: 2008", "Events of 2008"):  # the words may differ, the year must be there
        assert found is None or found.endswith("2008")
    else:
        assert found == banner


def test_every_banner_gives_a_year() -> None:
    for text in (
        "YEAR 2007",
        "April 2007",
        "Autumn term 2007",
        "1 January 2007 to 31 December 2007",
        "2007 continued",
    ):
        when = parse_when("3 Oct", context=DateContext(banner=parse_banner(text)))
        assert when.start == D(2007, 10, 3), text


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("12/03/09", True), ("Thurs 12th March", True), ("12-15/3/09 14:30", True), ("c. June 2007", True),
        ("31/02/2009", True), ("APE 30/12/10", True), ("Autumn term 2008", True), ("w/c 9.3.09", True),
        ("", False), ("ditto", False), ("14:30", False), ("14", False), ("May", False), ("Mother", False),
        ("PC 2214", False), ("Child seen at home on 12/3/09 with her mother and two siblings, asleep", False),
        ("TBC", False), ("Flat 3", False), ("07700 900123", False),
    ],
)  # fmt: skip
def test_looks_like_date(text: str, looks: bool) -> None:
    assert looks_like_date(text) is looks


def test_messages_are_for_people() -> None:
    mismatch = parse_when("Fri 12 March 2009").flags[0].message
    assert mismatch == "12 March 2009 was a Thursday, not a Friday."
    assert "there is no day 31 in February 2009" in parse_when("31/02/2009").flags[0].message
    assumed = parse_when("12/03", context=DateContext(banner="2008")).flags[0].message
    assert "2008" in assumed
    assert "heading" in assumed


def test_reading_loads_no_document_reader() -> None:
    code = (
        "import sys, pipeline.chronology.when;"
        "print([m for m in ('lxml', 'pdfplumber', 'pypdfium2', 'xlsxwriter', 'dateutil') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_answers_do_not_depend_on_the_cache() -> None:
    first = parse_when("12/3", context=DateContext(previous=D(2008, 1, 1)))
    other = parse_when("12/3", context=DateContext(previous=D(2010, 1, 1)))
    assert (first.start, other.start) == (D(2008, 3, 12), D(2010, 3, 12))
    forget()
    assert parse_when("12/3", context=DateContext(previous=D(2008, 1, 1))) == first
