from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pipeline.chronology.changes import compare
from pipeline.chronology.model import Aside, IntegratedChronology
from pipeline.reports import escape
from pipeline.reports.browser import chronology_html
from pipeline.reports.lines import prepare

from .factory import HOSTILE, MADE_ON, before_rich, case, event, integrated, rich
from .tools import browser_page


def made(whole: IntegratedChronology, **options: object) -> str:
    return chronology_html(prepare(whole, case(), made_on=MADE_ON, **options)).decode()  # type: ignore[arg-type]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(text)
    return parser.tags


def test_nothing_is_fetched_and_nothing_else_may_run() -> None:
    found = tags(made(rich()))
    assert not [attrs for _, attrs in found if {"src", "style", "onclick", "onload"} & set(attrs)]
    assert not [tag for tag, _ in found if tag in ("link", "img", "iframe", "object", "base")]
    assert all(str(attrs["href"]).startswith("#") for tag, attrs in found if tag == "a")
    policies = [
        a["content"] for t, a in found if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; "
        r"script-src 'sha256-[^']+'",
        str(policies[0]),
    )


def test_documents_bring_no_tags_of_their_own() -> None:
    plain = made(integrated(*(event(n, date_text="any words") for n in range(len(HOSTILE)))))
    evil = made(
        integrated(
            *(
                event(n, description=text, date_text=text, contact=text, comments=text, professional=text)
                for n, text in enumerate(HOSTILE)
            )
        )
    )
    assert [tag for tag, _ in tags(evil)] == [tag for tag, _ in tags(plain)]


def test_the_source_reference_stands_on_every_line() -> None:
    assert "<summary>Source D3 p 4 t1 r4, own columns, notes</summary>" in made(rich())


def test_every_row_stands_in_the_page_without_script() -> None:
    text = made(integrated(*(event(n) for n in range(300))))
    assert len([1 for tag, attrs in tags(text) if tag == "tr" and "data-a" in attrs]) == 300
    assert "<noscript>" in text


def test_table_is_marked_up_for_screen_readers() -> None:
    found = tags(made(rich()))
    heads = [attrs for tag, attrs in found if tag == "th" and attrs.get("role") == "columnheader"]
    assert len(heads) == 9 and all(attrs["scope"] == "col" for attrs in heads)
    assert len([1 for tag, attrs in found if tag == "th" and attrs.get("role") == "rowheader"]) == 6
    assert ("a", {"class": "skip", "href": "#main"}) in found
    assert next(attrs["lang"] for tag, attrs in found if tag == "html") == "en-GB"


def test_same_input_same_bytes() -> None:
    assert made(rich()) == made(rich())


@pytest.mark.browser
@pytest.mark.slow
def test_filters_in_a_real_browser(tmp_path: Path) -> None:
    whole = rich()
    changes = compare(before_rich(), whole)
    file = tmp_path / "c.html"
    file.write_text(made(whole, changes=changes), encoding="utf-8")
    with browser_page() as page:
        _try_filters(page, file)


def _try_filters(page: Any, file: Path) -> None:
    page.goto(file.as_uri())

    def shown() -> list[str]:
        page.wait_for_timeout(220)
        return list(page.locator(".chron tbody tr:not([hidden]) > th").all_inner_texts())

    def count() -> str:
        return str(page.locator("#count").inner_text())

    assert shown() == ["1", "2", "3", "4", "5", "6"]
    page.get_by_label("Marling Road Surgery").uncheck()
    assert shown() == ["1", "2", "4", "5", "6"] and count() == "5 of 6 entries"
    page.get_by_role("button", name="None").click()
    assert shown() == [] and count() == "0 of 6 entries"
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_label("Words").fill("WARD read")
    assert shown() == ["3"]
    page.get_by_label("Words").fill("")
    page.get_by_label("Child or family member").fill("nobody")
    assert shown() == []
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("From").fill("2009-06-15")
    page.get_by_label("To", exact=True).fill("2009-06-16")
    assert shown() == ["3", "6"]  # June as a whole, and the entry without a date
    said = page.locator("#kept").inner_text()
    assert said == "(from 15 June 2009 to 16 June 2009; 1 without a date shown as well)"
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("only entries with remarks").check()
    assert shown() == ["2", "3", "5", "6"]
    page.get_by_role("button", name="Clear filters").click()
    _try_words(page, shown)
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("only uncertain dates").check()
    assert shown() == ["2", "3", "4", "5", "6"]
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("only new or changed").check()
    assert shown() == ["1", "2"]
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("Order").select_option("down")
    assert shown() == ["6", "5", "4", "3", "2", "1"]
    page.get_by_role("button", name="Clear filters").click()
    assert shown() == ["1", "2", "3", "4", "5", "6"]
    page.locator("summary").nth(2).press("Enter")
    assert page.get_by_text("Check with the ward").is_visible()


