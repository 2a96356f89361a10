"""What must hold for every date: reading back what was printed, in every writing; never a raise, never an invention."""

# ruff: noqa: E501 - tables
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipeline.chronology.model import PRECISIONS, DateContext, When
from pipeline.chronology.when import looks_like_date, parse_banner, parse_when, parse_whens, reader
from pipeline.chronology.when.complete import complete
from pipeline.chronology.when.grammar import read
from pipeline.chronology.when.plain import plain
from pipeline.chronology.when.spans import easter

MONTHS = {
    1: "January Jan jan JANUARY Janurary Ionawr", 2: "February Feb feb Febuary Feburary Chwefror", 3: "March Mar MARCH Mawrth",
    4: "April Apr april Ebrill", 5: "May MAY may Mai", 6: "June Jun june Mehefin", 7: "July Jul july Gorffennaf",
    8: "August Aug Agust Awst", 9: "September Sept Sep Sept. Medi", 10: "October Oct oct Octobre Hydref",
    11: "November Nov NOV Novemeber Tachwedd", 12: "December Dec dec. Decmber Rhagfyr",
}  # fmt: skip
WEEKDAYS = (
    "Monday Mon Mon. MON", "Tuesday Tues Tue tue", "Wednesday Weds Wed Wednes", "Thursday Thurs Thur Thu",
    "Friday Fri FRI fri.", "Saturday Sat sat", "Sunday Sun SUN",
)  # fmt: skip
MONTH_NAMES = tuple(name for names in MONTHS.values() for name in names.split())
DASHES = ("-", " - ", "–", " – ", " to ", "‒", " until ", "—")
QUICK = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])

days = st.dates(dt.date(1970, 1, 1), dt.date(2029, 12, 31))
clocks = st.times().map(lambda time: time.replace(second=0, microsecond=0, tzinfo=None))


def ordinal(day: int) -> str:
    return f"{day}{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


@st.composite
def printed_days(draw: st.DrawFn, day: dt.date) -> str:
    """A day in one of the writings that leave nothing open."""
    year = draw(st.sampled_from([f"{day:%Y}", f"{day:%y}"]))
    month = draw(st.sampled_from(MONTHS[day.month].split()))
    number, padded = f"{day.month}", f"{day:%m}"
    sign = draw(st.sampled_from(["/", ".", "-", "//", "|", " / ", " . "]))
    figures = draw(
        st.sampled_from([f"{day.day}{sign}{number}{sign}{year}", f"{day:%d}{sign}{padded}{sign}{year}"])
    )
    words = draw(
        st.sampled_from(
            [
                f"{day.day} {month} {year}", f"{ordinal(day.day)} {month} {year}", f"{ordinal(day.day)} of {month}, {year}",
                f"{day:%d} {month} {day:%Y}", f"the {ordinal(day.day)} {month} {year}", f"{ordinal(day.day)}\n{month}\n{day:%Y}",
                f"{day.day}-{month.rstrip('.')}-{year}", f"{month} {ordinal(day.day)} {day:%Y}", f"{day.day} {month} '{day:%y}",
            ]
        )
    )  # fmt: skip
    weekday = draw(st.sampled_from(["", "", *WEEKDAYS[day.weekday()].split()]))
    text = draw(st.sampled_from([figures, words]))
    if draw(st.booleans()):
        text = text.replace(" ", "\u00a0")
    return f"{weekday}{draw(st.sampled_from([' ', ', '])) if weekday else ''}{text}"


