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
        (table(HEAD, FIRST), "", table(entry, last)),
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
