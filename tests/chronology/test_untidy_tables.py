"""Tables as people leave them: dragged lines, day banners, signatures, other tables in the same dress."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.documents.model import Cell, Document, Heading, Note, Place
from tests.chronology.shapes import document, table

HEAD = ("Date", "Family member", "Professional", "Contact", "Description of event", "Child seen", "Comments")
WORDS = ("Leanne", "HV J Strand", "Home visit", "House clean and warm.", "Yes", "")


def read(*blocks: object) -> Chronology:
    source: Document = document(*blocks)  # type: ignore[arg-type]
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    return found


def starts(found: Chronology) -> list[str]:
    return [event.when.start.isoformat() if event.when.start else "" for event in found.events]


def kinds(found: Chronology) -> list[str]:
    """What became of the rows after the headings of one table, in their order."""
    rows = {event.source.row: "event" for event in found.events}
    rows |= {aside.row: aside.kind for aside in found.asides}
    return [kind for _, kind in sorted(rows.items())][1:]


def entry(date: str, *words: str) -> tuple[str, ...]:
    return (date, *(words or WORDS))


def test_dragged_lines_do_not_put_the_name_into_the_date() -> None:
    found = read(
        table(
            (("Date", 2), "Family member", ("Event", 2)),
            ("12/03/2009", ("Leanne", 2), ("Visit", 2)),
            (("13/03/2009", 2), "Leanne", ("Call", 2)),
            width=5,
        )
    )
    assert starts(found) == ["2009-03-12", "2009-03-13"]
    assert [event.family_member for event in found.events] == ["Leanne", "Leanne"]
    assert [event.date_text for event in found.events] == ["12/03/2009", "13/03/2009"]


def test_two_cells_under_one_wide_heading_stay_together() -> None:
    found = read(
        table(
            ("Date", "Time", ("Event", 2)),
            (("12/03/2009", 2), "Visit", "No reply"),
            width=4,
        )
    )
    assert [event.description for event in found.events] == ["Visit\nNo reply"]
    assert found.events[0].when.start == dt.date(2009, 3, 12)


def test_a_banner_that_is_a_day_gives_its_date_to_the_rows_below() -> None:
    """Before, "same day" below it was the day of the entry above it."""
    found = read(
        table(
            HEAD,
            entry("01/01/2009"),
            (("Thursday 12 March 2009", 7),),
            entry(""),
            entry(""),
            (("Friday 13 March", 7),),
            entry(""),
            (("Saturday 14th", 7),),
            entry(""),
        )
    )
    assert starts(found) == ["2009-01-01", "2009-03-12", "2009-03-12", "2009-03-13", "2009-03-14"]
    assert all(event.when.assumed == ("date",) for event in found.events[1:])
    assert "heading" in found.events[1].flags[0].message


def test_a_banner_that_is_a_month_takes_its_year_from_further_up() -> None:
    found = read(
        table(
            HEAD,
            (("2008", 7),),
            (("JANUARY", 7),),
            entry("3rd"),
            ("February", "", "", "", "", "", ""),
            entry("4th"),
            (("October (cont.)", 7),),
            entry(""),
            (("2009", 7),),
            (("December", 7),),
            entry("28th"),
        )
    )
    assert starts(found) == ["2008-01-03", "2008-02-04", "2008-10-01", "2009-12-28"]
    assert found.events[2].when.precision == "month"


def test_months_run_on_over_the_new_year_either_way() -> None:
    down = read(table(HEAD, (("January 2009", 7),), entry("3rd"), (("December", 7),), entry("4th")))
    assert starts(down) == ["2009-01-03", "2008-12-04"]
    onward = read(table(HEAD, (("Nov 2008", 7),), entry("3rd"), (("January", 7),), entry("4th")))
    assert starts(onward) == ["2008-11-03", "2009-01-04"]
    nowhere = read(table(HEAD, (("January", 7),), entry("3rd"), entry("")))
    assert starts(nowhere) == ["", ""]


def test_an_entry_over_the_whole_width_begins_with_its_date() -> None:
    found = read(
        table(
            HEAD,
            entry("12/03/2009"),
            (("13/03/2009 Home visit by health visitor, no reply", 7),),
            (("Between 14 and 20 March 2009 no contact with any agency", 7),),
            (("2010 Maisie and Tyler together", 7),),
        )
    )
    assert kinds(found) == ["event", "event", "event", "banner"]
    assert starts(found) == ["2009-03-12", "2009-03-13", "2009-03-14"]


def test_an_undated_entry_is_not_taken_for_the_headings_of_a_table_without_any() -> None:
    long = "Home visit made to the house today and all was well there."
    found = read(
        table(
            ("12/03/2009", "Maisie", "HV", "Home visit", long, "Yes", ""),
            ("", "Child", "Health visitor", "Contact", "Details of incident", "Not seen", ""),
            ("14/03/2009", "Maisie", "HV", "Home visit", long, "Yes", ""),
        )
    )
    assert [event.when.assumed for event in found.events] == [(), ("date",), ()]
    assert found.rows.headings == 0


def test_headings_below_a_whole_form_of_case_details() -> None:
    form = [(f"Question {number}", "Leanne", "", "", "", "", "") for number in range(20)]
    found = read(table(*form, HEAD, entry("12/03/2009"), entry("13/03/2009")))
    assert found.rows == type(found.rows)(seen=23, events=2, headings=1, notes=20)


@pytest.mark.parametrize(
    "head", [("Patient", "Date of birth", "Date seen"), ("Name", "DOB", "Date of attendance at department")]
)
def test_a_birth_date_beside_the_dates_of_events(head: tuple[str, str, str]) -> None:
    """The hospital's export: its birth dates must not become the dates of the entries."""
    found = read(
        table(
            (*head, "Clinician", "Details"),
            ("Maisie", "14/06/2006", "12/03/2009", "Dr Rao", "Cough and temperature."),
            ("Maisie", "14/06/2006", "19/03/2009", "Dr Rao", "Rash on both arms."),
        )
    )
    assert starts(found) == ["2009-03-12", "2009-03-19"]
    assert found.events[0].extra == {head[1]: "14/06/2006"}


