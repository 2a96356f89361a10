"""Hiding places in a PDF's structure, pictures, names of objects and leftovers."""

from __future__ import annotations

import io
import struct

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.anonymise.canaries.pdf_base import LEFT, TABLE, PdfFile, names, s

structure = TABLE.place("structure")


shown_structure = TABLE.place("structure", seen=True)


picture = TABLE.place("pictures")


labels = TABLE.place("object-names")


rest = TABLE.place("leftovers")


locked = TABLE.place("encryption", seen=True, alone=True)


def _tree(f: PdfFile, kind: str = "Figure", **more: object) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        if "/StructTreeRoot" not in pdf.Root:
            pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        root = pdf.Root.StructTreeRoot
        element = Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=root, K=Array())
        for key, value in more.items():
            element["/" + key] = value
        root.K.append(pdf.make_indirect(element))

    f.change(do)


@shown_structure
def structure_alt(f: PdfFile, name: str) -> None:
    _tree(f, Alt=f"Photograph of {name}")


@shown_structure
def structure_actual_text(f: PdfFile, name: str) -> None:
    _tree(f, ActualText=name, E=name)


@structure
def structure_title_and_id(f: PdfFile, name: str) -> None:
    _tree(f, T=name, ID=name)


@structure
def structure_type(f: PdfFile, name: str) -> None:
    _tree(f, name.replace(" ", ""))


@structure
def structure_class(f: PdfFile, name: str) -> None:
    _tree(f, C=Name("/" + name.replace(" ", "")))


@structure
def structure_attributes(f: PdfFile, name: str) -> None:
    own = Array([Dictionary(N=name, V=name, F=name)])
    _tree(f, A=Dictionary(O=Name.UserProperties, P=own))


@structure
def table_summary(f: PdfFile, name: str) -> None:
    _tree(f, "Table", A=Dictionary(O=Name.Table, Summary=name))


def _image(f: PdfFile, data: bytes, code: Name, **more: object) -> None:
    n = f.number()

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        extra = {key: value(pdf) if callable(value) else value for key, value in more.items()}
        return Stream(
            pdf,
            data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=16,
            Height=16,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
            Filter=code,
            **extra,
        )

    f.draw(f"q 12 0 0 12 {LEFT} {f.line()} cm {f.resource('XObject', f'Im{n}', make)} Do Q")


