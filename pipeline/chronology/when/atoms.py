"""The smallest dates: how a few neighbouring tokens make a day, a month, a year or a period.

`ATOMS` is a pattern over token letters (see `tokens`), one named alternative per writing; the
builder of the same name in `BUILDERS` turns its tokens into spans or clocks.
"""

from __future__ import annotations

import re

from pipeline.chronology.when import figures, flags
from pipeline.chronology.when.built import (
    NUMBER,
    Around,
    Builder,
    Built,
    ending,
    two_years,
    weekday_of,
    with_year,
)
from pipeline.chronology.when.spans import Span, full_year
from pipeline.chronology.when.times import Clock, read_clock

_Y2 = r"[nN](?![M1NO]?M)"
_YEAR = rf"(?:[YA]|{_Y2})"
_AFTER_DAY = r"(?:W(?![1NODPIMm-]))?"
_LIST_AHEAD = r"(?:[-&/|]W?[1NO])*(?:[-&/|]W?(?:[1NO]M|D|PM|P))"
_DAY_AHEAD = re.compile(r"[DI]|[1NO]M")
ATOMS = re.compile(
    rf"""
  (?P<three_days>DM{_YEAR}?)
| (?P<numeric>W?D{_AFTER_DAY})
| (?P<iso>W?I{_AFTER_DAY})
| (?P<partly>U)
| (?P<two_days>W?PM{_YEAR}?)
| (?P<month_two_days>W?MPY)
| (?P<day_month>W?[1NO]M{_YEAR}?{_AFTER_DAY})
| (?P<unix>W?M[1N]TY)
| (?P<month_day>W?M(?:O{_YEAR}?|[1N]Y|1(?![-&/|]?[1NOM])))
| (?P<half_term>(?:[Ms]t?)?hM?(?:y|{_YEAR})?)
| (?P<month_year>M{_YEAR}|Mm|m|YM)
| (?P<month>M)
| (?P<pair_year>W?P{_YEAR})
| (?P<pair>W?P)
| (?P<season>t?st?(?:y|{_YEAR})t?|[YA]st?|st?)
| (?P<feast>cW?(?:y|{_YEAR})?)
| (?P<quarter>yF?(?:Q|j1)|(?:Q|[1OL]j|j[1O]?)F?(?:y|{_YEAR})?)
| (?P<named_year>[aF](?:y|Y-Y|[YAP])|y[aF])
| (?P<years>y)
| (?P<decade>d)
| (?P<serial>^E$)
| (?P<solid>^W?Z(?=[THC]*$))
| (?P<hour>(?:@C*|C+)[1N](?!M|[-&/|]|j|k)|@?C*[1N](?=[-/&]C?T)|(?<=T-)[1N](?!M|[-&/|]|D))
| (?P<clock>T|(?<!X)H)
| (?P<year>[YA])
| (?P<nth_week>[OL]k)
| (?P<lone_day>W?O(?![Lj])|W[1N]|[1N](?={_LIST_AHEAD})|^C?[1N]$)
| (?P<weekday>W)
| (?P<mark>.)
""",
    re.X,
)


def _month_value(letters: str, values: tuple[object, ...]) -> int:
    found = values[letters.index("M")]
    assert isinstance(found, int)
    return found


def _three_days(letters: str, values: tuple[object, ...], around: Around) -> Built:
    month, year = _month_value(letters, values), ending(letters, values)
    days = [int(part) for part in NUMBER.findall(str(values[0]))]
    if year is None and not (len(days) == 3 and days[0] < days[1] < days[2] <= 31):
        return figures.numeric("D", values[:1], around)  # "12/03/09 May present"
    spans = tuple(Span("day", None, month, day) for day in (days[0], days[-1]))
    last = spans[1]._replace(flags=(flags.SEVERAL,))
    return spans[0], with_year(last, year) if year is not None else last


def _two_days(letters: str, values: tuple[object, ...], around: Around) -> Built:
    month, year = _month_value(letters, values), ending(letters, values)
    first, second = (int(part) for part in NUMBER.findall(str(values[letters.index("P")])))
    last = Span("day", None, month, second)
    return (
        Span("day", None, month, first, weekday_of(letters, values)),
        with_year(last, year) if year is not None else last,
    )


