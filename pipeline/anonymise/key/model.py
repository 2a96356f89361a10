"""The anonymisation key: who and what the case protects, and the pseudonym each is published under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal["person", "place", "identifier"]
Origin = Literal["case", "document", "finder", "reviewer", "agencies"]
"""Where an entry came from: case.yaml; a name column or family table; the name finder; a person's decision
on a review page; a spreadsheet that the agencies agreed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, place or identifier and its pseudonym.

    Attributes:
        id: stable over runs, drafts and edits of the name: "person-3", "place-1", "identifier-2".
        kind: what it is.
        name: the fullest form known, as written ("Kayleigh Ann Marsden", "Alder Primary School").
        others: further names for the same: nickname, former name, "Dobbs".
        role: what the pseudonym is made from: "Child", "Sibling", "Mother", "MGF", "Social Worker", "School".
        pseudonym: "Child A", "Sibling 1", "[reference]"; never two people's, never with the person's initial.
        origin: where it came from.
        agreed: False as long as it is a proposal that a person has to look at.
        not_identifying: a person has said that this is nobody ("Hope" in a slogan): it stays.
        learnt: those of `others` that case.yaml does not give: from a document, a reviewer, the agencies, or
            an earlier case.yaml.
    """

    id: str
    kind: EntryKind
    name: str
    pseudonym: str
    role: str = ""
    others: tuple[str, ...] = ()
    origin: Origin = "case"
    agreed: bool = True
    not_identifying: bool = False
    learnt: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the others."""
        return (self.name, *self.others)


@dataclass(frozen=True, slots=True)
class Retired:
    """A pseudonym that nobody has any more, and that nobody else is given: documents may still hold it.

    `id` is the entry that had it; `into` the entry its names belong to now, "" when it was given up.
    """

    id: str
    pseudonym: str
    into: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """All entries of a case, in the order they were given their pseudonyms, and what is given no more."""

    entries: tuple[Entry, ...] = ()
    retired: tuple[Retired, ...] = ()

    def __getitem__(self, entry_id: str) -> Entry:
        """The entry of this id; raises KeyError, which says the id only."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    @property
    def proposals(self) -> tuple[Entry, ...]:
        """What waits for a person."""
        return tuple(entry for entry in self.entries if not entry.agreed)