@st.composite
def printed_clocks(draw: st.DrawFn, time: dt.time) -> str:
    """A clock time in one of the writings that leave nothing open."""
    half = "am" if time.hour < 12 else "pm"
    hour = (time.hour - 1) % 12 + 1
    forms = [
        f"{time:%H:%M}", f"{time:%H:%M}hrs", f"{time:%H.%M}hrs", f"{time:%H%M}hrs", f"{time:%H%M} hours", f"{time:%H:%M:%S}",
        f"{hour}.{time:%M}{half}", f"{hour}:{time:%M} {half}", f"{hour}.{time:%M} {half[0]}.m.", f"{time:%H%M}h",
    ]  # fmt: skip
    if time.minute == 0:
        forms += [f"{hour}{half}", f"{hour} {half}"]
    return draw(
        st.sampled_from(forms if time != dt.time(0) else [form for form in forms if form != "00:00:00"])
    )


def check_sound(when: When) -> None:
    """What holds of every reading."""
    assert (when.start is None) == (when.end is None)
    assert when.start is None or when.end is None or when.start <= when.end
    assert when.precision in PRECISIONS
    assert (when.precision == "unknown") == (when.start is None)
    assert set(when.assumed) <= {"year", "date", "century", "am-pm"}
    assert len(set(when.assumed)) == len(when.assumed)
    if when.start is None:
        assert {"undated", "date-impossible"} & {flag.code for flag in when.flags}
    assert all(flag.message.endswith(".") for flag in when.flags)


@QUICK
@given(st.data(), days)
def test_days_are_read_back(data: st.DataObject, day: dt.date) -> None:
    when = parse_when(data.draw(printed_days(day)))
    assert (when.start, when.end, when.precision) == (day, day, "day")
    assert (when.start_time, when.uncertain, when.assumed, when.flags) == (None, False, (), ())


@QUICK
@given(st.data(), days, clocks)
def test_days_with_times_are_read_back(data: st.DataObject, day: dt.date, time: dt.time) -> None:
    date_text, clock_text = data.draw(printed_days(day)), data.draw(printed_clocks(time))
    dashes = [] if date_text.endswith(("10", "11", "12")) else [" - "]  # "12 March 10 - 2pm" may be an hour
    between = data.draw(st.sampled_from([" ", "\n", " at ", ", ", " @ ", *dashes]))
    texts = [(f"{date_text}{between}{clock_text}", None), (date_text, clock_text)]
    if "hrs" in clock_text or clock_text.endswith("m"):
        texts.append((f"{clock_text} {date_text}", None))
    for text, time_text in texts:
        when = parse_when(text, time_text=time_text)
        assert (when.start, when.end, when.start_time, when.end_time) == (day, day, time, None), text
        assert (when.assumed, when.flags) == ((), ()), text


@QUICK
@given(st.data(), days, clocks, clocks)
def test_time_ranges_are_read_back(data: st.DataObject, day: dt.date, one: dt.time, two: dt.time) -> None:
    dash = data.draw(st.sampled_from(DASHES))
    text = data.draw(printed_clocks(one)) + dash + data.draw(printed_clocks(two))
    for when in (parse_when(f"{day:%d/%m/%Y} {text}"), parse_when(f"{day:%d/%m/%Y}", time_text=text)):
        assert (when.start, when.start_time, when.end_time, when.assumed, when.flags) == (
            day,
            one,
            two,
            (),
            (),
        ), text


@QUICK
@given(st.data(), days, days)
def test_ranges_are_read_back(data: st.DataObject, one: dt.date, two: dt.date) -> None:
    first, last = min(one, two), max(one, two)
    dash = data.draw(st.sampled_from(DASHES))
    before, after = data.draw(printed_days(first)), data.draw(printed_days(last))
    # a bare dash between dates with dashes of their own ("12-3-09-14-3-09") or a month in front is nobody's writing
    assume(len(dash) > 1 or ("-" not in before + after and not after.startswith(MONTH_NAMES)))
    text = f"{before}{dash}{after}"
    when = parse_when(text)
    assert (when.start, when.end, when.flags) == (first, last, ()), text
    assert when.precision == ("day" if first == last else "range")


