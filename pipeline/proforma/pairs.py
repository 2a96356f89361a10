"""Every label of a document with its value: in tables, behind colons, tab stops, dotted lines, or below."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.proforma.labels import Label, Labels, label_key, segments
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.page_notes import PICTURE

_MOST_VALUE_WORDS = 40
_DOTS = ("..", "…", "__")
_BROKEN = 10
_HEADING_ROWS = 3
_RELATION = frozenset(["relationship", "relation", "role"])
_WHO = frozenset(["name", "member", "person", "who"])


class Pair(NamedTuple):
    """A label met in the document, with what stands for its value.

    Attributes:
        line: the line of the label, or of the value where the label is a column's heading.
        label: the label as the definition spells it.
        value: as submitted; "" when nothing is there.
        picture: whether an image stands beside it (a signature).
        below: the value is the next line, which may as well be something else.
        column: the label is the heading of a column.
        table: of the label, 0 outside tables.
        length: how many lines label and value take up.
    """

    line: int
    label: Label
    value: str
    picture: bool = False
    below: bool = False
    column: bool = False
    table: int = 0
    length: int = 1


def pairs_of(outline: Outline, labels: Labels, stops: frozenset[int]) -> Iterator[Pair]:
    """Every label in the document with its value, in reading order.

    In a table whose columns have labels for headings, each row gives its cells under them, after the person
    the row is about ("Mother" in a column of relationships).

    Args:
        stops: lines that are headings of sections, which are never values.
    """
    numbers = [number for number in range(len(outline.lines)) if number not in outline.contents]
    columns: _Columns | None = None
    joined = -1
    for table, group in groupby(numbers, key=lambda number: outline.lines[number].table):
        if table:
            columns = yield from _in_table(outline, list(group), labels, columns)
            continue
        for number in group:
            columns = None
            if number == joined:
                continue
            both = _over_two_lines(outline, number, labels, stops)
            if both is not None:
                joined = number + 1
                yield from _in_line(outline, number, labels, stops, both)
            else:
                yield from _in_line(outline, number, labels, stops)


class _Columns(NamedTuple):
    """What the columns of a table hold: labels, the relationship, the name; `last` is its last column."""

    labels: dict[int, Label]
    relation: int
    name: int
    last: int


def _in_table(
    outline: Outline, numbers: list[int], labels: Labels, above: _Columns | None
) -> Generator[Pair, None, _Columns | None]:
    """The pairs of one table; returns its columns for a table that goes on behind a page end."""
    rows = [list(row) for _, row in groupby(numbers, key=lambda number: outline.lines[number].row)]
    last = max(outline.lines[number].column for number in numbers)
    heading, columns = _headings(outline, rows, labels, last)
    if columns is None and above is not None and above.last == last and outline.lines[numbers[0]].page:
        columns = above
    for at, row in enumerate(rows):
        if at == heading:
            continue
        if columns is None or at < heading:
            for number in row:
                yield from _in_cell(outline, number, row, labels)
        else:
            yield from _under_headings(outline, row, labels, columns)
    return columns


def _headings(
    outline: Outline, rows: list[list[int]], labels: Labels, last: int
) -> tuple[int, _Columns | None]:
    """The row of a table that names its columns, where one of the first does."""
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        lines = [outline.lines[number] for number in row if outline.lines[number].first]
        filled = [line for line in lines if line.text]
        found = {
            line.column: label
            for line in filled
            if (label := labels.fitting(line.text) or labels.nearly(line.text)) is not None
        }
        heads = {line.column: set(label_key(line.text)) for line in filled}
        relation = next((column for column, words in heads.items() if words & _RELATION), 0)
        if (
            len(filled) < 3
            or len(found) + bool(relation) < 2
            or any(len(line.text.split()) > 8 for line in filled)
        ):
            continue
        if _alternate(lines, found) or (len(rows) == 1 and len(found) + bool(relation) < len(filled) - 1):
            return -1, None  # the heading alone on its page has nothing but headings
        named = [column for column, words in heads.items() if words & _WHO and column != relation]
        rest = [column for column in heads if column != relation and column not in found]
        return at, _Columns(found, relation, (named or rest or [0])[0], last)
    return -1, None


def _alternate(lines: list[Line], found: dict[int, Label]) -> bool:
    """Whether a row goes label, value, label, value: then its labels head no columns."""
    places = [at for at, line in enumerate(lines) if line.column in found]
    apart = all(second - first >= 2 for first, second in pairwise(places))
    return places[:1] == [0] and apart and len(places) * 2 >= len(lines)


def _under_headings(outline: Outline, row: list[int], labels: Labels, columns: _Columns) -> Iterator[Pair]:
    cells: dict[int, list[int]] = {}
    for number in row:
        cells.setdefault(outline.lines[number].column, []).append(number)

    def text(column: int) -> str:
        return " ".join(outline.lines[number].text for number in cells.get(column, ()))

    if columns.relation:
        who = labels.beginning(text(columns.relation))
        if who is not None:
            yield Pair(row[0], who, text(columns.name), column=True, table=outline.lines[row[0]].table)
    for column, numbers in cells.items():
        first = outline.lines[numbers[0]]
        if column in columns.labels:
            yield Pair(
                numbers[0], columns.labels[column], text(column), _pictured([first]), False, True, first.table
            )
        elif column != columns.relation:
            # A label of its own in a row of a table with headings: "Mother" in an unnamed first column.
            label = labels.fitting(first.text)
            beside = [other for other in sorted(cells) if other != column and other not in columns.labels]
            if label is not None:
                value = text(columns.name if columns.name not in (0, column) else (beside or [0])[0])
                yield Pair(numbers[0], label, value, column=True, table=first.table)


def _pictured(lines: list[Line]) -> bool:
    """Whether an image stands in these lines or, on a page of a PDF, where a line wants to be written on.

    Above a line with dots or a rule it is what was written there; below one only where the line ends with
    its label.
    """
    return any(
        note.kind == "image" or (note.kind == PICTURE and _written_at(line, note.text))
        for line in lines
        for note in line.notes
    )


def _written_at(line: Line, where: str) -> bool:
    dotted = any(dots in line.text for dots in _DOTS)
    return where == "beside" or dotted == (where == "above")


def _over_two_lines(outline: Outline, number: int, labels: Labels, stops: frozenset[int]) -> str | None:
    """A long label that print breaks in two, put together with the line that holds its end."""
    if number + 1 >= len(outline.lines) or number in stops or number + 1 in stops:
        return None
    line, below = outline.lines[number], outline.lines[number + 1]
    words = len(line.text.split())
    if line.page is None or line.kind != "paragraph" or below.kind != "paragraph" or not 2 < words <= _BROKEN:
        return None
    text = f"{line.text} {below.text}"
    found = labels.within(text)
    return text if found and not found[0].start and found[0].end > len(line.text) else None


def _in_line(
    outline: Outline, number: int, labels: Labels, stops: frozenset[int], both: str = ""
) -> Iterator[Pair]:
    line = outline.lines[number]
    found = list(segments(both or line.text, labels))
    for label, value in found:
        near = [line, *_picture_above(outline, number)]
        under = None
        # Under dots to write on stands the next thing, or who is to sign; not what was written.
        if not value and len(found) == 1 and number not in stops and not line.text.rstrip().endswith(_DOTS):
            under = _below(outline, number + bool(both), labels, stops)
            near += [under] if under else []
        yield Pair(
            number, label, value or (under.text if under else ""), _pictured(near), under is not None,
            length=1 + bool(both) + (under is not None),
        )  # fmt: skip


def _picture_above(outline: Outline, number: int) -> list[Line]:
    """The paragraph above a line with dots, when it is nothing but a picture and no label waits for it."""
    above = outline.lines[number - 1] if number else None
    if above is None or above.text or above.table or not _pictured([above]):
        return []
    if number > 1 and outline.lines[number - 2].text.endswith(":"):
        return []
    return [above] if any(dots in outline.lines[number].text for dots in _DOTS) else []


def _below(outline: Outline, number: int, labels: Labels, stops: frozenset[int]) -> Line | None:
    """The line under a label that stands alone, unless that is a label, a heading or running text."""
    number += 1
    if number >= len(outline.lines) or number in stops or number in outline.contents:
        return None
    line = outline.lines[number]
    if line.table or line.kind == "heading" or len(line.text.split()) > _MOST_VALUE_WORDS:
        return None
    found = labels.within(line.text)
    if not found:
        return None if _over_two_lines(outline, number, labels, stops) else line
    before = line.text[: found[0].start].strip()
    return line._replace(text=before) if before else None


def _in_cell(outline: Outline, number: int, row: list[int], labels: Labels) -> Iterator[Pair]:
    line = outline.lines[number]
    own = [other for other in row if outline.lines[other].column == line.column]
    found = list(segments(line.text, labels))
    if not found:
        return
    beside = _beside(outline, line, row, labels)
    alone = len(found) == 1 and line.first and not any(labels.within(outline.lines[n].text) for n in own[1:])
    level = _one_each(outline, own, beside, labels)
    for label, value in found:
        rest = [outline.lines[other] for other in own if other > number] if alone else []
        if level and not value:
            text = beside[own.index(number)].text
            value = text if any(letter.isalnum() for letter in text) else ""
        words = value or " ".join(part.text for part in (*rest, *(beside if alone else ())) if part.text)
        if not words and alone and not beside:
            words = _under(outline, line, row)
        near = [line, *rest, *beside] if alone else [line]
        yield Pair(number, label, words, _pictured(near), table=line.table)


def _one_each(outline: Outline, own: list[int], beside: list[Line], labels: Labels) -> bool:
    """Whether a cell of several labels ("Signed", "Dated") stands beside one with as many values."""
    if len(own) < 2 or len(own) != len(beside):
        return False
    if not all(labels.fitting(outline.lines[number].text) for number in own):
        return False
    return not any(labels.within(line.text) for line in beside)


def _beside(outline: Outline, line: Line, row: list[int], labels: Labels) -> list[Line]:
    """The lines of the next cell to the right; of the first cell, for a label in a later one ("Mother")."""
    cells = [outline.lines[other] for other in row]
    first = cells[0]
    if line.column > first.column and not labels.within(first.text) and first.text:
        return [part for part in cells if part.column == first.column][:1]
    right = [part for part in cells if part.column > line.column]
    nearest = min((part.column for part in right), default=0)
    return [part for part in right if part.column == nearest]


def _under(outline: Outline, line: Line, row: list[int]) -> str:
    """The cell below, in a table whose labels stand in its first row."""
    below = [
        other.text for other in outline.lines[row[-1] + 1 :]
        if other.table == line.table and other.row == line.row + 1 and other.column == line.column
    ]  # fmt: skip
    return " ".join(below)
