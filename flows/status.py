"""Who has sent what: the case, the ledger and the readings → `Submissions`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from flows import checks, issuing, merging, planning, publication_status
from flows.checks_state import Key
from flows.folders import LOCK, has_ledger, open_ledger
from flows.reading import Reading, open_reading, reading_key
from pipeline import intake
from pipeline.case import Agency, Case, load
from pipeline.ledger import ACCEPTED, QUARANTINED, Ledger, Receipt
from pipeline.reports import AgencyLine, CheckLine, DocumentLine, QuarantineLine, Submissions

Read = tuple[Receipt, Reading]
_CARRIES = {
    "macros": ("macros-ignored", "It carries macros, which were not run"),
    "links": ("links-ignored", "It links to something outside the file; nothing was fetched"),
}
"""What the ledger says of a document that cannot be read just now."""


def look(case_dir: Path) -> Submissions:
    """The state of a case as it stands on disk; changes nothing.

    Raises:
        CaseError: case.yaml cannot be used.
    """
    case = load(case_dir)
    if not has_ledger(case_dir):
        return _submissions(case, (), (), _left_over(case_dir, ()), _in_the_inbox(case_dir))
    key = reading_key(case_dir)
    with open_ledger(case_dir) as ledger:
        receipts = ledger.all(ACCEPTED)
        opened = ((item, open_reading(case_dir, item.sha256, item.folder, key)) for item in receipts)
        read = tuple((item, kept) for item, kept in opened if kept is not None)
        waiting = [*_in_the_inbox(case_dir), *_unread(receipts, read)]
        return gather(case_dir, case, ledger, read, waiting, at_work=_at_work(case_dir))


def gather(
    case_dir: Path,
    case: Case,
    ledger: Ledger,
    read: tuple[Read, ...],
    waiting: Iterable[str] = (),
    *,
    at_work: bool = False,
) -> Submissions:
    """The state of a case from what a pass has at hand.

    Args:
        read: every accepted document with its reading, in the order received.
        waiting: sentences about what waits for a person, besides what is found here.
        at_work: whether a run is at work on the case: what it has not finished then waits for nobody.
    """
    stopped = _stopped(len(intake.unfinished(case_dir)), at_work)
    received = ledger.all(ACCEPTED)
    kept = {receipt.number for receipt, _ in read}
    unread = tuple(receipt for receipt in received if receipt.number not in kept)
    waits = [*waiting, *stopped, *publication_status.waiting(case_dir, case)]
    issued, checked = issuing.sentence(case_dir), checks.lines(case_dir)
    found = _submissions(case, read, unread, _quarantined(case_dir, ledger), waits, issued, checked)
    return replace(found, publication=publication_status.lines(case_dir, case, found.made_on))


def _stopped(unfinished: int, at_work: bool) -> list[str]:
    if at_work:
        return ["A run is at work on this case; look again when it has finished."]
    if not unfinished:
        return []
    what = "A file was" if unfinished == 1 else f"{unfinished} files were"
    return [f"{what} taken in but not finished; run again."]


def _at_work(case_dir: Path) -> bool:
    """Whether a run holds the case; a lock that nobody holds is left as it is."""
    place = case_dir / intake.STATE / LOCK
    if not place.exists():
        return False
    lock = FileLock(place, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        return True
    except OSError:  # a folder that may only be read: whoever works on it cannot be told from here
        return False
    lock.release()
    return False


def _submissions(
    case: Case,
    read: tuple[Read, ...],
    unread: tuple[Receipt, ...],
    quarantined: tuple[QuarantineLine, ...],
    waiting: Iterable[str],
    issued: str = "",
    checked: Mapping[Key, CheckLine] = MappingProxyType({}),
) -> Submissions:
    documents = (*_documents(read, checked), *_sealed_only(unread))
    return Submissions(
        case=case.reference,
        board=case.board,
        made_on=dt.date.today(),  # noqa: DTZ011 - the office's day
        agencies=tuple(line for agency in case.agencies for line in _owed(agency, documents)),
        documents=documents,
        quarantine=quarantined,
        waiting=tuple(waiting),
        issued=issued,
        plan=planning.sentence(case, read, dt.date.today()),  # noqa: DTZ011 - the office's day
    )


def _documents(read: tuple[Read, ...], checked: Mapping[Key, CheckLine]) -> tuple[DocumentLine, ...]:
    versions = _versions(read)
    lines = []
    for receipt, reading in read:
        version, current = versions.get(receipt.number, (1, True))
        for kind in reading.kinds:
            chronology = reading.chronology if kind == "chronology" else None
            check = checked.get((receipt.folder, receipt.sha256))
            line = DocumentLine(
                file=receipt.file,
                sha256=receipt.sha256,
                agency=reading.agency,
                kind=kind,
                received=receipt.received.date(),
                cautions=reading.cautions,
                version=check.version if check is not None else 1,
                current=check is None or bool(check.page),
                check=check if check is not None and check.page and check.kind == kind else None,
            )
            if chronology is not None:
                line = replace(
                    line,
                    version=version,
                    current=current,
                    rows=chronology.rows,
                    columns=chronology.columns,
                    left_out=chronology.left_out,
                    text_accounted_for=chronology.text_accounted_for,
                    cautions=tuple(dict.fromkeys((*reading.cautions, *chronology.cautions))),
                )
            lines.append(line)
    return tuple(lines)


def _sealed_only(receipts: tuple[Receipt, ...]) -> Iterable[DocumentLine]:
    """Documents that came and are sealed, though they cannot be read at present: they are not missing."""
    caution = ("not-read", "Sealed, but not in the integrated chronology: it could not be read anew.")
    for receipt in receipts:
        for kind in receipt.kinds:
            yield DocumentLine(
                file=receipt.file,
                sha256=receipt.sha256,
                agency=receipt.agency,
                kind=kind,
                received=receipt.received.date(),
                cautions=(caution, *(_CARRIES[word] for word in receipt.carries if word in _CARRIES)),
            )


def _versions(read: tuple[Read, ...]) -> dict[int, tuple[int, bool]]:
    """Receipt number → (version from 1, whether it is the current one), for chronologies."""
    found = {}
    for chain in merging.version_chains(read):
        for position, number in enumerate(chain, start=1):
            found[number] = (position, position == len(chain))
    return found


def _owed(agency: Agency, documents: tuple[DocumentLine, ...]) -> list[AgencyLine]:
    lines = []
    for kind in agency.submits:
        came = [line for line in documents if line.agency == agency.name and line.kind == kind]
        latest = came[-1] if came else None
        counts = [line.check for line in came if line.check is not None]
        first = min((line.received for line in came if line.received), default=None)
        lines.append(
            AgencyLine(
                agency=agency.name,
                folder=agency.folder,
                kind=kind,
                due=agency.due.get(kind),
                received=first,
                file=latest.file if latest else None,
                version=latest.version if latest else 0,
                check=counts[-1] if counts else None,
            )
        )
    return lines


def _quarantined(case_dir: Path, ledger: Ledger) -> tuple[QuarantineLine, ...]:
    """What lies in quarantine now; what a person has taken out is dealt with."""
    receipts = [item for item in ledger.all(QUARANTINED) if (case_dir / item.stored).exists()]
    written_down = tuple(
        QuarantineLine(
            file=receipt.stored.rpartition("/")[2],
            folder=receipt.folder,
            code=receipt.reason,
            reason=intake.reason_of(case_dir, receipt.stored),
            arrived=receipt.received.date(),
        )
        for receipt in receipts
    )
    return (*written_down, *_left_over(case_dir, tuple(receipt.stored for receipt in receipts)))


def _left_over(case_dir: Path, known: tuple[str, ...]) -> tuple[QuarantineLine, ...]:
    """What was set aside before the ledger was lost."""
    stored = intake.set_aside(case_dir)
    return tuple(
        QuarantineLine(name.rpartition("/")[2], "", "unreadable", intake.reason_of(case_dir, name))
        for name in stored
        if name not in known
    )


def _in_the_inbox(case_dir: Path) -> list[str]:
    count = len(intake.waiting(case_dir, decisions=True))
    if not count:
        return []
    what, them = ("1 file", "it") if count == 1 else (f"{count} files", "them")
    return [f"{what} in the inbox; 'scr run' takes {them} in."]


def _unread(receipts: tuple[Receipt, ...], read: tuple[Read, ...]) -> list[str]:
    count = len(receipts) - len(read)
    return ["case.yaml or the software has changed; 'scr run' reads the documents anew."] if count else []
