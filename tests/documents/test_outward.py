"""Links, fields, scripts and controls of a file: nothing is fetched or run, and it is said."""

from __future__ import annotations

import io
import shutil
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from pipeline.documents import Document, read
from tests.documents.docx_factory import OFFICE, RELATIONSHIPS, Docx, p, tbl, tr
from tests.flows.test_bad_input import pdf

BODY = p("Chronology") + tbl(tr("Date", "Event"), tr("12/03/09", "Seen at nursery"))
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")


def codes(document: Document) -> list[str]:
    return [caution.code for caution in document.cautions]


def outside(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


@pytest.mark.parametrize(
    ("kind", "target", "said"),
    [
        ("attachedTemplate", "http://example.org/evil.dotm", True),
        ("attachedTemplate", r"\\server\share\evil.dotm", True),
        ("attachedTemplate", r"file:///C:\Users\gm\Templates\Report.dotx", False),
        ("attachedTemplate", "Normal.dotm", False),
        ("image", "http://example.org/x.png", True),
        ("oleObject", r"file:///\\server\x.xls", True),
        ("hyperlink", "http://example.org/", False),
    ],
)
def test_links_of_a_word_file(tmp_path: Path, kind: str, target: str, said: bool) -> None:
    document = Docx(BODY, raw={"word/_rels/settings.xml.rels": outside(kind, target)}).read(tmp_path)
    assert codes(document) == (["links-ignored"] if said else [])
    assert not any(target in caution.message for caution in document.cautions)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (
            "<w:r><w:instrText> DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\x.exe</w:instrText></w:r>",
            True,
        ),
        ('<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://example.org/x&quot; "/>', True),
        ("<w:r><w:instrText> PAGE </w:instrText></w:r>", False),
        ('<w:r><w:instrText> HYPERLINK "http://example.org/LINKS" </w:instrText></w:r>', False),
    ],
)
def test_fields_that_fetch(tmp_path: Path, field: str, said: bool) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    document = Docx(f"<w:p>{begin}{field}{end}</w:p>" + BODY).read(tmp_path)
    assert ("links-ignored" in codes(document)) is said


def test_active_controls(tmp_path: Path) -> None:
    assert codes(Docx(BODY, raw={"word/activeX/activeX1.bin": b"x"}).read(tmp_path)) == ["macros-ignored"]


def test_links_and_queries_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "12/03/2009"
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as archive:
        archive.writestr("xl/connections.xml", "<connections/>")
        archive.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels", outside("externalLinkPath", "x.xlsx")
        )
    assert codes(read(tmp_path / "a.xlsx")) == ["links-ignored"]


def test_scripts_of_a_pdf(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf(text="Seen at nursery"))) as document:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        names = pikepdf.Array([pikepdf.String("a"), document.make_indirect(script)])
        document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))
        document.save(tmp_path / "a.pdf")
    assert codes(read(tmp_path / "a.pdf")) == ["macros-ignored"]


class Listener:
    """Somebody on this machine who notes every connection."""

    def __init__(self) -> None:
        self.calls = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(0.2)
        self.port = self.server.getsockname()[1]
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self) -> None:
        while not self.over.is_set():
            try:
                self.server.accept()[0].close()
                self.calls += 1
            except TimeoutError:
                continue


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.over.set()
    found.thread.join()
    found.server.close()


def _open_document(address: str, sign: Path) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in {
            "office": "office", "text": "text", "draw": "drawing", "script": "script",
            "svg": "svg-compatible", "table": "table",
        }.items()
    )  # fmt: skip
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
        'script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic'
        '&amp;location=document" xlink:type="simple"/></office:event-listeners></office:scripts>'
        f'<office:body><office:text><text:section text:name="s">'
        f'<text:section-source xlink:href="{address}/s.odt" '
        'xlink:type="simple"/></text:section><text:p>Seen at nursery<draw:frame svg:width="2cm" '
        f'svg:height="2cm"><draw:image xlink:href="{address}/x.png" xlink:type="simple"/></draw:frame>'
        "</text:p></office:text></office:body></office:document-content>"
    )
    basic = (
        '<?xml version="1.0"?><!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
        '"module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" '
        f'script:language="StarBasic">Sub Main\nOpen "{sign}" For Output As #1\nClose #1\nEnd Sub'
        "</script:module>"
    )
    library = (
        '<?xml version="1.0"?><library:libraries xmlns:library="http://openoffice.org/2000/library" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'library:link="false"/></library:libraries>'
    )
    module = (
        '<?xml version="1.0"?><library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="M"/></library:library>'
    )
    parts = {"content.xml": content, "Basic/script-lc.xml": library, "Basic/Standard/script-lb.xml": module,
             "Basic/Standard/M.xml": basic}  # fmt: skip
    entries = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>' for name in parts)
    kind = "application/vnd.oasis.opendocument.text"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>{entries}</m:manifest>',
        )
    return stream.getvalue()


@pytest.mark.libreoffice
@needs_office
def test_an_open_document_fetches_nothing_and_its_macros_do_not_run(
    tmp_path: Path, listener: Listener
) -> None:
    sign = tmp_path / "ran"
    (tmp_path / "a.odt").write_bytes(_open_document(f"http://127.0.0.1:{listener.port}", sign))
    document = read(tmp_path / "a.odt")
    assert "Seen at nursery" in " ".join(paragraph.text for paragraph in document.paragraphs)
    assert {"converted", "macros-ignored"} <= set(codes(document))
    assert listener.calls == 0
    assert not sign.exists()


@pytest.mark.libreoffice
@needs_office
def test_rich_text_with_objects_and_links_fetches_nothing(tmp_path: Path, listener: Listener) -> None:
    address = f"http://127.0.0.1:{listener.port}/x"
    text = (
        r"{\rtf1\ansi Seen at nursery {\object\objautlink\objupdate{\*\objclass Word.Document.8}"
        r"{\*\objdata 0105}"
        r"{\result linked}}{\field{\*\fldinst INCLUDEPICTURE " + f'"{address}.png"' + r" \\d}{\fldrslt }}"
        r"{\field{\*\fldinst INCLUDETEXT "
        + f'"{address}.docx"'
        + r"}{\fldrslt old}}{\*\template "
        + address
        + "}}"
    )
    (tmp_path / "a.rtf").write_text(text)
    document = read(tmp_path / "a.rtf")
    assert "Seen at nursery" in " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "links-ignored" in codes(document)
    assert listener.calls == 0


@pytest.mark.libreoffice
@needs_office
@pytest.mark.parametrize("text", [r"{\rtf1 " + "{" * 200_000, r"{\rtf1 " + r"\trowd\cell\row" * 20_000 + "}"])
def test_rich_text_made_to_hang_is_read_or_refused(tmp_path: Path, text: str) -> None:
    from pipeline.errors import UnreadableError

    (tmp_path / "a.rtf").write_text(text)
    try:
        read(tmp_path / "a.rtf")
    except UnreadableError as error:
        assert error.code in ("damaged", "too-large")
