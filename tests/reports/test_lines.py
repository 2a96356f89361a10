from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.chronology.changes import compare
from pipeline.chronology.model import Flag, IntegratedChronology, When
from pipeline.reports.lines import Line, prepare
from pipeline.reports.naming import how_many, notes_of

from .factory import AGENCIES, CSC, GP, MADE_ON, POLICE, before_rich, case, event, integrated, rich


def lines(whole: IntegratedChronology) -> tuple[Line, ...]:
    return prepare(whole, case(), made_on=MADE_ON).lines


def test_an_exact_day_needs_no_words_of_the_agency() -> None:
    line = lines(rich())[0]
    assert (line.number, line.when, line.submitted, line.unsure) == (1, "Thu 12 March 2009, 14:30", "", False)


def test_whatever_was_inferred_is_said_beside_the_agency_s_words() -> None:
    assumed, doubted, spread = lines(rich())[1:4]
    assert assumed.submitted == "Fri 13 March"
    assert assumed.date_remarks == ("year assumed: it was not written",)
    assert (doubted.when, doubted.submitted) == ("about June 2009", "c. June 2009")
    assert doubted.date_remarks == ("the author marked doubt about the date",)
    assert spread.unsure and spread.submitted


def test_flags_stand_with_what_they_are_about() -> None:
    line = lines(rich())[4]
    assert line.date_remarks == ("16 March 2009 was a Monday.",)
    assert line.remarks == ("Not said.",)


def test_an_empty_date_cell_is_said_once_and_never_quoted() -> None:
    line = lines(rich())[5]
    assert (line.when, line.submitted) == ("No date", "")
    assert line.date_remarks == ("The date cell holds no date.",)
    (silent,) = lines(integrated(event(0, when=When(), date_text="")))
    assert (silent.submitted, silent.date_remarks) == ("", ("no date is written here",))


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2009",
        "Thurs 12th March 2009",
        "12.3.09 at 14:30hrs",
        "12 Mar 09, 2.30 p.m",
        "12–03–2009\n1430hrs",
    ],
)
def test_an_exact_day_plainly_written_is_not_said_twice(text: str) -> None:
    (line,) = lines(integrated(event(0, date_text=text)))
    assert line.submitted == ""


@pytest.mark.parametrize(
    "text", ["12/03/09 (duty book)", "12/03/09 MARY", "12/03/09 – Nan rang", "12/03/09 *"]
)
def test_any_other_word_in_the_date_cell_is_shown(text: str) -> None:
    (line,) = lines(integrated(event(0, date_text=text)))
    assert line.submitted == text and not line.unsure


def test_the_day_of_writing_down_is_shown() -> None:
    day = dt.date(2009, 3, 12)
    when = When(day, day, precision="day", recorded=dt.date(2009, 3, 14))
    (line,) = lines(integrated(event(0, when=when, date_text="12/03/09 written retrospectively on 14/03/09")))
    assert line.date_remarks == ("written down on 14 March 2009",)
    assert line.submitted.startswith("12/03/09 written") and not line.unsure


@pytest.mark.parametrize("code", ["outside-review-period", "after-death", "before-birth"])
def test_a_sure_date_outside_the_period_is_not_an_uncertain_one(code: str) -> None:
    (line,) = lines(integrated(event(0, flags=(Flag(code, "It lies elsewhere."),))))
    assert line.date_remarks == ("It lies elsewhere.",) and not line.unsure
    assert line.submitted == "12/03/2009"  # for the reader to see whether it was mistyped


def test_marks_of_lists_take_one_line() -> None:
    notes = (("label", "•"), ("comment", "Ask the ward."), ("label", "•"), ("label", "a)"))
    assert notes_of(event(0, notes=notes)) == [
        ("Comment", "Ask the ward."),
        ("Numbers or marks of a list", "•  •  a)"),
    ]


def test_figures_agree_with_their_nouns() -> None:
    assert [how_many(n, "entry") for n in (0, 1, 2_000)] == ["0 entries", "1 entry", "2,000 entries"]
    assert [how_many(n, "day") for n in (1, 2)] == ["1 day", "2 days"]


