"""Small documents built from the shared types: tables of every shape in a few words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.case import Case
from pipeline.chronology.identity import content_key, id_of
from pipeline.chronology.model import Event, Source, When
from pipeline.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Row, Table

APPENDIX_G = (
    "Day,\nDate, Time 00:00\nd/m/y",
    "Child / Family Member\nUSE FULL NAMES",
    "Professional -\nAgency & Designation\nUSE FULL\nNAMES",
    "Contact type e.g. face to face/letter/ phone/e-mail Source of Information, e.g. residential file",
    "Description of Significant Event.\nThis should be a Summary of the recorded event",
    "Was Child seen or spoken to?\nWhat was observed or communicated by the child?",
    "Comments by IMR author re significance including good practice",
)
SHA = "ab" * 32

UP = object()
"""In a row: this cell continues the one above."""


def row(number: int, cells: Iterable[Any], **more: Any) -> Row:
    """A row of texts; `UP` continues, a tuple (text, span) spans, a `Cell` is taken as it is."""
    placed, column = [], 0
    for item in cells:
        if isinstance(item, Cell):
            cell = item._replace(column=column)
        elif item is UP:
            cell = Cell("", column, continued=True)
        elif isinstance(item, tuple):
            cell = Cell(item[0], column, item[1])
        else:
            cell = Cell(item, column)
        placed.append(cell)
        column += cell.span
    return Row(tuple(placed), number, **more)


def table(*rows: Iterable[Any], number: int = 1, width: int | None = None) -> Table:
    """A table of rows as `row` takes them; ready-made rows are renumbered."""
    made = [
        line._replace(number=place) if isinstance(line, Row) else row(place, line)
        for place, line in enumerate(rows, 1)
    ]
    widest = max((cell.column + cell.span for line in made for cell in line.cells), default=0)
    return Table(tuple(made), number, width or widest)


def with_ids(events: Iterable[Event]) -> tuple[Event, ...]:
    """The entries with ids from their content, as `extract` gives them."""
    seen: Counter[str] = Counter()
    made = []
    for item in events:
        key = content_key(item)
        made.append(replace(item, id=id_of(key, seen[key])))
        seen[key] += 1
    return tuple(made)


def document(*blocks: Block | str, file: str = "chronology.docx", **more: Any) -> Document:
    """A document; a string is a paragraph, one that begins with "# " a heading."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, str) and block.startswith("# "):
            made.append(Heading(block[2:], 1, Place(paragraph=len(made) + 1)))
        elif isinstance(block, str):
            made.append(Paragraph(block, Place(paragraph=len(made) + 1)))
        else:
            made.append(block)
    return Document(file, more.pop("sha256", SHA), "docx", tuple(made), **more)


def case(**more: Any) -> Case:
    """A case of two agencies, a subject child and her mother."""
    agencies = more.pop(
        "agencies", (("Wealdshire Constabulary", "police", ("Police",)), ("Haven", "haven", ()))
    )
    return Case.model_validate(
        {
            "reference": "WSCB-2010-02",
            "review_period": {"start": dt.date(2007, 1, 1), "end": dt.date(2009, 11, 28)},
            "agencies": [{"name": n, "folder": f, "aliases": a} for n, f, a in agencies],
            "people": [
                {
                    "name": "Maisie Hope Tarrant",
                    "role": "subject",
                    "date_of_birth": dt.date(2006, 6, 14),
                    "date_of_death": dt.date(2009, 11, 28),
                },
                {"name": "Leanne Tarrant", "role": "parent", "date_of_birth": dt.date(1986, 9, 3)},
            ],
            **more,
        }
    )


def event(description: str = "", start: str | None = "2009-03-12", **more: Any) -> Event:
    """An entry with sensible defaults; `time` is "HH:MM"."""
    day = dt.date.fromisoformat(start) if start else None
    time = more.pop("time", None)
    when = When(
        day,
        more.pop("end", day),
        dt.time.fromisoformat(time) if time else None,
        precision=more.pop("precision", "day" if day else "unknown"),
    )
    fields = {
        "id": "",
        "agency": "Haven",
        "when": when,
        "date_text": start or "",
        "family_member": "",
        "professional": "",
        "contact": "",
        "description": description,
        "child_seen": "",
        "comments": "",
        "source": Source("a.docx", SHA, 1, 2),
    }
    return Event(**(fields | more))
