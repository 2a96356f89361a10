"""Reports as authors shape them: contents pages, sections in tables and boxes, several in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import intake
from pipeline.chronology import extract
from pipeline.documents.model import Heading, Paragraph, Place
from pipeline.errors import NoChronologyError, UnreadableError
from tests.documents.docx_factory import Docx, everything, p, style, tbl, tc, tr
from tests.intake.test_recognise import REPORT, document, lines, table

STYLES = style("Heading1", "", "heading 1") + style("TOC1", "", "toc 1")


def styled(text: str, name: str) -> str:
    return p(text, properties=f'<w:pStyle w:val="{name}"/>')


def test_lines_of_the_contents_page_are_no_headings(tmp_path: Path) -> None:
    names = ("1 Introduction", "2 Analysis", "3 Lessons learned")
    body = "".join(styled(f"{name}\t{at + 2}", "TOC1") for at, name in enumerate(names))
    body += "".join(styled(name, "Heading1") + p("The agency was involved from 2007.") for name in names)
    read = Docx(body, styles=STYLES).read(tmp_path)
    assert [heading.text for heading in read.headings] == list(names)
    assert len(read.paragraphs) == 6


def test_sections_in_cells_keep_all_their_words(tmp_path: Path) -> None:
    body = tbl(tr(tc(styled("4 Lessons learned", "Heading1"), p("Staff were not told."))))
    assert "4 Lessons learned\nStaff were not told." in everything(Docx(body, styles=STYLES).read(tmp_path))


def test_sections_missing_or_renamed_or_two_reports_in_one_file() -> None:
    assert intake.kinds_of(document(*REPORT, *REPORT), has_chronology=False, for_publication=False) == (
        "imr",
    )
    fewer = tuple(block for block in REPORT if getattr(block, "text", "") != "5 Recommendations")
    assert intake.kinds_of(document(*fewer), has_chronology=False, for_publication=False) == ("imr",)
    renamed = document(*lines("Some thoughts"), Heading("What we saw", 1, Place()), *lines("word " * 500))
    with pytest.raises(UnreadableError) as caught:
        intake.kinds_of(renamed, has_chronology=False, for_publication=False)
    assert caught.value.code == "not-recognised"


def test_recommendations_in_a_table_do_not_become_a_chronology() -> None:
    plan = table("Recommendation", "Action", "Lead officer", "Target date", "Progress")
    with pytest.raises(NoChronologyError):
        extract(document(*REPORT, plan))


def test_a_paragraph_number_that_comments_refer_to_is_kept() -> None:
    source = document(
        Heading("Chronology", 1, Place(paragraph=1)),
        *(
            Paragraph(f"{day}/03/2009 – Home visit.", Place(paragraph=day), f"4.{day}")
            for day in (11, 12, 13)
        ),
        file="chronology.docx",
    )
    assert [event.notes for event in extract(source).events] == [
        (("label", "4.11"),),
        (("label", "4.12"),),
        (("label", "4.13"),),
    ]
