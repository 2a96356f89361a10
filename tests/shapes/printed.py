"""Printed chronologies as reportlab lays them out: full rules, some rules, shading, none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from tests.shapes.layout import Line, Sheet

Command = tuple[Any, ...]
WIDTHS = {
    "date": 82, "time": 52, "family_member": 72, "professional": 88, "contact": 64, "description": 262,
    "child_seen": 78, "comments": 92, "No.": 26, "Outcome": 60,
}  # fmt: skip
"""Points at 8 point letters; scaled where the page is narrower than their sum."""

GRID: tuple[Command, ...] = (("GRID", (0, 0), (-1, -1), 0.5, colors.black),)
FINE: tuple[Command, ...] = (
    ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey),
    ("BOX", (0, 0), (-1, -1), 1.5, colors.black),
    ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
)
ACROSS: tuple[Command, ...] = (("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),)
BOXED: tuple[Command, ...] = (*ACROSS, ("BOX", (0, 0), (-1, -1), 0.8, colors.black))
DOWN: tuple[Command, ...] = (
    ("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black),
    ("LINEAFTER", (-1, 0), (-1, -1), 0.5, colors.black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
)
BOOKISH: tuple[Command, ...] = (
    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
    ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 1, colors.black),
)
ZEBRA: tuple[Command, ...] = (
    ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.Color(0.9, 0.93, 0.97)]),
)
ZEBRA_HEADED: tuple[Command, ...] = (*ZEBRA, ("BACKGROUND", (0, 0), (-1, 0), colors.lightsteelblue))
NONE: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """How a table is printed.

    Attributes:
        rules: reportlab's table commands.
        split: rows may run over the page end.
        repeat: the headings stand on every page.
        pad: blank points left and right of the words in a cell.
        furniture: a running header and page numbers.
        gap: points between the rows.
    """

    rules: tuple[Command, ...] = GRID
    split: bool = False
    repeat: bool = True
    pad: float = 4
    gap: float = 3
    font: str = "Helvetica"
    size: float = 8
    upright: bool = False
    furniture: bool = False


def printed(look: Print) -> Callable[[Sheet, Path], Sheet]:
    """A writer of PDF files that look so."""

    def write(sheet: Sheet, path: Path) -> Sheet:
        sheet = sheet.with_plain_letters()
        page = A4 if look.upright else landscape(A4)
        made = SimpleDocTemplate(
            str(path), pagesize=page, leftMargin=28, rightMargin=28, topMargin=50, bottomMargin=50
        )
        title = Paragraph("Chronology of significant events", ParagraphStyle("t", fontSize=14, spaceAfter=14))
        on_page = _furniture if look.furniture else _nothing
        made.build([title, _table(sheet, look, page[0] - 60)], onFirstPage=on_page, onLaterPages=on_page)
        counts = {name: sheet.counts[name] for name in ("events", "banners", "notes", "unplaced")}
        return replace(sheet, counts=counts)  # how often headings repeat is for the page ends to say

    return write


def _table(sheet: Sheet, look: Print, room: float) -> LongTable:
    plain = ParagraphStyle("c", fontName=look.font, fontSize=look.size, leading=look.size * 1.2)
    bold = ParagraphStyle("h", parent=plain, fontName=_BOLD[look.font])
    wide = [at for at, line in enumerate(sheet.lines) if len(line.cells) == 1]
    rows = [
        _row(line, len(sheet.headings), bold if line.kind == "heading" else plain) for line in sheet.lines
    ]
    points = [WIDTHS[name] for name in sheet.manner.columns]
    scale = min(1.0, room / sum(points))
    commands: list[Command] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), look.pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), look.pad),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap),
        *look.rules,
        *(("SPAN", (0, at), (-1, at)) for at in wide),
        *_merges(sheet),
    ]
    return LongTable(
        rows,
        colWidths=[width * scale for width in points],
        style=commands,
        repeatRows=1 if look.repeat and sheet.manner.headings else 0,
        splitInRow=1 if look.split else 0,
    )


def _merges(sheet: Sheet) -> list[Command]:
    """Vertical spans: each run of cells that go on from the one above."""
    commands: list[Command] = []
    for at, line in enumerate(sheet.lines):
        for column in line.merged:
            first = at - 1
            while column in sheet.lines[first].merged:
                first -= 1
            last = at
            while last + 1 < len(sheet.lines) and column in sheet.lines[last + 1].merged:
                last += 1
            commands.append(("SPAN", (column, first), (column, last)))
    return commands


def _row(line: Line, width: int, style: ParagraphStyle) -> list[Any]:
    texts: Sequence[str] = line.cells if len(line.cells) > 1 else (line.cells[0], *[""] * (width - 1))
    return [Paragraph(escape(text).replace("\n", "<br/>"), style) if text else "" for text in texts]


_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


def _nothing(canvas: Canvas, document: Any) -> None:
    """No header and no footer."""


def _furniture(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 7)
    canvas.drawString(28, document.pagesize[1] - 28, "OFFICIAL – SENSITIVE: CHRONOLOGY OF CHILD M")
    canvas.drawRightString(document.pagesize[0] - 28, 24, f"Page {document.page}")
