"""What a number looks like under a format code; the right answers were read off Excel's own rules."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.xlsx.shown import shown, shown_text

DAY = 39884  # 12 March 2009
HALF_PAST_TWO = DAY + 14.5 / 24

TABLE = [
    (DAY, "dd/mm/yyyy", "12/03/2009"),
    (DAY, "d/m/yy", "12/3/09"),
    (DAY, "[$-809]dd mmmm yyyy;@", "12 March 2009"),
    (DAY, "[$-F800]dddd, mmmm dd, yyyy", "12 March 2009"),
    (DAY, "ddd d mmm yy", "Thu 12 Mar 09"),
    (DAY, "yyyy-mm-dd", "2009-03-12"),
    (DAY, 'dd"th" mmm yyyy', "12th Mar 2009"),
    (HALF_PAST_TWO, "dd/mm/yyyy hh:mm", "12/03/2009 14:30"),
    (HALF_PAST_TWO, "dd/mm/yy h:mm AM/PM", "12/03/09 2:30 PM"),
    (14.5 / 24, "hh:mm", "14:30"),
    (0, "h:mm AM/PM", "12:00 AM"),
    (0.75 + 59 / 86400, "hh:mm:ss", "18:00:59"),
    (1.5, "[h]:mm", "36:00"),
    (60, "dd/mm/yyyy", "29/02/1900"),
    (59, "dd/mm/yyyy", "28/02/1900"),
    (61, "dd/mm/yyyy", "01/03/1900"),
    (DAY, "General", "39884"),
    (447700900123, "General", "447700900123"),
    (0.1 + 0.2, "General", "0.3"),
    (-5, "General", "-5"),
    (4857773456, "000 000 0000", "485 777 3456"),
    (930, '00":"00', "09:30"),
    (7, "0000", "0007"),
    (1234.5, "£#,##0.00", "£1,234.50"),
    (1234567, "#,##0", "1,234,567"),
    (-3, "0;(0)", "(3)"),
    (0, '0;-0;"nil"', "nil"),
    (0.256, "0%", "26%"),
    (12.3, "0.0#", "12.3"),
    (1_000_000, '[>999999]0.0,,"m";0', "1.0m"),
]


@pytest.mark.parametrize(("value", "code", "text"), TABLE)
def test_what_is_shown(value: float, code: str, text: str) -> None:
    assert shown(value, code).text == text


@pytest.mark.parametrize(
    ("code", "text"), [("m/d/yyyy", "12/3/2009"), ("mm/dd", "12/03"), ("yyyy-dd-mm", "2009-03-12")]
)
def test_month_first_is_turned_and_said(code: str, text: str) -> None:
    assert shown(DAY, code)[:1] == (text,)
    assert shown(DAY, code).turned


@pytest.mark.parametrize(
    ("value", "code", "stored"),
    [
        (DAY, "d-mmm", "12/03/2009"),
        (DAY, "mmm-yy", "12/03/2009"),
        (HALF_PAST_TWO, "dd/mm/yyyy", "12/03/2009 14:30"),
        (HALF_PAST_TWO, "hh:mm", "12/03/2009 14:30"),
        (DAY, "dd/mm/yyyy", ""),
        (14.5 / 24, "hh:mm", ""),
    ],
)
def test_what_the_format_hides_is_kept(value: float, code: str, stored: str) -> None:
    assert shown(value, code).stored == stored


def test_a_format_that_shows_nothing_hides_nothing() -> None:
    assert shown(5, ";;;") == ("5", "", False, True)


def test_a_year_of_two_digits_is_written_out_where_it_would_be_misread() -> None:
    assert shown(9999, "dd/mm/yy").text == "17/05/1927"


def test_the_other_calendar() -> None:
    assert shown(DAY - 1462, "dd/mm/yyyy", since_1904=True).text == "12/03/2009"


def test_words_around_a_text() -> None:
    assert shown_text("HV/12", '"Ref "@') == "Ref HV/12"
    assert shown_text("HV/12", "dd/mm/yyyy") == "HV/12"


@given(st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)), st.times())
def test_every_day_and_minute(day: dt.date, time: dt.time) -> None:
    serial = (day - dt.date(1899, 12, 30)).days + (time.hour * 60 + time.minute) / 1440
    assert shown(serial, "dd/mm/yyyy hh:mm").text == f"{day:%d/%m/}{day.year:04} {time:%H:%M}"


@given(st.floats(), st.text('0#?.,%/@dmyhsE+-;[]<>$"\\_* AMPGeneral', max_size=14))
def test_no_code_breaks_it_or_hides_a_value(value: float, code: str) -> None:
    assert shown(value, code).text.strip() or code
