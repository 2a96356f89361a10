"""One document → one reading on disk: what it is, whose it is, and its chronology.

Readings live in `.scr/readings/`, owner only, under the document's hash and a key that changes with
this software and with case.yaml: the same content read by the same rules is never read twice, and
nothing stale is ever used.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import checking
from flows.folders import still_there, write_state
from flows.misplaced import refuse_no_report, refuse_own
from pipeline import intake
from pipeline.case import CASE_FILE, load
from pipeline.errors import BusyError, NoChronologyError, UnreadableError
from pipeline.intake.recognise import PUBLISHED

if TYPE_CHECKING:
    from pipeline.anonymise.key import Named
    from pipeline.chronology import Chronology
    from pipeline.documents import Document
    from pipeline.proforma.plan import Plan

READINGS = "readings"
_OVERVIEW = "overview-report"
_SHORT = 2_000
"""Paragraphs, headings and rows of a document that is checked in the process that reads it."""
_BRITISH_AHEAD = dt.timedelta(hours=1)
"""No clock in Britain is further ahead of UTC: what arrives after midnight there has arrived that day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a document gave.

    `plan` is the action plan in it; `named` are the names in its columns, tables and lists of names, for the
    anonymisation key; `cautions` are sentences for the submissions page, by code.
    """

    sha256: str
    file: str
    agency: str
    kinds: tuple[str, ...]
    chronology: Chronology | None
    cautions: tuple[tuple[str, str], ...]
    plan: Plan | None = None
    named: tuple[Named, ...] = ()

    @property
    def carries(self) -> tuple[str, ...]:
        """What in the document is never run or followed, as the ledger has it: "macros", "links"."""
        codes = {code for code, _ in self.cautions}
        return tuple(word for word in ("macros", "links") if f"{word}-ignored" in codes)


def reading_key(case_dir: Path) -> str:
    """Changes when this software or case.yaml does; 16 hex characters."""
    digest = hashlib.sha256(software())
    digest.update((case_dir / CASE_FILE).read_bytes())
    return digest.hexdigest()[:16]


def reading_file(case_dir: Path, sha256: str, folder: str, key: str) -> Path:
    """Where the reading of a document lies (whether or not it is there)."""
    place = hashlib.sha256(folder.encode()).hexdigest()[:8]
    return case_dir / intake.STATE / READINGS / f"{sha256}-{place}-{key}.json"


def read_document(
    case_dir: Path,
    path: Path,
    sha256: str,
    folder: str,
    key: str,
    passwords: tuple[str, ...] = (),
    received: dt.datetime | None = None,
) -> bool:
    """Read one document and keep the reading; made to run in a process of its own.

    Args:
        case_dir: the case folder.
        path: the file, as claimed or sealed.
        folder: the inbox folder it was dropped in.
        key: from `reading_key`.
        passwords: to try if it is protected; handed over because a process of its own may have been
            started before they were set.
        received: when it first arrived (UTC, from the ledger); entries dated after that day say so.

    Returns:
        False when the reading was there already.

    Raises:
        ScrError: it cannot be accepted; says why.
    """
    goal = reading_file(case_dir, sha256, folder, key)
    if goal.exists():
        return False
    from pipeline import chronology, documents
    from pipeline.proforma import definitions, plan_prose, plans

    case = load(case_dir)
    refuse_own(case_dir, path, sha256)
    document = documents.read(path, passwords)
    if folder.lower() == intake.PUBLICATION:
        refuse_no_report(path)
    if document.sha256 != sha256:  # whoever put it there still writes to it, or a sealed copy was altered
        raise BusyError(
            "is not what it was when it was taken in",
            "If someone still writes to it, wait; if its sealed copy was changed, drop the file in again",
        )
    for_publication = folder.lower() == intake.PUBLICATION
    cautions = [(caution.code, caution.message) for caution in document.cautions]
    agency = ""
    found = None
    if not for_publication:
        owner = intake.agency_of(document, folder, case)
        agency = owner.name
        other = intake.doubtful_folder(document, owner, case)
        if other is not None:
            cautions.append(
                ("folder-doubtful", f"Names {other}, not {owner.name}: is it in the right folder?")
            )
        try:
            day = (received + _BRITISH_AHEAD).date() if received is not None else None
            found = chronology.extract(document, agency=agency, case=case, submitted=day)
        except NoChronologyError:
            found = None
        if found is None or not found.rows.events:
            _refuse_blank(document, case.proforma_folder(case_dir))
    kinds = intake.kinds_of(document, has_chronology=found is not None, for_publication=for_publication)
    plan = plans.read_plan(document) if kinds != ("chronology",) else None
    if _OVERVIEW in kinds:
        plan = plan_prose.with_recommended(plan, document, definitions()[_OVERVIEW])
    named = _named(document, found, cautions, overview=bool(set(PUBLISHED) & set(kinds)))
    # Of a thousand pages it takes as much room as what is written now; a long one is checked later.
    opened = document if _is_short(document) else None
    del document
    reading = Reading(sha256, path.name, agency, kinds, found, tuple(cautions), plan, named)
    still_there(case_dir, path)
    write_state(case_dir, READINGS, goal.name, _encoded(_to_json(reading)))
    # Its check while it is open; it has been read whatever comes of that, and the step that writes the
    # checks makes those that are not there.
    if opened is not None:
        with contextlib.suppress(Exception):
            checking.keep(case_dir, opened, folder, kinds, agency, key, case)
    return True


def _named(
    document: Document, found: Chronology | None, cautions: list[tuple[str, str]], *, overview: bool
) -> tuple[Named, ...]:
    """The names that a document lists. It is read all the same where they cannot be gathered, and says so."""
    from pipeline.anonymise import key

    try:
        return key.names_in(document, found, overview=overview)
    except Exception:  # noqa: BLE001 - whatever is wrong with the names, the chronology must not suffer
        cautions.append(
            ("names-not-gathered", "The names it lists could not be gathered for the anonymisation key.")
        )
        return ()


def _is_short(document: Document) -> bool:
    """Whether a document can be held while its reading is written down."""
    rows = sum(len(table.rows) for table in document.tables)
    return len(document.blocks) + rows <= _SHORT


def _refuse_blank(document: Document, definitions: Path | None) -> None:
    """Send back a form that nobody has filled in: it must not count as the agency's document.

    Raises:
        UnreadableError: it is one (code blank).
    """
    from pipeline import proforma

    try:
        form = proforma.blank_form(document, definitions)
    except proforma.DefinitionError:  # said where documents are checked; it is no fault of this one
        form = proforma.blank_form(document)
    if form is not None:
        raise UnreadableError(
            f"is the blank form “{form.title}”: nothing has been filled in",
            "Ask the agency for the completed one",
            code="blank",
        )


def open_reading(case_dir: Path, sha256: str, folder: str, key: str) -> Reading | None:
    """The kept reading of a document, None when there is none for this key."""
    file = reading_file(case_dir, sha256, folder, key)
    try:
        return _from_json(json.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):  # damaged on the disk: as good as none
        return None


def forget_stale(case_dir: Path, key: str) -> None:
    """Remove readings made by earlier rules; they are made anew when needed."""
    folder = case_dir / intake.STATE / READINGS
    for path in folder.glob("*.json") if folder.is_dir() else ():
        if not path.name.endswith(f"-{key}.json"):
            path.unlink(missing_ok=True)


def _to_json(reading: Reading) -> dict[str, Any]:
    from pipeline import chronology
    from pipeline.proforma import plan_records

    return {
        "schema": "reading/1",
        "sha256": reading.sha256,
        "file": reading.file,
        "agency": reading.agency,
        "kinds": list(reading.kinds),
        "cautions": [list(caution) for caution in reading.cautions],
        "plan": plan_records.plan_to_json(reading.plan) if reading.plan else None,
        "named": [asdict(name) for name in reading.named],
        "chronology": chronology.chronology_to_json(reading.chronology) if reading.chronology else None,
    }


def _encoded(record: dict[str, Any]) -> bytes | bytearray:
    """A reading as UTF-8; entry by entry, for a long chronology at once takes five times the room."""
    dump = functools.partial(json.dumps, ensure_ascii=False)
    events = record["chronology"]["events"] if record["chronology"] else []
    if not events:
        return dump(record).encode()
    record["chronology"]["events"] = []  # the last of the last: its end is the end of all
    text = bytearray(dump(record).encode().removesuffix(b"]}}"))
    events.reverse()
    while events:
        text += dump(events.pop()).encode() + b", "
    del text[-2:]
    text += b"]}}"
    return text


def _from_json(record: dict[str, Any]) -> Reading:
    from pipeline import chronology
    from pipeline.anonymise.key import Named
    from pipeline.proforma import plan_records

    kept = record["chronology"]
    return Reading(
        sha256=record["sha256"],
        file=record["file"],
        agency=record["agency"],
        kinds=tuple(record["kinds"]),
        chronology=chronology.chronology_from_json(kept) if kept else None,
        cautions=tuple((code, message) for code, message in record["cautions"]),
        plan=plan_records.plan_from_json(record["plan"]) if record["plan"] else None,
        named=tuple(Named(**_frozen(name)) for name in record["named"]),
    )


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    """Values as a frozen type holds them: what JSON made a list is a tuple again."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


@functools.cache
def software() -> bytes:
    """A hash of the code and data that decide how a document is read and rewritten."""
    digest = hashlib.sha256()
    for root in (Path(__file__).parent.parent / "pipeline", Path(__file__).parent):
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".yaml", ".html", ".css", ".js", ".typ"):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.digest()
