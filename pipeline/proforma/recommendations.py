"""The recommendations of a document: numbered, as a list, in a table, or told off in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.documents.model import Document, Row, Table
from pipeline.proforma.bodies import bodies
from pipeline.proforma.definition import Definition, Section
from pipeline.proforma.match import find_headings
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.plan import Action
from pipeline.proforma.words import key, plain, words_of

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)}
_HOW_MANY = "|".join((*_NUMBERS, r"\d{1,2}"))
_COUNTED = (
    re.compile(rf"\b({_HOW_MANY})(?: [a-z-]+){{0,2}} recommendations?\b"),
    re.compile(rf"\brecommendations?\b[^.]{{0,40}}\b(?:are|number) ({_HOW_MANY})\b"),
    re.compile(rf"\bthey are ({_HOW_MANY})\b"),
)
_MARKER = re.compile(
    r"\s*(?:(?P<word>(?:recommendation|rec|action)\s*(?:no\.?|number)?\s*)(?P<named>\d{1,2}[a-z]?)"
    r"(?:\s*[.:)–—-]+\s*|\s*$|\s+(?=(?-i:[A-Z])))"
    r"|(?P<number>\(?R?\d{1,2}(?:\.\d{1,2}){0,3}\.?[a-z]?[).:]?)\s+(?=\S)"
    r"|(?P<letter>\(?(?:[a-z]|[ivx]{1,4})[).])\s+(?=\S)"
    r"|(?P<bullet>[•●▪◦‣·*–—-])\s*(?=\S))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<=[.;:!?])\s+(?=[R(\d])", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:should|must|shall|will|to be|is to|are to|recommends?|ensure|needs? to)\b")
_LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation.

    Attributes:
        number: as written ("7.3"), "" when it has none.
        text: as submitted, without its number.
        place: for people.
    """

    number: str
    text: str
    page: int | None = None
    place: str = ""


class Recommended(NamedTuple):
    """What a document recommends, and how many it says these are."""

    recommendations: tuple[Recommendation, ...] = ()
    counted: int | None = None


def of_report(document: Document, outline: Outline, definition: Definition) -> Recommended:
    """What stands under a report's heading for recommendations.

    Told off in a sentence they are only found when that sentence parts them by semicolons.
    """
    section = next((one for one in definition.of(Section) if "recommendation" in key(one.title)), None)
    if section is None:
        return Recommended()
    headings = find_headings(outline, definition)
    found = bodies(outline, headings, definition).get(section.id, ())
    lines = [outline.lines[number] for body in found for number in body.lines]
    prose = [line for line in lines if line.kind != "cell" and line.text]
    counted = next((count for line in prose if (count := _count(line.text)) is not None), None)
    listed = list(_marked(prose)) or list(_told_off(prose, counted))
    if not listed:
        listed = list(_in_tables(document, lines)) or list(_paragraphs(prose))
    return Recommended(tuple(listed), counted)


def of_plan(actions: tuple[Action, ...]) -> tuple[Recommendation, ...]:
    """The recommendations an action plan answers: each once, however many rows of actions it has."""
    found: list[Recommendation] = []
    for action in actions:
        marker = _MARKER.match(action.recommendation)
        text = action.recommendation[marker.end() :] if marker else action.recommendation
        number = action.number or (_number(marker) if marker else "")
        same = found and words_of(found[-1].text) == words_of(text)
        if len(words_of(text)) < 2 or same:
            continue
        place = f"row {action.row}"
        found.append(Recommendation(number, text, action.page, place))
    return tuple(found)


def _count(text: str) -> int | None:
    said = plain(text)
    for pattern in _COUNTED:
        found = pattern.search(said)
        if found:
            return _NUMBERS.get(found[1]) or int(found[1])
    return None


class _Item(NamedTuple):
    style: str
    number: str
    line: Line
    text: str


def _item(line: Line) -> _Item:
    """A line, how it is marked (its number's depth, a letter, a bullet, or not at all), and its words."""
    if line.label:
        label = line.label.strip()
        found = _MARKER.match(f"{label} x")
        typed = _MARKER.match(line.text)
        text = line.text[typed.end() :] if typed and typed[0].strip() == label else line.text
        return _Item(_style(found) if found else "bullet", _number(found) if found else "", line, text)
    found = _MARKER.match(line.text)
    if found is None:
        return _Item("", "", line, line.text)
    return _Item(_style(found), _number(found), line, line.text[found.end() :])


def _style(found: re.Match[str]) -> str:
    if found["named"]:
        return "named"
    if found["number"]:
        return f"number {found['number'].strip('.').count('.')}"
    return "letter" if found["letter"] else "bullet"


