"""The words of one row by field, as a table's columns give them."""

from __future__ import annotations

from pipeline.chronology.columns import Slot, field_of
from pipeline.chronology.rows import Placed
from pipeline.chronology.when import looks_like_date


class Cells(dict[str, str]):
    """The words of one row by field.

    Attributes:
        extra: the words of the agency's own columns, by heading.
        beside: the date in a second date column, "" where there is none.
        own_date: of an entry parted from its row, the date its own words begin with; "" where the date
            cell gives it.
        marks: (field, line from 1, number or bullet) of the items of lists.
    """

    __slots__ = ("beside", "extra", "marks", "own_date")

    def __init__(self) -> None:
        super().__init__()
        self.beside = ""
        self.own_date = ""
        self.extra: dict[str, str] = {}
        self.marks: list[tuple[str, int, str]] = []

    def copy(self) -> Cells:
        """The same words, to be changed apart."""
        other = Cells()
        other.update(self)
        other.beside, other.own_date = self.beside, self.own_date
        other.extra, other.marks = dict(self.extra), list(self.marks)
        return other


class Builder:
    """Turns placed rows into words by field, for one set of columns."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._plain = [
            (
                index,
                "date" if slot.field == "day" else slot.field,
                " " if slot.field in ("day", "date") else "\n",
            )
            for index, slot in enumerate(slots)
            if slot.field != "extra"
        ]
        self._names = [slot.key if slot.field == "extra" else slot.field for slot in slots]
        self._own = [(index, slot.key) for index, slot in enumerate(slots) if slot.field == "extra"]
        self._beside = [slot.key for slot in slots if is_second_date(slot)]

    def read(self, placed: Placed, wide: str) -> Cells:
        """The words of a row; `wide` is the text of a row that is one cell over the whole table."""
        cells = Cells()
        if wide:
            cells["description"] = wide
            return cells
        shown = placed.shown
        above: dict[int, int] = {}
        for index, field, joint in self._plain:
            text = shown[index]
            if text:
                before = cells.get(field)
                cells[field] = f"{before}{joint}{text}" if before else text
                if placed.marks:
                    above[index] = cells[field].count("\n") - text.count("\n")
        for index, key in self._own:
            if shown[index]:
                cells.extra[key] = shown[index]
        for index, line, mark in placed.marks:
            cells.marks.append((self._names[index], line + above.get(index, 0), mark))
        for key in self._beside:
            if not cells.beside and looks_like_date(cells.extra.get(key, "")):
                cells.beside = cells.extra[key]
        for column, text in placed.beyond:
            cells.extra[_free(f"Column {column + 1}", cells.extra)] = text
        return cells


def is_second_date(slot: Slot) -> bool:
    return slot.field == "extra" and field_of(slot.heading).field in ("date", "date_recorded")


def _free(key: str, taken: dict[str, str]) -> str:
    found, count = key, 1
    while found in taken:
        count += 1
        found = f"{key} ({count})"
    return found
