"""Files that are locked, cut short, empty, looped or scanned: read, or refused with a reason."""

from __future__ import annotations

import io
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents.pdf import read_pdf
from pipeline.errors import UnreadableError
from tests.documents.pdf.pdf_factory import chronology, entries
from tests.documents.pdf.test_tables import texts


def refused(path: Path, *passwords: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(path, "0" * 64, passwords)
    message = str(caught.value)
    assert "Tarrant" not in message
    assert not any(password in message for password in passwords)
    return caught.value.code


def locked(path: Path, **passwords: str) -> Path:
    chronology(path, entries(5))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(**passwords))
    return path


def test_a_password_from_the_list_opens(tmp_path: Path) -> None:
    path = locked(tmp_path / "c.pdf", owner="boss", user="WSCB-2010-02")
    document = read_pdf(path, "0" * 64, ("wrong", "WSCB-2010-02"))
    assert texts(document.tables[0], headings=True)[1:] == entries(5)


def test_an_unknown_password_is_refused_without_naming_any(tmp_path: Path) -> None:
    path = locked(tmp_path / "c.pdf", owner="boss", user="secret")
    assert refused(path) == "password"
    assert refused(path, "wrong-one") == "password"


def test_an_owner_password_alone_does_not_keep_us_out(tmp_path: Path) -> None:
    path = locked(tmp_path / "c.pdf", owner="boss", user="")
    assert len(read_pdf(path, "0" * 64, ()).tables[0].rows) == 6


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_never_read_in_part(tmp_path: Path, share: float) -> None:
    path = chronology(tmp_path / "c.pdf", entries(60))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refused(path) == "damaged"


def test_an_updated_file_cut_in_its_update_is_refused(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(10))
    update = b"\n99 0 obj\n<< /Length 4000 >>\nstream\n" + b"0 0 m 1 1 l S\n" * 100
    path.write_bytes(path.read_bytes() + update)
    assert refused(path) == "damaged"


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_one_byte_missing_is_read_whole_with_a_caution_or_refused(tmp_path: Path, at: float) -> None:
    rows = entries(40)
    path = chronology(tmp_path / "c.pdf", rows)
    data = path.read_bytes()
    cut = int(len(data) * at)
    path.write_bytes(data[:cut] + data[cut + 1 :])
    try:
        document = read_pdf(path, "0" * 64, ())
    except UnreadableError as error:
        assert error.code == "damaged"
        return
    assert texts(document.tables[0]) == rows
    assert "repaired" in {caution.code for caution in document.cautions}


@pytest.mark.parametrize("at", range(1, 20))
def test_a_changed_byte_never_loses_rows_in_silence(tmp_path: Path, at: int) -> None:
    rows = entries(40)
    path = chronology(tmp_path / "c.pdf", rows)
    data = bytearray(path.read_bytes())
    data[len(data) * at // 20] ^= 0x15
    path.write_bytes(bytes(data))
    try:
        document = read_pdf(path, "0" * 64, ())
    except UnreadableError as error:
        assert error.code == "damaged"
        return
    assert [row for table in document.tables for row in texts(table)] == rows or document.cautions


def test_nothing_and_not_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"PK\x03\x04 not a pdf")
    assert refused(tmp_path / "a.pdf") == "empty"
    assert refused(tmp_path / "b.pdf") == "damaged"


def test_a_page_tree_that_loops_is_refused(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(5))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids = pikepdf.Array([pdf.Root.Pages])
        pdf.save(path)
    assert refused(path) == "damaged"


def test_no_pages(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "c.pdf")
    assert refused(tmp_path / "c.pdf") == "damaged"


def scan(canvas: Canvas) -> None:
    picture = Image.new("L", (300, 400), 200)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.showPage()


def test_a_scan_without_text_is_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    scan(canvas)
    scan(canvas)
    canvas.save()
    assert refused(tmp_path / "c.pdf") == "no-text-layer"


def test_a_scanned_page_among_others_is_named(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.drawString(60, 700, "A page of text.")
    canvas.showPage()
    scan(canvas)
    canvas.save()
    document = read_pdf(tmp_path / "c.pdf", "0" * 64, ())
    assert [(c.code, c.place.page) for c in document.cautions] == [("image-text", 2)]


def test_a_scan_with_a_text_layer_is_read_and_marked(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 10)
    text.textLine("Recognised words")
    canvas.drawText(text)
    scan(canvas)
    canvas.save()
    document = read_pdf(tmp_path / "c.pdf", "0" * 64, ())
    assert [p.text for p in document.paragraphs] == ["Recognised words"]
    assert [c.code for c in document.cautions] == ["image-text"]


def test_attached_files_are_named(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(3))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments["inner.docx"] = b"PK"
        pdf.save(path)
    cautions = read_pdf(path, "0" * 64, ()).cautions
    assert [c.code for c in cautions] == ["part-unreadable"]
    assert "inner" not in cautions[0].message


def test_letters_without_meaning_bring_in_the_second_reader_or_a_caution(tmp_path: Path) -> None:
    """A font whose ToUnicode maps its letters to private codes."""
    path = chronology(tmp_path / "c.pdf", entries(3))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pairs = "\n".join(f"<{code:02x}> <{0xE000 + code:04x}>" for code in range(0x41, 0x7B))
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{0x7B - 0x41} beginbfchar\n{pairs}\nendbfchar endcmap end end"
        )
        for font in pdf.pages[0].Resources.Font.values():
            font.ToUnicode = pdf.make_stream(cmap.encode())
        pdf.save(path)
    document = read_pdf(path, "0" * 64, ())
    assert {c.code for c in document.cautions} & {"second-opinion", "part-unreadable"}


def _pages_in_a_child(path: Path) -> int:
    return read_pdf(path, "0" * 64, (), workers=2).pages or 0


def test_reading_in_processes_works_inside_a_worker_process(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(30))
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(_pages_in_a_child, path).result() == _pages_in_a_child(path)


def test_a_small_picture_of_a_page_need_not_say_that_it_is_one(tmp_path: Path) -> None:
    path = chronology(tmp_path / "c.pdf", entries(5)) or tmp_path / "c.pdf"
    out = io.BytesIO()
    Image.new("L", (16, 16), 128).save(out, "JPEG")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        size = {"Width": 16, "Height": 16, "BitsPerComponent": 8}
        thumb = pdf.make_stream(out.getvalue(), ColorSpace=pikepdf.Name.DeviceGray, **size)
        thumb.Filter = pikepdf.Name.DCTDecode
        pdf.pages[0].obj.Thumb = thumb
        pdf.save(path)
    assert read_pdf(path, "0" * 64).tables
