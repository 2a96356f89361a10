"""What stands at a page's end: footnotes, inner tables, merged dates, glued headings, rows in note style."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents.model import Document
from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.pdf_factory import HEAD, PAD, Look, Sheet, chronology, entries
from tests.documents.pdf.test_tables import texts


def read(path: Path) -> Document:
    return read_pdf(path, "0" * 64, ())


def test_footnotes_below_a_split_row_do_not_part_the_table(tmp_path: Path) -> None:
    def footnote(canvas: Canvas, number: int) -> None:
        canvas.line(36, 78, 180, 78)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(36, 72, str(number))
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, 69, "The consent form was found by the author and was never used again.")

    rows = entries(60, long=6)
    look = Look(furniture=footnote, bottom=84)
    document = read(chronology(tmp_path / "c.pdf", rows, look))
    assert texts(document.tables[0]) == rows
    assert len(document.tables) == 1
    assert document.pages and document.pages > 3
    notes = [f.text for f in document.furniture] + [p.text for p in document.paragraphs]
    assert len(notes) == document.pages
    assert all(
        note.endswith("The consent form was found by the author and was never used again.") for note in notes
    )


def test_notes_of_their_own_on_each_page_stay_behind_the_table(tmp_path: Path) -> None:
    words = (
        "The form was lost",
        "No copy was kept",
        "The author asked twice",
        "This is disputed",
        "See IMR 4.2",
    )

    def footnote(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(36, 69, f"{number} {words[number % 5]}.")

    rows = entries(40, long=6)
    document = read(chronology(tmp_path / "c.pdf", rows, Look(furniture=footnote, bottom=84)))
    assert [texts(table) for table in document.tables] == [rows]
    assert len(document.paragraphs) == document.pages


def test_a_title_between_two_tables_keeps_them_apart(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "c.pdf", Look())
    for child in ("Maisie", "Tyler"):
        sheet.paragraph(f"Chronology for {child}", bold=True)
        sheet.heading = None
        sheet.row(HEAD, bold=True)
        for row in entries(4):
            sheet.row(row)
        sheet.new_page()
    sheet.save()
    assert len(read(tmp_path / "c.pdf").tables) == 2


def test_a_ruled_table_inside_a_cell_stays_in_its_row(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 9)
    tops, xs = [760, 740, 720, 600, 580], [40, 110, 200, 420, 540]
    cells = [HEAD[:4], ("01/02/2009", "Leanne", "Visit", "Yes"), ("03/02/2009", "Leanne", "", "No")]
    cells.append(("05/02/2009", "Leanne", "Letter", "No"))
    for top, bottom, row in zip(tops[:-1], tops[1:], cells, strict=True):
        canvas.line(xs[0], top, xs[-1], top)
        canvas.line(xs[0], bottom, xs[-1], bottom)
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 4, top - 12, text)
    for x in xs:
        canvas.line(x, tops[0], x, tops[-1])
    canvas.drawString(204, 708, "Arrears agreed.")
    for i, (one, two) in enumerate([("Date", "Amount"), ("07/01/2008", "5.00"), ("14/01/2008", "5.00")]):
        y = 690 - 30 * i
        canvas.drawString(210, y - 12, one)
        canvas.drawString(300, y - 12, two)
        for edge in (y, y - 30):
            canvas.line(202, edge, 380, edge)
        for x in (202, 290, 380):
            canvas.line(x, y, x, y - 30)
    canvas.save()
    table = read(tmp_path / "c.pdf").tables[0]
    inner = "Arrears agreed.\nDate Amount\n07/01/2008 5.00\n14/01/2008 5.00"
    assert texts(table, headings=True) == [
        cells[0],
        cells[1],
        ("03/02/2009", "Leanne", inner, "No"),
        cells[3],
    ]


def test_rows_under_merged_dates_are_no_inner_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 9)
    xs, tops = [40, 110, 200, 420], [760, 740, 720, 700, 680]
    for x in xs:
        canvas.line(x, 760, x, 680)
    for top in tops:
        canvas.line(xs[0] if top != 700 else xs[2], top, xs[-1], top)
    for x, text in zip(xs, ("Date", "Who", "What"), strict=False):
        canvas.drawString(x + 4, 748, text)
    for y, row in (
        (728, ("01/02/2009", "Leanne", "One")),
        (708, ("02/02/2009", "Leanne", "Two")),
        (688, ("", "", "Three")),
    ):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 4, y, text)
    canvas.save()
    table = read(tmp_path / "c.pdf").tables[0]
    assert [row.cells[-1].text for row in table.rows] == ["What", "One", "Two", "Three"]
    assert table.text_above(table.rows[3], 0) == "02/02/2009"


def test_a_date_merged_over_a_page_end_is_found_behind_the_repeated_heading(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    xs = [40, 130, 300, 540]
    for page, rows in enumerate((("One", "Two"), ("Three", "Four"))):
        canvas.setFont("Helvetica", 9)
        tops = [120, 100, 80, 60] if page == 0 else [780, 760, 740, 720]
        for x in xs:
            canvas.line(x, tops[0], x, tops[-1])
        for top in tops:
            # No rule parts the merged date cell, nor the heading of the second page from what it shows.
            merged = top == tops[2] or (page == 1 and top == tops[1])
            canvas.line(xs[1] if merged else xs[0], top, xs[-1], top)
        for x, text in zip(xs, HEAD[:3], strict=False):
            canvas.drawString(x + 4, tops[0] - 12, text)
        for top, text in zip(tops[1:], rows, strict=False):
            canvas.drawString(xs[1] + 4, top - 12, "Leanne")
            canvas.drawString(xs[2] + 4, top - 12, text)
        if page == 0:
            canvas.drawString(xs[0] + 4, tops[1] - 12, "28/11/2009")
        canvas.showPage()
    canvas.save()
    table = read(tmp_path / "c.pdf").tables[0]
    assert len(table.rows) == 6
    assert table.rows[3].header
    assert [table.text_above(row, 0) for row in table.rows[4:]] == ["28/11/2009"] * 2


def test_a_rest_that_no_rule_parts_from_the_repeated_heading(tmp_path: Path) -> None:
    class Glued(Sheet):
        def _rules(self, widths: object, height: float, top: bool, bottom: bool) -> None:
            heading = self.number > 1 and self.y == self.look.page[1] - self.look.top
            super()._rules(widths, height, top, bottom and not heading)  # type: ignore[arg-type]

        def _band(self, wrapped: list[list[str]], top: bool, bottom: bool, *, bold: bool = False) -> None:
            behind = self.number > 1 and self.y > self.look.page[1] - self.look.top - 60 and not bold
            super()._band(wrapped, top and not behind, bottom, bold=bold)

    rows = entries(40, long=6)
    sheet = Glued(tmp_path / "c.pdf", Look(close=False))
    sheet.row(HEAD, bold=True)
    sheet.heading = HEAD
    for row in rows:
        sheet.row(row)
    sheet.save()
    document = read(tmp_path / "c.pdf")
    assert texts(document.tables[0]) == rows
    assert [row.page for row in document.tables[0].rows if row.header] == list(
        range(1, (document.pages or 0) + 1)
    )


@pytest.mark.parametrize("date", ["", "14.30hrs", "same day"])
def test_short_rows_in_note_style_are_never_joined(tmp_path: Path, date: str) -> None:
    """One-line rows fill every cell to its bottom, and notes have neither stops nor capitals."""
    rows = [
        (date if i % 3 else f"{i % 27 + 1:02d}/03/09", "mother", "gm", "t/c", f"t/c {i} no reply", "", "")
        for i in range(130)
    ]
    document = read(chronology(tmp_path / "c.pdf", rows, Look(bottom=60 + PAD)))
    assert document.pages and document.pages > 2
    assert texts(document.tables[0]) == rows


def test_an_entry_of_the_same_day_after_one_without_a_stop_stays_a_row(tmp_path: Path) -> None:
    names = ("Maisie Tarrant and Tyler Dunmore", "Gillian Marsh Health Visitor", "Visit to the home")
    words = "\n".join(["Mother seen at home with both, well"] * 3)
    rows = [
        ("" if i % 3 else f"{i % 27 + 1:02d}/03/09", *names, words, "Not on this day", "") for i in range(30)
    ]
    for room in range(60, 76, 3):
        look = Look(bottom=float(room), split=False)
        document = read(chronology(tmp_path / "c.pdf", rows, look))
        found = [[" ".join(cell.split()) for cell in row] for row in texts(document.tables[0])]
        assert found == [[" ".join(cell.split()) for cell in row] for row in rows]
        assert [caution.code for caution in document.cautions] == ["row-split"]


def test_a_rest_without_what_all_rows_fill_is_joined_with_a_word(tmp_path: Path) -> None:
    rows = entries(30, long=5)
    stops = [
        (("" if i % 4 == 1 else r[0]), *r[1:4], r[4].replace("; ", ". The ").replace(", ", ". And "), *r[5:])
        for i, r in enumerate(rows)
    ]
    document = read(chronology(tmp_path / "c.pdf", stops))
    assert texts(document.tables[0]) == stops
    assert {caution.code for caution in document.cautions} <= {"row-joined"}


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Box for non-", "dependants was empty."], "Box for non-dependants was empty."),
        (["The form was e-", "mailed by noon."], "The form was e-mailed by noon."),
        (["A follow up, and a follow-", "up visit."], "A follow up, and a follow-up visit."),
    ],
)
def test_a_hyphen_people_type_stays_at_a_line_end(tmp_path: Path, lines: list[str], text: str) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    right = 64 + max(canvas.stringWidth(line, "Helvetica", 10) for line in lines)
    for i, line in enumerate([*lines, "Second row"]):
        canvas.drawString(60, 700 - 12 * i - 12 * (i == 2), line)
    for y in (714, 684, 660):
        canvas.line(56, y, right, y)
    for x in (56, right):
        canvas.line(x, 714, x, 660)
    canvas.save()
    assert read(tmp_path / "c.pdf").tables[0].rows[0].cells[0].text == text


def test_rows_below_the_last_rule_are_rows_and_the_guess_is_said(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 9)
    for i in range(7):
        y = 760 - 30 * i
        if i < 6:
            canvas.line(40, y + 14, 540, y + 14)
        for x, text in ((42, f"{i + 1:02d}/03/2009"), (140, "Mother"), (300, f"Visit number {i}")):
            canvas.drawString(x, y, text)
    canvas.save()
    document = read(tmp_path / "c.pdf")
    rows = [(f"{i + 1:02d}/03/2009", "Mother", f"Visit number {i}") for i in range(7)]
    assert texts(document.tables[0], headings=True) == rows
    assert [(caution.code, caution.place.page) for caution in document.cautions] == [("table-guessed", 1)]


def test_the_outer_columns_of_a_row_that_runs_over_are_kept_without_outer_rules(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    xs = (40, 140, 300, 540)
    for page in range(2):
        canvas.setFont("Helvetica", 9)
        tops = (120, 100, 80) if page == 0 else (760, 740)
        for top in tops:
            canvas.line(xs[0], top, xs[-1], top)
        low, high = (40, 120) if page == 0 else (740, 790)
        for x in xs[1:-1]:
            canvas.line(x, low, x, high)
        if page == 0:
            for y, date in ((108, "01/03/2009"), (88, "02/03/2009"), (68, "03/03/2009")):
                for x, text in zip(xs, (date, "Mother", "Visit, and then"), strict=False):
                    canvas.drawString(x + 4, y, text)
        else:
            canvas.drawString(304, 768, "a letter was sent.")
            for x, text in zip(xs, ("04/03/2009", "Mother", "Visit"), strict=False):
                canvas.drawString(x + 4, 748, text)
        canvas.showPage()
    canvas.save()
    table = read(tmp_path / "c.pdf").tables[0]
    assert [row.cells[0].text for row in table.rows] == [f"0{i}/03/2009" for i in (1, 2, 3, 4)]
    assert " ".join(table.rows[2].cells[2].text.split()) == "Visit, and then a letter was sent."


@pytest.mark.parametrize("count", list(range(14, 46, 1)))
def test_rows_left_alone_on_a_page_with_rules_below_only_are_entries(tmp_path: Path, count: int) -> None:
    """One or two rows on the last page are of the table, and so is the heading above the first rule."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    from pipeline.chronology import extract

    style = getSampleStyleSheet()["Normal"]
    prose = "Mother rang to cancel her appointment with the midwife. Neighbour reported shouting at the flat."
    days = [dt.date(2008, 3, 1) + dt.timedelta(days=5 * i) for i in range(count)]
    rows = [["Date", "Event", "Seen?"]]
    rows += [[f"{day:%d/%m/%Y}", Paragraph(prose, style), "Yes"] for day in days]
    table = Table(rows, colWidths=[80, 360, 60], repeatRows=1)
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)])
    made = SimpleDocTemplate(str(tmp_path / "c.pdf"), pagesize=landscape(A4), invariant=1)
    made.build([Paragraph("Chronology of Health Visiting", style), table])
    found = extract(read(tmp_path / "c.pdf"), "Haven")
    assert [event.when.start for event in found.events] == days
    assert {event.description for event in found.events} == {prose}


def test_words_that_come_back_in_the_body_of_every_page_are_no_furniture(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    for page in range(4):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, 815, "RESTRICTED - Harrowbridge")
        for i in range(12):
            canvas.drawString(42, 770 - 14 * i, f"{i + 1:02d}/0{page + 1}/2009")
            canvas.drawString(
                140, 770 - 14 * i, "Telephone call from mother." if i % 3 else f"Visit {page}-{i}"
            )
        canvas.drawString(280, 30, f"Page {page + 1} of 4")
        canvas.showPage()
    canvas.save()
    document = read(tmp_path / "c.pdf")
    body = "\n".join(block.text for block in document.paragraphs) + "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
    assert body.count("Telephone call from mother.") == 4 * 8
    assert {item.text for item in document.furniture} >= {"RESTRICTED - Harrowbridge", "Page 2 of 4"}
