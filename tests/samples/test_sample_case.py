"""The sample case: complete, the same on every run, and the files hold what their truth says."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pdfplumber
import pytest
import yaml
from docx.oxml.ns import qn
from lxml import etree

from samples.build import CASE, agencies, build
from samples.truth import Truth, truth

ROOT = Path(__file__).parents[2]
FILES = sorted(truth())
WORD = [name for name in FILES if name.endswith(".docx")]
CHRONOLOGIES = [name for name in FILES if "chronology" in truth()[name].kinds]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    build(folder, truth=True)
    return folder


def of(case: Path, name: str) -> tuple[Path, Truth]:
    expected = truth()[name]
    return case / "drop" / expected.folder / name, expected


def test_ten_agencies_and_more_than_four_hundred_entries() -> None:
    chronologies = [truth()[name] for name in CHRONOLOGIES]
    assert sorted(one.agency for one in chronologies) == sorted(agencies().values())
    assert len(chronologies) == 10
    assert sum(len(one.events) for one in chronologies) >= 400


def test_every_file_is_dropped_where_its_truth_says(case: Path) -> None:
    dropped = {str(path.relative_to(case / "drop")) for path in (case / "drop").rglob("*") if path.is_file()}
    assert dropped == {f"{one.folder}/{name}" for name, one in truth().items()}
    written = json.loads((case / "truth" / f"{CHRONOLOGIES[0]}.json").read_text("utf-8"))
    assert written["schema"] == "sample-truth/1"
    assert len(written["events"]) == written["rows"]["events"]


def test_the_bytes_are_the_same_in_another_process(case: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "samples", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "entries" in ran.stdout
    assert hashes(case / "drop") == hashes(tmp_path / "drop")


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("name", CHRONOLOGIES)
def test_row_counts_add_up(name: str) -> None:
    one = truth()[name]
    assert one.rows["seen"] == sum(count for kind, count in one.rows.items() if kind != "seen")
    assert one.rows["events"] == len(one.events)
    assert one.rows["headings"] >= 1


@pytest.mark.parametrize("name", WORD)
def test_word_files_open_in_python_docx(case: Path, name: str) -> None:
    path, expected = of(case, name)
    document = docx.Document(str(path))
    assert document.core_properties.title
    assert len(document.tables) >= (1 if expected.kinds != ("executive-summary",) else 0)


@pytest.mark.parametrize("name", [name for name in CHRONOLOGIES if name.endswith(".docx")])
def test_each_word_entry_stands_in_its_row(case: Path, name: str) -> None:
    path, expected = of(case, name)
    body = docx.Document(str(path)).element.body
    tables = list(body.iter(qn("w:tbl")))
    for event in expected.events:
        row = rows_of(tables[event.table - 1])[event.row - 1]
        words = squeeze(current_text(row))
        for text in (event.description, event.family_member, event.contact, event.child_seen, event.comments):
            merged_away = event.merged_date and text == event.family_member
            assert merged_away or squeeze(text) in words, event.date_text
        assert event.merged_date or squeeze(event.date_text) in words
        assert all(squeeze(text) not in words for text in event.deleted)
    seen = {event.table for event in expected.events}
    assert sum(len(rows_of(tables[number - 1])) for number in seen) == expected.rows["seen"]


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The table's own rows, content controls seen through."""
    found = table.iter(qn("w:tr"))
    return [row for row in found if next(row.iterancestors(qn("w:tbl"))) is table]


def current_text(row: etree._Element) -> str:
    return "".join(text.text or "" for text in row.iter(qn("w:t")))


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", [name for name in CHRONOLOGIES if name.endswith(".pdf")])
def test_each_pdf_entry_begins_on_its_page(case: Path, name: str) -> None:
    path, expected = of(case, name)
    with pdfplumber.open(path) as pdf:
        pages = [list(rows_on(page)) for page in pdf.pages]
    headings = pages[0][0]
    assert sum(row == headings for page in pages for row in page) == expected.rows["headings"]
    for event in expected.events:
        assert event.page is not None
        starts = [cell for row in pages[event.page - 1] for cell in row if cell]
        assert any(squeeze(event.description).startswith(cell) for cell in starts), event.date_text
        assert not event.date_text or any(squeeze(event.date_text).startswith(cell) for cell in starts)


def rows_on(page: pdfplumber.page.Page) -> Iterator[list[str]]:
    for table in page.extract_tables():
        for row in table:
            yield [squeeze(cell or "") for cell in row]


def test_rows_do_run_over_page_ends(case: Path) -> None:
    path, _ = of(case, "HV Chron - Tarrant.pdf")
    with pdfplumber.open(path) as pdf:
        firsts = [list(rows_on(page))[1] for page in pdf.pages[1:]]
    assert any(not row[0] and any(row) for row in firsts)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".pdf")])
def test_pdf_files_have_text_on_every_page(case: Path, name: str) -> None:
    path, _ = of(case, name)
    with pdfplumber.open(path) as pdf:
        assert all(len(page.extract_text()) > 100 for page in pdf.pages)


def test_the_messes_that_were_promised_are_there(case: Path) -> None:
    def has(name: str, *tags: str) -> bool:
        xml = etree.tostring(docx.Document(str(of(case, name)[0])).element).decode()
        return all(f"<w:{tag}" in xml for tag in tags)

    assert has("Police chronology FINAL v2.docx", "ins ", "del ", "delText", "gridSpan")
    assert has("CSC integrated chronology template - TARRANT.docx", "sdt>", "gridBefore", "commentReference")
    assert has("Housing Services - chronology of events.docx", "vMerge", "footnoteReference", "shd")
    assert has("WAS incident chronology CAD 28-11-09.docx", "vMerge")
    assert has("Marling Rd Surgery GP chron.docx", "br/>")
    assert has("Overview report Maisie Tarrant draft 4.docx", "footnoteReference", "commentReference", "tbl>")


def test_reports_are_as_long_as_real_ones_and_have_their_gaps(case: Path) -> None:
    imrs = [one for one in truth().values() if "imr" in one.kinds]
    assert len(imrs) >= 4
    assert {gap for one in imrs for gap in one.gaps.values()} == {"empty", "missing", "guidance-only"}
    for one in imrs:
        text = " ".join(p.text for p in docx.Document(str(of(case, one.file)[0])).paragraphs)
        assert len(text.split()) >= 1200
        assert ("4. Lessons" in text or "Lessons learned" in text or "LESSONS" in text) != ("4" in one.gaps)
    plans = [one for one in truth().values() if one.kinds == ("action-plan",)]
    assert {one.folder for one in plans} == {one.folder for one in imrs}
    assert any(one.problems == ("outcome-ongoing",) for one in plans)


def test_the_case_names_its_agencies_people_and_dates_once() -> None:
    case = yaml.safe_load(CASE.read_text("utf-8"))
    assert [agency["folder"] for agency in case["agencies"]] == list(agencies())
    names = [person["name"] for person in case["people"]]
    pseudonyms = [person["pseudonym"] for person in case["people"]]
    assert len(set(names)) == len(names)
    assert len(set(pseudonyms)) == len(pseudonyms)


def test_the_samples_never_ask_the_pipeline_for_the_truth() -> None:
    for path in (ROOT / "samples").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not any(name.split(".")[0] in ("pipeline", "flows") for name in names), path
