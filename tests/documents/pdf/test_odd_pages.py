"""Pages that are not as a reader expects: borders left out, pages cut across or moved, columns apart."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.chronology import extract
from pipeline.documents.model import Document
from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.pdf_factory import HEAD, Look, Sheet, chronology, entries
from tests.documents.pdf.test_tables import texts


def read(path: Path) -> Document:
    return read_pdf(path, "0" * 64, ())


@pytest.mark.parametrize("close", [True, False])
def test_a_sentence_cut_by_the_page_end_is_whole_again(tmp_path: Path, close: bool) -> None:
    rows = entries(3)
    words = " ".join(
        f"The health visitor recorded her concerns on sheet {at} of the file." for at in range(120)
    )
    rows[1] = (*rows[1][:4], words, *rows[1][5:])
    document = read(chronology(tmp_path / "c.pdf", rows, Look(close=close)))
    assert (document.pages or 0) > 1
    assert texts(document.tables[0]) == rows


def test_a_hyphen_at_the_page_end_is_no_hyphen(tmp_path: Path) -> None:
    look = Look(close=False, repeat=False)
    sheet = Sheet(tmp_path / "c.pdf", look)
    sheet.row(entries(1)[0])
    sheet.row(("13/03/2009", "Leanne", "HV", "Visit", "She said the information had come.", "Yes", ""))
    look.bottom = sheet.y - 2 * look.leading - 10
    words = "She was waiting for some more\nwords and for the infor-\nmation."
    sheet.row(("14/03/2009", "Leanne", "HV", "Visit", words, "Yes", ""))
    sheet.save()
    rows = [row for table in read(tmp_path / "c.pdf").tables for row in texts(table)]
    (found,) = [row[4].replace("\n", " ") for row in rows if row[0] == "14/03/2009"]
    assert found.replace("infor- mation", "information") == (
        "She was waiting for some more words and for the information."
    )


def test_a_media_box_that_begins_below_nought(tmp_path: Path) -> None:
    rows = entries(12)
    path = chronology(tmp_path / "c.pdf", rows)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.contents_add(b"1 0 0 1 -300 -400 cm", prepend=True)
            page.mediabox = [-300, -400, 295, 442]
        pdf.save(path)
    assert texts(read(path).tables[0]) == rows


def test_one_turned_page_among_others(tmp_path: Path) -> None:
    rows = entries(60)
    path = chronology(tmp_path / "c.pdf", rows)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        assert len(pdf.pages) > 2
        pdf.pages[1].Rotate = 90
        pdf.save(path)
    assert [row for table in read(path).tables for row in texts(table)] == rows


def test_two_tables_that_touch_lose_no_word(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "c.pdf", Look())
    sheet.row(HEAD, bold=True)
    for row in entries(5):
        sheet.row(row)
    sheet.look.widths = (100, 429)
    sheet.row(("Abbreviation", "Meaning"), bold=True)
    sheet.row(("HV", "Health visitor"))
    sheet.save()
    document = read(tmp_path / "c.pdf")
    rows = [row for table in document.tables for row in texts(table)]
    assert [row for row in rows if len(row) == 7][:6] == [HEAD, *entries(5)]
    found = "\n".join(" ".join(row) for row in rows)
    assert "Health visitor" in found and "Abbreviation" in found


def test_columns_printed_on_separate_pages_lose_no_word_in_silence(tmp_path: Path) -> None:
    """As a spreadsheet prints: the dates on one page, what happened on the next."""
    rows = entries(8)
    look = Look(widths=(80, 100, 100))
    sheet = Sheet(tmp_path / "c.pdf", look)
    sheet.row(("Date", "Family member", "Contact"), bold=True)
    for row in rows:
        sheet.row((row[0], row[1], row[3]))
    sheet.new_page()
    look.widths = (300, 80)
    sheet.row(("Description", "Child seen"), bold=True)
    for row in rows:
        sheet.row((row[4], row[5]))
    sheet.save()
    found = extract(read(tmp_path / "c.pdf"), "Haven")
    assert found.text_accounted_for
    everything = "\n".join(
        [
            *(event.description for event in found.events),
            *(aside.text for aside in (*found.asides, *found.left_out)),
            *(text for event in found.events for text in event.extra.values()),
        ]
    )
    assert not [row[4] for row in rows if row[4] not in everything]
    assert found.left_out or found.cautions


def test_many_pages_are_read_to_the_last_row(tmp_path: Path) -> None:
    rows = entries(1200, long=4)
    document = read(chronology(tmp_path / "c.pdf", rows))
    assert (document.pages or 0) > 60
    assert texts(document.tables[0]) == rows


def test_copying_forbidden_is_no_reason_not_to_read(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(5))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        rights = pikepdf.Permissions(extract=False, print_lowres=False, print_highres=False)
        pdf.save(path, encryption=pikepdf.Encryption(owner="boss", user="", allow=rights))
    assert texts(read(path).tables[0]) == [HEAD, *entries(5)]


def test_headings_of_another_wording_on_a_later_page(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "c.pdf", Look(repeat=False))
    sheet.row(HEAD, bold=True)
    for row in entries(6):
        sheet.row(row)
    sheet.new_page()
    sheet.row(
        ("Date/time", "Child", "Worker", "Source", "Event", "Child seen?", "Author's comment"), bold=True
    )
    for row in entries(9)[6:]:
        sheet.row(row)
    sheet.save()
    found = extract(read(tmp_path / "c.pdf"), "Haven")
    assert [event.description for event in found.events] == [row[4] for row in entries(9)]


def test_a_heading_over_two_lines_is_one_heading(tmp_path: Path) -> None:
    words = "4 Analysis of the involvement of the health visiting service and of the school with the family"
    sheet = Sheet(tmp_path / "c.pdf", Look())
    sheet.paragraph(words, 14, True)
    sheet.paragraph("The health visitor saw the family at home and recorded that the flat was clean. " * 8)
    sheet.save()
    (heading,) = read(tmp_path / "c.pdf").headings
    assert (heading.text, heading.label) == (words, "4")


def test_a_numeral_in_the_margin_is_not_lost(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "c.pdf", Look(margin=70))
    sheet.canvas.setFont("Helvetica-Bold", 14)
    sheet.canvas.drawString(36, sheet.y - 14, "3")
    sheet.paragraph("Lessons learned", 14, True)
    sheet.paragraph("The health visitor saw the family at home and recorded that the flat was clean. " * 8)
    sheet.save()
    document = read(tmp_path / "c.pdf")
    words = " ".join(block.text for block in (*document.headings, *document.paragraphs)).split()
    assert "3" in words
    assert any("Lessons learned" in heading.text for heading in document.headings)
