"""Reading the hand-written prose: `prose/<folder>.yaml`, one item for each table row, checked on the way in.

The format is described in STORY.md. Everything is read as plain text first (YAML would otherwise turn
`21:45` into 1305 and `no` into false) and every value is then turned into what it must be.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

PROSE = Path(__file__).parent / "prose"
PRECISIONS = ("day", "range", "month", "season", "year", "unknown")
ASSUMPTIONS = ("year", "date", "century", "am-pm")
FLAGS = (
    "weekday-mismatch", "date-impossible", "date-order", "undated", "date-ambiguous", "month-first",
    "date-uncertain", "date-assumed", "outside-review-period", "before-birth", "after-death",
)  # fmt: skip
SEEN = {"yes": "yes", "no": "no", "unclear": "unclear", "null": None, "": None, "~": None}
_ENTRY = {
    "when", "time", "end_time", "is", "family", "professional", "contact", "text", "seen", "seen_is",
    "comments", "extra", "merged", "nested", "footnote",
}  # fmt: skip
_OTHERS = {"is", "seen_is", "extra", "merged", "nested"}
_NOTE = {"when", "time", "end_time", "family", "professional", "contact", "text", "seen", "comments"}
_IS = {"start", "end", "start_time", "end_time", "precision", "uncertain", "assumed", "flags"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.I)


class ProseError(ValueError):
    """A prose file that is missing or breaks the format; says which file and which item."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the date cell means: the truth beside the writing. ISO text, None where there is none."""

    start: str | None = None
    end: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    precision: str = "day"
    uncertain: bool = False
    assumed: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that is an event, as typed.

    Attributes:
        merged: the date cell is one with the cell above it.
        nested: a table inside the description, row by row, after its text.
        footnote: hangs on the description.
    """

    when: str
    reading: Reading
    time: str = ""
    end_time: str = ""
    family: str = ""
    professional: str = ""
    contact: str = ""
    text: str = ""
    seen: str = ""
    seen_is: str | None = None
    comments: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    merged: bool = False
    nested: tuple[tuple[str, ...], ...] = ()
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class TableStart:
    """A new table begins, under a heading of these words."""

    text: str


@dataclass(frozen=True, slots=True)
class Banner:
    """A merged row over the whole width."""

    text: str


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row, typed again."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty row."""


@dataclass(frozen=True, slots=True)
class Note:
    """A row that is the author's note, not an event."""

    cells: dict[str, str]


Item = Entry | TableStart | Banner | Headings | Blank | Note


def load(folder: str) -> tuple[Item, ...]:
    """The rows of one agency, in the file's order.

    Args:
        folder: the agency's folder name, which is also the name of its prose file.

    Raises:
        ProseError: there is no such file, or an item breaks the format.
    """
    path = PROSE / f"{folder}.yaml"
    if not path.is_file():
        raise ProseError(f"prose/{path.name} is missing: the chronology of {folder} cannot be made")
    rows = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    if not isinstance(rows, list):
        raise ProseError(f"prose/{path.name} must be a list of rows")
    items = []
    for number, row in enumerate(rows, 1):
        try:
            items.append(_item(row))
        except (ProseError, ValueError) as error:
            raise ProseError(f"prose/{path.name}, item {number}: {error}") from None
    _check_order(path.name, items)
    return tuple(items)


def _item(row: Any) -> Item:
    if not isinstance(row, dict):
        raise ProseError("not a mapping")
    if len(row) == 1:
        (key, value), *_ = row.items()
        if key == "banner":
            return Banner(_text(value))
        if key == "table":
            return TableStart(_text(value))
        if key == "repeat_heading":
            return Headings()
        if key == "blank":
            return Blank()
        if key == "note":
            _only(value, _NOTE)
            return Note({name: _text(text) for name, text in value.items()})
    _only(row, _ENTRY)
    texts = {name: _text(row[name]) for name in _ENTRY - _OTHERS if name in row}
    if "when" not in texts or not texts.get("text"):
        raise ProseError("an entry needs `when` (may be empty) and `text`")
    seen = row.get("seen_is", "")
    if seen not in SEEN:
        raise ProseError(f"seen_is is {seen!r}")
    extra = {name: _text(value) for name, value in (row.get("extra") or {}).items()}
    entry = Entry(
        reading=_reading(row.get("is") or {}), seen_is=SEEN[seen], extra=extra,
        merged=row.get("merged") == "true",
        nested=tuple(tuple(_text(cell) for cell in line) for line in row.get("nested") or ()), **texts,
    )  # fmt: skip
    if entry.seen_is and not entry.seen:
        raise ProseError("`seen_is` without `seen`")
    if entry.merged and entry.when:
        raise ProseError("`merged`, but a date is typed")
    _check_weekday(entry)
    return entry


def _only(row: Any, known: set[str]) -> None:
    if not isinstance(row, dict):
        raise ProseError("not a mapping")
    if unknown := sorted(set(row) - known):
        raise ProseError(f"unknown key {', '.join(unknown)}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ProseError("a text was expected")
    return fold(value)


def fold(text: str) -> str:
    """White space as the contract carries it: blanks to one, line ends to one."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _reading(row: dict[str, Any]) -> Reading:
    _only(row, _IS)
    start = _date(row.get("start"))
    end = _date(row.get("end")) or start
    precision = row.get("precision") or ("day" if start == end else "range")
    if start is None:
        precision = row.get("precision") or "unknown"
    assumed, flags = tuple(row.get("assumed") or ()), tuple(row.get("flags") or ())
    if precision not in PRECISIONS or set(assumed) - set(ASSUMPTIONS) or set(flags) - set(FLAGS):
        raise ProseError("unknown precision, assumption or flag")
    if start is not None and end is not None and end < start:
        raise ProseError("the range ends before it begins")
    if precision == "day" and start != end:
        raise ProseError("precision day, but start and end differ")
    if start is None and not flags:
        raise ProseError("undated, but no flag says so")
    return Reading(
        start, end, _clock(row.get("start_time")), _clock(row.get("end_time")), precision,
        {"true": True, "yes": True}.get(row.get("uncertain", ""), False), assumed, flags,
    )  # fmt: skip


def _date(value: str | None) -> str | None:
    return dt.date.fromisoformat(value).isoformat() if value not in (None, "", "null", "~") else None


def _clock(value: str | None) -> str | None:
    if value in (None, "", "null", "~"):
        return None
    dt.time.fromisoformat(value)
    return value


def _check_weekday(entry: Entry) -> None:
    reading, days = entry.reading, [m.group(1)[:3].lower() for m in _WEEKDAY.finditer(entry.when)]
    if not days or reading.start is None or reading.end is None:
        return
    right = [_DAYS[dt.date.fromisoformat(day).weekday()] for day in (reading.start, reading.end)]
    agrees = days[0] == right[0] and (len(days) == 1 or days[-1] == right[1])
    if agrees == ("weekday-mismatch" in reading.flags):
        raise ProseError(f"weekday in {entry.when!r} against {reading.start}, and what the flags say")


def _check_order(name: str, items: list[Item]) -> None:
    previous = ""
    for number, item in enumerate(items, 1):
        if not isinstance(item, Entry) or item.reading.start is None:
            continue
        start, end = item.reading.start, item.reading.end or item.reading.start
        coarse = item.reading.precision in ("month", "season", "year")  # "Autumn term" may follow 10 October
        if ((end if coarse else start) < previous) != ("date-order" in item.reading.flags):
            raise ProseError(f"prose/{name}, item {number}: {start} after {previous}, and what the flags say")
        previous = max(previous, start)