def test_interviews_held_for_the_review_are_no_entries() -> None:
    interviews = table(
        ("Name", "Designation", "Date of interview"), ("Hilary Strand", "Health visitor", "12/03/2010")
    )
    found = read(interviews, table(HEAD, entry("12/03/2009"), number=2))
    assert starts(found) == ["2009-03-12"]


def test_columns_about_the_child_or_the_response_keep_their_own_heading() -> None:
    found = read(
        table(
            ("Date", "Event", "Agency response", "Impact on child", "Views of family"),
            ("12/03/2009", "Visit", "Referred", "Upset", "Worried"),
        )
    )
    (event,) = found.events
    assert (event.family_member, event.professional) == ("", "")
    assert event.extra == {
        "Agency response": "Referred",
        "Impact on child": "Upset",
        "Views of family": "Worried",
    }


def test_what_happened_last_is_no_signature_and_a_signature_is_no_entry() -> None:
    found = read(
        table(
            HEAD,
            entry("12/03/2009"),
            entry("", "", "", "", "Signed Section 20 agreement with mother.", "", ""),
            entry("", "", "", "", "Ends relationship with partner.", "", ""),
            entry("Signed:", "H. Strand", "", "Date:", "12/05/2010", "", ""),
        )
    )
    assert kinds(found) == ["event", "event", "event", "note"]
    total = read(table(HEAD, entry("12/03/2009"), entry("Total", "", "", "1 contact", "", "", "")))
    assert kinds(total) == ["event", "note"]
    signed = read(table(HEAD, entry("12/03/2009"), entry("", "", "", "", "Signed: H. Strand", "", "")))
    assert kinds(signed) == ["event", "note"]


def test_no_contact_in_this_period_is_not_on_the_day_of_the_entry_above() -> None:
    nil = entry("", "", "", "", "No contact in this period", "", "")
    found = read(table(HEAD, entry("12/03/2009"), nil, entry(""), (("2010", 7),), nil))
    assert starts(found) == ["2009-03-12", "", "", "2010-01-01"]
    assert found.events[3].when.precision == "year"
    assert [flag.code for flag in found.events[1].flags] == ["undated"]


def test_a_title_typed_as_a_plain_line_parts_two_chronologies() -> None:
    """The second child's entries must not take days and years from the first child's."""
    second = table(HEAD, entry(""), entry("3 Feb"), entry("13/03/2009"), number=2)
    found = read("Chronology for Maisie", table(HEAD, entry("15/09/2009")), "Chronology for Tyler", second)
    assert starts(found) == ["2009-09-15", "", "", "2009-03-13"]
    assert all(flag.code != "date-order" for event in found.events for flag in event.flags)


