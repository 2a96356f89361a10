"""Labels and what stands for their values: in tables, behind colons, tab stops, dotted lines, or below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.words import key

Label = tuple[str, ...]
"""A label as compared: its telling words, stemmed."""

_DOTTED = re.compile(r"\s*(?:[.…_]{3,}|…+|\.{2,}(?=\s))\s*")
_MOST_LABEL_WORDS = 12
_MOST_VALUE_WORDS = 40


class Pair(NamedTuple):
    """A label met in the document, with what stands for its value.

    Attributes:
        line: the line of the label, or of the value where the label is a column's heading.
        label: the label's words as compared.
        value: as submitted; "" when nothing is there.
        picture: whether an image stands beside it (a signature).
    """

    line: int
    label: Label
    value: str
    picture: bool = False


def same(label: Label, wanted: Label) -> bool:
    """Whether two labels say the same, give or take a letter."""
    if label == wanted:
        return True
    one, other = " ".join(label), " ".join(wanted)
    return len(other) >= 6 and len(label) == len(wanted) and fuzz.ratio(one, other) >= 88


def pairs_of(outline: Outline, known: set[Label]) -> Iterator[Pair]:
    """Every label of `known` in the document with its value, in reading order.

    In a table whose columns have labels for headings, each row gives its cells under them, after the
    labels the row itself holds ("Mother" in a column of relationships).
    """
    numbers = [number for number in range(len(outline.lines)) if number not in outline.contents]
    for table, group in groupby(numbers, key=lambda number: outline.lines[number].table):
        if not table:
            for number in group:
                yield from _in_line(outline, number, known)
        else:
            yield from _in_table(outline, list(group), known)


def _in_table(outline: Outline, numbers: list[int], known: set[Label]) -> Iterator[Pair]:
    rows = [list(row) for _, row in groupby(numbers, key=lambda number: outline.lines[number].row)]
    headings = _column_labels(outline, rows[0], known) if len(rows) > 1 else {}
    for at, row in enumerate(rows):
        if headings and at == 0:
            continue
        for number in row:
            yield from _in_cell(outline, number, row, known)
        for number in row:
            line = outline.lines[number]
            if line.column in headings and line.first:
                picture = any(note.kind == "image" for note in line.notes)
                yield Pair(number, headings[line.column], line.text, picture)


def _column_labels(outline: Outline, row: list[int], known: set[Label]) -> dict[int, Label]:
    """Column → its label, where a table's first row is one of headings: two labels or more, no values."""
    lines = [outline.lines[number] for number in row if outline.lines[number].first]
    found = {
        line.column: key(line.text) for line in lines if any(same(key(line.text), label) for label in known)
    }
    filled = [line for line in lines if line.text]
    short = all(len(line.text.split()) <= 8 for line in filled)
    return found if len(filled) >= 3 and short and len(found) >= 1 and not _alternate(lines, found) else {}


def _alternate(lines: list[Line], found: dict[int, Label]) -> bool:
    """Whether a row goes label, value, label, value: then its labels head no columns."""
    places = [at for at, line in enumerate(lines) if line.column in found]
    apart = all(second - first >= 2 for first, second in pairwise(places))
    return places[:1] == [0] and apart and len(places) * 2 >= len(lines)


def _in_line(outline: Outline, number: int, known: set[Label]) -> Iterator[Pair]:
    line = outline.lines[number]
    picture = any(note.kind == "image" for note in line.notes)
    segments = list(_segments(line.text, known))
    for label, value in segments:
        if not value and len(segments) == 1:
            below = _below(outline, number, known)
            if below is not None:
                value = below.text
                picture = picture or any(note.kind == "image" for note in below.notes)
        yield Pair(number, label, value, picture)


