"""The PDF reader is broken on purpose: the second count of letters must notice every time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.chronology import extract
from pipeline.documents import read
from pipeline.documents.pdf import assemble, page, reader
from pipeline.documents.pdf.parts import Grid, PageContent

ROWS = [
    ("Date", "Event", "Child seen"),
    ("12/03/2009", "Home visit; house warm and clean", "Yes"),
    ("14/03/2009", "Seen at clinic with her sister", "No"),
    ("15/03/2009", "Father rang, no reply", ""),
]
XS, TOP, HEIGHT = (50, 150, 420, 520), 700, 30


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ruled chronology of one page, its title in fake bold, with a ligature."""
    path = tmp_path / "ruled.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for shift in (0.0, 0.3):
        canvas.drawString(50 + shift, 760, "Chronology of contacts")
    for at, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=False):
            canvas.drawString(x + 3, TOP - HEIGHT * at - 15, text)
    for x in XS:
        canvas.line(x, TOP, x, TOP - HEIGHT * len(ROWS))
    for at in range(len(ROWS) + 1):
        canvas.line(XS[0], TOP - HEIGHT * at, XS[-1], TOP - HEIGHT * at)
    canvas.drawString(50, 400, "End of the chronology")
    canvas.save()
    return path


def proved(path: Path) -> bool:
    return "not-accounted" not in {caution.code for caution in read(path).cautions}


def test_a_file_read_whole_is_proved(file: Path) -> None:
    document = read(file)
    assert [row.cells[0].text for row in document.tables[0].rows] == [row[0] for row in ROWS]
    assert proved(file)
    assert extract(document).text_accounted_for


Patch = Callable[[pytest.MonkeyPatch], None]


def _grids(change: Callable[[Grid], Grid]) -> Patch:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        arrange = page.arrange

        def broken(*arguments: Any) -> Any:
            grids, *others = arrange(*arguments)
            return (tuple(change(grid) for grid in grids), *others)

        monkeypatch.setattr(page, "arrange", broken)

    return patch


def _without_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    arrange = page.arrange

    def broken(*arguments: Any) -> Any:
        grids, _, *others = arrange(*arguments)
        return (grids, (), *others)

    monkeypatch.setattr(page, "arrange", broken)


def _fewer_glyphs(monkeypatch: pytest.MonkeyPatch) -> None:
    glyphs = page.read_glyphs

    def broken(*arguments: Any) -> Any:
        reading = glyphs(*arguments)
        del reading.glyphs[40:44]
        return reading

    monkeypatch.setattr(page, "read_glyphs", broken)


def _table(change: Callable[[Any], Any]) -> Patch:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        table = assemble._table
        monkeypatch.setattr(assemble, "_table", lambda *arguments: change(table(*arguments)))

    return patch


def _no_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble, "blocks_of", lambda *_: [])


def _a_page_short(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reader.assemble

    def broken(pages: list[PageContent]) -> Any:
        return whole([one._replace(grids=()) for one in pages])

    monkeypatch.setattr(reader, "assemble", broken)


BREAKS: dict[str, Patch] = {
    "a cell of the page is dropped": _grids(lambda grid: grid._replace(cells=grid.cells[:-2])),
    "a line is cut": _grids(
        lambda grid: grid._replace(
            cells=tuple(
                cell._replace(lines=tuple(line._replace(text=line.text[:8]) for line in cell.lines))
                for cell in grid.cells
            )
        )
    ),
    "lines around tables are dropped": _without_lines,
    "characters are passed over": _fewer_glyphs,
    "a row of the table is dropped": _table(lambda table: table._replace(rows=table.rows[:-1])),
    "cells of the table are emptied": _table(
        lambda table: table._replace(
            rows=tuple(
                row._replace(cells=(row.cells[0]._replace(text=""), *row.cells[1:])) for row in table.rows
            )
        )
    ),
    "paragraphs are dropped": _no_paragraphs,
    "tables are dropped": _a_page_short,
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_is_noticed(name: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    BREAKS[name](monkeypatch)
    assert not proved(file)
