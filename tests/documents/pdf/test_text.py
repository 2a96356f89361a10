"""Text around and inside tables: furniture, headings, hyphens, doubled, hidden and typed-over text."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents.model import Document
from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.pdf_factory import Look, Sheet, chronology, entries
from tests.documents.pdf.test_tables import texts

DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
MARKING = "OFFICIAL - SENSITIVE"


def read(path: Path) -> Document:
    return read_pdf(path, "0" * 64, ())


def codes(document: Document) -> list[str]:
    return [caution.code for caution in document.cautions]


def everything(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(b.text for b in (*document.headings, *document.paragraphs))])


def one_page(path: Path, *lines: tuple[float, float, str]) -> Canvas:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    return canvas


def running(canvas: Canvas, number: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(297, 815, f"{MARKING} Wealdshire Safeguarding Children Board")
    canvas.drawRightString(560, 25, f"Page {number} of 9")


def test_running_headers_and_page_numbers_are_furniture(tmp_path: Path) -> None:
    rows = entries(40)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(furniture=running)))
    assert texts(document.tables[0]) == rows
    assert len(document.tables) == 1
    assert {(f.kind, f.page) for f in document.furniture} == {
        (kind, page) for kind in ("header", "footer") for page in range(1, (document.pages or 0) + 1)
    }
    assert not document.paragraphs


def test_a_marking_drawn_over_the_table_is_furniture(tmp_path: Path) -> None:
    def over(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(297, 500.5, MARKING)
        canvas.drawCentredString(297, 66, f"Page {number} of 9")

    rows = entries(60)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(furniture=over)))
    assert MARKING not in everything(document)
    assert [f.text for f in document.furniture].count(MARKING) == document.pages
    assert sum(f.text.startswith("Page ") for f in document.furniture) == document.pages


def test_a_slanted_watermark_is_furniture(tmp_path: Path) -> None:
    def draft(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.setFillColor(colors.lightgrey)
        canvas.setFont("Helvetica", 60)
        canvas.translate(300, 400)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, "DRAFT")
        canvas.restoreState()

    rows = entries(60)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(furniture=draft)))
    assert texts(document.tables[0]) == rows
    assert "DRAFT" in {f.text for f in document.furniture}


def test_equal_cells_at_the_same_place_of_each_page_are_not_furniture(tmp_path: Path) -> None:
    """The first rows of pages stand at the same place and may say the same in some columns."""
    rows = [(*row[:4], f"Entry {i}.", "Yes", "") for i, row in enumerate(entries(200))]
    document = read(chronology(tmp_path / "c.pdf", rows, Look(split=False)))
    assert texts(document.tables[0]) == rows
    assert not document.furniture


def test_dated_paragraphs_at_the_same_place_of_two_pages_are_not_furniture(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf", (60, 790, "12/03/2008 Home visit."), (60, 400, "Seen."))
    canvas.showPage()
    canvas.drawString(60, 790, "15/04/2009 Home visit.")
    canvas.save()
    document = read(tmp_path / "c.pdf")
    assert "12/03/2008 Home visit." in everything(document)
    assert "15/04/2009 Home visit." in everything(document)


def test_headings_and_paragraphs(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "c.pdf", Look())
    body = "The health visitor saw the family at home and recorded that the flat was clean. " * 6
    sheet.paragraph("Individual Management Review", size=20, bold=True)
    sheet.paragraph("1 Introduction", size=14, bold=True)
    sheet.paragraph(body.strip())
    sheet.paragraph("1.2 Reason for the review", size=11, bold=True)
    sheet.paragraph(body.strip())
    sheet.paragraph(body.strip())
    sheet.save()
    document = read(tmp_path / "c.pdf")
    assert [(h.text, h.level, h.label) for h in document.headings] == [
        ("Individual Management Review", 1, ""),
        ("1 Introduction", 1, "1"),
        ("1.2 Reason for the review", 2, "1.2"),
    ]
    assert [p.text for p in document.paragraphs] == [body.strip()] * 3


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["She said that the infor-", "mation had been sent."],
            "She said that the information had been sent.",
        ),
        (["The information was late; infor-", "mation came."], "The information was late; information came."),
        (
            ["She was a well-known visitor. A well-", "known man."],
            "She was a well-known visitor. A well-known man.",
        ),
        (
            ["Referred and then re-", "referred; it was referred."],
            "Referred and then re-referred; it was referred.",
        ),
        (["The soft hy\u00ad", "phen goes."], "The soft hyphen goes."),
    ],
)
def test_hyphens_at_line_ends(tmp_path: Path, lines: list[str], text: str) -> None:
    width = max(len(line) for line in lines)
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    pdfmetrics.registerFont(TTFont("DejaVu", str(DEJAVU)))
    canvas.setFont("DejaVu", 10)
    longest = max(pdfmetrics.stringWidth(line, "DejaVu", 10) for line in lines)
    for i, line in enumerate(lines):
        canvas.drawString(60, 700 - 12 * i, line)
    canvas.rect(56, 700 - 12 * len(lines), longest + 8, 12 * len(lines) + 6)
    canvas.rect(56, 640, longest + 8, 700 - 12 * len(lines) - 640)
    canvas.drawString(60, 660, "Second row")
    canvas.save()
    assert width
    assert read(tmp_path / "c.pdf").tables[0].rows[0].cells[0].text == text


def test_ligatures_become_letters(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", str(DEJAVU)))
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.setFont("DejaVu", 10)
    canvas.drawString(60, 700, "The ﬁrst oﬃcer ﬂed at ½ past 2")
    canvas.save()
    assert everything(read(tmp_path / "c.pdf")) == "The first officer fled at ½ past 2"


def test_fake_bold_is_read_once(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf")
    for shift in (0, 0.3, 0.6):
        canvas.drawString(60 + shift, 700, "Significant events")
    canvas.drawString(60, 650, "He said no no no.")
    canvas.save()
    assert everything(read(tmp_path / "c.pdf")).split("\n") == ["Significant events", "He said no no no."]


def test_letter_spaced_words_are_words(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf")
    text = canvas.beginText(60, 700)
    text.setFont("Helvetica", 12)
    text.setCharSpace(5)
    text.textLine("CHRONOLOGY")
    canvas.drawText(text)
    canvas.save()
    assert everything(read(tmp_path / "c.pdf")) == "CHRONOLOGY"


def test_superscript_ordinals_stay_in_their_line(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf", (60, 700, "On 3"))
    x = 60 + pdfmetrics.stringWidth("On 3", "Helvetica", 10)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(x, 704, "rd")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(x + 8, 700, "March she called.")
    canvas.save()
    assert everything(read(tmp_path / "c.pdf")) == "On 3rd March she called."


@pytest.mark.parametrize("how", ["white", "covered", "tiny", "outside", "invisible"])
def test_text_that_nobody_sees_is_a_note_and_not_text(tmp_path: Path, how: str) -> None:
    canvas = one_page(tmp_path / "c.pdf", (60, 700, "Seen by everybody."))
    text = canvas.beginText(60 if how != "outside" else 700, 600)
    text.setFont("Helvetica", 10 if how != "tiny" else 0.8)
    if how == "white":
        text.setFillColor(colors.white)
    if how == "invisible":
        text.setTextRenderMode(3)
    text.textLine("Hidden Name")
    canvas.drawText(text)
    if how == "covered":
        canvas.setFillColor(colors.black)
        canvas.rect(50, 590, 200, 30, stroke=0, fill=1)
    canvas.save()
    document = read(tmp_path / "c.pdf")
    assert everything(document) == "Seen by everybody."
    assert [(note.kind, note.text, note.place.page) for note in document.notes] == [
        ("unseen", "Hidden Name", 1)
    ]
    assert codes(document) == ["unseen-text"]
    assert "Hidden" not in document.cautions[0].message


def test_white_letters_on_a_dark_heading_row_are_seen(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf")
    canvas.setFillColor(colors.darkblue)
    canvas.rect(50, 590, 200, 30, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 600, "Date")
    canvas.save()
    document = read(tmp_path / "c.pdf")
    assert everything(document) == "Date"
    assert not document.notes


def test_a_redaction_box_over_one_word_hides_that_word_only(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf", (60, 700, "Seen with Leanne at home."))
    before = pdfmetrics.stringWidth("Seen with ", "Helvetica", 10)
    wide = pdfmetrics.stringWidth("Leanne", "Helvetica", 10)
    canvas.rect(60 + before, 697, wide, 12, stroke=0, fill=1)
    canvas.save()
    document = read(tmp_path / "c.pdf")
    assert everything(document).split() == ["Seen", "with", "at", "home."]
    assert [note.text for note in document.notes] == ["Leanne"]


def test_a_crop_box_hides_what_is_outside(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf", (60, 700, "Inside the crop."), (60, 100, "Cut away."))
    canvas.save()
    with pikepdf.open(tmp_path / "c.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].cropbox = [20, 400, 500, 800]
        pdf.save(tmp_path / "c.pdf")
    document = read(tmp_path / "c.pdf")
    assert everything(document) == "Inside the crop."
    assert [note.text for note in document.notes] == ["Cut away."]


def test_form_fields_fill_the_cells_they_stand_in(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf")
    for x in (50, 150, 350):
        canvas.line(x, 600, x, 660)
    for y in (600, 630, 660):
        canvas.line(50, y, 350, y)
    canvas.drawString(60, 640, "Date")
    canvas.drawString(160, 640, "Event")
    canvas.acroForm.textfield(name="d", value="12/03/2008", x=55, y=603, width=90, height=24)
    canvas.acroForm.textfield(name="e", value="Home visit", x=155, y=603, width=190, height=24)
    canvas.acroForm.checkbox(name="c", checked=True, x=400, y=603, size=20)
    canvas.save()
    document = read(tmp_path / "c.pdf")
    assert texts(document.tables[0], headings=True) == [("Date", "Event"), ("12/03/2008", "Home visit")]
    assert "☒" in everything(document)


def test_comments_are_notes_with_their_author(tmp_path: Path) -> None:
    one_page(tmp_path / "c.pdf", (60, 700, "Seen.")).save()
    with pikepdf.open(tmp_path / "c.pdf", allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[60, 690, 80, 710],
            Contents="Which clinic?",
            T="Hilary Strand",
        )
        typed = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[60, 600, 280, 620],
            DA="/Helv 10 Tf",
            Contents="Typed over the page",
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note, typed]))
        pdf.save(tmp_path / "c.pdf")
    document = read(tmp_path / "c.pdf")
    assert [(n.kind, n.text, n.author) for n in document.notes] == [
        ("comment", "Which clinic?", "Hilary Strand")
    ]
    assert everything(document).split("\n") == ["Seen.", "Typed over the page"]


def test_vertical_heading_text_is_in_its_cell(tmp_path: Path) -> None:
    canvas = one_page(tmp_path / "c.pdf", (60, 610, "12/03/2008"), (160, 610, "Home visit"))
    for x in (50, 150, 350):
        canvas.line(x, 600, x, 720)
    for y in (600, 630, 720):
        canvas.line(50, y, 350, y)
    canvas.drawString(160, 660, "Event and what was done about it, in full")
    canvas.saveState()
    canvas.translate(100, 640)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Date of it")
    canvas.restoreState()
    canvas.save()
    table = read(tmp_path / "c.pdf").tables[0]
    assert table.rows[0].cells[0].text == "Date of it"


def test_control_characters_never_come_out(tmp_path: Path) -> None:
    document = read(chronology(tmp_path / "c.pdf", entries(40)))
    assert all(c == "\n" or ord(c) >= 32 for c in everything(document))