@pytest.mark.parametrize(
    "line", ["Wealdshire Health Chronology", "OFFICIAL SENSITIVE", "(continued)", "Page 2"]
)
def test_lines_of_every_page_part_nothing(line: str) -> None:
    second = table(HEAD, entry(""), number=2)
    found = read("Wealdshire Health Chronology", table(HEAD, entry("15/09/2009")), line, second)
    assert starts(found) == ["2009-09-15", "2009-09-15"]


def test_a_heading_under_the_year_keeps_the_year() -> None:
    source = (
        "Maisie",
        table(HEAD, entry("3 Feb")),
        Heading("Tyler", 2, Place()),
        table(HEAD, entry("4 Feb"), number=2),
        Heading("Family", 1, Place()),
        table(HEAD, entry("5 Feb"), number=3),
    )
    assert starts(read("# 2008", *source)) == ["2008-02-03", "2008-02-04", ""]


def test_tables_and_paragraphs_with_dates_that_were_not_read_are_named() -> None:
    plan = table(("Recommendation", "Lead", "By when"), ("Train staff", "Head", "31/03/2010"), number=2)
    glossary = table(("Abbreviation", "Meaning"), ("HV", "Health visitor"), number=3)
    found = read(table(HEAD, entry("12/03/2009")), plan, glossary, "13/03/2009: Home visit, no reply.")
    assert dict(found.cautions) == {
        "table-not-read": "Tables with dates that were not taken for the chronology: table 2 (2 rows). "
        "Check that they hold no entries.",
        "paragraphs-not-read": "1 paragraph outside the tables begins with a date and gave no entries. "
        "Check the original.",
    }
    late = found.left_out[-1]
    assert (late.table, late.text, late.why) == (
        0,
        "13/03/2009: Home visit, no reply.",
        "is dated and stands beside the chronology's table",
    )


def test_tables_inside_a_read_one_or_around_it_are_not_named() -> None:
    inner = table(("Seen", "12/03/2009"), number=2)
    layout = table((Cell("x", 0, tables=(table(HEAD, entry("12/03/2009"), number=4),)),), number=3)
    dated = Cell("Letters: Seen 12/03/2009", 0, tables=(inner,))
    found = read(table(HEAD, entry("12/03/2009", "", "", "", "", "", dated)), layout)  # type: ignore[arg-type]
    assert (found.rows.events, found.cautions) == (2, ())


def test_a_period_with_a_number_begins_on_its_own_first_day() -> None:
    found = read(
        table(
            HEAD,
            (("Period 1 (1 January 2008 – 30 June 2008)", 7),),
            entry("12/3"),
            (("Period 2: January to March 2009", 7),),
            entry(""),
            entry("5 Feb"),
        )
    )
    assert starts(found) == ["2008-03-12", "2009-01-01", "2009-02-05"]
    assert found.rows.banners == 2


@pytest.mark.parametrize(
    "guidance",
    [
        (
            "(dd/mm/yy)",
            "(full names)",
            "(designation)",
            "(visit, letter)",
            "(summary)",
            "(Y/N)",
            "(IMR author)",
        ),
        ("dd/mm/yyyy", "Full name", "Name and role", "e.g. letter", "Brief factual summary", "Y/N", "Author"),
    ],
)
def test_guidance_below_the_headings_is_no_entry(guidance: tuple[str, ...]) -> None:
    assert kinds(read(table(HEAD, guidance, entry("12/03/2009")))) == ["note", "event"]


def test_of_two_date_columns_the_event_s_counts_and_the_other_stands_in() -> None:
    found = read(
        table(
            ("Ref", "Date/Time reported", "Date/Time occurred", "Summary"),
            ("DV/1", "13/03/2009 02:10", "12/03/2009 23:50", "Argument at the house"),
            ("DV/2", "14/03/2009", "", "Argument at the house"),
        )
    )
    assert starts(found) == ["2009-03-12", "2009-03-14"]
    assert [event.when.assumed for event in found.events] == [(), ("date",)]
    assert [code for code, _ in found.cautions] == ["second-date"]


