"""Who and what a document names where it lists people: name columns, family tables, authors."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.anonymise.key.model import EntryKind


@dataclass(frozen=True, slots=True)
class Named:
    """A name from a place of a document where names stand.

    Attributes:
        name: as written, without title and post.
        kind: what it is.
        role: what a pseudonym is made from: "Health Visitor", "Sibling", "Address"; "" when nothing says it.
        where: the place, for people ("table 2, row 3").
        title: the title before it ("Mrs", "Dr", "PC"), "" when none.
    """

    name: str
    kind: EntryKind = "person"
    role: str = ""
    where: str = ""
    title: str = ""
