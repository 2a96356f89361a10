"""Action plans as agencies make them, in Word, PDF and Excel, from one description."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from pipeline.documents import read
from pipeline.documents.model import Document
from samples import docx_writer as word

RED, AMBER, GREEN = "FF0000", "FFC000", "92D050"
FORMATS = ("docx", "pdf", "xlsx")


@dataclass(frozen=True)
class C:
    """A cell: its words, the colour behind it, how many columns and rows it covers."""

    text: str = ""
    fill: str = ""
    span: int = 1
    down: int = 1


Cells = list["str | C"]
HEAD: Cells = [
    "Rec. No", "Recommendation", "Action", "Professional responsible", "Intended outcome",
    "Timescale / target completion date", "Date completed", "Evaluation", "Progress",
]  # fmt: skip


def write(path: Path, tables: list[list[Cells]], heads: int = 1, title: str = "Action plan") -> Document:
    """Write the tables in the format of the path's ending and read the file back."""
    grids = [[[cell if isinstance(cell, C) else C(cell) for cell in row] for row in rows] for rows in tables]
    {".docx": _docx, ".pdf": _pdf, ".xlsx": _xlsx}[path.suffix](path, grids, heads, title)
    return read(path)


def _placed(rows: list[list[C]]) -> list[list[tuple[int, C | None, bool]]]:
    """Per row (column, cell, continued): cells pushed right by those that reach down from above."""
    reach: dict[int, tuple[int, C]] = {}
    made = []
    for row in rows:
        line: list[tuple[int, C | None, bool]] = []
        column = 0
        waiting = list(row)
        while waiting or column in reach:
            if column in reach:
                left, cell = reach[column]
                line.append((column, cell, True))
                if left > 1:
                    reach[column] = (left - 1, cell)
                else:
                    del reach[column]
                column += cell.span
                continue
            cell = waiting.pop(0)
            line.append((column, cell, False))
            if cell.down > 1:
                reach[column] = (cell.down - 1, cell)
            column += cell.span
        made.append(line)
    return made


def _docx(path: Path, tables: list[list[list[C]]], heads: int, title: str) -> None:
    doc = word.Docx(title, "A. Author", "Agency", landscape=True, size=16)
    doc.heading(title)
    for number, rows in enumerate(tables):
        placed = _placed(rows)
        width = sum(cell.span for _, cell, _ in placed[0] if cell)
        made = []
        for at, line in enumerate(placed):
            cells = [
                word.Cell(
                    word.paras("" if again else cell.text), cell.span,
                    "continue" if again else "restart" if cell.down > 1 else "", cell.fill,
                )
                for _, cell, again in line if cell
            ]  # fmt: skip
            made.append(word.Row(tuple(cells), header=at < heads and number == 0))
        doc.table(made, [1] * width)
    doc.save(path)


def _pdf(path: Path, tables: list[list[list[C]]], heads: int, title: str) -> None:
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=7, leading=8.5)
    story: list[object] = [
        Paragraph(title, ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=14, spaceAfter=12))
    ]
    for rows in tables:
        placed = _placed(rows)
        width = sum(cell.span for _, cell, _ in placed[0] if cell)
        data: list[list[object]] = []
        rules: list[tuple[object, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")
        ]  # fmt: skip
        for at, line in enumerate(placed):
            out: list[object] = [""] * width
            for column, cell, again in line:
                if cell is None or again:
                    continue
                out[column] = Paragraph(cell.text.replace("&", "&amp;").replace("\n", "<br/>"), style)
                end = (column + cell.span - 1, at + cell.down - 1)
                if cell.span > 1 or cell.down > 1:
                    rules.append(("SPAN", (column, at), end))
                if cell.fill:
                    rules.append(("BACKGROUND", (column, at), end, colors.HexColor(f"#{cell.fill}")))
            data.append(out)
        wide = landscape(A4)[0] - 60
        table = Table(data, colWidths=[wide / width] * width, repeatRows=heads)
        table.setStyle(TableStyle(rules))
        story += [table, Paragraph("&nbsp;", style)]
    SimpleDocTemplate(
        str(path),
        pagesize=landscape(A4),
        leftMargin=30,
        rightMargin=30,
        topMargin=40,
        bottomMargin=40,
        invariant=1,
    ).build(story)


def _xlsx(path: Path, tables: list[list[list[C]]], heads: int, title: str) -> None:
    del heads
    with xlsxwriter.Workbook(path) as book:
        for number, rows in enumerate(tables):
            sheet = book.add_worksheet(f"Plan {number + 1}")
            sheet.write_string(0, 0, title)
            for at, line in enumerate(_placed(rows), 2):
                for column, cell, again in line:
                    if cell is None or again:
                        continue
                    style = book.add_format(
                        {"text_wrap": True, **({"bg_color": f"#{cell.fill}"} if cell.fill else {})}
                    )
                    if cell.span > 1 or cell.down > 1:
                        sheet.merge_range(
                            at, column, at + cell.down - 1, column + cell.span - 1, cell.text, style
                        )
                    else:
                        sheet.write_string(at, column, cell.text, style) if cell.text else sheet.write_blank(
                            at, column, None, style
                        )
