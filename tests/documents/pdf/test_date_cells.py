"""A date cell that a page end cuts in two is one; two dates on either side of it are two."""

from __future__ import annotations

import pytest

from pipeline.documents.pdf.datecells import completes


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Monday", "30.04.12"),
        ("Wednes", "day 12th March 2008"),
        ("12 Nov", "ember 2008"),
        ("12th March", "2009"),
        ("12/03/09", "14.30hrs"),
        ("18th December 2007", "10:15-11:15"),
        ("18th December 2007", "approx 3pm"),
        ("18/12/2007", "14.30 to 15.10hrs"),
        ("from 12/03/09 to", "15/03/09"),
        ("12/03/09 –", "15/03/09"),
        ("between", "12 and 15 March 2009"),
        ("between 15 and 17", "October 2008"),
        ("19 – 21 February", "2007"),
        ("on or around", "08.05.2008"),
        ("16.10 to 18.10hrs", "04/12/2007"),
        ("13:30-15:30 on or", "around 13 March"),
        ("13-Apr-08", "19:30-20:30"),
        ("20-06-2008 09:15", "hours"),
        ("Late December", "2007"),
    ],
)
def test_one_date(above: str, below: str) -> None:
    assert completes(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("19th Nov", "between 20 and 21 December 2007"),
        ("19th Nov", "20 December 2007"),
        ("19/11", "20/11/2007"),
        ("12/03/09", "13/03/09"),
        ("12/03/09 14:30", "w/c 16/03/09"),
        ("March 2009", "1 April 2009"),
        ("8th Feb", "12th Mar"),
        ("08/02", "12th Mar"),
        ("from 08/11/2008 to 10/11/2008", "2009"),
        ("2008", "12/03/2008"),
        ("13-Apr-08", "14-Apr-08"),
    ],
)
def test_two_dates(above: str, below: str) -> None:
    assert not completes(above, below)
