"""How long a long report takes from draft to anonymised, accessible and read back, and how much memory.

Run: `python -m benchmarks.publication [--pages N]`. The report is made of the sample case's own prose, no two
paragraphs alike, with tables and running heads. The work runs in a process of its own, so that its memory can
be told. Aim: 100 pages in under 60 s on 2 cores and under 1.5 GB.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx

from pipeline.case import load
from samples.build import build
from samples.reports import REPORTS

WORDS_A_PAGE = 450
_ROWS = 12


def _paragraphs() -> list[str]:
    """The prose of the sample reports, without its marks."""
    texts = []
    for file in sorted(REPORTS.glob("*.md")):
        body = file.read_text("utf-8").partition("\n---\n")[2]
        texts += [line for line in body.split("\n") if len(line.split()) > 12 and "[[" not in line]
    return [text.replace("{{", "").split("||")[0] if "{{" in text else text for text in texts]


def long_report(path: Path, pages: int) -> int:
    """Write a report of about that many pages; gives its words."""
    report, texts = docx.Document(), _paragraphs()
    report.core_properties.author = "Dr Eleanor Strathie"
    report.sections[0].header.paragraphs[0].text = "CONFIDENTIAL - Maisie Tarrant (born 14/06/2006)"
    words, number = 0, 0
    while words < pages * WORDS_A_PAGE:
        if number % 20 == 0:
            report.add_heading(f"{1 + number // 20} What was known in part {1 + number // 20}", 1)
        text = f"{number} {texts[number % len(texts)]} This was note {number} of the file."
        report.add_paragraph(text)
        if number % 40 == 39:
            words += _table(report, number)
        words += len(text.split())
        number += 1
    report.save(str(path))
    return words


def _table(report: docx.document.Document, number: int) -> int:
    table = report.add_table(rows=_ROWS, cols=3)
    for row, cells in enumerate(table.rows):
        day = f"{1 + (number + row) % 28:02}/{1 + row % 12:02}/2008"
        for cell, text in zip(
            cells.cells, (day, "PC Harbord", "Maisie was seen at home with Ty."), strict=True
        ):
            cell.text = text
    return _ROWS * 10


def _work(path: Path, case_dir: Path, out: Path) -> None:
    """The work itself; prints its seconds, peak memory (kB) and what became of it."""
    begun = time.perf_counter()
    from pipeline.anonymise import anonymise

    outcome = anonymise(path, load(case_dir), out)
    seconds = time.perf_counter() - begun
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    verdicts = " ".join(check.verdict for check in outcome.verifications)
    print(f"{seconds:.2f} {own} {children} {len(outcome.redactions)} {verdicts}")


def main() -> None:
    """Make the report, anonymise and verify it in a process of its own, print the figures."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=100)
    asked.add_argument("--work", nargs=3, type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.work:
        _work(*given.work)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(folder / "case", truth=False)
        words = long_report(folder / "long.docx", given.pages)
        command = [sys.executable, "-m", "benchmarks.publication", "--work"]
        paths = [str(folder / name) for name in ("long.docx", "case", "out")]
        said = subprocess.run([*command, *paths], check=True, capture_output=True, text=True).stdout.split()
    seconds, own, children, redactions = float(said[0]), int(said[1]), int(said[2]), said[3]
    print(
        f"{given.pages} pages, {words} words: {seconds:.1f} s, {1000 * seconds / words:.2f} s per 1,000 words"
    )
    print(f"{redactions} redactions; read back: {', '.join(said[4:])}")
    print(f"memory: {own / 1024:.0f} MB, largest helper process {children / 1024:.0f} MB")


if __name__ == "__main__":
    main()
