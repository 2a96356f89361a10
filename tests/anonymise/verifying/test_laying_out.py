"""A Word file is also laid out and looked at as a reader would see it, where LibreOffice is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.anonymise.verifying import Verification, laying_out, verify
from pipeline.errors import UnreadableError
from tests.anonymise.verifying.planted import CASE, KEY, docx, paragraph
from tests.anonymise.verifying.test_clean import complaints, written

_NUMBERED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"'
    ' Target="numbering.xml"/></Relationships>'
)
office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(autouse=True)
def _on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_VERIFY_LAYOUT_SECONDS", "120")


def _checked(tmp_path: Path, inner: str) -> Verification:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(inner=inner))
    return verify(path, CASE, KEY)


@office
@pytest.mark.libreoffice
def test_a_long_clean_report_stays_clean(tmp_path: Path) -> None:
    check = verify(written(tmp_path, "docx", 220), CASE, KEY)
    assert (check.verdict, check.leaks, complaints(check)) == ("clean", (), [])
    assert "pages" in check.channels
    assert [note for note in check.unchecked if "as they look" not in note] == []


@office
@pytest.mark.libreoffice
def test_a_name_that_only_the_page_puts_together_is_told(tmp_path: Path) -> None:
    """An automatic number in the midst of a word: its parts are no name, what is shown is one."""
    field = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>came to the house.</w:t></w:r></w:p>"
    )
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="Oluw%1seun"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    path = tmp_path / "report.docx"
    parts = {"word/numbering.xml": numbering, "word/_rels/document.xml.rels": _NUMBERED}
    path.write_bytes(docx(parts, inner=field))
    check = verify(path, CASE, KEY)
    assert {leak.channel for leak in check.leaks if leak.matches == "Police Officer 1"} == {"pages"}


@office
@pytest.mark.libreoffice
def test_a_name_on_the_page_alone_is_found_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the parts seem to say: what LibreOffice shows is searched."""
    shown = docx(inner=paragraph("Then Agnieszka Wiśniewska came to the house."))
    convert = laying_out.convert
    monkeypatch.setattr(laying_out, "convert", lambda program, _, kind, limit: convert(program, shown, kind))
    check = _checked(tmp_path, paragraph("Then she came to the house."))
    assert check.verdict == "leak"
    assert {(leak.channel, leak.where) for leak in check.leaks} >= {("pages", "laid out, page 1")}


def test_without_libreoffice_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_SOFFICE", "")
    check = _checked(tmp_path, paragraph("Mother was told."))
    assert check.verdict == "clean"
    assert check.unchecked == ("pages: LibreOffice is not installed, so they were not looked at as laid out",)


def test_what_libreoffice_cannot_open_is_for_a_person_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise UnreadableError("takes far too long", "Ask", code="damaged")

    monkeypatch.setattr(laying_out, "convert", fail)
    monkeypatch.setattr(laying_out, "find_office", lambda: "soffice")
    check = _checked(tmp_path, paragraph("Mother was told."))
    assert check.verdict == "clean"
    assert any("could not lay them out" in note for note in check.unchecked)
    assert [one.why for one in check.to_review] == ["LibreOffice could not open it"]
