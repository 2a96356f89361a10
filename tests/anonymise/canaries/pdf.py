"""PDF files with names in their hiding places."""

from __future__ import annotations

from collections.abc import Sequence

from tests.anonymise.canaries import (
    pdf_annotations,
    pdf_coded,
    pdf_forms,
    pdf_pages,
    pdf_properties,
    pdf_things,
    pdf_unseen,
)
from tests.anonymise.canaries.names import person
from tests.anonymise.canaries.pdf_base import TABLE, PdfFile, base
from tests.anonymise.canaries.place import Place, words
from tests.anonymise.canaries.planted import Canary, Planted

_FILLED_BY = (pdf_annotations, pdf_coded, pdf_forms, pdf_pages, pdf_properties, pdf_things, pdf_unseen)
"""The modules whose functions fill the table."""

PLACES: tuple[Place[PdfFile], ...] = tuple(TABLE.places)
TOGETHER: tuple[Place[PdfFile], ...] = tuple(place for place in PLACES if not place.alone)
ALONE: tuple[Place[PdfFile], ...] = tuple(place for place in PLACES if place.alone)
NAMES = {place.id: person(at) for at, place in enumerate(PLACES)}
"""Each place's own name."""


def plant(places: Sequence[Place[PdfFile]]) -> Canary:
    """A report with a name in each of these places."""
    file, planted = base(), []
    for place in places:
        name = NAMES[place.id]
        gone = place.plant(file, name)
        planted.append(Planted(place.id, place.group, name, tuple(gone or words(name)), place.seen))
    return Canary(file.build(), "pdf", tuple(planted), tuple(file.expected))


def everything() -> Canary:
    """One report with a name in every place that can share a file with the others."""
    return plant(TOGETHER)
