"""Labels with their values: in tables, behind colons, tab stops and dotted lines, or on the line below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.chronology import parse_when
from pipeline.proforma.definition import Definition, FieldOf
from pipeline.proforma.guidance import Guidance, has_placeholder
from pipeline.proforma.model import Evidence, Finding, Status
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.words import excerpt, key

_DOTTED = re.compile(r"\s*(?:[.…_]{3,}|…+|\.{2,}(?=\s))\s*")
_MOST_LABEL_WORDS = 12
_MOST_VALUE_WORDS = 40
_YES_NO = re.compile(r"^\W*(?:yes|no|y|n|not known|unknown)\b", re.IGNORECASE)
_BOTH = re.compile(r"^\W*yes\s*/\s*no\W*$", re.IGNORECASE)
_CONTACT = re.compile(
    r"\d[\d ()-]{5,}\d|\S@\S|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\bext(?:ension)?\b", re.IGNORECASE
)


class Pair(NamedTuple):
    """A label met in the document, with what stands for its value.

    Attributes:
        line: the label's line in the outline.
        label: the label's words as compared.
        value: as submitted; "" when nothing is there.
        picture: whether an image stands beside it (a signature).
    """

    line: int
    label: tuple[str, ...]
    value: str
    picture: bool = False


def judge_fields(
    outline: Outline, definition: Definition, regions: dict[str, frozenset[int]], guidance: Guidance
) -> dict[str, Finding]:
    """The status of every field of a definition.

    Args:
        regions: requirement id → the lines that belong to it; "" → those before the first section.
    """
    fields = list(definition.of(FieldOf))
    labels = {field.id: tuple(key(name) for name in (field.title, *field.labels)) for field in fields}
    known = {words for every in labels.values() for words in every}
    pairs = list(_pairs(outline, known))
    found: dict[str, Finding] = {}
    places: dict[str, int] = {}
    used: set[int] = set()
    for field in fields:
        chosen = _choose(field, labels[field.id], pairs, regions, places, used)
        if chosen is not None:
            number, pair = chosen
            used.add(number)
            places[field.id] = pair.line
            found[field.id] = _judged(field, pair, outline.lines[pair.line], guidance)
        else:
            found[field.id] = _finding(field, "missing", None)
    return found


def _choose(
    field: FieldOf,
    labels: tuple[tuple[str, ...], ...],
    pairs: list[Pair],
    regions: dict[str, frozenset[int]],
    places: dict[str, int],
    used: set[int],
) -> tuple[int, Pair] | None:
    """The pair of a field: in its region and behind its group's label, the first with a value."""
    region = regions.get(field.within, frozenset())
    after = -1
    if field.group:
        if field.group not in places:
            return None
        after = places[field.group]
    fitting = [
        (number, pair) for number, pair in enumerate(pairs)
        if number not in used and pair.line >= after and any(_same(pair.label, label) for label in labels)
    ]  # fmt: skip
    if field.within or not field.group:
        inside = [item for item in fitting if item[1].line in region]
        telling = [item for item in fitting if len(item[1].label) > 1 or item[1].label == labels[0]]
        fitting = inside or ([] if field.within and region else telling)
    if not fitting:
        return None
    if field.group:
        return fitting[0]
    exact = [item for item in fitting if item[1].value] or fitting
    return min(exact, key=lambda item: (_rank(item[1].label, labels), item[1].line))


def _rank(label: tuple[str, ...], labels: tuple[tuple[str, ...], ...]) -> int:
    return next((at for at, one in enumerate(labels) if _same(label, one)), len(labels))


def _same(label: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    if label == wanted:
        return True
    one, other = " ".join(label), " ".join(wanted)
    return len(other) >= 6 and len(label) == len(wanted) and fuzz.ratio(one, other) >= 88


def _pairs(outline: Outline, known: set[tuple[str, ...]]) -> Iterator[Pair]:
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, line in enumerate(outline.lines):
        if line.table:
            rows[line.table, line.row].append(number)
    for number, line in enumerate(outline.lines):
        if number in outline.contents:
            continue
        if line.table:
            yield from _in_cell(outline, number, rows[line.table, line.row], known)
        else:
            yield from _in_line(outline, number, known)


def _in_line(outline: Outline, number: int, known: set[tuple[str, ...]]) -> Iterator[Pair]:
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


def _below(outline: Outline, number: int, known: set[tuple[str, ...]]) -> Line | None:
    """The line under a label that stands alone, unless that is a label itself or running text."""
    if number + 1 >= len(outline.lines):
        return None
    line = outline.lines[number + 1]
    if line.table or line.kind == "heading" or len(line.text.split()) > _MOST_VALUE_WORDS:
        return None
    return None if any(True for _ in _segments(line.text, known)) else line


def _segments(text: str, known: set[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The labels of a line with what stands behind each: "Signed … Dated …" has two."""
    pieces = _label_starts(text, known)
    for at, (start, end, label) in enumerate(pieces):
        upto = pieces[at + 1][0] if at + 1 < len(pieces) else len(text)
        yield label, _value(text[end:upto])
        del start


_START = re.compile(r"(?:^|(?<=[.…_:;,)\s]))(?=[A-Z(])")


def _label_starts(text: str, known: set[tuple[str, ...]]) -> list[tuple[int, int, tuple[str, ...]]]:
    found: list[tuple[int, int, tuple[str, ...]]] = []
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


def _longest_label(text: str, start: int, known: set[tuple[str, ...]]) -> tuple[int, tuple[str, ...]] | None:
    """The longest run of words from `start` that is a label and is followed by what may be a value."""
    best: tuple[int, tuple[str, ...]] | None = None
    end = start
    for count, match in enumerate(re.finditer(r"\S+", text[start:])):
        if count >= _MOST_LABEL_WORDS:
            break
        word = match[0]
        bare = re.sub(r"[:.…_]+.*$", "", word) if re.search(r":|…|\.{2,}|_{2,}", word) else word
        end = start + match.start() + len(bare)
        words = key(text[start:end])
        if any(_same(words, label) for label in known):
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


def _in_cell(outline: Outline, number: int, row: list[int], known: set[tuple[str, ...]]) -> Iterator[Pair]:
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


def _judged(field: FieldOf, pair: Pair, line: Line, guidance: Guidance) -> Finding:
    own = guidance.own(pair.value)
    evidence = Evidence(excerpt(line.text, 80), len(own), line.page, excerpt(pair.value), line.place)
    if field.value == "signature" and pair.picture:
        return _finding(field, "present", evidence)
    if not own:
        status: Status = "guidance-only" if pair.value and has_placeholder(pair.value) else "empty"
        return _finding(field, status, evidence)
    if re.fullmatch(r"\W*(?:n/?a|not applicable|not known|unknown|none)\W*", pair.value, re.IGNORECASE):
        return _finding(field, "not-applicable", evidence, excerpt(pair.value))
    note = _unfit(field, pair.value)
    return _finding(field, "present", evidence, note)


def _unfit(field: FieldOf, value: str) -> str:
    """Why a value is not of the sort asked for, "" when it is; it counts as given, and is said."""
    if field.value == "date" and parse_when(value).start is None:
        return "no date can be read from it"
    if field.value == "contact" and not _CONTACT.search(value):
        return "no telephone number or address can be seen in it"
    if field.value == "yes-no" and (_BOTH.match(value) or not _YES_NO.match(value)):
        return "neither yes nor no"
    return ""


def _finding(field: FieldOf, status: Status, evidence: Evidence | None, note: str = "") -> Finding:
    return Finding(field.id, field.title, field.required, status, evidence, note, field.source)
