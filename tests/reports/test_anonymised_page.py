"""The chronology page after anonymising: filters, search and sorting work in a browser as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.readers import own_pages
from pipeline.anonymise.channels import open_draft
from pipeline.anonymise.passages import Edit
from pipeline.case import Publication
from tests.reports.test_browser import made, rich
from tests.reports.tools import browser_page

SURGERY = "Marling Road Surgery"


def _anonymised(folder: Path) -> Path:
    """The page with the surgery's name replaced wherever it stands."""
    before, goal = folder / "before.html", folder / "after.html"
    before.write_text(made(rich()), "utf-8")
    draft = open_draft(before, Publication(), own=own_pages())
    edits = {
        one.number: [Edit(at, at + len(SURGERY), "GP Surgery 1")]
        for one in draft.passages
        if (at := one.text.find(SURGERY)) >= 0
    }
    assert len(edits) > 2
    assert {one.channel for one in draft.removed} == set()
    draft.write(goal, edits)
    return goal


def test_nothing_of_our_own_page_is_lost(tmp_path: Path) -> None:
    text = _anonymised(tmp_path).read_text("utf-8")
    assert SURGERY not in text
    for kept in ("<style>", "<script>", "Content-Security-Policy", 'id="filters"', "data-a=", "data-s="):
        assert kept in text


@pytest.mark.browser
@pytest.mark.slow
def test_filters_and_order_still_work(tmp_path: Path) -> None:
    file = _anonymised(tmp_path)
    with browser_page() as page:
        _try(page, file)


def _try(page: Any, file: Path) -> None:
    page.goto(file.as_uri())

    def shown() -> list[str]:
        page.wait_for_timeout(220)
        return list(page.locator(".chron tbody tr:not([hidden]) > th").all_inner_texts())

    assert shown() == ["1", "2", "3", "4", "5", "6"]
    page.get_by_label("GP Surgery 1").uncheck()
    assert shown() == ["1", "2", "4", "5", "6"]
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("Words").fill("WARD read")
    assert shown() == ["3"]
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("From").fill("2009-06-15")
    page.get_by_label("To", exact=True).fill("2009-06-16")
    assert shown() == ["3", "6"]
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#order").select_option("down")
    assert shown() == ["6", "5", "4", "3", "2", "1"]
