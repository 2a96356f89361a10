"""Is a document that an agency sent only the blank form it was sent?"""

from __future__ import annotations

from pathlib import Path

from pipeline.documents.model import Document
from pipeline.proforma.checking import NoProformaError, check, fitting
from pipeline.proforma.definition import Content, Definition, FieldOf, Requirement, Section, definitions
from pipeline.proforma.model import ANSWERED
from pipeline.proforma.outline import outline
from pipeline.proforma.words import words_of

_MOST_WORDS = 2500
"""A pre-filled blank with many terms of reference and a large family stays well below."""


def blank_form(document: Document, folder: Path | None = None) -> Definition | None:
    """The proforma of which a document is the blank, None when somebody has written in it.

    What `scr templates` fills in from the case does not count as written.

    Args:
        folder: a board's own definitions and fingerprints.

    Raises:
        DefinitionError: one of the board's own cannot be used.
    """
    lines = outline(document)
    if sum(len(words_of(line.text)) for line in lines.lines) > _MOST_WORDS:
        return None
    try:
        definition = fitting(lines, definitions(folder))
    except NoProformaError:
        return None
    open_ = {item.id for item in definition.requirements if not _prefilled(item, definition)}
    found = [
        item for item in check(document, definition.name, folder=folder).requirements if item.id in open_
    ]
    there = [item for item in found if item.status != "missing"]
    return definition if there and not any(item.status in ANSWERED for item in there) else None


def _prefilled(item: Requirement, definition: Definition) -> bool:
    """Whether a template may hold the answer already."""
    if isinstance(item, FieldOf):
        return item.case not in (None, "author")
    if isinstance(item, Section | Content) and (item.says or item.shows):
        return True
    return isinstance(item, Section) and (
        item.container or any(field.within == item.id for field in definition.of(FieldOf))
    )
