"""Nothing is lost: every word of a generated file, however nested, is somewhere in the `Document`."""

from __future__ import annotations

import io
import itertools
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.documents import fold
from pipeline.documents.container import open_container
from pipeline.documents.docx import _body, read_docx
from pipeline.documents.model import Document
from tests.documents.docx_factory import Docx, deleted, everything, ins, p, part, run, sdt, tbl, tc, tr
from tests.documents.test_docx_text import BEGIN, BOX, END, OLD_BOX, SEPARATE

_serial = itertools.count(1000)  # words long enough not to pass for signs of a symbol font


def _word(_: object = None) -> str:
    return f"q{next(_serial)}z"


words = st.builds(_word, st.none())
texts = st.one_of(
    words.map(run),
    words.map(lambda word: run(word, "<w:vanish/>")),
    words.map(lambda word: run(word, "<w:dstrike/>")),
    words.map(lambda word: run(word, '<w:rFonts w:ascii="Wingdings"/>')),
    words.map(deleted),
    words.map(lambda word: f"<m:oMath><m:r><m:t>{word}</m:t></m:r></m:oMath>"),
    words.map(lambda word: f"<w:r><w:tab/><w:t>{word}</w:t><w:br/></w:r>"),
    words.map(lambda word: f"<w:unheard><w:of><w:r><w:t>{word}</w:t></w:r></w:of></w:unheard>"),
)
inline = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        inner.map(sdt),
        inner.map(ins),
        inner.map(lambda xml: sdt(xml, "<w:showingPlcHdr/>")),
        inner.map(lambda xml: f'<w:hyperlink w:anchor="x">{xml}</w:hyperlink>'),
        inner.map(lambda xml: f"<w:smartTag><w:smartTagPr/>{xml}</w:smartTag>"),
        inner.map(lambda xml: f'<w:del w:id="1" w:author="x">{xml}</w:del>'),
        inner.map(lambda xml: f'<w:moveFrom w:id="1" w:author="x">{xml}</w:moveFrom>'),
        inner.map(lambda xml: BEGIN + xml + SEPARATE + xml.replace("q", "r") + END),
        inner.map(lambda xml: BEGIN + xml),
        inner.map(lambda xml: f"<mc:AlternateContent><mc:Choice>{xml}</mc:Choice></mc:AlternateContent>"),
    ),
    max_leaves=5,
)
ends = st.sampled_from(
    ["", "", "", '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>', "<w:outlineLvl w:val='1'/>"]
)
paragraphs = st.builds(lambda xml, end: p(xml, properties=end), inline, ends)


def _cell(blocks: list[str], properties: str) -> str:
    return tc(*blocks, "<w:p/>", properties=properties)


def _tables(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marks = st.sampled_from(
        [
            "",
            "",
            "<w:vMerge/>",
            "<w:hMerge/>",
            '<w:gridSpan w:val="3"/>',
            '<w:cellDel w:id="1" w:author="x"/>',
        ]
    )
    cells = st.builds(_cell, st.lists(blocks, max_size=2), marks)
    wrapped = st.one_of(cells, cells.map(sdt), cells.map(lambda xml: sdt(sdt(xml))))
    states = st.sampled_from(
        ["", "", "<w:tblHeader/>", '<w:del w:author="x"/>', "<w:ins/>", '<w:gridBefore w:val="1"/>']
    )
    rows = st.builds(
        lambda row, state: tr(*row, properties=state), st.lists(wrapped, min_size=1, max_size=3), states
    )
    return st.lists(st.one_of(rows, rows.map(sdt)), min_size=1, max_size=3).map(lambda made: tbl(*made))


def _boxed(box: str) -> object:
    return lambda xml: p("x", box.format(xml))


blocks = st.recursive(
    paragraphs,
    lambda inner: st.one_of(
        _tables(inner),
        inner.map(sdt),
        inner.map(_boxed(BOX)),
        inner.map(_boxed(OLD_BOX)),
        inner.map(lambda xml: f"<w:customXml>{xml}</w:customXml>"),
    ),
    max_leaves=8,
)


def _read(made: Docx) -> Document:
    return read_docx(open_container(io.BytesIO(made.bytes())), "made.docx", "0" * 64)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(blocks, min_size=1, max_size=4), blocks, blocks)
def test_every_word_is_somewhere(body: list[str], header: str, footnote: str) -> None:
    made = Docx(
        "".join(body) + p('<w:r><w:footnoteReference w:id="2"/></w:r>'),
        headers=(header,),
        footnotes=f'<w:footnote w:id="2">{footnote}</w:footnote>',
    )
    document = _read(made)
    found = re.findall(r"[qr]\d+z", everything(document))
    for xml in (*body, header, footnote):
        for word in re.findall(r"[qr]\d+z", xml):
            assert word in found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(blocks, min_size=1, max_size=3))
def test_cells_are_where_python_counts_them(body: list[str]) -> None:
    """Numbers of tables and rows run without gaps, and cells of a row never overlap."""
    document = _read(Docx("".join(body)))
    assert [table.number for table in document.tables] == list(range(1, len(document.tables) + 1))
    for table in document.tables:
        assert [row.number for row in table.rows] == list(range(1, len(table.rows) + 1))
        for row in table.rows:
            at = 0
            for cell in row.cells:
                assert cell.column >= at
                at = cell.column + cell.span
            assert at <= table.width


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_tables(blocks), min_size=1, max_size=3), st.integers(1, 3))
def test_streamed_tables_equal_tables_read_whole(tables: list[str], batch: int) -> None:
    """The quick way in batches gives what the thorough way gives, which a content control around asks for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_body, "_BATCH", batch)
        streamed = _read(Docx("".join(p(run("between")) + table for table in tables)))
    whole = _read(Docx("".join(p(run("between")) + sdt(table) for table in tables)))
    assert streamed == whole


_odd_blanks = st.text(st.sampled_from("ab é\u00a0\t\n\r\v\f\x85\x1c\u2003\u2028\u2029 "), max_size=20)


@given(_odd_blanks)
def test_fold_folds_white_space_and_nothing_else(text: str) -> None:
    """The quick `fold` equals its definition: line ends to one, blanks to one, edges bare."""
    plain = re.sub(r"\r\n?|[\v\f\u2028\u2029]", "\n", text)
    plain = re.sub(r" ?\n[ \n]*", "\n", re.sub(r"[^\S\n]+", " ", plain)).strip()
    assert fold(text) == plain
    assert "".join(fold(text).split()) == "".join(text.split())


def test_a_part_that_is_no_document_has_no_body() -> None:
    assert "w:body" not in part("hdr", "")
