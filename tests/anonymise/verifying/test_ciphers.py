"""What a curious reader decodes in five minutes the check decodes too, and soon."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import struct
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary
from tests.anonymise.verifying.planted import checked, docx, paragraph, said
from tests.anonymise.verifying.test_pdf_places import changed, coded

NAME = "Kayleigh Marsden"
SAID = f"Seen with {NAME} at home."


def _each(form: str) -> str:
    return "".join(form.format(ord(letter)) for letter in NAME)


BITS = "".join(f"{byte:08b}" for byte in NAME.encode())
CODED = {
    "base32": base64.b32encode(SAID.encode()).decode(),
    "base85": base64.a85encode(SAID.encode(), adobe=True).decode(),
    "UTF-7": "+" + base64.b64encode(NAME.encode("utf-16-be")).decode().rstrip("=") + "-",
    "EBCDIC": NAME.encode("cp500").hex(),
    "bits": " ".join(f"{byte:08b}" for byte in NAME.encode()),
    "codes": " ".join(map(str, NAME.encode())),
    "places in the alphabet": "-".join(str(ord(letter) - 96) for letter in "kayleigh"),
    "Morse": "-.- .- -.-- .-.. . .. --. ....",
    "Braille": "⠅⠁⠽⠇⠑⠊⠛⠓",
    "flags": "🇰🇦🇾🇱🇪🇮🇬🇭",
    "upside down": "ɥƃᴉǝlʎɐʞ",
    "thirteen on": codecs.encode("Kayleigh", "rot13"),
    "backwards": "hgielyaK",
    "figures": "K4yl31gh",
    "tags": "x" + "".join(chr(0xE0000 + ord(letter)) for letter in NAME),
    "selectors": "x" + "".join(chr(0xE0100 + byte - 16) for byte in NAME.encode()),
    "no width": "x" + BITS.replace("0", "\u200b").replace("1", "\u200c"),
    "no width, the other way": "x" + BITS.replace("1", "\u200b").replace("0", "\u200d"),
    "escape in escape": html.escape("".join(f"%26%23{ord(letter)}%3B" for letter in NAME)),
    "markup": html.escape("".join(f"<b>{letter}</b>" for letter in "Kayleigh")),
}


@pytest.mark.parametrize("how", CODED)
def test_a_name_in_any_code_is_found_in_a_word_file(how: str, tmp_path: Path) -> None:
    text = CODED[how] if "escape" in how or "markup" in how else html.escape(CODED[how])
    assert "Child A" in said(checked(tmp_path, docx(inner=paragraph(f"It reads {text} here"))))


@pytest.mark.parametrize("how", ["base32", "bits", "Morse", "thirteen on", "backwards", "figures"])
def test_a_name_in_any_code_is_found_on_a_page(how: str, tmp_path: Path) -> None:
    text = html.unescape(CODED[how])
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    data = coded(f"BT /F1 4 Tf 10 700 Td ({escaped}) Tj ET".encode())()
    assert "Child A" in said(checked(tmp_path, data, "report.pdf"))


@pytest.mark.parametrize("coding", ["utf-32-le", "utf-32-be", "cp500"])
def test_a_text_in_an_odd_coding_is_found(coding: str, tmp_path: Path) -> None:
    assert "Child A" in said(checked(tmp_path, docx({"word/notes.txt": (SAID * 3).encode(coding)})))


def test_lines_that_were_uuencoded_are_found(tmp_path: Path) -> None:
    text = "begin 644 x\n" + binascii.b2a_uu(SAID.encode()).decode() + "`\nend\n"
    assert "Child A" in said(checked(tmp_path, docx({"word/notes.txt": text})))


def test_bytes_deflated_without_any_sign_of_it_are_unpacked(tmp_path: Path) -> None:
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = machine.compress((SAID * 3).encode()) + machine.flush()
    assert "Child A" in said(checked(tmp_path, docx({"word/a.bin": data})))


def test_bytes_behind_the_end_of_a_part_are_read(tmp_path: Path) -> None:
    whole = docx()
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = machine.compress(b"<x/>") + machine.flush() + NAME.encode()
    sizes = (zlib.crc32(b"<x/>"), len(packed), 4, 5)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, 0) + b"b.xml" + packed
    end = whole.rindex(b"PK\5\6")
    size, at = struct.unpack("<II", whole[end + 12 : end + 20])
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 0, 0, 0, 0, 0, at)
    entry += b"b.xml"
    count = struct.unpack("<H", whole[end + 10 : end + 12])[0] + 1
    closing = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, size + len(entry), at + len(local), 0)
    (tmp_path / "made.docx").write_bytes(whole[:at] + local + whole[at : at + size] + entry + closing)
    assert "b.xml" in zipfile.ZipFile(tmp_path / "made.docx").namelist()
    assert "Child A" in said(checked(tmp_path, (tmp_path / "made.docx").read_bytes()))


@pytest.mark.parametrize("how", ["3 Tr ({}) Tj 0 Tr", "1 g ({}) Tj 0 g", "0.99 0.99 0.99 rg ({}) Tj 0 g"])
def test_letters_nobody_sees_part_no_name(how: str, tmp_path: Path) -> None:
    shown = " ".join(f"({letter}) Tj {how.format('qz')}" for letter in "Kayleigh")
    data = coded(f"BT /F1 9 Tf 70 700 Td {shown} ET".encode())()
    assert "Child A" in said(checked(tmp_path, data, "report.pdf"))


def test_all_escapes_at_once_are_undone_soon(tmp_path: Path) -> None:
    every = " ".join(
        (_each("%{:02X}"), _each("={:02X}"), _each("\\u{:04x}"), _each("\\'{:02x}"), "=?a?B?QUFB?=")
    )
    inner = paragraph(html.escape(f"{every} {_each('&#{};')} xn--a-9za <i>x</i> 75 97 121 108 101 105")) * 5
    start = time.monotonic()
    check = checked(tmp_path, docx(inner=inner))
    assert time.monotonic() - start < 30
    assert "Child A" in said(check)
    assert not any("too deep" in why for why in check.unchecked)


def test_pixels_take_little_memory() -> None:
    pile = Pile()
    pixels = b"\xff" * 5_000_000 + b"\xc8\xd2" * 500_000 + f"by {NAME}".encode()
    tracemalloc.start()
    binary(pixels, "pictures", "a picture", pile, 99)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2 * len(pixels)
    assert any(NAME in reading.text for reading in pile.readings)


def test_drawings_without_end_are_no_clean_file(tmp_path: Path) -> None:
    def without_end(pdf: pikepdf.Pdf) -> None:
        drawn = pdf.make_stream(b"BT /F1 9 Tf (x) Tj ET", Type=Name.XObject, Subtype=Name.Form)
        for _ in range(12):
            drawn.BBox = Array([0, 0, 99, 99])
            inner = Dictionary(XObject=Dictionary(X=pdf.make_indirect(drawn)))
            drawn = pdf.make_stream(b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form, Resources=inner)
        drawn.BBox = Array([0, 0, 99, 99])
        pdf.pages[0].obj.Resources.XObject = Dictionary(X=drawn)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")

    start = time.monotonic()
    check = checked(tmp_path, changed(without_end)(), "report.pdf")
    assert time.monotonic() - start < 30
    assert check.verdict == "incomplete"
