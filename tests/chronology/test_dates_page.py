"""`docs/dates.md` promises readings to people; every line of it must be true."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.chronology import DateContext, parse_when

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"


def promises() -> list[tuple[str, list[str], DateContext | None]]:
    found, context = [], None
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## Completed"):
            context = DateContext(previous=dt.date(2009, 3, 9))
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "written" and not set(cells[0]) <= {"-"}:
            found.append((cells[0], cells[1:], context))
    return found


@pytest.mark.parametrize(("written", "promised", "context"), promises(), ids=lambda value: str(value)[:30])
def test_the_page_tells_the_truth(written: str, promised: list[str], context: DateContext | None) -> None:
    when = parse_when("" if written == "(blank)" else written, context=context)
    clock = "–".join(f"{time:%H:%M}" for time in (when.start_time, when.end_time) if time)
    days = [day.isoformat() if day else "" for day in (when.start, when.end)]
    assert [*days, clock, when.precision] == promised[:4]
    said = {flag.code for flag in when.flags} | {f"assumed {what}" for what in when.assumed}
    said |= {"uncertain"} if when.uncertain else set()
    remark = promised[4]
    assert not remark or remark in said
    telling = {code for code in said if not code.startswith(("date-assumed", "date-uncertain"))}
    assert remark or not telling


def test_the_page_was_read() -> None:
    assert len(promises()) > 30
