"""The reader is broken on purpose in many places: the count from the XML must notice every time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.chronology import extract
from pipeline.documents.docx import _body, _furniture, inline, stories, tables
from pipeline.documents.docx._body import BodyReader
from pipeline.documents.docx.tables import TableReader
from pipeline.documents.model import Cell, Document
from tests.documents.docx_factory import Docx, deleted, p, tbl, tc, tr

HEAD = tr("Date", "Contact", "Event", "Child seen")
ROWS = (
    tr("12/03/2009", "Home visit", "House warm & clean; toys about, a < b.", "Yes"),
    tr("14/03/2009", "", "Seen at clinic", "No"),
    tr("", "Telephone", "Father rang; no reply when rung back.", ""),
)
INNER = tbl(tr("Weight", "7.2 kg"), tr("Height", "66 cm"))
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FOOTNOTES = f'<w:footnote w:id="2">{p("Her sister was in the room.")}</w:footnote>'

PLAIN = Docx(body=p("Chronology of contacts") + tbl(HEAD, *ROWS, grid=4) + p("End of the chronology"))
ODD = Docx(
    body=p("Chronology of contacts")
    + tbl(
        HEAD,
        *ROWS,
        tr("20/03/2009", tc(p("Letter", deleted("sent"))), tc(p("Weighed", NOTE), INNER), "Yes"),
        tr("21/03/2009", "Rang", "Told of the letter", "No", properties='<w:del w:author="x"/>'),
        grid=4,
    )
    + p("End of the chronology"),
    footnotes=FOOTNOTES,
    headers=(p("Case W-1, page"),),
)


def codes(document: Document) -> set[str]:
    return {caution.code for caution in document.cautions}


@pytest.mark.parametrize("made", [PLAIN, ODD], ids=["plain", "odd"])
def test_a_file_read_whole_is_proved(made: Docx, tmp_path: Path) -> None:
    document = made.read(tmp_path)
    assert "not-accounted" not in codes(document)
    assert extract(document).text_accounted_for


Patch = Callable[[pytest.MonkeyPatch], None]


def _cells(change: Callable[[tuple[Cell, ...]], tuple[Cell, ...]], at: int = 1) -> Patch:
    """Change the cells of one row as it is added to its table."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        append = TableReader._append

        def broken(self: TableReader, cells: tuple[Cell, ...], **more: Any) -> None:
            here = len(self._rows) == at and len(cells) > 2  # not in the table within the table
            append(self, change(cells) if here else cells, **more)

        monkeypatch.setattr(TableReader, "_append", broken)

    return patch


def _without_row(monkeypatch: pytest.MonkeyPatch) -> None:
    append = TableReader._append

    def broken(self: TableReader, cells: tuple[Cell, ...], **more: Any) -> None:
        if not any("clinic" in cell.text for cell in cells):
            append(self, cells, **more)

    monkeypatch.setattr(TableReader, "_append", broken)


