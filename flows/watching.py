"""Watching every case under a folder until told to stop.

Folders are polled: events are lost on network shares. A share that vanishes means "try again"; a case
whose case.yaml is broken is named once and the others go on.
"""

from __future__ import annotations

import datetime as dt
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flows.passing import Outcome, Pass, Tell
from pipeline import intake
from pipeline.case import CASE_FILE
from pipeline.errors import CaseError, ScrError, explain, shown
from pipeline.intake import Arrival

Runner = Callable[[Pass, tuple[Arrival, ...] | None], Outcome]
_DEEPEST = 3
_PAUSE, _LONGEST_PAUSE = 30.0, 900.0
"""Seconds before a case is tried again when something of it could not be opened or written; twice as
long each time, up to the second figure."""


@dataclass(slots=True)
class _Watched:
    folder: Path
    watch: intake.Watch = field(default_factory=lambda: intake.Watch(decisions=True))
    again_at: float = 0.0
    pause: float = _PAUSE
    case_seen: tuple[int, int, int] = (0, 0, 0)
    held: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Files that could not be taken, as they looked: looked at again when they change or after a pause."""
    last_said: str = ""
    last_troubles: tuple[str, ...] = ()


class Watcher:
    """Looks at every case folder under a root, again and again."""

    def __init__(
        self, root: Path, runner: Runner, *, tell: Tell, done: Callable[[Path, Outcome], None]
    ) -> None:
        """Prepare to watch.

        Args:
            root: a case folder, or a folder of case folders.
            runner: `direct.run` or `orchestrated.run`.
            tell: shows a person one line.
            done: called after each pass with what it did.
        """
        self._root, self._runner, self._tell, self._done = root, runner, tell, done
        self._cases: dict[Path, _Watched] = {}

    def until(self, stop: threading.Event, *, every: float = 1.0) -> None:
        """Watch until `stop` is set; a pass that is under way is finished first."""
        try:
            while not stop.is_set():
                self.look()
                stop.wait(every)
        except KeyboardInterrupt:
            stop.set()

    def look(self) -> None:
        """Look once at every case, and do a pass over those where something has arrived."""
        try:
            found = list(case_folders(self._root))
        except OSError:
            self._say_once(self._root, "The folder cannot be reached just now; trying again.")
            return
        for folder in found:
            watched = self._cases.setdefault(folder, _Watched(folder))
            try:
                self._look_at(watched)
            except CaseError as error:
                self._say_once(folder, explain(CASE_FILE, error))
            except ScrError as error:
                self._say_once(folder, explain(folder, error))
            except OSError:
                self._say_once(folder, f"{shown(folder)}: cannot be reached just now; trying again.")
            except Exception as error:  # noqa: BLE001 - the other cases must go on
                watched.again_at = time.monotonic() + watched.pause
                kind = type(error).__name__
                self._say_once(folder, f"{shown(folder)}: a fault in this software ({kind}); trying again.")

    def _look_at(self, watched: _Watched) -> None:
        status = (watched.folder / CASE_FILE).stat()
        # What is late changes with the day, so the first look of a day does a pass, too.
        case_now = (status.st_size, status.st_mtime_ns, dt.date.today().toordinal())  # noqa: DTZ011
        ready = watched.watch.ready(watched.folder)
        fresh = any(watched.held.get(item.path) != (item.size, item.changed_ns) for item in ready)
        if not fresh and case_now == watched.case_seen and time.monotonic() < watched.again_at:
            return
        # The first look takes up what an earlier run left half-done, whatever is waiting.
        watched.case_seen, watched.again_at = case_now, time.monotonic() + watched.pause
        try:
            with Pass(watched.folder, patience=0, tell=lambda _: None) as work:
                outcome = self._runner(work, ready)
        finally:
            left = (item for item in ready if os.path.lexists(item.path))
            watched.held = {item.path: (item.size, item.changed_ns) for item in left}
        watched.last_said = ""
        if outcome.troubles or outcome.unwritten:
            watched.again_at = time.monotonic() + watched.pause
            watched.pause = min(2 * watched.pause, _LONGEST_PAUSE)
        else:
            watched.again_at, watched.pause = math.inf, _PAUSE
        troubles = tuple(explain(*trouble) for trouble in outcome.troubles) + outcome.unwritten
        nothing_new = not (
            outcome.taken - len(watched.held) > 0 or outcome.settled or outcome.merged or outcome.newly_public
        )
        if not (troubles and troubles == watched.last_troubles and nothing_new):
            self._done(watched.folder, outcome)
        watched.last_troubles = troubles

    def _say_once(self, folder: Path, line: str) -> None:
        watched = self._cases.setdefault(folder, _Watched(folder))
        if watched.last_said != line:
            watched.last_said = line
            self._tell(line)


def case_folders(root: Path) -> Iterator[Path]:
    """Every folder with a case.yaml at or under `root`, at most three levels down; links are not followed.

    Raises:
        OSError: `root` itself cannot be listed.
    """

    def unseen(error: OSError) -> None:
        if error.filename == os.fspath(root):  # a folder further down concerns nobody else
            raise error

    for here, folders, files in os.walk(root, onerror=unseen):
        folder = Path(here)
        if CASE_FILE in files:
            folders.clear()
            yield folder
        elif len(folder.relative_to(root).parts) >= _DEEPEST:
            folders.clear()
        else:
            folders[:] = sorted(name for name in folders if not name.startswith("."))
