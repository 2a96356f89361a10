"""Hiding places in a PDF's form fields and attachments."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.anonymise.canaries.pdf_base import TABLE, PdfFile, append, base, names
from tests.anonymise.canaries.pdf_helpers import field

fields = TABLE.place("form-fields")


answers = TABLE.place("form-fields", seen=True)


files = TABLE.place("attachments")


@fields
def field_name(f: PdfFile, name: str) -> None:
    field(f, "Tx", T=name)


@answers
def field_value(f: PdfFile, name: str) -> None:
    field(f, "Tx", V=name)


@fields
def field_default(f: PdfFile, name: str) -> None:
    field(f, "Tx", DV=name)


@fields
def field_tooltip(f: PdfFile, name: str) -> None:
    field(f, "Tx", TU=f"Name of {name}", TM=name)


@fields
def field_options(f: PdfFile, name: str) -> None:
    field(f, "Ch", Opt=Array([String("None"), Array([String(name), String(name)])]))


@fields
def button_caption(f: PdfFile, name: str) -> None:
    field(f, "Btn", Ff=65536, MK=Dictionary(CA=name, RC=name))


@fields
def radio_state(f: PdfFile, name: str) -> None:
    state = name.replace(" ", "")
    field(f, "Btn", AP=lambda pdf: Dictionary(N=Dictionary({f"/{state}": pdf.make_stream(b"")})), AS=Name.Off)


@fields
def signature(f: PdfFile, name: str) -> None:
    sign = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=name, Reason=name, Location=name, ContactInfo=name
    )
    sign.Contents = pikepdf.String(b"\x30\x82" + name.encode() + bytes(20))
    field(f, "Sig", V=sign)


@fields
def field_calculation(f: PdfFile, name: str) -> None:
    field(f, "Tx", AA=Dictionary(C=Dictionary(S=Name.JavaScript, JS=f'event.value = "{name}"')))


@fields
def xfa(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        if "/AcroForm" not in pdf.Root:
            pdf.Root.AcroForm = Dictionary(Fields=Array())
        pdf.Root.AcroForm.XFA = Array([String("datasets"), pdf.make_stream(f"<d><n>{name}</n></d>".encode())])

    f.change(do)


def _attach(f: PdfFile, key: str, data: bytes, **more: object) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        held = pdf.make_stream(data, Type=Name.EmbeddedFile)
        spec = Dictionary(Type=Name.Filespec, F="file", UF="file", EF=Dictionary(F=held), **more)
        names(pdf, "/EmbeddedFiles", key, pdf.make_indirect(spec))

    f.change(do)


@files
def attachment_name(f: PdfFile, name: str) -> None:
    _attach(f, f"{name}.txt", b"nothing")


@files
def attachment_description(f: PdfFile, name: str) -> None:
    _attach(f, "b", b"nothing", Desc=name)


@files
def attachment_text(f: PdfFile, name: str) -> None:
    _attach(f, "c", f"About {name}".encode("utf-16"))


@files
def attached_pdf(f: PdfFile, name: str) -> None:
    inner = base()
    inner.say(name)
    _attach(f, "d", inner.build())


@files
def attached_word_file(f: PdfFile, name: str) -> None:
    from tests.anonymise.canaries import docx_base
    from tests.anonymise.canaries.package import run

    inner = docx_base.base()
    inner.say(run(name))
    _attach(f, "e", inner.build())


@files
def associated_file(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        held = Dictionary(F=pdf.make_stream(name.encode() * 9))
        spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F="s", EF=held, AFRelationship=Name.Source))
        append(pdf.Root, "/AF", spec)

    f.change(do)


@files
def portfolio(f: PdfFile, name: str) -> None:
    schema = Dictionary(From=Dictionary(Subtype=Name.S, N=name))
    f.change(
        lambda pdf: pdf.Root.__setitem__(
            "/Collection", Dictionary(Type=Name.Collection, Schema=schema, View=Name.H)
        )
    )
