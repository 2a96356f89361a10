"""A definition and a case → a blank: every part asked for under its heading, what is known filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.case import Person
from pipeline.days import plain_day
from pipeline.proforma.definition import (
    Attachment,
    Content,
    Definition,
    FieldOf,
    Requirement,
    Section,
    TableOf,
)
from pipeline.proforma.guidance import HOW_TO, sent_along
from pipeline.reports.blanks.filling import Filling, in_words
from pipeline.reports.blanks.parts import (
    Blank,
    Field,
    Fields,
    Grid,
    Head,
    Part,
    Picture,
    Space,
    Title,
    Words,
)

_NUMBERED = re.compile(r"\d+(?:\.\w+)*")
_ROWS = 6
_GLOSSARY_ROWS = 6
_PEOPLE = (
    Head("Name", width=20), Head("Relationship to the child", width=16), Head("Date of birth", width=14),
    Head("Address", width=26), Head("Subject of the review?", width=12),
)  # fmt: skip


def compose(definition: Definition, filling: Filling, genogram: bytes | None = None) -> Blank:
    """Lay out the blank of a definition.

    Args:
        filling: the case and the agency it goes to.
        genogram: the family drawn, as PNG, for the parts that show it.
    """
    work = _Composer(definition, filling, genogram)
    parts = tuple(work.parts())
    containers = (item for item in definition.of(Section) if item.container)
    for one in containers:
        if any(name.startswith(f"{one.id}.") for name in work.filled):
            work.filled.add(one.id)
    under = (filling.case.board, filling.case.reference, filling.agency.name if filling.agency else "")
    return Blank(
        definition.title, " · ".join(filter(None, under)), definition.landscape, parts, frozenset(work.filled)
    )


class _Composer:
    """Walks through a definition once; `filled` collects what the case answers."""

    def __init__(self, definition: Definition, filling: Filling, genogram: bytes | None) -> None:
        self.definition = definition
        self.filling = filling
        self.genogram = genogram
        self.filled: set[str] = set()

    def parts(self) -> Iterator[Part]:
        if self.definition.asks:
            yield Words(self.definition.asks, "guidance")
        yield Words(HOW_TO, "guidance")
        began = False
        for kind, group in groupby(self.definition.requirements, type):
            items = list(group)
            if kind is FieldOf:
                yield from self._fields([item for item in items if isinstance(item, FieldOf)], began)
            elif kind is Attachment:
                yield from _attachments([item for item in items if isinstance(item, Attachment)])
            else:
                began = True
                for item in items:
                    yield from self._part(item)

    def _fields(self, fields: list[FieldOf], began: bool) -> Iterator[Part]:
        """A run of fields; behind sections to which they do not belong they get a heading of their own."""
        inside = [field for field in fields if field.within]
        outside = [field for field in fields if not field.within]
        if inside:
            yield Fields(tuple(self._field(field) for field in inside))
        if outside and began:
            signing = any(field.value == "signature" for field in outside)
            yield Title("Sign-off" if signing else "Further questions", 1)
        for together in _by_signer(outside):
            yield Fields(tuple(self._field(field) for field in together))

    def _field(self, field: FieldOf) -> Field:
        value = self.filling.field(field.case, self.definition)
        if value:
            self.filled.update(filter(None, (field.id, field.within)))
        return Field(field.title, value, field.asks, field.value == "signature")

    def _part(self, item: Requirement) -> Iterator[Part]:
        yield Title(_numbered(item), item.level if isinstance(item, Section) else 1)
        if isinstance(item, TableOf):
            yield from _table(item)
        elif isinstance(item, Section | Content):
            yield from self._section(item)

    def _section(self, item: Section | Content) -> Iterator[Part]:
        shown = list(self._shown(item))
        if item.shows and item.shows != "genogram" and not shown:
            yield Words(item.asks, "guidance")
            yield Space()
            return
        if item.says or shown:
            self.filled.add(item.id)
        elif item.asks:
            yield Words(item.asks, "guidance")
        for line in self.filling.text(item.says).splitlines():
            yield Words(line.removeprefix("- "), "point" if line.startswith("- ") else "text")
        yield from shown
        if isinstance(item, Section):
            yield from (Words(prompt.asks, "prompt") for prompt in item.prompts)
        if item.grid:
            yield Grid(tuple(Head(name) for name in item.grid), _empty(len(item.grid), _GLOSSARY_ROWS), True)
        elif not (item.says or shown or self._answered_below(item)):
            yield Space()

    def _answered_below(self, item: Section | Content) -> bool:
        """Whether what is asked stands in sections or fields of its own."""
        return (isinstance(item, Section) and item.container) or any(
            field.within == item.id for field in self.definition.of(FieldOf)
        )

    def _shown(self, item: Section | Content) -> Iterator[Part]:
        filling = self.filling
        match item.shows:
            case "terms":
                terms = enumerate(filling.case.terms_of_reference, 1)
                yield from (Words(f"{number}.\t{term}", "item") for number, term in terms)
            case "household":
                yield from _people(filling.household())
            case "relatives":
                yield from _people(filling.relatives())
            case "due":
                dues = list(filling.dues())
                if any(day for _, day in dues):
                    # In a table they would look like a chronology to whoever gets the letter back.
                    yield from (
                        Words(f"{what}: by {day or '[enter the date]'}", "point") for what, day in dues
                    )
            case "genogram" if self.genogram:
                family = filling.of("subject", "parent", "sibling", "relative", "partner", "other")
                yield Picture(self.genogram, "Genogram. " + "; ".join(in_words(person) for person in family))


def _by_signer(fields: list[FieldOf]) -> Iterator[list[FieldOf]]:
    """Each signature with its date apart: several dates in one table would look like a chronology."""
    start = 0
    for at, field in enumerate(fields):
        if field.value == "signature" and at > start:
            yield fields[start:at]
            start = at
    if fields:
        yield fields[start:]


def _numbered(item: Requirement) -> str:
    """The title with the proforma's number, where its id is one."""
    return f"{item.id} {item.title}" if _NUMBERED.fullmatch(item.id) else item.title


def _table(item: TableOf) -> Iterator[Part]:
    if item.asks:
        yield Words(item.asks, "guidance")
    heads = tuple(Head(column.title, column.asks, column.width) for column in item.columns)
    yield Grid(heads, _empty(len(heads), _ROWS))


def _empty(columns: int, rows: int) -> tuple[tuple[str, ...], ...]:
    return (("",) * columns,) * rows


def _attachments(items: list[Attachment]) -> Iterator[Part]:
    yield Title("Attachments", 1)
    yield Words(sent_along(items), "guidance")


def _people(people: Iterable[Person]) -> Iterator[Part]:
    rows = tuple(_row(person) for person in people)
    if rows:
        yield Grid(_PEOPLE, rows, True)


def _row(person: Person) -> tuple[str, ...]:
    others = f" (also known as {', '.join(person.also_known_as)})" if person.also_known_as else ""
    born = plain_day(person.date_of_birth) if person.date_of_birth else "[enter date of birth]"
    died = f", died {plain_day(person.date_of_death)}" if person.date_of_death else ""
    return (
        person.name + others,
        person.relationship or "",
        born + died,
        person.address or "[enter address]",
        "yes" if person.role == "subject" else "no",
    )
