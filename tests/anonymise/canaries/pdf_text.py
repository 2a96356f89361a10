"""Hiding places on a PDF's pages: how a name is set, coded, turned, covered or left out of sight."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from tests.anonymise.canaries.pdf_base import LEFT, STEP, TABLE, PdfFile, s

text = TABLE.place("page", seen=True)
coded = TABLE.place("coded", seen=True)
unseen = TABLE.place("unseen", seen=True)
form = TABLE.place("form", seen=True)


@text
def plain(f: PdfFile, name: str) -> None:
    f.sentence(f"{s(name)} Tj")


@text
def letter_by_letter(f: PdfFile, name: str) -> None:
    f.sentence("[" + " ".join(f"{s(letter)} {at % 3 * 7}" for at, letter in enumerate(name)) + "] TJ")


@text
def many_shows(f: PdfFile, name: str) -> None:
    f.sentence(*(f"{s(letter)} Tj" for letter in name))


@text
def placed_letters(f: PdfFile, name: str) -> None:
    """Every letter at a place of its own, from the last to the first."""
    y = f.line()
    f.draw(
        *(
            f"BT /F1 10 Tf {LEFT + 7 * at} {y} Td {s(c)} Tj ET"
            for at, c in reversed(list(enumerate(name)))
            if c != " "
        )
    )


@text
def two_fonts(f: PdfFile, name: str) -> None:
    bold = f.resource(
        "Font",
        "F2",
        lambda pdf: Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/Helvetica-Bold"),
            Encoding=Name.WinAnsiEncoding,
        ),
    )
    f.sentence(f"{s(name[:3])} Tj {bold} 10 Tf {s(name[3:9])} Tj /F1 10 Tf {s(name[9:])} Tj")


@text
def spaces_by_placing(f: PdfFile, name: str) -> None:
    first, last = name.split()
    f.sentence(f"[{s(first)} -300 {s(last)}] TJ")


@text
def turned(f: PdfFile, name: str) -> None:
    f.draw(f"BT /F1 8 Tf 0 1 -1 0 {575 - f.number() % 3} 300 Tm {s('Margin note by ' + name)} Tj ET")


@text
def upside_down(f: PdfFile, name: str) -> None:
    y = f.line()
    f.draw(f"BT /F1 9 Tf -1 0 0 -1 400 {y} Tm {s('Turned over by ' + name)} Tj ET")


@text
def slanted_watermark(f: PdfFile, name: str) -> None:
    f.draw(f"q 0.9 g BT /F1 30 Tf .7 .7 -.7 .7 120 200 Tm {s(name)} Tj ET Q")


@text
def one_letter_a_line(f: PdfFile, name: str) -> None:
    f.draw(
        *(f"BT /F1 7 Tf 583 {760 - 8 * at} Td {s(letter)} Tj ET" for at, letter in enumerate(name.split()[1]))
    )
    return (name.split()[1],)


@text
def over_a_line_end(f: PdfFile, name: str) -> None:
    first, last = name.split()
    f.say(f"At the end of this long line of plain words about the visit stands the nurse {first}", keep=False)
    f.say(f"{last} who wrote it all down in the end.", keep=False)
    f.expected += ["At the end of this long line of plain words", "who wrote it all down in the end"]


@text
def parted_at_a_line_end(f: PdfFile, name: str) -> None:
    f.say(
        f"This line of words is as long as the page is wide and it ends in the name {name[:-4]}-", keep=False
    )
    f.say(f"{name[-4:]} and then goes on for a while.", keep=False)
    f.expected += ["This line of words is as long as", "and then goes on for a while"]


@text
def over_a_page_end(f: PdfFile, name: str) -> None:
    first, last = name.split()
    f.say(f"The last words on this page are about the health visitor {first}", keep=False)
    f.new_page()
    f.say(f"{last} and these are the first ones here.", keep=False)
    f.expected += ["The last words on this page are", "and these are the first ones here"]


@text
def two_columns(f: PdfFile, name: str) -> None:
    first, last = name.split()
    left = ["In the left column", f"the plan by {first}", f"{last} is told,", "in short lines."]
    right = ["In the right column", "other things stand", "that have nothing", "to do with it."]
    for one, other in zip(left, right, strict=True):
        y = f.line()
        f.draw(f"BT /F1 10 Tf {LEFT} {y} Td {s(one)} Tj ET", f"BT /F1 10 Tf 330 {y} Td {s(other)} Tj ET")
    f.expected += ["In the left column", "In the right column", "to do with it"]


@text
def table_cells(f: PdfFile, name: str) -> None:
    first, last = name.split()
    for row in (("Forename", "Surname"), (first, last)):
        y = f.line()
        f.draw(f"{LEFT} {y - 4} 150 {STEP} re S {LEFT + 150} {y - 4} 150 {STEP} re S")
        f.draw(*(f"BT /F1 9 Tf {LEFT + 4 + 150 * at} {y} Td {s(cell)} Tj ET" for at, cell in enumerate(row)))


@text
def page_header(f: PdfFile, name: str) -> None:
    f.draw(f"BT /F1 7 Tf 60 825 Td {s('Report on ' + name)} Tj ET")


@text
def form_object(f: PdfFile, name: str) -> None:
    n = f.number()

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        return pdf.make_stream(
            f"BT /F1 10 Tf 0 4 Td {s('In a box: ' + name)} Tj ET".encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 400, 14],
            Resources=Dictionary(Font=Dictionary(F1=font)),
        )

    f.draw(f"q 1 0 0 1 {LEFT} {f.line()} cm {f.resource('XObject', f'Fm{n}', make)} Do Q")


@text
def doubled_bold(f: PdfFile, name: str) -> None:
    y = f.line()
    f.draw(*(f"BT /F1 10 Tf {LEFT + dx} {y} Td {s('Printed twice: ' + name)} Tj ET" for dx in (0, 0.3)))


@text
def shown_in_a_picture(f: PdfFile, name: str) -> None:
    """A picture of a letter: only reading it by eye or by OCR tells the name."""
    picture = Image.new("L", (900, 120), 255)
    ImageDraw.Draw(picture).text((20, 30), f"Letter from {name}", fill=0, font=ImageFont.load_default(48))
    n = f.number()

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        return pdf.make_stream(
            picture.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=900,
            Height=120,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )

    f.line(), f.line()
    f.draw(f"q 225 0 0 30 {LEFT} {f.line()} cm {f.resource('XObject', f'Im{n}', make)} Do Q")


def _codes(name: str) -> dict[str, int]:
    return {letter: 65 + at for at, letter in enumerate(dict.fromkeys(name))}


def _hex(name: str, codes: dict[str, int]) -> str:
    return "<" + "".join(f"{codes[letter]:02X}" for letter in name) + ">"


def _glyph(letter: str) -> str:
    return {" ": "space", "-": "hyphen"}.get(letter, letter)


def _cmap(codes: dict[str, int]) -> bytes:
    rows = "".join(f"<{code:02X}> <{ord(letter):04X}>\n" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} "
        f"beginbfchar\n{rows}endbfchar endcmap end end"
    ).encode()


def _own_font(f: PdfFile, name: str, *, glyphs: bool, cmap: bool) -> str:
    codes, n = _codes(name), f.number()

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        first = min(codes.values())
        letters = [Name("/" + (_glyph(c) if glyphs else f"g{code}")) for c, code in codes.items()]
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([first, *letters])),
        )
        if cmap:
            font.ToUnicode = pdf.make_stream(_cmap(codes))
        return font

    return f.resource("Font", f"C{n}", make)


@coded
def own_codes_with_map(f: PdfFile, name: str) -> None:
    font = _own_font(f, name, glyphs=True, cmap=True)
    f.sentence(f"{font} 10 Tf {_hex(name, _codes(name))} Tj")


@coded
def own_codes_by_glyph_names(f: PdfFile, name: str) -> None:
    font = _own_font(f, name, glyphs=True, cmap=False)
    f.sentence(f"{font} 10 Tf {_hex(name, _codes(name))} Tj")


@coded
def drawn_letters(f: PdfFile, name: str) -> None:
    """A Type 3 font whose glyphs are boxes and whose map says which letters they are."""
    codes, n = _codes(name), f.number()

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        box = pdf.make_stream(b"500 0 0 0 400 700 d1 0 0 400 700 re f")
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 500, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FirstChar=65,
            LastChar=64 + len(codes),
            Widths=Array([500] * len(codes)),
            Resources=Dictionary(),
            Encoding=Dictionary(
                Type=Name.Encoding, Differences=Array([65, *(Name(f"/x{c}") for c in codes.values())])
            ),
            CharProcs=Dictionary({f"/x{c}": box for c in codes.values()}),
            ToUnicode=pdf.make_stream(_cmap(codes)),
        )

    f.sentence(f"{f.resource('Font', f'T{n}', make)} 10 Tf {_hex(name, codes)} Tj")


@coded
def glyphs_named_after_it(f: PdfFile, name: str) -> None:
    """The name is what a Type 3 font calls one of its glyphs."""
    n, glyph = f.number(), name.replace(" ", "")

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        box = pdf.make_stream(b"500 0 0 0 400 700 d1 0 0 400 700 re f")
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 500, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FirstChar=65,
            LastChar=65,
            Widths=[500],
            Resources=Dictionary(),
            Encoding=Dictionary(Differences=Array([65, Name("/" + glyph)])),
            CharProcs=Dictionary({f"/{glyph}": box}),
        )

    f.sentence(f"{f.resource('Font', f'T{n}', make)} 10 Tf (A) Tj")


@coded
def real_text(f: PdfFile, name: str) -> None:
    f.sentence(f"/Span <</ActualText {s(name)}>> BDC (the visitor) Tj EMC")


@coded
def real_text_in_utf16(f: PdfFile, name: str) -> None:
    coded_name = "<FEFF" + name.encode("utf-16-be").hex().upper() + ">"
    f.sentence(f"/Span <</ActualText {coded_name}>> BDC (the visitor) Tj EMC")


@coded
def alternative_text(f: PdfFile, name: str) -> None:
    f.sentence(f"/Span <</Alt {s(name)}>> BDC (the visitor) Tj EMC")


@coded
def expansion(f: PdfFile, name: str) -> None:
    f.sentence(f"/Span <</E {s(name)}>> BDC (HV) Tj EMC")


@coded
def marked_content_tag(f: PdfFile, name: str) -> None:
    f.sentence(f"/{name.replace(' ', '')} BMC (the visitor) Tj EMC")


@coded
def marked_content_point(f: PdfFile, name: str) -> None:
    f.sentence(f"/Spot <</Who {s(name)}>> DP (the visitor) Tj")


@coded
def hexadecimal(f: PdfFile, name: str) -> None:
    f.sentence("<" + " ".join(f"{ord(c):02x}" for c in name) + "> Tj")


@coded
def octal(f: PdfFile, name: str) -> None:
    f.sentence("(" + "".join(f"\\{ord(c):03o}" for c in name) + ") Tj")


@coded
def comment_in_the_page(f: PdfFile, name: str) -> None:
    f.draw(f"% drawn by {name}")


@unseen
def invisible_mode(f: PdfFile, name: str) -> None:
    f.sentence(f"3 Tr {s(name)} Tj 0 Tr")


@unseen
def clipping_mode(f: PdfFile, name: str) -> None:
    f.draw(f"q BT /F1 10 Tf 7 Tr {LEFT} {f.line()} Td {s(name)} Tj ET Q")


@unseen
def white(f: PdfFile, name: str) -> None:
    f.sentence(f"1 g {s(name)} Tj 0 g")


@unseen
def tiny(f: PdfFile, name: str) -> None:
    f.sentence(f"/F1 0.2 Tf {s(name)} Tj")


@unseen
def transparent(f: PdfFile, name: str) -> None:
    state = f.resource("ExtGState", "Clear", lambda pdf: Dictionary(Type=Name.ExtGState, ca=0, CA=0))
    opaque = f.resource("ExtGState", "Solid", lambda pdf: Dictionary(Type=Name.ExtGState, ca=1, CA=1))
    f.sentence(f"{state} gs {s(name)} Tj {opaque} gs")


@unseen
def off_the_page(f: PdfFile, name: str) -> None:
    f.draw(f"BT /F1 10 Tf -400 -300 Td {s(name)} Tj ET", f"BT /F1 10 Tf 700 900 Td {s(name)} Tj ET")


@unseen
def outside_the_crop_box(f: PdfFile, name: str) -> None:
    f.draw(f"BT /F1 6 Tf 60 5 Td {s(name)} Tj ET")
    page = len(f.pages) - 1

    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[page].CropBox = [0, 20, 595, 842]

    f.change(crop)


@unseen
def under_a_black_box(f: PdfFile, name: str) -> None:
    y = f.line()
    f.draw(f"BT /F1 10 Tf {LEFT} {y} Td {s(name)} Tj ET", f"0 g {LEFT - 2} {y - 3} 220 13 re f")


@unseen
def black_on_black(f: PdfFile, name: str) -> None:
    y = f.line()
    f.draw(f"0 g {LEFT - 2} {y - 3} 220 13 re f", f"BT /F1 10 Tf {LEFT} {y} Td {s(name)} Tj ET")


@unseen
def under_a_picture(f: PdfFile, name: str) -> None:
    n, y = f.number(), f.line()
    out = io.BytesIO()
    Image.new("L", (8, 8), 128).save(out, "JPEG")

    def make(pdf):
        return pikepdf.Stream(
            pdf,
            out.getvalue(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=8,
            Height=8,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
            Filter=Name.DCTDecode,
        )

    f.draw(f"BT /F1 10 Tf {LEFT} {y} Td {s(name)} Tj ET")
    f.draw(f"q 230 0 0 13 {LEFT - 2} {y - 3} cm {f.resource('XObject', f'Im{n}', make)} Do Q")


@unseen
def clipped_away(f: PdfFile, name: str) -> None:
    f.draw(f"q 0 0 1 1 re W n BT /F1 10 Tf {LEFT} {f.line()} Td {s(name)} Tj ET Q")


def _layer(f: PdfFile, label: str, *, on: bool) -> str:
    n = f.number()
    made: list[pikepdf.Object] = []

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made.append(pdf.make_indirect(Dictionary(Type=Name.OCG, Name=label)))
        return made[0]

    def enter(pdf: pikepdf.Pdf) -> None:
        if "/OCProperties" not in pdf.Root:
            pdf.Root.OCProperties = Dictionary(
                OCGs=Array(), D=Dictionary(ON=Array(), OFF=Array(), Order=Array())
            )
        layers = pdf.Root.OCProperties
        layers.OCGs.append(made[0])
        layers.D.Order.append(made[0])
        (layers.D.ON if on else layers.D.OFF).append(made[0])

    f.change(enter)
    return f.resource("Properties", f"L{n}", make)


@unseen
def hidden_layer(f: PdfFile, name: str) -> None:
    f.draw(f"/OC {_layer(f, 'Notes', on=False)} BDC BT /F1 10 Tf {LEFT} {f.line()} Td {s(name)} Tj ET EMC")


@unseen
def layer_name(f: PdfFile, name: str) -> None:
    f.draw(f"/OC {_layer(f, name, on=True)} BDC BT /F1 10 Tf {LEFT} {f.line()} Td (On a layer) Tj ET EMC")


@form
def capitals(f: PdfFile, name: str) -> None:
    f.sentence(f"{s(name.upper())} Tj")


@form
def surname_first(f: PdfFile, name: str) -> None:
    first, last = name.split()
    f.sentence(f"{s(f'{last.upper()}, {first}')} Tj")


@form
def letter_spaced(f: PdfFile, name: str) -> None:
    f.sentence(f"6 Tc {s(name)} Tj 0 Tc")


@form
def email(f: PdfFile, name: str) -> None:
    f.sentence(f"{s('{}.{}@example.org'.format(*name.lower().split()))} Tj")


@form
def possessive(f: PdfFile, name: str) -> None:
    f.sentence(f"{s(name)} Tj <92> Tj (s bag) Tj")


@form
def no_break_space(f: PdfFile, name: str) -> None:
    first, last = name.split()
    f.sentence(f"{s(first)} Tj <A0> Tj {s(last)} Tj")


@form
def soft_hyphen(f: PdfFile, name: str) -> None:
    f.sentence(f"{s(name[:-4])} Tj <AD> Tj {s(name[-4:])} Tj")
