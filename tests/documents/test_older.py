"""Old and other office formats: the sample chronologies, saved anew by LibreOffice, say the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.chronology import Event, extract
from pipeline.documents import _office, read
from pipeline.errors import UnreadableError
from samples.build import build

NAME = "Haven chronology LT (Tessa)"
RTF = rb"{\rtf1\ansi Seen at nursery}"
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
        _office.convert(str(program), RTF, "rtf", limit=0.5)
    assert time.monotonic() - begun < 10
    time.sleep(2.2)
    assert not sign.exists()


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for the office")
def test_an_office_that_makes_nothing_is_a_refusal(tmp_path: Path) -> None:
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o700)
    with pytest.raises(UnreadableError) as caught:
        _office.convert(str(program), RTF, "rtf")
    assert caught.value.code == "damaged"
