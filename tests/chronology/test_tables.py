"""Which tables are the chronology, whatever stands around and above them."""

from __future__ import annotations

import pytest

from pipeline.chronology import extract, reconcile
from pipeline.documents.model import Cell, Document, Table
from pipeline.errors import NoChronologyError
from tests.chronology.shapes import UP, document, row, table

HEAD = ("Date", "Family member", "Event", "Child seen")
VISIT = ("12/03/2009", "Leanne Tarrant", "Home visit; house clean and warm, toys about.", "Yes")
CALL = ("13/03/2009", "Leanne Tarrant", "Telephone call to ask about the missed appointment.", "No")


def descriptions(*blocks: Table | str) -> list[str]:
    found = read(document(*blocks))
    return [event.description for event in found.events]


def read(source: Document):  # type: ignore[no-untyped-def]
    found = extract(source)
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    return found


@pytest.mark.parametrize(
    "other",
    [
        table(("Abbreviation", "Meaning"), ("HV", "Health visitor")),
        table(("Name", "Date of birth", "Relationship"), ("Maisie Tarrant", "14/06/2006", "Subject child")),
        table(
            ("Name of child", "Maisie Tarrant"),
            ("Date of birth", "14/06/2006"),
            ("Address", "12 Fennel Close"),
        ),
        table(
            ("Recommendation", "Action", "Lead", "Target date", "Outcome"),
            (
                "All staff to be trained in it",
                "Run the course for everyone",
                "Head of service",
                "12/03/2010",
                "Ongoing",
            ),
        ),
        table(
            ("No.", "Action", "By when", "Date", "Progress"),
            ("1", "Write the new policy down", "01/06/2010", "02/06/2010", "Amber"),
        ),
        table(
            ("Version", "Date", "Author", "Description of change"),
            ("1", "12/03/2010", "N. Harbord", "First draft sent to the board"),
        ),
        table(("Name", "Designation", "Agency"), ("Hilary Strand", "Team manager", "Children's Social Care")),
        table(("1 Introduction", "3"), ("2 Chronology", "5")),
    ],
)
def test_other_tables_are_passed_over(other: Table) -> None:
    with pytest.raises(NoChronologyError):
        extract(document(other))
    chronology = table(HEAD, VISIT, number=2)
    assert descriptions(other, "The chronology follows.", chronology) == [VISIT[2]]
    assert descriptions(chronology._replace(number=1), other._replace(number=2)) == [VISIT[2]]


def test_no_table_at_all() -> None:
    with pytest.raises(NoChronologyError) as caught:
        extract(document("Nothing but words."))
    assert caught.value.code == "no-chronology"


def test_a_template_with_no_entries_is_a_chronology_without_entries() -> None:
    found = read(document(table(("Date", "Family member", "Professional", "Event"), ("", "", "", ""))))
    assert (found.rows.events, found.rows.blank, found.rows.headings) == (0, 1, 1)


def test_headings_over_two_rows() -> None:
    found = read(
        document(
            table(
                ("Date", ("Contact", 2), ("Involvement", 2), ("Child", 2)),
                (UP, "Type", "Source", "Event", "Outcome", "Name", "Seen?"),
                ("12/03/2009", "Visit", "Case file", "Seen at home.", "None", "Maisie", "Yes"),
            )
        )
    )
    (event,) = found.events
    assert (event.contact, event.description, event.family_member) == (
        "Visit\nCase file",
        "Seen at home.",
        "Maisie",
    )
    assert event.extra == {"Involvement / Outcome": "None"}
    assert event.child_seen_value == "yes"
    assert found.rows.headings == 2


def test_headings_said_at_more_length_below_a_first_row_of_them() -> None:
    found = read(
        document(
            table(
                (("When", 2), ("What", 2), "Who"),
                (
                    "Date (dd/mm/yy)",
                    "Time (24hr)",
                    "Event (what happened; who was present)",
                    "Was the child seen? Y/N",
                    "Professional(s) involved",
                ),
                ("11/11/08", "0930", "Core group at school.", "N", "N. Harbord"),
                ("12/11/08", "", "Supervision.", "", "N. Harbord"),
            )
        )
    )
    assert [event.description for event in found.events] == ["Core group at school.", "Supervision."]
    assert found.events[0].child_seen_value == "no"
    assert found.rows.headings == 2


def test_a_card_for_each_event_gives_no_entries_that_never_happened() -> None:
    cards = [
        table(("Date", day), ("Time", "09:15"), ("Event", words), ("Child seen", "No"), number=number)
        for number, (day, words) in enumerate(
            [("12/03/2008", "Call from nursery."), ("14/03/2008", "Visit to home.")], 1
        )
    ]
    with pytest.raises(NoChronologyError):
        extract(document(*cards))


def test_parent_and_child_headings_for_dates() -> None:
    found = read(
        document(
            table((("Date", 2), "Event"), ("From", "To", UP), ("12/03/2009", "14/03/2009", "In hospital."))
        )
    )
    (event,) = found.events
    assert (event.when.start.isoformat(), event.when.end.isoformat()) == ("2009-03-12", "2009-03-14")
    assert event.when.precision == "range"


