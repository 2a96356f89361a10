"""Whom a document goes to, and that nothing but reports is published from the watched folder."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from flows.anonymising import Wanted, make
from flows.readers import is_report, readers_of
from pipeline import case as cases
from pipeline.anonymise.key.model import Key
from pipeline.errors import UnreadableError
from pipeline.files import sha256_of

CASE = """
reference: HSCB-2010-03
agencies: [{name: Wealdshire Constabulary, folder: police}]
review_period: {start: 2007-01-01, end: 2009-11-30}
"""


def _word(folder: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(folder / "a.docx")
    return folder / "a.docx"


def _book(folder: Path) -> Path:
    openpyxl.Workbook().save(folder / "a.xlsx")
    return folder / "a.xlsx"


def test_what_is_not_recognised_counts_as_published(tmp_path: Path) -> None:
    assert readers_of(_word(tmp_path, "Something about a family."), cases.parse(CASE)) == "publication"


def test_workbooks_and_texts_go_to_agencies(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n", "utf-8")
    case = cases.parse(CASE)
    assert readers_of(tmp_path / "a.csv", case) == readers_of(_book(tmp_path), case) == "agencies"


def test_no_workbook_is_published_from_the_watched_folder(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, "utf-8")
    book = _book(tmp_path)
    assert not is_report(book)
    with pytest.raises(UnreadableError, match="no Word document"):
        make(tmp_path, book, tmp_path / "out", Wanted(sha256_of(book), "other", Key(), None))
    assert not (tmp_path / "out").exists()
