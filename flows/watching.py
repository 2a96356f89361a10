"""Watching every case under a folder until told to stop.

Folders are polled: events are lost on network shares. A share that vanishes means "try again"; a case
whose case.yaml is broken is named once and the others go on.
"""

from __future__ import annotations

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
from pipeline.errors import CaseError, ScrError, explain
from pipeline.intake import Arrival

Runner = Callable[[Pass, tuple[Arrival, ...] | None], Outcome]
_DEEPEST = 3
_PAUSE = 30.0
"""Seconds before a case is tried again when something of it could not be opened or written."""


@dataclass(slots=True)
class _Watched:
    folder: Path
    watch: intake.Watch = field(default_factory=intake.Watch)
    again_at: float = 0.0
    case_seen: tuple[int, int] = (0, 0)
    last_said: str = ""


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
        while not stop.is_set():
            self.look()
            stop.wait(every)

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
                self._say_once(folder, f"{folder.name}: cannot be reached just now; trying again.")

    def _look_at(self, watched: _Watched) -> None:
        status = (watched.folder / CASE_FILE).stat()
        case_now = (status.st_size, status.st_mtime_ns)
        ready = watched.watch.ready(watched.folder)
        if not ready and case_now == watched.case_seen and time.monotonic() < watched.again_at:
            return
        # The first look takes up what an earlier run left half-done, whatever is waiting.
        watched.case_seen, watched.again_at = case_now, time.monotonic() + _PAUSE
        with Pass(watched.folder, patience=0, tell=lambda _: None) as work:
            outcome = self._runner(work, ready)
        watched.last_said = ""
        if not outcome.troubles and not outcome.unwritten:
            watched.again_at = math.inf
        self._done(watched.folder, outcome)

    def _say_once(self, folder: Path, line: str) -> None:
        watched = self._cases.setdefault(folder, _Watched(folder))
        if watched.last_said != line:
            watched.last_said = line
            self._tell(line)


def case_folders(root: Path) -> Iterator[Path]:
    """Every folder with a case.yaml at or under `root`, at most three levels down; links are not followed."""
    for here, folders, files in os.walk(root):
        folder = Path(here)
        if CASE_FILE in files:
            folders.clear()
            yield folder
        elif len(folder.relative_to(root).parts) >= _DEEPEST:
            folders.clear()
        else:
            folders[:] = sorted(name for name in folders if not name.startswith("."))
