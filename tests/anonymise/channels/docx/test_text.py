"""Paragraphs as passages: put together across pieces, rewritten in their form, placed where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.anonymise.passages import Edit
from tests.anonymise.channels.docx.opened import SECTION, W, body_text, drafted, lost, texts, written
from tests.documents.docx_factory import Docx, deleted, ins, p, run, sdt, style, tbl, tc, tr

_LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink><w:bookmarkStart w:id="5" w:name="x"/>'
_LINK += '<w:bookmarkEnd w:id="5"/>'


@pytest.mark.parametrize(
    "inner",
    [
        run("Kay") + run("leigh", "<w:b/>"),
        run("Kay") + '<w:proofErr w:type="spellStart"/>' + run("leigh"),
        run("Kay") + "<w:r><w:softHyphen/></w:r>" + run("leigh"),
        run("Kay\u200bleigh"),
        run("Kay") + _LINK.format(run("leigh")),
        run("Kay") + sdt(run("leigh"), '<w:alias w:val="Kayleigh"/>'),
        run("Kay") + f'<w:smartTag w:element="Kayleigh" w:uri="urn:x">{run("leigh")}</w:smartTag>',
        run("Kay") + f'<w:customXml w:element="Kayleigh">{run("leigh")}</w:customXml>',
        run("Kay") + ins(run("leigh"), "Kayleigh"),
        run("Kay") + f'<w:dir w:val="Kayleigh">{run("leigh")}</w:dir>',
        run("Kay") + f'<w:bdo w:val="Kayleigh">{run("leigh")}</w:bdo>',
        run("Kay") + deleted("x", "Kayleigh") + run("leigh"),
        run("Kay") + f'<w:fldSimple w:instr="AUTHOR Kayleigh">{run("leigh")}</w:fldSimple>',
        f'<w:bdo w:val="rtl">{run("hgielyaK")}</w:bdo>',
        run("\u202ehgielyaK\u202c"),
        run("Kay") + f'<x:odd xmlns:x="urn:kayleigh">{run("leigh")}</x:odd>',
        "<m:oMath><m:r><m:t>Kay</m:t></m:r><m:r><m:t>leigh</m:t></m:r></m:oMath>",
    ],
)
def test_a_name_in_pieces_is_one_word_and_goes(inner: str, tmp_path: Path) -> None:
    draft = drafted(Docx(body=f"<w:p>{run('We saw ')}{inner}{run(' at home')}</w:p>"), tmp_path)
    parts = written(draft, tmp_path, "Kayleigh", by="Child A")
    assert b"leigh" not in b"".join(parts.values())
    text = etree.fromstring(parts["word/document.xml"])
    assert "".join(text.itertext()) == "We saw Child A at home"


def test_each_piece_keeps_its_form(tmp_path: Path) -> None:
    draft = drafted(
        Docx(body=p(run("Kay", "<w:b/>"), run("leigh", "<w:i/>"), run(" was seen", "<w:u/>"))), tmp_path
    )
    parts = written(draft, tmp_path, "Kayleigh")
    assert b'<w:b/></w:rPr><w:t xml:space="preserve">Child A</w:t>' in parts["word/document.xml"]
    assert b'<w:u/></w:rPr><w:t xml:space="preserve"> was seen</w:t>' in parts["word/document.xml"]


def test_signs_of_the_text_are_letters_and_can_be_replaced(tmp_path: Path) -> None:
    inner = "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:cr/></w:r>"
    draft = drafted(Docx(body=f"<w:p>{inner}</w:p>"), tmp_path)
    assert texts(draft) == ["A\tB\nC\u2011\n"]
    goal = tmp_path / "goal.docx"
    draft.write(goal, {0: [Edit(1, 2, "-"), Edit(3, 5, "")]})
    again = drafted(goal.read_bytes(), tmp_path)
    assert texts(again) == ["A-B\u2011\n"]


def test_nothing_replaced_nothing_changed(tmp_path: Path) -> None:
    body = p("One") + tbl(tr("a", tc("b", tbl(tr("c")), "d"))) + p("Two")
    draft = drafted(
        Docx(body=body + SECTION.format("rId1"), headers=(p("Top"),), footers=(p("Foot"),)), tmp_path
    )
    parts = written(draft, tmp_path)
    assert body_text(parts) == ["One", "a", "b", "c", "d", "Two"]
    assert texts(draft, "header") == ["Top"]
    assert "Foot" in lost(draft, "footer")  # no section shows it


def test_passages_know_their_place(tmp_path: Path) -> None:
    styles = style("H", "", name="heading 2") + style("C", "", name="caption")
    body = (
        p("Title", properties='<w:pStyle w:val="H"/>')
        + p("Plain")
        + tbl(tr("a", "b"), tr("c", "d"))
        + p("Figure 1", properties='<w:pStyle w:val="C"/>')
    )
    notes = f'<w:footnote w:id="7">{p("A note")}</w:footnote>'
    body += '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    draft = drafted(
        Docx(body=body + SECTION.format("rId3"), styles=styles, footnotes=notes, headers=(p("Top"),)),
        tmp_path,
    )
    seen = [(one.text, one.role, one.level, one.cell, one.where) for one in draft.passages]
    assert seen == [
        ("Title", "heading", 2, None, "paragraph 1"),
        ("Plain", "paragraph", 0, None, "paragraph 2"),
        ("a", "cell", 0, (1, 1, 1), "table 1, row 1, column 1"),
        ("b", "cell", 0, (1, 1, 2), "table 1, row 1, column 2"),
        ("c", "cell", 0, (1, 2, 1), "table 1, row 2, column 1"),
        ("d", "cell", 0, (1, 2, 2), "table 1, row 2, column 2"),
        ("Figure 1", "caption", 0, None, "paragraph 3"),
        ("A note", "note", 0, None, "footnote 7"),
        ("Top", "furniture", 0, None, "page header"),
    ]
    assert [one.number for one in draft.passages] == list(range(len(seen)))


def test_automatic_numbers_are_told(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="For Kayleigh %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    draft = drafted(
        Docx(body=p("a", properties=item) + p("b", properties=item), numbering=numbering), tmp_path
    )
    assert [one.label for one in draft.passages[:2]] == ["For Kayleigh 1.", "For Kayleigh 2."]
    assert [one.level for one in draft.passages[:2]] == [1, 1]
    parts = written(draft, tmp_path, "Kayleigh")
    assert b'w:val="For Child A %1."' in parts["word/numbering.xml"]


@pytest.mark.parametrize(
    "look",
    ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', '<w:rStyle w:val="Secret"/>'],
)
def test_what_nobody_sees_is_not_written_but_told(look: str, tmp_path: Path) -> None:
    styles = style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    draft = drafted(Docx(body=p("Seen ", run("Kayleigh", look), "too"), styles=styles), tmp_path)
    assert texts(draft) == ["Seen too"]
    assert "Kayleigh" in lost(draft, "hidden-text")
    assert b"Kayleigh" not in b"".join(written(draft, tmp_path).values())


def test_white_letters_on_a_dark_cell_are_seen(tmp_path: Path) -> None:
    cell = tc(
        p(run("Heading", '<w:color w:val="FFFFFF"/>')), properties='<w:shd w:val="clear" w:fill="1F3864"/>'
    )
    draft = drafted(Docx(body=tbl(tr(cell))), tmp_path)
    assert texts(draft) == ["Heading"]


def test_a_cell_is_never_left_without_a_paragraph(tmp_path: Path) -> None:
    draft = drafted(
        Docx(body=tbl(tr("<w:tc><w:sdt><w:sdtContent/></w:sdt></w:tc>", tc(tbl(tr("x")))))), tmp_path
    )
    root = etree.fromstring(written(draft, tmp_path)["word/document.xml"])
    assert all(cell[-1].tag == W + "p" for cell in root.iter(W + "tc"))


def test_words_outside_all_paragraphs_are_passages(tmp_path: Path) -> None:
    draft = drafted(
        Docx(body=run("Kayleigh") + p("x") + "<w:p><w:pPr><w:t>Kayleigh</w:t></w:pPr></w:p>"), tmp_path
    )
    assert b"Kayleigh" not in b"".join(written(draft, tmp_path, "Kayleigh").values())


def test_a_long_table_is_read_in_good_time(tmp_path: Path) -> None:
    draft = drafted(Docx(body=tbl(*(tr("a", "b", "c") for _ in range(4000)))), tmp_path)
    assert draft.passages[-1].cell == (1, 4000, 3)


@pytest.mark.parametrize("kind", ["dir", "bdo"])
def test_words_in_a_direction_that_is_none_stay_where_words_can_stand(kind: str, tmp_path: Path) -> None:
    inner = f'<w:{kind} w:val="Kayleigh">{run("was seen")}</w:{kind}>'
    parts = written(drafted(Docx(body=f"<w:p>{inner}</w:p>"), tmp_path), tmp_path, "Kayleigh")
    assert f"<w:{kind}><w:r>".encode() in parts["word/document.xml"]
