# ruff: noqa: E501  a place and what is planted there stand in one line
"""A name in every place of a Word package we can think of is found; each in a file of its own."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from tests.anonymise.verifying.planted import RELS, TYPES, W, body, checked, docx, paragraph, said

N = "Kayleigh Marsden"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def part(name: str, text: str | bytes) -> Callable[[], bytes]:
    return lambda: docx({name: text})


def inner(xml: str) -> Callable[[], bytes]:
    return lambda: docx(inner=xml)


def png(text: str) -> bytes:
    out = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Comment", text, zip=True)
    Image.new("RGB", (40, 40), "red").save(out, "PNG", pnginfo=told)
    return out.getvalue()


def jpeg(exif: str = "", comment: str = "") -> bytes:
    out = io.BytesIO()
    tags = Image.Exif()
    tags[0x010E] = exif
    Image.new("RGB", (40, 40), "red").save(out, "JPEG", exif=tags, comment=comment.encode())
    return out.getvalue()


def user_comment() -> bytes:
    out = io.BytesIO()
    tags = Image.Exif()
    tags.get_ifd(0x8769)[0x9286] = b"UNICODE\x00" + N.encode("utf-16-le")
    Image.new("RGB", (40, 40), "red").save(out, "JPEG", exif=tags)
    return out.getvalue()


def xp_title() -> bytes:
    out = io.BytesIO()
    tags = Image.Exif()
    tags[0x9C9B] = N.encode("utf-16-le")
    Image.new("RGB", (40, 40), "red").save(out, "JPEG", exif=tags)
    return out.getvalue()


def xmp() -> bytes:
    out = io.BytesIO()
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r t="{N}"/></x:xmpmeta>'.encode()
    Image.new("RGB", (40, 40), "red").save(out, "JPEG", xmp=packet)
    return out.getvalue()


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (20, 20)).save(out, "GIF", comment=N.encode())
    return out.getvalue()


def with_comment() -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = N.encode()
    return out.getvalue()


def with_extra() -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("word/settings.xml")
        info.extra = struct.pack("<HH", 0x7075, len(N)) + N.encode()
        archive.writestr(info, f"<w:settings {W}/>")
    return out.getvalue()


def with_member_comment() -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("word/settings.xml")
        info.comment = N.encode("utf-16-le")
        archive.writestr(info, f"<w:settings {W}/>")
    return out.getvalue()


def twice() -> bytes:
    """Two parts of one name; most programs show the second."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", body(paragraph(N)))
        with pytest.warns(UserWarning):
            archive.writestr("word/document.xml", body(paragraph("Child A")))
    return out.getvalue()


def between() -> bytes:
    """A deflated part that the directory does not list."""
    data = docx()
    packed = zlib.compressobj(wbits=-15)
    raw = packed.compress(paragraph(N).encode()) + packed.flush()
    name = b"word/old.xml"
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(raw), 99, len(name), 0)
    return head + name + raw + data


def stored_over(inside: bytes, name: str) -> Callable[[], bytes]:
    return lambda: docx({name: inside})


def workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(
            "xl/sharedStrings.xml",
            f"<sst><si><r><t>Kay</t></r><r><t>leigh</t></r></si><si><t>{N}</t></si></sst>",
        )
    return out.getvalue()


def zipped(data: bytes, times: int) -> bytes:
    for _ in range(times):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.bin", data)
        data = out.getvalue()
    return data


def letters(text: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in text) + "</w:p>"


def emf() -> bytes:
    return b"\x01\x00\x00\x00" + bytes(80) + N.encode("utf-16-le") + bytes(40)