def _ordinal(value: object) -> int:
    if isinstance(value, int):
        return value
    found = NUMBER.search(str(value))
    assert found is not None
    return int(found[0])


def _day_month(letters: str, values: tuple[object, ...], around: Around) -> Built:
    place = letters.index("M") - 1
    span = Span(
        "day", None, _month_value(letters, values), _ordinal(values[place]), weekday_of(letters, values)
    )
    year = ending(letters[place + 1 :], values[place + 1 :])
    if year is None:
        return (span,)
    if len(str(year)) == 4 and "1900" <= str(year) <= "1959":
        span = span._replace(flags=(flags.HOUR_OR_YEAR,))
    if around.then.startswith("-T") and year in ("10", "11", "12"):
        span = span._replace(flags=(flags.YEAR_OR_HOUR,))
    return (with_year(span, year),)


def _month_day(letters: str, values: tuple[object, ...], around: Around) -> Built:
    place = letters.index("M") + 1
    month, number = _month_value(letters, values), _ordinal(values[place])
    span = Span("day", None, month, number, weekday_of(letters, values))
    return (with_year(span, values[-1]) if len(letters) > place + 1 else span,)


def _unix(letters: str, values: tuple[object, ...], around: Around) -> Built:
    """Thu Mar 12 14:30:00 2009."""
    place = letters.index("M") + 1
    span = Span(
        "day", None, _month_value(letters, values), _ordinal(values[place]), weekday_of(letters, values)
    )
    clock = read_clock(str(values[place + 1]))
    return (with_year(span, values[-1]), *((clock,) if clock else ()))


def _month_year(letters: str, values: tuple[object, ...], around: Around) -> Built:
    if letters == "m":
        month, year = NUMBER.findall(str(values[0]))
        if 1 <= int(month) <= 12:
            return (Span("month", int(year), int(month)),)
        return (Span("day", 1, bad=f"there is no month {int(month)}"),)
    if letters == "Mm":  # "March 12/2009"
        day, year = NUMBER.findall(str(values[1]))
        return (Span("day", int(year), _month_value(letters, values), int(day)),)
    text = values[0] if letters == "YM" else values[1]
    span = with_year(Span("month", None, _month_value(letters, values)), text)
    if letters[-1] == "N" and str(text) >= "10":
        span = span._replace(flags=(*span.flags, flags.YEAR_OR_DAY))
    return (span,)


def _month(letters: str, values: tuple[object, ...], around: Around) -> Built:
    return (Span("month", None, _month_value(letters, values)),)


def _half_term(letters: str, values: tuple[object, ...], around: Around) -> Built:
    year = ending(letters, values, "YAnNy")
    if "M" in letters:
        span = Span("month", None, _month_value(letters, values), uncertain=True)
    else:
        name = str(values[0]).removesuffix(" term") if letters[0] == "s" else ""
        span = Span("half-term", name=name, uncertain=True)
    return (_period_year(span, year, letters),)


def _period_year(span: Span, year: object | None, letters: str) -> Span:
    """Give a period its year, or the two years of a school or financial year."""
    if year is None:
        return span
    if "y" in letters:
        first, second = two_years(str(year))
        return span._replace(year=first, until=second)
    return with_year(span, year)


def _season(letters: str, values: tuple[object, ...], around: Around) -> Built:
    name, named_term, _ = str(values[letters.index("s")]).partition(" term")
    span = Span("term" if named_term or "t" in letters else "season", name=name)
    year = (
        values[0]
        if letters[0] in "YA"
        else ending(letters.rstrip("t"), values[: len(letters.rstrip("t"))], "YAnNy")
    )
    return (_period_year(span, year, letters),)


def _feast(letters: str, values: tuple[object, ...], around: Around) -> Built:
    name = str(values[0])
    usual = name.endswith("holidays") or name == "may day"
    month = 12 if name in _IN_DECEMBER else 1 if name.startswith("new year") else None
    span = Span(
        "feast",
        month=month,
        weekday=weekday_of(letters, values),
        name=name,
        uncertain=usual,
        flags=(flags.APPROXIMATE_PERIOD,) * usual,
    )
    span = _period_year(span, ending(letters, values, "YAnNy"), letters)
    if span.until is not None:  # "New Year 2008/09": of two years the one it falls in
        later = span.year if month == 12 or name in _IN_AUTUMN else span.until
        # A new year whose two years are written keeps a mark of it: which December is meant is certain.
        span = span._replace(year=later, until=later if name == "new year" else None)
    return (span,)


