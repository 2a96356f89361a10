"""Files that this software made itself, or that belong elsewhere, dropped into a watched folder.

Nobody is told to save a review page as a Word file and to send that: it holds every name.
"""

from __future__ import annotations

import re
from pathlib import Path

from flows.publication_state import PublicationState
from flows.readers import is_report
from pipeline.errors import ScrError, UnreadableError

_MOST = 65_536
_OWN_PAGE = b'class="marking"'
_OWN_JSON = re.compile(rb'"schema": ?"([a-z-]+)/1"')
_SHEETS = frozenset((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"))
_REPORTS = frozenset((".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf"))
_PAGES = frozenset((".html", ".htm"))
_HERE = "Here belongs only the .json file that a review page has saved"


def refuse_own(case_dir: Path, path: Path, sha256: str) -> None:
    """Refuse what came from this software as a document to be read.

    Args:
        case_dir: the case folder.
        path: the file, as it was claimed from the inbox.
        sha256: of the file.

    Raises:
        UnreadableError: it is decisions, a page or a record of this software, or an anonymised file.
    """
    with path.open("rb") as file:
        begins = file.read(_MOST)
    record = _OWN_JSON.search(begins[:200]) if begins.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" else None
    if record is not None:
        if record[1] == b"decisions":
            raise UnreadableError(
                "holds decisions saved from a review page, and is no document",
                "Put it into inbox/decisions",
                code="wrong-type",
            )
        raise UnreadableError(
            "is a record that this software wrote, and no document",
            "Take it away; it may hold real names and is not to be sent on",
            code="wrong-type",
        )
    if begins.lstrip()[:9].lower().startswith(b"<!doctype") and _OWN_PAGE in begins:
        raise UnreadableError(
            "is a page that this software made, and no document",
            "Open it in a browser; it may show real names and is not to be sent on",
            code="wrong-type",
        )
    if sha256 in PublicationState.load(case_dir).shown.values():
        raise UnreadableError(
            "is an anonymised file that this software made, and no draft",
            "Make the change in the draft and put that here",
            code="wrong-type",
        )


def refuse_no_report(path: Path) -> None:
    """Refuse in `inbox/publication` what is neither Word nor PDF: nothing else is published from there.

    Raises:
        UnreadableError: it is a workbook, or of an older kind.
    """
    if not is_report(path):
        raise UnreadableError(
            "is no Word document and no PDF, and reports for publication are",
            "Save the report as a Word document or a PDF and put that here",
            code="wrong-type",
        )


def no_decisions(path: Path, error: ScrError) -> ScrError:
    """What to tell of a file in `inbox/decisions` that holds none: where it belongs instead."""
    ending = path.suffix.lower()
    if ending in _REPORTS:
        what = "is a document, and holds no decisions"
        remedy = f"A draft belongs into inbox/publication. {_HERE}"
    elif ending in _SHEETS:
        what = "is a spreadsheet, and holds no decisions"
        remedy = f"An edited key is taken in with 'scr key CASE_DIR --import FILE'. {_HERE}"
    elif ending in _PAGES:
        what = "is a page, and not what was saved from it"
        remedy = f"Open it in a browser, decide, and save the decisions. {_HERE}"
    elif ending != ".json":
        what, remedy = "is no file of decisions", _HERE
    else:
        return error
    return ScrError(what, remedy, code=error.code)
