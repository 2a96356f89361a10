"""Hiding places in a PDF's annotations and actions."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.anonymise.canaries.pdf_base import LEFT, TABLE, PdfFile, append, names, s
from tests.anonymise.canaries.pdf_helpers import field

note = TABLE.place("annotations", seen=True)


about = TABLE.place("annotations")


action = TABLE.place("actions")


doubtful = TABLE.place("annotations", alone=True)


def _annotation(f: PdfFile, kind: str, **more: object) -> None:
    y, page = f.line(), len(f.pages) - 1

    def do(pdf: pikepdf.Pdf) -> None:
        box = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[LEFT, y, LEFT + 90, y + 10], F=4)
        for key, value in more.items():
            box["/" + key] = value(pdf) if callable(value) else value
        append(pdf.pages[page].obj, "/Annots", pdf.make_indirect(box))

    f.change(do)


@note
def note_text(f: PdfFile, name: str) -> None:
    _annotation(f, "Text", Contents=f"Ask {name}", T="Reviewer")


@about
def note_author(f: PdfFile, name: str) -> None:
    _annotation(f, "Text", Contents="Check", T=name)


@about
def note_subject(f: PdfFile, name: str) -> None:
    _annotation(f, "Text", Contents="Check", Subj=name, NM=name)


@about
def note_rich_text(f: PdfFile, name: str) -> None:
    _annotation(f, "Text", Contents="Check", RC=f"<body><p>{name}</p></body>")


@note
def free_text(f: PdfFile, name: str) -> None:
    _annotation(f, "FreeText", Contents=f"Typed by {name}", DA="/Helv 9 Tf", DS=f"font: {name}")


@about
def popup(f: PdfFile, name: str) -> None:
    _annotation(f, "Popup", Contents=name, Open=False)


@about
def link_uri(f: PdfFile, name: str) -> None:
    uri = "https://www.example.org/" + name.replace(" ", "%20")
    _annotation(f, "Link", A=lambda pdf: Dictionary(S=Name.URI, URI=uri))


@about
def link_contents(f: PdfFile, name: str) -> None:
    _annotation(f, "Link", Contents=name, Dest=name)


@note
def highlight(f: PdfFile, name: str) -> None:
    _annotation(f, "Highlight", Contents=name, QuadPoints=[0, 0, 1, 0, 0, 1, 1, 1])


@doubtful
def stamp(f: PdfFile, name: str) -> None:
    def look(pdf: pikepdf.Pdf) -> Dictionary:
        shown = f"BT /Helv 9 Tf 2 2 Td {s('Seen by ' + name)} Tj ET".encode()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return Dictionary(
            N=pdf.make_stream(
                shown,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=[0, 0, 90, 12],
                Resources=Dictionary(Font=Dictionary(Helv=font)),
            )
        )

    _annotation(f, "Stamp", Name=Name("/" + name.replace(" ", "")), AP=look)


@about
def redact_overlay(f: PdfFile, name: str) -> None:
    _annotation(f, "Redact", OverlayText=name, QuadPoints=[0, 0, 1, 0, 0, 1, 1, 1])


@doubtful
def file_note(f: PdfFile, name: str) -> None:
    _annotation(
        f,
        "FileAttachment",
        FS=lambda pdf: Dictionary(
            Type=Name.Filespec,
            F=f"{name}.txt",
            UF=f"{name}.txt",
            Desc=name,
            EF=Dictionary(F=pdf.make_stream(name.encode() * 5)),
        ),
    )


@about
def hidden_note(f: PdfFile, name: str) -> None:
    _annotation(f, "Square", Contents=name, F=2)


@about
def sound(f: PdfFile, name: str) -> None:
    _annotation(f, "Sound", Sound=lambda pdf: pdf.make_stream(name.encode(), Type=Name.Sound, R=8000))


@about
def three_d(f: PdfFile, name: str) -> None:
    _annotation(
        f,
        "3D",
        **{"3DD": lambda pdf: pdf.make_stream(b"PRC" + name.encode(), Type=Name("/3D"), Subtype=Name.PRC)},
    )


@about
def rich_media(f: PdfFile, name: str) -> None:
    instance = Dictionary(Configurations=Array([Dictionary(Name=name)]))
    _annotation(f, "RichMedia", RichMediaContent=instance)


@about
def screen(f: PdfFile, name: str) -> None:
    clip = Dictionary(S=Name.MR, N=name, C=Dictionary(S=Name.MCD, N=name))
    _annotation(f, "Screen", T=name, A=lambda pdf: Dictionary(S=Name.Rendition, R=clip))


@doubtful
def field_appearance(f: PdfFile, name: str) -> None:
    def look(pdf: pikepdf.Pdf) -> Dictionary:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        shown = f"/Tx BMC BT /Helv 9 Tf 2 2 Td {s(name)} Tj ET EMC".encode()
        return Dictionary(
            N=pdf.make_stream(
                shown,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=[0, 0, 200, 12],
                Resources=Dictionary(Font=Dictionary(Helv=font)),
            )
        )

    field(f, "Tx", AP=look)


@action
def script(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: names(pdf, "/JavaScript", "start", Dictionary(S=Name.JavaScript, JS=f"// {name}")))


@action
def script_name(f: PdfFile, name: str) -> None:
    f.change(lambda pdf: names(pdf, "/JavaScript", name, Dictionary(S=Name.JavaScript, JS="1")))


@action
def launch(f: PdfFile, name: str) -> None:
    act = Dictionary(S=Name.Launch, F=Dictionary(Type=Name.Filespec, F=f"C:/{name}/a.exe"))
    _annotation(f, "Link", A=lambda pdf: act)


@action
def submit(f: PdfFile, name: str) -> None:
    goal = Dictionary(FS=Name.URL, F=f"https://www.example.org/{name}")
    _annotation(f, "Link", A=lambda pdf: Dictionary(S=Name.SubmitForm, F=goal))


@action
def go_to_other_file(f: PdfFile, name: str) -> None:
    act = Dictionary(S=Name.GoToR, F=f"{name}.pdf", D=Array([0, Name.Fit]))
    _annotation(f, "Link", A=lambda pdf: act)


@action
def open_action(f: PdfFile, name: str) -> None:
    act = Dictionary(S=Name.URI, URI=f"https://www.example.org/{name.replace(' ', '+')}")
    f.change(lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=act)))
