"""A blank as a Word file: heading styles, fields and tables, guidance that is easily told and deleted."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.table import Table, _Cell

from pipeline.reports import escape
from pipeline.reports.blanks import styles
from pipeline.reports.blanks.parts import Blank, Field, Fields, Grid, Head, Picture, Space, Title, Words
from pipeline.reports.colours import HEADING_GROUND

MARKING = "PRIVATE AND CONFIDENTIAL"
_STYLES = {
    "text": "Normal", "point": "List Bullet", "item": "Item",
    "guidance": styles.GUIDANCE, "prompt": styles.PROMPT,
}  # fmt: skip
_LABEL_SHARE = 0.34
_LABEL_GROUND = "EEF2F4"
_ROW_HEIGHT, _SIGNING_HEIGHT = Cm(1.1), Cm(1.5)
_TALLEST_PICTURE = Cm(16)


def docx_of(blank: Blank, *, reference: str, author: str, made_on: dt.date) -> bytes:
    """A blank as the bytes of a Word file, the same for the same input.

    Args:
        reference: the case's, for the foot of the page.
        author: the board, for the file's properties.
        made_on: for the file's properties.
    """
    document = docx.Document()
    styles.dress(document, landscape=blank.landscape)
    _furniture(document, MARKING, f"{blank.title} · {reference}")
    document.add_paragraph(escape.clean(blank.title), "Title")
    if blank.under:
        document.add_paragraph(escape.clean(blank.under), styles.UNDER)
    sheet = _Sheet(document)
    for part in blank.parts:
        sheet.add(part)
    properties = document.core_properties
    properties.title, properties.author = escape.clean(blank.title), escape.clean(author)
    properties.last_modified_by, properties.comments = "", ""
    properties.created = properties.modified = dt.datetime.combine(made_on, dt.time())
    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream)


class _Sheet:
    """Adds parts to a document, whatever they are."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.width = styles.text_width(document)

    def add(self, part: object) -> None:
        match part:
            case Title(text, level):
                self.document.add_heading(escape.clean(text), level)
            case Words(text, manner):
                self.document.add_paragraph(escape.clean(text), _STYLES[manner])
            case Space():
                self.document.add_paragraph()
            case Fields(fields):
                self._fields(fields)
            case Grid(heads, rows, compact):
                self._grid(heads, rows, compact)
            case Picture(png, shows):
                self._picture(png, shows)

    def _fields(self, fields: Sequence[Field]) -> None:
        table = self._table([_LABEL_SHARE, 1 - _LABEL_SHARE], len(fields))
        for row, field in zip(table.rows, fields, strict=True):
            label, value = row.cells
            _shade(label, _LABEL_GROUND)
            _write(label, [field.label], styles.LABEL)
            if field.value:
                _write(value, field.value.splitlines(), styles.CELL)
            else:
                _write(value, [field.asks], styles.CELL_GUIDANCE if field.asks else styles.CELL)
            _keep_whole(row._tr)
            if field.tall:
                row.height = _SIGNING_HEIGHT
        self._after_table()

    def _grid(self, heads: Sequence[Head], rows: Sequence[Sequence[str]], compact: bool) -> None:
        whole = sum(head.width for head in heads)
        table = self._table([head.width / whole for head in heads], len(rows) + 1)
        top = table.rows[0]
        for cell, head in zip(top.cells, heads, strict=True):
            _shade(cell, HEADING_GROUND)
            _write(cell, [head.title], styles.CELL_HEADING)
            if head.asks:
                cell.add_paragraph(escape.clean(head.asks), styles.CELL_HEADING_GUIDANCE)
        _keep_whole(top._tr, heading=True)
        for row, texts in zip(table.rows[1:], rows, strict=True):
            _keep_whole(row._tr)
            if not compact:
                row.height = _ROW_HEIGHT
            for cell, text in zip(row.cells, texts, strict=True):
                _write(cell, [text], styles.CELL)
        self._after_table()

    def _picture(self, png: bytes, shows: str) -> None:
        picture = self.document.add_picture(io.BytesIO(png))
        scale = min(self.width / picture.width, _TALLEST_PICTURE / picture.height, 1)
        picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
        picture._inline.docPr.set("descr", escape.clean(shows))

    def _table(self, shares: Sequence[float], rows: int) -> Table:
        table: Table = self.document.add_table(rows, len(shares), styles.RULED)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        widths = [Emu(int(self.width * share)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        return table

    def _after_table(self) -> None:
        self.document.add_paragraph("", styles.GAP)


def _write(cell: _Cell, lines: Iterable[str], style: str) -> None:
    for number, line in enumerate(lines or [""]):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = style
        if line:
            paragraph.add_run(escape.clean(line))


def _shade(cell: _Cell, ground: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _keep_whole(row: Any, *, heading: bool = False) -> None:
    properties = row.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader")[: 2 if heading else 1]:
        properties.append(OxmlElement(name))


def _furniture(document: Document, marking: str, foot: str) -> None:
    section = document.sections[0]
    top = section.header.paragraphs[0]
    top.style = styles.MARKING
    top.add_run(marking)
    bottom = section.footer.paragraphs[0]
    bottom.style = styles.FOOT
    styles.only_tab(bottom, styles.text_width(document))
    bottom.add_run(f"{escape.clean(foot)}\tPage ")
    _field(bottom, "PAGE")
    bottom.add_run(" of ")
    _field(bottom, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    paragraph._p.append(field)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)


def _timeless(stream: io.BytesIO) -> bytes:
    """The same zip without the time at which it was made."""
    goal = io.BytesIO()
    with zipfile.ZipFile(stream) as given, zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, given.read(name))
    return goal.getvalue()