def _quarter(letters: str, values: tuple[object, ...], around: Around) -> Built:
    numbers = [
        4 if letter == "L" else value
        for letter, value in zip(letters, values, strict=True)
        if letter in "Q1OL"
    ]
    if not numbers or not 1 <= _ordinal(numbers[0]) <= 4:
        return ()
    span = Span("quarter", name=str(_ordinal(numbers[0])))
    year = values[0] if letters[0] == "y" else ending(letters, values, "YAnNy")
    span = _period_year(span, year, letters)
    if "F" in letters and span.year is not None:
        return (span._replace(until=span.year + 1),)
    return (span if "y" in letters else span._replace(flags=(*span.flags, flags.CALENDAR_QUARTER)),)


def _named_year(letters: str, values: tuple[object, ...], around: Around) -> Built:
    name = "school" if "a" in letters else "financial"
    if letters[0] == "y":
        first, second = two_years(str(values[0]))
    elif len(letters) > 2:
        first, second = int(str(values[1])), int(str(values[3]))
    elif letters[1] == "P":
        first, second = (2000 + int(part) for part in NUMBER.findall(str(values[1])))
        if second != first + 1:
            return ()
    elif letters[1] == "y":
        first, second = two_years(str(values[1]))
    else:
        first = full_year(str(values[1]).lstrip("'"))[0]
        second = first + 1
    return (Span("years", first, name=name, until=second),)


def _decade(letters: str, values: tuple[object, ...], around: Around) -> Built:
    return (Span("decade", int(str(values[0])[:4])),)


_IN_DECEMBER = frozenset(
    ("christmas", "christmas day", "christmas eve", "boxing day", "new year's eve", "christmas holidays")
)
_IN_AUTUMN = frozenset(("halloween", "bonfire night", "remembrance sunday", "st andrew's day"))


def _clock(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text = str(values[-1])
    if around.has_date and text == "00:00:00":  # a database's way of saying that there is no time
        return ()
    clock = read_clock(text)
    return (clock,) if clock else ()


def _hour(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text = str(values[-1])
    clock = read_clock(text)
    if clock is None:
        return ()
    return (clock._replace(open=1 <= clock.hour <= 12 and text[0] != "0"),)


def _year_alone(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text = str(values[0])
    if text[0] != "'" and (around.has_date or re.match(r"W?[DI]", around.then)):
        clock = read_clock(text)
        return (clock,) if clock else ()
    return (with_year(Span("year"), text),)


def _lone_day(letters: str, values: tuple[object, ...], around: Around) -> Built:
    if isinstance(values[-1], int):  # "first", "second" without a month
        return ()
    if letters == "O" and around.then[:1] == "X" and (around.has_date or _DAY_AHEAD.search(around.then)):
        return ()  # "12/03/09 1st visit"
    number = _ordinal(values[-1])
    if letters[0] == "C" and 1 <= number <= 12:
        return (Clock(number, open=True),)
    return (Span("day", day=number, weekday=weekday_of(letters, values)),)


def _weekday_alone(letters: str, values: tuple[object, ...], around: Around) -> Built:
    return (Span("weekday", weekday=weekday_of(letters, values)),)


BUILDERS: dict[str, Builder] = {
    "three_days": _three_days,
    "numeric": figures.numeric,
    "iso": figures.iso,
    "partly": figures.partly,
    "two_days": _two_days,
    "month_two_days": _two_days,
    "day_month": _day_month,
    "unix": _unix,
    "month_day": _month_day,
    "half_term": _half_term,
    "month_year": _month_year,
    "month": _month,
    "pair_year": figures.pair_year,
    "pair": figures.pair,
    "season": _season,
    "feast": _feast,
    "quarter": _quarter,
    "named_year": _named_year,
    "years": figures.years,
    "decade": _decade,
    "serial": figures.serial,
    "solid": figures.solid,
    "hour": _hour,
    "clock": _clock,
    "year": _year_alone,
    "lone_day": _lone_day,
    "weekday": _weekday_alone,
}