def test_what_was_removed_is_said_where_the_panel_reads() -> None:
    whole = rich()
    earlier = integrated(*before_rich().events, event(9))
    panel = prepare(whole, case(), made_on=MADE_ON, changes=compare(earlier, whole))
    assert panel.since.startswith("1 new, 1 changed, 1 removed.")
    assert prepare(whole, case(), made_on=MADE_ON, changes=compare(None, whole)).since == ""


def test_a_flag_that_says_the_same_as_a_mark_is_not_repeated() -> None:
    when = When(dt.date(2009, 3, 12), dt.date(2009, 3, 12), precision="day", assumed=("year",))
    flag = Flag("date-assumed", "The year comes from the heading row 2009.")
    (line,) = lines(integrated(event(0, when=replace(when, flags=(flag,)), flags=(flag,))))
    assert line.date_remarks == (flag.message,)


def test_sources_lead_back_to_document_table_row_and_page() -> None:
    found = lines(rich())
    assert found[0].source == "D1 t1 r2"
    assert found[2].source == "D3 p 4 t1 r4"


def test_links_become_numbers() -> None:
    assert lines(rich())[3].also == (1,)


def test_the_key_counts_what_each_document_gave() -> None:
    panel = prepare(rich(), case(), made_on=MADE_ON)
    assert [(d.code, d.document.agency, d.entries) for d in panel.documents] == [
        ("D1", POLICE, 3),
        ("D2", CSC, 2),
        ("D3", GP, 1),
    ]
    assert panel.documents[0].covers == "12 March 2009 to 16 March 2009" or panel.documents[0].last
    assert panel.documents[2].covers == "1 June 2009 to 30 June 2009"
    assert panel.missing == ("Haven Domestic Abuse Outreach",)


def test_asides_put_what_could_not_be_placed_first() -> None:
    panel = prepare(rich(), case(), made_on=MADE_ON)
    assert [placed.aside.kind for placed in panel.asides] == ["unplaced", "note", "banner", "heading"]


def test_colours_follow_the_case_not_the_entries() -> None:
    one = prepare(integrated(event(0, GP)), case(), made_on=MADE_ON)
    other = prepare(rich(), case(), made_on=MADE_ON)
    assert one.lines[0].colour == other.lines[2].colour
    assert [name for name, _, _ in one.agencies][:3] == list(AGENCIES)


def test_an_agency_the_case_does_not_name_still_has_a_colour() -> None:
    stranger = event(0, agency=POLICE)
    panel = prepare(integrated(replace(stranger, agency="Somebody else")), case(), made_on=MADE_ON)
    assert "Somebody else" in [name for name, _, _ in panel.agencies]


def test_new_and_changed_entries_are_marked_only_against_an_earlier_merge() -> None:
    whole = rich()
    changes = compare(before_rich(), whole)
    marked = prepare(whole, case(), made_on=MADE_ON, changes=changes)
    assert [line.mark for line in marked.lines] == ["NEW", "CHANGED", "", "", "", ""]
    assert marked.lines[1].changed == ("description", "date")
    first = compare(None, whole)
    assert not any(line.mark for line in prepare(whole, case(), made_on=MADE_ON, changes=first).lines)


def test_one_changed_date_is_named_once() -> None:
    day = dt.date(2009, 3, 14)
    after = integrated(event(0, when=When(day, day, precision="day"), date_text="14/03/2009"))
    changes = compare(integrated(event(0)), after)
    (line,) = prepare(after, case(), made_on=MADE_ON, changes=changes).lines
    assert (line.mark, line.changed) == ("CHANGED", ("date",))


def test_numbers_of_lists_are_said_beside_the_text_which_stays_as_submitted() -> None:
    marks = (
        ("description", 2, "a)"),
        ("description", 3, "•"),
        ("Read code", 1, "1."),
        ("description", 9, "2."),
    )
    words = "Plan:\nvisit her at home on each Monday\ncall"
    whole = integrated(event(0, description=words, extra={"Read code": "9N11."}, marks=marks))
    (line,) = lines(whole)
    assert line.event.description == words
    assert notes_of(line.event) == [
        ("Numbers of a list", "a) before “visit her at home on …”; 1. before “9N11.”; 2.")
    ]
