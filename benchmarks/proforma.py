"""The proforma check: how many statuses are right, and how long a long report takes beyond reading it.

Run: `python -m benchmarks.proforma [SET ...]` (development and held-out when none are named). The sets are
the made-up reports of `tests/proforma/reports`; the long report is a management review of some 60 pages with
a chronology of 400 rows, checked without saying what it is.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from pipeline.documents import read
from pipeline.proforma import check
from tests.proforma.reports import word
from tests.proforma.reports.blocks import Grid, Head, Para, Report
from tests.proforma.reports.build import SETS, one
from tests.proforma.reports.score import measure

PAGES = 60
_WORDS_A_PAGE = 450
_ROWS = 400


def long_report() -> Report:
    """A management review whose analysis goes on for as long as it takes to fill the pages."""
    report = one("development", 0)
    texts = [block.text for block in report.blocks if isinstance(block, Para) and len(block.text) > 200]
    at = next(
        at for at, block in enumerate(report.blocks) if isinstance(block, Head) and "nalysis" in block.text
    )
    more: list[Para] = []
    while sum(len(para.text.split()) for para in more) < PAGES * _WORDS_A_PAGE:
        number = len(more)
        # No two alike, as in a real report; what is remembered of a line must not help.
        more.append(Para(f"{number} {texts[number % len(texts)]} This was the {number}th time."))
    report.blocks[at + 1 : at + 1] = more
    rows = [
        (f"{1 + n % 28:02}/{1 + n % 12:02}/2008", f"Log {n}", f"Visit {n} to the home.", "Yes")
        for n in range(_ROWS)
    ]
    report.blocks += [
        Head("Appendix A: Chronology"),
        Grid((("Date", "Source", "Event", "Child seen?"), *rows), True),
    ]
    return report


def main() -> None:
    """Measure the sets, then the long report."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in sys.argv[1:] or SETS:
            score = measure(name, folder)
            print(
                f"{name:<12} {score.stated:>6} statuses, {score.share:7.2%} right, "
                f"{len(score.falsely_present)} said to be there that are not"
            )
            for line in score.wrong:
                print(f"    {line}")
        path = folder / "long.docx"
        word.write(long_report(), path)
        begun = time.perf_counter()
        document = read(path)
        laid = time.perf_counter()
        check(document)
        first = time.perf_counter()
        check(document)
        again = time.perf_counter()
    print(
        f"{PAGES} pages: read {laid - begun:.2f} s, checked {first - laid:.2f} s, again {again - first:.2f} s"
    )


if __name__ == "__main__":
    main()
