"""Whom a document goes to, as far as it tells: everybody, or the agencies of the review."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from pipeline.anonymise.anonymising import Readers
    from pipeline.anonymise.channels import Own
    from pipeline.case import Case
    from pipeline.documents.model import Document

_REPORTS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
_HEAD = 1024


def readers_of(path: Path, case: Case, passwords: tuple[str, ...] = ()) -> Readers:
    """Whom a document goes to: overview reports and summaries to everybody, and so does what is not
    recognised; reviews, chronologies, plans to the agencies, and so do workbooks, web pages, CSV, JSON, text.

    Raises:
        UnreadableError: it cannot be read.
    """
    from pipeline import documents

    if not is_report(path):
        return "agencies"
    document = documents.read(path, (*case.open_passwords(), *passwords))
    return "agencies" if _for_agencies(document, case) else "publication"


def is_report(path: Path) -> bool:
    """Whether a file can be a Word document or a PDF, as reports are; judged by its first bytes."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    return (head.startswith(_REPORTS) or _REPORTS[1] in head) and not _is_workbook(path)


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.lower().startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _for_agencies(document: Document, case: Case) -> bool:
    from pipeline import chronology
    from pipeline.errors import ScrError
    from pipeline.intake.recognise import PUBLISHED, kinds_of

    try:
        return not set(kinds_of(document, has_chronology=False, for_publication=False)) & set(PUBLISHED)
    except UnreadableError:
        pass
    try:
        return chronology.extract(document, case=case).rows.events > 0
    except ScrError:
        return False


@cache
def own_pages() -> Own:
    """What may stay of the pages that this software itself makes."""
    from pipeline.anonymise.channels import Own
    from pipeline.reports import web

    return Own(web.own_programs(), web.own_words())
