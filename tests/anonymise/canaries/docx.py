"""Word files with names in their hiding places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.anonymise.canaries import (
    docx_charts,
    docx_container,
    docx_controls,
    docx_embedded,
    docx_fields,
    docx_forms,
    docx_links,
    docx_notes,
    docx_pictures,
    docx_properties,
    docx_revisions,
    docx_settings,
    docx_shapes,
    docx_strange,
    docx_unseen,
    docx_words,
)
from tests.anonymise.canaries.docx_base import TABLE, base
from tests.anonymise.canaries.names import person
from tests.anonymise.canaries.package import Package
from tests.anonymise.canaries.place import Place, words
from tests.anonymise.canaries.planted import Canary, Planted

_FILLED_BY = (
    docx_charts,
    docx_container,
    docx_controls,
    docx_embedded,
    docx_fields,
    docx_forms,
    docx_links,
    docx_notes,
    docx_pictures,
    docx_properties,
    docx_revisions,
    docx_settings,
    docx_shapes,
    docx_strange,
    docx_unseen,
    docx_words,
)
"""The modules whose functions fill the table."""

PLACES: tuple[Place[Package], ...] = tuple(TABLE.places)
TOGETHER: tuple[Place[Package], ...] = tuple(place for place in PLACES if not place.alone)
ALONE: tuple[Place[Package], ...] = tuple(place for place in PLACES if place.alone)
NAMES = {place.id: person(at) for at, place in enumerate(PLACES)}
"""Each place's own name."""


@dataclass(frozen=True)
class Made(Canary):
    """A Word file with names in it."""

    package: Package


def plant(places: Sequence[Place[Package]], *, package: Package | None = None) -> Made:
    """A report with a name in each of these places."""
    package = package or base()
    planted = []
    for place in places:
        name = NAMES[place.id]
        gone = place.plant(package, name)
        planted.append(Planted(place.id, place.group, name, tuple(gone or words(name)), place.seen))
    return Made(package.build(), "docx", tuple(planted), tuple(package.expected), package)


def everything() -> Made:
    """One report with a name in every place that can share a file with the others."""
    return plant(TOGETHER)


def single(place: Place[Package], name: str) -> Made:
    """A report with one name in one place."""
    package = base()
    gone = place.plant(package, name)
    planted = Planted(place.id, place.group, name, tuple(gone or words(name)), place.seen)
    return Made(package.build(), "docx", (planted,), tuple(package.expected), package)
