# ruff: noqa: E501  a place and what is planted there stand in one line
"""A name in every place of a PDF we can think of is found; each in a file of its own."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents.ocr import find_tesseract
from tests.anonymise.verifying.planted import CLEAN, checked, docx, paragraph, said

N = "Kayleigh Marsden"


def drawn(draw: Callable[[Canvas], None] = lambda canvas: None, pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for _ in range(pages):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 760, CLEAN[:60])
        canvas.drawString(70, 740, CLEAN[60:])
        draw(canvas)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True, **how)
    return out.getvalue()


def changed(change: Callable[[pikepdf.Pdf], None], **how: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        with pikepdf.open(io.BytesIO(drawn())) as pdf:
            change(pdf)
            return saved(pdf, **how)

    return make


def page(draw: Callable[[Canvas], None]) -> Callable[[], bytes]:
    return lambda: drawn(draw)


def content(pdf: pikepdf.Pdf, code: bytes) -> None:
    first = pdf.pages[0]
    first.contents_add(Stream(pdf, code))


def coded(code: bytes) -> Callable[[], bytes]:
    return changed(lambda pdf: content(pdf, code))


def rooted(key: str, make: Callable[[pikepdf.Pdf], Any]) -> Callable[[], bytes]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = make(pdf)

    return changed(change)


def note(**values: Any) -> Callable[[], bytes]:
    def change(pdf: pikepdf.Pdf) -> None:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30])
        for key, value in values.items():
            mark[f"/{key}"] = value
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])

    return changed(change)


def attached(data: bytes, name: str = "a.bin") -> Callable[[], bytes]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    return changed(change)


def outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as lines:
        lines.root.append(pikepdf.OutlineItem(N, 0))


def xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        told["dc:description"] = N


def no_unicode(pdf: pikepdf.Pdf) -> None:
    """Letters by glyph names of the font's own encoding, and no ToUnicode."""
    names = ["K", "a", "y", "l", "e", "i", "g", "h"]
    differences = Array([1, *[Name("/" + name) for name in names]])
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=differences),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.Font["/FX"] = pdf.make_indirect(font)
    content(pdf, b"BT /FX 12 Tf 70 600 Td <0102030405060708> Tj ET")


def unused_form(pdf: pikepdf.Pdf) -> None:
    form = Stream(pdf, b"BT /F1 12 Tf [(Kay) -20 (lei) 15 (gh)] TJ ET")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
    pdf.Root["/Kept"] = pdf.make_indirect(form)


def hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[0].obj.Resources["/Properties"] = Dictionary(MC0=layer)
    content(pdf, b"/OC /MC0 BDC BT /F1 12 Tf 70 600 Td (Kayleigh) Tj ET EMC")


def page_not_shown(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()
    second = pdf.pages[1].obj
    second.Resources = pdf.pages[0].obj.Resources
    second.Contents = pdf.make_indirect(Stream(pdf, b"BT /F1 12 Tf 70 600 Td (Kayleigh) Tj ET"))
    pdf.Root["/Spare"] = second
    del pdf.pages[1]


def type_three(pdf: pikepdf.Pdf) -> None:
    procs = Dictionary()
    procs["/kayleigh_marsden"] = pdf.make_indirect(Stream(pdf, b"10 0 d0"))
    pdf.Root["/Spare"] = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=procs, FontBBox=Array([0, 0, 1, 1]))
    )


def structure(**values: Any) -> Callable[[pikepdf.Pdf], Any]:
    def make(pdf: pikepdf.Pdf) -> Any:
        element = Dictionary(Type=Name.StructElem, S=Name.P)
        for key, value in values.items():
            element[f"/{key}"] = value
        return pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(element)))

    return make


def jpeg_inside(canvas: Canvas) -> None:
    out = io.BytesIO()
    tags = Image.Exif()
    tags[0x010E] = N
    Image.new("RGB", (50, 50), "red").save(out, "JPEG", exif=tags)
    out.seek(0)
    canvas.drawImage(ImageReader(out), 100, 100)


def earlier() -> bytes:
    """Saved again on top of itself: the first version still stands in the bytes."""
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(70, 600, N)))) as pdf:
        first = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        number = pdf.pages[0].obj.Contents.objgen[0]
    body = b"BT ET"
    at = len(first)
    update = b"%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n" % (number, len(body), body)
    start = first.rindex(b"startxref") + 9
    before = int(first[start:].split()[0])
    size = first.count(b" obj") + 1
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    tail = b"trailer <</Size %d /Root %s /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, first[first.rindex(b"/Root") + 5 :].split(b"R")[0] + b"R", before, at + len(update),
    )  # fmt: skip
    return first + update + table + tail


def stray_stream() -> bytes:
    packed = zlib.compress(b"(Kayleigh) Tj")
    return drawn().replace(
        b"%%EOF", b"99 0 obj <</Filter /FlateDecode>> stream\n" + packed + b"\nendstream endobj\n%%EOF"
    )


