"""Which agency a document comes from, when nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.documents.model import Document, Heading, Paragraph, Table

if TYPE_CHECKING:
    from pipeline.case import Case

_PRODUCED = re.compile(
    r"\b(?:produced|prepared|completed|compiled|submitted)\s+(?:by|on behalf of)\s*:?\s*(.+)", re.IGNORECASE
)
_PARAGRAPHS = 40
_DOTS = re.compile(r"[….\s_]{3,}$")


def agency_of(document: Document, agency: str | None, case: Case | None) -> str:
    """The agency's name as in the case where it is one of the case's, else as found, else "".

    Looked for in this order: what the caller says, "Produced by …", the title, the running header,
    the file's name. Aliases and folder names of the case count as the agency's.
    """
    if agency is not None:
        return agency_named(agency, case) or agency
    openings = [block.text for block in islice(_texts(document), _PARAGRAPHS)]
    for text in openings:
        produced = _PRODUCED.search(text)
        if produced:
            found = _known(produced[1], case) if case else _organisation(produced[1])
            if found:
                return found
    for text in (document.title, *openings, *(piece.text for piece in document.furniture), document.file):
        found = _known(text, case)
        if found:
            return found
    return ""


def owner_of(agency: str, case: Case | None) -> str:
    """What an agency's entries are known by: its folder, which stays when its name in the case is corrected.

    The name itself for one that is not in the case.
    """
    folders = (one.folder for one in case.agencies if one.name == agency) if case is not None else ()
    return next(iter(folders), agency)


def agency_named(words: str, case: Case | None) -> str:
    """The name of the case's agency that a person means by its name, an alias or its folder; else ""."""
    return _known(words, case, whole=True)


def _texts(document: Document) -> Iterator[Heading | Paragraph]:
    return (block for block in document.blocks if not isinstance(block, Table))


def _organisation(text: str) -> str:
    """The organisation in "Neil Harbord, Wealdshire Constabulary": the last part."""
    line = _DOTS.sub("", text.split("\n")[0].split("(")[0]).strip(" .…_")
    return line.rsplit(",", 1)[-1].strip()


def _known(text: str, case: Case | None, *, whole: bool = False) -> str:
    """The case's agency whose longest name, alias or folder stands in `text`."""
    if case is None or not text:
        return ""
    folded = f" {_fold(text)} "
    best, found = 0, ""
    for agency in case.agencies:
        for name in (agency.name, *agency.aliases, agency.folder):
            words = _fold(name)
            fits = folded.strip() == words if whole else f" {words} " in folded
            if words and fits and len(words) > best:
                best, found = len(words), agency.name
    return found


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
