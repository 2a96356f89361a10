"""Tables and lines that list people: the family, those interviewed, who wrote and signed a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.anonymise.finding.words import keys, several
from pipeline.anonymise.key.name_cells import Spoken, people_in
from pipeline.anonymise.key.named import Named
from pipeline.anonymise.key.roles import ADDRESS, AUTHOR, FAMILY, OVERVIEW_AUTHOR, Role, roles
from pipeline.documents.model import Document, Heading, Row, Table

_NAMES = several(
    """
    name names fullname who person member professional professionals practitioner worker staff author
    interviewee surname forename forenames
    """
)
_ROLES = frozenset(
    ("relationship", "relation", "role", "designation", "post", "position", "profession", "job")
)
_ALIASES = frozenset(("aka", "alias", "aliases", "known", "previous", "other", "former"))
_ADDRESSES = frozenset(("address", "addresses"))
_WHEN = frozenset(("date", "time", "when"))
_NO_NAME = frozenset(("agency", "organisation", "file", "document", "school", "address"))
_HEAD_ROWS = 3
_MOST_IN_HEAD = 8
_MOST_IN_LABEL = 8
_LABELLED = re.compile(r"\s*([^:\n]{2,60}?)\s*(?::|\s[–—-]\s|\t)\s*(\S[^\n]*)")
_ADDRESS = re.compile(r"(?:(?:flat|apartment|unit|room)\b|\d|[A-Z][\w'’-]+,)[^.]*$", re.IGNORECASE)
_LONGEST_ADDRESS = 16
_FILLING = frozenset(("name", "names", "of", "the", "full", "imr", "report", "please", "print", "s"))
_VALUE = re.compile(r"[^\n;]+")
_TELLING_PLACES = frozenset(
    ("School", "Nursery", "GP Surgery", "Hospital", "College", "Children's Centre", "Church")
)


@dataclass(slots=True)
class _Columns:
    """Which columns of a table hold what."""

    names: list[int] = field(default_factory=list)
    role: int | None = None
    aliases: list[int] = field(default_factory=list)
    address: int | None = None


def listed(document: Document, *, without: Collection[int] = (), overview: bool = False) -> Iterator[Named]:
    """The names that a document lists, in reading order.

    Args:
        document: as read.
        without: numbers of tables that are not looked at (those of its chronology).
        overview: whether it is an overview report or its summary: its author wrote no management review.
    """
    for one in _every(document, without):
        yield replace(one, role=OVERVIEW_AUTHOR) if overview and one.role == AUTHOR else one


def _every(document: Document, without: Collection[int]) -> Iterator[Named]:
    for table in document.tables:
        if table.number not in without:
            yield from _in_table(table)
    for block in document.blocks:
        if not isinstance(block, Table):
            where = (
                f"heading “{block.label}”"
                if isinstance(block, Heading)
                else f"paragraph {block.place.paragraph}"
            )
            for line in block.text.split("\n"):
                yield from _in_line(line, where)


def _in_table(table: Table) -> Iterator[Named]:
    head, columns = _columns(table)
    for row in table.rows:
        where = f"table {table.number}, row {row.number}"
        if columns is not None and row.number > head:
            yield from _in_row(row, columns, where)
        elif columns is None:
            yield from _beside_labels(row, where)


def _columns(table: Table) -> tuple[int, _Columns | None]:
    """The row of headings and what stands under them; None where it is no table of people."""
    for row in table.rows[:_HEAD_ROWS]:
        heads = {cell.column: frozenset(keys(cell.text)) for cell in row.cells if cell.text}
        if len(heads) < 2 or any(len(words) > _MOST_IN_HEAD for words in heads.values()):
            continue
        found = _Columns()
        for column, words in heads.items():
            if words & _ADDRESSES:
                found.address = column
            elif words & _ALIASES and words & (_NAMES | {"aka", "alias", "aliases", "known"}):
                found.aliases.append(column)
            elif words & _ROLES:
                found.role = column if found.role is None else found.role
            elif words & _NAMES and not words & _NO_NAME:
                found.names.append(column)
        dated = any(words & _WHEN and "birth" not in words for words in heads.values())
        if (
            found.names
            and not dated
            and (found.role is not None or found.address is not None or found.aliases)
        ):
            return row.number, found
    return 0, None


def _in_row(row: Row, columns: _Columns, where: str) -> Iterator[Named]:
    texts = {cell.column: cell.text for cell in row.cells}
    told = texts.get(columns.role, "") if columns.role is not None else ""
    role = _role(told)
    aliases = tuple(spoken.name for column in columns.aliases for spoken in people_in(texts.get(column, "")))
    name = " ".join(texts.get(column, "") for column in columns.names if len(columns.names) > 1)
    people = list(
        people_in(name or texts.get(columns.names[0], ""), family=role is not None and role.field == FAMILY)
    )
    for spoken in people:
        yield _named(spoken, role, where, aliases if len(people) == 1 else ())
    if columns.address is not None:
        yield from _address(texts.get(columns.address, ""), where)


def _beside_labels(row: Row, where: str) -> Iterator[Named]:
    """ "Mother | Leanne Tarrant": a label and what stands in the cell beside it."""
    cells: Sequence[str] = [cell.text for cell in row.cells]
    for at, label in enumerate(cells[:-1]):
        yield from _labelled(label, cells[at + 1], where)


def _in_line(line: str, where: str) -> Iterator[Named]:
    match = _LABELLED.fullmatch(line)
    if match:
        yield from _labelled(match[1], match[2], where)


def _labelled(label: str, value: str, where: str) -> Iterator[Named]:
    words = tuple(word for word in keys(label) if word not in _FILLING)
    if not words or len(words) > _MOST_IN_LABEL or not value:
        return
    if words[-1] in _ADDRESSES:
        yield from _address(value, where)
        return
    known = roles()
    role = known.family.get(words) or known.posts.get(words)
    if role is not None:
        begins = value.lstrip()[:1]
        for spoken in people_in(value, family=role.field == FAMILY) if begins.isupper() else ():
            yield _named(spoken, role, where)
        return
    place = known.places.get(words)
    if place is not None and place.name in _TELLING_PLACES:
        yield from _place(value, place, where)


def _named(spoken: Spoken, role: Role | None, where: str, aliases: Sequence[str] = ()) -> Named:
    said = role or spoken.role
    others = tuple(dict.fromkeys((*spoken.others, *aliases)))
    return Named(spoken.name, "person", said.name if said else "", where, spoken.title, others)


def _role(told: str) -> Role | None:
    return roles().relation(told) or roles().post(told)


def _address(value: str, where: str) -> Iterator[Named]:
    for line in value.split(";"):
        address = " ".join(line.replace("\n", ", ").split())
        if _ADDRESS.match(address) and len(keys(address)) in range(3, _LONGEST_ADDRESS):
            yield Named(address, "place", ADDRESS, where)


def _place(value: str, role: Role, where: str) -> Iterator[Named]:
    match = _VALUE.match(value.split(",")[0])
    name = " ".join(match[0].split()) if match else ""
    if 0 < len(keys(name)) <= _MOST_IN_LABEL and name[0].isupper() and len(keys(name)) > 1:
        yield Named(name, "place", role.name, where)
