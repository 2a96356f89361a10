"""Words of entries that are also headings of other tables: "Telephone" and "E-mail" are kinds of contact."""

from __future__ import annotations

import pytest

from pipeline.chronology import Chronology, extract, reconcile
from tests.chronology.shapes import document, table

HEAD = ("Date", "Family member", "Professional", "Contact", "Description of event", "Child seen", "Comments")
FIRST = ("12/03/2009", "Leanne", "HV", "Home visit", "House clean and warm.", "Yes", "")


def read(*blocks: object) -> Chronology:
    source = document(*blocks)  # type: ignore[arg-type]
    found = extract(source, "Haven")
    assert found.rows.adds_up()
    assert reconcile(source, found) == ()
    assert not found.left_out
    return found


@pytest.mark.parametrize("contact", ["E-mail", "Telephone"])
@pytest.mark.parametrize("date", ["13/03/2009", "", "ditto", '"', "as above"])
def test_an_entry_is_never_the_headings_of_another_table(contact: str, date: str) -> None:
    """Wherever it stands: below its headings, first in a table that goes on without any."""
    entry = (date, "Mother", "Person responsible", contact, "Rang the duty team.", "No", "None")
    last = ("14/03/2009", *FIRST[1:])
    for blocks in (
        (table(HEAD, FIRST, entry, last),),
        (table(HEAD, FIRST), "", table(entry, last, number=2)),
    ):
        found = read(*blocks)
        assert [event.contact for event in found.events] == ["Home visit", contact, "Home visit"]
        assert found.rows.unplaced == 0


def test_the_first_entry_of_a_table_without_headings_may_be_an_e_mail() -> None:
    rows = [
        (f"{day}/03/2009", *FIRST[1:3], "E-mail", "Rang the duty team about the missed visit.", "", "")
        for day in (12, 13, 14)
    ]
    assert len(read(table(*rows)).events) == 3


@pytest.mark.parametrize(
    "date", ["from 13/03/2009 to 16/03/2009", "Spring term 2009", "on or around 13.3.09"]
)
def test_an_entry_whose_date_is_led_in_by_a_word_is_no_heading(date: str) -> None:
    """ "Letter" and "Good practice." are in the vocabulary of headings too."""
    entry = (date, "Mother", "HV", "Letter", "Wrote to the duty team about it.", "Yes", "Good practice.")
    found = read(table(HEAD, FIRST), "", table(entry, ("14/04/2009", *FIRST[1:]), number=2))
    assert [event.contact for event in found.events] == ["Home visit", "Letter", "Home visit"]
    assert found.rows.headings == 1


def test_headings_may_name_a_year() -> None:
    head = ("Date of contact 2009", "Family member", "Details of contact in 2009", "Comments 2010")
    found = read(table(head, ("12/03/2009", "Leanne", "House clean and warm.", "")))
    assert (found.rows.headings, len(found.events)) == (1, 1)


def test_times_and_dittos_go_on_with_the_table_above() -> None:
    rows = [(time, *FIRST[1:]) for time in ("10:05 hours", "ditto", "19:15", "as above", "17/03/2009")]
    assert len(read(table(HEAD, FIRST), "", table(*rows, number=2)).events) == 6