@QUICK
@given(st.data(), days, st.integers(1, 20))
def test_ranges_that_share_month_or_year_are_read_back(
    data: st.DataObject, first: dt.date, length: int
) -> None:
    last = first + dt.timedelta(length)
    assume(last.year < 2030)
    month, other = MONTHS[first.month].split()[0], MONTHS[last.month].split()[0]
    forms = [f"between {first.day} {month} {first.year} and {last.day} {other} {last.year}"]
    forms += [
        f"{first.day}/{first.month} - {last.day}/{last.month}/{last:%y}",
        f"{first.day} {month} – {last.day} {other} {last.year}",
    ]
    if first.month == last.month:
        forms += [
            f"{first.day}-{last.day}/{last.month}/{last:%y}",
            f"{first.day}–{last.day}.{last.month}.{last.year}",
        ]
        forms += [
            f"{ordinal(first.day)}-{ordinal(last.day)} {other} {last:%y}",
            f"{first.day} to {last.day} {other} {last.year}",
        ]
    text = data.draw(st.sampled_from(forms))
    when = parse_when(text)
    assert (when.start, when.end, when.precision, when.assumed) == (first, last, "range", ()), text


@QUICK
@given(st.data(), days)
def test_months_weeks_and_doubt_are_read_back(data: st.DataObject, day: dt.date) -> None:
    month = data.draw(st.sampled_from(MONTHS[day.month].split()))
    first = day.replace(day=1)
    last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    for text in (f"{month} {day.year}", f"{day.month}/{day.year}", f"{month}-{day.year}"):
        when = parse_when(text)
        assert (when.start, when.end, when.precision) == (first, last, "month"), text
    text = data.draw(printed_days(day))
    for lead in ("w/c ", "week commencing ", "W/C: "):
        assert parse_when(lead + text).end == day + dt.timedelta(6)
    for lead in ("?", "c. ", "circa ", "approx ", "about "):
        assert (parse_when(lead + text).uncertain, parse_when(lead + text).start) == (True, day)


@QUICK
@given(st.data(), days, st.integers(0, 6))
def test_a_weekday_that_does_not_fit_is_flagged_and_nothing_moved(
    data: st.DataObject, day: dt.date, wrong: int
) -> None:
    weekday = data.draw(st.sampled_from(WEEKDAYS[wrong].split()))
    when = parse_when(f"{weekday} {day.day}/{day.month}/{day.year}")
    assert when.start == day
    assert [flag.code for flag in when.flags] == ["weekday-mismatch"] * (wrong != day.weekday())


@QUICK
@given(st.data(), days, st.integers(-150, 150))
def test_a_missing_year_is_the_nearest_and_marked(data: st.DataObject, previous: dt.date, gap: int) -> None:
    day = previous + dt.timedelta(
        max(gap, 1 if previous.year != (previous + dt.timedelta(gap)).year else gap)
    )
    text = data.draw(
        st.sampled_from([f"{day.day} {MONTHS[day.month].split()[0]}", f"{ordinal(day.day)} {day:%b}"])
    )
    when = parse_when(text, context=DateContext(previous=previous))
    assert (when.start, when.assumed) == (day, ("year",))
    assert [flag.code for flag in when.flags] == ["date-assumed"]


contexts = st.builds(
    DateContext,
    previous=st.none() | days | st.sampled_from([dt.date.min, dt.date.max]),
    banner=st.none() | st.sampled_from(["2008", "April 2008", "Autumn Term 2008", "rubbish", "31/02/2008"]),
    month_first=st.booleans(),
)
date_like = st.text(alphabet="0123456789/.-–: ?()'\",&\nOlstndrhapmwc", max_size=40)
word_like = st.lists(
    st.sampled_from(
        [
            "12",
            "3",
            "09",
            "2009",
            "March",
            "Mar",
            "may",
            "Thurs",
            "w/c",
            "to",
            "-",
            "/",
            "&",
            "?",
            "c.",
            "early",
            "late",
            "term",
            "Autumn",
            "2008/09",
            "14:30",
            "2pm",
            "noon",
            "since",
            "from",
            "before",
            "after",
            "between",
            "and",
            "or",
            "the",
            "of",
            "half",
            "week",
            "last",
            "first",
            "quarter",
            "Q1",
            "christmas",
            "easter",
            "ditto",
            "\n",
            "(",
            ")",
            "recorded",
            "dob",
            "aged",
            "31/02/2009",
            "12/3/09",
            "12/03",
            "99",
            "00",
            "43171",
            "120309",
            "??",
            "next",
            "day",
            "mid",
            "end",
            "ongoing",
            "until",
            "by",
            "1430",
            "24:00",
            "9",
            "hours",
            "x",
        ]
    ),
    max_size=9,
).map(" ".join)


