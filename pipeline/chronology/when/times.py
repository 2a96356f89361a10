"""Clock times as written: 14:30, 2.30pm, 1430hrs, 0105, 01:05:32, noon, 7.30pm to 8pm, approx 3."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from pipeline.chronology.model import Flag
from pipeline.chronology.when import flags

_GREENWICH = re.compile(r"z$|gmt|utc|\+00")
_MORNING = re.compile(r"a\.?m")
_AFTERNOON = re.compile(r"p\.?m|noon|midday")
_NUMBERS = re.compile(r"[0-9]+")


class Clock(NamedTuple):
    """A clock time. `half` is am, pm or "" (the hour is that of 24); `open` when nothing tells am from pm."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    open: bool = False
    note: Flag | None = None


def read_clock(text: str) -> Clock | None:
    """A clock time from the figures and letters of one token; None where no such time exists.

    One figure before a colon or point, without am, pm or hrs ("2.30"), leaves morning or afternoon open.
    """
    if text[0] in "hq":
        return _spoken(text)
    if text == "midnight":
        return Clock(0, note=flags.MIDNIGHT_WORD)
    numbers = _NUMBERS.findall(text.partition("+")[0])
    if not numbers:
        return None
    if len(numbers[0]) >= 3:
        numbers[:1] = [numbers[0][:-2], numbers[0][-2:]]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    second = int(numbers[2]) if len(numbers) > 2 else 0
    half, note = "", None
    if not text.replace(":", "").isdigit():
        half = "am" if _MORNING.search(text) else "pm" if _AFTERNOON.search(text) else ""
        if "midnight" in text:
            half, note = "am", flags.MIDNIGHT_WORD
        elif _GREENWICH.search(text):
            note = flags.GREENWICH
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        return None
    if (half == "am" and hour > 12) or (half == "pm" and not hour):
        note = flags.CLOCK_AND_HALF
    if half and hour > 12:
        half = ""
    exact = half or "h" in text or "z" in text or text[0] == "0" or hour == 0 or hour > 12
    colon_pair = len(numbers[0]) == 2 and len(numbers) > 1
    return Clock(hour, minute, second, half, not exact and not colon_pair, note)


def _spoken(text: str) -> Clock | None:
    """ "half past 2", "quarter to 3pm" """
    clock = read_clock(text[text.index(next(char for char in text if char.isdigit())) :])
    if clock is None or not 1 <= clock.hour <= 12 or clock.minute:
        return None
    minute = 30 if text[0] == "h" else 15
    if " to " in text:
        return clock._replace(hour=(clock.hour - 2) % 12 + 1, minute=60 - minute)
    return clock._replace(minute=minute)


def _minutes(clock: Clock) -> int:
    """Minutes from midnight; an open hour from 1 to 6 is taken for the afternoon."""
    hour = clock.hour
    if clock.half:
        hour = hour % 12 + (12 if clock.half == "pm" else 0)
    elif clock.open and 1 <= hour <= 6:
        hour += 12
    return hour * 60 + clock.minute


class Times(NamedTuple):
    """What a cell says of the time."""

    start: dt.time | None = None
    end: dt.time | None = None
    assumed: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()


NO_TIMES = Times()


def settle(clocks: tuple[Clock, ...], *, listed: bool = False) -> Times:
    """Clocks of one entry → start and end; `listed` when they are not parted by a dash or "to".

    An `end` before `start` is after midnight. 24:00 as a start is shown as 23:59 and flagged: it
    belongs to the day that is written, and 00:00 would put it at that day's beginning.
    """
    if not clocks:
        return NO_TIMES
    first, last = clocks[0], clocks[-1]
    remarks: list[Flag] = []
    assumed: tuple[str, ...] = ()
    if len(clocks) > 1 and first.open and last.half:
        half = "pm" if last.half == "pm" and first.hour % 12 <= last.hour % 12 else "am"
        first = first._replace(half=half, open=False)
    if first.open or (last.open and len(clocks) > 1):
        assumed = ("am-pm",)
        remarks.append(flags.AM_PM)
    if first.note is flags.MIDNIGHT_WORD:
        remarks.append(first.note)
    if flags.CLOCK_AND_HALF in (first.note, last.note):
        remarks.append(flags.CLOCK_AND_HALF)
    begin = _minutes(first)
    if begin == 24 * 60:
        begin -= 1
        remarks.append(flags.MIDNIGHT)
    start = dt.time(begin // 60, begin % 60, first.second)
    if len(clocks) == 1:
        return Times(start, None, assumed, tuple(remarks))
    finish = _minutes(last)
    if last.open and finish < begin and last.hour < 12 and finish + 720 < 1440:
        finish += 720
    if listed:
        remarks.append(flags.SEVERAL_TIMES)
    finish %= 24 * 60
    return Times(start, dt.time(finish // 60, finish % 60, last.second), assumed, tuple(remarks))
