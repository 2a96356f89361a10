"""The smallest dates: how a few neighbouring tokens make a day, a month, a year or a period.

`ATOMS` is a pattern over token letters (see `tokens`), one named alternative per writing; the
builder of the same name in `BUILDERS` turns its tokens into spans or clocks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.chronology.when import flags
from pipeline.chronology.when.spans import Span, full_year
from pipeline.chronology.when.times import Clock, read_clock

_Y2 = r"[nN](?![M1NO]?M|-T|H)"
_YEAR = rf"(?:[YA]|{_Y2})"
_AFTER_DAY = r"(?:W(?![1NODPIMm-]))?"
_LIST_AHEAD = r"(?:[-&/|]W?[1NO])*(?:[-&/|]W?(?:[1NO]M|D|PM|P))"
ATOMS = re.compile(
    rf"""
  (?P<three_days>DM{_YEAR}?)
| (?P<numeric>W?D{_AFTER_DAY})
| (?P<iso>W?I{_AFTER_DAY})
| (?P<partly>U)
| (?P<two_days>W?PM{_YEAR}?)
| (?P<day_month>W?[1NO]M{_YEAR}?{_AFTER_DAY})
| (?P<month_day>W?M(?:O[YA]?|[1N]Y|1(?![-&/|]?[1NOM])))
| (?P<half_term>(?:[Ms]t?)?hM?(?:y|{_YEAR})?)
| (?P<month_year>M{_YEAR}|Mm|m|YM)
| (?P<month>M)
| (?P<pair_year>W?P{_YEAR})
| (?P<pair>W?P)
| (?P<season>st?(?:y|{_YEAR})|[YA]st?|st?)
| (?P<feast>c(?:y|{_YEAR})?)
| (?P<quarter>(?:Q|[1O]j|j[1O]?)F?(?:y|{_YEAR})?)
| (?P<named_year>[aF](?:y|[YA]))
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


class Around(NamedTuple):
    """What a builder may look at besides its own tokens."""

    month_first: bool
    has_date: bool
    """A complete date has been read in this entry already."""
    other_date: bool
    """Another date stands somewhere in the text."""
    then: str
    """The letters that follow."""


Built = tuple[Span | Clock, ...]
Builder = Callable[[str, tuple[object, ...], Around], Built]

_NUMBER = re.compile(r"[0-9]+")
_PARTS = re.compile(r"[0-9]+|\?+|x+|--+|__+")
_SERIAL_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock


def _weekday(letters: str, values: tuple[object, ...]) -> int | None:
    place = letters.find("W")
    found = values[place] if place >= 0 else None
    return found if isinstance(found, int) else None


def _year(text: object) -> tuple[int, tuple[str, ...], tuple[flags.Flag, ...]]:
    year, doubtful = full_year(str(text).lstrip("'"))
    return (year, ("century",), (flags.CENTURY,)) if doubtful else (year, (), ())


def _with_year(span: Span, text: object) -> Span:
    year, assumed, remarks = _year(text)
    return span._replace(year=year, assumed=assumed, flags=span.flags + remarks)


def _ending(letters: str, values: tuple[object, ...], letter_set: str = "YAnN") -> object | None:
    """The year token at or near the end of an atom."""
    for letter, value in zip(reversed(letters), reversed(values), strict=True):
        if letter in letter_set:
            return value
        if letter != "W":
            return None
    return None


def _day_and_month(first: int, second: int, around: Around, weekday: int | None) -> Span:
    """Two numbers as day and month: British order unless only the other is possible or the document's own."""
    day, month, remarks = first, second, ()
    if 1 <= first <= 12 and (around.month_first or 12 < second <= 31):
        day, month, remarks = second, first, (flags.MONTH_FIRST,)
        if second <= 12 and first != second:
            remarks = (flags.MONTH_FIRST, flags.BOTH_ORDERS)
    return Span("day", None, month, day, weekday, flags=remarks)


