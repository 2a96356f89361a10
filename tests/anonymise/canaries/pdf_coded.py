"""Hiding places in how a PDF codes its text."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.anonymise.canaries.pdf_base import TABLE, PdfFile, s

coded = TABLE.place("coded", seen=True)


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