def _swapped(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    one, two, three, *rest = cells
    return (one, two._replace(text=three.text), three._replace(text=two.text), *rest)


def _without_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    finish = BodyReader._finish

    def broken(self: BodyReader, flow: Any, element: Any) -> None:
        if "End" not in flow.text():
            finish(self, flow, element)

    monkeypatch.setattr(BodyReader, "_finish", broken)


def _last_batch_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    read = BodyReader._read_rows

    def broken(self: BodyReader) -> None:
        self._waiting = self._waiting[:-1]
        read(self)

    monkeypatch.setattr(BodyReader, "_read_rows", broken)
    monkeypatch.setattr(TableReader, "_catch_up", lambda self, until: None)


BREAKS: dict[str, Patch] = {
    "a row is dropped": _without_row,
    "a cell is dropped": _cells(lambda cells: cells[:-1]),
    "a cell is emptied": _cells(lambda cells: (cells[0]._replace(text=""), *cells[1:])),
    "two cells change places": _cells(_swapped),
    "a text is cut": _cells(
        lambda cells: (*cells[:2], cells[2]._replace(text=cells[2].text[:9]), *cells[3:])
    ),
    "a letter is wrong": _cells(
        lambda cells: (*cells[:2], cells[2]._replace(text=cells[2].text.replace("w", "v")), *cells[3:])
    ),
    "the last rows of a batch are lost": _last_batch_lost,
}


@pytest.mark.parametrize("made", [PLAIN, ODD], ids=["plain", "odd"])
@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_in_every_file(
    name: str, made: Docx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    BREAKS[name](monkeypatch)
    document = made.read(tmp_path)
    assert "not-accounted" in codes(document)
    assert not extract(document).text_accounted_for


@pytest.mark.parametrize("made", [PLAIN, ODD], ids=["plain", "odd"])
def test_a_paragraph_passed_over_is_put_at_the_end_and_said(
    made: Docx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Counter("".join(block.text for block in made.read(tmp_path).paragraphs).split())
    _without_paragraph(monkeypatch)
    document = made.read(tmp_path)
    assert "misplaced-text" in codes(document)
    assert not whole - Counter("".join(block.text for block in document.paragraphs).split())


def _no_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "add_story", lambda *_: None)
    monkeypatch.setattr(_furniture, "add_story", lambda *_: None)


def _no_inner_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_nested", lambda *_: None)


def _inner_table_only_as_words(monkeypatch: pytest.MonkeyPatch) -> None:
    nested = stories._nested
    monkeypatch.setattr(stories, "_nested", lambda one, flow, context, _: nested(one, flow, context, None))


def _no_deleted_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TableReader, "_deleted_row", lambda *_: None)


def _no_deletions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(inline._IN_RUN, inline.DEL_TEXT, lambda *_: None)


def _no_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.documents.docx.read_furniture", lambda _: ())


def _no_thorough_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = tables.thorough_cell

    def broken(tc: Any, place: Any, context: Any, **more: Any) -> Any:
        _, flow, tables = cell(tc, place, context, **more)
        return "", flow, tables

    monkeypatch.setattr(tables, "thorough_cell", broken)


ODD_BREAKS: dict[str, Patch] = {
    "notes are dropped": _no_stories,
    "tables within tables are dropped": _no_inner_tables,
    "tables within tables are only words": _inner_table_only_as_words,
    "deleted rows are dropped": _no_deleted_rows,
    "deleted words are dropped": _no_deletions,
    "headers are dropped": _no_furniture,
    "cells read thoroughly come out empty": _no_thorough_cells,
}


@pytest.mark.parametrize("name", ODD_BREAKS)
def test_what_breaks_in_an_odd_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ODD_BREAKS[name](monkeypatch)
    document = ODD.read(tmp_path)
    assert "not-accounted" in codes(document)
    assert not extract(document).text_accounted_for


def _renamed(made: Docx) -> Docx:
    """The same file with another prefix for Word's elements."""
    members = made.members()
    for name, data in members.items():
        if name.startswith("word/") and name.endswith(".xml"):
            members[name] = re.sub(r"(</?)w:", r"\1q:", str(data)).replace("xmlns:w=", "xmlns:q=").replace(
                " w:", " q:"
            )  # fmt: skip
    return replace(made, raw=members)


@pytest.mark.parametrize("made", [PLAIN, ODD], ids=["plain", "odd"])
def test_whatever_prefix_the_elements_have(
    made: Docx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "not-accounted" not in codes(_renamed(made).read(tmp_path))
    (_no_stories if made is ODD else _without_row)(monkeypatch)
    assert "not-accounted" in codes(_renamed(made).read(tmp_path))


def test_the_caution_names_the_place_and_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _cells(lambda cells: (cells[0], cells[1]._replace(text=""), *cells[2:]))(monkeypatch)
    (said,) = [one.message for one in ODD.read(tmp_path).cautions if one.code == "not-accounted"]
    assert "table 1 row 2" in said
    assert "visit" not in said


@pytest.mark.parametrize("size", [1, 2, 3])
def test_rows_in_batches_are_proved(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_body, "_BATCH", size)
    assert "not-accounted" not in codes(ODD.read(tmp_path))
