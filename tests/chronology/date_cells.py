"""Tables of date cells with their right readings, kept as text files in `dates/`, and the judge of a reading.

A line is `text → reading`; a bar in the text is a line break. A reading is written
`start[..end] [start_time[-end_time]] [words]`, where words are the precision (day goes without
saying), `uncertain`, `open`, `recorded=<day>`, `+x` for an assumption, `!x` for a flag it must carry and
`?x` for one it may. `*` stands for any time. `undated` has no day; `flag` alone means that no reading is
sure and that it must say so. `date-assumed`, `date-uncertain` and `undated` follow from the rest.
A line `@ previous=… banner=… time=…` gives the context of the lines below it, `## …` a heading.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pipeline.chronology.model import PRECISIONS, DateContext, When
from pipeline.chronology.when import parse_when

FOLDER = Path(__file__).parent / "dates"
FOLLOW = {"date-assumed", "date-uncertain", "undated"}
_CONTEXT = ("previous=", "banner=", "time=")


@dataclass(frozen=True)
class Cell:
    """A date cell, what stands around it, and its right reading."""

    heading: str
    text: str
    right: str
    context: DateContext | None
    time: str | None

    def read(self) -> When:
        return parse_when(self.text, time_text=self.time, context=self.context)


def load(name: str) -> list[Cell]:
    """The cells of one table."""
    cells: list[Cell] = []
    heading, around = "", {}
    for line in (FOLDER / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            heading, around = line[3:], {}
        elif line.startswith("@"):
            around = _around(line[1:])
        elif line:
            text, right = line.rsplit(" → ", 1)
            previous = dt.date.fromisoformat(around["previous"]) if "previous" in around else None
            context = DateContext(previous, around.get("banner")) if previous or "banner" in around else None
            cells.append(Cell(heading, text.replace("|", "\n"), right, context, around.get("time")))
    return cells


def _around(line: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = ""
    for word in line.split():
        if word.startswith(_CONTEXT):
            key, _, word = word.partition("=")
            found[key] = word
        else:
            found[key] += f" {word}"
    return found


def faults(cell: Cell, when: When) -> list[str]:
    """What differs from the right reading; empty where it is right."""
    codes = {flag.code for flag in when.flags}
    if cell.right == "flag":
        return [] if codes else ["no flag"]
    words = cell.right.split()
    days, must, may, assumed, precision, recorded = words[0], set(), set(), set(), "day", None
    times: str | None = ""
    doubt = open_end = False
    for word in words[1:]:
        if word == "*":
            times = None
        elif word[0].isdigit() or (word[0] == "-" and len(word) > 2):
            times = word
        elif word.startswith("recorded="):
            recorded = word.partition("=")[2]
        elif word in PRECISIONS:
            precision = word
        elif word == "uncertain":
            doubt = True
        elif word == "open":
            open_end = True
        else:
            {"+": assumed, "!": must, "?": may}[word[0]].add(word[1:])
    found: list[str] = []
    if days == "undated":
        precision = "unknown"
        if when.start or when.end:
            found.append(f"dated {when.start}")
    else:
        start, _, end = days.partition("..")
        if str(when.start) != start or str(when.end) != (end or start):
            found.append(f"days {when.start}..{when.end}")
    if times is not None and _times(when) != times:
        found.append(f"times {_times(when)}")
    if when.precision != precision:
        found.append(f"precision {when.precision}")
    if when.start and when.uncertain != doubt:
        found.append(f"uncertain {when.uncertain}")
    if when.open_end != open_end:
        found.append(f"open {when.open_end}")
    if set(when.assumed) != assumed:
        found.append(f"assumed {when.assumed}")
    if (str(when.recorded) if when.recorded else None) != recorded:
        found.append(f"recorded {when.recorded}")
    must |= {"date-assumed"} if assumed else set()
    must |= {"date-uncertain"} if doubt else set()
    if days == "undated" and "date-impossible" not in must:
        must.add("undated")
    found += [f"lacks {code}" for code in sorted(must - codes)]
    found += [f"has {code}" for code in sorted(codes - must - may)]
    return found


def _times(when: When) -> str:
    clocks = (when.start_time, when.end_time)
    ends = [f"{clock:%H:%M:%S}".removesuffix(":00") if clock else "" for clock in clocks]
    return ends[0] + (f"-{ends[1]}" if ends[1] else "")
