"""Rows → entries: every row is something, nothing is lost, same days and banners are carried."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.documents.model import Caution, Cell, Document, Note, Place, Table
from tests.chronology.shapes import APPENDIX_G, UP, case, document, row, table

HEAD = ("Date", "Time", "Who", "Officer", "Source", "Details", "Child seen?", "Comment", "Read code")


def entry(
    date: str, details: str = "Home visit, all well.", time: str = "", source: str = "Visit", **more: str
) -> tuple[str, ...]:
    return (
        date,
        time,
        "Leanne",
        "PC Harbord",
        source,
        details,
        more.get("seen", "Yes"),
        "",
        more.get("code", ""),
    )


def read(*rows: object, **more: object) -> Chronology:
    return check(document(table(HEAD, *rows)), **more)


def check(source: Document, **more: object) -> Chronology:
    found = extract(source, "Haven", **more)
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    assert found.rows.events == len(found.events)
    return found


def starts(found: Chronology) -> list[str]:
    return [event.when.start.isoformat() if event.when.start else "" for event in found.events]


def test_every_field_of_an_entry() -> None:
    line = (
        "Fri 9/2/07",
        "21:45",
        "Leanne\nDarren",
        "PC Harbord",
        "999 call",
        "Argument.\nNo injury.",
        "Asleep",
        "Good",
        "9N",
    )
    note = Note("comment", "check the log")
    found = read([Cell(text, 0, notes=(note,) if text == "9N" else ()) for text in line])
    (event,) = found.events
    assert event.agency == "Haven"
    assert (event.when.start, event.when.start_time) == (dt.date(2007, 2, 9), dt.time(21, 45))
    assert event.date_text == "Fri 9/2/07 21:45"
    assert (event.family_member, event.professional, event.contact) == (
        "Leanne\nDarren",
        "PC Harbord",
        "999 call",
    )
    assert (event.description, event.child_seen, event.comments) == (
        "Argument.\nNo injury.",
        "Asleep",
        "Good",
    )
    assert (event.child_seen_value, event.extra) == ("yes", {"Read code": "9N"})
    assert event.notes == (("comment", "check the log"),)
    assert (event.source.table, event.source.row, event.source.file) == (1, 2, "chronology.docx")
    assert len(event.id) == 16 and int(event.id, 16) >= 0
    assert dict(found.columns[0][1])["Officer"] == "professional"


def test_a_blank_date_is_the_same_day_and_says_so() -> None:
    found = read(entry("12/03/2009"), entry("", time="14:30"), entry("13/03/2009"))
    assert starts(found) == ["2009-03-12", "2009-03-12", "2009-03-13"]
    second = found.events[1]
    assert (second.when.assumed, second.when.start_time, second.date_text) == (
        ("date",),
        dt.time(14, 30),
        "14:30",
    )


def test_a_blank_date_below_an_unknown_one_is_unknown_too() -> None:
    found = read(entry("12/03/2009"), entry("unknown"), entry(""))
    assert starts(found) == ["2009-03-12", "", ""]
    assert [flag.code for flag in found.events[2].flags] == ["undated"]


def test_a_blank_date_keeps_how_exact_the_one_above_is() -> None:
    found = read(entry("2008"), entry(""))
    when = found.events[1].when
    assert (when.precision, when.end, when.assumed) == ("year", dt.date(2008, 12, 31), ("date",))


def test_a_merged_date_belongs_to_both_rows_and_is_no_assumption() -> None:
    found = read(entry("12/03/2009"), (UP, *entry("", "Second visit.")[1:]))
    assert starts(found) == ["2009-03-12", "2009-03-12"]
    assert found.events[1].when.assumed == ()
    assert found.events[1].date_text == "12/03/2009"


def test_other_merged_cells_show_the_words_above() -> None:
    line = list(entry("13/03/2009", "Second visit."))
    line[3] = UP
    found = read(entry("12/03/2009"), line)
    assert found.events[1].professional == "PC Harbord"


def test_a_row_with_merged_cells_and_nothing_of_its_own_is_blank() -> None:
    found = read(entry("12/03/2009"), (UP, *[""] * 8))
    assert (found.rows.events, found.rows.blank) == (1, 1)


def test_banners_give_the_year() -> None:
    found = read((("2008", 9),), entry("12/03"), ("2009", *[""] * 8), entry("12/03"), entry(""))
    assert starts(found) == ["2008-03-12", "2009-03-12", "2009-03-12"]
    assert found.events[0].when.assumed == ("year",)
    assert found.rows.banners == 2
    assert [aside.kind for aside in found.asides] == ["heading", "banner", "banner"]


def test_a_blank_date_below_a_banner_is_somewhere_in_that_year() -> None:
    found = read(entry("12/03/2008"), (("2009", 9),), entry(""))
    assert found.events[1].when.precision == "year"
    assert starts(found)[1] == "2009-01-01"
    assert found.events[1].when.assumed == ("date",)


def test_a_banner_that_names_no_period() -> None:
    found = read((("Antenatal period", 9),), entry("12/03/2009"))
    assert (found.rows.banners, found.rows.events) == (1, 1)


def test_a_day_alone_is_an_entry_not_a_banner() -> None:
    assert read(("12/03/2009", *[""] * 8)).rows.events == 1


def test_headings_repeated() -> None:
    found = read(entry("12/03/2009"), HEAD, entry("13/03/2009"), row(0, ("DATE:", *HEAD[1:]), header=True))
    assert (found.rows.headings, found.rows.events) == (3, 2)


def test_an_entry_in_a_row_marked_as_heading_is_an_entry() -> None:
    assert read(row(0, entry("12/03/2009"), header=True)).rows.events == 1
    assert read(entry("12/03/2009"), row(0, entry("", "Second visit."), header=True)).rows.events == 2


def test_other_headings_in_the_middle_of_a_table() -> None:
    other = (
        "When",
        "Contact type",
        "Family member",
        "Professional",
        "What happened",
        "Child seen",
        "Comments",
        "",
        "",
    )
    line = ("13/03/2009", "Letter", "Leanne", "HV Marsh", "Letter sent.", "No", "", "", "")
    found = read(entry("12/03/2009"), other, line)
    assert found.rows.headings == 2
    event = found.events[1]
    assert (event.contact, event.description, event.child_seen_value) == ("Letter", "Letter sent.", "no")
    assert len(found.columns) == 2


def test_author_notes_are_kept_apart() -> None:
    found = read(
        entry("12/03/2009", source="# ask Sgt for the log"),
        entry("01/01/0100"),
        entry("13/03/2009", source="¬ check"),
    )
    assert (found.rows.notes, found.rows.events) == (3, 0)
    assert "ask Sgt for the log" in found.asides[1].text


@pytest.mark.parametrize("source", ["# clinic letter", "#L radius, ED notes", "# Clavicle review"])
def test_a_fracture_is_no_author_note(source: str) -> None:
    assert read(entry("12/03/2009", source=source)).rows.events == 1


def test_one_in_the_morning_is_not_the_year_100() -> None:
    assert read(entry("12/03/2009 0100")).rows.events == 1


def test_template_guidance_and_samples() -> None:
    found = read(
        (
            "d/m/y",
            "00:00",
            "USE FULL NAMES",
            "Agency & Designation",
            "e.g. letter",
            "This should be a summary",
            "",
            "",
            "",
        ),
        ("e.g. 01/01/2010", "", "Jane", "HV", "Visit", "Home visit made", "Yes", "", ""),
        ("Click or tap to enter a date.", *[""] * 8),
        ("dd/mm/yyyy", *[""] * 8),
        entry("12/03/2009"),
    )
    assert (found.rows.notes, found.rows.events) == (4, 1)


def test_an_unfilled_date_beside_real_words_is_an_undated_entry() -> None:
    found = read(entry("12/03/2009"), entry("dd/mm/yyyy", "Strategy discussion held."))
    assert found.rows.events == 2
    assert found.events[1].description == "Strategy discussion held."


def test_a_formula_that_keeps_no_value_is_not_the_day_above() -> None:
    formula = Cell("", 0, notes=(Note("field-code", "=A2+7", Place()),))
    first, second = entry("12/03/2009"), list(entry("", "Strategy discussion held."))
    second[0] = formula  # type: ignore[call-overload]
    found = read(first, tuple(second))
    assert starts(found)[0] == "2009-03-12"
    assert found.events[1].when.start is None
    assert "formula" in found.events[1].flags[0].message


def test_nil_returns() -> None:
    nil = "No contact with the family during the review period."
    assert read((("Nil return", 9),)).rows.notes == 1
    assert read(("", "", "", "", "", nil, "", "", "")).rows.notes == 1
    dated = read(("2008", "", "", "", "", nil, "", "", ""))
    assert (dated.rows.events, dated.events[0].when.precision) == (1, "year")
    merged = read(entry("12/03/2007"), (("No contact between agencies and family in 2008", 9),))
    assert starts(merged) == ["2007-03-12", "2008-01-01"]
    assert merged.events[1].when.assumed == ("date",)


def test_a_year_in_the_words_of_an_undated_entry_is_not_its_date() -> None:
    line = ("", "", "", "", "", "Mother known to the agency from her own childhood in 1999.", "", "", "")
    assert starts(read(entry("12/03/2009"), line)) == ["2009-03-12", "2009-03-12"]


def test_prose_below_a_word_for_the_date_is_no_heading() -> None:
    line = (
        "Same day",
        "",
        "Leanne",
        "Social worker",
        "Letter",
        "Outcome letter to Leanne and Mr Ashdown.",
        "No",
        "",
        "",
    )
    found = read(entry("12/03/2009"), line, entry("13/03/2009"))
    assert (found.rows.headings, found.rows.events) == (1, 3)
    assert len(found.columns) == 1


def test_words_like_a_nil_return_in_the_middle_are_an_entry() -> None:
    line = ("", "", "", "", "", "No record of contact between HV and GP during this time.", "", "", "")
    assert read(entry("12/03/2009"), line).rows.events == 2


def test_closing_rows() -> None:
    found = read(entry("12/03/2009"), ("Total entries: 1", *[""] * 8), (("Signed: S. Croft", 9),))
    assert (found.rows.events, found.rows.notes) == (1, 2)


def test_numbered_rows_never_filled_in() -> None:
    source = document(
        table(("No.", "Date", "Event", "Who"), ("1", "12/03/2009", "Seen.", "HV"), ("2", "", "", ""))
    )
    found = check(source)
    assert (found.rows.events, found.rows.notes) == (1, 1)


def test_a_date_that_only_the_words_give() -> None:
    found = read(entry("", "12/03/2009 – home visit by the duty worker."))
    event = found.events[0]
    assert (starts(found), event.when.assumed, event.date_text) == (["2009-03-12"], ("date",), "")
    assert event.description.startswith("12/03/2009")
    assert "date-assumed" in [flag.code for flag in event.flags]


def test_an_entry_written_over_the_whole_width() -> None:
    words = "12/03/2009 – No reply at the address; card left for the family to ring the office."
    (event,) = read(((words, 9),)).events
    assert (event.date_text, event.description) == ("12/03/2009", words)


def test_long_text_over_the_whole_width_is_a_note() -> None:
    words = "The records for this time were kept on paper. They could not be found at the time of writing."
    found = read(entry("12/03/2009"), ((words, 9),))
    assert [aside.text for aside in found.asides if aside.kind == "note"] == [words]


def test_a_row_deleted_by_a_tracked_change_is_not_lost() -> None:
    line = [Cell("", 0, notes=(Note("deleted", "12/03/2009 visit"),)), *[""] * 8]
    found = read(line)
    assert (found.rows.notes, found.rows.events) == (1, 0)
    assert "12/03/2009 visit" in found.asides[1].text


def test_words_in_the_date_cell_alone_are_never_dropped() -> None:
    words = (
        "The worker who wrote these records has since left the agency "
        "and could not be asked about what they mean at all"
    )
    found = read(entry("12/03/2009"), (words, *[""] * 8))
    assert found.rows.unplaced == 1
    assert found.asides[1].text == words


def test_times_from_two_columns() -> None:
    head = ("Date", "Start time", "Finish time", "Event")
    found = check(
        document(
            table(head, ("12/03/2009", "09:00", "10:30", "Visit."), ("13/03/2009", "", "11:00", "Visit."))
        )
    )
    assert [(e.when.start_time, e.when.end_time) for e in found.events] == [
        (dt.time(9), dt.time(10, 30)),
        (None, dt.time(11)),
    ]
    assert found.events[0].date_text == "12/03/2009 09:00 10:30"


def test_an_end_before_the_start_is_said() -> None:
    found = check(document(table(("From", "To", "Event"), ("12/03/2009", "02/03/2009", "In hospital."))))
    (event,) = found.events
    assert (event.when.start, event.when.end) == (dt.date(2009, 3, 12), dt.date(2009, 3, 12))
    assert "date-ambiguous" in [flag.code for flag in event.flags]


def test_a_weekday_column_joins_the_date() -> None:
    (event,) = check(document(table(("Day", "Date", "Event"), ("Thurs", "12/03/2009", "Seen.")))).events
    assert event.date_text == "Thurs 12/03/2009"
    assert starts_of(event.when.start) == "2009-03-12"


def starts_of(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize("backwards", [False, True])
def test_out_of_order(backwards: bool) -> None:
    dates = ["01/03/2009", "02/03/2009", "02/03/2008", "03/03/2009", "04/03/2009"]
    found = read(*[entry(date) for date in (reversed(dates) if backwards else dates)])
    odd = [event.date_text for event in found.events if "date-order" in [flag.code for flag in event.flags]]
    assert odd == ["02/03/2008"]


def test_of_two_that_do_not_fit_the_later_is_out_of_order() -> None:
    dates = ["01/03/2009", "02/03/2009", "06/05/2009", "02/04/2009", "07/05/2009", "08/05/2009"]
    found = read(*[entry(date) for date in dates])
    assert [event.date_text for event in found.events if event.flags] == ["02/04/2009"]


def test_no_order_no_remark() -> None:
    dates = ["05/03/2009", "01/03/2009", "04/03/2009", "02/03/2009", "03/03/2009"]
    assert not any(event.flags for event in read(*[entry(date) for date in dates]).events)


def test_remarks_from_the_case() -> None:
    dates = ["01/06/2006", "01/12/2006", "01/03/2007", "30/11/2009"]
    found = read(*[entry(date) for date in dates], case=case())
    assert [[flag.code for flag in event.flags] for event in found.events] == [
        ["outside-review-period", "before-birth"],
        ["outside-review-period"],
        [],
        ["outside-review-period", "after-death"],
    ]


def test_cautions_of_the_document_come_along() -> None:
    source = document(
        table(HEAD, entry("12/03/2009")), cautions=(Caution("repaired", "The file broke its rules."),)
    )
    assert ("repaired", "The file broke its rules.") in extract(source).cautions


@pytest.mark.parametrize(
    ("blocks", "more", "agency"),
    [
        (["Produced by Neil Harbord, Police"], {}, "Wealdshire Constabulary"),
        (["Chronology", "Wealdshire Constabulary"], {}, "Wealdshire Constabulary"),
        ([], {"file": "haven chronology v2.docx"}, "Haven"),
        ([], {"title": "HAVEN – chronology"}, "Haven"),
        (["Nothing to go by"], {}, ""),
    ],
)
def test_whose_it_is(blocks: list[str], more: dict[str, str], agency: str) -> None:
    source = document(*blocks, table(HEAD, entry("12/03/2009")), **more)
    assert extract(source, case=case()).agency == agency


def test_whose_it_is_without_a_case() -> None:
    source = document(
        "Produced by Neil Harbord, Wealdshire Constabulary (name)", table(HEAD, entry("12/03/2009"))
    )
    assert extract(source).agency == "Wealdshire Constabulary"
    assert extract(source, "Haven").agency == "Haven"
    assert extract(source, "police", case()).agency == "Wealdshire Constabulary"


def test_reconcile_can_find_what_is_missing() -> None:
    source = document(table(HEAD, entry("12/03/2009", "Seen."), entry("13/03/2009", "Seen.")))
    found = extract(source)
    from dataclasses import replace

    spoilt = replace(found, events=(replace(found.events[0], description=""), found.events[1]))
    assert [(piece.row, piece.text) for piece in reconcile(source, spoilt)] == [(2, "Seen.")]
    assert [piece.row for piece in reconcile(source, replace(found, events=found.events[:1]))] == [3] * 6


TEXT = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "12/03/2009",
            "13.3.09",
            "2008",
            "Date",
            "Details",
            "# note",
            "unknown",
            "Total",
            "n/a",
            "Yes",
            "1",
            "Home visit, all well.",
            "Signed",
            "d/m/y",
            "No contact in the period",
            "Time",
            "no contact in 2008",
            "\u200b",
            "ditto",
        ]
    ),
    st.text(alphabet="ab1 /.#-\n", max_size=12).map(
        lambda text: "\n".join(line.strip() for line in text.split("\n")).strip()
    ),
)
CELL = st.one_of(TEXT, TEXT, st.tuples(TEXT, st.integers(1, 9)), st.just(UP))
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=10), max_size=12)


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, header=st.sampled_from([HEAD, APPENDIX_G]))
def test_whatever_the_rows_nothing_is_lost(rows: list[list[object]], header: tuple[str, ...]) -> None:
    source = document(table(header, entry("01/02/2008"), *rows))
    found = check(source)
    assert found.rows.seen == len(rows) + 2
    assert len({event.id for event in found.events}) == len(found.events)
    assert all(event.when.start or event.flags for event in found.events)


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(ROWS, min_size=2, max_size=3))
def test_whatever_the_tables_nothing_is_lost(parts: list[list[list[object]]]) -> None:
    tables: list[Table] = [table(HEAD, *part, number=place) for place, part in enumerate(parts, 1)]
    found = check(document(*tables))
    assert found.rows.seen == sum(len(item.rows) for item in tables)
