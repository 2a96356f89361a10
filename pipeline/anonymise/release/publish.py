"""Putting a document among the released ones, and taking it out again.

What is published are the bytes that were checked and nothing else: they are copied, their hash is compared,
and the copy is read back from scratch once more before it gets its place. What is taken out is never deleted:
it is moved aside, because what once was public is evidence, too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.anonymise.release.reasons import blocks, signed_off
from pipeline.anonymise.release.record import Release, ReleasedFile, Why, months_after
from pipeline.anonymise.release.standing import Standing
from pipeline.anonymise.verifying.model import Verification
from pipeline.case import Publication
from pipeline.errors import ScrError
from pipeline.files import OWNER_FILE, own_only, private_folder, sha256_of, write_atomic

RELEASED, WITHDRAWN = "released", "withdrawn"
RECORD = "record.json"
_MARK = ".anonymised"
Verify = Callable[[Path], Verification]


class NotReleasedError(ScrError):
    """Something stands against a release; nothing was published."""

    code = "not-released"
    exit_status = 1


def release(
    standing: Standing,
    source: Path,
    folder: Path,
    publication: Publication,
    record: Sequence[Release],
    *,
    now: dt.datetime,
    verify: Verify,
    staging: Path,
) -> tuple[Release, ...]:
    """Publish a document.

    Args:
        standing: how far it has come.
        source: the folder in which its written files lie.
        folder: `publication/`; the files go into `released/` in it, those they replace into `withdrawn/`.
        publication: the case's settings.
        record: what was released before.
        now: when this happens.
        verify: reads a file back from scratch.
        staging: a private folder of the case for what is not public yet; nothing stays in it.

    Returns:
        The record with this release; the caller writes it down.

    Raises:
        NotReleasedError: something stands against it; nothing was changed.
        OSError: a file cannot be written; a second try is harmless.
    """
    against = blocks(standing, publication, record, today=now.date())
    signed = signed_off(publication)
    if against or signed is None:
        raise NotReleasedError(f"cannot be released: {against[0]}", "See 'scr status'", code=against[0].code)
    drafts = {standing.draft, *standing.earlier}
    _names_free(standing, drafts, record)
    ready: dict[str, bytes] = {}
    for file in standing.files:
        name = public_name(standing.document, file.suffix)
        ready[name] = _checked(source / file.name, file.sha256, staging / name, verify)
    kept = tuple(_replaced(one, folder, ready, now) if _is_same(one, drafts) else one for one in record)
    for name, data in ready.items():
        write_atomic(folder / RELEASED / name, data)
    new = Release(
        document=standing.document,
        kind=standing.kind,
        version=1 + sum(one.draft in drafts for one in record),
        draft=standing.draft,
        key=standing.key,
        files=tuple(ReleasedFile(name, hashlib.sha256(data).hexdigest()) for name, data in ready.items()),
        signed_off=signed,
        released=now,
        online_months=publication.online_months,
        online_until=months_after(now.date(), publication.online_months),
    )
    return (*kept, new)


def _is_same(one: Release, drafts: Collection[str]) -> bool:
    """Whether a release that stands is of an earlier form of the same document."""
    return one.stands and one.draft in drafts


def _replaced(one: Release, folder: Path, ready: Collection[str], now: dt.datetime) -> Release:
    for file in one.files:
        _aside(folder, file.name, keep=file.name in ready)
    return ended(one, "replaced", now)


def _names_free(standing: Standing, drafts: Collection[str], record: Sequence[Release]) -> None:
    """See to it that no other document's released file is written over."""
    names = {public_name(standing.document, file.suffix).casefold() for file in standing.files}
    others = {
        file.name.casefold() for one in record if one.stands and one.draft not in drafts for file in one.files
    }
    if names & others:
        raise NotReleasedError(
            "cannot be released under the name of another document", "Rename the draft and drop it again"
        )


def withdraw(one: Release, folder: Path, why: Why, now: dt.datetime) -> Release:
    """Take a released document out of the folder of releases; its files are moved aside, never deleted.

    Raises:
        OSError: a file cannot be moved (it is open in another program).
    """
    for file in one.files:
        _aside(folder, file.name)
    return ended(one, why, now)


def restore(one: Release, source: Path, folder: Path) -> bool:
    """Put released files back that were changed or taken away; what stands there instead is moved aside.

    Args:
        source: the folder in which the written files of the same document lie.
        folder: `publication/`.

    Returns:
        False when what is there now is not what was released; nothing was changed then.

    Raises:
        OSError: a file cannot be written.
    """
    back: dict[str, bytes] = {}
    for file in one.files:
        ending = file.name.rpartition(".")[2]
        try:
            data = (source / written_name(one.document, f".{ending}")).read_bytes()
        except FileNotFoundError:
            return False
        if hashlib.sha256(data).hexdigest() != file.sha256:
            return False
        back[file.name] = data
    for name, data in back.items():
        if (folder / RELEASED / name).exists() and (folder / RELEASED / name).read_bytes() != data:
            _aside(folder, name, keep=True)
        write_atomic(folder / RELEASED / name, data)
    return True


def ended(one: Release, why: Why, now: dt.datetime) -> Release:
    """A release that stands no more."""
    return replace(one, ended=now, why=why)


def amiss(one: Release, folder: Path) -> Why | None:
    """What is wrong with a released document in its folder; None when its files are those released."""
    for file in one.files:
        try:
            if sha256_of(folder / RELEASED / file.name) != file.sha256:
                return "changed"
        except FileNotFoundError:
            return "gone"
    return None


def strangers(record: Sequence[Release], folder: Path) -> tuple[str, ...]:
    """Names of files among the released ones that this software did not release."""
    place = folder / RELEASED
    known = {file.name for one in record if one.stands for file in one.files}
    names = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    ours = {RECORD, RECORD.replace(".json", ".html")}
    return tuple(name for name in names if name not in known | ours and not name.startswith("."))


def public_name(document: str, suffix: str) -> str:
    """What a document is called among the released ones."""
    return f"{document}{suffix}"


def written_name(document: str, suffix: str) -> str:
    """What an anonymised document is called before its release."""
    return f"{document}{_MARK}{suffix}"


def _checked(source: Path, sha256: str, staged: Path, verify: Verify) -> bytes:
    """The bytes of a written file, their hash compared and read back once more under their public name."""
    try:
        data = source.read_bytes()
    except FileNotFoundError:
        data = b""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotReleasedError(
            "is not the file that was checked", "Run again; it is then made anew", code="changed"
        )
    private_folder(staged.parent, within=staged.parent.parent)
    write_atomic(staged, data, private=True)
    try:
        check = verify(staged)
    finally:
        staged.unlink(missing_ok=True)
    if check.verdict != "clean" or check.leaks or check.sha256 != sha256:
        raise NotReleasedError(
            "was not released: the last check before the release was not clean",
            "Run again, and look at its review page",
            code="leak" if check.leaks else "incomplete",
        )
    return data


def _aside(folder: Path, name: str, *, keep: bool = False) -> None:
    """Move a released file into `withdrawn/` under a free name; `keep` copies it, because a new one takes its
    place at once."""
    path = folder / RELEASED / name
    if not path.exists():
        return
    place = private_folder(folder / WITHDRAWN, within=folder)
    data = path.read_bytes()
    stem, dot, suffix = name.rpartition(".")
    goal, number = place / name, 2
    while goal.exists() and goal.read_bytes() != data:
        goal = place / f"{stem} ({number}){dot}{suffix}"
        number += 1
    if keep:
        write_atomic(goal, data, private=True)
        return
    path.replace(goal)
    own_only(goal, OWNER_FILE)
