from __future__ import annotations

import csv
import io
import json

from pipeline.chronology.model import IntegratedChronology
from pipeline.reports import escape
from pipeline.reports.lines import prepare
from pipeline.reports.plain import chronology_csv, json_bytes

from .factory import HOSTILE, MADE_ON, case, event, integrated, rich


def read(whole: IntegratedChronology) -> list[dict[str, str]]:
    data = chronology_csv(prepare(whole, case(), made_on=MADE_ON))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_is_what_spreadsheets_expect() -> None:
    data = chronology_csv(prepare(rich(), case(), made_on=MADE_ON))
    assert data.startswith(b"\xef\xbb\xbfnumber,")
    assert data.endswith(b"\r\n")


def test_iso_and_british_dates_stand_side_by_side() -> None:
    found = read(rich())
    assert found[0]["start"] == "2009-03-12"
    assert found[0]["start_time"] == "14:30"
    assert found[0]["date_british"] == "Thu 12 March 2009, 14:30"
    assert found[3]["end"] == "2009-07-04"
    assert found[5]["start"] == found[5]["end"] == ""


def test_all_fields_are_there() -> None:
    found = read(rich())
    assert found[1]["assumed"] == "year"
    assert found[2]["uncertain"] == "yes"
    assert found[2]["extra"] == "Read code: 9N11."
    assert found[2]["page"] == "4"
    assert found[4]["flags"] == "weekday-mismatch; child-seen-blank"
    assert len(found) == 6


def test_no_cell_is_a_formula_and_every_text_comes_back() -> None:
    whole = integrated(*(event(n, description=text) for n, text in enumerate(HOSTILE)))
    for row, text in zip(read(whole), HOSTILE, strict=True):
        assert row["description"].removeprefix("'") == escape.clean(text)
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_json_keeps_what_no_other_format_can_hold() -> None:
    record = {"text": ["\ud83d", "\x00", "é<script>"]}
    data = json_bytes(record)
    data.decode("utf-8")
    assert json.loads(data) == record
    assert "é" in data.decode()
