"""The page, the note, the summary and the terminal's lines of a check: said plainly, and harmless."""

from __future__ import annotations

import io
import json
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline.proforma import Problem, check_from_json, check_to_json
from pipeline.reports import escape
from pipeline.reports.checks import check_text, remove_others, words, write_check, write_summary
from pipeline.reports.checks.note import note_docx
from pipeline.reports.checks.page import check_html, check_json
from pipeline.reports.checks.summary import summary_html, summary_json
from tests.reports.factory import HOSTILE
from tests.reports.tools import browser_page, soffice

from .factory import DEFINITION, FOUND, QUESTIONS, case, check, checked


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def text_of(page: bytes) -> str:
    parser = _Text()
    parser.feed(page.decode())
    assert parser.tags.count("script") == 0
    return " ".join(" ".join(parser.parts).split())


def words_of_note(note: bytes) -> str:
    document = docx.Document(io.BytesIO(note))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize(
    ("id_", "found", "where"),
    [
        ("cover.author", "Only the form’s own guidance, or a placeholder, stands here.",
         "“Author”, page 1, table 1, row 2"),
        ("1.2", "The heading is there; nothing stands under it.", "“1.2 TERMS OF REFERENCE”, page 3"),
        ("4", "There is no such section.", "Section 4"),
        ("dob", "It is not given.", "Beside “Author”"),
        ("plan.when", "The table has no such column.", "In the table “Action plan”"),
        ("sign", "The place for it is there; it is not signed.", "“Signed: …”, page 9"),
        ("att", "It was not sent, and is not in the document.", "In the document, or sent beside it"),
    ],
)  # fmt: skip
def test_each_gap_is_said_with_the_place_to_look(id_: str, found: str, where: str) -> None:
    item = next(item for item in FOUND if item.id == id_)
    assert (words.found(item, DEFINITION), words.where(item, DEFINITION)) == (found, where)
    for text in (page := text_of(check_html(checked(), case()))), words_of_note(note_docx(checked(), case())):
        assert found in text and where in text, page


def test_every_status_has_a_symbol_and_a_word_of_its_own() -> None:
    every = (*words.STATUSES.values(), words.OPTIONAL)
    assert len({said.symbol for said in every}) == len({said.word for said in every}) == len(every)
    assert words.said(FOUND[4]) == words.OPTIONAL  # what may be left out is no fault


def test_places_of_one_fault_are_said_once() -> None:
    several = [Problem("a", f"plan, row {row}", "Empty.") for row in range(2, 20)]
    assert words.grouped(several) == (
        ("Empty.", "plan, rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 6 more"),
    )
    mixed = [
        Problem("a", "cover", "Wrong."),
        Problem("a", "plan, row 2", "Wrong."),
        Problem("a", "cover", "Wrong."),
    ]
    assert words.grouped(mixed) == (("Wrong.", "cover; plan, row 2"),)


def test_the_record_is_the_contracts_and_comes_back_whole() -> None:
    record = json.loads(check_json(checked()))
    assert record["schema"] == "proforma-check/1" and record["complete"] is False
    assert record["requirements"][1]["evidence"]["page"] == 3
    assert check_from_json(record) == check() == check_from_json(check_to_json(check()))


def test_the_page_shows_evidence_and_never_a_mark() -> None:
    page = text_of(check_html(checked(), case()))
    assert "7 parts missing, 1 thing to put right" in page
    assert "The visit was …" in page and "812" in page
    assert "Terms of reference (a passage for 1 of 2)" in page
    assert "She was seen." in page and "No passage found." in page
    assert "Action plan, rows 3, 4 and 9" in page and "Worth a look" in page
    assert "Note to Wealdshire Constabulary" in page


def test_the_note_is_a_letter_to_the_agency() -> None:
    text = words_of_note(note_docx(checked(), case()))
    assert "To: Wealdshire Constabulary" in text and "14 June 2010" in text and "11 June 2010" in text
    assert "Seven parts are missing and one thing needs putting right" in text
    assert "Was the risk known?" in text and "Was the child seen?" not in text
    assert "She was seen." not in text and "The visit was" not in text  # it can go by ordinary post
    assert "Say what will be done." not in text  # a hint is no reason to write
    assert "The author of the individual management review" in words_of_note(
        note_docx(checked(agency=""), case())
    )
    assert note_docx(checked(), case()) == note_docx(checked(), case())


