"""Is a document that an agency sent only the blank form it was sent?"""

from __future__ import annotations

from pathlib import Path

from pipeline.documents.model import Document
from pipeline.proforma import guidance as marks
from pipeline.proforma.checking import NoProformaError, check, fitting
from pipeline.proforma.definition import Content, Definition, FieldOf, Requirement, Section, definitions
from pipeline.proforma.model import ANSWERED
from pipeline.proforma.outline import outline

_MOST_WORDS = 800
"""Words that are no guidance; a blank pre-filled for a large family with many terms stays well below."""


def blank_form(document: Document, folder: Path | None = None) -> Definition | None:
    """The proforma of which a document is the blank, None when somebody has written in it.

    What `scr templates` fills in from the case does not count as written. Only proformas that are sent out as
    blanks are looked at.

    Args:
        folder: a board's own definitions and fingerprints.

    Raises:
        DefinitionError: one of the board's own cannot be used.
    """
    lines = outline(document)
    every = {name: one for name, one in definitions(folder).items() if one.sent}
    guidance = marks.ours()
    for one in every.values():
        guidance |= marks.of_definition(one) | marks.of_folder(folder, one.name)
    if sum(guidance.own_words(line.text) for line in lines.lines) > _MOST_WORDS:
        return None  # told without a closer look: most documents are full of words
    try:
        definition = fitting(lines, every)
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
