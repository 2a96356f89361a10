"""What a PDF holds that its pages' characters do not tell: each is read, or a caution says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents.model import Document
from pipeline.documents.pdf import read_pdf

Change = Callable[[pikepdf.Pdf], None]


def _read(
    folder: Path, change: Change | None = None, draw: Callable[[Canvas], None] | None = None
) -> Document:
    path = folder / "c.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 760, "12/03/2009 The health visitor saw the child at home.")
    if draw:
        draw(canvas)
    canvas.save()
    if change:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path)
    return read_pdf(path, "")


def _said(document: Document) -> list[str]:
    return [caution.code for caution in document.cautions]


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def _drawing(pdf: pikepdf.Pdf, text: str, **fields: object) -> pikepdf.Object:
    stream = Stream(pdf, f"BT /FX 11 Tf 2 5 Td ({text}) Tj ET".encode())
    stream.Resources = Dictionary(Font=Dictionary(FX=_font(pdf)))
    stream.BBox = Array([0, 0, 200, 20])
    for name, value in fields.items():
        stream[Name("/" + name)] = value
    return pdf.make_indirect(stream)


def _annotation(pdf: pikepdf.Pdf, subtype: str, **fields: object) -> pikepdf.Object:
    made = Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=Array([72, 600, 272, 620]))
    for name, value in fields.items():
        made[Name("/" + name)] = value
    made = pdf.make_indirect(made)
    pdf.pages[0].obj.Annots = Array([made])
    return made


def _look(pdf: pikepdf.Pdf) -> pikepdf.Object:
    form = _drawing(pdf, "Seen on the page", Type=Name.XObject, Subtype=Name.Form)
    return Dictionary(N=form)


def _layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    page = pdf.pages[0]
    page.contents_add(b"/OC /L1 BDC BT /FX 11 Tf 72 700 Td (On a layer) Tj ET EMC")
    page.obj.Resources.Font[Name.FX] = _font(pdf)
    page.obj.Resources[Name.Properties] = Dictionary(L1=group)


def _pattern(pdf: pikepdf.Pdf) -> None:
    tile = _drawing(
        pdf, "Tile", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=99, YStep=20
    )
    pdf.pages[0].contents_add(b"/Pattern cs /P1 scn 50 600 300 100 re f")
    pdf.pages[0].obj.Resources[Name.Pattern] = Dictionary(P1=tile)


def _stamp(pdf: pikepdf.Pdf) -> None:
    _annotation(pdf, "Stamp", AP=_look(pdf))


def _box(pdf: pikepdf.Pdf) -> None:
    _annotation(pdf, "FreeText", AP=_look(pdf))


def _pinned(pdf: pikepdf.Pdf) -> None:
    file = Dictionary(Type=Name.Filespec, F="letter.docx", EF=Dictionary(F=pdf.make_stream(b"hello")))
    _annotation(pdf, "FileAttachment", FS=file)


def _field_without_value(pdf: pikepdf.Pdf) -> None:
    field = _annotation(pdf, "Widget", FT=Name.Tx, T="a", AP=_look(pdf))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _field_without_place(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T="a", V="An answer on no page"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _xfa(pdf: pikepdf.Pdf) -> None:
    answers = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><form/></xdp:xdp>")
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=answers)


def _portfolio(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Collection = Dictionary(Type=Name.Collection)


def _letters_without_meaning(pdf: pikepdf.Pdf) -> None:
    names = Array([33, *(Name(f"/g{i}") for i in range(28))])
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Own"), FirstChar=33)
    font.LastChar, font.Widths = 60, Array([500] * 28)
    font.Encoding = Dictionary(Type=Name.Encoding, Differences=names)
    words = " ".join(["plain words of the usual kind"] * 40)
    pdf.pages[0].contents_add(
        f'BT /FX 2 Tf 20 650 Td ({words}) Tj ET BT /CU 11 Tf 72 690 Td (!"#$%&) Tj ET'.encode()
    )
    pdf.pages[0].obj.Resources.Font[Name.FX] = _font(pdf)
    pdf.pages[0].obj.Resources.Font[Name.CU] = pdf.make_indirect(font)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_layer, "unseen-text"),
        (_pattern, "part-unreadable"),
        (_stamp, "part-unreadable"),
        (_box, "part-unreadable"),
        (_pinned, "part-unreadable"),
        (_field_without_value, "part-unreadable"),
        (_field_without_place, "part-unreadable"),
        (_xfa, "part-unreadable"),
        (_portfolio, "part-unreadable"),
        (_letters_without_meaning, "part-unreadable"),
    ],
)
def test_what_is_not_read_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], change: Change, code: str
) -> None:
    assert code in _said(_read(tmp_path, change))
    assert not capfd.readouterr().err


def test_a_page_with_nothing_beside_it_raises_no_doubt(tmp_path: Path) -> None:
    document = _read(tmp_path)
    assert not document.cautions and not document.notes


def test_a_remark_kept_only_with_its_formatting_is_a_note(tmp_path: Path) -> None:
    rich = "<body><p>Checked with the <b>ward</b> &amp; the GP</p></body>"
    document = _read(tmp_path, lambda pdf: _annotation(pdf, "Text", RC=rich) and None)
    assert [(note.kind, note.text) for note in document.notes] == [
        ("comment", "Checked with the ward & the GP")
    ]


def test_words_of_a_remark_s_own_window_are_a_note(tmp_path: Path) -> None:
    document = _read(tmp_path, lambda pdf: _annotation(pdf, "Popup", Contents="See the file") and None)
    assert [note.text for note in document.notes] == ["See the file"]


def test_a_list_says_what_it_shows_and_not_its_code(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        options = Array([Array(["1", "Home visit"]), Array(["2", "Telephone"])])
        field = _annotation(pdf, "Widget", FT=Name.Ch, Ff=1 << 17, T="a", Opt=options, V="2")
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert [p.text for p in _read(tmp_path, change).paragraphs][-1] == "Telephone"


def _line(y: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Mother said she was drunk that day.")
        canvas.line(72, y, 151, y)

    return draw


def test_struck_words_stay_and_are_noted(tmp_path: Path) -> None:
    document = _read(tmp_path, draw=_line(703.5))
    assert document.paragraphs[-1].text.endswith("Mother said she was drunk that day.")
    assert [(note.kind, note.text, note.place.page) for note in document.notes] == [
        ("struck", "Mother said she", 1)
    ]
    assert _said(document) == ["struck-text"]


@pytest.mark.parametrize("y", [698.0, 711.0])
def test_underlined_words_and_words_under_a_line_are_not_struck(tmp_path: Path, y: float) -> None:
    assert not _read(tmp_path, draw=_line(y)).notes
