"""Taking files out of the inbox, sealing what is accepted, setting aside what is not.

The order of the steps makes a stop at any moment harmless: a file is written in the ledger, moved to
`.scr/claimed/FOLDER/SHA256/NAME`, then judged; the verdict is in the ledger before the file moves to its
last place, and `finish` completes a move that was cut short.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import BusyError, ScrError, UnreadableError, explain
from pipeline.files import OWNER_FILE, SEALED, own_only, private_folder, sha256_of, write_atomic
from pipeline.intake.arrival import Arrival
from pipeline.receipts import ACCEPTED, QUARANTINED, Receipt

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

ORIGINALS, QUARANTINE, STATE = "originals", "quarantine", ".scr"
_CLAIMED = "claimed"
_NO_FOLDER = "_inbox"
_REASON = ".reason.txt"
_LONGEST_NAME = 255
"""Bytes in a file's name on the usual file systems."""
_LONGEST_SUFFIX = 20


@dataclass(frozen=True, slots=True)
class Claimed:
    """A file taken from the inbox and not yet judged."""

    path: Path
    folder: str
    sha256: str

    @property
    def file(self) -> str:
        """Its name as submitted."""
        return self.path.name


def claim(case_dir: Path, ledger: Ledger, arrival: Arrival) -> Claimed:
    """Take a file out of the inbox; the ledger knows of it before it moves.

    Raises:
        UnreadableError: it is a link or no ordinary file (code unsafe).
        BusyError: another program holds it or it changed under our hands; it stays where it is.
    """
    path = arrival.path
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableError(
            "is a folder that may not be opened",
            "Ask whoever made it for the right to read it, or copy the files out of it",
            code="not-permitted",
        )
    if not stat.S_ISREG(mode):
        raise UnreadableError(
            "is a link or no ordinary file", "Put the file itself into the folder", code="unsafe"
        )
    try:
        sha256 = sha256_of(path)
        after = path.lstat()
        if (after.st_size, after.st_mtime_ns) != (arrival.size, arrival.changed_ns):
            raise BusyError("was still being written", "It will be taken at the next pass")
        name, folder = printable(path.name), printable(arrival.folder)
        ledger.claim(sha256, folder, name, arrival.size)
        goal = _claimed_folder(case_dir, folder, sha256) / name
        _move(path, goal)
    except OSError:
        raise BusyError(
            "cannot be taken from the inbox just now",
            "Close it in other programs and check that it may be moved; it stays where it is",
        ) from None
    return Claimed(goal, folder, sha256)


def unfinished(case_dir: Path) -> tuple[Claimed, ...]:
    """Files claimed by a pass that was stopped, and by this one, in a fixed order."""
    root = case_dir / STATE / _CLAIMED
    found = []
    for path in sorted(root.glob("*/*/*")):
        folder, sha256 = path.parts[-3], path.parts[-2]
        if path.is_file() and not path.name.endswith(".part"):
            found.append(Claimed(path, "" if folder == _NO_FOLDER else folder, sha256))
    return tuple(found)


def finish(case_dir: Path, ledger: Ledger) -> tuple[tuple[Claimed, Receipt], ...]:
    """Complete what a stopped pass left half-done; gives what still has to be judged.

    Two files with the same bytes in one folder are one; a file accepted before is dropped, because
    its sealed copy is already there.
    """
    to_judge = []
    seen: set[tuple[str, str]] = set()
    for found in unfinished(case_dir):
        claimed = _under_its_own_hash(case_dir, found)
        known = ledger.find(claimed.sha256, claimed.folder)
        if (claimed.folder, claimed.sha256) in seen or (known and known.state == ACCEPTED):
            _drop_or_restore(case_dir, claimed, known)
            continue
        seen.add((claimed.folder, claimed.sha256))
        if known is None:
            known = ledger.claim(claimed.sha256, claimed.folder, claimed.file, claimed.path.stat().st_size)
        if known.state == QUARANTINED and known.stored:
            _to_quarantine(claimed, case_dir / known.stored)
        else:
            to_judge.append((claimed, known))
    return tuple(to_judge)