@settings(max_examples=600, deadline=None)
@given(st.text(max_size=60) | date_like | word_like, st.none() | date_like | st.text(max_size=12), contexts)
def test_no_text_raises_and_every_reading_is_sound(
    text: str, time_text: str | None, context: DateContext
) -> None:
    when = parse_when(text, time_text=time_text, context=context)
    check_sound(when)
    whens = parse_whens(text, time_text=time_text, context=context)
    assert whens
    for each in whens:
        check_sound(each)
    if len(whens) == 1:
        assert whens[0] == when
    looks_like_date(text)
    banner = parse_banner(text)
    parse_when("12/3", context=DateContext(banner=banner))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "P", "Z"]), max_size=60))
def test_no_figure_no_date(text: str) -> None:
    """Without a figure there is no date unless a month, feast or season is named, and then only with its context."""
    assert parse_when(text).start is None


@QUICK
@given(st.data(), days, clocks, clocks)
def test_the_short_way_agrees_with_the_grammar(
    data: st.DataObject, day: dt.date, one: dt.time, two: dt.time
) -> None:
    date_text = data.draw(printed_days(day) | st.sampled_from([f"{day:%d/%m/%Y}", f"{day:%a %d.%m.%y}"]))
    early, late = (f"{time.hour % 12 or 12}.{time:%M}{time:%p}".lower() for time in (one, two))
    forms = [
        f" at {early}",
        f", {early}",
        f" {early} to {late}",
        f" {early.upper()}-{late}",
        "",
        f" {one:%H:%M}",
        f" {one:%H%M}hrs",
        f"\n{one:%H.%M}hrs",
        f" {one:%H%M}-{two:%H%M}",
    ]
    text = date_text + data.draw(
        st.sampled_from([*forms, f" {one:%H:%M} - {two:%H:%M}", f" {one:%H.%M}–{two:%H.%M}hrs"])
    )
    short = plain(text)
    if short is not None:
        clauses = read(text).clauses
        assert len(clauses) == 1
        assert complete(clauses[0], DateContext()) == short, text


@QUICK
@given(
    days,
    st.integers(0, 20),
    st.sampled_from(["w/c {0}.{1}.{2}", "W/C {0}/{1}/{3}", "{0}-{4}/{1}/{2}", "{0}–{4}.{1}.{3}", "{5} {3}"]),
)
def test_the_short_way_agrees_on_periods(day: dt.date, more: int, form: str) -> None:
    names = MONTHS[day.month].split()
    text = form.format(day.day, day.month, f"{day:%y}", day.year, day.day + more, names[more % len(names)])
    short = plain(text)
    if short is not None:
        assert [complete(clause, DateContext()) for clause in read(text).clauses] == [short], text


