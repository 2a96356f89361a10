"""Tables of every shape land on their grid, and no row or cell is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.documents import Table
from tests.documents.docx_factory import Docx, deleted, everything, grid, p, run, sdt, tbl, tc, tr


def columns(table: Table) -> list[list[tuple[int, int]]]:
    return [[(cell.column, cell.span) for cell in row.cells] for row in table.rows]


SPAN = '<w:gridSpan w:val="{}"/>'
MERGE, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_spans_gaps_and_widths(tmp_path: Path) -> None:
    table = (
        Docx(
            tbl(
                tr(tc("2009", properties=SPAN.format(7))),
                tr("a", tc("b", properties=SPAN.format(3)), "c"),
                tr("x", properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="5"/>'),
                tr("short"),
                grid=7,
            )
        )
        .read(tmp_path)
        .tables[0]
    )
    assert columns(table) == [[(0, 7)], [(0, 1), (1, 3), (4, 1)], [(2, 1)], [(0, 1)]]
    assert table.width == 8
    assert [row.number for row in table.rows] == [1, 2, 3, 4]


def test_no_grid_and_very_wide_rows(tmp_path: Path) -> None:
    document = Docx(tbl(tr("a", "b"), tr(*(f"c{at}" for at in range(637))))).read(tmp_path)
    assert document.tables[0].width == 637
    assert grid(document)[1][636] == "c636"


@pytest.mark.parametrize("value", ["-4", "0", "many", "99999999999"])
def test_nonsense_spans_do_no_harm(tmp_path: Path, value: str) -> None:
    document = Docx(tbl(tr(tc("a", properties=SPAN.format(value)), "b"))).read(tmp_path)
    assert grid(document) == [["a", "b"]]


def test_vertical_merge_keeps_the_place_and_shows_the_text_above(tmp_path: Path) -> None:
    table = (
        Docx(
            tbl(
                tr(tc("12/03/09", properties=MERGE), "morning"),
                tr(tc("", properties=CONTINUE), "noon"),
                tr(tc("", properties='<w:vMerge w:val="continue"/>'), tc(p("evening", deleted("x")))),
            )
        )
        .read(tmp_path)
        .tables[0]
    )
    assert [row.cells[0].continued for row in table.rows] == [False, True, True]
    assert [row.cells[0].text for row in table.rows] == ["12/03/09", "", ""]
    assert table.text_above(table.rows[2], 0) == "12/03/09"


def test_words_typed_in_a_continued_cell_are_kept(tmp_path: Path) -> None:
    document = Docx(tbl(tr(tc("a", properties=MERGE), "1"), tr(tc("b", properties=CONTINUE), "2"))).read(
        tmp_path
    )
    cell = document.tables[0].rows[1].cells[0]
    assert (cell.text, cell.continued) == ("b", True)
    assert [caution.code for caution in document.cautions] == ["hidden-text"]


def test_a_merge_with_nothing_above_is_an_ordinary_cell(tmp_path: Path) -> None:
    document = Docx(tbl(tr(tc("a", properties=CONTINUE)), tr("b"))).read(tmp_path)
    assert not document.tables[0].rows[0].cells[0].continued


def test_legacy_horizontal_merge(tmp_path: Path) -> None:
    row = tr(
        tc("banner", properties='<w:hMerge w:val="restart"/>'),
        tc("", properties='<w:hMerge w:val="continue"/>'),
        tc("typed", properties="<w:hMerge/>"),
        "last",
    )
    document = Docx(tbl(row)).read(tmp_path)
    assert grid(document) == [["banner\ntyped", "last"]]
    assert columns(document.tables[0]) == [[(0, 3), (3, 1)]]


def test_content_controls_at_every_level(tmp_path: Path) -> None:
    body = tbl(
        tr("plain", "row"),
        sdt(tr("row", "in control") + sdt(tr("nested", "twice"))),
        tr("a", sdt(tc("cell in control")), f"<w:customXml>{tc('cell in xml')}</w:customXml>", "d"),
        "<w:bookmarkStart/>",
        f"<w:ins>{tr('last', 'row')}</w:ins>",
    )
    expected = [["plain", "row"], ["row", "in control"], ["nested", "twice"],
                ["a", "cell in control", "cell in xml", "d"], ["last", "row"]]  # fmt: skip
    assert grid(Docx(body).read(tmp_path)) == expected
    assert grid(Docx(sdt(body)).read(tmp_path)) == expected
    assert columns(Docx(body).read(tmp_path).tables[0])[3] == [(0, 1), (1, 1), (2, 1), (3, 1)]


def test_a_deleted_row_is_a_note_and_an_inserted_row_is_a_row(tmp_path: Path) -> None:
    change = '<w:{} w:id="1" w:author="C Mayhew"/>'
    body = tbl(
        tr("12/03/09", "kept"),
        tr(tc(p(deleted("13/03/09"))), "gone", properties=change.format("del")),
        tr("14/03/09", "new", properties=change.format("ins")),
    )
    document = Docx(body).read(tmp_path)
    assert grid(document) == [["12/03/09", "kept"], ["14/03/09", "new"]]
    assert [row.number for row in document.tables[0].rows] == [1, 2]
    (note,) = document.notes
    assert (note.kind, note.text, note.author, note.place.table) == (
        "deleted",
        "13/03/09 gone",
        "C Mayhew",
        1,
    )
    assert [caution.code for caution in document.cautions] == ["tracked-changes"]


def test_a_wholly_deleted_table_leaves_notes_and_takes_no_number(tmp_path: Path) -> None:
    body = tbl(tr("gone", properties="<w:del/>")) + tbl(tr("here"))
    document = Docx(body).read(tmp_path)
    assert [table.number for table in document.tables] == [1]
    assert grid(document) == [["here"]]
    assert "gone" in everything(document)


def test_a_deleted_cell_keeps_its_place(tmp_path: Path) -> None:
    row = tr("a", tc("gone", properties='<w:cellDel w:author="x"/>'), "c")
    document = Docx(tbl(row)).read(tmp_path)
    assert grid(document) == [["a", "", "c"]]
    assert document.tables[0].rows[0].cells[1].notes[0].text == "gone"


def test_old_properties_of_tracked_formatting_do_not_count(tmp_path: Path) -> None:
    changed = (
        SPAN.format(2) + '<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    )
    document = Docx(tbl(tr("x"), tr(tc("a", properties=changed), "b"))).read(tmp_path)
    assert columns(document.tables[0])[1] == [(0, 2), (2, 1)]


def test_header_rows_are_the_leading_ones_only(tmp_path: Path) -> None:
    head = "<w:tblHeader/>"
    marked = [
        tr("Date", properties=head),
        tr("(dd/mm)", properties=head),
        tr("12/03/09"),
        tr("13/03/09", properties=head),
    ]
    assert [row.header for row in Docx(tbl(*marked)).read(tmp_path).tables[0].rows] == [
        True,
        True,
        False,
        False,
    ]
    everywhere = [tr(str(at), properties=head) for at in range(9)]
    assert not any(row.header for row in Docx(tbl(*everywhere)).read(tmp_path).tables[0].rows)
    off = tbl(tr("a", properties='<w:tblHeader w:val="0"/>'), tr("b"))
    assert not Docx(off).read(tmp_path).tables[0].rows[0].header


def test_hidden_rows_are_read(tmp_path: Path) -> None:
    document = Docx(tbl(tr("a"), tr("b", properties="<w:hidden/>"))).read(tmp_path)
    assert [(row.cells[0].text, row.hidden) for row in document.tables[0].rows] == [("a", False), ("b", True)]


def test_nested_tables_and_layout_tables(tmp_path: Path) -> None:
    inner = tbl(tr("12/03/09", "Seen"), tr("13/03/09", "Rang"))
    body = tbl(tr(tc(p("Form"), inner, "<w:p/>"))) + p("between") + tbl(tr("x", tc(inner)), tr("y", "z"))
    document = Docx(body).read(tmp_path)
    assert [table.number for table in document.tables] == [1, 2, 3, 4]
    assert grid(document, 0) == [["Form\n12/03/09 Seen\n13/03/09 Rang"]]
    assert grid(document, 1) == [["12/03/09", "Seen"], ["13/03/09", "Rang"]]
    assert grid(document, 2) == [["x", "12/03/09 Seen\n13/03/09 Rang"], ["y", "z"]]
    assert document.tables[1].rows[0].cells[0].column == 0


def test_blocks_keep_their_order_around_streamed_tables(tmp_path: Path) -> None:
    body = (
        p("one")
        + tbl(tr("A"), tr("B"))
        + p("two")
        + p("three")
        + tbl(tr("C"))
        + sdt(p("four") + tbl(tr("D")))
    )
    blocks = Docx(body).read(tmp_path).blocks
    assert [block.rows[0].cells[0].text if isinstance(block, Table) else block.text for block in blocks] == [
        "one", "A", "two", "three", "C", "four", "D",
    ]  # fmt: skip
    assert [block.place.paragraph for block in blocks if not isinstance(block, Table)] == [1, 2, 3, 4]


def test_tables_without_rows_and_rows_without_cells(tmp_path: Path) -> None:
    document = Docx(tbl() + tbl(tr(), tr("a"))).read(tmp_path)
    assert grid(document) == [[], ["a"]]


def test_a_cell_of_many_paragraphs_and_split_runs(tmp_path: Path) -> None:
    cell = tc(p(run("Th"), run("urs 12")), p(""), p("  14.30\u00a0hrs "))
    assert grid(Docx(tbl(tr(cell, "x"))).read(tmp_path)) == [["Thurs 12\n14.30 hrs", "x"]]


def test_tab_stops_are_not_tabs(tmp_path: Path) -> None:
    cell = tc(p(run("12/03"), run("/09"), properties='<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'))
    assert grid(Docx(tbl(tr(cell))).read(tmp_path)) == [["12/03/09"]]


def test_the_quick_and_the_thorough_way_agree(tmp_path: Path) -> None:
    """The same rows, once plain and once with something odd beside them that forces the other way."""
    cells = [
        tc("12/03/09", properties=SPAN.format(2)),
        tc(p("two"), p("<w:r><w:t>lines</w:t><w:tab/><w:t>and a tab</w:t><w:br/><w:t>end</w:t></w:r>")),
        tc(""),
    ]
    odd = tc(p("x", "<w:r><w:softHyphen/></w:r>"))
    plain = Docx(tbl(tr(*cells, "x"), tr(*cells, "x"))).read(tmp_path).tables[0]
    forced = Docx(tbl(tr(*cells, odd), tr(*cells, odd))).read(tmp_path).tables[0]
    wrapped = Docx(sdt(tbl(tr(*cells, "x"), tr(*cells, "x")))).read(tmp_path).tables[0]
    assert plain == forced == wrapped


@pytest.mark.parametrize("wrap", ["", sdt("<w:tr/>")])
def test_a_merge_whose_beginning_was_deleted_does_not_show_the_row_before_it(
    tmp_path: Path, wrap: str
) -> None:
    """The date of the entry before would be taken for the entry's own, without a word."""
    gone = tr(tc("12/03/09", properties=MERGE), "gone", properties="<w:del/>")
    body = tbl(
        tr(tc("11/03/09", properties=MERGE), "kept"),
        tr(tc("", properties=CONTINUE), "same day"),
        gone,
        tr(tc("", properties=CONTINUE), "left over"),
        tr(tc("", properties=CONTINUE), "left over too"),
        tr("13/03/09", "next"),
        tr(tc("", properties=CONTINUE), "merged with nothing"),
        wrap,
    )
    table = Docx(body).read(tmp_path).tables[0]
    continued = [row.cells[0].continued for row in table.rows[:6]]
    assert continued == [False, True, False, True, False, False]
