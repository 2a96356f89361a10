"""Lists, footnotes, heading rows and drawn boxes of a PDF become what they were; no label hides a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from pipeline.anonymise.laying import from_docx, open_pdf, write_pdf
from pipeline.anonymise.laying import model as m
from pipeline.anonymise.laying.model import ListItem, text_of
from pipeline.anonymise.laying.pdf_in.draft import PdfDraft
from pipeline.anonymise.laying.typed import signs_of
from pipeline.anonymise.passages import Edit
from tests.anonymise.laying.independent import tree

Words = tuple[float, float, str]


def drawn(path: Path, *pages: Sequence[Words | tuple[float, float, str, float]]) -> PdfDraft:
    """A PDF with words at the given places, 11 points high unless said; opened."""
    out = Canvas(str(path), pagesize=A4)
    for page in pages:
        for x, y, text, *size in page:
            out.setFont("Helvetica", size[0] if size else 11)
            out.drawString(x, y, text)
        out.showPage()
    out.save()
    return open_pdf(path)


def listed(draft: PdfDraft) -> list[tuple[int, str, str]]:
    """Level, label and words of the items."""
    blocks = draft.content({}).blocks
    return [(one.level, one.label, text_of(one.spans)) for one in blocks if isinstance(one, ListItem)]


NESTED: list[Words] = [
    (72, 760, "4.1 The review was asked to say whether Maisie was ever seen on her own, and whether"),
    (100, 746, "anybody had told the school."),
    (100, 720, "(a) before the conference;"),
    (100, 700, "(b) after it:"),
    (128, 680, "(i) in May; and"),
    (128, 660, "(ii) in June."),
    (100, 640, "(c) at any other time."),
    (72, 620, "4.2 Nobody had."),
    (100, 600, "•  no visit;"),
    (128, 580, "•  and no letter;"),
    (100, 560, "•  no call."),
]
LEVELS = [
    (1, "4.1", "The review was asked to say whether Maisie was ever seen on her own, and whether anybody had"
     " told the school."),
    (2, "(a)", "before the conference;"),
    (2, "(b)", "after it:"),
    (3, "(i)", "in May; and"),
    (3, "(ii)", "in June."),
    (2, "(c)", "at any other time."),
    (1, "4.2", "Nobody had."),
    (2, "•", "no visit;"),
    (3, "•", "and no letter;"),
    (2, "•", "no call."),
]  # fmt: skip


def test_numbered_paragraphs_are_items_on_their_levels(tmp_path: Path) -> None:
    assert listed(drawn(tmp_path / "a.pdf", NESTED)) == LEVELS


def test_they_are_lists_in_word_and_in_the_new_pdf(tmp_path: Path) -> None:
    draft = drawn(tmp_path / "a.pdf", NESTED)
    draft.write(tmp_path / "a.docx", {})
    read = from_docx(tmp_path / "a.docx")
    items = [one for one in read.blocks if isinstance(one, ListItem)]
    assert [(one.level, one.label, text_of(one.spans)) for one in items] == LEVELS
    write_pdf(read, tmp_path / "b.pdf")
    node = tree((tmp_path / "b.pdf").read_bytes())
    assert len(node.all("LI")) == 10 and len(node.all("Lbl")) == 10 and len(node.all("LBody")) == 10
    assert [len(one.all("LI")) for one in node.all("L")] == [10, 5, 2, 3, 1]


@pytest.mark.parametrize(
    "text",
    ["14.06.2006 was her birthday.", "14.06.06 was the day.", "2008. A year later", "A. Smith wrote.",
     "(continued) as above", "Table 1: of events", "Page 3: of this", "9 Mill Lane was her home.",
     "I saw her."],
)  # fmt: skip
def test_one_beginning_is_no_list(tmp_path: Path, text: str) -> None:
    page = [(72.0, 760.0, "The report begins with words of its own."), (72.0, 720.0, text)]
    assert not listed(drawn(tmp_path / "a.pdf", [*page, (72.0, 680.0, "And it ends with others.")]))


def test_labels_are_understood() -> None:
    assert [sign.number for sign in signs_of("(i) in May")[1]] == [9, 1]
    assert signs_of("Recommendation 2: the board")[0] == "Recommendation 2:"
    assert signs_of("R3 the board")[0] == "R3"
    assert signs_of("1.2.3 the board")[1][0].before == "1.2."


def test_a_list_within_a_list_that_counts_alike_keeps_both(tmp_path: Path) -> None:
    page: list[Words] = [
        (72, 760, "1. whether she was seen"), (72, 740, "2. whether they knew"), (90, 720, "1. in May"),
        (90, 700, "2. in June"), (72, 680, "3. what was done"),
    ]  # fmt: skip
    assert [one[:2] for one in listed(drawn(tmp_path / "a.pdf", page))] == [
        (1, "1."), (1, "2."), (2, "1."), (2, "2."), (1, "3."),
    ]  # fmt: skip


def test_what_stands_in_a_label_is_looked_through_like_all_words(tmp_path: Path) -> None:
    page: list[Words] = [
        (72, 760, "12.5.1 He was seen at home by two people."),
        (72, 720, "12.5.2 And again."),
    ]
    draft = drawn(tmp_path / "a.pdf", page)
    assert [one.text for one in draft.passages] == [text for _, _, text in page]
    made = draft.content({0: [Edit(0, 6, "[date]")]})
    assert next(text_of(spans) for block in made.blocks for spans in m.spans_of(block)).startswith(
        "[date] He"
    )
    assert "12.5.1" not in repr(made)


_ABOVE = "the family, which nobody had written down"
_MARK = 72 + stringWidth(_ABOVE, "Helvetica", 11)
FOOTED: list[list[Words | tuple[float, float, str, float]]] = [
    [
        (72, 760, "The review began in May and was told of three visits by the school to the home of"),
        (72, 746, _ABOVE), (_MARK, 750, "1", 7),
        (_MARK + 8, 746, "until the inspection of that year."),
        (72, 700, "She was seen twice by a worker of the team whose name was given to the author"),
        (72, 686, "by her former manager, who had left it to work elsewhere in the county, as Leanne"),
        (72, 90, "1", 6), (77, 88, "Telephone note of Sandra Pike, to whom nobody had spoken before", 9),
        (72, 77, "matter.", 9),
    ],
    [(72, 760, "van Tarrant of the school."), (72, 720, "Nobody else was asked.")],
]  # fmt: skip


def test_a_footnote_stands_where_its_mark_stood_and_tears_no_paragraph(tmp_path: Path) -> None:
    draft = drawn(tmp_path / "a.pdf", *FOOTED)
    made = draft.content({})
    paras = [block for block in made.blocks if isinstance(block, m.Para)]
    assert [text_of(block.spans).split()[-1] for block in paras] == ["year.", "school.", "asked."]
    assert [span.note for span in paras[0].spans if span.note] == [1]
    assert "written down until" in " ".join(text_of(paras[0].spans).split())
    said = [text_of(spans) for block in made.notes[0].blocks for spans in m.spans_of(block)]
    assert " ".join(said).startswith("Telephone note of Sandra Pike") and " ".join(said).endswith("matter.")
    assert any("as Leanne van Tarrant of" in one.text for one in draft.passages)  # found whole
    assert any(one.channel == "footnotes" and "Sandra Pike" in one.text for one in draft.passages)


def test_names_in_a_footnote_are_replaced_in_both_files(tmp_path: Path) -> None:
    draft = drawn(tmp_path / "a.pdf", *FOOTED)
    edits = {
        one.number: [Edit(one.text.index("Sandra"), one.text.index("Sandra") + 11, "Health Visitor 1")]
        for one in draft.passages
        if "Sandra Pike" in one.text
    }
    draft.write(tmp_path / "a.docx", edits)
    read = from_docx(tmp_path / "a.docx")
    assert len(read.notes) == 1 and "Health Visitor 1" in repr(read.notes) and "Sandra" not in repr(read)
    write_pdf(read, tmp_path / "b.pdf")
    assert len(tree((tmp_path / "b.pdf").read_bytes()).all("Note")) == 1


def test_small_print_without_a_mark_in_the_text_stays_where_it_is(tmp_path: Path) -> None:
    page: list[Words | tuple[float, float, str, float]] = [
        (72, 760, "The review began in May and was told of three visits by the school."),
        (72, 700, "1 Note that nothing points to.", 8), (72, 660, "The words go on in their own size."),
    ]  # fmt: skip
    made = drawn(tmp_path / "a.pdf", page).content({})
    assert not made.notes and "1 Note that nothing" in repr(made.blocks)


def test_heading_rows_that_come_back_on_every_page_stand_once(tmp_path: Path) -> None:
    rows = [
        ["When", "What", "Seen"],
        *([f"{at} May 2008", f"Event {at} of the month", "Yes"] for at in range(1, 90)),
    ]
    table = Table(rows, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey)])
    SimpleDocTemplate(str(tmp_path / "a.pdf"), pagesize=A4).build([table])
    (made,) = [one for one in open_pdf(tmp_path / "a.pdf").content({}).blocks if isinstance(one, m.Table)]
    assert made.header_rows == 1 and len(made.rows) == 90
    assert repr(made).count("'When'") == 1


def test_boxes_of_a_genogram_are_no_table(tmp_path: Path) -> None:
    out = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    out.drawString(72, 780, "The family of the child is shown in this drawing.")
    boxes = {
        "Pat": (72, 700),
        "Mo": (272, 700),
        "Leanne": (72, 620),
        "Darren": (272, 620),
        "Tyler": (120, 540),
    }
    for name, (x, y) in boxes.items():
        out.rect(x, y, 110, 40)
        out.drawString(x + 10, y + 15, f"{name} born 1958")
    for line in ((127, 700, 127, 660), (327, 700, 327, 660), (182, 640, 272, 640), (175, 620, 175, 580)):
        out.line(*line)
    out.save()
    draft = open_pdf(tmp_path / "a.pdf")
    made = draft.content({})
    assert not [block for block in made.blocks if isinstance(block, m.Table)]
    assert all(f"{name} born 1958" in repr(made.blocks) for name in boxes)
    assert any(one.channel == "drawings" for one in draft.removed)


def test_a_form_with_empty_rows_is_still_a_table(tmp_path: Path) -> None:
    rows = [["Action", "Who", "When"], ["Train", "Police", ""], ["", "", ""], ["", "", ""], ["", "", ""]]
    table = Table(rows, [200, 100, 100], 30, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey)])
    SimpleDocTemplate(str(tmp_path / "a.pdf"), pagesize=A4).build([table])
    made = open_pdf(tmp_path / "a.pdf").content({})
    assert len([block for block in made.blocks if isinstance(block, m.Table)]) == 1


def _turned(draw: Callable[[Canvas, int, float], None], path: Path) -> PdfDraft:
    out = Canvas(str(path))
    for number in range(8):
        size = landscape(A4) if number in (3, 4, 5, 6, 7) else A4
        out.setPageSize(size)
        draw(out, number, size[1])
        out.showPage()
    out.save()
    return open_pdf(path)


def test_running_lines_are_known_on_upright_pages_and_on_those_on_their_side(tmp_path: Path) -> None:
    def draw(out: Canvas, number: int, height: float) -> None:
        out.drawString(72, height - 30, "Board of Wealdshire")
        out.drawString(72, height - 150, f"What happened in the month of {number} and {number} more.")
        out.drawString(72, 30, "WSCB-2010-02")

    draft = _turned(draw, tmp_path / "a.pdf")
    body = [one.text for one in draft.passages if one.channel == "body"]
    assert len(body) == 8 and not any("WSCB" in text or "Board" in text for text in body)
    assert {one.text for one in draft.passages if one.channel != "body"} == {
        "Board of Wealdshire",
        "WSCB-2010-02",
    }


def test_bullets_that_a_browser_draws_are_bullets(tmp_path: Path) -> None:
    out = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    out.setFont("Helvetica", 11)
    out.drawString(72, 780, "These agencies were asked for a report by the board:")
    for left, y, text in (
        (90, 750, "Police"),
        (90, 736, "School, with"),
        (110, 722, "its nursery"),
        (90, 708, "Haven"),
    ):
        out.circle(left - 8, y + 4, 1.5, stroke=int(left > 100), fill=int(left < 100))
        out.drawString(left, y, text)
    out.rect(72, 600, 5, 5, fill=1)  # a mark beside nothing
    out.save()
    assert listed(open_pdf(tmp_path / "a.pdf")) == [
        (1, "•", "Police"), (1, "•", "School, with"), (2, "•", "its nursery"), (1, "•", "Haven"),
    ]  # fmt: skip


def test_a_blank_that_is_drawn_closer_still_parts_two_words(tmp_path: Path) -> None:
    out = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    out.setFont("Helvetica", 11)
    x = 72.0
    for letter in "seen by William Ashdown at home":
        if letter == "A":
            x -= 0.95  # as programs kern a blank and an A that follows it
        out.drawString(x, 700, letter)
        x += stringWidth(letter, "Helvetica", 11)
    out.save()
    assert [one.text for one in open_pdf(tmp_path / "a.pdf").passages] == ["seen by William Ashdown at home"]


def test_pages_on_their_side_stay_on_their_side(tmp_path: Path) -> None:
    def draw(out: Canvas, number: int, height: float) -> None:
        out.drawString(72, height - 30, "Board of Wealdshire and Leanne")
        out.drawString(72, height - 150, f"What happened in the month of {number} and {number} more.")

    draft = _turned(draw, tmp_path / "a.pdf")
    edits = {one.number: [Edit(24, 30, "Mother")] for one in draft.passages if one.text.endswith("Leanne")}
    draft.write(tmp_path / "a.docx", edits)
    read = from_docx(tmp_path / "a.docx")
    papers = [block for block in read.blocks if isinstance(block, m.Section)]
    assert [one.width > one.height for one in papers] == [False, True]
    assert all("and Mother" in repr(one.header) and "Leanne" not in repr(one) for one in papers)
    assert sum("Leanne" in one.text for one in draft.passages) == 1


def test_words_behind_a_large_number_are_not_raised(tmp_path: Path) -> None:
    page: list[Words | tuple[float, float, str, float]] = [
        (72, 698, "1.", 13), (90, 700, "The review", 9), (72, 678, "2.", 13), (90, 680, "It", 9),
        (72, 650, "Seen in May", 11), (72 + stringWidth("Seen in May", "Helvetica", 11), 654, "12", 7),
    ]  # fmt: skip
    made = drawn(tmp_path / "a.pdf", page).content({})
    raised = [
        span.text for block in made.blocks for spans in m.spans_of(block) for span in spans if span.raised
    ]
    assert raised == ["12"]


def test_items_behind_a_small_letter_o_are_items(tmp_path: Path) -> None:
    page: list[Words] = [
        (90, 700, "\u2022  Surgery of the town"), (110, 684, "o  head teacher and"),
        (110, 668, "o  governor"),
        (90, 652, "\u2022  Haven"),
    ]  # fmt: skip
    assert listed(drawn(tmp_path / "a.pdf", page)) == [
        (1, "•", "Surgery of the town"), (2, "o", "head teacher and"), (2, "o", "governor"),
        (1, "•", "Haven"),
    ]  # fmt: skip
