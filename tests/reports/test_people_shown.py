"""Whom an entry names stands beside its words in every result the panel filters."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.chronology.findings import from_flags
from pipeline.chronology.model import Flag, IntegratedChronology, PersonSeen
from pipeline.reports.browser import chronology_html
from pipeline.reports.excel import chronology_xlsx
from pipeline.reports.findings import findings_html
from pipeline.reports.lines import Panel, prepare
from pipeline.reports.plain import chronology_csv

from .factory import HOSTILE, MADE_ON, case, event, integrated
from .tools import browser_page

LEANNE, WILLIAM, GRACE = "Leanne Tarrant", "William Ashdown", "Grace Ashdown"
WILL = PersonSeen(WILLIAM, "Will", "description", "exact")
MOTHER = PersonSeen(LEANNE, "Mother", "description", "role")
EITHER = tuple(PersonSeen(name, "Ashdown", "comments", "ambiguous") for name in (GRACE, WILLIAM))


def whole() -> IntegratedChronology:
    remark = Flag("name-variant", "Taken for William Ashdown: “Bill” (another form of the name).")
    return integrated(
        event(
            0,
            people=(WILL, MOTHER),
            contact_type="telephone",
            agencies=("Marling Road Surgery",),
            flags=(remark,),
        ),
        event(1, people=EITHER, contact_type="home visit"),
        event(2),
    )


def panel(made_of: IntegratedChronology) -> Panel:
    return prepare(made_of, case(), made_on=MADE_ON)


def test_workbook_has_columns_to_filter_by() -> None:
    book = openpyxl.load_workbook(io.BytesIO(chronology_xlsx(panel(whole()))))
    first, *rest = book["Chronology"].iter_rows(values_only=True)
    rows = [dict(zip(first, row, strict=True)) for row in rest]
    assert first.index("People (matched)") > first.index("Agency’s own columns")
    assert [row["People (matched)"] for row in rows] == [
        f"{WILLIAM}\n{LEANNE}",
        f"perhaps {GRACE}\nperhaps {WILLIAM}",
        None,
    ]
    assert [row["Contact type"] for row in rows] == ["telephone", "home visit", None]
    assert rows[0]["Agencies named"] == "Marling Road Surgery"
    assert rows[0]["Description"].startswith("Entry 0: officers attended")


def test_csv_has_them_at_the_end() -> None:
    data = chronology_csv(panel(whole())).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert list(rows[0])[-3:] == ["people", "contact_type", "agencies"]
    assert rows[0]["people"] == f"{WILLIAM}\n{LEANNE}" and rows[1]["contact_type"] == "home visit"


def test_findings_list_the_remark() -> None:
    page = findings_html(from_flags(whole()), whole(), case(), made_on=MADE_ON).decode()
    assert "Names written in several ways (1)" in page and "Taken for William Ashdown: “Bill”" in page


def test_page_without_people_has_no_filter_for_them() -> None:
    page = chronology_html(panel(integrated(event(0), event(1)))).decode()
    assert 'id="matched"' not in page and 'id="kind"' not in page


def test_a_name_of_the_case_is_never_markup() -> None:
    people = tuple(PersonSeen(text, text, "description", "exact") for text in HOSTILE)
    evil = chronology_html(panel(integrated(replace(event(0), people=people, agencies=HOSTILE)))).decode()
    assert "<script>alert" not in evil


@pytest.mark.browser
@pytest.mark.slow
def test_filters_by_person_and_kind_of_contact(tmp_path: Path) -> None:
    file = tmp_path / "c.html"
    file.write_bytes(chronology_html(panel(whole())))
    with browser_page() as page:
        _try_filters(page, file)


def _try_filters(page: Any, file: Path) -> None:
    page.goto(file.as_uri())

    def shown() -> list[str]:
        page.wait_for_timeout(220)
        return list(page.locator(".chron tbody tr:not([hidden]) > th").all_inner_texts())

    person, kind = page.get_by_label("Person of the case"), page.get_by_label("Contact type")
    assert person.locator("option").all_inner_texts() == [
        "anyone", f"{GRACE} (1)", f"{LEANNE} (1)", f"{WILLIAM} (2)",
    ]  # fmt: skip
    person.select_option(label=f"{WILLIAM} (2)")
    assert shown() == ["1", "2"]
    kind.select_option(label="home visit (1)")
    assert shown() == ["2"]
    said = page.locator("#extract").text_content()
    assert f"person of the case: {WILLIAM}" in said and "contact type: home visit" in said
    page.get_by_role("button", name="Clear filters").click()
    assert shown() == ["1", "2", "3"]
    page.get_by_label("Words").fill("leanne")
    assert shown() == ["1"]  # found by what is beside the text, which then shows
    assert page.get_by_text("People (matched)").first.is_visible()
