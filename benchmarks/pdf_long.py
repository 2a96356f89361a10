"""A very long ruled PDF, read and turned into a chronology as the flow does it: memory and pace.

Each length is read in a process of its own by `flows.reading.read_document`, the function that a worker
of `scr run` calls; its peak memory (all of the process, imports included) and that of the processes it
starts are printed. Run: `python -m benchmarks.pdf_long [pages …]`.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROWS_A_PAGE = 8.4
FOLDER = "police"
CASE = """\
reference: HSCB-2010-03
board: Hampshire Safeguarding Children Board
review_period: {start: 2000-01-01, end: 2019-12-31}
agencies:
  - {name: Hampshire Constabulary, folder: police, submits: [chronology]}
"""


class Cost(NamedTuple):
    """What one document took. Memory is in MB; `helper` is that of the largest process it started."""

    pages: int
    entries: int
    memory: float
    helper: float
    seconds: float


def cost(pages: int, folder: Path) -> Cost:
    """Make a ruled chronology of about so many pages in `folder`, read it, and say what that took."""
    from tests.documents.pdf.pdf_factory import chronology, entries  # not in the process that is measured

    case_dir = folder / f"case-{pages}"
    (case_dir / ".scr").mkdir(parents=True)
    (case_dir / "case.yaml").write_text(CASE, "utf-8")
    path = chronology(folder / f"police chronology {pages}.pdf", entries(int(pages * ROWS_A_PAGE), long=5))
    # A process of its own, so that making the file is not counted; not a daemon, for it starts others.
    answers = multiprocessing.get_context("spawn").Queue()
    worker = multiprocessing.get_context("spawn").Process(target=_read, args=(case_dir, path, answers))
    worker.start()
    found = answers.get()
    worker.join()
    return Cost(*found)


def _read(case_dir: Path, path: Path, answers: multiprocessing.Queue[tuple[float, ...]]) -> None:
    from flows.reading import read_document, reading_file, reading_key

    key = reading_key(case_dir)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    began = time.process_time() + _children()
    read_document(case_dir, path, digest, FOLDER, key)
    took = time.process_time() + _children() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    reading = json.loads(reading_file(case_dir, digest, FOLDER, key).read_text("utf-8"))
    events = reading["chronology"]["events"]
    answers.put((max(event["source"]["page"] for event in events), len(events), own, helper, took))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    lengths = [int(word) for word in sys.argv[1:]] or [100, 500, 1000]
    print("pages  entries  peak MB  of a helper  pages a CPU second")
    with tempfile.TemporaryDirectory() as name:
        for pages in lengths:
            found = cost(pages, Path(name))
            print(
                f"{found.pages:5.0f}  {found.entries:7.0f}  {found.memory:7.0f}  {found.helper:11.0f}"
                f"  {found.pages / found.seconds:18.1f}"
            )


if __name__ == "__main__":
    main()
