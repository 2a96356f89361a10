"""Excel workbooks → `Document`. `read_xlsx` is all that the room uses of it.

Every sheet becomes a heading (its name) and a table whose row numbers are the sheet's own: rows that
stand empty above or between are empty rows of the table. Only where more than `GAP` rows in a row
are empty does a new table begin, numbered from 1 again, and a caution says where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.documents.container import Container
from pipeline.documents.docx.outward import outward
from pipeline.documents.model import (
    Block,
    Caution,
    Cell,
    Document,
    Furniture,
    Heading,
    Paragraph,
    Place,
    Row,
    Table,
    fold,
)
from pipeline.documents.xlsx._beside import Beside, read_beside
from pipeline.documents.xlsx.book import Book, SheetPart, open_book
from pipeline.documents.xlsx.sheet import Area, Sheet, letters_of, read_sheet
from pipeline.errors import UnreadableError

__all__ = ["read_xlsx"]

GAP = 100
WIDEST = 256
"""Columns a merged cell may add to a table; nobody writes a chronology wider than this."""


def read_xlsx(container: Container, file: str, sha256: str) -> Document:
    """Read an Excel workbook (xlsx, xlsm, xltx, transitional or strict).

    Args:
        container: the opened zip file.
        file: the file's name, as `Document.file` shows it.
        sha256: of the file as submitted (before any password was taken off).

    Raises:
        UnreadableError: a sheet, the shared texts or the formats are damaged, unsafe or too large:
            a workbook is read whole or not at all.

    Formulas are never computed: the value kept beside them is read, and where there is none the
    formula is a note. Macros, links, queries and embedded objects are never run, followed or opened.
    """
    try:
        return _read(container, file, sha256)
    except UnreadableError as error:
        remedy = error.remedy.replace("Word", "Excel").replace(".docx", ".xlsx")
        raise UnreadableError(error.trouble, remedy, code=error.code) from None
    except ValueError:
        raise UnreadableError(
            "is damaged: a number in it is none",
            "Open it in Excel, save it under a new name and send that",
            code="damaged",
        ) from None


def _read(container: Container, file: str, sha256: str) -> Document:
    book = open_book(container)
    maker = _Maker(book)
    for part in book.sheets:
        maker.take(part)
    if book.macros:
        maker.caution("macros-ignored", "The workbook carries macros, which were not run")
    maker.cautions += outward(container)
    if any(name.startswith("xl/ctrlprops/") for name in container.names):
        maker.caution(
            "part-unreadable", "Tick boxes or lists are drawn over the cells; what they show was not read"
        )
    properties = book.properties()
    for repair in dict.fromkeys(book.repairs):
        maker.caution("repaired", f"The file breaks the rules of its format ({repair})")
    return Document(
        file=file,
        sha256=sha256,
        format="xlsx",
        blocks=tuple(maker.blocks),
        furniture=tuple(maker.furniture),
        cautions=tuple(maker.cautions),
        title=properties.get("title", ""),
        properties=properties,
    )


class _Maker:
    """Turns sheets into blocks."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []
        self.cautions: list[Caution] = []
        self._tables = 0
        self._paragraphs = 0

    def caution(self, code: str, message: str) -> None:
        """Say something once."""
        if Caution(code, message) not in self.cautions:
            self.cautions.append(Caution(code, message))

    def take(self, part: SheetPart) -> None:
        """Read one sheet and what lies on it."""
        if part.kind not in ("worksheet",):
            self.caution("part-unreadable", f"Sheet “{part.name}” is a chart or macro sheet and was not read")
            return
        sheet = read_sheet(self._book, part.part)
        beside = read_beside(self._book, part.part, sheet)
        sheet.heading_rows.update(part.titles)
        used = sorted({*sheet.texts, *(row for row, _ in sheet.notes)})
        if not used and not beside.texts and not sheet.furniture and not beside.pictures:
            return
        self._paragraphs += 1
        self.blocks.append(Heading(fold(part.name), 1, Place(paragraph=self._paragraphs)))
        for rows in _blocks(used):
            self._table(sheet, part, rows)
        for text in beside.texts:
            self._paragraphs += 1
            self.blocks.append(Paragraph(text, Place(paragraph=self._paragraphs)))
        self.furniture += [Furniture(kind, text) for kind, text in sheet.furniture]
        self._warn(part, sheet, beside, bool(used))

    def _table(self, sheet: Sheet, part: SheetPart, rows: range) -> None:
        self._tables += 1
        if rows.start > 1:
            self.caution(
                "sheet-parted",
                f"Sheet “{part.name}” goes on at row {rows.start} after many empty rows; that is table"
                f" {self._tables}, and its rows are counted from there",
            )
        self.blocks.append(_table(sheet, rows, self._tables, hidden=part.hidden))

    def _warn(self, part: SheetPart, sheet: Sheet, beside: Beside, used: bool) -> None:
        where = f"Sheet “{part.name}”"
        if part.hidden:
            self.caution("hidden-text", f"{where} is hidden; it was read like the others")
        columns = [area for area in sheet.hidden_columns if _holds(sheet, area)]
        if columns:
            names = ", ".join(
                letters_of(area.left)
                if area.left == area.right
                else f"{letters_of(area.left)} to {letters_of(area.right)}"
                for area in columns
            )
            self.caution("hidden-text", f"{where} hides columns ({names}); they were read like the others")
        if sheet.hidden_rows.intersection(sheet.texts):
            self.caution(
                "hidden-text", f"{where} hides rows, perhaps by a filter; they were read all the same"
            )
        if sheet.concealed:
            self.caution("hidden-text", f"{where} hides values by their number format; they were read")
        if sheet.turned:
            self.caution(
                "date-turned",
                f"{where} shows dates with the month first; they were written with the day first,"
                " from the date that the cell holds",
            )
        if sheet.without_value:
            self.caution(
                "part-unreadable",
                f"{where} has {sheet.without_value} formulas without a value; open it in Excel, save it and"
                " send that",
            )
        if beside.pictures and used:
            self.caution("image-text", f"{where} holds a picture; if there is text in it, it was not read")
        elif beside.pictures:
            self.caution("image-text", f"{where} holds nothing but a picture, of which nothing was read")