def recover(case_dir: Path, ledger: Ledger) -> tuple[Receipt, ...]:
    """Find again in `originals/` what the ledger no longer knows (`.scr/` was lost); gives what was found.

    In the order they were sealed, which the folders' time stamps keep. A copy whose bytes are not those
    it was sealed with is left out; see `altered`.
    """
    root = case_dir / ORIGINALS
    known = {receipt.stored for receipt in ledger.all(ACCEPTED)}
    lost = [
        path
        for path in root.glob("*/*/*")
        if path.is_file() and path.relative_to(case_dir).as_posix() not in known
    ]
    found = []
    for path in sorted(lost, key=lambda item: (item.parent.stat().st_mtime_ns, item.as_posix())):
        sha256, folder = sha256_of(path), path.parts[-3]
        if sha256.startswith(path.parent.name):
            stored = path.relative_to(case_dir).as_posix()
            sealed = dt.datetime.fromtimestamp(path.parent.stat().st_mtime, dt.UTC)
            received = sealed.replace(tzinfo=None, microsecond=0)
            place = "" if folder == _NO_FOLDER else folder
            size = path.stat().st_size
            found.append(ledger.restore(sha256, place, path.name, size, received, stored))
    return tuple(found)


def accept(
    case_dir: Path,
    ledger: Ledger,
    claimed: Claimed,
    receipt: Receipt,
    agency: str,
    kinds: tuple[str, ...],
    carries: tuple[str, ...] = (),
) -> None:
    """Seal an accepted file into `originals/FOLDER/HASH/NAME`, its name unchanged, and write it down."""
    stored = f"{ORIGINALS}/{claimed.folder or _NO_FOLDER}/{claimed.sha256[:12]}/{claimed.file}"
    ledger.accept(receipt, agency, kinds, stored, carries)
    _seal(claimed, case_dir / stored)
    _withdraw(case_dir, receipt)


def quarantine(case_dir: Path, ledger: Ledger, claimed: Claimed, receipt: Receipt, error: ScrError) -> str:
    """Set a file aside, untouched, with the reason beside it in plain words; gives its name there."""
    folder = private_folder(case_dir / QUARANTINE, within=case_dir)
    _withdraw(case_dir, receipt)
    name = _free_name(folder, claimed.file)
    write_atomic(folder / f"{name}{_REASON}", _reason_text(claimed, error), private=True)
    ledger.quarantine(receipt, error.code, f"{QUARANTINE}/{name}")
    _to_quarantine(claimed, folder / name)
    return name


def refuse(case_dir: Path, arrival: Arrival, error: ScrError) -> str:
    """Set a file that is no document (decisions from a review page) aside straight from the inbox, untouched,
    with the reason beside it; gives its name there. The ledger knows nothing of it.

    Raises:
        OSError: it cannot be moved just now; it stays where it is.
    """
    folder = private_folder(case_dir / QUARANTINE, within=case_dir)
    claimed = Claimed(arrival.path, arrival.folder, "")
    name = _free_name(folder, printable(arrival.path.name))
    write_atomic(folder / f"{name}{_REASON}", _reason_text(claimed, error), private=True)
    _move(arrival.path, folder / name)
    own_only(folder / name, OWNER_FILE)
    return name


def set_aside(case_dir: Path) -> tuple[str, ...]:
    """The files in quarantine that have a reason beside them, relative to the case folder."""
    folder = case_dir / QUARANTINE
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    with_reason = {name.removesuffix(_REASON) for name in names if name.endswith(_REASON)}
    return tuple(f"{QUARANTINE}/{name}" for name in names if name in with_reason)


def reason_of(case_dir: Path, stored: str) -> str:
    """The sentence in the reason file of a quarantined document; "" when someone removed it."""
    try:
        text = (case_dir / f"{stored}{_REASON}").read_text("utf-8")
    except OSError:
        return ""
    return text.splitlines()[0] if text else ""


