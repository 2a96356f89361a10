"""Which files in the inbox have arrived: whole, at rest, and meant for us.

Events are lost on network shares, so arrival is judged by looking: a file has arrived when its size
and time of change have stayed the same for a few seconds and it is not empty or has been empty for a
while (an empty file is quarantined, not waited for forever).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

INBOX = "inbox"
DECISIONS = "decisions"
PUBLICATION = "publication"
QUIET_SECONDS = 2.0
"""How long a file must have been at rest."""

_PARTIAL = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart", ".!ut")
_JUNK = ("thumbs.db", "desktop.ini", "ehthumbs.db")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file waiting in the inbox. `folder` is the inbox folder it lies in, "" for the inbox itself."""

    path: Path
    folder: str
    size: int
    changed_ns: int
    placed_ns: int = 0
    """When it was put here: copying with its old time stamp kept (cp -p, Explorer) does not hide that."""


def waiting(case_dir: Path, *, decisions: bool = False) -> tuple[Arrival, ...]:
    """Every file in the inbox that is meant for intake, at rest or not, in a fixed order.

    Left out: Word lock files (`~$…`), hidden files, partial downloads, and `inbox/decisions`, which
    holds decisions, not documents. Links are reported as they are and never followed.

    Args:
        decisions: give the files in `inbox/decisions`, too.

    Raises:
        OSError: the share is away.
    """
    inbox = case_dir / INBOX
    found = []
    for path in _files(inbox):
        parts = path.relative_to(inbox).parts
        folder = parts[0] if len(parts) > 1 else ""
        if folder.lower() == DECISIONS and not decisions:
            continue
        try:
            status = path.lstat()
        except FileNotFoundError:
            continue  # taken away between the listing and the look
        found.append(Arrival(path, folder, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return tuple(found)


def ignored(name: str) -> bool:
    """Whether a file of this name is never a submission (lock file, partial download, hidden …)."""
    low = name.lower()
    return low.startswith((".", "~$", "~wr")) or low.endswith(_PARTIAL) or low in _JUNK


def at_rest(
    case_dir: Path, *, patience: float = 30.0, quiet: float = QUIET_SECONDS, decisions: bool = False
) -> tuple[Arrival, ...]:
    """The files that have arrived, waiting up to `patience` seconds for those still changing.

    A file whose own time stamps say that it has been untouched for `quiet` seconds is taken at the
    first look; one with a time stamp of just now or in the future is watched. What still changes when
    patience ends is left for the next pass (see `waiting`).
    """
    watch = Watch(quiet, decisions=decisions)
    ready = watch.ready(case_dir)
    end = time.monotonic() + patience
    while len(ready) < len(waiting(case_dir, decisions=decisions)) and time.monotonic() < end:
        time.sleep(min(0.25, quiet / 4))
        ready = watch.ready(case_dir)
    return ready


class Watch:
    """Remembers what files looked like, to tell which have stopped changing."""

    def __init__(self, quiet: float = QUIET_SECONDS, *, decisions: bool = False) -> None:
        self._quiet, self._decisions = quiet, decisions
        self._seen: dict[Path, tuple[int, int, float]] = {}

    def ready(self, case_dir: Path) -> tuple[Arrival, ...]:
        """Look once more; gives the files that have been at rest long enough."""
        now, clock = time.monotonic(), time.time()
        ready = []
        looks: dict[Path, tuple[int, int, float]] = {}
        for arrival in waiting(case_dir, decisions=self._decisions):
            before = self._seen.get(arrival.path)
            same = before is not None and before[:2] == (arrival.size, arrival.changed_ns)
            age = clock - max(arrival.changed_ns, arrival.placed_ns) / 1e9
            since = before[2] if before is not None and same else now - max(0.0, min(age, self._quiet))
            looks[arrival.path] = (arrival.size, arrival.changed_ns, since)
            if now - since >= self._quiet - 1e-6:
                ready.append(arrival)
        self._seen = looks
        return tuple(ready)


def _files(inbox: Path) -> Iterator[Path]:
    """Every file at any depth, in a fixed order. A folder that may not be opened is given as it is."""
    to_look_at = [inbox]
    while to_look_at:
        folder = to_look_at.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except PermissionError:
            if folder == inbox:
                raise
            yield folder  # named when it is to be taken, instead of stopping all others
            continue
        kept = [entry for entry in entries if not ignored(entry.name)]
        folders = [entry for entry in kept if entry.is_dir(follow_symlinks=False)]
        yield from (folder / entry.name for entry in kept if entry not in folders)
        to_look_at += [folder / entry.name for entry in reversed(folders)]
