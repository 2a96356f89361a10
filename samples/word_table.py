"""A chronology table in Word, row by row, keeping the truth as it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .columns import Column
from .docx_writer import Cell, Docx, Row, paras
from .prose import Banner, Blank, Entry, Headings, Item, Note
from .truth import Tally


class WordTable:
    """One table of a chronology; `finish` puts it into the file and tells the tally.

    Args:
        doc: the Word file it goes into.
        tally: where rows are counted.
        columns: the agency's columns.
        fill: the colour behind headings.
        repeats: whether Word repeats the first heading row on each page.
    """

    def __init__(
        self,
        doc: Docx,
        tally: Tally,
        columns: Sequence[Column],
        *,
        fill: str = "D9D9D9",
        repeats: bool = True,
    ) -> None:
        self.doc, self.columns = doc, columns
        self._tally, self._fill = tally, fill
        self._rows: list[Row] = []
        self._events: list[tuple[Entry, int, dict[str, Any]]] = []
        self.headings(header=repeats)

    def headings(self, *, header: bool = False) -> None:
        """The heading row (again, as a plain row, when typed a second time)."""
        cells = (Cell(paras(column.heading, bold=True), fill=self._fill) for column in self.columns)
        self._rows.append(Row(tuple(cells), header=header))
        self._tally.count("headings")

    def plain(self, item: Item) -> bool:
        """Write an item that is not an entry; False when it is one."""
        match item:
            case Banner(text):
                self._rows.append(Row((Cell(paras(text, bold=True), len(self.columns), fill="EFEFEF"),)))
                self._tally.count("banners")
            case Headings():
                self.headings()
            case Blank():
                self._rows.append(Row(tuple(Cell(paras("")) for _ in self.columns)))
                self._tally.count("blank")
            case Note():
                self._rows.append(Row(tuple(Cell(paras(column.of_note(item))) for column in self.columns)))
                self._tally.count("notes")
            case _:
                return False
        return True

    def entry(
        self,
        entry: Entry,
        cells: Mapping[str, Cell | None] | None = None,
        *,
        inserted_by: str = "",
        controlled: str = "",
        **truth: Any,
    ) -> None:
        """Write an entry.

        Args:
            entry: what to write.
            cells: cells that are not simply the text, by field or own heading; None for the first column
                leaves the cell out (the row then begins further right).
            inserted_by, controlled: see `Row`.
            truth: fields of `Expected` that differ from the prose because of how it is written.
        """
        special = cells or {}
        written: list[Cell] = []
        skipped = 0
        for column in self.columns:
            name = column.heading if column.field == "extra" else column.field
            cell = special.get(name, Cell(paras(column.of(entry))))
            if cell is None:
                skipped += 1
            else:
                written.append(cell)
        self._rows.append(Row(tuple(written), False, skipped, inserted_by, controlled))
        self._events.append((entry, len(self._rows), truth))

    def finish(self) -> None:
        """Put the table into the file."""
        number = self.doc.table(self._rows, [column.width for column in self.columns])
        for entry, row, truth in self._events:
            self._tally.event(entry, number, row, **truth)
