"""Reading ruled PDF chronologies: ours against pdfplumber's `extract_tables`, in one run.

Prints pages per CPU second of both and their ratio, rows that equal the truth, peak memory at 50
and 400 pages, and the wall time with two processes. Run: `python -m benchmarks.pdf_read [pages]`.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

import pdfplumber

from pipeline.documents.pdf import read_pdf
from tests.documents.pdf.pdf_factory import HEAD, chronology, entries

ROWS_A_PAGE = 8.4


ROUNDS = 5
"""How often each reader reads the file."""


def make(folder: Path, pages: int) -> tuple[Path, list[tuple[str, ...]]]:
    """A ruled chronology of about so many pages, and its rows."""
    rows = entries(int(pages * ROWS_A_PAGE), long=5)
    return chronology(folder / f"{pages}.pdf", rows), rows


def ours(path: Path, workers: int) -> tuple[list[tuple[str, ...]], int]:
    """Body rows and pages by this project."""
    document = read_pdf(path, "", (), workers=workers)
    rows = [tuple(c.text for c in row.cells) for t in document.tables for row in t.rows if not row.header]
    return rows, document.pages or 0


def plumber(path: Path) -> list[tuple[str, ...]]:
    """Body rows by pdfplumber used plainly; its line breaks count as blanks."""
    rows = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                rows += [tuple(" ".join((cell or "").split()) for cell in row) for row in table]
            page.close()
    return [row for row in rows if row != HEAD]


def right(rows: list[tuple[str, ...]], truth: list[tuple[str, ...]]) -> str:
    """How many true rows are there, and how many rows are not true."""
    found = sum((Counter(rows) & Counter(truth)).values())
    return f"{found} of {len(truth)} rows right ({found / len(truth):.1%}), {len(rows) - found} wrong rows"


def peak(path: Path) -> float:
    """Peak memory in MB of a fresh process that reads `path`."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read_and_measure, (path,))


def _read_and_measure(path: Path) -> float:
    read_pdf(path, "", (), workers=1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, truth = make(folder, pages)
        ours(make(folder, 2)[0], 1)  # imports are not reading; pdfplumber's are done already
        mine, other = [], []
        for _ in range(ROUNDS):  # in turn, so that a slow moment of the machine meets both
            began = time.process_time()
            rows, count = ours(path, 1)
            mine.append(time.process_time() - began)
            began = time.process_time()
            theirs = plumber(path)
            other.append(time.process_time() - began)
        ratios = sorted(b / a for a, b in zip(mine, other, strict=True))
        print(f"{count} ruled pages, {len(truth)} rows, {ROUNDS} rounds, medians")
        print(f"ours        {count / median(mine):7.1f} pages a CPU second; {right(rows, truth)}")
        print(f"pdfplumber  {count / median(other):7.1f} pages a CPU second; {right(theirs, truth)}")
        print(f"ratio       {median(ratios):7.1f} (from {ratios[0]:.1f} to {ratios[-1]:.1f})")
        walls = []
        for workers in (1, 2):
            began = time.perf_counter()
            ours(path, workers)
            walls.append(time.perf_counter() - began)
        print(f"wall        {walls[0]:.2f} s with one process, {walls[1]:.2f} s with two")
        few, many = (peak(make(folder, n)[0]) for n in (50, 400))
        print(f"peak memory {few:.0f} MB at 50 pages, {many:.0f} MB at 400 pages")


if __name__ == "__main__":
    main()
