from __future__ import annotations

import datetime as dt

import pytest

from pipeline.chronology.model import When
from pipeline.reports.dates import clock, day, span, when_text


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_day_has_its_weekday() -> None:
    assert day(d("2009-03-12")) == "Thu 12 March 2009"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2009-03-12", "2009-03-12", "Thu 12 March 2009"),
        ("2009-03-12", "2009-03-15", "12–15 March 2009"),
        ("2009-05-28", "2009-06-02", "28 May – 2 June 2009"),
        ("2008-12-30", "2009-01-02", "30 December 2008 – 2 January 2009"),
        ("2008-03-12", "2009-03-15", "12 March 2008 – 15 March 2009"),
    ],
)
def test_a_span_says_nothing_twice(start: str, end: str, text: str) -> None:
    assert span(d(start), d(end)) == text


@pytest.mark.parametrize(
    ("precision", "start", "end", "text"),
    [
        ("month", "2007-06-01", "2007-06-30", "June 2007"),
        ("month", "2008-02-01", "2008-03-31", "February–March 2008"),
        ("month", "2008-12-01", "2009-01-31", "December 2008 – January 2009"),
        ("month", "2008-02-01", "2008-02-29", "February 2008"),
        ("month", "2008-02-01", "2008-02-28", "1–28 February 2008"),
        ("year", "2008-01-01", "2008-12-31", "2008"),
        ("year", "1991-01-01", "1992-12-31", "1991–1992"),
        ("year", "2008-04-01", "2009-03-31", "April 2008 – March 2009"),
        ("year", "2008-04-06", "2009-04-05", "6 April 2008 – 5 April 2009"),
        ("season", "2008-09-01", "2008-12-31", "1 September – 31 December 2008"),
        ("range", "2009-03-01", "2009-03-31", "1–31 March 2009"),
    ],
)
def test_inexact_dates(precision: str, start: str, end: str, text: str) -> None:
    assert when_text(When(d(start), d(end), precision=precision)) == text
    assert when_text(When(d(start), d(end), precision=precision, uncertain=True)) == f"about {text}"


def test_times() -> None:
    first, second = d("2009-03-12"), d("2009-03-13")
    at, to = dt.time(14, 30), dt.time(15, 5)
    assert when_text(When(first, first, at, precision="day")) == "Thu 12 March 2009, 14:30"
    assert when_text(When(first, first, at, to, "day")) == "Thu 12 March 2009, 14:30–15:05"
    assert when_text(When(first, first, None, to, "day")) == "Thu 12 March 2009, until 15:05"
    assert when_text(When(first, second, dt.time(22), dt.time(2), "range")) == (
        "Thu 12 March 2009, 22:00 – Fri 13 March 2009, 02:00"
    )
    assert when_text(When(start_time=at)) == "No date, 14:30"
    assert clock(dt.time(1, 5, 32)) == "01:05:32"
    assert clock(dt.time(0, 0)) == "00:00"


def test_midnight_is_a_time() -> None:
    first = d("2009-03-12")
    assert when_text(When(first, first, dt.time(0, 0), precision="day")) == "Thu 12 March 2009, 00:00"


def test_open_end() -> None:
    first = d("2009-03-12")
    assert when_text(When(first, first, precision="day", open_end=True)) == "from Thu 12 March 2009 onwards"
    month = When(d("2009-03-01"), d("2009-03-31"), precision="month", open_end=True)
    assert when_text(month) == "from March 2009 onwards"


def test_no_date() -> None:
    assert when_text(When()) == "No date"