def _try_words(page: Any, shown: Any) -> None:
    """What is folded away can be found and shows itself; our own labels are not an agency's words."""
    opened = page.locator(".chron details[open]")
    page.get_by_label("Words").fill("9n11 ward")
    assert shown() == ["3"] and opened.count() == 1
    assert page.get_by_text("Check with the ward").is_visible()
    page.get_by_label("Words").fill("officers")
    assert len(shown()) == 6 and opened.count() == 0
    page.get_by_label("Words").fill("submitted")
    assert shown() == []
    page.get_by_label("Words").fill("children’s")
    assert shown() == ["2", "6"]
    page.get_by_label("Marling Road Surgery").uncheck()
    shown()
    page.emulate_media(media="print")
    assert page.locator("#extract").inner_text() == (
        "Extract: 2 of 6 entries (agencies: Wealdshire Constabulary; Wealdshire Children's Social Care; "
        "Haven Domestic Abuse Outreach. words: children’s)."
    )
    page.emulate_media(media="screen")
    assert not page.locator("#extract").is_visible()
    page.get_by_label("Words").fill("3RaO")  # no word reaches over two cells
    assert shown() == []
    page.get_by_role("button", name="Clear filters").click()


@pytest.mark.browser
@pytest.mark.slow
def test_a_link_from_the_findings_reaches_its_entry(tmp_path: Path) -> None:
    file = tmp_path / "c.html"
    file.write_text(made(integrated(*(event(n) for n in range(400)))), encoding="utf-8")
    in_sight = (
        "(row => row.top > 60 && row.bottom < innerHeight)"
        "(document.querySelector(':target').getBoundingClientRect())"
    )
    with browser_page() as found:
        page: Any = found
        page.goto(f"{file.as_uri()}#e-{350:012x}")
        page.wait_for_timeout(300)
        assert page.evaluate(in_sight)
        page.get_by_label("Words").fill("nothing at all")
        page.wait_for_timeout(220)
        page.evaluate(f"location.hash = 'e-{20:012x}'")
        page.wait_for_timeout(300)
        assert page.evaluate(in_sight)  # the filter that hid it is cleared
        assert page.locator("#count").inner_text() == "400 of 400 entries"


@pytest.mark.browser
@pytest.mark.slow
def test_hostile_text_is_shown_as_written(tmp_path: Path) -> None:
    file = tmp_path / "c.html"
    whole = integrated(
        *(event(n, description=text) for n, text in enumerate(HOSTILE)),
        asides=tuple(Aside("unplaced", text, 1, n) for n, text in enumerate(HOSTILE, 50)),
    )
    file.write_text(made(whole), encoding="utf-8")
    with browser_page() as page:
        page.goto(file.as_uri())  # type: ignore[attr-defined]
        shown = page.evaluate(  # type: ignore[attr-defined]
            "[...document.querySelectorAll('.chron tbody tr')]"
            ".map(row => row.cells[6].firstChild.textContent)"
        )
        assert shown == [escape.clean(text) for text in HOSTILE]


@pytest.mark.browser
@pytest.mark.slow
def test_five_thousand_entries_stay_quick(tmp_path: Path) -> None:
    file = tmp_path / "c.html"
    file.write_text(made(integrated(*(event(n % 300) for n in range(5_000)))), encoding="utf-8")
    with browser_page() as page:
        page.goto(file.as_uri())  # type: ignore[attr-defined]
        assert page.locator(".chron tbody tr").count() == 5_000  # type: ignore[attr-defined]
        rendered = page.evaluate(  # type: ignore[attr-defined]
            "[...document.querySelectorAll('.chron tbody')]"
            ".filter(body => body.rows[0].checkVisibility({contentVisibilityAuto: true})).length"
        )
        assert rendered < 10  # of 125 groups: only what is near the screen is laid out
