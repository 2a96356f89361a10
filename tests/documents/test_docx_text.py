"""What stands in a paragraph or cell: text as a reader sees it, and notes for what hangs on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.documents import Document, Note, Paragraph
from tests.documents.docx_factory import Docx, deleted, everything, grid, ins, p, run, sdt, style, tbl, tc, tr

FLD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FLD.format(state) for state in ("begin", "separate", "end"))


def only(document: Document) -> Paragraph:
    (paragraph,) = document.paragraphs
    return paragraph


def codes(document: Document) -> list[str]:
    return [caution.code for caution in document.cautions]


INLINE = [
    (run("12") + run("th", '<w:vertAlign w:val="superscript"/>') + run(" March"), "12th March"),
    ("<w:r><w:t>seen</w:t><w:tab/><w:t>at</w:t><w:br/><w:t>home</w:t></w:r>", "seen at\nhome"),
    ("<w:r><w:t>home</w:t><w:cr/><w:t>x</w:t></w:r>", "home\nx"),
    ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\nb"),
    ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>ted</w:t></w:r>", "co-opted"),
    ('<w:r><w:t>left</w:t><w:ptab w:alignment="right"/><w:t>right</w:t></w:r>', "left right"),
    ("<w:r><w:t>line\nend in\n  the file</w:t></w:r>", "line end in the file"),
    (f'<w:hyperlink r:id="rId9">{run("the letter")}</w:hyperlink>', "the letter"),
    (f'<w:smartTag w:element="date"><w:smartTagPr/>{run("12/03/09")}</w:smartTag>', "12/03/09"),
    (f'<w:customXml w:element="x"><w:customXmlPr/>{run("inside")}</w:customXml>', "inside"),
    (f'<w:fldSimple w:instr="DATE">{run("12/03/09")}</w:fldSimple>', "12/03/09"),
    (sdt(sdt(run("deep"))), "deep"),
    (ins(run("added")), "added"),
    (f'<w:moveTo w:id="1" w:author="x">{run("moved")}</w:moveTo>', "moved"),
    (f'<w:ins w:id="1" w:author="x">{deleted("gone")}{run("kept")}</w:ins>', "kept"),
    ("<m:oMathPara><m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath></m:oMathPara>", "a=1"),
    (f"<w:unknown>{run('wrapped by something new')}</w:unknown>", "wrapped by something new"),
    (f'<w:dir w:val="rtl">{run("אבי")}</w:dir>', "אבי"),
    ("<w:ruby><w:rubyBase>" + run("base") + "</w:rubyBase></w:ruby>", "base"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    ('<w:r><w:sym w:font="Wingdings" w:char="00FC"/></w:r>', "✓"),
    ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
    ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
    ('<w:r><w:sym w:font="MS Gothic" w:char="2612"/></w:r>', "☒"),
    (run("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run(" Yes"), "☑ Yes"),
    (run("Seen", '<w:rFonts w:ascii="Wingdings"/>'), "Seen"),
    (run("þ", '<w:rFonts w:ascii="Arial"/>'), "þ"),
    (sdt("<w:r><w:t>☒</w:t></w:r>", '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), "☒"),
    (sdt("", '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), "☒"),
    (BEGIN + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + SEPARATE + run("7") + END, "7"),
    (
        BEGIN + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + BEGIN + "<w:r><w:instrText>X</w:instrText></w:r>" + SEPARATE + run("inner") + END
        + SEPARATE + run("outer") + END,
        "outer",
    ),
    (BEGIN + run("a field that never ends hides nothing"), "a field that never ends hides nothing"),
    (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
        f"</w:checkBox></w:ffData></w:fldChar></w:r>{END}",
        "☒",
    ),
    (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        f'<w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r>{END}',
        "Yes",
    ),
    (run("=1+1 @SUM “quoted” â€™ caf\u00e9\u200b"), "=1+1 @SUM “quoted” â€™ caf\u00e9\u200b"),
    ("<w:r><w:t>a<!-- remark -->b<?pi?>c<![CDATA[<d>]]></w:t></w:r>", "abc<d>"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), INLINE)
def test_text_in_a_paragraph_and_the_same_in_a_cell(tmp_path: Path, xml: str, text: str) -> None:
    document = Docx(p(xml) + tbl(tr(tc(p(xml)), "plain"))).read(tmp_path)
    assert only(document).text == text
    assert grid(document) == [[text, "plain"]]


def test_deletions_and_moves_are_notes_with_their_author(tmp_path: Path) -> None:
    body = p("Seen ", deleted("asleep"), ins(run("awake"), "H Strand"), " in bed") + p(
        f'<w:moveFrom w:id="3" w:author="T Nock">{run("moved away")}</w:moveFrom>', "stays"
    )
    document = Docx(body).read(tmp_path)
    first, second = document.paragraphs
    assert (first.text, second.text) == ("Seen awake in bed", "stays")
    assert [(note.kind, note.text, note.author) for note in first.notes] == [("deleted", "asleep", "G Marsh")]
    assert [(note.kind, note.text, note.author) for note in second.notes] == [
        ("deleted", "moved away", "T Nock")
    ]
    assert codes(document) == ["tracked-changes"]


def test_one_deletion_over_several_runs_is_one_note(tmp_path: Path) -> None:
    paragraph = only(Docx(p(deleted("asleep "), deleted("in bed"), "x", deleted("y"))).read(tmp_path))
    assert [note.text for note in paragraph.notes] == ["asleep in bed", "y"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    cut = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    body = p("Seen at ", properties=cut) + p("home") + tbl(tr(tc(p("Seen at ", properties=cut) + p("home"))))
    document = Docx(body).read(tmp_path)
    assert only(document).text == "Seen at home"
    assert grid(document) == [["Seen at home"]]


def test_hidden_and_struck_text_is_read_and_marked(tmp_path: Path) -> None:
    body = p(
        run("Seen "), run("by the ", "<w:vanish/>"), run("aunt", "<w:vanish/>"), run(" later", "<w:strike/>")
    )
    document = Docx(body + tbl(tr(tc(p(run("x", '<w:vanish w:val="0"/><w:dstrike/>')))))).read(tmp_path)
    assert only(document).text == "Seen by the aunt later"
    assert [(note.kind, note.text) for note in only(document).notes] == [
        ("hidden", "by the aunt"),
        ("struck", "later"),
    ]
    assert [(note.kind, note.text) for note in document.tables[0].rows[0].cells[0].notes] == [("struck", "x")]
    assert codes(document) == ["hidden-text"]


def test_hidden_by_style_in_cells_and_paragraphs(tmp_path: Path) -> None:
    styles = style("Secret", "<w:rPr><w:vanish/></w:rPr>") + style(
        "Child", '<w:basedOn w:val="Secret"/>'
    ) + style("Whisper", "<w:rPr><w:vanish/></w:rPr>", kind="character")  # fmt: skip
    named = '<w:pStyle w:val="Child"/>'
    body = p("one", properties=named) + tbl(
        tr(tc(p("two", properties=named)), tc(p(run("three", '<w:rStyle w:val="Whisper"/>'))))
    )
    document = Docx(body, styles=styles).read(tmp_path)
    assert [note.kind for note in only(document).notes] == ["hidden"]
    assert [[note.kind for note in cell.notes] for cell in document.tables[0].rows[0].cells] == [
        ["hidden"],
        ["hidden"],
    ]


def test_placeholder_text_is_not_an_answer(tmp_path: Path) -> None:
    prompt = sdt(run("Click to enter a date"), "<w:showingPlcHdr/><w:date/>")
    answered = sdt(run("12/03/09"), '<w:showingPlcHdr w:val="0"/><w:date/>')
    row = tr(
        tc(p(prompt)),
        sdt(tc("Choose an item"), "<w:showingPlcHdr/>"),
        tc(sdt(p("Prompt"), "<w:showingPlcHdr/>")),
    )
    document = Docx(tbl(row, tr(tc(p(answered)), "", ""))).read(tmp_path)
    assert grid(document) == [["", "", ""], ["12/03/09", "", ""]]
    assert [[(note.kind, note.text) for note in cell.notes] for cell in document.tables[0].rows[0].cells] == [
        [("placeholder", "Click to enter a date")], [("placeholder", "Choose an item")],
        [("placeholder", "Prompt")],
    ]  # fmt: skip


def test_footnotes_endnotes_and_comments_hang_where_they_are_referred_to(tmp_path: Path) -> None:
    references = (
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        '<w:commentRangeStart w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    )
    on_deleted = '<w:del w:id="9" w:author="x"><w:r><w:commentReference w:id="6"/></w:r></w:del>'
    made = Docx(
        tbl(tr("12/03/09", tc(p("Seen", references, on_deleted)))),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>", "By phone")
        + p("twice")
        + "</w:footnote>",
        endnotes='<w:endnote w:id="2">' + p("Letter ", deleted("lost")) + "</w:endnote>",
        comments='<w:comment w:id="5" w:author="V Tranmer">' + p("Check this") + "</w:comment>"
        '<w:comment w:id="6" w:author="V Tranmer">' + p("Why cut?") + "</w:comment>"
        '<w:comment w:id="7" w:author="V Tranmer">' + p("Nobody refers to me") + "</w:comment>",
    )
    document = made.read(tmp_path)
    cell = document.tables[0].rows[0].cells[1]
    assert cell.text == "Seen"
    assert [(note.kind, note.text, note.author) for note in cell.notes] == [
        ("footnote", "By phone\ntwice", None),
        ("endnote", "Letter", None),
        ("deleted", "lost", "G Marsh"),
        ("comment", "Check this", "V Tranmer"),
        ("comment", "Why cut?", "V Tranmer"),
    ]
    assert (cell.notes[0].place.table, cell.notes[0].place.row, cell.notes[0].place.column) == (1, 1, 1)
    assert document.notes == (Note("comment", "Nobody refers to me", author="V Tranmer"),)


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wps:wsp><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
    "<v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
OLD_BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize("box", [BOX, OLD_BOX])
def test_text_boxes_are_read_once_right_after_their_paragraph(tmp_path: Path, box: str) -> None:
    inner = p("in the box") + tbl(tr("12/03/09", "Seen"))
    document = Docx(
        p("before", box.format(inner), " after") + p("next") + tbl(tr(tc(p("cell", box.format(inner)))))
    ).read(tmp_path)
    assert [paragraph.text for paragraph in document.paragraphs] == ["before after", "in the box", "next"]
    assert grid(document, 0) == [["12/03/09", "Seen"]]
    cell = document.tables[1].rows[0].cells[0]
    assert cell.text == "cell\nin the box\n12/03/09 Seen"
    assert [table.number for table in cell.tables] == [3]


def test_a_fallback_is_read_where_the_choice_holds_no_words(tmp_path: Path) -> None:
    alternates = (
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    xml = alternates.format("", run("kept"))
    assert only(Docx(p(xml)).read(tmp_path)).text == "kept"
    block = alternates.format(p("one"), p("two"))
    assert only(Docx(block).read(tmp_path)).text == "one"


PICTURE = (
    "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' {}/><a:graphic><a:graphicData><pic:pic>"
    "<pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def test_pictures_are_notes_with_their_alternative_text(tmp_path: Path) -> None:
    body = tbl(tr(tc(p(PICTURE.format("descr='Scanned record'"))), tc(p(PICTURE.format(""))), "x"))
    document = Docx(body).read(tmp_path)
    assert [[(n.kind, n.text) for n in c.notes] for c in document.tables[0].rows[0].cells] == [
        [("image", "Scanned record")], [("image", "")], [],
    ]  # fmt: skip
    assert codes(document) == ["image-text"]


def test_what_is_in_other_parts_is_cautioned(tmp_path: Path) -> None:
    body = (
        '<w:altChunk r:id="rId7"/>'
        + p("<w:r><w:object><v:shape alt='A workbook'/></w:object></w:r>")
        + p(
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    )
    document = Docx(body).read(tmp_path)
    assert codes(document).count("part-unreadable") == 3
    assert "A workbook" in everything(document)


def test_headers_and_footers_are_furniture_and_their_tables_do_not_vanish(tmp_path: Path) -> None:
    rows = tbl(
        tr("12/03/09", tc(p("Seen", deleted("twice")))), tr("13/03/09", "Rang"), tr("14/03/09", "Wrote")
    )
    made = Docx(
        tbl(tr("body")),
        headers=(p("Official: sensitive"), rows, "<w:p/>"),
        footers=(sdt(p("Page ", BEGIN, SEPARATE, run("1"), END)),),
    )
    document = made.read(tmp_path)
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("header", "Official: sensitive"),
        ("header", "12/03/09 Seen\n13/03/09 Rang\n14/03/09 Wrote"),
        ("footer", "Page 1"),
    ]
    assert [table.number for table in document.tables] == [1]
    assert "furniture-table" in codes(document)
    assert "twice" in everything(document)


def test_a_logo_in_a_header_is_no_caution(tmp_path: Path) -> None:
    document = Docx(p("x"), headers=(p("Board", PICTURE.format("descr='Crest'")),)).read(tmp_path)
    assert document.cautions == ()
    assert [(note.kind, note.text) for note in document.notes] == [("image", "Crest")]


def test_links_are_never_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/header" Target="http://server.example/h" TargetMode="External"/>'
        '<Relationship Id="rId2" Type="x/header" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>"
    )
    body = p(
        BEGIN, '<w:r><w:instrText>DDEAUTO c:\\\\x "calc"</w:instrText></w:r>', SEPARATE, run("shown"), END
    )
    document = Docx(body, raw={"word/_rels/document.xml.rels": relations}).read(tmp_path)
    assert everything(document) == "shown"


def test_many_words_in_one_cell_are_whole(tmp_path: Path) -> None:
    long = " ".join(f"word{at}" for at in range(8000))
    assert grid(Docx(tbl(tr(long))).read(tmp_path)) == [[long]]
