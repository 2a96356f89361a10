"""Hiding places in what a Word file carries inside it: workbooks, documents, objects, other texts."""

from __future__ import annotations

import struct

from tests.anonymise.canaries import office
from tests.anonymise.canaries.docx_base import TABLE, base
from tests.anonymise.canaries.package import Package, png, run, t

embedded = TABLE.place("embedded")


def _object(p: Package, data: bytes, end: str, kind: str, prog: str) -> None:
    part = p.part(f"word/embeddings/object{p.number()}.{end}", data)
    rid = p.from_document(kind, part.removeprefix("word/"))
    image = p.from_document(
        "image", p.part(f"word/media/icon{p.number()}.png", png(140)).removeprefix("word/")
    )
    shape_id = f"_x0000_i{p.number()}"
    p.say(
        f'<w:r><w:object><v:shape id="{shape_id}" style="width:40pt;height:40pt" o:ole="">'
        f'<v:imagedata r:id="{image}"/></v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="{prog}" ShapeID="{shape_id}" '
        f'DrawAspect="Icon" ObjectID="_{p.number()}" r:id="{rid}"/></w:object></w:r>'
    )


@embedded
def embedded_workbook(p: Package, name: str) -> None:
    _object(p, office.workbook(name), "xlsx", "package", "Excel.Sheet.12")


@embedded
def embedded_document(p: Package, name: str) -> None:
    inner = base()
    inner.say(run(name))
    _object(p, inner.build(), "docx", "package", "Word.Document.12")


@embedded
def embedded_in_embedded(p: Package, name: str) -> None:
    inner = base()
    _object(inner, office.workbook(name), "xlsx", "package", "Excel.Sheet.12")
    _object(p, inner.build(), "docx", "package", "Word.Document.12")


@embedded
def embedded_ole_object(p: Package, name: str) -> None:
    _object(
        p,
        office.compound({"WordDocument": name.encode("utf-16-le") * 3}),
        "bin",
        "oleObject",
        "Word.Document.8",
    )


@embedded
def embedded_ole_package(p: Package, name: str) -> None:
    """A file dragged into the page: OLE's packager keeps its name, its path and its content."""
    native = b"\x02\0" + name.encode() + b".txt\0C:\\Users\\" + name.encode() + b"\\a.txt\0" + name.encode()
    _object(
        p,
        office.compound({"\x01Ole10Native": struct.pack("<I", len(native)) + native}),
        "bin",
        "oleObject",
        "Package",
    )


@embedded
def embedded_zip_as_ole(p: Package, name: str) -> None:
    """A packed file inside an OLE object: no byte of the name is in clear."""
    packed = office.packed({"notes.txt": f"{name} ".encode() * 40})
    _object(p, office.compound({"Package": packed}), "bin", "oleObject", "Package")


@embedded
def embedded_link(p: Package, name: str) -> None:
    rid = p.from_document("oleObject", f"file:///C:/{name.replace(' ', '_')}.xls", external=True)
    p.say(
        '<w:r><w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet.8" ShapeID="_s" '
        f'DrawAspect="Content" r:id="{rid}" UpdateMode="Always">'
        f"<o:LinkType>EnhancedMetaFile</o:LinkType><o:FieldCodes>{t(name)}</o:FieldCodes>"
        "</o:OLEObject></w:object></w:r>"
    )


def _chunk(p: Package, end: str, data: str, kind: str) -> None:
    part = p.part(f"word/afchunk{p.number()}.{end}", data, kind)
    rid = p.from_document("aFChunk", part.removeprefix("word/"))
    p.body.append(f'<w:altChunk r:id="{rid}"/>')


@embedded
def alt_chunk_html(p: Package, name: str) -> None:
    coded = "".join(f"&#{ord(letter)};" for letter in name)
    _chunk(
        p, "html", f"<html><head><title>{coded}</title></head><body><p>{coded}</p></body></html>", "text/html"
    )


@embedded
def alt_chunk_mht(p: Package, name: str) -> None:
    coded = "".join(f"={ord(letter):02X}" for letter in name)
    head = (
        "MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    _chunk(p, "mht", f"{head}<p>{coded}</p>", "message/rfc822")


@embedded
def alt_chunk_rtf(p: Package, name: str) -> None:
    coded = "".join(f"\\'{ord(letter):02x}" for letter in name.split()[0]) + "".join(
        f"\\u{ord(c)}?" for c in " " + name.split()[1]
    )
    _chunk(p, "rtf", rf"{{\rtf1\ansi {{\info{{\author {coded}}}}}{coded}}}", "application/rtf")


@embedded
def alt_chunk_text(p: Package, name: str) -> None:
    _chunk(p, "txt", name, "text/plain")