def test_an_end_date_alone_is_not_the_day_above() -> None:
    found = read(
        table(("From", "To", "Event"), ("19/03/09", "26/03/09", "Custody"), ("", "27/03/09", "Recall"))
    )
    assert starts(found) == ["2009-03-19", "2009-03-27"]
    assert [flag.code for flag in found.events[1].flags] == ["date-ambiguous"]


def test_a_date_struck_through_in_part_is_remarked() -> None:
    struck = Cell("12/03/2009 13/03/2009", 0, notes=(Note("struck", "12/03/2009"),))
    found = read(table(HEAD, (struck, *WORDS)))
    assert any("struck" in flag.message for flag in found.events[0].flags)


def test_a_column_of_prose_is_the_description_whatever_it_is_called() -> None:
    long = "Seen with cough, chest clear, mother to call back if worse."
    found = read(table(("Date", "Code", "Clinician", "Consultation"), ("12/03/2009", "Xa1", "Dr Rao", long)))
    assert (found.events[0].description, found.events[0].contact) == (long, "")


def test_an_action_plan_run_into_the_chronology_gives_no_entries() -> None:
    plan = ("Recommendation", "Action", "Lead", "By when", "", "", "")
    found = read(
        table(
            HEAD,
            entry("12/03/2009"),
            plan,
            ("Train all staff", "Run the course", "Head", "31/03/2010", "", "", ""),
            HEAD,
            entry("13/03/2009"),
        )
    )
    assert kinds(found) == ["event", "unplaced", "unplaced", "heading", "event"]
    assert [code for code, _ in found.cautions] == ["tables-run-together"]


def test_chronologies_inside_an_entry_are_said() -> None:
    inner = table(("Date", "Event"), ("12/03/2008", "Visit"), ("13/04/2008", "Call"), number=2)
    words = Cell("Date Event\n12/03/2008 Visit\n13/04/2008 Call", 0, tables=(inner,))
    found = read(table(("Date", "Events of the year"), ("2008", words)))
    assert [code for code, _ in found.cautions] == ["table-inside-entry"]


def test_same_day_ends_at_a_banner_that_begins_another_section() -> None:
    found = read(
        table(
            HEAD,
            entry("12/03/2009"),
            ("HEALTH VISITOR RECORDS", "", "", "", "", "", ""),
            entry(""),
            entry("13/3"),
        )
    )
    assert starts(found) == ["2009-03-12", "", "2009-03-13"]


def test_small_hours_below_an_evening_may_be_the_day_after() -> None:
    found = read(
        table(("Date", "Time", "Event"), ("12/03/2009", "23:50", "Argument"), ("", "00:20", "Police attend"))
    )
    assert starts(found) == ["2009-03-12", "2009-03-12"]
    assert "date-ambiguous" in [flag.code for flag in found.events[1].flags]


def test_a_second_dated_line_in_a_cell_is_remarked_on() -> None:
    """Edge 76: several events in one cell; they stay one entry, and the entry says so."""
    rows = [
        ["Date", "Family member", "Description of event"],
        ["6/3/08", "Maisie", "Home visit.\n7/3/08 Telephone call to GP.\n8/3/08 Strategy meeting."],
        ["9/3/08", "Maisie", "Clinic.\nBrought by her grandmother."],
    ]
    first, second = read(table(*rows)).events
    assert "date-ambiguous" in {flag.code for flag in first.flags}
    assert second.flags == ()


def test_time_below_date_and_time_is_the_time() -> None:
    rows = [
        [Cell("Date and time", 0, 2), Cell("Details", 2)],
        ["Date", "Time", ""],
        ["03/05/2008", "14:00", "Home visit by the health visitor."],
    ]
    (event,) = read(table(*rows)).events
    assert event.when.start_time == dt.time(14)


def test_where_some_dates_are_month_first_those_readable_either_way_say_so() -> None:
    rows = [["Date", "Description of event"]]
    rows += [[day, "Home visit."] for day in ("25/03/2008", "04/28/2008", "06/07/2008", "07/07/2008")]
    found = read(table(*rows)).events
    codes = [{flag.code for flag in (*event.flags, *event.when.flags)} for event in found]
    assert "month-first" in codes[1]
    assert "date-ambiguous" in codes[2]
    assert "date-ambiguous" not in codes[0] | codes[3]
