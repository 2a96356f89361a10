"""Who and what a document names where it lists people: name columns, family tables, authors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.anonymise.key.model import EntryKind
from pipeline.chronology.model import Chronology
from pipeline.documents.model import Document


@dataclass(frozen=True, slots=True)
class Named:
    """A name from a place of a document where names stand.

    Attributes:
        name: as written, without title and post.
        kind: what it is.
        role: what a pseudonym is made from: "Health Visitor", "Sibling", "Address"; "" when nothing says it.
        where: the place, for people ("table 2, row 3").
        title: the title before it ("Mrs", "Dr", "PC"), "" when none.
        others: further names that the same line gives the same person.
    """

    name: str
    kind: EntryKind = "person"
    role: str = ""
    where: str = ""
    title: str = ""
    others: tuple[str, ...] = ()


def names_in(
    document: Document, chronology: Chronology | None = None, *, overview: bool = False
) -> tuple[Named, ...]:
    """The names in a document's columns and lists of names, each with what its line says of it, once.

    Args:
        document: as read; tables with a column of names, tables and lines with labels ("Mother: …").
        chronology: its entries, where it has any: their columns of family members and professionals.
        overview: whether it is an overview report or its executive summary.

    Returns:
        In reading order, lists before entries. Names in running text are not among them: those the finders
        find (`propose`).
    """
    from pipeline.anonymise.key.name_tables import listed

    found: dict[tuple[object, ...], Named] = {}
    dated = {number for number, _ in chronology.columns} if chronology else set()
    for one in (
        *listed(document, without=dated, overview=overview),
        *(_in_columns(chronology) if chronology else ()),
    ):
        found.setdefault((one.name, one.kind, one.role, one.title, one.others), one)
    return tuple(found.values())


def _in_columns(chronology: Chronology) -> Iterator[Named]:
    from pipeline.anonymise.key.name_cells import people_in
    from pipeline.anonymise.key.roles import PROFESSIONAL

    had: set[tuple[str, str]] = set()
    for event in chronology.events:
        for text, usual in ((event.family_member, ""), (event.professional, PROFESSIONAL)):
            if not text or (text, usual) in had:
                continue
            had.add((text, usual))
            where = f"table {event.source.table}, row {event.source.row}"
            for spoken in people_in(text, family=not usual):
                role = spoken.role.name if spoken.role else usual
                yield Named(spoken.name, "person", role, where, spoken.title, spoken.others)
