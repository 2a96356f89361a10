"""One document against a proforma, outside any case folder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.one_file import Ask, must_be_usable, opened
from pipeline.case import load
from pipeline.errors import UnreadableError
from pipeline.files import write_atomic

if TYPE_CHECKING:
    from pipeline.case import Case
    from pipeline.documents import Document


def check_file(
    file: Path,
    output: Path | None,
    *,
    name: str | None,
    case_dir: Path | None,
    password: str | None,
    ask: Ask | None = None,
) -> tuple[bool, str]:
    """Check `file` against a proforma and, when asked to, write the check (`proforma-check/1`) to `output`.

    Passwords tried: the one given, `SCR_CASE_PASSWORD`, those of the case, then what `ask` answers.

    Args:
        name: the proforma; found from the document when not given.
        case_dir: its case, which gives the terms of reference and the board's own proformas.

    Returns:
        Whether the document is complete, and what to tell the person.

    Raises:
        NoProformaError: there is no such proforma, or none fits.
        DefinitionError: one of the board's own cannot be used.
        UnreadableError: the file cannot be read.
        CaseError: the case cannot be read.
    """
    case = load(case_dir) if case_dir is not None else None
    must_be_usable(file, output)
    complete, record, said = opened(_checked, file, name, case_dir, case=case, password=password, ask=ask)
    if output is not None:
        write_atomic(output, record, private=True, parents=True)
        said = f"{said}\n→ {output}"
    return complete, said


def _checked(
    file: Path, name: str | None, case_dir: Path | None, passwords: tuple[str, ...]
) -> tuple[bool, str, str]:
    from pipeline import documents, proforma
    from pipeline.reports.checks import check_text

    case = load(case_dir) if case_dir is not None else None
    folder = None
    if case is not None and case_dir is not None:
        folder = case.proforma_folder(case_dir if case_dir.is_dir() else case_dir.parent)
    document = documents.read(file, passwords)
    found = proforma.check(document, name, case, folder=folder)
    # Alone: what came beside it is not known here, so nothing is called missing that may have been sent.
    alone = proforma.Submitted(
        found, proforma.facts_of(document, found, folder=folder), document.file, (found.kind,)
    )
    found = proforma.across([alone], case, folder=folder)[0] or found
    found = replace(found, agency=_agency(document, case))
    definition = proforma.definitions(folder)[found.proforma]
    record = json.dumps(proforma.check_to_json(found), ensure_ascii=False, indent=1) + "\n"
    return found.complete, record, check_text(found, definition)


def _agency(document: Document, case: Case | None) -> str:
    """Whose it is, as far as the document itself tells; nobody asked for a folder here."""
    from pipeline import intake

    try:
        return intake.agency_of(document, "", case).name if case is not None else ""
    except UnreadableError:
        return ""
