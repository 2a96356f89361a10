"""The one action plan as page, workbook and record: real dates, no formula, no colour without its word."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pipeline.case import parse
from pipeline.proforma.one_plan import Sent, merge
from pipeline.proforma.plan import Action, Plan, RowCount
from pipeline.proforma.plan_changes import compare
from pipeline.reports.colours import contrast
from pipeline.reports.plan import page_of, plan_record
from pipeline.reports.plan.browser import plan_html
from pipeline.reports.plan.excel import plan_xlsx
from pipeline.reports.plan.record import plan_json
from pipeline.reports.plan.shown import GROUNDS, PlanPage
from tests.reports.tools import browser_page

CASE = parse(
    "reference: WSCB-2010-02\nreview_period: {start: 2007-01-01, end: 2009-11-28}\n"
    "agencies:\n  - {name: Wealdshire Constabulary, folder: police}\n"
)
HOSTILE = '=HYPERLINK("http://x.example")<script>alert(1)</script>\x07'


def made(colours: tuple[str, ...] = ("amber",), text: str = HOSTILE) -> Plan:
    action = Action(
        "1", text, "Do it", "Jo Field, Manager", "Better", "31/08/2010", dt.date(2010, 8, 31), "", None, "",
        colours, 2, 1, 3,  # type: ignore[arg-type]
    )  # fmt: skip
    return Plan("plan.pdf", "ab" * 32, (action,), RowCount(2, 1, 1))


def page(*versions: Plan) -> PlanPage:
    sent = [Sent("Wealdshire Constabulary", "police", versions)]
    found = merge(sent, ["Wealdshire Constabulary"])
    before = merge([Sent("Wealdshire Constabulary", "police", versions[:-1])], []) if versions[1:] else None
    return page_of(found, compare(before, found), CASE, as_of=dt.date(2010, 10, 1))


def test_the_record_says_what_is_overdue_and_where_it_stands() -> None:
    record = json.loads(plan_json(page(made())))
    assert record["schema"] == "action-plan/1"
    assert record["as_of"] == "2010-10-01"
    (action,) = record["actions"]
    assert action["overdue"] is True
    assert action["recommendation"] == HOSTILE
    assert action["source"] == {"file": "plan.pdf", "sha256": "ab" * 32, "table": 1, "row": 2, "page": 3}
    assert record["total"]["overdue"] == 1
    assert record["changes"]["first"] is True


def test_the_workbook_has_real_dates_filters_and_no_formula() -> None:
    data = plan_xlsx(page(made()))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Actions"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert row["By when"].value == dt.datetime(2010, 8, 31)
    assert row["By when"].is_date
    assert row["Recommendation"].data_type == "s"
    assert row["Progress"].value == "A – Amber"
    assert row["Overdue"].value == "OVERDUE"
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "E2"
    assert sheet.page_setup.orientation == "landscape"
    assert plan_xlsx(page(made())) == data, "the same input gives the same bytes"


def test_the_page_shows_text_as_text_and_colours_with_their_words() -> None:
    text = plan_html(page(made())).decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert "<b>A</b> Amber" in text
    assert "OVERDUE" in text
    assert "http://" not in text.replace("http://x.example", "")


def test_progress_that_moved_is_shown() -> None:
    shown = page(made(), made(("green",)))
    (change,) = shown.changes.moved
    assert change.before.action.colour == "amber"
    record = plan_record(shown)
    assert record["changes"]["changed"][0]["moved"] is True  # type: ignore[index]
    assert "progress moved" in plan_html(shown).decode()


def test_the_page_filters_by_what_is_overdue_and_by_colour(tmp_path: Path) -> None:
    late, done = made(), made(("green",), "Another recommendation altogether, long since carried out.")
    both = replace(late, actions=(*late.actions, *done.actions))
    file = tmp_path / "action-plan.html"
    file.write_bytes(plan_html(page(both)))
    with browser_page() as tab:
        tab.goto(file.as_uri())
        assert tab.locator(".plan tbody tr:visible").count() == 2
        tab.check("#overdue")
        assert tab.locator(".plan tbody tr:visible").count() == 1
        assert "1 of 2 actions (only overdue)" in tab.inner_text("#count") + (
            tab.text_content("#extract") or ""
        )
        tab.uncheck("#overdue")
        tab.select_option("#colour", "green")
        assert tab.locator(".plan tbody tr:visible .rag-green").count() == 1
        assert tab.locator(".plan tbody tr:visible").count() == 1


@pytest.mark.parametrize("name", GROUNDS)
def test_ratings_can_be_read_by_everyone(name: str) -> None:
    assert contrast(*GROUNDS[name]) >= 4.5


def test_every_column_is_seen_on_a_common_screen(tmp_path: Path) -> None:
    file = tmp_path / "action-plan.html"
    file.write_bytes(plan_html(page(made())))
    with browser_page() as tab:
        tab.set_viewport_size({"width": 1300, "height": 800})
        tab.goto(file.as_uri())
        table = tab.locator(".scroll:has(.plan)")
        assert table.evaluate("it => it.scrollWidth - it.clientWidth") == 0
