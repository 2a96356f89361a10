"""A file another program made, read like Word's own."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from pipeline.documents import Document, read
from tests.documents.docx_factory import grid

PAGE = """<html><head><meta charset="utf-8"><title>School chronology</title></head><body>
<h1>Chronology</h1><h2>Details</h2><p>Kept by the school</p>
<ol><li>first</li><li>second<ol type="a"><li>below</li></ol></li></ol>
<table border="1"><thead><tr><th>Date</th><th>Event</th><th>Seen</th></tr></thead>
<tr><td colspan="3">2009</td></tr>
<tr><td rowspan="2">12/03/09</td>
<td>Came late<br>and hungry<ul><li>breakfast given</li></ul></td><td>Yes</td></tr>
<tr><td>Rang <s>aunt</s> nan
<table border="1"><tr><td>no</td><td>reply</td></tr></table></td><td></td></tr>
</table><p>Signed &amp; sent</p></body></html>"""

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed"),
]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for source, kind in (("page.html", "odt"), ("page.odt", "docx:MS Word 2007 XML")):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, folder / source],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return read(folder / "page.docx")


def test_headings_and_lists(document: Document) -> None:
    assert document.title == "School chronology"
    assert [(heading.text, heading.level) for heading in document.headings] == [
        ("Chronology", 1),
        ("Details", 2),
    ]
    assert [(paragraph.label, paragraph.text) for paragraph in document.paragraphs] == [
        ("", "Kept by the school"),
        ("1.", "first"),
        ("2.", "second"),
        ("a.", "below"),
        ("", "Signed & sent"),
    ]


def test_the_table(document: Document) -> None:
    assert grid(document) == [
        ["Date", "Event", "Seen"],
        ["2009"],
        ["12/03/09", "Came late\nand hungry\nbreakfast given", "Yes"],
        ["", "Rang aunt nan\nno reply", ""],
    ]
    table = document.tables[0]
    assert [row.header for row in table.rows] == [True, False, False, False]
    assert (table.rows[1].cells[0].span, table.rows[3].cells[0].continued) == (3, True)
    assert [note.kind for note in table.rows[3].cells[1].notes] == ["struck"]
    assert grid(document, 1) == [["no", "reply"]]
