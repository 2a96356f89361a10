"""Whatever an agency wrote or we remarked stands in every format the panel opens, read back from files."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from flows import direct
from flows.passing import Pass
from tests.flows.conftest import drop_all

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = ("agency", "family_member", "professional", "contact", "description", "child_seen", "comments")
ABOUT_NAMES = {"name-variant", "initials", "unknown-person"}
PLAIN = {"hrs", "hours", "at", "am", "pm", "st", "nd", "rd", "th"}
DAY_WORDS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def panel(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The panel folder of the sample case; not to be changed."""
    folder = tmp_path_factory.mktemp("complete") / "case"
    folder.mkdir()
    shutil.copy(built / "case.yaml", folder)
    drop_all(built, folder)
    with Pass(folder) as work:
        direct.run(work)
    return folder / "panel"


@pytest.fixture(scope="module")
def record(panel: Path) -> dict[str, Any]:
    """`integrated-chronology.json`."""
    return json.loads((panel / "integrated-chronology.json").read_text("utf-8"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def word_lines(panel: Path) -> tuple[list[str], str]:
    with zipfile.ZipFile(panel / "integrated-chronology.docx") as package:
        root = etree.fromstring(package.read("word/document.xml"))

    def text(element: Any) -> str:
        return squeezed("".join(node.text or "" for node in element.iter(W + "t")))

    tables = root.findall(f".//{W}tbl")
    longest = max(tables, key=lambda table: len(table.findall(W + "tr")))
    return [text(row) for row in longest.findall(W + "tr")[1:]], text(root)


def excel_lines(panel: Path) -> tuple[list[str], str]:
    book = openpyxl.load_workbook(panel / "integrated-chronology.xlsx", read_only=True)
    sheets = [[[cell for cell in row if cell is not None] for row in sheet.values] for sheet in book]
    lines = [squeezed(" ".join(map(str, row))) for row in sheets[0][1:]]
    return lines, squeezed(" ".join(str(cell) for sheet in sheets for row in sheet for cell in row))


class _Rows(HTMLParser):
    """The text of each entry's row, and of the whole page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str] = []
        self.all: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.inside = "data-a" in dict(attrs)
            if self.inside:
                self.rows.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "tr"

    def handle_data(self, data: str) -> None:
        self.all.append(data)
        if self.inside:
            self.rows[-1] += data


def page_lines(panel: Path) -> tuple[list[str], str]:
    parser = _Rows()
    parser.feed((panel / "integrated-chronology.html").read_text("utf-8"))
    return [squeezed(row) for row in parser.rows], squeezed("".join(parser.all))


def csv_lines(panel: Path) -> tuple[list[str], str]:
    text = (panel / "integrated-chronology.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return [squeezed(" ".join(row)) for row in rows[1:]], ""


READERS = {"docx": word_lines, "xlsx": excel_lines, "html": page_lines, "csv": csv_lines}


def words_of(event: dict[str, Any]) -> Iterator[str]:
    """Every text of an entry that a reader must find on its line."""
    yield from (event[name] for name in TEXTS)
    for heading, text in event["extra"].items():
        if text:
            yield from (heading, text)
    yield from (note["text"] for note in event["notes"])
    yield from (flag["message"] for flag in event["flags"])


@pytest.mark.parametrize("ending", READERS)
def test_every_word_of_every_entry_is_on_its_line(panel: Path, record: dict[str, Any], ending: str) -> None:
    lines, _ = READERS[ending](panel)
    assert len(lines) == len(record["events"])
    lost = [
        (event["id"], text)
        for event, line in zip(record["events"], lines, strict=True)
        for text in words_of(event)
        if squeezed(text) not in line
    ]
    assert lost == []


@pytest.mark.parametrize("ending", READERS)
def test_the_date_as_written_is_on_its_line(panel: Path, record: dict[str, Any], ending: str) -> None:
    """In print only where it says more than the date understood; all other formats have it always."""
    lines, _ = READERS[ending](panel)
    for event, line in zip(record["events"], lines, strict=True):
        about_date = [flag for flag in event["flags"] if flag["code"] not in ABOUT_NAMES]
        if ending == "docx" and event["precision"] == "day" and not about_date:
            said = {word.lower() for word in DAY_WORDS.findall(event["date_text"])} - PLAIN
            assert all(word[:3] in line.lower() for word in said), event["id"]
        else:
            assert squeezed(event["date_text"]) in line, event["id"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
def test_every_row_that_is_no_entry_is_there_too(panel: Path, record: dict[str, Any], ending: str) -> None:
    _, whole = READERS[ending](panel)
    for document in record["documents"]:
        assert squeezed(document["file"]) in whole
        texts = [aside["text"] for aside in document["asides"]]
        texts += [caution["message"] for caution in document["cautions"]]
        assert [text for text in texts if squeezed(text) not in whole] == []