def _numeric(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text = str(values[letters.index("D")])
    weekday = _weekday(letters, values)
    one, two, year, missing = _three_parts(text)
    first, second = int(one), int(two)
    if around.has_date and "." in text and second > 12 and "/" not in text:
        clock = read_clock(text)
        if clock is not None:
            return (clock,)
    if len(year) in (1, 3, 5):
        return (Span("day", 1, bad="its year has not two or four figures"),)
    mixed = "-" in text and "/" in text and len(year) == 2
    if mixed and text.index("-") < text.index("/") and first < second <= 31 and second > 12 >= int(year):
        month = int(year)
        return Span("day", None, month, first), Span("day", None, month, second, weekday)
    span = _with_year(_day_and_month(first, second, around, weekday), year)
    if mixed or missing:
        remark = flags.MIXED_SIGNS if mixed else flags.MISSING_SIGN
        span = span._replace(flags=(*span.flags, remark))
    return (span,)


def _three_parts(text: str) -> tuple[str, str, str, bool]:
    """Day, month and year of a numeric date, and whether a sign between two of them is missing."""
    parts = _NUMBER.findall(text)
    if len(parts) == 3:
        return parts[0], parts[1], parts[2], False
    if len(parts[0]) == 4:
        return parts[0][:2], parts[0][2:], parts[1], True
    return parts[0], parts[1][:2], parts[1][2:], True


def _iso(letters: str, values: tuple[object, ...], around: Around) -> Built:
    year, month, day = (int(part) for part in _NUMBER.findall(str(values[letters.index("I")])))
    return (Span("day", year, month, day, _weekday(letters, values)),)


def _partly(letters: str, values: tuple[object, ...], around: Around) -> Built:
    day, month, year = (
        int(part) if part.isdigit() and int(part) else None for part in _PARTS.findall(str(values[0]))[:3]
    )
    if year is None and month and day:
        return (_day_and_month(day, month, around, None)._replace(uncertain=True),)
    text = _PARTS.findall(str(values[0]))[2]
    if not text.isdigit():
        return ()
    span = Span("month", None, month, uncertain=True) if month else Span("year", uncertain=True)
    return (_with_year(span, text),)


def _month_value(letters: str, values: tuple[object, ...]) -> int:
    found = values[letters.index("M")]
    assert isinstance(found, int)
    return found


def _three_days(letters: str, values: tuple[object, ...], around: Around) -> Built:
    month, year = _month_value(letters, values), _ending(letters, values)
    days = [int(part) for part in _NUMBER.findall(str(values[0]))]
    spans = tuple(Span("day", None, month, day) for day in (days[0], days[-1]))
    last = spans[1]._replace(flags=(flags.SEVERAL,))
    return spans[0], _with_year(last, year) if year is not None else last


def _two_days(letters: str, values: tuple[object, ...], around: Around) -> Built:
    month, year = _month_value(letters, values), _ending(letters, values)
    first, second = (int(part) for part in _NUMBER.findall(str(values[letters.index("P")])))
    last = Span("day", None, month, second)
    return (
        Span("day", None, month, first, _weekday(letters, values)),
        _with_year(last, year) if year is not None else last,
    )


def _ordinal(value: object) -> int:
    if isinstance(value, int):
        return value
    found = _NUMBER.search(str(value))
    assert found is not None
    return int(found[0])


def _day_month(letters: str, values: tuple[object, ...], around: Around) -> Built:
    place = letters.index("M") - 1
    span = Span("day", None, _month_value(letters, values), _ordinal(values[place]), _weekday(letters, values))
    year = _ending(letters[place + 1 :], values[place + 1 :])
    return (_with_year(span, year) if year is not None else span,)


def _month_day(letters: str, values: tuple[object, ...], around: Around) -> Built:
    place = letters.index("M") + 1
    span = Span("day", None, _month_value(letters, values), _ordinal(values[place]), _weekday(letters, values))
    return (_with_year(span, values[-1]) if letters[-1] in "YA" else span,)


def _month_year(letters: str, values: tuple[object, ...], around: Around) -> Built:
    if letters == "m":
        month, year = _NUMBER.findall(str(values[0]))
        if 1 <= int(month) <= 12:
            return (Span("month", int(year), int(month)),)
        return (Span("day", 1, bad=f"there is no month {int(month)}"),)
    if letters == "Mm":  # "March 12/2009"
        day, year = _NUMBER.findall(str(values[1]))
        return (Span("day", int(year), _month_value(letters, values), int(day)),)
    text = values[0] if letters == "YM" else values[1]
    span = _with_year(Span("month", None, _month_value(letters, values)), text)
    if letters[-1] == "N" and str(text) >= "10":
        span = span._replace(flags=(*span.flags, flags.YEAR_OR_DAY))
    return (span,)


def _month(letters: str, values: tuple[object, ...], around: Around) -> Built:
    return (Span("month", None, _month_value(letters, values)),)


def _half_term(letters: str, values: tuple[object, ...], around: Around) -> Built:
    year = _ending(letters, values, "YAnNy")
    if "M" in letters:
        span = Span("month", None, _month_value(letters, values), uncertain=True)
    else:
        name = str(values[0]) if letters[0] == "s" else ""
        span = Span("half-term", name=name, uncertain=True)
    return (_period_year(span, year, letters),)


def _period_year(span: Span, year: object | None, letters: str) -> Span:
    """Give a period its year, or the two years of a school or financial year."""
    if year is None:
        return span
    if "y" in letters:
        first, second = _two_years(str(year))
        return span._replace(year=first, until=second)
    return _with_year(span, year)


def _two_years(text: str) -> tuple[int, int]:
    first, second = _NUMBER.findall(text)
    return int(first), int(second) if len(second) == 4 else int(first[:2] + second) + (second < first[2:]) * 100


def _season(letters: str, values: tuple[object, ...], around: Around) -> Built:
    name = str(values[letters.index("s")])
    span = Span("term" if "t" in letters else "season", name=name)
    year = values[0] if letters[0] in "YA" else _ending(letters, values, "YAnNy")
    return (_period_year(span, year, letters),)


def _feast(letters: str, values: tuple[object, ...], around: Around) -> Built:
    usual = str(values[0]).endswith("holidays")
    span = Span("feast", name=str(values[0]), uncertain=usual, flags=(flags.APPROXIMATE_PERIOD,) * usual)
    return (_period_year(span, _ending(letters, values, "YAnNy"), letters)._replace(until=None),)


def _quarter(letters: str, values: tuple[object, ...], around: Around) -> Built:
    numbers = [value for letter, value in zip(letters, values, strict=True) if letter in "Q1O"]
    if not numbers or not 1 <= _ordinal(numbers[0]) <= 4:
        return ()
    span = Span("quarter", name=str(_ordinal(numbers[0])))
    year = _ending(letters, values, "YAnNy")
    span = _period_year(span, year, letters)
    if "F" in letters and span.year is not None:
        return (span._replace(until=span.year + 1),)
    return (span if "y" in letters else span._replace(flags=(*span.flags, flags.CALENDAR_QUARTER)),)


def _named_year(letters: str, values: tuple[object, ...], around: Around) -> Built:
    name = "school" if letters[0] == "a" else "financial"
    if letters[1] == "y":
        first, second = _two_years(str(values[1]))
    else:
        first = _year(values[1])[0]
        second = first + 1
    return (Span("years", first, name=name, until=second),)


def _years(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text = str(values[0])
    first_text, second_text = _NUMBER.findall(text)
    if around.has_date and len(second_text) == 4:
        clocks = tuple(clock for clock in map(read_clock, (first_text, second_text)) if clock)
        if len(clocks) == 2:
            return clocks
    first, second = _two_years(text)
    if len(second_text) == 4:
        if second < first:
            return Span("year", first), Span("year", second)
        return (Span("years", first, until=second),)
    if "-" in text and second != first + 1 and 1 <= int(second_text) <= 12:
        return (Span("month", first, int(second_text)),)
    if second != first + 1:
        if first < second < first + 30:
            return (Span("years", first, until=second),)
        return (Span("day", 1, bad="the two years do not follow each other"),)
    remark = flags.YEARS_OR_MONTH if "-" in text and int(second_text) <= 12 else flags.SCHOOL_OR_FINANCIAL
    return (Span("years", first, name="school", until=second, flags=(remark,)),)


def _decade(letters: str, values: tuple[object, ...], around: Around) -> Built:
    return (Span("decade", int(str(values[0])[:4])),)


def _pair_year(letters: str, values: tuple[object, ...], around: Around) -> Built:
    first, second = (int(part) for part in _NUMBER.findall(str(values[letters.index("P")])))
    return (_with_year(_day_and_month(first, second, around, _weekday(letters, values)), values[-1]),)


def _pair(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text, weekday = str(values[-1]), _weekday(letters, values)
    one, two = _NUMBER.findall(text)
    first, second = int(one), int(two)
    joined_to_date = around.then[:1] in ("-", "&", "/") and around.then[1:2] in ("D", "P", "W")
    if "-" in text:
        return _dashed(first, second, two, around, weekday)
    if "." in text and len(two) == 2 and first <= 24 and second < 60:
        doubtful = 1 <= second <= 12 and first > 0
        if not doubtful or (around.other_date and not joined_to_date) or around.has_date:
            clock = read_clock(text)
            return (clock,) if clock else ()
        span = _day_and_month(first, second, around, weekday)
        return (span if joined_to_date else span._replace(flags=(*span.flags, flags.DAY_OR_TIME)),)
    if 1 <= second <= 12 and first <= 31:
        return (_day_and_month(first, second, around, weekday)._replace(name="pair"),)
    if 1 <= first <= 12 and len(two) == 2:
        if around.month_first and 1 <= second <= 31:
            return (_day_and_month(first, second, around, weekday),)
        month = _with_year(Span("month", None, first), two)
        return (month._replace(flags=(*month.flags, flags.MONTH_OR_DAY)) if 1 <= second <= 31 else month,)
    if second == first + 1 and around.then == "":
        return (Span("years", 2000 + first, name="school", until=2000 + second, flags=(flags.SCHOOL_OR_FINANCIAL,)),)
    return (Span("day", 1, bad=f"there is no month {second}"),)


def _dashed(first: int, second: int, two: str, around: Around, weekday: int | None) -> Built:
    if around.has_date:
        clocks = tuple(clock for clock in (read_clock(str(first)), read_clock(two)) if clock)
        return clocks if len(clocks) == 2 else ()
    if second <= 12 and (two[0] == "0" or first >= second):
        return (_day_and_month(first, second, around, weekday),)
    if 1 <= first < second <= 31:
        return Span("day", day=first, weekday=weekday), Span("day", day=second)
    return (Span("day", 1, bad=f"there is no month {second}"),)


def _serial(letters: str, values: tuple[object, ...], around: Around) -> Built:
    number = float(str(values[0]))
    if not 20000 <= number < 60000:
        return ()
    moment = _SERIAL_ZERO + dt.timedelta(minutes=round(number * 1440))
    span = Span("day", moment.year, moment.month, moment.day, flags=(flags.SERIAL,), assumed=("date",))
    return (span, Clock(moment.hour, moment.minute)) if number % 1 else (span,)


def _solid(letters: str, values: tuple[object, ...], around: Around) -> Built:
    text = str(values[-1])
    if len(text) == 8 and text[:2] in ("19", "20") and "01" <= text[4:6] <= "12" and "01" <= text[6:] <= "31":
        return (Span("day", int(text[:4]), int(text[4:6]), int(text[6:]), _weekday(letters, values)),)
    if "01" <= text[:2] <= "31" and "01" <= text[2:4] <= "12" and (len(text) == 6 or text[4:6] in ("19", "20")):
        span = Span("day", None, int(text[2:4]), int(text[:2]), _weekday(letters, values), flags=(flags.NO_SEPARATORS,))
        return (_with_year(span, text[4:]),)
    return ()


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
    return (_with_year(Span("year"), text),)


def _lone_day(letters: str, values: tuple[object, ...], around: Around) -> Built:
    number = _ordinal(values[-1])
    if letters[0] == "C" and 1 <= number <= 12:
        return (Clock(number, open=True),)
    return (Span("day", day=number, weekday=_weekday(letters, values)),)


def _weekday_alone(letters: str, values: tuple[object, ...], around: Around) -> Built:
    return (Span("weekday", weekday=_weekday(letters, values)),)


BUILDERS: dict[str, Builder] = {
    "three_days": _three_days, "numeric": _numeric, "iso": _iso, "partly": _partly, "two_days": _two_days,
    "day_month": _day_month, "month_day": _month_day, "half_term": _half_term, "month_year": _month_year,
    "month": _month, "pair_year": _pair_year, "pair": _pair, "season": _season, "feast": _feast,
    "quarter": _quarter, "named_year": _named_year, "years": _years, "decade": _decade, "serial": _serial,
    "solid": _solid, "hour": _hour, "clock": _clock, "year": _year_alone, "lone_day": _lone_day,
    "weekday": _weekday_alone,
}  # fmt: skip