def _blocks(used: Sequence[int]) -> Iterator[range]:
    """Stretches of rows without a gap of more than `GAP`; the first begins at row 1 when it can."""
    start = 0
    for index, row in enumerate(used):
        before = used[index - 1] if index else 0
        if not index:
            start = 1 if row <= GAP else row
        elif row - before > GAP:
            yield range(start, before + 1)
            start = row
    if used:
        yield range(start, used[-1] + 1)


def _holds(sheet: Sheet, area: Area) -> bool:
    return any(area.left <= column <= area.right for held in sheet.texts.values() for column in held)


def _table(sheet: Sheet, rows: range, number: int, *, hidden: bool) -> Table:
    merges = [area for area in sheet.merges if area.top in rows and area.left < WIDEST]
    last = max(
        (column for row in rows for column in sheet.texts.get(row, ())),
        default=0,
    )
    last = max([last, *(column for row, column in sheet.notes if row in rows)])
    covered: dict[int, dict[int, Area]] = {}
    for area in merges:
        right = min(area.right, last)
        for row in range(area.top, min(area.bottom, rows[-1]) + 1):
            covered.setdefault(row, {})[area.left] = area._replace(right=right)
    made = [
        Row(
            tuple(_cells(sheet, row, last + 1, covered.get(row, {}))),
            row - rows.start + 1,
            header=row in sheet.heading_rows,
            hidden=hidden or row in sheet.hidden_rows,
        )
        for row in rows
    ]
    return Table(tuple(made), number, last + 1)


def _cells(sheet: Sheet, row: int, width: int, merged: dict[int, Area]) -> Iterator[Cell]:
    """The cells of a row; every column has one unless the table is absurdly wide."""
    texts = sheet.texts.get(row, {})
    columns: Sequence[int] = range(width)
    if width > WIDEST:
        columns = sorted({*texts, *merged, *(c for r, c in sheet.notes if r == row)})
    reach = 0
    for column in columns:
        if column < reach:
            continue
        area = merged.get(column)
        if area is None or area.right < column:
            yield Cell(
                texts.get(column, ""), column, notes=tuple(sheet.notes.get((row, column), ())),
                shade=sheet.shades.get((row, column), ""),
            )  # fmt: skip
            continue
        reach = area.right + 1
        yield _merged_cell(sheet, row, texts, area)


def _merged_cell(sheet: Sheet, row: int, texts: dict[int, str], area: Area) -> Cell:
    """A cell merged with others; words that the merge covers are kept as notes."""
    for column in range(area.left, area.right + 1):
        if column in texts and (row, column) != (area.top, area.left):
            sheet.note(row, column, "hidden", texts[column])
    notes = [
        note for column in range(area.left, area.right + 1) for note in sheet.notes.get((row, column), ())
    ]
    text = texts.get(area.left, "") if row == area.top else ""
    shade = sheet.shades.get((area.top, area.left), "")
    return Cell(text, area.left, area.right - area.left + 1, row > area.top, tuple(notes), (), shade)
