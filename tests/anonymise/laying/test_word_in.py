"""A Word file's content in the order and the shape in which it is read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from pipeline.anonymise.laying import from_docx, write_docx
from pipeline.anonymise.laying.captions import captioned
from pipeline.anonymise.laying.model import (
    Aside,
    Block,
    Contents,
    Figure,
    Furniture,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Para,
    Section,
    Span,
    Table,
    spans_of,
    text_of,
    walk,
)
from pipeline.anonymise.laying.model import Content as Document
from pipeline.anonymise.laying.pdf_out import pdf_bytes
from pipeline.anonymise.laying.word_in import proof
from pipeline.errors import UnreadableError
from tests.anonymise.laying.independent import pdfium_text, squeezed
from tests.anonymise.laying.made import content, figure, head, item, para, png, s, table
from tests.documents.docx_factory import OFFICE, Docx, p, run, sdt, style, tbl, tc, tr

HEADINGS = style("H1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "heading 1") + style(
    "H2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "heading 2"
)


def h(level: int, text: str) -> str:
    """A heading by style."""
    return p(text, properties=f'<w:pStyle w:val="H{level}"/>')


def read(folder: Path, docx: Docx) -> Document:
    """A made Word file, read."""
    path = folder / "a.docx"
    path.write_bytes(docx.bytes())
    return from_docx(path)


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The words of blocks in reading order."""
    return [text_of(spans) for block in walk(blocks) for spans in spans_of(block) if text_of(spans)]


