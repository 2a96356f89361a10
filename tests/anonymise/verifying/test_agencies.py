"""What goes to the agencies keeps its dates; a date that is called one of birth is a leak all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import case as cases
from pipeline.anonymise import rewriting
from pipeline.anonymise.key import build
from pipeline.anonymise.passages import Passage, edited
from pipeline.anonymise.verifying import verify

CASE = cases.parse(
    """
reference: XX-2010-03
review_period: {start: 2007-01-01, end: 2009-11-30}
agencies: [{name: Wealdshire Constabulary, folder: police}]
people: [{name: Kayleigh Marsden, role: subject, date_of_birth: 2009-05-02, pseudonym: Child A}]
publication: {dates: keep}
"""
)


def _leaks(folder: Path, text: str, *, dates_stay: bool) -> int:
    file = folder / "x.txt"
    file.write_text(text, "utf-8")
    return len(verify(file, CASE, dates_stay=dates_stay).leaks)


@pytest.mark.parametrize(
    "text",
    [
        "02/05/2009 The ambulance was called.",
        "At the new birth visit on 2 May 2009 nobody answered.",
        "Child A, born [date of birth], died 28/11/2009, aged 3.",
    ],
)
def test_the_day_of_an_entry_stays(tmp_path: Path, text: str) -> None:
    assert _leaks(tmp_path, text, dates_stay=True) == 0


@pytest.mark.parametrize(
    "text", ["Child A (born 2 May 2009).", "dob: 02/05/2009", "Date of birth 2009-05-02"]
)
def test_what_is_called_a_date_of_birth_is_a_leak(tmp_path: Path, text: str) -> None:
    assert _leaks(tmp_path, text, dates_stay=True) > 0


def test_for_publication_the_day_itself_is_one(tmp_path: Path) -> None:
    assert _leaks(tmp_path, "02/05/2009 The ambulance was called.", dates_stay=False) == 1


def test_a_date_of_birth_taken_down_wrongly_goes_where_dates_stay() -> None:
    text = "He gave his date of birth, which I took down as 30.7.74. Seen on 3.5.09."
    made = rewriting.plan([Passage(0, "body", "paragraph 1", text)], CASE, build(CASE))
    assert edited(text, rewriting.edits(made.redactions)[0]) == (
        "He gave his date of birth, which I took down as [date of birth]. Seen on 3.5.09."
    )
