"""The package: what is in it and what is not, whatever the file was; pictures; the same bytes every time."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree
from PIL import Image, ImageChops

from pipeline.anonymise.channels import open_draft
from pipeline.anonymise.channels.docx.vocabulary import is_usual_font
from pipeline.case import Publication
from pipeline.errors import UnreadableError
from tests.anonymise.channels.docx.opened import SECTION, drafted, lost, texts, written
from tests.documents.docx_factory import MACRO_TYPE, OFFICE, RELATIONSHIPS, Docx, p, run, style

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>About Kayleigh</dc:title>'
    "<dc:creator>J Dobbs</dc:creator>"
    "</cp:coreProperties>"
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def _picture(colour: str = "navy", size: tuple[int, int] = (64, 48)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def _drawing(descr: str = "", crop: str = "", name: str = "Kayleigh.jpg") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="685800"/><wp:docPr id="9" name="{name}"'
        f' descr="{descr}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="9" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="rPic"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="685800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _with_picture(body: str, data: bytes | None = None, kind: str = "image", **raw: bytes | str) -> Docx:
    relations = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rPic" Type="{OFFICE}/{kind}"'
        ' Target="media/Kayleigh.png"/></Relationships>'
    )
    return Docx(
        body=body,
        raw={"word/_rels/document.xml.rels": relations, "word/media/Kayleigh.png": data or _picture(), **raw},
    )


def test_only_the_title_of_the_properties_stays_as_a_passage(tmp_path: Path) -> None:
    relations = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="a" Type="{OFFICE}/officeDocument"'
        f' Target="word/document.xml"/><Relationship Id="b" Type="{_PACKAGE}" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    draft = drafted(Docx(body=p("x"), raw={"_rels/.rels": relations, "docProps/core.xml": _CORE}), tmp_path)
    assert texts(draft, "properties") == ["About Kayleigh"]
    assert "J Dobbs" in lost(draft, "properties")
    parts = written(draft, tmp_path, "Kayleigh")
    assert b"About Child A" in parts["docProps/core.xml"]
    assert b"Dobbs" not in b"".join(parts.values())


@pytest.mark.parametrize("file_kind", ["docm", "orphan", "strict", "utf16"])
def test_every_kind_of_word_file_becomes_a_plain_one(file_kind: str, tmp_path: Path) -> None:
    made = Docx(body=p("Kayleigh was seen") + SECTION.format("rId1"), headers=(p("Top"),))
    if file_kind == "docm":
        made.main_type = MACRO_TYPE
        made.raw["word/vbaProject.bin"] = b"Kayleigh"
    members = made.members()
    if file_kind == "orphan":
        members["word/Kayleigh.xml"] = "<Kayleigh/>"
        members["Kayleigh/secret.txt"] = "Kayleigh"
    if file_kind == "strict":
        old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
        for name in ("word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"):
            text = str(members[name]).replace(old + "wordprocessingml/2006", new + "wordprocessingml")
            members[name] = text.replace(old + "officeDocument/2006", new + "officeDocument")
    if file_kind == "utf16":
        members["word/document.xml"] = (
            str(members["word/document.xml"]).replace("UTF-8", "UTF-16").encode("utf-16")
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"Kayleigh"
        for name, data in members.items():
            archive.writestr(name, data)
    parts = written(drafted(stream.getvalue(), tmp_path), tmp_path, "Kayleigh")
    assert set(parts) == {
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
        "word/header1.xml", "docProps/core.xml",
    }  # fmt: skip
    assert b"Kayleigh" not in (tmp_path / "written.docx").read_bytes()
    assert python_docx.Document(str(tmp_path / "written.docx")).paragraphs[0].text == "Child A was seen"


def test_the_same_edits_give_the_same_bytes_and_others_can_follow(tmp_path: Path) -> None:
    draft = drafted(_with_picture(p("Kayleigh ", _drawing("Kayleigh"))), tmp_path)
    first = written(draft, tmp_path, "Kayleigh")
    once = (tmp_path / "written.docx").read_bytes()
    other = written(draft, tmp_path)
    again = written(draft, tmp_path, "Kayleigh")
    assert (tmp_path / "written.docx").read_bytes() == once
    assert first == again != other
    assert b"Kayleigh" in other["word/document.xml"]
    with zipfile.ZipFile(tmp_path / "written.docx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("font", "kept"),
    [
        ("Liberation Sans Unicode MS", True),
        ("Arial Condensed Bold", True),
        ("Arial Kayleigh", False),
        ("Kayleigh Bold", False),
        ("Light Arial", False),
        ("Bold", False),
    ],
)
def test_a_cut_of_a_usual_font_is_kept(font: str, *, kept: bool) -> None:
    assert is_usual_font(font) is kept


def test_styles_and_fonts_of_an_authors_own_are_numbered_and_replaced(tmp_path: Path) -> None:
    styles = (
        style("Kayleigh1", '<w:basedOn w:val="Normal"/><w:rsid w:val="00AA11BB"/>', name="Kayleigh quote")
        + style("Normal", "", name="Normal")
        + style("Kayleigh2", "", name="Überschrift 3")
    )
    fonts = "<w:rFonts w:ascii='Kayleigh Hand' w:hAnsi='Calibri'/>"
    body = p(run("x", fonts), properties='<w:pStyle w:val="Kayleigh1"/>')
    body += p("y", properties='<w:pStyle w:val="Kayleigh2"/>')
    draft = drafted(Docx(body=body, styles=styles), tmp_path)
    assert "Kayleigh quote" in lost(draft, "styles")
    assert "Kayleigh Hand" in lost(draft, "fonts")
    assert [(one.text, one.role, one.level) for one in draft.passages][1] == ("y", "heading", 3)
    parts = written(draft, tmp_path)
    assert b'w:styleId="Style1"><w:name w:val="Style 1"/>' in parts["word/styles.xml"]
    assert b'w:styleId="Heading3"><w:name w:val="heading 3"/>' in parts["word/styles.xml"]
    assert b'<w:pStyle w:val="Style1"/>' in parts["word/document.xml"]
    assert b'w:ascii="Arial" w:hAnsi="Calibri"' in parts["word/document.xml"]
    assert b"Kayleigh" not in b"".join(parts.values())


def test_a_picture_is_shown_described_and_can_be_refused(tmp_path: Path) -> None:
    draft = drafted(_with_picture(p("before") + p(_drawing("Kayleigh at home")) + p("after")), tmp_path)
    (picture,) = draft.pictures
    assert picture.alt == "Kayleigh at home"
    assert picture.after == 0
    assert texts(draft, "alt-text") == ["Kayleigh at home"]
    kept = written(draft, tmp_path, "Kayleigh")
    assert kept["word/media/image1.png"] == picture.data
    assert b"Kayleigh" not in b"".join(kept.values())
    refused = written(draft, tmp_path, "Kayleigh", without=[picture.id])
    assert refused["word/media/image1.png"] != picture.data


def test_a_refused_photograph_leaves_no_file_of_its_old_kind(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(stream, "JPEG")
    draft = drafted(_with_picture(p(_drawing()), stream.getvalue()), tmp_path)
    refused = written(draft, tmp_path, without=[draft.pictures[0].id])
    assert "word/media/image1.png" in refused and "word/media/image1.jpeg" not in refused
    assert b"image1.png" in refused["word/_rels/document.xml.rels"]


def test_what_is_cropped_away_is_not_published(tmp_path: Path) -> None:
    image = Image.new("RGB", (64, 48), "navy")
    image.paste("red", (32, 0, 64, 48))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    draft = drafted(_with_picture(p(_drawing(crop='<a:srcRect r="50000"/>')), stream.getvalue()), tmp_path)
    parts = written(draft, tmp_path)
    with Image.open(io.BytesIO(parts["word/media/image1.png"])) as shown:
        assert shown.size == (32, 48)
        assert shown.convert("RGB").getcolors() == [(32 * 48, (0, 0, 128))]
    assert b"srcRect" not in parts["word/document.xml"]


def test_a_picture_nobody_sees_is_not_published(tmp_path: Path) -> None:
    hidden = _drawing().replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    draft = drafted(_with_picture(p("x", hidden)), tmp_path)
    assert draft.pictures == ()
    assert not any("media" in name for name in written(draft, tmp_path))


def test_what_is_no_picture_leaves_a_line(tmp_path: Path) -> None:
    draft = drafted(_with_picture(p(_drawing()), b"Kayleigh"), tmp_path)
    assert texts(draft) == ["[A picture stood here and was removed before publication]"]
    assert lost(draft, "pictures").startswith("1 picture")
    assert b"Kayleigh" not in b"".join(written(draft, tmp_path).values())


def test_an_embedded_workbook_is_told_with_its_words(tmp_path: Path) -> None:
    inner = Docx(body=p("Kayleigh inside")).bytes()
    draft = drafted(
        _with_picture(
            p("x", '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"'
              ' ProgID="Word.Document.12" r:id="rPic"/></w:object></w:r>'),
            kind="package", **{"word/embeddings/Kayleigh.docx": inner},
        ),
        tmp_path,
    )  # fmt: skip
    assert "Kayleigh inside" in lost(draft, "objects")
    parts = written(draft, tmp_path)
    assert texts(draft) == ["x[An embedded object stood here and was removed before publication]"]
    assert not any("embed" in name for name in parts)


def test_prefixes_of_somebodys_own_are_the_usual_ones(tmp_path: Path) -> None:
    members = Docx(body=p("x")).members()
    members["word/document.xml"] = (
        str(members["word/document.xml"])
        .replace("xmlns:w=", "xmlns:kayleigh=")
        .replace("<w:", "<kayleigh:")
        .replace("</w:", "</kayleigh:")
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    parts = written(drafted(stream.getvalue(), tmp_path), tmp_path)
    assert b"kayleigh" not in parts["word/document.xml"]
    assert b"<w:t" in parts["word/document.xml"]


def test_a_protected_file_opens_with_the_cases_password(tmp_path: Path) -> None:
    import msoffcrypto

    large = bytes(random.Random(1).randbytes(9000))  # what is encrypted must not be small
    plain = io.BytesIO(Docx(body=p("Kayleigh"), raw={"word/media/image1.png": large}).bytes())
    path = tmp_path / "locked.docx"
    with path.open("wb") as stream:
        msoffcrypto.OfficeFile(plain).encrypt("secret", stream)
    assert texts(open_draft(path, Publication(), ("wrong", "secret"))) == ["Kayleigh"]
    with pytest.raises(UnreadableError) as refused:
        open_draft(path, Publication(), ("wrong",))
    assert refused.value.code == "password"


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"plain words", "wrong-type"), (b"PK\x03\x04broken", "damaged")]
)
def test_what_is_no_report_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as refused:
        open_draft(path, Publication())
    assert refused.value.code == code


def test_a_damaged_part_beside_the_text_is_left_out_and_told(tmp_path: Path) -> None:
    made = Docx(body=p("x"), headers=(p("Top"),), styles=style("a", ""))
    made.raw["word/header1.xml"] = "<w:hdr"
    made.raw["word/styles.xml"] = "<w:styles"
    draft = drafted(made, tmp_path)
    assert texts(draft) == ["x"]
    assert "damaged" in lost(draft, "parts")
    assert set(written(draft, tmp_path)) >= {"word/document.xml"}


def _report(folder: Path) -> Path:
    """A report with what office programs usually put into one."""
    made = python_docx.Document()
    made.sections[0].header.paragraphs[0].text = "Serious case review"
    made.sections[0].different_first_page_header_footer = True
    made.add_heading("Overview report", 0)
    for number in range(3):
        made.add_heading(f"Section {number}", 1)
        made.add_paragraph("The panel met four times.", style="List Bullet")
        made.add_paragraph("It read every record.", style="List Number")
        made.add_paragraph("It asked for more.", style="Intense Quote")
        table = made.add_table(3, 3, style="Light Grid Accent 1")
        for cell in table._cells:
            cell.text = "A visit was made"
        stream = io.BytesIO(_picture())
        made.add_picture(stream)
    path = folder / "report.docx"
    made.save(str(path))
    return path


def _pages(path: Path, folder: Path) -> list[Image.Image]:
    import pypdfium2

    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(path)], check=True, capture_output=True
    )
    with pypdfium2.PdfDocument(folder / f"{path.stem}.pdf") as pdf:
        return [page.render(scale=0.8).to_pil() for page in pdf]


@pytest.mark.libreoffice
def test_where_nothing_is_replaced_the_pages_look_the_same(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    before = _report(tmp_path)
    after = tmp_path / "after.docx"
    open_draft(before, Publication()).write(after, {})
    old, new = _pages(before, tmp_path), _pages(after, tmp_path)
    assert len(old) == len(new) > 1
    assert all(ImageChops.difference(one, two).getbbox() is None for one, two in zip(old, new, strict=True))


def test_the_parts_are_in_an_order_word_expects(tmp_path: Path) -> None:
    draft = drafted(_report(tmp_path).read_bytes(), tmp_path)
    parts = written(draft, tmp_path)
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {override.get("PartName", "").lstrip("/") for override in types if override.get("PartName")}
    assert named <= set(parts)
    assert next(iter(parts)) == "[Content_Types].xml"
    for name, data in parts.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            for relation in etree.fromstring(data):
                assert (
                    relation.get("TargetMode") == "External" or folder + relation.get("Target", "") in parts
                )
