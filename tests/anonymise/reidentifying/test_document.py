"""Files with the names back in them: divided words, headings, tables, properties, and there and back."""

from __future__ import annotations

import stat
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from pipeline import case as cases
from pipeline.anonymise import anonymise
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.reidentifying import Reidentified, reidentify
from pipeline.errors import ScrError

KEY = Key(
    (
        Entry("person-1", "person", "Kayleigh Ann Marsden", "Child A", "Child", ("Kay",)),
        Entry("person-2", "person", "Jordan Marsden", "Sibling 1", "Sibling"),
        Entry("person-3", "person", "Leanne Tarrant", "Mother", "Mother"),
        Entry("person-4", "person", "Jane Smith", "Social Worker 1", "Social Worker", agreed=False),
        Entry("place-1", "place", "Alder Primary School", "School 1", "School"),
    )
)
CASE = cases.parse(
    """
reference: XX-2010-03
review_period: {start: 2007-01-01, end: 2009-11-30}
agencies: [{name: Wealdshire Constabulary, folder: police}]
people:
  - {name: Kayleigh Ann Marsden, also_known_as: [Kay], role: subject, date_of_birth: 2006-02-14,
     pseudonym: Child A}
  - {name: Jordan Marsden, role: sibling, pseudonym: Sibling 1}
  - {name: Leanne Tarrant, role: parent, pseudonym: Mother}
"""
)


def back(path: Path, goal: Path) -> Reidentified:
    return reidentify(path, KEY, goal)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title = "Review of Child A"
    document.add_heading("CHILD A'S HISTORY", 1)
    divided = document.add_paragraph("Chi")
    divided.add_run("ld").bold = True
    divided.add_run(" A’s school, School 1, and Child Abuse; Child Q; [NHS number]")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Sibling 1", "Social Worker 1 told Mother"
    document.sections[0].header.paragraphs[0].text = "Child A – confidential"
    path = tmp_path / "imr.docx"
    document.save(path)
    return path


def test_word_is_named_again_everywhere(word: Path, tmp_path: Path) -> None:
    done = back(word, tmp_path / "out" / "named.docx")
    document = docx.Document(str(done.file))
    assert document.core_properties.title == "Review of Kayleigh Ann Marsden"
    assert [paragraph.text for paragraph in document.paragraphs][:2] == [
        "KAYLEIGH ANN MARSDEN'S HISTORY",
        "Kayleigh Ann Marsden’s school, Alder Primary School, and Child Abuse; Child Q; [NHS number]",
    ]
    cells = [cell.text for cell in document.tables[0].rows[0].cells]
    assert cells == ["Jordan Marsden", "Jane Smith told Leanne Tarrant"]
    assert document.sections[0].header.paragraphs[0].text == "Kayleigh Ann Marsden – confidential"
    assert stat.S_IMODE(done.file.stat().st_mode) == 0o600
    assert (done.told.unknown["Child Q"], done.told.placeholders["[NHS number]"]) == (1, 1)


def test_a_column_of_relationships_keeps_its_words(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Name", "Relationship", "Mother", "Mother"], strict=True):
        cell.text = text
    document.save(tmp_path / "a.docx")
    done = back(tmp_path / "a.docx", tmp_path / "b.docx")
    row = docx.Document(str(done.file)).tables[0].rows[1]
    assert [cell.text for cell in row.cells] == ["Leanne Tarrant", "Mother"]
    assert dict(done.told.left) == {"Mother": 1}


def test_a_pdf_is_laid_out_anew(word: Path, tmp_path: Path) -> None:
    named = back(word, tmp_path / "named.pdf").file
    pages = pypdfium2.PdfDocument(str(named))
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "Kayleigh Ann Marsden’s school" in " ".join(text.split())
    again = back(named, tmp_path / "again.pdf").file
    assert again.read_bytes().startswith(b"%PDF-")


def test_a_workbook_is_named_again(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Child A"
    book.active["A1"] = "Child A and Social Worker 12"
    book.save(tmp_path / "a.xlsx")
    done = back(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    made = openpyxl.load_workbook(done.file)
    assert made.sheetnames == ["Kayleigh Ann Marsden"]
    assert made.active["A1"].value == "Kayleigh Ann Marsden and Social Worker 12"
    assert dict(done.told.unknown) == {"Social Worker 12": 1}


@pytest.mark.parametrize(
    ("name", "content", "right"),
    [
        ("a.csv", "who,said\nChild A,Mother\n", "who,said\nKayleigh Ann Marsden,Leanne Tarrant\n"),
        ("a.json", '{"who": "Child A’s mum"}', '{"who": "Kayleigh Ann Marsden’s mum"}'),
        ("a.txt", "Child\u00a0A\n", "Kayleigh Ann Marsden\n"),
    ],
)
def test_what_is_written_as_text_is_named_again(tmp_path: Path, name: str, content: str, right: str) -> None:
    (tmp_path / name).write_text(content, "utf-8", newline="")
    back(tmp_path / name, tmp_path / f"out-{name}")
    assert (tmp_path / f"out-{name}").read_bytes().decode() == right


def test_a_page_is_named_again(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!DOCTYPE html><p title='Child A'>Ch<b>ild A</b>’s", "utf-8")
    text = back(tmp_path / "a.html", tmp_path / "b.html").file.read_text("utf-8")
    assert 'title="Kayleigh Ann Marsden"' in text
    assert "Kayleigh Ann Marsden<b></b>’s" in text


def test_another_kind_of_file_is_not_promised(word: Path, tmp_path: Path) -> None:
    with pytest.raises(ScrError, match="another kind of file"):
        back(word, tmp_path / "named.xlsx")
    assert not (tmp_path / "named.xlsx").exists()


def test_there_and_back_names_everybody_in_full_and_changes_nothing_else(tmp_path: Path) -> None:
    text = (
        "On 3 May 2009 Kayleigh was seen at home with Kay's brother Jordan Marsden.\n"
        "K. Marsden’s weight had fallen. Ms Tarrant said that Jordan was asleep.\n"
        "The nurse weighed her on 14/06/2009; nothing was written down.\n"
    )
    (tmp_path / "imr.txt").write_text(text, "utf-8")
    made = anonymise(tmp_path / "imr.txt", CASE, tmp_path / "out", key=None, readers="agencies")
    hidden = made.files[0].read_text("utf-8")
    assert not any(name in hidden for name in ("Kay", "Jordan", "Marsden", "Tarrant"))
    assert "3 May 2009" in hidden and "14/06/2009" in hidden
    done = reidentify(made.files[0], made.key, tmp_path / "back.txt")
    assert done.file.read_text("utf-8") == (
        "On 3 May 2009 Kayleigh Ann Marsden was seen at home with Kayleigh Ann Marsden's brother"
        " (Jordan Marsden).\n"
        "Kayleigh Ann Marsden’s weight had fallen. Leanne Tarrant said that Jordan Marsden was asleep.\n"
        "The nurse weighed her on 14/06/2009; nothing was written down.\n"
    )
