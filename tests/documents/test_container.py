"""Files that are not what they say, or are broken: read right, or refused with a reason."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest

from pipeline.documents import container, read
from pipeline.errors import REASONS, BusyError, UnreadableError
from tests.documents.docx_factory import (
    DECLARATIONS,
    MACRO_TYPE,
    NAMESPACES,
    Docx,
    grid,
    p,
    part,
    relationships,
    tbl,
    tr,
    zipped,
)

BODY = p("Chronology of the school") + tbl(tr("Date", "Event"), tr("12/03/09", "Seen at nursery"))


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """What LibreOffice could do is tested elsewhere; here it is not installed."""
    monkeypatch.setenv("SCR_SOFFICE", "")


def refused(
    folder: Path, data: bytes, name: str = "chronology.docx", password: str | None = None
) -> UnreadableError:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read(path, password)
    assert caught.value.code in REASONS
    assert caught.value.trouble and caught.value.remedy
    assert name not in str(caught.value)
    return caught.value


def is_whole(document: object) -> None:
    assert grid(document) == [["Date", "Event"], ["12/03/09", "Seen at nursery"]]


def test_a_plain_file_is_read_with_its_hash_and_name(tmp_path: Path) -> None:
    import hashlib

    made = Docx(BODY)
    document = made.read(tmp_path)
    is_whole(document)
    assert document.file == "sample.docx"
    assert document.sha256 == hashlib.sha256((tmp_path / "sample.docx").read_bytes()).hexdigest()
    assert (document.format, document.pages, document.cautions) == ("docx", None, ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x00" * 600, "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"{\\rtf1\\ansi Seen at nursery}", "wrong-type"),
        (b"\xff\xd8\xff\xe0JFIF", "wrong-type"),
        (b"\x89PNG\r\n\x1a\n", "wrong-type"),
        (b"<html><body><table><tr><td>12/03/09</td></tr></table></body></html>", "wrong-type"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "wrong-type"),
        (b"12/03/09 Seen at nursery", "wrong-type"),
        (b"\x01\x02\x00\xff\xfe\x90", "wrong-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "wrong-type"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (zipped({"a.txt": "text"}), "wrong-type"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "wrong-type",
        ),
        (zipped({"ppt/presentation.xml": "<presentation/>"}), "wrong-type"),
        (zipped({"xl/workbook.xml": "<workbook"}), "damaged"),
        (zipped({"../../etc/passwd": "x", "word/document.xml": "<a/>"}), "unsafe"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a"}), "damaged"),
    ],
)
def test_what_is_no_word_file_is_refused_whatever_its_name_says(
    tmp_path: Path, data: bytes, code: str
) -> None:
    assert refused(tmp_path, data).code == code


def test_an_xlsx_is_read_as_such_even_when_called_docx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "12/03/2009"
    book.save(tmp_path / "called.docx")
    assert read(tmp_path / "called.docx").format == "xlsx"


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.99])
def test_a_truncated_file_is_damaged(tmp_path: Path, keep: float) -> None:
    data = Docx(BODY).bytes()
    assert refused(tmp_path, data[: int(len(data) * keep)]).code == "damaged"


def test_one_byte_missing_is_damaged_and_a_changed_byte_too(tmp_path: Path) -> None:
    data = Docx(BODY).bytes()
    assert refused(tmp_path, data[:-1]).code == "damaged"
    at = data.index(b"word/document.xml") + 60
    assert refused(tmp_path, data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]).code == "damaged"


def test_malformed_xml_is_damaged_and_never_read_in_part(tmp_path: Path) -> None:
    broken = part("document", f"<w:body>{BODY}</w:body>").replace("</w:tbl>", "")
    assert refused(tmp_path, Docx(raw={"word/document.xml": broken}).bytes()).code == "damaged"


def test_control_characters_are_damage(tmp_path: Path) -> None:
    broken = part("document", f"<w:body>{BODY}</w:body>").replace("Seen", "Se\x01en")
    assert refused(tmp_path, Docx(raw={"word/document.xml": broken}).bytes()).code == "damaged"


def test_external_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("must not be read")
    xml = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document {DECLARATIONS}><w:body>'
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert refused(tmp_path, Docx(raw={"word/document.xml": xml}).bytes()).code == "unsafe"
    as_utf16 = ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")
    assert refused(tmp_path, Docx(raw={"word/document.xml": as_utf16}).bytes()).code == "unsafe"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = Docx(BODY, raw={"word/media/image1.png": b"\x00" * (40 << 20)}).bytes()

    def no_unpacking(*_: object) -> bytes:
        raise AssertionError("unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", no_unpacking)
    monkeypatch.setattr(zipfile.ZipFile, "open", no_unpacking)
    assert refused(tmp_path, bomb).code == "too-large"


def test_limits_of_number_and_total_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Docx(BODY).bytes()
    monkeypatch.setattr(container, "MAX_MEMBERS", 2)
    assert refused(tmp_path, data).code == "too-large"
    monkeypatch.undo()
    monkeypatch.setattr(container, "MAX_TOTAL", 100)
    assert refused(tmp_path, data).code == "too-large"
    monkeypatch.undo()
    monkeypatch.setattr(container, "MAX_DIRECTORY", 10)
    assert refused(tmp_path, data).code == "too-large"


def test_many_pictures_are_no_bomb(tmp_path: Path) -> None:
    pictures: dict[str, bytes | str | None] = {
        f"word/media/image{at}.jpg": b"\xff" * 1000 for at in range(400)
    }
    is_whole(Docx(BODY, raw=pictures).read(tmp_path))


def test_the_same_part_twice(tmp_path: Path) -> None:
    members = list(Docx(BODY).members().items())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        twice = zipped([*members, members[0]])
        differing = zipped([*members, ("word/document.xml", part("document", "<w:body/>"))])
    (tmp_path / "twice.docx").write_bytes(twice)
    is_whole(read(tmp_path / "twice.docx"))
    assert refused(tmp_path, differing).code == "damaged"


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_missing_house_keeping_parts_are_repaired_and_said(tmp_path: Path, missing: str) -> None:
    document = Docx(BODY, raw={missing: None}).read(tmp_path)
    is_whole(document)
    assert [caution.code for caution in document.cautions] == ["repaired"]


def test_without_relations_notes_and_styles_are_found_under_their_usual_names(tmp_path: Path) -> None:
    made = Docx(
        p('<w:r><w:footnoteReference w:id="2"/></w:r>', "Seen"),
        footnotes='<w:footnote w:id="2">' + p("By phone") + "</w:footnote>",
        headers=(p("Confidential"),),
        raw={"word/_rels/document.xml.rels": None},
    )
    document = made.read(tmp_path)
    assert [note.text for note in document.paragraphs[0].notes] == ["By phone"]
    assert [piece.text for piece in document.furniture] == ["Confidential"]


@pytest.mark.parametrize("main", ["word/document2.xml", "parts/main.xml", "Word/Document.xml"])
def test_a_renamed_main_part_is_found(tmp_path: Path, main: str) -> None:
    is_whole(Docx(BODY, main=main).read(tmp_path))
    if not main.startswith("parts"):
        is_whole(Docx(BODY, main=main, raw={"_rels/.rels": None}).read(tmp_path))


def test_backslashes_and_leading_slashes_in_names(tmp_path: Path) -> None:
    members = {name.replace("/", "\\"): data for name, data in Docx(BODY).members().items()}
    (tmp_path / "back.docx").write_bytes(zipped(members))
    is_whole(read(tmp_path / "back.docx"))


def test_dangling_relations_do_not_stop_the_reading(tmp_path: Path) -> None:
    relations = relationships(("header", "header9.xml"), ("styles", "nowhere.xml"), ("image", "../NULL"))
    document = Docx(BODY, raw={"word/_rels/document.xml.rels": relations}).read(tmp_path)
    is_whole(document)
    assert "repaired" in [caution.code for caution in document.cautions]


def test_damaged_parts_beside_the_body_are_cautioned(tmp_path: Path) -> None:
    made = Docx(
        BODY, footnotes="", styles="", raw={"word/footnotes.xml": "<w:foot", "word/styles.xml": "<w:st"}
    )
    document = made.read(tmp_path)
    is_whole(document)
    assert [caution.code for caution in document.cautions] == ["part-unreadable"] * 2


def test_strict_files_read_like_others(tmp_path: Path) -> None:
    strict = part("document", f"<w:body>{BODY}</w:body>")
    for old, new in {
        NAMESPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        NAMESPACES["r"]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }.items():
        strict = strict.replace(old, new)
    relations = relationships(("officeDocument", "word/document.xml")).replace(
        NAMESPACES["r"] + "/", "http://purl.oclc.org/ooxml/officeDocument/relationships/"
    )
    is_whole(Docx(raw={"word/document.xml": strict, "_rels/.rels": relations}).read(tmp_path))


def test_byte_order_marks_and_utf16(tmp_path: Path) -> None:
    xml = part("document", f"<w:body>{BODY}</w:body>")
    is_whole(Docx(raw={"word/document.xml": b"\xef\xbb\xbf" + xml.encode()}).read(tmp_path))
    is_whole(Docx(raw={"word/document.xml": xml.replace("UTF-8", "UTF-16").encode("utf-16")}).read(tmp_path))


def test_docm_is_read_and_its_macros_are_not_run(tmp_path: Path) -> None:
    made = Docx(BODY, main_type=MACRO_TYPE, raw={"word/vbaProject.bin": b"Auto_Open"})
    document = made.read(tmp_path)
    is_whole(document)
    assert [caution.code for caution in document.cautions] == ["macros-ignored"]


def test_template_is_read(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    is_whole(Docx(BODY, main_type=kind).read(tmp_path))


def test_properties_and_title(tmp_path: Path) -> None:
    core = (
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Chronology</dc:title>'
        "<dc:creator>G Marsh</dc:creator><dc:subject/></cp:coreProperties>"
    )
    document = Docx(BODY, raw={"docProps/core.xml": core}).read(tmp_path)
    assert document.title == "Chronology"
    assert document.properties == {"title": "Chronology", "creator": "G Marsh"}


@pytest.fixture(scope="module")
def protected() -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    # large enough that the encrypting library keeps it out of the mini stream, where it fails
    picture = random.Random(1).randbytes(60_000)
    plain = Docx(BODY, raw={"word/media/image1.png": picture}).bytes()
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt("WSCB-2010-02", stream)
    return stream.getvalue()


def test_a_protected_file_opens_with_the_right_password_among_several(
    tmp_path: Path, protected: bytes
) -> None:
    path = tmp_path / "protected.docx"
    path.write_bytes(protected)
    is_whole(read(path, ["wrong", "", "WSCB-2010-02"]))
    is_whole(read(path, "WSCB-2010-02"))


@pytest.mark.parametrize("password", [None, "not this one"])
def test_a_protected_file_without_its_password_is_refused_and_tells_no_password(
    tmp_path: Path, protected: bytes, password: str | None
) -> None:
    error = refused(tmp_path, protected, password=password)
    assert error.code == "password"
    assert password is None or password not in str(error)


def test_a_damaged_protected_file_is_refused(tmp_path: Path, protected: bytes) -> None:
    assert refused(tmp_path, protected[: len(protected) // 3], password="WSCB-2010-02").code in (
        "damaged", "password", "wrong-type",
    )  # fmt: skip


def test_a_folder_and_an_absent_file(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "folder.docx")
    assert caught.value.code == "wrong-type"
    with pytest.raises(BusyError):
        read(tmp_path / "absent.docx")


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
def test_an_old_word_file_named_docx_and_one_made_by_libreoffice(tmp_path: Path) -> None:
    source = Docx(BODY, numbering="").save(tmp_path / "source.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("doc", "docx:MS Word 2007 XML"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path / "out", source],
            check=True,
            capture_output=True,
            timeout=120,
        )
    is_whole(read(tmp_path / "out" / "source.docx"))
    old = (tmp_path / "out" / "source.doc").read_bytes()
    error = refused(tmp_path, old + Docx(BODY).bytes())  # the tail makes zipfile open it
    assert error.code == "wrong-type"
    assert ".doc" in error.trouble


def test_the_room_loads_no_heavy_library_before_a_file_is_read() -> None:
    heavy = {"lxml", "zipfile", "msoffcrypto", "olefile", "pdfplumber", "pypdfium2", "docx"}
    code = f"import sys, pipeline.documents; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