def _number(found: re.Match[str]) -> str:
    return (found["named"] or found["number"] or found["letter"] or "").strip(" ().:")


def _parted(line: Line) -> Iterator[Line]:
    """A line that runs several numbered ones together, as PDF pages without space between them do."""
    if line.kind == "heading":
        yield line
        return
    text = line.text
    mine = _item(line)
    number, style = mine.number, mine.style
    start = 0
    for end in _BETWEEN.finditer(text):
        marker = _MARKER.match(text, end.end())
        if marker is None or _style(marker) != style or _number(marker) != _next(number):
            continue
        yield line._replace(text=text[start : end.start()], label=line.label if not start else "")
        start, number = end.end(), _number(marker)
    yield line._replace(text=text[start:], label=line.label if not start else "")


def _next(number: str) -> str:
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdigit() else ""


def _marked(lines: list[Line]) -> Iterator[Recommendation]:
    """Numbered or bulleted lines. What is marked otherwise, or not at all, goes on with the one above.

    Not so the heading of a group ("For the Trust"), and what introduces the next ("The Trust has two:").
    """
    items = [_item(part) for line in lines for part in _parted(line)]
    styles = [item.style for item in items if item.style]
    main = "named" if "named" in styles else next(iter(styles), "")
    if not main or (styles.count(main) < 2 and main != "named"):
        return
    number, texts, first = "", list[str](), lines[0]
    for item in items:
        if item.style == main:
            if texts:
                yield _of(number, texts, first)
            number, texts, first = item.number, [item.text] if item.text else [], item.line
        elif item.line.kind == "heading" and not item.style:
            if texts:
                yield _of(number, texts, first)
            number, texts = "", []
        elif number or texts:
            texts.append(item.line.text)
    if texts:
        yield _of(number, texts, first)


def _of(number: str, texts: list[str], line: Line) -> Recommendation:
    while len(texts) > 1 and texts[-1].rstrip().endswith(":"):  # it introduces what comes below
        texts.pop()
    return Recommendation(number, "\n".join(texts), line.page, line.place)


def _told_off(lines: list[Line], counted: int | None) -> Iterator[Recommendation]:
    """The parts of a sentence that names them one after the other, parted by semicolons."""
    for line in lines:
        sentence = max(re.split(r"(?<=[.!?])\s+(?=[A-Z])", line.text), key=lambda part: part.count(";"))
        parts = [part.strip(" .") for part in sentence.split(";")]
        if len(parts) < 2 or (counted is not None and len(parts) != counted) or len(parts) == 2 != counted:
            continue
        parts[0] = parts[0].rpartition(":")[2].strip()
        for at, part in enumerate(parts, 1):
            text = re.sub(r"^and\s+", "", part)
            yield Recommendation(str(at), text, line.page, line.place)
        return


def _in_tables(document: Document, lines: list[Line]) -> Iterator[Recommendation]:
    """The column headed “Recommendation”, else the one with the most words, of the tables in the section."""
    numbers = {line.table for line in lines if line.table}
    for table in document.tables:
        if table.number in numbers and len(table.rows) > 1:
            yield from _in_table(table)


def _in_table(table: Table) -> Iterator[Recommendation]:
    named = [cell.column for cell in table.rows[0].cells if "recommendation" in key(cell.text)]
    sizes: dict[int, int] = {}
    for row in table.rows[1:]:
        for cell in row.cells:
            sizes[cell.column] = sizes.get(cell.column, 0) + len(cell.text)
    # "Recommendation number" heads a column of numbers: of two so named, the one with the words.
    column = max(named or sizes, key=lambda one: sizes.get(one, 0), default=0)
    for row in table.rows[1 if named else 0 :]:
        for cell in row.cells:
            if cell.column == column and len(words_of(cell.text)) >= _LEAST_WORDS:
                marker = _MARKER.match(cell.text)
                text = cell.text[marker.end() :] if marker else cell.text
                number = _in_front(row) or (_number(marker) if marker else "")
                yield Recommendation(number, text, row.page, f"table {table.number}, row {row.number}")


def _in_front(row: Row) -> str:
    """The number in a row's first cell."""
    first = row.cells[0].text.strip(" .")
    return first if re.fullmatch(r"R?\d{1,2}(?:\.\d{1,2})*[a-z]?", first) else ""


def _paragraphs(lines: list[Line]) -> Iterator[Recommendation]:
    """Paragraphs that say what is to be done, where nothing marks them as a list."""
    for line in lines:
        telling = len(words_of(line.text)) >= _LEAST_WORDS and _ASKS.search(plain(line.text))
        if line.kind != "heading" and telling and _count(line.text) is None:
            yield Recommendation("", line.text, line.page, line.place)
