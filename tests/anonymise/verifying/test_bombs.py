"""What would hang, fill the memory or reach outside ends soon, and never as clean."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.anonymise.verifying.planted import checked, docx, paragraph
from tests.anonymise.verifying.test_pdf_places import changed, content

SOON = 60.0


def zip_bomb() -> bytes:
    return docx({"word/media/a.xml": b"<a>" + b" " * 600_000_000 + b"</a>"})


def quine_like() -> bytes:
    """Zip in zip, deeper than anything real."""
    data = b"the end"
    for _ in range(30):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.zip", data)
        data = out.getvalue()
    return docx({"word/embeddings/a.zip": data})


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{("&a" + str(n - 1) + ";") * 10}">' for n in range(1, 10))
    return docx({"customXml/item1.xml": f'<!DOCTYPE a [<!ENTITY a0 "ha">{entities}]><a>&a9;</a>'})


def outside() -> bytes:
    return docx({"customXml/item1.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'})


def deep() -> bytes:
    return docx({"customXml/item1.xml": "<a>" * 100_000 + "</a>" * 100_000})


def a_long_word() -> bytes:
    return docx(inner=paragraph("kayl" * 500_000))


def single_letters() -> bytes:
    return docx(inner=paragraph("k a y " * 200_000))


def brackets() -> bytes:
    return docx(inner=paragraph("(" * 300_000 + "\\" * 300_000))


def signs() -> bytes:
    return docx(inner=paragraph("%4b" * 200_000 + "=?" * 100_000 + "&amp;#" * 100_000 + "\\u" * 100_000))


def base64_onion() -> bytes:
    import base64

    data = b"Nothing to be found here at all, not even at the end of it."
    for _ in range(25):
        data = base64.b64encode(data)
    return docx(inner=paragraph(data.decode()))


def many_streams(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(b" " * 50_000_000, 9)
    for number in range(30):
        stream = pikepdf.Stream(pdf, packed)
        stream.Filter = pikepdf.Name.FlateDecode
        pdf.Root[f"/A{number}"] = pdf.make_indirect(stream)


def open_brackets(pdf: pikepdf.Pdf) -> None:
    content(pdf, b"(" * 200_000 + b"<" * 200_000 + b"\\" * 200_000)


def nested(pdf: pikepdf.Pdf) -> None:
    array = pikepdf.Array([])
    for _ in range(400):
        array = pikepdf.Array([array])
    pdf.Root["/Deep"] = array


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("docx", zip_bomb),
    "zip in zip": ("docx", quine_like),
    "entities": ("docx", laughs),
    "an entity from elsewhere": ("docx", outside),
    "nested elements": ("docx", deep),
    "one long word": ("docx", a_long_word),
    "single letters": ("docx", single_letters),
    "brackets": ("docx", brackets),
    "escapes": ("docx", signs),
    "base64 in base64": ("docx", base64_onion),
    "large streams": ("pdf", changed(many_streams)),
    "open brackets": ("pdf", changed(open_brackets)),
    "nested arrays": ("pdf", changed(nested)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_ends_soon(tmp_path: Path, bomb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_TESSERACT", "")
    kind, make = BOMBS[bomb]
    data = make()
    start = time.monotonic()
    checked(tmp_path, data, f"report.{kind}")
    assert time.monotonic() - start < SOON


@pytest.mark.parametrize("bomb", ["zip in zip", "nested elements", "zip bomb", "base64 in base64"])
def test_what_was_not_looked_into_is_never_clean(tmp_path: Path, bomb: str) -> None:
    check = checked(tmp_path, BOMBS[bomb][1]())
    assert check.verdict != "clean"
    assert any(
        "too deep" in why or "large" in why or "well-formed" in why or "too long" in why
        for why in check.unchecked
    )


def test_damaged_files_are_incomplete(tmp_path: Path) -> None:
    whole = docx()
    assert checked(tmp_path, whole[: len(whole) // 2]).verdict == "incomplete"
    assert checked(tmp_path, b"%PDF-1.7\nrubbish", "a.pdf").verdict == "incomplete"
    broken = bytearray(whole)
    at = whole.index(b"word/document.xml") + 20
    broken[at : at + 10] = bytes(10)
    assert checked(tmp_path, bytes(broken)).verdict == "incomplete"


def test_a_part_with_a_password_is_incomplete(tmp_path: Path) -> None:
    data = docx()
    locked = data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )
    assert locked != data
    assert checked(tmp_path, locked).verdict == "incomplete"


@pytest.mark.parametrize("name", ["a.docx", "A.PDF", "a.xlsx", "a.odt", "a.doc", "a.docm"])
@pytest.mark.parametrize("data", [b"PK junk", b"the end of the report", b"<html><body>the end</body></html>"])
def test_a_file_that_is_not_what_its_name_says_is_never_clean(name: str, data: bytes, tmp_path: Path) -> None:
    check = checked(tmp_path, data, name)
    assert check.verdict == "incomplete"
    assert any("not the kind of file that its name says" in one for one in check.unchecked)
    assert checked(tmp_path, data, "a.txt").verdict == "clean"
