"""Hiding places on a PDF's pages that no reader sees."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.anonymise.canaries.pdf_base import LEFT, TABLE, PdfFile, s

unseen = TABLE.place("unseen", seen=True)


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
