"""PDF files of real producers give the rows they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.pdf_factory import HEAD
from tests.documents.pdf.test_tables import texts
from tests.fixtures.pdf.make import BANNER_AT, rows

FIXTURES = Path(__file__).parents[2] / "fixtures" / "pdf"


@pytest.mark.parametrize("name", ["libreoffice", "chromium"])
def test_every_row_of_a_producer(name: str) -> None:
    document = read_pdf(FIXTURES / f"{name}.pdf", "0" * 64, ())
    assert len(document.tables) == 1
    table = document.tables[0]
    assert texts(table) == rows()
    banner = next(row for row in table.rows if len(row.cells) == 1)
    assert (banner.cells[0].text, banner.cells[0].span) == (rows()[BANNER_AT][0], 7)
    headings = [row for row in table.rows if row.header]
    assert len(headings) == document.pages
    assert {tuple(cell.text for cell in row.cells) for row in headings} == {HEAD}


def test_the_running_header_and_the_text_around(tmp_path: Path) -> None:
    document = read_pdf(FIXTURES / "libreoffice.pdf", "0" * 64, ())
    assert {f.text for f in document.furniture if f.kind == "header"} == {"OFFICIAL - SENSITIVE"}
    assert [(h.text, h.label) for h in document.headings] == [("1.2 Chronology of contacts", "1.2")]
    assert [p.text for p in document.paragraphs] == [
        "Prepared by the health visiting service from the family's records.",
        "Signed on behalf of the service.",
    ]
