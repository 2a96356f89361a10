"""Old and other office formats: the sample chronologies, saved anew by LibreOffice, say the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.chronology import Event, extract
from pipeline.documents import office, read
from pipeline.errors import UnreadableError
from samples.build import build
from tests.documents.docx_factory import Docx, deleted, ins, p, run, tbl, tc, tr, zipped

NAME = "Haven chronology LT (Tessa)"
RTF = rb"{\rtf1\ansi Seen at nursery}"
_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")


def said(events: tuple[Event, ...]) -> list[tuple[object, ...]]:
    return [(e.when, e.date_text, e.description, e.professional, e.contact, e.comments) for e in events]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("older")
    build(folder)
    source = folder / "drop" / "haven" / f"{NAME}.docx"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    (folder / "sheet.csv").write_text("Date,Source,Event\n12/03/2009,HV,Seen at home with her nan\n")
    for kind, file in (
        *((kind, source) for kind in ("doc", "odt", "rtf")),
        *((kind, folder / "sheet.csv") for kind in ("xls", "ods")),
    ):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, file],
            check=True,
            capture_output=True,
            timeout=240,
        )
    shutil.copy(source, folder)
    return folder


@pytest.mark.libreoffice
@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_a_chronology_in_an_older_format_says_the_same(folder: Path, kind: str) -> None:
    path = folder / f"{NAME}.{kind}"
    before = path.read_bytes()
    document = read(path)
    assert (document.format, document.file) == (kind, path.name)
    assert document.sha256 == hashlib.sha256(before).hexdigest()
    assert path.read_bytes() == before
    assert document.cautions[0].code == "converted"
    plain = extract(read(folder / f"{NAME}.docx"), agency="Haven")
    old = extract(document, agency="Haven")
    assert said(old.events) == said(plain.events)
    assert old.rows == plain.rows


@pytest.mark.libreoffice
@needs_office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_workbook_in_another_format(folder: Path, kind: str) -> None:
    document = read(folder / f"sheet.{kind}")
    assert document.format == kind
    (event,) = extract(document, agency="Health").events
    assert (event.date_text, event.description) == ("12/03/2009", "Seen at home with her nan")


def test_without_libreoffice_the_reason_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCR_SOFFICE", "")
    (tmp_path / "old.doc").write_bytes(RTF)
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "old.doc")
    assert caught.value.code == "wrong-type"
    assert "LibreOffice" in caught.value.remedy
    assert "PDF" in caught.value.remedy


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for the office")
def test_an_endless_conversion_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = tmp_path / "still-alive"
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\n(sleep 2; touch {sign}) &\nsleep 60\n")
    program.chmod(0o700)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match="too long"):
        office.convert(str(program), RTF, "rtf", limit=0.5)
    assert time.monotonic() - begun < 10
    time.sleep(2.2)
    assert not sign.exists()


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for the office")
def test_an_office_that_makes_nothing_is_a_refusal(tmp_path: Path) -> None:
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o700)
    with pytest.raises(UnreadableError) as caught:
        office.convert(str(program), RTF, "rtf")
    assert caught.value.code == "damaged"


@pytest.mark.libreoffice
@needs_office
def test_tracked_changes_and_footnotes_of_an_old_word_file_come_through(tmp_path: Path) -> None:
    made = Docx(
        tbl(
            tr("Date", "Event"),
            tr("12/03/09", tc(p("Seen ", ins(run("awake")), deleted("asleep"), _NOTE))),
        ),
        footnotes='<w:footnote w:id="2">' + p("By phone") + "</w:footnote>",
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path]
    subprocess.run([*command, made.save(tmp_path / "a.docx")], check=True, capture_output=True, timeout=240)
    document = read(tmp_path / "a.doc")
    cell = document.tables[0].rows[1].cells[1]
    assert cell.text == "Seen awake"
    assert {("deleted", "asleep"), ("footnote", "By phone")} <= {(n.kind, n.text) for n in cell.notes}
    assert "tracked-changes" in [caution.code for caution in document.cautions]


@pytest.mark.libreoffice
@needs_office
def test_conversions_at_the_same_time_do_not_meet(tmp_path: Path) -> None:
    def read_one(number: int) -> str:
        path = tmp_path / f"{number}.rtf"
        path.write_bytes(RTF.replace(b"nursery", b"nursery %d" % number))
        return read(path).paragraphs[0].text

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(read_one, range(3))) == [f"Seen at nursery {number}" for number in range(3)]


def test_a_locked_open_document_says_what_to_ask_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_SOFFICE", "true")
    locked = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
            "content.xml": "x",
        }
    )
    (tmp_path / "a.odt").write_bytes(locked)
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "a.odt")
    assert (caught.value.code, "without a password" in caught.value.remedy) == ("password", True)
