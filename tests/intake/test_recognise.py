"""What a document is and whose: folder first, content second, and a plain refusal where neither tells."""

from __future__ import annotations

import pytest

from pipeline import intake
from pipeline.case import Case, parse
from pipeline.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Row, Table
from pipeline.errors import UnreadableError

CASE = parse(
    "reference: X\nreview_period: {start: 2007-01-01, end: 2009-11-28}\nagencies:\n"
    "  - {name: Wealdshire Constabulary, folder: police, aliases: [Police]}\n"
    "  - {name: Marling Road Surgery, folder: gp, aliases: [GP]}\n"
)


def document(*blocks: Block, file: str = "x.docx", title: str = "") -> Document:
    return Document(file=file, sha256="0" * 64, format="docx", blocks=blocks, title=title)


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(text, Place(paragraph=number)) for number, text in enumerate(texts, start=1))


def table(*cells: str) -> Table:
    row = Row(tuple(Cell(text, column) for column, text in enumerate(cells)), 1)
    return Table((row,), 1, len(cells))


REPORT = (
    *lines("Individual Management Review"),
    *(
        Heading(text, 1, Place())
        for text in (
            "1.1 Reason for review",
            "1.3 Information sources",
            "4 Lessons learned",
            "5 Recommendations",
        )
    ),
    *lines("word " * 500),
)
AGENCY = (
    *lines("Agency report", "Sources of information", "Analysis", "Good practice", "Lessons learned"),
    *lines("Recommendations", "word " * 500),
)
OWN_WORDS = (*lines("INDIVIDUAL MANAGEMENT REVIEW", "Why we are writing", "Making sense of it"),)
PLAN = (
    *lines("Recommendations action plan"),
    table("Rec. No", "Action", "Professional responsible", "Intended outcome", "Target completion date"),
)


@pytest.mark.parametrize(
    ("found", "has_chronology", "for_publication", "kinds"),
    [
        (document(*REPORT), False, False, ("imr",)),
        (document(*REPORT), True, False, ("imr", "chronology")),
        (document(*AGENCY), False, False, ("agency-report",)),
        (document(*AGENCY), True, False, ("agency-report", "chronology")),
        (document(*OWN_WORDS), False, False, ("imr",)),
        (document(*PLAN), False, False, ("action-plan",)),
        (document(*lines("Chronology of involvement")), True, False, ("chronology",)),
        (document(*lines("Lessons learned", "Analysis")), True, False, ("chronology",)),
        (document(*lines("Overview Report", "Conclusions")), False, True, ("overview-report",)),
        (document(*lines("x"), title="Executive Summary"), False, True, ("executive-summary",)),
        (document(*lines("Press notice")), False, True, ("other",)),
    ],
)
def test_kinds(found: Document, has_chronology: bool, for_publication: bool, kinds: tuple[str, ...]) -> None:
    assert intake.kinds_of(found, has_chronology=has_chronology, for_publication=for_publication) == kinds


def test_what_is_none_of_these_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        intake.kinds_of(document(*lines("Minutes of a meeting")), has_chronology=False, for_publication=False)
    assert caught.value.code == "not-recognised"


def whose(found: Document, folder: str, case: Case = CASE) -> str:
    return intake.agency_of(found, folder, case).name


def test_the_folder_decides_before_the_content() -> None:
    assert whose(document(*lines("Wealdshire Constabulary")), "gp") == "Marling Road Surgery"


def test_without_a_folder_the_content_decides() -> None:
    assert whose(document(*lines("Produced by Wealdshire Constabulary")), "") == "Wealdshire Constabulary"
    assert whose(document(file="GP_chron.docx"), "elsewhere") == "Marling Road Surgery"


@pytest.mark.parametrize("text", ["nothing", "Police and GP"])
def test_when_neither_tells_it_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        whose(document(*lines(text)), "")
    assert caught.value.code == "unknown-agency"


def test_a_file_in_a_doubtful_folder_is_remarked_on() -> None:
    police, gp = CASE.agencies
    found = document(*lines("Wealdshire Constabulary"))
    assert intake.doubtful_folder(found, gp, CASE) == police.name
    assert intake.doubtful_folder(found, police, CASE) is None
    assert intake.doubtful_folder(document(*lines("Wealdshire Constabulary and the GP")), gp, CASE) is None
