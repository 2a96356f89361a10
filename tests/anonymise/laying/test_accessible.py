"""The PDF is one that everybody can read: judged by readers that did not make it (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pipeline.anonymise.laying.model import (
    Aside,
    Block,
    Cell,
    Contents,
    Furniture,
    Note,
    Para,
    Section,
    Span,
    Table,
)
from pipeline.anonymise.laying.model import Content as Document
from pipeline.anonymise.laying.pdf_out import pdf_bytes
from tests.anonymise.laying.independent import pdfium_text, plumber_words, squeezed, tree
from tests.anonymise.laying.made import content, figure, head, item, para, s, table


def laid(*blocks: Block, title: str = "A report") -> bytes:
    """The PDF of some blocks."""
    return pdf_bytes(content(*blocks, title=title))[0]


def test_a_program_is_told_title_language_and_that_it_is_tagged() -> None:
    with pikepdf.open(io.BytesIO(laid(head(1, "One"), para("Words.")))) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "A report"
        for page in pdf.pages:
            assert page.Tabs == "/S"
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["One"]


def test_it_names_no_person_no_date_and_no_file() -> None:
    with pikepdf.open(io.BytesIO(laid(para("Words.")))) as pdf:
        assert set(pdf.docinfo) <= {"/Title", "/Creator"}
        metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "date" not in metadata.lower()
    assert "creator>" not in metadata.lower().replace("xmp:creatortool", "")
    assert "main.typ" not in metadata


def test_headings_never_skip_a_level() -> None:
    node = tree(laid(head(3, "First"), head(6, "Second"), head(1, "Third"), head(9, "Fourth")))
    kinds = [one.kind for one in node.walk() if one.kind.startswith("H") and one.kind[1:].isdigit()]
    assert kinds == ["H1", "H2", "H1", "H2"]


def test_a_table_says_which_cells_are_headings_and_of_what() -> None:
    node = tree(laid(table([["Name", "Role"], ["Child A", "subject"], ["Mother", "parent"]])))
    (made,) = node.all("Table")
    assert [cell.attributes.get("/Scope") for cell in made.all("TH")] == ["/Column", "/Column"]
    assert len(made.all("TD")) == 4
    assert len(made.all("THead")) == 1 and len(made.all("TR")) == 3


def test_merged_cells_keep_their_spans() -> None:
    rows = (
        (Cell((para("Both"),), 0, 2),),
        (Cell((para("Tall"),), 0, 1, 2), Cell((para("one"),), 1)),
        (Cell((para("two"),), 1),),
    )
    node = tree(laid(Table(rows, 2, 1)))
    spans = [
        (cell.attributes.get("/ColSpan"), cell.attributes.get("/RowSpan"))
        for cell in node.walk()
        if cell.kind in ("TH", "TD")
    ]
    assert ("2", None) in spans and (None, "2") in spans


def test_every_picture_is_described_or_asked_about() -> None:
    data, _ = pdf_bytes(
        content(figure("Genogram of three generations"), figure(""), figure("", decorative=True))
    )
    figures = tree(data).all("Figure")
    assert [one.alt for one in figures] == ["Genogram of three generations", "Picture without a description"]


def test_lists_are_lists_with_their_own_numbers() -> None:
    data = laid(item("alpha", label="4.1"), item("beta", label="4.2"), item("inner", 2, "(a)"), item("dot"))
    node = tree(data)
    assert len(node.all("L")) == 3 and len(node.all("LI")) == 4
    assert pdfium_text(data).split() >= ["4.1"]
    assert squeezed("4.1 alpha 4.2 beta (a) inner") in squeezed(pdfium_text(data))


def test_headers_and_footers_are_no_part_of_the_text() -> None:
    beside = Section(header=Furniture(s_para("Board of Wealdshire")), footer=Furniture(s_para("Version 4")))
    data = laid(beside, para("The body."))
    assert "Board of Wealdshire" in pdfium_text(data) and "Version 4" in pdfium_text(data)
    node = tree(data)
    assert sum(one.marks for one in node.walk()) == 1
    with pikepdf.open(io.BytesIO(data)) as pdf:
        operators = [
            (str(op.operator), [str(x) for x in op.operands])
            for op in pikepdf.parse_content_stream(pdf.pages[0])
        ]
    assert sum(name == "BDC" and "/Artifact" in values for name, values in operators) >= 1


def s_para(text: str) -> tuple[Block, ...]:
    """A paragraph as furniture."""
    return (para(text),)


def test_first_and_even_pages_have_their_own_furniture() -> None:
    header = Furniture(s_para("usual"), s_para("opening"), s_para("even"))
    pages = [para("word " * 2000)]
    data = laid(Section(header=header), *pages)
    first, second, third = (text for text in pdfium_text(data).split("\f")[:3])
    assert "opening" in first and "even" in second and "usual" in third
    assert "usual" not in first and "usual" not in second


def test_pages_are_numbered_where_the_author_did_not() -> None:
    assert "1" in pdfium_text(laid(para("Words."))).split()
    counted = Section(
        footer=Furniture(
            (Para((Span("Page "), Span("", counter="page"), Span(" of "), Span("", counter="pages"))),)
        )
    )
    assert "Page 1 of 1" in pdfium_text(laid(counted, para("Words.")))


def test_footnotes_and_endnotes_are_read_with_their_marks() -> None:
    document = Document(
        "A report",
        (Para((Span("Seen"), Span("", note=1), Span(" twice"), Span("i", raised=True, link="#endnote-1"))),),
        notes=(Note((para("In the clinic."),)),),
        endnotes=(Note((para("Board minutes."),), "i", "endnote-1"),),
    )
    data, _ = pdf_bytes(document)
    assert len(tree(data).all("Note")) == 1
    text = squeezed(pdfium_text(data))
    assert squeezed("Board minutes") in text and squeezed("In the clinic") in text


def test_all_words_stand_in_a_block_of_their_own() -> None:
    kinds = ("text", "title", "subtitle", "quote", "caption")
    node = tree(laid(*[Para((Span(f"the {kind} "), Span("said", bold=True)), kind=kind) for kind in kinds]))
    (document,) = node.all("Document")
    assert not document.marks
    assert {one.kind for one in document.children} <= {"P", "Title", "H1", "BlockQuote", "Div"}


def test_contents_are_made_from_the_headings() -> None:
    data = laid(Contents(s("Contents")), head(1, "Introduction"), para("x"), head(2, "Terms"))
    node = tree(data)
    assert len(node.all("TOCI")) == 2
    assert not tree(laid(Contents(s("Contents")), para("no headings"))).all("TOC")


@pytest.mark.parametrize("level", [1, 2, 3])
def test_reading_order_is_that_of_the_content(level: int) -> None:
    words = [f"word{number:03}" for number in range(60)]
    blocks: list[Block] = [head(level, words[0])]
    blocks += [para(" ".join(words[at : at + 5])) for at in range(1, 26, 5)]
    blocks.append(table([words[26:29], words[29:32], words[32:35]]))
    blocks.append(Aside((para(" ".join(words[35:40])),)))
    blocks += [item(" ".join(words[at : at + 4])) for at in range(40, 60, 4)]
    data = laid(*blocks)
    assert [word for word in pdfium_text(data).split() if word.startswith("word")] == words
    assert [word for word in plumber_words(data) if word.startswith("word")] == words


def test_a_wide_table_gets_pages_on_their_side() -> None:
    wide = table([[f"Column {at}" for at in range(12)], ["value"] * 12])
    with pikepdf.open(io.BytesIO(laid(para("Before."), wide, para("After.")))) as pdf:
        boxes = [[float(side) for side in page.MediaBox] for page in pdf.pages]
    assert [box[2] > box[3] for box in boxes] == [False, True, False]