def test_a_first_entry_without_a_date_is_not_taken_for_a_heading() -> None:
    found = read(
        document(table(HEAD, ("", "", "Chronology begins with the family already known.", ""), VISIT))
    )
    assert found.rows.events == 2
    assert found.events[0].flags[0].code == "undated"


def test_a_title_and_case_details_above_the_headings() -> None:
    found = read(
        document(
            table(
                (("Chronology of events relating to Maisie Tarrant", 4),),
                ("Name", "Maisie Tarrant", "Reference", "AB 1"),
                HEAD,
                VISIT,
            )
        )
    )
    assert (found.rows.banners, found.rows.notes, found.rows.headings, found.rows.events) == (1, 1, 1, 1)


def test_later_tables_without_headings_have_those_of_the_first() -> None:
    found = read(
        document(
            table(HEAD, VISIT),
            "continued",
            table(("", "", "Second contact that day by letter.", ""), CALL, number=2),
        )
    )
    assert [event.family_member for event in found.events] == ["Leanne Tarrant", "", "Leanne Tarrant"]
    assert found.events[1].when.start.isoformat() == "2009-03-12"
    assert found.events[1].when.assumed == ("date",)
    assert [number for number, _ in found.columns] == [1, 2]


def test_a_heading_between_tables_ends_same_day() -> None:
    later = table(HEAD, ("", "", "No date on this one.", ""), number=2)
    found = read(document(table(HEAD, VISIT), "# Sibling", later))
    assert found.events[1].when.start is None


def test_the_year_stands_in_the_heading_above_each_table() -> None:
    dated = ("12/03", "Leanne Tarrant", "Home visit.", "Yes")
    found = read(document("# 2008", table(HEAD, dated), "# 2009", table(HEAD, dated, number=2)))
    assert [event.when.start.isoformat() for event in found.events] == ["2008-03-12", "2009-03-12"]
    assert all(event.when.assumed == ("year",) for event in found.events)


def test_no_headings_at_all() -> None:
    source = document(
        table(VISIT, CALL, ("14/03/2009", "Darren", "Letter sent to the last address known.", "No"))
    )
    found = read(source)
    assert [event.description[:4] for event in found.events] == ["Home", "Tele", "Lett"]
    assert found.events[0].extra == {"Column 2": "Leanne Tarrant", "Column 4": "Yes"}
    assert "columns-guessed" in [code for code, _ in found.cautions]


def test_no_headings_but_the_shape_of_the_template() -> None:
    line = (
        "12/03/2009",
        "Leanne",
        "HV Marsh",
        "Visit",
        "Home visit; house clean and warm, toys about.",
        "Yes",
        "Good",
    )
    (event,) = read(document(table(line))).events
    assert (event.family_member, event.professional, event.contact) == ("Leanne", "HV Marsh", "Visit")
    assert (event.child_seen_value, event.comments) == ("yes", "Good")


def test_headings_in_words_nobody_has_met() -> None:
    lines = [
        (f"1{day}/03/2009", "Leanne", "Seen at home with the children and her mother.") for day in range(5)
    ]
    found = read(document(table(("Pryd", "Pwy", "Beth"), *lines)))
    assert (found.rows.headings, found.rows.events) == (1, 5)
    assert found.events[0].extra == {"Pwy": "Leanne"}
    assert "columns-guessed" in [code for code, _ in found.cautions]


def test_a_date_column_without_a_heading() -> None:
    found = read(document(table(("", "Family member", "Event"), ("12/03/2009", "Leanne", "Home visit."))))
    assert found.events[0].date_text == "12/03/2009"
    assert "columns-guessed" in [code for code, _ in found.cautions]


def test_a_chronology_inside_a_layout_table() -> None:
    inner = table(HEAD, VISIT, CALL, number=2)
    outer = table((Cell("Date Family …", 0, tables=(inner,)),))
    source = document(outer)
    found = extract(source)
    assert [event.source.table for event in found.events] == [2, 2]
    assert found.rows.seen == 3


def test_a_table_inside_an_entry_is_part_of_its_words() -> None:
    inner = table(("Date", "Event"), ("12/03/2009", "Rent paid."), number=2)
    text = "Arrears:\nDate Event\n12/03/2009 Rent paid."
    line = ("12/03/2009", "Leanne", Cell(text, 0, tables=(inner,)), "No")
    found = read(document(table(HEAD, line)))
    assert found.rows.seen == 2
    assert found.events[0].description == text


def test_spacer_columns_and_narrow_rows() -> None:
    source = document(
        table(
            (("Date", 2), "Family member", ("Event", 2)),
            ("12/03/2009", "", "Leanne", ("Home visit.", 2)),
            (("13/03/2009", 2), "Leanne"),
            (("14/03/2009", 2), "Leanne", "Letter", "sent"),
        )
    )
    found = read(source)
    assert [event.description for event in found.events] == ["Home visit.", "", "Letter\nsent"]


def test_cells_beyond_the_headings_are_kept() -> None:
    (event,) = read(document(table(HEAD, (*VISIT, "in the margin")))).events
    assert event.extra == {"Column 5": "in the margin"}


def test_hidden_rows_are_read_and_said() -> None:
    found = read(document(table(HEAD, row(2, VISIT, hidden=True))))
    assert found.rows.events == 1
    assert "hidden-rows" in [code for code, _ in found.cautions]
