"""Files made to be lost, to hang, to fill the disk or to reach outside: all end in quarantine with a reason.

The good file among them goes on, nothing is half-written, and no reason quotes a document's text.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from flows import direct
from flows.passing import Outcome, Pass
from flows.status import look

SECRET = "Maisie Tarrant was seen"  # what must never be in a message


def pdf(pages: int = 1, text: str = SECRET) -> bytes:
    stream = io.BytesIO()
    page = canvas.Canvas(stream, invariant=1)
    for _ in range(pages):
        page.drawString(72, 720, text)
        page.showPage()
    page.save()
    return stream.getvalue()


def locked(data: bytes, password: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="o" + password, user=password, R=6))
    return stream.getvalue()


def scanned() -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    page = canvas.Canvas(stream, invariant=1)
    page.drawImage(ImageReader(Image.new("L", (600, 800), 200)), 0, 0, 595, 842)
    page.showPage()
    page.save()
    return stream.getvalue()


def word(body: bytes, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr("word/document.xml", body)
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return stream.getvalue()


_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = b"<w:document %s><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>" % (
    _W,
    SECRET.encode(),
)
ENTITY = (
    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    b"<w:document %s><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>" % _W
)
BAD: dict[str, tuple[bytes, str]] = {
    "empty.docx": (b"", "empty"),
    "nothing.pdf": (b"", "empty"),
    "truncated.pdf": (pdf(20)[:-600], "damaged"),
    "truncated.docx": (word(PARAGRAPH)[:-80], "damaged"),
    "locked.pdf": (locked(pdf(), "unknown"), "password"),
    "scan.pdf": (scanned(), "no-text-layer"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + bytes(200), "wrong-type"),
    "page.docx": (b"<html><body>chronology</body></html>", "wrong-type"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), ""),
    # LibreOffice, where it is installed, opens it, and then it is seen to be no chronology.
    "rich.rtf": (rb"{\rtf1 chronology}", "not-recognised" if shutil.which("soffice") else "wrong-type"),
    "bomb.docx": (word(b"<w:document %s>" % _W + b" " * 900_000_000), "too-large"),
    "broken.docx": (word(PARAGRAPH.replace(b"</w:body>", b"")), "damaged"),
    "entity.docx": (word(ENTITY), ""),
    "minutes.docx": (word(PARAGRAPH), "not-recognised"),
    "no chronology.pdf": (pdf(), "not-recognised"),
    "name with \n line.docx": (b"x", ""),
}


@pytest.fixture(scope="module")
def ended(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    case = tmp_path_factory.mktemp("bad") / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    shutil.copytree(built / "drop" / "haven", case / "inbox" / "haven")
    for name, (data, _) in BAD.items():
        (case / "inbox" / "haven" / name).write_bytes(data)
    with Pass(case) as work:
        outcome = direct.run(work)
    return case, outcome


def test_the_good_file_goes_on_and_the_pass_says_that_something_was_set_aside(
    ended: tuple[Path, Outcome],
) -> None:
    case, outcome = ended
    assert outcome.exit_status == 1
    record = json.loads((case / "panel" / "integrated-chronology.json").read_text("utf-8"))
    assert [document["agency"] for document in record["documents"]] == ["Haven Domestic Abuse Outreach"]


@pytest.mark.parametrize("name", [name for name in BAD if not name.startswith("nothing")])
def test_each_bad_file_is_kept_untouched_with_its_reason(ended: tuple[Path, Outcome], name: str) -> None:
    case, _ = ended
    data, code = BAD[name]
    assert (case / "quarantine" / name).read_bytes() == data
    reason = (case / "quarantine" / f"{name}.reason.txt").read_text("utf-8")
    (line,) = [line for line in look(case).quarantine if line.file == name]
    assert line.code == code or not code
    assert line.code != "internal"
    for word_ in ("Traceback", "Error(", "Maisie", "root:"):
        assert word_ not in reason
    assert reason.count(". ") >= 1


def test_nothing_half_written_is_left(ended: tuple[Path, Outcome]) -> None:
    case, _ = ended
    names = [path.name for path in case.rglob("*") if path.is_file()]
    assert not [name for name in names if name.endswith(".part")]
    assert not list((case / "inbox").rglob("*.*"))


def test_a_password_of_the_case_opens_a_protected_file(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(built / "case.yaml", case)
    assert "env:SCR_CASE_PASSWORD" in (case / "case.yaml").read_text("utf-8")
    monkeypatch.setenv("SCR_CASE_PASSWORD", "opensesame")
    source = next((built / "drop" / "hospital").glob("*.pdf"))
    goal = case / "inbox" / "hospital" / source.name
    goal.parent.mkdir(parents=True)
    goal.write_bytes(locked(source.read_bytes(), "opensesame"))
    with Pass(case) as work:
        assert direct.run(work).exit_status == 0
    for path in case.rglob("*"):
        if path.is_file() and path.name != "case.yaml":
            assert b"opensesame" not in path.read_bytes(), path


def test_a_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    import time

    from flows.workers import isolated
    from pipeline.errors import UnreadableError

    begun = time.monotonic()
    with pytest.raises(UnreadableError, match="far too long"):
        isolated(time.sleep, 60, limit=1.0)
    assert time.monotonic() - begun < 20


def test_a_file_that_kills_its_reader_takes_nothing_else_with_it() -> None:
    from flows.workers import isolated
    from pipeline.errors import UnreadableError

    with pytest.raises(UnreadableError) as caught:
        isolated(os._exit, 11)
    assert caught.value.code == "internal"