def related(docx: Docx, *targets: tuple[str, str, str]) -> Docx:
    """The file with relations of its main part (id, kind, target) beside those it has."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for key, kind, target in targets
    )
    name = "word/_rels/document.xml.rels"
    have = str(docx.members()[name])
    docx.raw[name] = have.replace("</Relationships>", f"{rows}</Relationships>")
    return docx


def test_headings_paragraphs_and_looks(tmp_path: Path) -> None:
    body = (
        h(1, "Introduction")
        + p(
            run("Plain "),
            run("bold", "<w:b/>"),
            run(" and "),
            run("slanted", "<w:i/>"),
            run("2", '<w:vertAlign w:val="superscript"/>'),
        )
        + p(run("A short bold line", "<w:b/>"))
        + p("")
        + p("After.", properties='<w:jc w:val="center"/>')
    )
    made = read(tmp_path, Docx(body, styles=HEADINGS))
    first, second, third, fourth = made.blocks
    assert isinstance(first, Heading) and first.level == 1
    assert isinstance(second, Para) and [
        (one.text, one.bold, one.italic, one.raised) for one in second.spans
    ] == [
        ("Plain ", False, False, False),
        ("bold", True, False, False),
        (" and ", False, False, False),
        ("slanted", False, True, False),
        ("2", False, False, True),
    ]
    assert isinstance(third, Heading) and third.level == 2 and not third.spans[0].bold
    assert isinstance(fourth, Para) and fourth.align == "centre"


def test_bold_lines_before_the_first_styled_heading_are_a_cover_and_no_headings(tmp_path: Path) -> None:
    made = read(tmp_path, Docx(p(run("Overview", "<w:b/>")) + h(1, "One") + p("x"), styles=HEADINGS))
    assert [type(block) for block in made.blocks] == [Para, Heading, Para]
    alone = read(tmp_path, Docx(p(run("Overview", "<w:b/>")) + p("x")))
    assert [type(block) for block in alone.blocks] == [Heading, Para]


def test_footnotes_and_endnotes_hang_on_their_marks(tmp_path: Path) -> None:
    body = p(
        run("Seen"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run(" twice"),
        '<w:r><w:endnoteReference w:id="5"/></w:r>',
        run(" and"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    made = read(
        tmp_path,
        Docx(
            body,
            footnotes=f'<w:footnote w:id="2">{p("In the clinic.")}</w:footnote>'
            f'<w:footnote w:id="3">{p("Unused")}</w:footnote>',
            endnotes=f'<w:endnote w:id="5">{p("Minutes.")}</w:endnote>',
        ),
    )
    assert [texts(note.blocks) for note in made.notes] == [["In the clinic."]]
    assert [(note.label, texts(note.blocks)) for note in made.endnotes] == [("i", ["Minutes."])]
    (only,) = made.blocks
    assert isinstance(only, Para)
    assert [(one.text, one.note, one.link) for one in only.spans] == [
        ("Seen", 0, ""),
        ("", 1, ""),
        (" twice", 0, ""),
        ("i", 0, "#endnote-1"),
        (" and", 0, ""),
        ("", 1, ""),
    ]


def test_text_boxes_are_read_once_where_they_hang(tmp_path: Path) -> None:
    box = f"<wps:txbx><w:txbxContent>{p('In the box')}</w:txbxContent></wps:txbx>"
    words = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    made = read(tmp_path, Docx(p("Before", both) + p("After")))
    assert [type(block) for block in made.blocks] == [Para, Aside, Para]
    assert texts(made.blocks) == ["Before", "In the box", "After"]


def test_tables_keep_merged_cells_heading_rows_and_shades(tmp_path: Path) -> None:
    mark = "<w:tblHeader/>"
    rows = (
        tr(tc("Name"), tc("Both", properties='<w:gridSpan w:val="2"/>'), properties=mark),
        tr(
            tc("Tall", properties='<w:vMerge w:val="restart"/>'),
            tc("a"),
            tc("b", properties='<w:shd w:val="clear" w:fill="FF0000"/>'),
        ),
        tr(tc("", properties="<w:vMerge/>"), sdt(tc("c")), tc("d")),
    )
    made = read(tmp_path, Docx(tbl(*rows, grid=3)))
    (only,) = made.blocks
    assert isinstance(only, Table) and only.columns == 3 and only.header_rows == 1
    assert [
        [(texts(cell.blocks), cell.column, cell.colspan, cell.rowspan) for cell in row] for row in only.rows
    ] == [
        [(["Name"], 0, 1, 1), (["Both"], 1, 2, 1)],
        [(["Tall"], 0, 1, 2), (["a"], 1, 1, 1), (["b"], 2, 1, 1)],
        [(["c"], 1, 1, 1), (["d"], 2, 1, 1)],
    ]
    assert only.rows[1][2].shade == "FF0000"


def test_a_frame_round_text_is_no_table(tmp_path: Path) -> None:
    made = read(tmp_path, Docx(tbl(tr(tc("In a frame", "Second")), grid=1)))
    (only,) = made.blocks
    assert isinstance(only, Aside) and texts(made.blocks) == ["In a frame", "Second"]


def test_pictures_stand_where_they_stand_with_their_descriptions(tmp_path: Path) -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/>'
        '<wp:docPr id="1" name="x" descr="A genogram"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        '<a:blip r:embed="rP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    caption = p("Figure 1: The family", properties='<w:pStyle w:val="Caption"/>')
    docx = related(
        Docx(
            p("Before") + p(drawing) + caption + p("After"),
            styles=style("Caption", "", "caption"),
            raw={"word/media/i.png": png()},
        ),
        ("rP", "image", "media/i.png"),
    )
    made = read(tmp_path, docx)
    first, shown, last = made.blocks
    assert isinstance(shown, Figure) and shown.alt == "A genogram" and shown.data == png()
    assert shown.width == 100 and text_of(shown.caption) == "Figure 1: The family"
    assert texts((first, last)) == ["Before", "After"] and made.asks == (
        "There are no headings; give them heading styles in Word so that readers can find their way",
    )


def test_a_picture_without_a_description_is_asked_about(tmp_path: Path) -> None:
    write_docx(content(head(1, "One"), figure("")), tmp_path / "a.docx")
    assert from_docx(tmp_path / "a.docx").asks == ("Picture 1 of 1 has no description (alternative text)",)


def test_charts_are_told_as_tables_of_their_figures(tmp_path: Path) -> None:
    def cache(tag: str, *values: str) -> str:
        points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
        return f"<c:{tag}><c:strRef><c:strCache>{points}</c:strCache></c:strRef></c:{tag}>"

    series = f"<c:ser>{cache('tx', 'Visits')}{cache('cat', '2008', '2009')}{cache('val', '12', '7')}</c:ser>"
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Visits by year</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    space = " ".join(
        f'xmlns:{key}="http://schemas.openxmlformats.org/drawingml/2006/{name}"'
        for key, name in (("c", "chart"), ("a", "main"))
    )
    chart = (
        f"<c:chartSpace {space}><c:chart>{title}<c:plotArea>{series}</c:plotArea></c:chart></c:chartSpace>"
    )
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData>'
        '<c:chart r:id="rC"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    docx = related(Docx(p(drawing), raw={"word/charts/c.xml": chart}), ("rC", "chart", "charts/c.xml"))
    (only,) = read(tmp_path, docx).blocks
    assert isinstance(only, Table) and text_of(only.caption) == "Visits by year" and only.header_rows == 1
    assert [[texts(cell.blocks) for cell in row] for row in only.rows] == [
        [[], ["Visits"]],
        [["2008"], ["12"]],
        [["2009"], ["7"]],
    ]


def test_equations_are_read_out(tmp_path: Path) -> None:
    fraction = "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    made = read(tmp_path, Docx(p("So ", f"<m:oMath>{fraction}{power}</m:oMath>")))
    assert texts(made.blocks) == ["So (a+b)/2x^2"]


def _toc(*entries: str) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    )
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return p(begin, entries[0]) + "".join(map(p, entries[1:])) + end


def test_the_contents_are_made_anew_from_the_headings(tmp_path: Path) -> None:
    body = (
        p("Contents", properties='<w:pStyle w:val="TOCH"/>')
        + _toc("One 3", "Two 9")
        + h(1, "One")
        + h(2, "Two")
    )
    made = read(tmp_path, Docx(body, styles=HEADINGS + style("TOCH", "", "TOC Heading")))
    assert [type(block) for block in made.blocks] == [Contents, Heading, Heading]
    text = squeezed(pdfium_text(pdf_bytes(made)[0]))
    assert "9" not in text and text.count("Two") == 2
    without = read(tmp_path, Docx(_toc("One 3", "Two 9") + p("words")))
    assert texts(without.blocks) == ["One 3", "Two 9", "words"]


def test_sections_bring_their_paper_and_furniture(tmp_path: Path) -> None:
    first = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    second = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    body = p("Upright") + p("", properties=first) + p("On its side") + second
    docx = Docx(
        body,
        headers=(p("Running line", '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'),),
    )
    key = str(docx.members()["word/_rels/document.xml.rels"]).split('Id="')[1].split('"')[0]
    docx.body = docx.body.replace("rId1", key)
    made = read(tmp_path, docx)
    assert [type(block) for block in made.blocks] == [Section, Para, Section, Para]
    one, two = (block for block in made.blocks if isinstance(block, Section))
    assert one.width < one.height and two.width > two.height
    assert one.header == two.header
    (line,) = one.header.usual
    assert isinstance(line, Para) and [(span.text, span.counter) for span in line.spans] == [
        ("Running line", ""),
        ("", "page"),
    ]


def test_what_is_hidden_or_deleted_is_not_printed(tmp_path: Path) -> None:
    body = p(
        run("Seen "),
        run("hidden", "<w:vanish/>"),
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
    )
    assert texts(read(tmp_path, Docx(body)).blocks) == ["Seen"]


def test_links_lead_to_headings_and_addresses_only(tmp_path: Path) -> None:
    marked = p(
        '<w:bookmarkStart w:id="1" w:name="_b1"/>',
        run("Target"),
        '<w:bookmarkEnd w:id="1"/>',
        properties='<w:pStyle w:val="H1"/>',
    )
    body = marked + p(
        f'<w:hyperlink r:id="rL">{run("web")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="_b1">{run("in")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="gone">{run("lost")}</w:hyperlink>',
    )
    docx = related(Docx(body, styles=HEADINGS), ("rL", "hyperlink", "http://example.org/a"))
    made = read(tmp_path, docx)
    title, line = made.blocks
    assert isinstance(title, Heading) and isinstance(line, Para)
    assert [(one.text, one.link) for one in line.spans] == [
        ("web", "http://example.org/a"),
        ("in", f"#{title.anchor}"),
        ("lost", ""),
    ]


def test_page_breaks_are_kept(tmp_path: Path) -> None:
    body = p("One", '<w:r><w:br w:type="page"/></w:r>', "Two") + p("Three", properties="<w:pageBreakBefore/>")
    assert [type(block) for block in read(tmp_path, Docx(body)).blocks] == [
        Para,
        PageBreak,
        Para,
        PageBreak,
        Para,
    ]


def test_words_that_would_be_lost_stop_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.anonymise.laying import word_in

    monkeypatch.setattr(word_in, "captioned", lambda blocks: tuple(blocks)[1:])
    monkeypatch.setattr(word_in, "passed_over", lambda *_: [])
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, Docx(p("Kayleigh") + p("stays")))
    assert caught.value.code == "internal" and "Kayleigh" not in str(caught.value)
    assert proof.short_of((), (), ()) == 0


def test_words_where_word_allows_none_stand_at_the_end(tmp_path: Path) -> None:
    stray = tr("in a stray row")
    made = read(tmp_path, Docx(tbl(tr("a", "b"), tr(tc("c") + stray, "d")) + p("After.")))
    assert sorted(texts(made.blocks)) == sorted(["a", "b", "c", "d", "After.", "in a stray row"])


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    counted = Para((Span("Page "), Span("", counter="page"), Span(" of "), Span("", counter="pages")))
    document = Document(
        "A report on Child A",
        (
            Section(header=Furniture((para("Board"),), (para("First"),)), footer=Furniture((counted,))),
            Para(s("The title"), "centre", "title"),
            Para(s("Below it"), kind="subtitle"),
            head(1, "One", "1"),
            Para(
                (
                    Span("Plain "),
                    Span("bold", bold=True),
                    Span(" "),
                    Span("under", underline=True),
                    Span("x", note=0, raised=True),
                    Span("", note=1),
                )
            ),
            item("dot"),
            item("deeper", 2, "–"),
            item("numbered", 1, "4.12"),
            table([["Name", "Role"], ["A", "B"]], caption="Table 1: who"),
            Aside((para("Boxed"),)),
            figure("A picture", caption="Figure 1: it"),
            Section(841.9, 595.3, Furniture((para("Board"),)), Furniture((counted,))),
            Para((Span("web", link="http://example.org/x"),)),
            Para(s("Quoted"), kind="quote"),
        ),
        notes=(Note((para("A note."),)),),
    )
    write_docx(document, tmp_path / "a.docx")
    again = from_docx(tmp_path / "a.docx")
    assert texts(again.blocks) == texts(document.blocks)
    kinds = [
        (type(block), getattr(block, "label", ""), getattr(block, "kind", "")) for block in document.blocks
    ]
    assert [(type(b), getattr(b, "label", ""), getattr(b, "kind", "")) for b in again.blocks] == kinds
    assert again.title == document.title and texts(again.notes[0].blocks) == ["A note."]
    write_docx(again, tmp_path / "b.docx")
    assert from_docx(tmp_path / "b.docx") == again


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"words", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(UnreadableError):
        from_docx(tmp_path / "a.docx")


def test_list_numbers_are_those_word_shows(tmp_path: Path) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>'
        "</w:lvl>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )

    def numbered(text: str, level: int) -> str:
        return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')

    made = read(
        tmp_path,
        Docx(numbered("a", 0) + numbered("b", 1) + numbered("c", 1) + numbered("d", 0), numbering=numbering),
    )
    assert [(one.label, one.level) for one in made.blocks if isinstance(one, ListItem)] == [
        ("4.", 1),
        ("(a)", 2),
        ("(b)", 2),
        ("5.", 1),
    ]


def test_a_caption_of_something_drawn_does_not_go_to_the_next_picture() -> None:
    one, two = (Para((Span(f"Figure {at}: what it shows"),), kind="caption") for at in (1, 2))
    shown = figure()
    boxes = Aside((para("Mother"),))
    made = captioned((boxes, one, shown, two))
    assert made == (boxes, one, replace(shown, caption=two.spans))
    assert captioned((one, shown, para("After."))) == (replace(shown, caption=one.spans), para("After."))


@pytest.mark.parametrize(
    ("style", "first_row", "headers"),
    [("Light Grid Accent 1", "1", 1), ("Light Grid Accent 1", "0", 0), ("Table Grid", "1", 0)],
)
def test_a_first_row_that_its_style_sets_apart_is_a_heading(
    tmp_path: Path, style: str, first_row: str, headers: int
) -> None:
    made = docx.Document()
    table = made.add_table(rows=3, cols=2)
    table.style = style
    for row in table.rows:
        for cell in row.cells:
            cell.text = "words"
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None
    look.set(qn("w:firstRow"), first_row)
    made.save(str(tmp_path / "a.docx"))
    (read,) = [block for block in from_docx(tmp_path / "a.docx").blocks if isinstance(block, Table)]
    assert read.header_rows == headers


@pytest.mark.parametrize("said", [True, False])
def test_a_screen_reader_is_told_which_paragraphs_are_welsh(tmp_path: Path, said: bool) -> None:
    made = docx.Document()
    made.add_heading("Introduction", 1)
    made.add_heading("Cyflwyniad", 1)
    made.add_paragraph("Nid oedd y plentyn wedi cael ei weld gan y gweithiwr cymdeithasol.")
    polish = made.add_paragraph("Nikt nie pytał dziecka o zdanie.")
    if said:
        language = polish.runs[0]._r.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "pl-PL"})
        polish.runs[0]._r.get_or_add_rPr().append(language)
    made.save(str(tmp_path / "a.docx"))
    read = from_docx(tmp_path / "a.docx")
    told = [block.language for block in read.blocks if isinstance(block, Heading | Para)]
    assert told == ["", "cy", "cy", "pl" if said else ""]
    with pikepdf.open(io.BytesIO(pdf_bytes(read)[0])) as pdf:
        tagged = {
            str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one
        }
    assert tagged == {"en-GB", "cy", *(["pl"] if said else [])}


def test_numbers_typed_in_word_are_lists_in_the_pdf(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("1. Introduction", 1)
    typed = [
        (36, "1.1", "First."),
        (72, "(a)", "one;"),
        (72, "(b)", "two."),
        (36, "1.2", "Second."),
        (72, "•", "x"),
        (72, "•", "y"),
    ]
    for left, label, text in typed:
        given = made.add_paragraph(f"{label}\t{text}").paragraph_format
        given.left_indent, given.first_line_indent = Pt(left), Pt(-36)
    made.add_paragraph("12.05.08 She was seen.")
    made.save(str(tmp_path / "a.docx"))
    read = from_docx(tmp_path / "a.docx")
    items = [(one.level, one.label, text_of(one.spans)) for one in read.blocks if isinstance(one, ListItem)]
    assert items == [(1 if left == 36 else 2, label, text) for left, label, text in typed]
    assert isinstance(read.blocks[-1], Para) and text_of(read.blocks[-1].spans) == "12.05.08 She was seen."
