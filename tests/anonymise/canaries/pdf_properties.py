"""Hiding places in a PDF's properties and in the ways through it."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.anonymise.canaries.pdf_base import TABLE, PdfFile, append, names

info = TABLE.place("properties")


nav = TABLE.place("navigation")


shown_nav = TABLE.place("navigation", seen=True)


def _info(key: str):
    def plant(f: PdfFile, name: str) -> None:
        def do(pdf: pikepdf.Pdf) -> None:
            pdf.docinfo[f"/{key}"] = name

        f.change(do)

    plant.__name__ = f"info_{key.lower()}"
    return info(plant)


for _key in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "SourceModified", "Reviewer"):
    _info(_key)


@info
def info_key(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: pdf.docinfo.__setitem__("/" + name.replace(" ", "_"), "x"))


@info
def info_in_utf16(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: pdf.docinfo.__setitem__("/Comments", String("\ufeff" + name + " ✓")))


@info
def xmp(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        data = (
            '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:h="http://ns.adobe.com/xap/1.0/mm/" '
            f'h:DocumentID="uuid:{name}"><dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>'
            '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        )
        pdf.Root.Metadata = Stream(pdf, data.encode(), Type=Name.Metadata, Subtype=Name.XML)

    f.change(do)


@info
def page_metadata(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Metadata = Stream(
            pdf, f"<x>{name}</x>".encode("utf-16-le"), Type=Name.Metadata, Subtype=Name.XML
        )

    f.change(do)


@info
def piece_info(f: PdfFile, name: str) -> None:
    private = Dictionary(Editor=Dictionary(LastModified="D:20100101", Private=Dictionary(User=name)))
    f.change(lambda pdf: pdf.Root.__setitem__("/PieceInfo", private))


@info
def language(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: pdf.Root.__setitem__("/Lang", String(f"en-GB-x-{name}")))


@info
def output_intent(f: PdfFile, name: str) -> None:
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=name, Info=name)
    f.change(lambda pdf: append(pdf.Root, "/OutputIntents", intent))


@info
def legal(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: pdf.Root.__setitem__("/Legal", Dictionary(Attestation=f"Attested by {name}")))


@shown_nav
def outline_title(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"Visit to {name}", 0))

    f.change(do)


@nav
def destination_name(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: names(pdf, "/Dests", name, Array([pdf.pages[0].obj, Name.Fit])))


@nav
def old_destination_name(f: PdfFile, name: str) -> None:
    f.change(
        lambda pdf: pdf.Root.__setitem__(
            "/Dests", Dictionary({"/" + name.replace(" ", ""): Array([pdf.pages[0].obj, Name.Fit])})
        )
    )


@nav
def page_label(f: PdfFile, name: str) -> None:
    label = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=name + "-")]))
    f.change(lambda pdf: pdf.Root.__setitem__("/PageLabels", label))


@nav
def article_thread(f: PdfFile, name: str) -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        bead = pdf.make_indirect(Dictionary(Type=Name.Bead, R=[0, 0, 9, 9], P=pdf.pages[0].obj))
        bead.N = bead.V = bead
        append(
            pdf.Root, "/Threads", pdf.make_indirect(Dictionary(F=bead, I=Dictionary(Title=name, Author=name)))
        )

    f.change(do)


@nav
def template_page_name(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: names(pdf, "/Templates", name, pdf.pages[0].obj))


@nav
def named_page(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: names(pdf, "/Pages", name, pdf.pages[0].obj))
