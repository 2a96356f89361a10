"""The words of one row by field, as a table's columns give them."""

from __future__ import annotations

from calendar import month_name

from pipeline.chronology.columns import Slot, field_of
from pipeline.chronology.placing import Placed
from pipeline.chronology.when import looks_like_date


class Cells(dict[str, str]):
    """The words of one row by field.

    Attributes:
        extra: the words of the agency's own columns, by heading.
        beside: the date in a second date column, "" where there is none.
        calendar: the date as day, month, year where these have columns of their own; "" elsewhere.
        own_date: of an entry parted from its row, the date its own words begin with; "" where the date
            cell gives it.
        marks: (field, line from 1, number or bullet) of the items of lists.
    """

    __slots__ = ("beside", "calendar", "extra", "marks", "own_date")

    def __init__(self) -> None:
        super().__init__()
        self.beside = ""
        self.calendar = ""
        self.own_date = ""
        self.extra: dict[str, str] = {}
        self.marks: list[tuple[str, int, str]] = []

    def copy(self) -> Cells:
        """The same words, to be changed apart."""
        other = Cells()
        other.update(self)
        other.beside, other.calendar, other.own_date = self.beside, self.calendar, self.own_date
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
        self._calendar = _calendar(slots)
        self._own = [(index, slot.key) for index, slot in enumerate(slots) if slot.field == "extra"]
        self._beside = [slot.key for slot in slots if is_second_date(slot)]

    def read(self, placed: Placed, wide: str) -> Cells:
        """The words of a row; `wide` is the text of a row that is one cell over the whole table."""
        cells = Cells()
        if wide:
            cells["description"] = wide
            cells.marks = [("description", line, mark) for _, line, mark in placed.marks]
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
        if self._calendar:
            cells.calendar = _in_order([shown[index] for index in self._calendar])
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


_UNITS = ("day", "month", "year")


def _calendar(slots: tuple[Slot, ...]) -> list[int]:
    """The columns that hold the day, month and year, in this order; [] where they do not stand apart."""
    units = {
        slot.heading.rpartition(" / ")[2].strip(" :").casefold(): index
        for index, slot in enumerate(slots)
        if slot.field in ("date", "day")
    }
    return [units[name] for name in _UNITS] if set(_UNITS) <= units.keys() else []


def _in_order(parts: list[str]) -> str:
    """Day, month and year as one date; a month's figure becomes its name, to be taken for nothing else."""
    day, month, year = parts
    if month.isascii() and month.isdigit() and 1 <= int(month) <= 12:
        month = month_name[int(month)]
    return " ".join(part for part in (day, month, year) if part)


def is_second_date(slot: Slot) -> bool:
    return slot.field == "extra" and field_of(slot.heading).field in ("date", "date_recorded")


def _free(key: str, taken: dict[str, str]) -> str:
    found, count = key, 1
    while found in taken:
        count += 1
        found = f"{key} ({count})"
    return found
