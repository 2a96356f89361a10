"""Hiding places in a PDF's objects: properties, annotations, forms, attachments, structure, leftovers."""

from __future__ import annotations

import io
import struct

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.anonymise.canaries.pdf_base import LEFT, TABLE, PdfFile, append, base, names, s

info = TABLE.place("properties")
nav = TABLE.place("navigation")
shown_nav = TABLE.place("navigation", seen=True)
note = TABLE.place("annotations", seen=True)
about = TABLE.place("annotations")
fields = TABLE.place("form-fields")
answers = TABLE.place("form-fields", seen=True)
files = TABLE.place("attachments")
action = TABLE.place("actions")
structure = TABLE.place("structure")
shown_structure = TABLE.place("structure", seen=True)
picture = TABLE.place("pictures")
labels = TABLE.place("object-names")
rest = TABLE.place("leftovers")
locked = TABLE.place("encryption", seen=True, alone=True)
doubtful = TABLE.place("annotations", alone=True)


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


def _field(f: PdfFile, kind: str, **more: object) -> None:
    y, page, n = f.line(), len(f.pages) - 1, f.number()

    def do(pdf: pikepdf.Pdf) -> None:
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name("/" + kind),
            T=f"field{n}",
            F=4,
            Rect=[LEFT, y, LEFT + 200, y + 12],
            DA="/Helv 9 Tf 0 g",
        )
        for key, value in more.items():
            widget["/" + key] = value(pdf) if callable(value) else value
        widget = pdf.make_indirect(widget)
        append(pdf.pages[page].obj, "/Annots", widget)
        if "/AcroForm" not in pdf.Root:
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            pdf.Root.AcroForm = Dictionary(Fields=Array(), DR=Dictionary(Font=Dictionary(Helv=font)))
        pdf.Root.AcroForm.Fields.append(widget)

    f.change(do)


@fields
def field_name(f: PdfFile, name: str) -> None:
    _field(f, "Tx", T=name)


@answers
def field_value(f: PdfFile, name: str) -> None:
    _field(f, "Tx", V=name)


@fields
def field_default(f: PdfFile, name: str) -> None:
    _field(f, "Tx", DV=name)


@fields
def field_tooltip(f: PdfFile, name: str) -> None:
    _field(f, "Tx", TU=f"Name of {name}", TM=name)


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

    _field(f, "Tx", AP=look)


@fields
def field_options(f: PdfFile, name: str) -> None:
    _field(f, "Ch", Opt=Array([String("None"), Array([String(name), String(name)])]))


@fields
def button_caption(f: PdfFile, name: str) -> None:
    _field(f, "Btn", Ff=65536, MK=Dictionary(CA=name, RC=name))


@fields
def radio_state(f: PdfFile, name: str) -> None:
    state = name.replace(" ", "")
    _field(
        f, "Btn", AP=lambda pdf: Dictionary(N=Dictionary({f"/{state}": pdf.make_stream(b"")})), AS=Name.Off
    )


@fields
def signature(f: PdfFile, name: str) -> None:
    sign = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=name, Reason=name, Location=name, ContactInfo=name
    )
    sign.Contents = pikepdf.String(b"\x30\x82" + name.encode() + bytes(20))
    _field(f, "Sig", V=sign)


@fields
def field_calculation(f: PdfFile, name: str) -> None:
    _field(f, "Tx", AA=Dictionary(C=Dictionary(S=Name.JavaScript, JS=f'event.value = "{name}"')))


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
def file_identifier(f: PdfFile, name: str) -> None:
    f.after.insert(0, lambda data: _with_id(data, name))


def _with_id(data: bytes, name: str) -> bytes:
    at = data.rindex(b"/ID [<") + 6
    end = data.index(b">", at)
    coded = name.encode()[:16].ljust(16, b"_").hex().encode()
    return data[:at] + coded + data[end:]


@locked
def owner_password(f: PdfFile, name: str) -> None:
    f.sentence(f"{s(name)} Tj")
    f.how = {"encryption": pikepdf.Encryption(owner="owner", user="", R=6)}
