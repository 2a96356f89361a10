"""Writing the folder `checks/`: only what has changed, and nothing left of what no longer counts."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline.reports.checks.model import CheckedCase, CheckedDocument
from pipeline.reports.panel import Job, write_all

_ENDINGS = (".check.html", ".check.json", ".note.docx")


def write_check(folder: Path, document: CheckedDocument, case: CheckedCase, *, last_note: str = "") -> str:
    """Write the page, the record and, where something is missing, the note of one document.

    A note that somebody has changed by hand since it was written is left as it is.

    Args:
        folder: `checks/`.
        last_note: the hash of the note as it was written before for the very same check; "" for none.

    Returns:
        The hash of the note as written, "" where none is needed.

    Raises:
        NotAllWrittenError: a file may not be replaced; the others have been written.
    """
    from pipeline.reports.checks.note import note_docx
    from pipeline.reports.checks.page import check_html, check_json

    place = folder / document.folder
    jobs: list[Job] = [
        (document.record, lambda: check_json(document)),
        (document.page, lambda: check_html(document, case)),
    ]
    written = ""
    if not document.check.complete:
        note = note_docx(document, case)
        written = hashlib.sha256(note).hexdigest()
        if not last_note or _hash(place / document.note) in (last_note, ""):
            jobs.append((document.note, lambda: note))
        else:
            written = last_note
    write_all(place, jobs)
    return written


def write_summary(folder: Path, case: CheckedCase) -> None:
    """Write `summary.html` and `.json`; raises like `write_check`."""
    from pipeline.reports.checks.summary import summary_html, summary_json

    write_all(
        folder,
        (("summary.json", lambda: summary_json(case)), ("summary.html", lambda: summary_html(case))),
    )


def remove_others(folder: Path, documents: Iterable[CheckedDocument]) -> tuple[str, ...]:
    """Remove the pages, records and notes of documents that do not count (any more).

    Only files with the endings of a check are touched.

    Returns:
        The names of files that could not be removed, usually because they are open.
    """
    kept = {folder / one.folder / name for one in documents for name in _names(one)}
    blocked = []
    for path in sorted(folder.rglob("*")):
        if path.name.endswith(_ENDINGS) and path not in kept:
            try:
                path.unlink(missing_ok=True)
            except PermissionError:
                blocked.append(path.name)
    for place in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(place.iterdir()):
            place.rmdir()
    return tuple(blocked)


def _names(document: CheckedDocument) -> Collection[str]:
    always = (document.page, document.record)
    return always if document.check.complete else (*always, document.note)


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
