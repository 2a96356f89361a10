"""What had to be guessed when pages were put together, and what was noted page by page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.model import Caution, Note, Place, fold
from pipeline.documents.pdf.flow import clean
from pipeline.documents.pdf.joining import JoinedTable
from pipeline.documents.pdf.parts import Line, PageContent

_UNSURE = (
    "No line parts this row from those next to it, and the white between the words does not tell for certain"
    " where it begins and ends or in which column words stand; please compare it with the original"
)
BELOW = 2.0
"""Words that begin within so many letter sizes below a table may be of a row that no rule closes."""


def hangs_below(table: JoinedTable, lines: Sequence[Line]) -> bool:
    """Whether words just below a table stand in its columns: a row, or the rest of one, without a rule."""
    bottom = table.last.ys[-1]
    lefts: dict[int, float] = {}
    for row in table.rows[-20:]:
        for cell in row.cells:
            if cell.lines and cell.span == 1:
                lefts.setdefault(cell.column, cell.lines[-1].x0)
    near = [line for line in lines if line.page == table.last.page and line.top >= bottom - 1]
    near = [line for line in near if line.top - bottom < BELOW * line.size]
    met = {column for column, left in lefts.items() for line in near if abs(line.x0 - left) < 3}
    return len(met) > 1


def loose(table: JoinedTable, number: int) -> Caution:
    """The caution for words that hang below a table."""
    page = table.last.page
    message = (
        f"Words just below table {number} on page {page} stand in its columns: they may be a row, or the"
        " rest of one, that no line closes; they are not among the entries; please compare with the original"
    )
    return Caution("row-split", message, Place(page=page, table=number))


def doubts(table: JoinedTable, number: int) -> list[Caution]:
    """The cautions for what of a table was guessed."""
    cautions = []
    if table.last.guessed:
        message = (
            f"Table {number} on page {table.page} has no ruling lines, or not all of them: where its columns"
            " and rows begin was told by the white between the words and by the dates; please compare it with"
            " the original"
        )
        cautions.append(Caution("table-guessed", message, Place(page=table.page, table=number)))
    for index, row in enumerate(table.rows, start=1):
        place = Place(page=row.page, table=number, row=index)
        if row.guessed:
            message = (
                f"Row {index} of table {number} was put together from pages {row.page} and {row.last_page}:"
                " its rest has no date of its own; please check that it is one entry"
            )
            cautions.append(Caution("row-joined", message, place))
        if row.unsure and not row.header:
            cautions.append(Caution("table-guessed", _UNSURE, place))
        if index - 1 in table.doubtful:
            message = (
                f"Row {index} of table {number}, at the top of page {row.page}, may belong to the row before;"
                " it was left as a row of its own; please check"
            )
            cautions.append(Caution("row-split", message, place))
    return cautions


def notes_of(pages: Sequence[PageContent]) -> tuple[tuple[Note, ...], tuple[Caution, ...]]:
    """Notes and cautions found page by page."""
    notes = tuple(
        Note(aside.code, fold(clean(aside.text)), Place(page=page.number), aside.author)
        for page in pages
        for aside in page.notes
    )
    cautions = tuple(
        Caution(aside.code, aside.message, Place(page=page.number))
        for page in pages
        for aside in page.cautions
    )
    return notes, cautions
