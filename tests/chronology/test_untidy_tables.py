"""Tables as people leave them: dragged lines, day banners, signatures, other tables in the same dress."""

from __future__ import annotations

import datetime as dt

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.documents.model import Document
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