def as_picture() -> bytes:
    picture = Image.new("RGB", (1000, 300), "white")
    font = ImageFont.load_default(60)
    ImageDraw.Draw(picture).text((40, 100), f"Letter about {N}", "black", font=font)
    return drawn(lambda canvas: canvas.drawImage(ImageReader(picture), 60, 300, 480, 144))


def lying_font() -> bytes:
    """The page shows the name; copying it gives other words, through a ToUnicode map that lies."""

    def change(pdf: pikepdf.Pdf) -> None:
        shown = b"Kayleigh Marsden was here on Tuesday with her mother"
        told = b"Visiting records were held somewhere by staff mostly"
        pairs: dict[int, int] = {}
        for real, false in zip(shown, told, strict=False):
            pairs.setdefault(real, false)
        lines = "\n".join(f"<{real:02x}> <{false:04x}>" for real, false in pairs.items())
        code = (
            "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(pairs)} beginbfchar\n{lines}\nendbfchar\nendcmap end"
        )
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"), Encoding=Name.WinAnsiEncoding,
            ToUnicode=pdf.make_indirect(Stream(pdf, code.encode())),
        )  # fmt: skip
        pdf.pages[0].obj.Resources.Font["/FX"] = pdf.make_indirect(font)
        glyphs = b" ".join(b"<%02x> Tj" % letter for letter in shown)
        content(pdf, b"BT /FX 18 Tf 70 600 Td " + glyphs + b" ET")

    return changed(change)()


def text(at: int, words: str, **how: Any) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        item = canvas.beginText(70, at)
        item.setFont("Helvetica", how.get("size", 12))
        item.setTextRenderMode(how.get("mode", 0))
        item.setFillColorRGB(*how.get("colour", (0, 0, 0)))
        item.textLine(words)
        canvas.drawText(item)

    return draw


def boxed(canvas: Canvas) -> None:
    canvas.drawString(70, 600, N)
    canvas.rect(60, 590, 200, 30, fill=1)


