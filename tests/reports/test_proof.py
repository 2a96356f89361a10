"""The proof that nothing is lost can be seen: in the workbook, on the submissions page and in its JSON."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import openpyxl

from pipeline.chronology.model import Aside, IntegratedChronology, RowCount
from pipeline.reports.excel import chronology_xlsx
from pipeline.reports.lines import prepare
from pipeline.reports.naming import source_reference
from pipeline.reports.submissions import DocumentLine, Submissions
from pipeline.reports.submissions_shown import submissions_html, submissions_json, submissions_text
from tests.reports.factory import MADE_ON, POLICE, case, rich

LEFT = (
    Aside("left-out", "Abbreviation\nHV", 1, 0, None, "has the headings of another kind of table (glossary)"),
    Aside("left-out", "12/03/2009 – the panel met", 0, 17, 4, "paragraphs outside the section"),
)


def with_left_out() -> IntegratedChronology:
    whole = rich()
    first = replace(
        whole.documents[0], left_out=LEFT, cautions=(*whole.documents[0].cautions, ("not-accounted", "Some."))
    )
    return replace(whole, documents=(first, *whole.documents[1:]))


def test_the_workbook_lists_what_was_left_out_and_why() -> None:
    data = chronology_xlsx(prepare(with_left_out(), case(), made_on=MADE_ON))
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = [[cell.value for cell in row] for row in book["Not placed and notes"].iter_rows(min_row=2)]
    left = [row for row in rows if row[0] == "Not part of the chronology"]
    assert [(row[2], row[3], row[4]) for row in left] == [
        (LEFT[0].text, LEFT[0].why, "D1 t1"),
        (LEFT[1].text, LEFT[1].why, "D1 p 4 ¶17"),
    ]
    head = [cell.value for cell in book["Documents"][1]]
    answers = [
        row[head.index("All words accounted for")].value for row in book["Documents"].iter_rows(min_row=2)
    ]
    assert answers[0] == "NO"
    assert set(answers[1:]) <= {"yes"}


def test_references_to_places() -> None:
    assert source_reference("D3", 1, 17, 4) == "D3 p 4 t1 r17"
    assert source_reference("D3", 0, 17, None) == "D3 ¶17"


def submissions(*, accounted: bool = True) -> Submissions:
    line = DocumentLine(
        "police.docx",
        "0" * 64,
        POLICE,
        "chronology",
        rows=RowCount(seen=1, events=1),
        columns=((0, (("start of the paragraph", "date"),)),),
        left_out=LEFT,
        text_accounted_for=accounted,
    )
    return Submissions(case="W-1", board="Board", made_on=MADE_ON, documents=(line,))


def test_the_submissions_page_lists_it_too() -> None:
    page = submissions_html(submissions()).decode()
    for words in (
        "Not part of the chronology: 2",
        LEFT[0].why,
        "the panel met",
        "paragraph 17, page 4",
        "table 1",
    ):
        assert words in page
    assert "not accounted for" not in page
    assert "Table 0" not in page


def test_words_not_accounted_for_are_shouted() -> None:
    page = submissions_html(submissions(accounted=False)).decode()
    assert "NO: some words are not accounted for" in page
    assert "All words there" in page
    assert "NO" not in submissions_html(submissions()).decode().split("All words there")[1]
    assert "NOT ACCOUNTED FOR" in submissions_text(submissions(accounted=False))
    assert "NOT ACCOUNTED FOR" not in submissions_text(submissions())


def test_the_submissions_json() -> None:
    (record,) = json.loads(submissions_json(submissions(accounted=False)))["documents"]
    assert record["text_accounted_for"] is False
    assert record["left_out"][1] == {
        "table": 0,
        "row": 17,
        "page": 4,
        "why": LEFT[1].why,
        "text": LEFT[1].text,
    }
