"""Hiding places on a PDF's pages: how a name is set, placed, turned and written."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from tests.anonymise.canaries.pdf_base import LEFT, STEP, TABLE, PdfFile, s

text = TABLE.place("page", seen=True)


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
def one_letter_a_line(f: PdfFile, name: str) -> tuple[str, ...]:
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
