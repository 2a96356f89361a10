"""What a publisher reviews of one anonymised document: the page, and the records for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ScrError

if TYPE_CHECKING:
    from pipeline.anonymise.outcome import Outcome
    from pipeline.case import Case

__all__ = ["ENDINGS", "write_review"]

ENDINGS = (".review.html", ".redactions.json", ".verification.json")
"""The endings of the files of `write_review`, behind the document's name."""


def write_review(outcome: Outcome, folder: Path, case: Case | None = None) -> tuple[Path, ...]:
    """Write `DOCUMENT.review.html`, `.redactions.json` and `.verification.json`, readable by the owner only.

    The page and the redactions hold what stood in the draft; they are not for publication. The verification
    names no protected name, but quotes the words around a leak.

    Args:
        outcome: what anonymising gave.
        folder: where to; made when missing, but not the folder above it.
        case: for the board and the reference in the page's head.

    Returns:
        The files, all in place, in the order of `ENDINGS`. The bytes depend on nothing but the arguments.

    Raises:
        ScrError: the document's name is none that a file could have.
        NotAllWrittenError: one or more may not be replaced; the others have been written.
        OSError: the disk is full or the folder is away.
    """
    from pipeline.reports.panel import write_all
    from pipeline.reports.review.page import review_html
    from pipeline.reports.review.records import redactions_json, verification_json

    page, redactions, verification = (_file_name(outcome.document) + ending for ending in ENDINGS)
    write_all(
        folder,
        (
            (redactions, lambda: redactions_json(outcome)),
            (verification, lambda: verification_json(outcome)),
            (page, lambda: review_html(outcome, case)),
        ),
        private=True,
    )
    return (folder / page, folder / redactions, folder / verification)


def _file_name(document: str) -> str:
    """The document's name, if it stays inside its folder on every system."""
    if not document.strip(" .") or any(letter in '/\\:*?"<>|' or ord(letter) < 32 for letter in document):
        raise ScrError(
            "has a name that no file can have",
            "Give the draft another name and put it into the folder again",
            code="unsafe",
        )
    return document
