"""The Word file is opened again with python-docx, which shares no code with what wrote it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from pipeline.chronology.changes import compare
from pipeline.chronology.model import Aside, IntegratedChronology
from pipeline.reports import escape
from pipeline.reports.lines import prepare
from pipeline.reports.word import chronology_docx

from .factory import HOSTILE, MADE_ON, before_rich, case, event, integrated, rich
from .tools import soffice


def made(whole: IntegratedChronology, **options: object) -> bytes:
    return chronology_docx(prepare(whole, case(), made_on=MADE_ON, **options))  # type: ignore[arg-type]


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def chronology_table(document: Document) -> Table:
    (found,) = [table for table in document.tables if len(table.columns) == 10]
    return found


def words(cell: etree._Element) -> str:
    lines = []
    for paragraph in cell.iter(qn("w:p")):
        parts = (
            "\n" if node.tag == qn("w:br") else node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        lines.append("".join(parts))
    return "\n".join(lines)


def rows(data: bytes) -> list[list[str]]:
    table = chronology_table(opened(data))._tbl
    return [[words(cell) for cell in row.findall(qn("w:tc"))] for row in table.findall(qn("w:tr"))]


def test_every_entry_is_a_row_with_all_its_words() -> None:
    found = rows(made(rich()))
    assert len(found) == 1 + 6
    assert found[0][:3] == ["No.", "Date and time", "Agency"]
    assert found[1][0] == "1"
    assert found[1][1] == "Thu 12 March 2009, 14:30"
    assert found[1][9] == "D1 t1 r2"
    assert found[2][1] == "Fri 13 March 2009\n“Fri 13 March”\nyear assumed: it was not written"
    assert "[Read code] 9N11." in found[3][6]
    assert "[Comment] Check with the ward" in found[3][6]
    assert "[Image in the row] (no text)" in found[3][6]
    assert "see No. 1" in found[4][6]
    assert found[5][6].endswith("Not said.")
    assert found[6][1] == "No date\nThe date cell holds no date."


def test_text_is_only_ever_text() -> None:
    whole = integrated(
        *(
            event(n, description=text, family_member=text, extra={text: text})
            for n, text in enumerate(HOSTILE)
        )
    )
    data = made(whole)
    for row, text in zip(rows(data)[1:], HOSTILE, strict=True):
        clean = escape.clean(text)
        assert row[3] == clean
        assert row[6] == f"{clean}\n[{clean}] {clean}"
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [name for name in names if re.search("script|embed|macro|vba", name, re.I)]


def test_hostile_names_of_files_and_agencies() -> None:
    whole = integrated(event(0))
    for text in HOSTILE:
        evil = case(
            reference=escape.clean(text).strip() or "x", board=text.encode("utf-8", "replace").decode()
        )
        opened(chronology_docx(prepare(whole, evil, made_on=MADE_ON)))


def test_page_is_landscape_a4_with_marking_and_page_numbers() -> None:
    section = opened(made(rich())).sections[0]
    assert section.page_width and section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert "CONFIDENTIAL" in section.header.paragraphs[0].text
    foot = etree.tostring(section.footer._element).decode()
    assert " PAGE " in foot and " NUMPAGES " in foot and "WSCB-2010-02" in foot


def test_heading_row_repeats_and_rows_stay_whole_unless_very_long() -> None:
    long = "Officers attended and spoke to both adults. " * 200
    table = chronology_table(opened(made(integrated(event(0), event(1, description=long)))))._tbl
    heading, short, very_long = table.findall(qn("w:tr"))
    assert heading.find(f".//{qn('w:tblHeader')}") is not None
    assert short.find(f".//{qn('w:cantSplit')}") is not None
    assert very_long.find(f".//{qn('w:cantSplit')}") is None


def test_nothing_is_lost_at_the_end() -> None:
    document = opened(made(rich()))
    text = "\n".join(words(table._tbl) for table in document.tables[3:])
    assert "Date | Time" in text  # a row taken for headings can be checked too
    assert "Total 14 <b>" in text and "# ask the team manager" in text and "2008" in text
    assert "The file holds tracked changes." in text
    assert "yes" in text and "NO" not in text.split("\n")


def test_a_heading_row_on_every_page_is_listed_once_with_its_places() -> None:
    asides = tuple(Aside("heading", "Date | Time", 1, row, row) for row in (1, 20, 40))
    document = opened(made(integrated(event(0), asides=asides)))
    text = "\n".join(words(table._tbl) for table in document.tables[3:])
    assert text.count("Date | Time") == 1
    assert "D1 p 1 t1 r1; D1 p 20 t1 r20; D1 p 40 t1 r40" in text


def test_front_names_documents_and_who_is_missing() -> None:
    document = opened(made(rich()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Wealdshire Safeguarding Children Board" in text
    assert "1 January 2007 to 28 November 2009" in text
    assert "Not yet received: Haven Domestic Abuse Outreach" in text
    assert "police chron v2.docx" in words(document.tables[0]._tbl)


def test_marks_are_words_not_only_colour() -> None:
    whole = rich()
    changes = compare(before_rich(), whole)
    found = rows(made(whole, changes=changes))
    assert found[1][1].startswith("NEW\n")
    assert found[2][1].startswith("CHANGED\nwhat changed: description, date\n")


def test_nothing_at_all_is_a_valid_file_too() -> None:
    assert len(rows(made(integrated()))) == 1


def test_forty_thousand_characters_arrive_whole() -> None:
    text = "äöü word " * 4_500
    assert rows(made(integrated(event(0, description=text))))[1][6] == text


def test_five_thousand_entries() -> None:
    assert len(rows(made(integrated(*(event(n % 300) for n in range(5_000)))))) == 5_001


def test_same_input_same_bytes() -> None:
    assert made(rich()) == made(rich())


ORDER = {
    "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd"],
    "pPr": ["pStyle", "keepNext", "pageBreakBefore", "tabs", "spacing", "jc", "outlineLvl"],
    "rPr": ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "bdr", "lang"],
    "tblPr": ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "style": ["name", "basedOn", "next", "qFormat", "pPr", "rPr", "tblPr"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar"],
    "tc": ["tcPr", "p"],
    "tr": ["trPr", "tc"],
    "tbl": ["tblPr", "tblGrid", "tr"],
}
"""The order the standard demands (ECMA-376 part 1, chapter 17), for the elements this writer uses."""


def test_elements_stand_in_the_order_of_the_standard() -> None:
    archive = zipfile.ZipFile(io.BytesIO(made(rich())))
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"):
        for element in etree.fromstring(archive.read(name)).iter():
            wanted = ORDER.get(etree.QName(element).localname)
            if wanted:
                places = [wanted.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), etree.tostring(element)[:200]


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_lays_it_out(tmp_path: Path) -> None:
    program = soffice()
    (tmp_path / "c.docx").write_bytes(made(rich()))
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "c.docx",
        ],
        cwd=tmp_path,
        check=True,
        timeout=180,
        capture_output=True,
    )
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "c.pdf") as pdf:
        assert pdf[0].get_size() == pytest.approx((841.9, 595.3), abs=1)
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        assert all("PRIVATE AND CONFIDENTIAL" in text for text in texts)
        assert all(f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))
