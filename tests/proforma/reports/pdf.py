"""Made-up reports as PDF files: bold or plain headings, numerals in the margin, headings over two lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from .blocks import PICTURE, Block, Break, Contents, Grid, Head, Pairs, Para, Picture, Points, Report
from .word import scribble

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=6)
_CELL = ParagraphStyle("cell", parent=_BODY, spaceAfter=0)
_POINT = ParagraphStyle("point", parent=_BODY, leftIndent=18, bulletIndent=6)
_HEADS = {
    level: ParagraphStyle(
        f"head{level}",
        parent=_BODY,
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size + 4,
        spaceBefore=10,
    )
    for level, size in ((1, 14), (2, 12), (3, 11))
}
_PLAIN = ParagraphStyle("plainhead", parent=_BODY, spaceBefore=8)
_BOLD = ParagraphStyle("boldhead", parent=_PLAIN, fontName="Helvetica-Bold")
_LINES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def write(report: Report, path: Path) -> None:
    """Write a report as a PDF with a running header and page numbers."""

    def furniture(canvas: Any, _: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 36, report.running)
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {canvas.getPageNumber()}")

    flow: list[Any] = []
    for block in report.blocks:
        flow.extend(_flow(block, report.headings))
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=72, rightMargin=72, invariant=1).build(
        flow, onFirstPage=furniture, onLaterPages=furniture
    )


def _flow(block: Block, manner: str) -> Iterator[Any]:
    match block:
        case Head():
            yield from _heading(block, manner)
        case Para(text):
            yield Paragraph(escape(text), _BODY)
        case Points(items):
            for item in items:
                yield Paragraph(escape(item), _POINT, bulletText="•")
        case Grid(rows):
            yield _table(rows)
            yield Spacer(1, 8)
        case Pairs():
            yield from _pairs(block)
        case Picture():
            yield _picture(100)
        case Break():
            yield PageBreak()
        case Contents(entries, leaders):
            yield Paragraph("Contents", _HEADS[1])
            for number, entry in enumerate(entries, 3):
                dots = " " + "." * max(4, 90 - len(entry)) + f" {number}" if leaders else ""
                yield Paragraph(escape(entry + dots), _BODY)
            yield PageBreak()


def _heading(head: Head, manner: str) -> Iterator[Any]:
    style = _HEADS[min(head.level, 3)]
    match manner:
        case "margin":
            moved = ParagraphStyle(
                "margin",
                parent=style,
                leftIndent=30,
                bulletIndent=0,
                bulletFontName="Helvetica-Bold",
                bulletFontSize=style.fontSize,
            )
            yield Paragraph(escape(head.text), moved, bulletText=head.number or None)
        case "split":
            words = head.words.split()
            half = (len(words) + 1) // 2
            parts = (" ".join(words[:half]), " ".join(words[half:])) if len(words) > 2 else (head.words,)
            yield Paragraph("<br/>".join(escape(part) for part in parts), style)
        case "plain":
            yield Paragraph(escape(head.words), _PLAIN)
        case "bold":
            yield Paragraph(escape(head.words), _BOLD)
        case "cells":
            yield _table(((head.words,),))
        case _:
            yield Paragraph(escape(head.words), style)


def _picture(width: float) -> Image:
    return Image(io.BytesIO(scribble()), width=width, height=width * 0.3)


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    made = [
        [_picture(70) if text == PICTURE else Paragraph(escape(text), _CELL) for text in row] for row in rows
    ]
    return Table(made, colWidths=[450 / len(rows[0])] * len(rows[0]), style=_LINES, hAlign="LEFT")


def _pairs(block: Pairs) -> Iterator[Any]:
    if block.manner == "table":
        yield _table(block.pairs)
        yield Spacer(1, 8)
        return
    if block.manner == "wide":
        flat = [text for pair in block.pairs for text in pair]
        flat += [""] * (-len(flat) % 4)
        yield _table(tuple(tuple(flat[at : at + 4]) for at in range(0, len(flat), 4)))
        yield Spacer(1, 8)
        return
    for label, value in block.pairs:
        shown = "" if value == PICTURE else value
        if block.manner == "tab":
            # Two columns without lines: what a tab stop looks like in print.
            yield Table(
                [[Paragraph(escape(label), _CELL), Paragraph(escape(shown), _CELL)]],
                colWidths=[180, 270],
                hAlign="LEFT",
            )
        elif block.manner == "below":
            yield Paragraph(escape(label), _BODY)
            if shown:
                yield Paragraph(escape(shown), _BODY)
        else:
            dots = " ........ " if shown else " " + "." * 40
            yield Paragraph(escape(f"{label}{dots if block.manner == 'dotted' else ': '}{shown}"), _BODY)
        if value == PICTURE:
            yield _picture(90)