def _under_its_own_hash(case_dir: Path, claimed: Claimed) -> Claimed:
    """A file that was replaced or written on while it was taken is what it is now, not what it was."""
    sha256 = sha256_of(claimed.path)
    if sha256 == claimed.sha256:
        return claimed
    goal = _claimed_folder(case_dir, claimed.folder, sha256) / claimed.path.name
    claimed.path.replace(goal)
    _tidy(claimed)
    return Claimed(goal, claimed.folder, sha256)


def printable(name: str) -> str:
    """A file's name as text: bytes that are no text (other systems' letters) become "�"."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _claimed_folder(case_dir: Path, folder: str, sha256: str) -> Path:
    private_folder(case_dir / STATE, within=case_dir)
    return private_folder(case_dir / STATE / _CLAIMED / (folder or _NO_FOLDER) / sha256, within=case_dir)


def _move(source: Path, goal: Path) -> None:
    """Rename, or copy, flush and delete where the inbox is on another disk."""
    try:
        source.replace(goal)
    except OSError as error:
        if getattr(error, "errno", None) != 18:  # EXDEV: not the same disk
            raise
        part = goal.with_name(f".{secrets.token_hex(8)}.part")
        shutil.copyfile(source, part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(goal)
        source.unlink()


def _seal(claimed: Claimed, goal: Path) -> None:
    for folder in (goal.parents[2], goal.parents[1], goal.parent):
        private_folder(folder, within=goal.parents[3])
    _move(claimed.path, goal)
    own_only(goal, SEALED)
    _tidy(claimed)


def _to_quarantine(claimed: Claimed, goal: Path) -> None:
    private_folder(goal.parent, within=goal.parents[1])
    _move(claimed.path, goal)
    own_only(goal, OWNER_FILE)
    _tidy(claimed)


def _drop_or_restore(case_dir: Path, claimed: Claimed, known: Receipt | None) -> None:
    sealed = case_dir / known.stored if known and known.stored else None
    if sealed is not None and not (sealed.exists() and sha256_of(sealed) == claimed.sha256):
        _seal(claimed, sealed)  # the sealed copy is gone or was altered; this is the same document
        return
    own_only(claimed.path, OWNER_FILE)
    claimed.path.unlink()
    _tidy(claimed)


def _tidy(claimed: Claimed) -> None:
    for folder in (claimed.path.parent, claimed.path.parent.parent):
        try:
            folder.rmdir()
        except OSError:
            return


def _free_name(folder: Path, name: str) -> str:
    suffix = Path(name).suffix if len(Path(name).suffix.encode()) <= _LONGEST_SUFFIX else ""
    stem = name.removesuffix(suffix)
    number, ending = 2, suffix
    while not _free(folder, candidate := _fitting(stem, ending)):
        ending = f" ({number}){suffix}"
        number += 1
    return candidate


def _free(folder: Path, name: str) -> bool:
    """A reason without its file is left over and is replaced, unless it was itself set aside as a file."""
    return not (folder / name).exists() and not (folder / f"{name}{_REASON}{_REASON}").exists()


def _fitting(stem: str, ending: str) -> str:
    """A name short enough for the reason's name beside it; file systems count bytes."""
    room = _LONGEST_NAME - len(f"{ending}{_REASON}{_REASON}".encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + ending


def _withdraw(case_dir: Path, receipt: Receipt) -> None:
    """Remove an earlier quarantine of the very same bytes: its reason would now mislead."""
    earlier = case_dir / receipt.stored
    if not receipt.stored.startswith(f"{QUARANTINE}/"):
        return
    # Once a person has taken it out, another file may have been set aside under its name.
    if not earlier.exists() or sha256_of(earlier) == receipt.sha256:
        for suffix in ("", _REASON):
            (case_dir / f"{receipt.stored}{suffix}").unlink(missing_ok=True)


def _reason_text(claimed: Claimed, error: ScrError) -> str:
    where = f"inbox/{claimed.folder}" if claimed.folder else "inbox"
    return (
        f"{explain(claimed.file, error)}\n\n"
        f"The file was dropped into {where} and is kept here exactly as it came.\n"
        f"When the trouble is mended, move it (or the new file) back into {where}.\n"
    )