PLACES: dict[str, Callable[[], bytes]] = {
    "body": inner(paragraph(N)),
    "a run for each letter": inner(letters("Kayleigh")),
    "runs parted by marks": inner(
        "<w:p><w:r><w:t>Kay</w:t></w:r><w:bookmarkStart w:id='1' w:name='x'/><w:proofErr w:type='x'/><w:r>"
        "<w:lastRenderedPageBreak/><w:t>leigh</w:t></w:r></w:p>"
    ),
    "text hidden between": inner(
        "<w:p><w:r><w:t>Kay</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>xxx</w:t></w:r><w:r><w:t>leigh</w:t></w:r></w:p>"
    ),
    "a deletion between": inner(
        "<w:p><w:r><w:t>Kay</w:t></w:r><w:del w:author='a'><w:r><w:delText>xx</w:delText></w:r></w:del><w:r><w:t>leigh"
        "</w:t></w:r></w:p>"
    ),
    "a letter in each cell": inner(
        "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(letter)}</w:tc>" for letter in "Kayleigh") + "</w:tr></w:tbl>"
    ),
    "a letter in each paragraph": inner("".join(map(paragraph, "Marsden"))),
    "a break inside": inner("<w:p><w:r><w:t>Kay</w:t><w:br/><w:t>leigh</w:t></w:r></w:p>"),
    "soft hyphens": inner(paragraph("Kay\u00adlei\u200bgh")),
    "a no-break hyphen": inner("<w:p><w:r><w:t>Mars</w:t><w:noBreakHyphen/><w:t>den</w:t></w:r></w:p>"),
    "a symbol font": inner(
        "<w:p><w:r>" + "".join(f'<w:sym w:font="Symbol" w:char="F0{ord(x):02X}"/>' for x in "Kayleigh") + "</w:r></w:p>"
    ),
    "deleted text": inner(f"<w:p><w:del w:author='x'><w:r><w:delText>{N}</w:delText></w:r></w:del></w:p>"),
    "inserted text": inner(f"<w:p><w:ins w:author='x'><w:r><w:t>{N}</w:t></w:r></w:ins></w:p>"),
    "moved text": inner(f"<w:p><w:moveFrom w:author='x'><w:r><w:t>{N}</w:t></w:r></w:moveFrom></w:p>"),
    "the author of a change": inner(f"<w:p><w:ins w:author='{N}'><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
    "a field's code": inner(f'<w:p><w:r><w:instrText> ASK who "{N}" </w:instrText></w:r></w:p>'),
    "a simple field": inner(f'<w:p><w:fldSimple w:instr="AUTHOR &quot;{N}&quot;"/></w:p>'),
    "hidden text": inner(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{N}</w:t></w:r></w:p>"),
    "a bookmark's name": inner("<w:p><w:bookmarkStart w:id='1' w:name='_kayleigh_marsden'/></w:p>"),
    "a bookmark in camel case": inner("<w:p><w:bookmarkStart w:id='1' w:name='KayleighHome'/></w:p>"),
    "a form field": inner(f"<w:p><w:r><w:fldChar><w:ffData><w:helpText w:val='{N}'/></w:ffData></w:fldChar></w:r></w:p>"),
    "a list to choose from": inner(f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='{N}'/></w:dropDownList></w:sdtPr></w:sdt>"),
    "a content control's tag": inner(f"<w:sdt><w:sdtPr><w:tag w:val='{N}'/></w:sdtPr></w:sdt>"),
    "alt text": inner(f"<w:p><w:r><w:drawing {WP}><wp:docPr id='1' name='x' descr='{N}'/></w:drawing></w:r></w:p>"),
    "a shape's text path": inner(f"<w:p><w:r><w:pict {V}><v:shape><v:textpath string='{N}'/></v:shape></w:pict></w:r></w:p>"),
    "a text box": inner(f"<w:p><w:r><w:pict {V}><v:textbox><w:txbxContent>{paragraph(N)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
    "a tooltip": inner(f"<w:p><w:hyperlink w:tooltip='{N}'/></w:p>"),
    "a comment in the XML": inner(f"<!-- {N} -->"),
    "an instruction in the XML": inner("<?note Kayleigh?>"),
    "an element's name": inner("<w:kayleigh/>"),
    "an attribute's name": inner("<w:p w:kayleigh='1'/>"),
    "an unknown namespace": inner("<x:y xmlns:x='urn:kayleigh:marsden'/>"),
    "entities": inner(paragraph("&#75;&#97;&#121;leigh")),
    "a text in base64": inner(paragraph(base64.b64encode(f"seen: {N} on 3 May".encode()).decode())),
    "a text in hexadecimal": inner(paragraph(f"seen {N} today".encode().hex())),
    "percent signs": inner("<w:p><w:hyperlink w:anchor='Kayleigh%20M%61rsden'/></w:p>"),
    "percent signs throughout": inner(paragraph("".join(f"%{ord(x):02x}" for x in "Kayleigh"))),
    "character codes": inner(paragraph(" ".join(str(ord(x)) for x in "Kayleigh"))),
    "header": part("word/header1.xml", f"<w:hdr {W}>{paragraph(N)}</w:hdr>"),
    "footer no section has": part("word/footer9.xml", f"<w:ftr {W}>{paragraph(N)}</w:ftr>"),
    "footnote": part("word/footnotes.xml", f"<w:footnotes {W}><w:footnote>{paragraph(N)}</w:footnote></w:footnotes>"),
    "endnote": part("word/endnotes.xml", f"<w:endnotes {W}>{letters(N)}</w:endnotes>"),
    "comment": part("word/comments.xml", f"<w:comments {W}><w:comment>{paragraph(N)}</w:comment></w:comments>"),
    "a comment's author": part("word/comments.xml", f"<w:comments {W}><w:comment w:author='{N}'/></w:comments>"),
    "people": part("word/people.xml", f"<w15:people xmlns:w15='urn:w15'><w15:person w15:author='{N}'/></w15:people>"),
    "title": part("docProps/core.xml", CORE.format(f"<dc:title>{N}</dc:title>")),
    "creator": part("docProps/core.xml", CORE.format(f"<dc:creator>{N}</dc:creator>")),
    "last saved by": part("docProps/core.xml", CORE.format("<cp:lastModifiedBy>kmarsden</cp:lastModifiedBy>")),
    "keywords": part("docProps/core.xml", CORE.format("<cp:keywords>neglect; KAYLEIGH</cp:keywords>")),
    "manager": part("docProps/app.xml", f"<Properties><Manager>{N}</Manager></Properties>"),
    "own property": part("docProps/custom.xml", f"<Properties><property name='{N}'/></Properties>"),
    "a document variable": part("word/settings.xml", f"<w:settings {W}><w:docVars><w:docVar w:name='a' w:val='{N}'/></w:docVars></w:settings>"),
    "a template's path": part(
        "word/_rels/settings.xml.rels",
        "<Relationships><Relationship Id='r' Type='x/attachedTemplate' TargetMode='External'"
        " Target='file:///C:/Users/kayleigh.marsden/report.dotx'/></Relationships>",
    ),
    "a link": part(
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='r' Type='x/hyperlink' TargetMode='External'"
        " Target='mailto:k%2Emarsden@example.org'/></Relationships>",
    ),
    "a style's name": part("word/styles.xml", f"<w:styles {W}><w:style><w:name w:val='{N}'/></w:style></w:styles>"),
    "a list's text": part("word/numbering.xml", f"<w:numbering {W}><w:lvl><w:lvlText w:val='Kayleigh %1'/></w:lvl></w:numbering>"),
    "a font's name": part("word/fontTable.xml", f"<w:fonts {W}><w:font w:name='Kayleigh Hand'/></w:fonts>"),
    "a theme": part("word/theme/theme1.xml", f"<a:theme {A} name='{N}'/>"),
    "web settings": part("word/webSettings.xml", f"<w:webSettings {W}><w:div w:id='{N}'/></w:webSettings>"),
    "custom XML": part("customXml/item1.xml", f"<data><child>{N}</child></data>"),
    "glossary": part("word/glossary/document.xml", body(paragraph(N))),
    "a chart's cache": part("word/charts/chart1.xml", f"<c:chart xmlns:c='urn:c'><c:pt><c:v>{N}</c:v></c:pt></c:chart>"),
    "SmartArt": part("word/diagrams/data1.xml", "<d xmlns:a='urn:a'><a:p><a:r><a:t>Kay</a:t></a:r><a:r><a:t>leigh</a:t></a:r></a:p></d>"),
    "an embedded workbook": stored_over(workbook(), "word/embeddings/book.xlsx"),
    "an embedded document": lambda: docx({"word/embeddings/other.docx": docx(inner=paragraph(N))}),
    "zip in zip in zip": stored_over(zipped(N.encode(), 3), "word/embeddings/a.bin"),
    "UTF-16 bytes": stored_over(b"\x00\x01\x02\x03\xff\xfe\x80" + N.encode("utf-16-le") + b"\x81\x82", "word/embeddings/o.bin"),
    "UTF-16 bytes, the other way": stored_over(b"\x00\x01\x02\x03\xfa" + N.encode("utf-16-be") + b"\x81\x82\x00", "word/o.bin"),
    "UTF-16 XML": part("customXml/item2.xml", f"<?xml version='1.0' encoding='UTF-16'?><a>{N}</a>".encode("utf-16")),
    "gzip": stored_over(gzip.compress(f"about {N}".encode()), "word/embeddings/a.gz"),
    "zlib": stored_over(zlib.compress(f"about {N}".encode()), "word/embeddings/a.bin"),
    "RTF": part("word/afchunk.rtf", r"{\rtf1\ansi K\'61yl{\b eigh} \u77?arsden}"),
    "HTML": part("word/afchunk.html", "<html><body>K<b>ay</b>leigh</body></html>"),
    "a script in HTML": part("word/afchunk.html", "<html><script>var who='\\u004bayleigh'</script></html>"),
    "a data address in HTML": part(
        "word/x.html", "<html><img src='data:text/plain;base64," + base64.b64encode(N.encode()).decode() + "'></html>"
    ),
    "a mail archive": part(
        "word/x.mht",
        "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<html><body>K=61yl=\neigh</body></html>",
    ),
    "a PNG's text": lambda: docx({"word/media/image1.png": png(N)}),
    "a JPEG's EXIF": lambda: docx({"word/media/image1.jpeg": jpeg(exif=N)}),
    "a JPEG's comment": lambda: docx({"word/media/image1.jpeg": jpeg(comment=N)}),
    "an EXIF comment in UTF-16": lambda: docx({"word/media/image1.jpeg": user_comment()}),
    "an EXIF title of Windows": lambda: docx({"word/media/image1.jpeg": xp_title()}),
    "XMP": lambda: docx({"word/media/image1.jpeg": xmp()}),
    "a GIF's comment": lambda: docx({"word/media/image1.gif": gif()}),
    "an SVG's title": part("word/media/image1.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><title>{N}</title></svg>"),
    "an EMF's string": lambda: docx({"word/media/image1.emf": emf()}),
    "behind a picture's end": lambda: docx({"word/media/image1.png": png("x") + N.encode()}),
    "a file's name in the package": part("word/media/kayleigh_marsden.xml", "<a/>"),
    "a part nobody refers to": part("word/old.xml", body(paragraph(N))),
    "a digital signature": part("_xmlsignatures/sig1.xml", f"<Signature><X509SubjectName>CN={N}</X509SubjectName></Signature>"),
    "a document type": part("customXml/item3.xml", f'<!DOCTYPE a [<!ENTITY who "{N}">]><a>&who;</a>'),
    "an XML part that is broken": part("customXml/item4.xml", f"<a><b>{N}</a>"),
    "the container's comment": with_comment,
    "an extra field": with_extra,
    "a member's comment": with_member_comment,
    "a part of the same name": twice,
    "before the container": lambda: N.encode() + b"  " + docx(),
    "behind the container": lambda: docx() + N.encode(),
    "a part in no list": between,
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_found(tmp_path: Path, place: str) -> None:
    check = checked(tmp_path, PLACES[place]())
    assert check.verdict == "leak"
    assert "Child A" in said(check), check.leaks


def test_the_file_name(tmp_path: Path) -> None:
    assert "Child A" in said(checked(tmp_path, docx(), "Kayleigh_Marsden report.docx"))


def test_clean(tmp_path: Path) -> None:
    check = checked(tmp_path, docx())
    assert (check.verdict, check.leaks, check.to_review) == ("clean", (), ())


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"word/comments.xml": f"<w:comments {W}><w:comment>{paragraph('seen')}</w:comment></w:comments>"}, "comment"),
        ({"word/embeddings/o.bin": b"\x00\x01\x02\x03\x04\x05"}, "an embedded object"),
        ({"word/vbaProject.bin": b"\x00\x01\x02\x03\x04\x05"}, "a macro"),
        ({"customXml/item1.xml": "<a>x</a>"}, "a data store"),
        ({"docProps/thumbnail.jpeg": jpeg()}, "a small picture of the first page"),
    ],
)  # fmt: skip
def test_what_has_no_place_in_a_published_file(tmp_path: Path, parts: dict[str, bytes], what: str) -> None:
    assert what in said(checked(tmp_path, docx(parts)))


def test_tracked_changes_and_hidden_text_are_leaks_whatever_they_say(tmp_path: Path) -> None:
    change = "<w:p><w:ins w:id='1'><w:r><w:rPr><w:vanish/></w:rPr><w:t>seen</w:t></w:r></w:ins></w:p>"
    assert {"tracked change", "hidden text"} <= said(checked(tmp_path, docx(inner=change)))


def test_a_leak_never_says_the_name_it_stands_for(tmp_path: Path) -> None:
    check = checked(tmp_path, docx({"word/media/Kayleigh.xml": "<a/>"}, paragraph("Kayleigh")))
    for leak in check.leaks:
        assert "ayleigh" not in leak.matches + leak.where + leak.channel


def test_a_place_says_which_paragraph(tmp_path: Path) -> None:
    check = checked(tmp_path, docx(inner=paragraph("Nothing here.") + paragraph("Seen: Kayleigh.")))
    assert [leak.where for leak in check.leaks] == ["word/document.xml, paragraph 3"]
    assert check.leaks[0].channel == "body"