def _saved(kind: str, shade: int, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("L", (16, 16), shade).save(out, kind, **more)
    return out.getvalue()


@picture
def jpeg_exif(f: PdfFile, name: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = name
    _image(f, _saved("JPEG", 90, exif=exif.tobytes()), Name.DCTDecode)


@picture
def jpeg_comment(f: PdfFile, name: str) -> None:
    _image(f, _saved("JPEG", 91, comment=name.encode()), Name.DCTDecode)


@picture
def jpeg2000_box(f: PdfFile, name: str) -> None:
    box = name.encode()
    _image(f, _saved("JPEG2000", 92) + struct.pack(">I", len(box) + 8) + b"xml " + box, Name.JPXDecode)


@picture
def image_metadata(f: PdfFile, name: str) -> None:
    meta = lambda pdf: pdf.make_stream(f"<x>{name}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)  # noqa: E731
    _image(f, _saved("JPEG", 93), Name.DCTDecode, Metadata=meta)


@picture
def image_alternate(f: PdfFile, name: str) -> None:
    data = _saved("JPEG", 94, comment=name.encode())

    def other(pdf):
        return Array(
            [
                Dictionary(
                    Image=Stream(pdf, data, Subtype=Name.Image, Filter=Name.DCTDecode),
                    DefaultForPrinting=True,
                )
            ]
        )

    _image(f, _saved("JPEG", 95), Name.DCTDecode, Alternates=other)


@picture
def image_after_its_data(f: PdfFile, name: str) -> None:
    _image(f, _saved("JPEG", 96) + name.encode(), Name.DCTDecode)


@picture
def thumbnail(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Thumb = Stream(
            pdf,
            _saved("JPEG", 97, comment=name.encode()),
            Subtype=Name.Image,
            Width=16,
            Height=16,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
            Filter=Name.DCTDecode,
        )

    f.change(do)


@labels
def font_name(f: PdfFile, name: str) -> None:
    base_name = Name("/ABCDEF+" + name.replace(" ", ""))
    font = f.resource(
        "Font",
        "Own",
        lambda pdf: Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=base_name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=126,
            Widths=Array([500] * 95),
            FontDescriptor=Dictionary(
                Type=Name.FontDescriptor,
                FontName=base_name,
                FontFamily=name,
                Flags=32,
                ItalicAngle=0,
                Ascent=700,
                Descent=-200,
                CapHeight=700,
                StemV=80,
                FontBBox=[0, -200, 900, 800],
            ),
        ),
    )
    f.sentence(f"{font} 10 Tf (the visitor) Tj")


@labels
def colour_name(f: PdfFile, name: str) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
    ink = f.resource(
        "ColorSpace",
        "Ink",
        lambda pdf: Array([Name.Separation, Name("/" + name.replace(" ", "")), Name.DeviceGray, tint]),
    )
    f.draw(f"q {ink} cs 0.5 scn 10 10 5 5 re f Q")


@labels
def resource_name(f: PdfFile, name: str) -> None:
    def look(pdf):
        return pdf.make_stream(b"0 0 2 2 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])

    f.draw(f"q {f.resource('XObject', name, look)} Do Q")


@labels
def property_list(f: PdfFile, name: str) -> None:
    plist = f.resource("Properties", "Who", lambda pdf: Dictionary(Who=name))
    f.sentence(f"/Note {plist} BDC (the visitor) Tj EMC")


@labels
def character_collection(f: PdfFile, name: str) -> None:
    f.resource(
        "Font",
        "Cid",
        lambda pdf: Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Helvetica,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array(
                [
                    Dictionary(
                        Type=Name.Font,
                        Subtype=Name.CIDFontType2,
                        BaseFont=Name.Helvetica,
                        CIDSystemInfo=Dictionary(Registry=name, Ordering=name, Supplement=0),
                    )
                ]
            ),
        ),
    )


@rest
def unreferenced_object(f: PdfFile, name: str) -> None:
    """An object that nothing points to and no table lists, between the last one and the table."""

    def work(data: bytes) -> bytes:
        start = data.rindex(b"startxref") + 9
        at = int(data[start : data.index(b"%%EOF", start)].split()[0])
        held = f"99999 0 obj\n({name})\nendobj\n".encode()
        return data[:at] + held + data[at:start] + f"\n{at + len(held)}\n%%EOF\n".encode()

    f.after.insert(0, work)


@rest
def after_the_end(f: PdfFile, name: str) -> None:
    f.after.append(lambda data: data + f"\n% {name}\n".encode())


@rest
def earlier_revision(f: PdfFile, name: str) -> None:
    """What was on the page before somebody saved a change on top."""

    def work(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            size = int(pdf.trailer.Size)
            root = pdf.Root.objgen[0]
        held = f"\n{size} 0 obj\n<< /Old ({name}) >>\nendobj\n".encode()
        at, start = len(data) + 1, data.rindex(b"startxref") + 9
        before = int(data[start : data.index(b"%%EOF", start)].split()[0])
        out = data + held
        table = (
            f"xref\n{size} 1\n{at:010} 00000 n \ntrailer << /Size {size + 1} /Root {root} 0 R "
            f"/Prev {before} >>\n"
        )
        first = out + table.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()
        again = first + f"\n{size} 0 obj\nnull\nendobj\n".encode()
        table = (
            f"xref\n{size} 1\n{len(first) + 1:010} 00000 n \ntrailer << /Size {size + 1} "
            f"/Root {root} 0 R /Prev {len(out)} >>\n"
        )
        return again + table.encode() + f"startxref\n{len(again)}\n%%EOF\n".encode()

    f.after.insert(0, work)


@rest
def unknown_entry(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: pdf.Root.__setitem__("/XX_Owner", String(name)))


@rest
def web_capture(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: names(pdf, "/URLS", f"https://example.org/{name}", Dictionary(S=Name.SPS)))


@rest
def file_identifier(f: PdfFile, name: str) -> tuple[str, ...]:
    f.after.insert(0, lambda data: _with_id(data, name.split()[1]))
    return (name.split()[1],)


def _with_id(data: bytes, name: str) -> bytes:
    at = data.rindex(b"/ID [<") + 6
    end = data.index(b">", at)
    coded = name.encode()[:16].ljust(16, b"_").hex().encode()
    return data[:at] + coded + data[end:]


@locked
def owner_password(f: PdfFile, name: str) -> None:
    f.sentence(f"{s(name)} Tj")
    f.how = {"encryption": pikepdf.Encryption(owner="owner", user="", R=6)}