STYLES = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{yy:02}", "{d}.{m}.{yy:02}", "{d:02}.{m:02}.{y}", "{d}-{m}-{y}",
    "{d:02}-{m:02}-{yy:02}", "{d} {m} {y}", "{d}\\{m}\\{y}", "{d} / {m} / {y}", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}",
    "{d} {month} {y}", "{d}{th} {month} {y}", "{d}{th} of {month}, {y}", "{weekday} {d} {month} {y}",
    "{weekday}, {d}{th} {month} {yy:02}", "{wd} {d}/{m}/{yy:02}", "{d}/{m}/{yy:02} ({weekday})", "{month} {d}{th}, {y}",
    "{d}-{mon}-{y}", "{d:02}{mon}{y}", "{d} {mon} '{yy:02}", "{d}\n{month}\n{y}", "{weekday}\n{d:02}.{m:02}.{yy:02}",
    "({d}/{m}/{y})", "{d}/{m}/{y}.", "On {d}{th} {month} {y}", "{d}/{m}/{y} at 14.30hrs", "1430hrs {d}/{m}/{yy:02}",
    "{d} {month} {y}, 2.30pm", "{y}-{m:02}-{d:02}T14:30:00", "{wd} {mon} {d} 14:30:00 {y}", "{d}{th} {welsh} {y}",
)  # fmt: skip
"""Writings that leave nothing open; those with a time are all of half past two."""


@pytest.mark.parametrize("style", STYLES)
def test_every_day_in_every_style_is_read_back(style: str) -> None:
    """Every thirteenth day of thirty years: every day of the week, the month and the year comes up."""
    day = dt.date(1999, 12, 31)
    while day < dt.date(2029, 12, 18):
        day += dt.timedelta(13)
        names = MONTHS[day.month].split()
        text = style.format(
            d=day.day, m=day.month, y=day.year, yy=day.year % 100, month=f"{day:%B}", mon=f"{day:%b}",
            weekday=f"{day:%A}", wd=f"{day:%a}", th=ordinal(day.day).lstrip("0123456789"), welsh=names[-1],
        )  # fmt: skip
        when = parse_when(text)
        assert (when.start, when.end, when.precision, when.flags) == (day, day, "day", ()), text
        clock = dt.time(14, 30) if "30" in style else None
        assert (when.start_time, when.end_time) == (clock, None), text


@settings(max_examples=600, deadline=None)
@given(date_like | word_like | st.text(max_size=40), contexts)
def test_far_years_are_never_silent_and_ends_follow_starts(text: str, context: DateContext) -> None:
    when = parse_when(text, context=context)
    if when.start is None or when.end is None:
        assert when.flags
        return
    assert when.start <= when.end
    near = context.previous is None or 1900 < context.previous.year < 2099
    if near and not (when.start.year >= 1900 and when.end.year <= 2100):
        assert when.flags, text


@settings(max_examples=500, deadline=None)
@given(date_like | word_like)
def test_the_short_way_says_nothing_else(text: str) -> None:
    short = plain(text)
    if short is not None:
        assert [complete(clause, DateContext()) for clause in read(text).clauses] == [short]


@pytest.mark.parametrize(
    "text", ["12/03", "3rd", "Thursday", "June", "2pm", "12/3/09", "c. 2007", "15/16", "01/01/35"]
)
def test_today_plays_no_part(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    context = DateContext(previous=dt.date(2008, 6, 1))
    before = parse_when(text, context=context)

    class Frozen(dt.date):
        @classmethod
        def today(cls) -> dt.date:
            raise AssertionError("asked for today")

    class FrozenTime(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            raise AssertionError("asked for now")

    reader.forget()
    monkeypatch.setattr(dt, "date", Frozen)
    monkeypatch.setattr(dt, "datetime", FrozenTime)
    after = parse_when(text, context=context)
    assert (str(after.start), str(after.end), after.start_time) == (
        str(before.start),
        str(before.end),
        before.start_time,
    )
    reader.forget()


EASTERS = {
    1990: (4, 15),
    2000: (4, 23),
    2005: (3, 27),
    2008: (3, 23),
    2009: (4, 12),
    2011: (4, 24),
    2018: (4, 1),
    2025: (4, 20),
}


@pytest.mark.parametrize("year", EASTERS)
def test_easter(year: int) -> None:
    assert easter(year) == dt.date(year, *EASTERS[year])
