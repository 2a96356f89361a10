"""Decisions from review pages: taken in from `inbox/decisions`, sealed, and put together for each document.

A file of decisions is sealed in `.scr/decisions/` under the hash of the draft it was made on, numbered in the
order taken in; nothing decided is ever written over. What several files say of one document is put together
whenever it is needed, the later word on a thing counting.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.folders import state_folder, write_state
from flows.misplaced import no_decisions
from pipeline import intake
from pipeline.errors import BusyError, ScrError, UnreadableError

if TYPE_CHECKING:
    from flows.drafts import Draft
    from pipeline.anonymise.decisions import Decisions

_SEALED = "decisions"
_REMEDY = "Save the decisions again from the page that now lies in publication/, and put that file here"


class NotOursError(ScrError):
    """A file of decisions is about another document; nothing of it is used."""

    code = "decisions"


def take_in(
    case_dir: Path,
    arrival: intake.Arrival,
    drafts: Collection[str],
    names: Mapping[str, Collection[str]],
    then: Callable[[Decisions], None],
) -> bool:
    """Seal one file of decisions and take it out of the inbox.

    Args:
        arrival: the file; it has come to rest.
        drafts: the hashes of all drafts this case has ever accepted.
        names: by the hash of a draft, the names its document has been shown under.
        then: called with what was decided when it is sealed and before the file leaves the inbox: a run that
            is stopped in between does it again.

    Returns:
        False when the very same file was the last one taken in for this draft.

    Raises:
        UnreadableError: it is a link or no ordinary file; it stays where it is.
        BusyError: it cannot be taken just now; it stays where it is.
        ScrError: it cannot be used; `intake.refuse` puts it aside.
    """
    from pipeline.anonymise.decisions import read_decisions

    try:
        mode = arrival.path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise UnreadableError(
                "is a link or no ordinary file", "Put the file itself into the folder", code="unsafe"
            )
        arrival.path.open("rb").close()  # one that is locked just now is as good as any the next time
        try:
            decided = read_decisions(arrival.path)
        except ScrError as error:
            raise no_decisions(arrival.path, error) from None
        _must_be_ours(decided, drafts, names)
        data = arrival.path.read_bytes()
        if read_decisions(data.decode("utf-8-sig")) != decided:
            raise BusyError("was still being written", "It is taken at the next pass")
        new = _seal(case_dir, decided.sha256, data)
        then(decided)
        arrival.path.unlink()
    except OSError:
        raise BusyError(
            "cannot be taken from the inbox just now",
            "Close it in other programs and check that it may be moved; it stays where it is",
        ) from None
    return new


def decided_on(case_dir: Path, draft: Draft) -> Decisions | None:
    """Everything decided on a document so far, on this draft and those before it; None when nothing is.

    What was said of the key's entries is left out: it was written into the key when it was taken in, and
    may have been agreed otherwise with the agencies since.

    Raises:
        ScrError: a sealed file is damaged. Deciding anew is better than publishing what nobody decided.
    """
    from pipeline.anonymise.decisions import merged, read_decisions

    whole: Decisions | None = None
    for sha256 in (*draft.earlier, draft.sha256):
        for path in _sealed(case_dir, sha256):
            one = read_decisions(path)
            whole = one if whole is None else merged(whole, one)
    return replace(whole, entries=(), sha256=draft.sha256) if whole is not None else None


def count(case_dir: Path) -> int:
    """How many files of decisions were taken in so far."""
    folder = case_dir / intake.STATE / _SEALED
    return sum(1 for _ in folder.glob("*/*.json")) if folder.is_dir() else 0


def _must_be_ours(decided: Decisions, drafts: Collection[str], names: Mapping[str, Collection[str]]) -> None:
    if decided.sha256 not in drafts:
        raise NotOursError("holds decisions on a draft that this case does not have", _REMEDY)
    known = names.get(decided.sha256, ())
    if known and decided.document not in known:
        raise NotOursError("names another document than the draft it was made on", _REMEDY)


def _seal(case_dir: Path, sha256: str, data: bytes) -> bool:
    """Keep the bytes; False when they are there already."""
    print_ = hashlib.sha256(data).hexdigest()[:16]
    there = _sealed(case_dir, sha256)
    if there and there[-1].stem.endswith(print_):
        return False
    state_folder(case_dir, _SEALED)
    number = int(there[-1].stem.partition("-")[0]) + 1 if there else 1
    write_state(case_dir, f"{_SEALED}/{sha256}", f"{number:05d}-{print_}.json", data)
    return True


def _sealed(case_dir: Path, sha256: str) -> list[Path]:
    """The files sealed for a draft, in the order taken in."""
    return sorted((case_dir / intake.STATE / _SEALED / sha256).glob("*.json"))