def rotated(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.drawString(100, -200, N)


def two_lines(canvas: Canvas) -> None:
    canvas.drawString(70, 600, "and it was said that Kay-")
    canvas.drawString(70, 586, "leigh had been at home")


def letter_by_letter(canvas: Canvas) -> None:
    for place, letter in enumerate("Kayleigh"):
        canvas.drawString(70 + 30 * place, 600, letter)


def down(canvas: Canvas) -> None:
    for place, letter in enumerate("Kayleigh"):
        canvas.drawString(70, 600 - 30 * place, letter)


def form(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name="who", value=N, tooltip="x", x=50, y=50, width=200, height=20)


def form_choice(canvas: Canvas) -> None:
    canvas.acroForm.choice(name="w", value="A", options=["A", N], x=50, y=50, width=200, height=20)


PLACES: dict[str, Callable[[], bytes]] = {
    "page": page(text(600, N)),
    "white": page(text(600, N, colour=(1, 1, 1))),
    "invisible": page(text(600, N, mode=3)),
    "tiny": page(text(600, N, size=0.5)),
    "off the page": page(text(-500, N)),
    "under a black box": page(boxed),
    "rotated": page(rotated),
    "parted over lines": page(two_lines),
    "letter by letter": page(letter_by_letter),
    "downwards": page(down),
    "kerned": coded(b"BT /F1 12 Tf 70 600 Td [(K) -30 (a) 10 (yle) -300 (igh)] TJ ET"),
    "in hexadecimal": coded(b"BT /F1 12 Tf 70 600 Td <4b61796c65696768> Tj ET"),
    "in octal": coded(b"BT /F1 12 Tf 70 600 Td (\\113\\141\\171\\154\\145\\151\\147\\150) Tj ET"),
    "no ToUnicode": changed(no_unicode),
    "actual text": coded(b"/Span <</ActualText (Kayleigh)>> BDC BT ET EMC"),
    "actual text in UTF-16": coded(b"/Span <</ActualText <feff004b00610079006c0065006900670068>>> BDC EMC"),
    "marked content's tag": coded(b"/Kayleigh BMC EMC"),
    "a comment in the contents": coded(b"% Kayleigh Marsden\nBT ET"),
    "a hidden layer": changed(hidden_layer),
    "a layer's name": rooted("/OCProperties", lambda pdf: Dictionary(OCGs=Array([Dictionary(Name=String(N))]))),
    "a drawing nobody uses": changed(unused_form),
    "a page not shown": changed(page_not_shown),
    "glyph names": changed(type_three),
    "title": changed(lambda pdf: pdf.docinfo.__setitem__("/Title", N)),
    "author": changed(lambda pdf: pdf.docinfo.__setitem__("/Author", "K Marsden")),
    "own property": changed(lambda pdf: pdf.docinfo.__setitem__("/Child", N)),
    "own property's name": changed(lambda pdf: pdf.docinfo.__setitem__("/Kayleigh", "x")),
    "title in UTF-16": changed(lambda pdf: pdf.docinfo.__setitem__("/Title", "Kayleıgh – Marsden")),
    "XMP": changed(xmp),
    "outline": changed(outline),
    "page labels": rooted("/PageLabels", lambda pdf: Dictionary(Nums=Array([0, Dictionary(P=String(N))]))),
    "named destination": rooted("/Dests", lambda pdf: Dictionary({"/kayleigh": Array([])})),
    "names tree": rooted("/Names", lambda pdf: Dictionary(Dests=Dictionary(Names=Array([String(N), 1])))),
    "a script": rooted("/OpenAction", lambda pdf: Dictionary(S=Name.JavaScript, JS=String("var a='\\x4bayleigh'"))),
    "a script in a stream": rooted(
        "/OpenAction", lambda pdf: Dictionary(S=Name.JavaScript, JS=pdf.make_indirect(Stream(pdf, b"a='Kayleigh'")))
    ),
    "a link": note(A=Dictionary(S=Name.URI, URI=String("https://example.org/?q=Kay%6Ceigh"))),
    "a launch": note(A=Dictionary(S=Name.Launch, F=String("kayleigh.exe"))),
    "a remark": note(Contents=String(N)),
    "a remark's author": note(T=String(N)),
    "a remark's rich text": note(RC=String("<body><p>Kay<b>leigh</b></p></body>")),
    "a remark's own id": note(NM=String("kayleigh-1")),
    "a field's value": page(form),
    "a field's choice": page(form_choice),
    "alt text": rooted("/StructTreeRoot", structure(Alt=String(N))),
    "expansion": rooted("/StructTreeRoot", structure(E=String(N))),
    "structure title": rooted("/StructTreeRoot", structure(T=String(N))),
    "structure id": rooted("/StructTreeRoot", structure(ID=String("kayleigh"))),
    "a role's name": rooted("/StructTreeRoot", lambda pdf: Dictionary(RoleMap=Dictionary({"/Kayleigh": Name.P}))),
    "an attachment": attached(f"about {N}".encode()),
    "an attached document": lambda: attached(docx(inner=paragraph(N)))(),
    "an attached PDF": lambda: attached(drawn(text(500, N)))(),
    "an attachment's name": attached(b"0123456789", "kayleigh.txt"),
    "an image's metadata": page(jpeg_inside),
    "private data": rooted("/PieceInfo", lambda pdf: Dictionary(App=Dictionary(Private=String(N)))),
    "threads": rooted("/Threads", lambda pdf: Array([Dictionary(I=Dictionary(Title=String(N)))])),
    "an object nobody refers to": lambda: drawn().replace(b"%%EOF", b"98 0 obj (Kayleigh) endobj\n%%EOF"),
    "a stream nobody refers to": stray_stream,
    "an earlier version": earlier,
    "behind the end": lambda: drawn() + b"\nKayleigh Marsden\n",
    "before the beginning": lambda: b"Kayleigh Marsden\n" + drawn(),
    "a comment between objects": lambda: drawn().replace(b"%%EOF", b"% Kayleigh\n%%EOF"),
    "object streams": changed(
        lambda pdf: pdf.Root.__setitem__("/Spare", pdf.make_indirect(Dictionary(A=String(N)))),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    ),
    "encrypted, to be read by anybody": changed(
        lambda pdf: content(pdf, b"BT /F1 12 Tf 70 600 Td (Kayleigh) Tj ET"),
        encryption=pikepdf.Encryption(owner="secret", user=""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_found(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_TESSERACT", "")
    check = checked(tmp_path, PLACES[place](), "report.pdf")
    assert "Child A" in said(check), (check.leaks, check.unchecked)


@pytest.mark.tesseract
@pytest.mark.skipif(find_tesseract() is None, reason="tesseract is not installed: pictures cannot be read")
@pytest.mark.parametrize("make", [as_picture, lying_font])
def test_what_is_drawn_and_not_written(tmp_path: Path, make: Callable[[], bytes]) -> None:
    check = checked(tmp_path, make(), "report.pdf")
    assert "Child A" in said(check), (check.leaks, check.unchecked)


def test_clean(tmp_path: Path) -> None:
    check = checked(tmp_path, drawn(), "report.pdf")
    assert (check.verdict, check.leaks, check.to_review) == ("clean", (), ())


def test_a_picture_cannot_be_called_clean_without_tesseract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCR_TESSERACT", "")
    assert checked(tmp_path, as_picture(), "report.pdf").verdict == "incomplete"


def test_an_earlier_version_is_a_leak_whatever_it_says(tmp_path: Path) -> None:
    assert "an earlier version of the file" in said(checked(tmp_path, earlier(), "report.pdf"))


def test_a_password_makes_it_incomplete(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        data = saved(pdf, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    assert checked(tmp_path, data, "report.pdf").verdict == "incomplete"
