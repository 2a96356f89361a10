"""No exact date is left in any British way of writing it, whatever stands around it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.anonymise.rewriting.cast import published

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _nth(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


FORMS = (
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d:%d.%m.%y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_nth(d.day)} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {_nth(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%A} {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%a} {d:%d/%m/%y}",
    lambda d: f"{d:%a} {_nth(d.day)} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
)
BESIDE = (
    ("She fell on ", "."),
    ("", ""),
    ("", " 16:20"),
    ("", " 1620hrs"),
    ("", " at 4.20pm she fell"),
    ("At 16.20 on ", " she fell"),
    ("Seen ", ", then home"),
    ("By ", " she was home"),
    ("w/c ", ""),
    ("Between ", " and the next day"),
    ("(", ")"),
    ("Letter dated ", " filed"),
)
EXACT = re.compile(
    rf"\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}|\d{{4}}-\d\d-\d\d"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{'|'.join(month[:3] for month in MONTHS)})"
    rf"|(?:{'|'.join(MONTHS)}) \d{{1,2}}\b"
)
POLICIES = ("month-year", "year", "days", "remove")
DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2012, 12, 31))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    DAYS,
    st.sampled_from(FORMS),
    st.sampled_from(BESIDE),
    st.sampled_from(["month-year", "year", "days", "remove"]),
)
def test_no_exact_date_is_left(day, form, beside, policy) -> None:  # type: ignore[no-untyped-def]
    out = published(beside[0] + form(day) + beside[1], f"dates: {policy}")
    assert not EXACT.search(out)
    if policy == "month-year":
        assert str(day.year) in out and MONTHS[day.month - 1] in out
    if policy == "remove":
        assert str(day.year) not in out


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(DAYS, st.integers(1, 90), st.sampled_from(FORMS[:8]), st.sampled_from([" to ", " - ", "–", " and "]))
@example(dt.date(2000, 1, 1), 1, FORMS[6], "–")
@example(dt.date(2000, 1, 1), 1, FORMS[4], " and ")
def test_no_exact_range_is_left(day, length, form, joint) -> None:  # type: ignore[no-untyped-def]
    last = day + dt.timedelta(days=length)
    out = published(f"She was away between {form(day)}{joint}{form(last)} with her aunt.")
    assert not EXACT.search(out)
    assert str(day.year) in out and str(last.year) in out


@pytest.mark.parametrize("time", ["16:20", "16.20", "1620hrs", "4.20pm", "4pm"])
@pytest.mark.parametrize("day", ["14.02.07", "14/02/2007", "14 February 2007"])
def test_the_time_stays(day: str, time: str) -> None:
    assert published(f"{day} {time}") == f"February 2007 {time}"


@pytest.mark.parametrize("text", ["1620-1730hrs", "2250hrs", "16.20 to 17.30 hours", "at 16:20"])
def test_a_time_alone_stays(text: str) -> None:
    assert published(text) == text


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("month-year", "Gwelwyd hi ar Mai 2008, ac eto ym mis Awst 2009."),
        ("year", "Gwelwyd hi ar 2008, ac eto ym mis 2009."),
        ("remove", "Gwelwyd hi ar [date], ac eto ym mis [date]."),
        ("keep", "Gwelwyd hi ar 3ydd o Fai 2008, ac eto ym mis Awst 2009."),
    ],
)
def test_dates_in_welsh_follow_the_policy(dates: str, said: str) -> None:
    assert published("Gwelwyd hi ar 3ydd o Fai 2008, ac eto ym mis Awst 2009.", f"dates: {dates}") == said
