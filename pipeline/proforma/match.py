"""Which lines are the headings a definition asks for, whatever their number, case or wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.proforma.definition import Content, Definition, Section
from pipeline.proforma.listings import listed
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.placing import is_statement, placed
from pipeline.proforma.spelling import Speller
from pipeline.proforma.words import key

_MOST_WORDS = 16
_ENOUGH = 0.6
PLACED = 0.5
"""How sure a heading is that is known by its place; people are told."""
_LONGEST = 120
_MOST_POINT_WORDS = 8
_WIDE = 3
_SURE = 0.9
_AND = re.compile(r"\b(?:and|with|including|its|plus)\b|[&/,;+–:(]", re.IGNORECASE)
_PART = re.compile(r"\s*(?:section|part|appendix|chapter|tor)\s+[\w.]{1,6}\s*:\s*", re.IGNORECASE)


class Heading(NamedTuple):
    """A line taken as the heading of a requirement.

    Attributes:
        line: its number in the outline.
        rest: what stands behind the heading in the same line ("Reason for review: the Board …").
        exact: how surely, 0 to 1.
    """

    line: int
    rest: str
    exact: float


def find_headings(outline: Outline, definition: Definition) -> dict[str, tuple[Heading, ...]]:
    """Requirement id → its headings in the document, in order; several where the author split a section.

    One line can be the heading of two requirements ("Terms of reference and information sources").
    """
    titles = _titles(definition)
    tables = _filled(outline)
    found = _candidates(outline, titles, tables)
    lists = _lists(outline, found)
    found = {
        name: rest for name, mine in found.items() if (rest := [one for one in mine if one.line not in lists])
    }
    first = min((one.line for mine in found.values() for one in mine), default=-1)
    if first >= 0 and titles.is_own(outline.lines[first].text):
        # The document's name at its top, though a section has the same ("Record of interview").
        found = {
            name: rest for name, mine in found.items() if (rest := [one for one in mine if one.line != first])
        }
    best = {name: tuple(_best(headings)) for name, headings in found.items()}
    if not best:
        return best
    skipped = frozenset(
        number for number, line in enumerate(outline.lines)
        if number in lists or line.column > 1 or tables.get((line.table, line.row), 0) > 1
    )  # fmt: skip
    lines = {name: tuple(one.line for one in mine) for name, mine in best.items()}
    guessed = placed(outline, definition, lines, skipped)
    return best | {name: (Heading(line, "", PLACED),) for name, line in guessed.items()}


def without_lists(outline: Outline, definition: Definition) -> Outline:
    """The same document, its lists of headings counted among what says nothing of its own."""
    lists = _lists(outline, _candidates(outline, _titles(definition), _filled(outline)))
    return Outline(outline.lines, outline.contents | lists)


def _lists(outline: Outline, found: dict[str, list[Heading]]) -> frozenset[int]:
    names: dict[int, set[str]] = defaultdict(set)
    for name, mine in found.items():
        for one in mine:
            if not one.rest:
                names[one.line].add(name)
    return listed(outline, names)


def _candidates(
    outline: Outline, titles: _Titles, tables: dict[tuple[int, int], int]
) -> dict[str, list[Heading]]:
    """Requirement id → every line that may be its heading."""
    found: dict[str, list[Heading]] = {}
    for number, line in enumerate(outline.lines):
        if not line.text or number in outline.contents or tables.get((line.table, line.row), 0) >= _WIDE:
            continue
        if (line.kind == "cell" and line.column > 1) or _in_points(outline, number):
            continue
        beside = tables.get((line.table, line.row), 0) > 1
        for name, heading in titles.of_line(number, line):
            # "Panel member" over a column is no heading of a section; "Terms of reference" beside its
            # text is.
            if not beside or heading.exact >= _SURE:
                found.setdefault(name, []).append(heading)
    return found


def _in_points(outline: Outline, number: int) -> bool:
    """Whether a line is one of several short points of a list, which name things and head nothing."""
    return _is_point(outline, number) and (_is_point(outline, number - 1) or _is_point(outline, number + 1))


def _is_point(outline: Outline, number: int) -> bool:
    if not 0 <= number < len(outline.lines):
        return False
    line = outline.lines[number]
    bullet = bool(line.label) and not any(letter.isalnum() for letter in line.label)
    return line.kind == "paragraph" and bullet and 0 < len(line.text.split()) <= _MOST_POINT_WORDS


@lru_cache(maxsize=32)
def _titles(definition: Definition) -> _Titles:
    return _Titles(definition)


def _filled(outline: Outline) -> dict[tuple[int, int], int]:
    """Table and row → how many of its cells hold words.

    Rows of three or more are entries of a chronology or plan, whose words are no headings.
    """
    cells: dict[tuple[int, int], set[int]] = defaultdict(set)
    for line in outline.lines:
        if line.table and line.text:
            cells[line.table, line.row].add(line.column)
    return {row: len(columns) for row, columns in cells.items()}


def _best(headings: list[Heading]) -> Iterable[Heading]:
    """Sure ones drive out guesses: where a line is the title, one that only holds its words is not."""
    surest = max(heading.exact for heading in headings)
    return [heading for heading in headings if heading.exact >= min(surest, 0.9) - 0.05]


class _Titles:
    """Every wording of every title of a definition, ready to be compared with many lines."""

    def __init__(self, definition: Definition) -> None:
        self._wanted = [
            (item.id, list(dict.fromkeys(key(name) for name in (item.title, *item.headings))))
            for item in definition.requirements
            if isinstance(item, Section | Content)
        ]
        self._own = key(definition.title)
        sections = [item.id for item in definition.of(Section) if not item.container]
        self._order = {name: at for at, name in enumerate(sections)}
        self._titles = {title for _, titles in self._wanted for title in titles}
        words = {word for _, titles in self._wanted for title in titles for word in title}
        self._words = words
        self._speller = Speller(words)

    def is_own(self, text: str) -> bool:
        """Whether a text is the name of the document."""
        return key(text) == self._own

    def of_line(self, number: int, line: Line) -> list[tuple[str, Heading]]:
        """The requirements a line is the heading of."""
        if line.kind != "heading" and len(line.text) > _LONGEST and ":" not in line.text[:_LONGEST]:
            return []
        text, rest = _run_in(line)
        if _is_prose(line, text):
            return []
        written = key(text)
        words = self._speller.right(written)
        if words[: len(self._own)] == self._own and words not in self._titles:
            words = words[
                len(self._own) :
            ]  # "Individual Management Review report of …" is the document's name
        if not words or len(words) > _MOST_WORDS or self._words.isdisjoint(words):
            return []
        penalty = 0.04 if words != written else 0.0
        scored = self._scored(words, line, text, penalty)
        return [(name, Heading(number, rest, min(score, 1.0))) for score, name in self._telling(scored, text)]

    def _scored(
        self, words: tuple[str, ...], line: Line, text: str, penalty: float
    ) -> list[tuple[float, tuple[str, ...], str]]:
        scored = []
        for name, titles in self._wanted:
            score, title = max((_alike(words, title, line), title) for title in titles)
            if score:
                score += _number_speaks(line, text, name) - penalty
            if score >= _ENOUGH:
                scored.append((score, title, name))
        return sorted(scored, key=lambda item: (-item[0], -len(item[1])))

    def _telling(
        self, scored: list[tuple[float, tuple[str, ...], str]], text: str
    ) -> Iterator[tuple[float, str]]:
        """The best, and others that say something new: "Lessons and recommendations", not "of the panel".

        Authors put parts together that stand together; a word of a far one ("Background and purpose of the
        review") does not make it a heading of that.
        """
        several = _AND.search(text) is not None
        covered: list[tuple[float, tuple[str, ...], str]] = []
        for score, title, name in scored:
            if covered and not several and score < _SURE:
                break
            # "Recommendations" says nothing new behind "Recommendations action plan", in which it is
            # contained.
            if any(
                set(title) <= set(other) or score < best - 0.25 or self._apart(name, one)
                for best, other, one in covered
            ):
                continue
            covered.append((score, title, name))
            yield score, name

    def _apart(self, name: str, other: str) -> bool:
        places = self._order
        return name in places and other in places and abs(places[name] - places[other]) > 1


def _run_in(line: Line) -> tuple[str, str]:
    """A heading and what follows it in the same line: "Reason for review: this review …"."""
    if line.kind == "heading":
        return line.text, ""
    before = _PART.match(line.text)
    start = before.end() if before else 0
    head, colon, rest = line.text[start:].partition(":")
    if colon and rest.strip() and len(head.split()) <= 10 and not head.strip().isdigit():
        return line.text[:start] + head, rest.strip()
    return line.text, ""


def _is_prose(line: Line, text: str) -> bool:
    if line.kind == "heading":
        return False
    words = text.split()
    if is_statement(text):
        return True
    return len(words) > 12 or (len(words) > 4 and text.rstrip().endswith((".", ";", ",")))


def _alike(words: tuple[str, ...], title: tuple[str, ...], line: Line) -> float:
    """How surely a line with these words is a heading with that title, 0 to 1."""
    if words == title:
        return 1.0
    if set(words) == set(title):
        return 0.95
    extra = len(words) - len(title)
    if extra <= 0 or not _holds(words, title):
        # "Reason for carrying out the review"
        return 0.7 if 0 < extra <= 2 <= len(set(title)) and set(title) <= set(words) else 0.0
    single = len(title) == 1
    most = (4 if single else 6) if line.kind == "heading" else 3
    if extra > most:
        return 0.0
    start = 0.04 if words[: len(title)] == title else 0.0
    return 0.82 + start - 0.03 * extra - (0.08 if single and line.kind != "heading" else 0.0)


def _holds(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    return any(words[at : at + len(title)] == title for at in range(len(words) - len(title) + 1))


def _number_speaks(line: Line, text: str, name: str) -> float:
    """The proforma's own number before half-right words makes them right."""
    label = (line.label or text.split(" ", 1)[0]).strip(" .):(").lower()
    return 0.15 if label == name.lower() and any(letter.isdigit() for letter in label) else 0.0