def _below(outline: Outline, number: int, known: set[Label]) -> Line | None:
    """The line under a label that stands alone, unless that is a label itself or running text."""
    if number + 1 >= len(outline.lines):
        return None
    line = outline.lines[number + 1]
    if line.table or line.kind == "heading" or len(line.text.split()) > _MOST_VALUE_WORDS:
        return None
    return None if any(True for _ in _segments(line.text, known)) else line


def _segments(text: str, known: set[Label]) -> Iterator[tuple[Label, str]]:
    """The labels of a line with what stands behind each: "Signed … Dated …" has two."""
    pieces = _label_starts(text, known)
    for at, (start, end, label) in enumerate(pieces):
        upto = pieces[at + 1][0] if at + 1 < len(pieces) else len(text)
        yield label, _value(text[end:upto])
        del start


_START = re.compile(r"(?:^|(?<=[.…_:;,)\s]))(?=[A-Z(])")


def _label_starts(text: str, known: set[Label]) -> list[tuple[int, int, Label]]:
    found: list[tuple[int, int, Label]] = []
    end = 0
    for match in _START.finditer(text):
        start = match.start()
        if start < end:
            continue
        best = _longest_label(text, start, known)
        if best is None:
            if start == 0 and _is_prose(text):
                return []
            continue
        if found or start == 0 or _DOTTED.search(text[:start]):
            found.append((start, best[0], best[1]))
            end = best[0]
    return found


def _is_prose(text: str) -> bool:
    return len(text.split()) > _MOST_LABEL_WORDS and ":" not in text and not _DOTTED.search(text)


def _longest_label(text: str, start: int, known: set[Label]) -> tuple[int, Label] | None:
    """The longest run of words from `start` that is a label and is followed by what may be a value."""
    best: tuple[int, Label] | None = None
    end = start
    for count, match in enumerate(re.finditer(r"\S+", text[start:])):
        if count >= _MOST_LABEL_WORDS:
            break
        word = match[0]
        bare = re.sub(r"[:.…_]+.*$", "", word) if re.search(r":|…|\.{2,}|_{2,}", word) else word
        end = start + match.start() + len(bare)
        words = key(text[start:end])
        if any(same(words, label) for label in known):
            behind = text[end:]
            closes = not behind.strip() or re.match(r"\s*(?:[:.…_(\-–]|[A-Z\d(])", behind)
            if closes:
                best = (end, words)
        if bare != word:
            break
    return best


def _value(text: str) -> str:
    text = _DOTTED.sub(" ", text)
    return text.strip(" :;,–-\t")


def _in_cell(outline: Outline, number: int, row: list[int], known: set[Label]) -> Iterator[Pair]:
    line = outline.lines[number]
    own = [other for other in row if outline.lines[other].column == line.column]
    for label, value in _segments(line.text, known):
        rest = [outline.lines[other].text for other in own if other > number]
        beside = _beside(outline, line, row)
        words = value or (" ".join(rest) if line.first else "") or " ".join(part.text for part in beside)
        near = [line, *(outline.lines[other] for other in own), *beside]
        picture = any(note.kind == "image" for part in near for note in part.notes)
        if not words and not beside:
            words = _under(outline, line, row)
        yield Pair(number, label, words, picture)


def _beside(outline: Outline, line: Line, row: list[int]) -> list[Line]:
    """The lines of the next cell to the right; of the first cell, for a label in a later one ("Mother")."""
    right = [outline.lines[other] for other in row if outline.lines[other].column > line.column]
    if right and line.column == outline.lines[row[0]].column:
        nearest = min(part.column for part in right)
        return [part for part in right if part.column == nearest]
    return [outline.lines[other] for other in row if outline.lines[other].column < line.column][:1]


def _under(outline: Outline, line: Line, row: list[int]) -> str:
    """The cell below, in a table whose labels stand in its first row."""
    below = [
        other.text for other in outline.lines[row[-1] + 1 :]
        if other.table == line.table and other.row == line.row + 1 and other.column == line.column
    ]  # fmt: skip
    return " ".join(below)
