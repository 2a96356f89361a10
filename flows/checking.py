"""One document → its check against its proforma, kept on disk.

Checks live in `.scr/checks/`, owner only, under the document's hash and a key that changes with this
software, with case.yaml and with the board's own definitions: the same content is never checked twice by
the same rules. They are made while a document is open for reading, and by themselves where that did not
work or only the definitions have changed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.folders import write_state
from pipeline import intake
from pipeline.case import Case, load
from pipeline.errors import BusyError

if TYPE_CHECKING:
    from pipeline.documents import Document
    from pipeline.proforma import Check, Facts

CHECKS = "checks"
"""Both the folder of the results and that of the kept checks in `.scr/`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A check as it was kept.

    Attributes:
        facts: what other documents are compared with.
        marks: those by which versions of a document find each other.
    """

    check: Check
    facts: Facts
    marks: frozenset[str]


def check_key(reading_key: str, definitions: Path | None) -> str:
    """Changes when the software, case.yaml or a file of the board's own definitions does.

    Args:
        reading_key: from `reading.reading_key`.
        definitions: the board's folder, if it has one.
    """
    digest = hashlib.sha256(reading_key.encode())
    for path in sorted(definitions.iterdir()) if definitions and definitions.is_dir() else ():
        if path.is_file() and not path.name.startswith((".", "~")):
            digest.update(path.name.encode("utf-8", "surrogateescape"))
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def kept_file(case_dir: Path, sha256: str, folder: str, key: str) -> Path:
    """Where the check of a document lies (whether or not it is there)."""
    place = hashlib.sha256(folder.encode()).hexdigest()[:8]
    return case_dir / intake.STATE / CHECKS / f"{sha256}-{place}-{key}.json"


def check_document(
    case_dir: Path, path: Path, sha256: str, folder: str, reading_key: str, passwords: tuple[str, ...] = ()
) -> bool:
    """Read a sealed document anew and keep its check; made to run in a process of its own.

    Args:
        case_dir: the case folder.
        path: the sealed copy.
        folder: the inbox folder it was dropped in.
        reading_key: from `reading.reading_key`; the document has been read under it.
        passwords: to try if it is protected.

    Returns:
        False when there is no proforma for it.

    Raises:
        ScrError: it cannot be read, or a definition cannot be used.
    """
    from flows.reading import open_reading
    from pipeline import documents

    reading = open_reading(case_dir, sha256, folder, reading_key)
    document = documents.read(path, passwords)
    if reading is None or document.sha256 != sha256:
        raise BusyError("is not what was read", "Run again")
    return keep(case_dir, document, folder, reading.kinds, reading.agency, reading_key, load(case_dir))


def keep(
    case_dir: Path,
    document: Document,
    folder: str,
    kinds: tuple[str, ...],
    agency: str,
    reading_key: str,
    case: Case,
) -> bool:
    """Check a document that is open and keep the check; False when there is no proforma for its kinds.

    Raises:
        DefinitionError: one of the board's own definitions cannot be used.
    """
    from pipeline import proforma

    own = case.proforma_folder(case_dir)
    definition = proforma.for_kinds(kinds, proforma.definitions(own))
    if definition is None:
        return False
    found = proforma.check(document, definition.name, case, folder=own)
    facts = proforma.facts_of(document, found, folder=own)
    # What it was recognised as counts, whatever other kinds the definition serves.
    kind = next(kind for kind in kinds if kind in definition.kinds)
    record = {
        "schema": "kept-check/1",
        "check": proforma.check_to_json(replace(found, kind=kind, agency=agency)),
        "facts": facts.as_record(),
        "marks": sorted(proforma.marks_of(document)),
    }
    goal = kept_file(case_dir, document.sha256, folder, check_key(reading_key, own))
    write_state(case_dir, CHECKS, goal.name, json.dumps(record, ensure_ascii=False))
    return True


def open_kept(case_dir: Path, sha256: str, folder: str, key: str) -> Kept | None:
    """The kept check of a document, None when there is none for this key or it is damaged."""
    from pipeline import proforma

    try:
        text = kept_file(case_dir, sha256, folder, key).read_text("utf-8")
        record: dict[str, Any] = json.loads(text)
        facts = proforma.Facts.from_record(record["facts"])
        return Kept(proforma.check_from_json(record["check"]), facts, frozenset(record["marks"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def forget_stale(case_dir: Path, key: str) -> None:
    """Remove checks made by earlier rules."""
    folder = case_dir / intake.STATE / CHECKS
    for path in folder.glob("*-*-*.json") if folder.is_dir() else ():
        if not path.name.endswith(f"-{key}.json"):
            path.unlink(missing_ok=True)
