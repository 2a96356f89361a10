"""Made-up reports as Word files: through python-docx, and as raw XML with automatic numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw

from samples.docx_writer import Cell, Docx, Row, para, paras, run

from .blocks import PICTURE, Block, Break, Contents, Grid, Head, Pairs, Para, Picture, Points, Report

_TYPED = re.compile(r"^\d+(\.\d+)?\.?\s+")


@cache
def scribble() -> bytes:
    """A picture as a scanned signature looks."""
    image = Image.new("RGB", (160, 48), "white")
    ImageDraw.Draw(image).line(
        [(8, 30), (30, 8), (44, 38), (70, 14), (96, 34), (150, 18)], fill="navy", width=3
    )
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def write(report: Report, path: Path) -> None:
    """Write a report with python-docx, or as raw XML when it says so."""
    if report.file == "raw":
        _write_raw(report, path)
        return
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = report.running
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    for group in _grouped(report):
        if isinstance(group, list):
            _in_one_table(document, group)
        else:
            _block(document, group, report.headings)
    document.save(str(path))


def _grouped(report: Report) -> Iterator[Block | list[Block]]:
    """Where the whole form is one table, everything from the first heading on is one group."""
    if report.headings != "one-table":
        yield from report.blocks
        return
    first = next(at for at, block in enumerate(report.blocks) if isinstance(block, Head))
    yield from report.blocks[:first]
    yield report.blocks[first:]


def _in_one_table(document: Any, blocks: list[Block]) -> None:
    table = document.add_table(rows=0, cols=1, style="Table Grid")
    cell = None
    for block in blocks:
        if isinstance(block, Head) or cell is None:
            if cell is not None and not cell.text:
                cell.text = ""
            row = table.add_row().cells[0]
            row.text = block.words if isinstance(block, Head) else ""
            cell = table.add_row().cells[0]
            if isinstance(block, Head):
                continue
        for line in _lines(block):
            cell.add_paragraph(line) if cell.text else setattr(cell, "text", line)


def _lines(block: Block) -> Iterator[str]:
    """A block as the lines it has inside a cell."""
    match block:
        case Para(text):
            yield text
        case Points(items):
            yield from (f"• {item}" for item in items)
        case Pairs(pairs):
            yield from (f"{label}: {'' if value == PICTURE else value}" for label, value in pairs)
        case Grid(rows):
            yield from (" - ".join(row) for row in rows)
        case Contents(entries):
            yield from entries


def _block(document: Any, block: Block, manner: str) -> None:
    match block:
        case Head():
            _heading(document, block, manner)
        case Para(text):
            document.add_paragraph(text)
        case Points(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet")
        case Grid(rows, head):
            table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
            for number, row in enumerate(rows):
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=True):
                    _fill(cell.paragraphs[0], text, bold=head and number == 0)
            document.add_paragraph()
        case Pairs():
            _pairs(document, block)
        case Picture():
            document.add_picture(io.BytesIO(scribble()), width=Cm(4))
        case Break():
            document.add_page_break()
        case Contents(entries, leaders):
            document.add_paragraph("Contents")
            for number, entry in enumerate(entries, 3):
                line = document.add_paragraph(f"{entry}\t{number}" if leaders else entry)
                line.paragraph_format.tab_stops.add_tab_stop(
                    Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
                )


def _heading(document: Any, head: Head, manner: str) -> None:
    match manner:
        case "styled":
            document.add_heading(head.words, head.level)
        case "cells":
            table = document.add_table(rows=1, cols=1, style="Table Grid")
            _fill(table.rows[0].cells[0].paragraphs[0], head.words, bold=True)
        case "bold" | "run-in":
            added = document.add_paragraph().add_run(head.words)
            added.bold = True
            added.font.size = Pt(13 if head.level == 1 else 11)
        case _:
            document.add_paragraph(head.words)


def _fill(paragraph: Any, text: str, *, bold: bool = False) -> None:
    if text == PICTURE:
        paragraph.add_run().add_picture(io.BytesIO(scribble()), width=Cm(3))
    else:
        paragraph.add_run(text).bold = bold


def _pairs(document: Any, block: Pairs) -> None:
    if block.manner in ("table", "wide"):
        width = 2 if block.manner == "table" else 4
        flat = [text for pair in block.pairs for text in pair]
        flat += [""] * (-len(flat) % width)
        table = document.add_table(rows=0, cols=width, style="Table Grid")
        for at in range(0, len(flat), width):
            for cell, text in zip(table.add_row().cells, flat[at : at + width], strict=True):
                _fill(cell.paragraphs[0], text)
        document.add_paragraph()
        return
    for label, value in block.pairs:
        if block.manner == "below":
            document.add_paragraph(label)
            _fill(document.add_paragraph(), value)
            continue
        between = {"colon": ": ", "tab": "\t", "dotted": " ........ ", "same": ": "}[block.manner]
        if block.manner == "dotted" and not value:
            between = " ..............................."
        line = document.add_paragraph(f"{label}{between}")
        if block.manner == "tab":
            line.paragraph_format.tab_stops.add_tab_stop(Cm(7))
        _fill(line, value)


def _write_raw(report: Report, path: Path) -> None:
    automatic = report.headings == "automatic"
    doc = Docx(report.name, "", "", numbered_headings=automatic)
    doc.page_furniture(report.running, report.name)
    for block in report.blocks:
        match block:
            case Head(text, level):
                if automatic:
                    doc.heading(_TYPED.sub("", text), level)
                elif report.headings == "bold":
                    doc.add(para(run(block.words, bold=True)))
                else:
                    doc.heading(block.words, level)
            case Para(text):
                doc.add(para(run(text)))
            case Points(items):
                for item in items:
                    doc.add(para(run(item), "ListBullet"))
            case Grid(rows, head):
                _raw_table(doc, rows, head)
            case Pairs(pairs, manner):
                if manner in ("table", "wide"):
                    _raw_table(doc, pairs, False)
                else:
                    for label, value in pairs:
                        doc.add(para(run(f"{label}: {value}")))
            case Contents(entries):
                for number, entry in enumerate(("Contents", *entries)):
                    doc.add(para(run(f"{entry} .......... {number + 2}" if number else entry)))
    doc.save(path)


def _raw_table(doc: Docx, rows: tuple[tuple[str, ...], ...], head: bool) -> None:
    doc.table(
        [
            Row(tuple(Cell(paras(text, bold=head and not at)) for text in row), header=head and not at)
            for at, row in enumerate(rows)
        ],
        [1] * len(rows[0]),
    )
