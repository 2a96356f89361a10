"""Ten agencies through everything: Word files dropped in, read, merged, all outputs written.

Run: `python -m benchmarks.whole_road [ROWS ...]` (1,000, 10,000 and 50,000 rows in all when none are named).
Wall-clock seconds of a pass without Prefect, split by step, and the time a row takes against the
smallest case of the same run: linear is 1.0 or less.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.docx_read import make_file
from flows.direct import run
from flows.passing import Pass

AGENCIES = 10


def make_case(folder: Path, rows: int) -> None:
    """A case with ten agencies of `rows / 10` rows each, dropped and at rest."""
    names = [f"Agency {number}" for number in range(1, AGENCIES + 1)]
    lines = ["reference: BENCH", "review_period: {start: 2004-01-01, end: 2010-12-31}", "agencies:"]
    lines += [f"  - {{name: {name}, folder: a{number}}}" for number, name in enumerate(names, start=1)]
    folder.mkdir(parents=True)
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    for number, name in enumerate(names, start=1):
        inbox = folder / "inbox" / f"a{number}"
        inbox.mkdir(parents=True)
        make_file(inbox / f"chronology {number}.docx", rows // AGENCIES, name)
    time.sleep(2.5)


def measure(rows: int) -> float:
    """Seconds of one pass over `rows` rows."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "case"
        make_case(folder, rows)
        marks: list[tuple[str, float]] = []
        with Pass(folder, tell=lambda step: marks.append((step, time.perf_counter()))) as work:
            begun = time.perf_counter()
            outcome = run(work)
            ended = time.perf_counter()
        assert outcome.entries == rows // AGENCIES * AGENCIES, outcome
        merging = next(at for step, at in marks if step == "Merging")
        size = sum(path.stat().st_size for path in (folder / "panel").iterdir()) / 1e6
        print(
            f"{rows:>8,}{ended - begun:>9.2f}{merging - begun:>9.2f}{ended - merging:>12.2f}"
            f"{(ended - begun) / rows * 1e6:>12.0f}{size:>9.1f}"
        )
        return ended - begun


def main() -> None:
    """Measure each size and print the ratios."""
    sizes = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 50_000]
    print(f"{'rows':>8}{'s':>9}{'read s':>9}{'outputs s':>12}{'µs a row':>12}{'MB out':>9}")
    measure(AGENCIES)  # start the fork server
    taken = [measure(size) for size in sizes]
    for size, seconds in zip(sizes, taken, strict=True):
        ratio = (seconds / size) / (taken[0] / sizes[0])
        print(f"{size:,} rows: {ratio:.2f} × the time a row takes at {sizes[0]:,}")


if __name__ == "__main__":
    main()
