"""How the result of a check is said: symbols with their words, what was found, where to look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.proforma import Definition, Evidence, Finding, Passage, Problem
from pipeline.proforma.definition import Attachment, Content, FieldOf, Section, TableOf
from pipeline.reports.naming import how_many

_MOST_PLACES = 12
_DOTS = re.compile(r"(?:[._…]\s?){4,}")  # a line to write on


class Said(NamedTuple):
    """A status: a symbol and a word, so that nothing hangs on colour; `look` is a class of the style."""

    symbol: str
    word: str
    look: str


STATUSES = {
    "present": Said("✓", "there", "good"),
    "not-applicable": Said("–", "does not apply", ""),
    "empty": Said("○", "empty", "bad"),
    "guidance-only": Said("□", "only guidance", "bad"),
    "missing": Said("✗", "missing", "bad"),
}
OPTIONAL = Said("·", "not there (not required)", "quiet")
"""For what may be left out."""


def said(item: Finding) -> Said:
    """The status of a requirement."""
    if not item.required and item.status in ("missing", "empty", "guidance-only"):
        return OPTIONAL
    return STATUSES[item.status]


def found(item: Finding, definition: Definition) -> str:
    """What was found of a requirement that is not answered, as a sentence for the agency."""
    kind = _kind(item.id, definition)
    if item.status == "guidance-only":
        return "Only the form’s own guidance, or a placeholder, stands here."
    return _FOUND[item.status][kind]


_FOUND = {
    "missing": {
        "section": "There is no such section.",
        "field": "It is not given.",
        "signature": "There is no place for it and no signature.",
        "table": "There is no such table.",
        "column": "The table has no such column.",
        "attachment": "It was not sent, and is not in the document.",
        "content": "Nothing is said about this.",
    },
    "empty": {
        "section": "The heading is there; nothing stands under it.",
        "field": "The label is there; nothing is filled in.",
        "signature": "The place for it is there; it is not signed.",
        "table": "The table is there; no row is filled in.",
        "column": "The column is there; nothing is filled in.",
        "attachment": "The heading is there; nothing stands under it.",
        "content": "The heading is there; nothing stands under it.",
    },
}


def where(item: Finding, definition: Definition) -> str:
    """Where the agency should look: the place found, or where the proforma has it."""
    evidence = item.evidence
    if evidence is not None and (evidence.heading or evidence.place or evidence.page):
        return place(evidence)
    kind, titles = _kind(item.id, definition), {one.id: one.title for one in definition.requirements}
    match kind:
        case "section":
            return f"Section {item.id}" if re.fullmatch(r"[\d.]+", item.id) else "A section of its own"
        case "signature":
            return "At the end, where the report is signed"
        case "column":
            return f"In the table “{titles[item.id.rpartition('.')[0]]}”"
        case "table":
            return "A table with the columns of the proforma"
        case "attachment":
            return "In the document, or sent beside it"
        case "content":
            return "Anywhere in the document"
    return _place_of_field(item.id, definition, titles)


def _place_of_field(id_: str, definition: Definition, titles: dict[str, str]) -> str:
    field = next((one for one in definition.of(FieldOf) if one.id == id_), None)
    if field is None:
        return ""
    if field.group:
        return f"Beside “{titles[field.group]}”"
    return f"Under “{titles[field.within]}”" if field.within else "On the first page"


def place(evidence: Evidence | Passage) -> str:
    """A place for people: “1.3 Information sources”, page 3, paragraph 12."""
    heading = _DOTS.sub("…", evidence.heading.strip())
    parts = [f"“{heading}”" if heading else "", _page(evidence.page), evidence.place]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _page(page: int | None) -> str:
    return f"page {page}" if page else ""


def asks(item: Finding, definition: Definition) -> str:
    """What the proforma asks there, in our own words; "" where the title says it."""
    for one in definition.requirements:
        if one.id == item.id:
            return one.asks
        if isinstance(one, TableOf):
            for column in one.columns:
                if f"{one.id}.{column.id}" == item.id:
                    return column.asks
    return ""


def _kind(id_: str, definition: Definition) -> str:
    for one in definition.requirements:
        if one.id == id_:
            match one:
                case Section():
                    return "section"
                case FieldOf():
                    return "signature" if one.value == "signature" else "field"
                case TableOf():
                    return "table"
                case Attachment():
                    return "attachment"
                case Content():
                    return "content"
    return "column"


def title(item: Finding) -> str:
    """A requirement's name with its number, if it has one: “1.2 Terms of reference”."""
    return f"{item.id} {item.title}" if re.fullmatch(r"\d+(?:\.\d+)*", item.id) else item.title


def grouped(problems: Iterable[Problem]) -> tuple[tuple[str, str], ...]:
    """Each thing wrong once, with all its places: (message, “action plan, rows 3, 4 and 9”)."""
    places: dict[str, list[str]] = {}
    for problem in problems:
        places.setdefault(problem.message, []).append(problem.where)
    return tuple((message, _places(found)) for message, found in places.items())


def _places(every: list[str]) -> str:
    """Places of one kind said once: “plan, row 3”, “plan, row 4” → “plan, rows 3 and 4”."""
    rows: dict[str, list[str]] = {}
    for one in dict.fromkeys(every):
        head, row, number = one.rpartition(", row ")
        rows.setdefault(head if row and number.isdigit() else one, []).append(number if row else "")
    return "; ".join(
        f"{head}, row{'s' if len(numbers) > 1 else ''} {_listed(numbers)}" if numbers[0] else head
        for head, numbers in rows.items()
    )


def _listed(numbers: list[str]) -> str:
    if len(numbers) > _MOST_PLACES:
        return f"{', '.join(numbers[:_MOST_PLACES])} and {len(numbers) - _MOST_PLACES} more"
    if len(numbers) == 1:
        return numbers[0]
    return f"{', '.join(numbers[:-1])} and {numbers[-1]}"


def verdict(lacking: int, wrong: int) -> str:
    """The result in a few words: “complete”, “3 parts missing, 1 thing to put right”."""
    parts = []
    if lacking:
        parts.append(f"{how_many(lacking, 'part')} missing")
    if wrong:
        parts.append(f"{how_many(wrong, 'thing')} to put right")
    return ", ".join(parts) or "complete"