def test_the_summary_says_who_has_what() -> None:
    done = checked(requirements=(), problems=(), terms_of_reference=())
    page = text_of(summary_html(case(done, unchecked=(("The Trust", "gone.pdf"),))))
    assert "1 of 1 documents is complete" in page and "✓ Complete" in page
    assert "Not received" in page and "gone.pdf (The Trust)" in page
    page = text_of(summary_html(case(checked())))
    assert "✗ 7 parts missing, 1 thing to put right" in page and "○ empty" in page
    assert "No document has been checked yet." in text_of(summary_html(case()))
    record = json.loads(summary_json(case(checked())))
    assert record["documents"][0]["terms_of_reference"] == {"asked": 2, "addressed": 1}


def test_a_terminal_gets_plain_lines() -> None:
    lines = check_text(check(document="Police\x1b[31m IMR.docx"), DEFINITION).splitlines()
    assert lines[0].endswith("Individual Management Review, 7 parts missing, 1 thing to put right.")
    assert "  4 Lessons learned: There is no such section. Look: Section 4." in lines
    assert "  action plan, rows 3, 4 and 9: “Who” is not filled in." in lines
    assert "\x1b" not in "".join(lines)


def hostile(text: str) -> Any:
    item = replace(FOUND[2], evidence=replace(FOUND[2].evidence, heading=text, excerpt=text), note=text)  # type: ignore[type-var]
    empty = replace(FOUND[1], evidence=replace(FOUND[1].evidence, heading=text))  # type: ignore[type-var]
    asked = replace(QUESTIONS[1], text=text)
    return checked(
        document=text, agency=text, requirements=(item, empty), terms_of_reference=(asked,),
        problems=(Problem("x", text, text),),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_documents_is_never_markup(text: str) -> None:
    document = hostile(text)
    shown = " ".join(escape.clean(text).split())
    for page in (check_html(document, case(document)), summary_html(case(document))):
        text_of(page)  # no element comes of it
    assert shown in text_of(check_html(document, case(document)))
    note = words_of_note(note_docx(document, case(document)))
    assert shown in " ".join(note.split())


def test_the_folder_holds_what_counts_and_nothing_else(tmp_path: Path) -> None:
    whole = case(checked())
    write_check(tmp_path, checked(), whole)
    write_summary(tmp_path, whole)
    names = {path.name for path in (tmp_path / "police").iterdir()}
    assert names == {"Police IMR.check.html", "Police IMR.check.json", "Police IMR.note.docx"}
    done = checked(requirements=(), problems=())
    assert write_check(tmp_path, done, whole) == ""
    assert remove_others(tmp_path, [done]) == ()
    assert not (tmp_path / "police/Police IMR.note.docx").exists()
    assert remove_others(tmp_path, []) == ()
    assert {path.name for path in tmp_path.iterdir()} == {"summary.html", "summary.json"}


@pytest.mark.browser
@pytest.mark.slow
def test_pages_in_a_real_browser(tmp_path: Path) -> None:
    document = hostile(HOSTILE[0])
    (tmp_path / "page.html").write_bytes(check_html(document, case(document)))
    (tmp_path / "summary.html").write_bytes(summary_html(case(document)))
    with browser_page() as found:
        page: Any = found
        for name in ("page", "summary"):
            page.goto((tmp_path / f"{name}.html").as_uri())
            assert page.locator("table").count() >= 2
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.libreoffice
@pytest.mark.slow
def test_the_note_is_laid_out_on_upright_pages(tmp_path: Path) -> None:
    import pypdfium2

    program = soffice()
    (tmp_path / "n.docx").write_bytes(note_docx(checked(), case()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "n.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=180, capture_output=True)
    with pypdfium2.PdfDocument(tmp_path / "n.pdf") as pdf:
        assert len(pdf) == 2 and pdf[0].get_size() == pytest.approx((595.3, 841.9), abs=1)
        assert "Page 1 of 2" in pdf[0].get_textpage().get_text_bounded()
