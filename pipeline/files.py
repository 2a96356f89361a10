"""Writing files so that a reader never meets half of one.

Every write goes to a temporary file beside its goal, is flushed to disk and renamed over it
(DESIGN, rule 7). What is already there with the same bytes is left alone, so that a second run
changes nothing, not even a time stamp.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
from pathlib import Path

OWNER_FILE = 0o600
OWNER_FOLDER = 0o700
SEALED = 0o400


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in lower-case hex; reads in blocks, so memory stays flat."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_atomic(
    path: Path, data: bytes | bytearray | str, *, private: bool = False, parents: bool = False
) -> bool:
    """Write `data` to `path` whole or not at all.

    Args:
        path: where to; its folder is made when missing, but not those above it: a case folder that was
            taken away meanwhile (a share that is not there any more) must not be made anew in pieces.
        data: the bytes, or text to be written as UTF-8 with `\\n` line ends.
        private: readable by the owner only (has no effect on Windows, where the folder's own
            permissions rule).
        parents: make the folders above it as well; for what a person asks to be put somewhere new.

    Returns:
        False when the file already held exactly these bytes and was left untouched.

    Raises:
        FileNotFoundError: the folder above its own is not there.
        OSError: the disk is full, the folder may not be written, or (Windows) the goal is open
            in another program. The goal is then as it was.
    """
    payload = data.encode("utf-8") if isinstance(data, str) else data
    if _holds(path, payload):
        return False
    path.parent.mkdir(parents=parents, exist_ok=True)
    beside = path.parent / f".{secrets.token_hex(8)}.part"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_FILE if private else 0o644)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(payload)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def private_folder(path: Path, *, within: Path | None = None) -> Path:
    """Make a folder that only its owner can enter, and return it; so are the folders made on the way.

    Args:
        within: a folder above it that is not made; it must be there.

    Raises:
        FileNotFoundError: `within` is not there (any more); nothing was made.
    """
    there = (within, *within.parents) if within else ()
    for folder in (*reversed(path.parents), path):
        if folder not in there and not folder.exists():
            folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
    own_only(path, OWNER_FOLDER)
    return path


def own_only(path: Path, mode: int) -> None:
    """Give a file or folder the rights `mode`, where that is ours to give.

    On a share what a colleague has made, or the agency's file that was moved, stays its owner's: the
    rights of the share itself rule there, and the work must not stop for it.
    """
    if stat.S_IMODE(path.stat().st_mode) != mode:
        with contextlib.suppress(PermissionError):
            path.chmod(mode)


def _holds(path: Path, payload: bytes | bytearray) -> bool:
    try:
        return path.stat().st_size == len(payload) and path.read_bytes() == payload
    except OSError:
        return False
