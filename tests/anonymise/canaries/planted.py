"""A file with names in it, and what is known about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.case import Agency, Case, Identifier, Person, ReviewPeriod


@dataclass(frozen=True)
class Planted:
    """One name in one place.

    Attributes:
        place: the id of its hiding place.
        group: the family of places.
        name: the person's full name.
        gone: what must not be left of it in any form.
        seen: it is ordinary text of the file: an unknown name there is the finder's affair.
    """

    place: str
    group: str
    name: str
    gone: tuple[str, ...]
    seen: bool


@dataclass(frozen=True)
class Canary:
    """A file's bytes, its names and the sentences without names that must survive."""

    data: bytes
    kind: str
    planted: tuple[Planted, ...]
    expected: tuple[str, ...]

    def write(self, folder: Path, stem: str = "overview report") -> Path:
        """The file on disk."""
        path = folder / f"{stem}.{self.kind}"
        path.write_bytes(self.data)
        return path

    def needles(self) -> dict[str, str]:
        """What must not be left → the place it stood in."""
        return {word: planted.place for planted in self.planted for word in planted.gone}


def case_of(
    planted: Iterable[Planted], *, unknown: Collection[str] = (), identifiers: Iterable[str] = ()
) -> Case:
    """A case that knows these people, but for those whose place is in `unknown`."""
    people = tuple(
        Person(
            name=one.name,
            role="professional" if at % 2 else "relative",
            designation="Nurse" if at % 2 else None,
        )
        for at, one in enumerate(planted)
        if one.place not in unknown
    )
    return Case(
        reference="ASCB-2010-01",
        board="Ashenvale Safeguarding Children Board",
        review_period=ReviewPeriod(start=dt.date(2007, 1, 1), end=dt.date(2009, 11, 30)),
        agencies=(Agency(name="Ashenvale Health Trust", folder="health"),),
        people=people,
        identifiers=tuple(Identifier(value=value) for value in identifiers),
    )
