"""How long rows → entries → one order takes, and that it grows with the rows and no faster.

Run `python -m benchmarks.integrate`. Prints CPU seconds and the ratio to the step before, which is
about the ratio of the rows when the work is linear.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from typing import TypeVar

from pipeline.case import Case
from pipeline.chronology import Chronology, carry_ids, compare, extract, integrated_to_json, merge, parse_when
from pipeline.chronology.model import DateContext
from pipeline.documents.model import Cell, Document, Row, Table

HEAD = ("Date", "Family member", "Professional", "Contact", "Description", "Child seen", "Comments")
PROSE = """home visit by the duty worker mother tired children seen asleep upstairs school reports late and
hungry letter to surgery about missed appointment telephone call from neighbour shouting heard police
attended no injury clinic weight on the ninth centile referral made strategy discussion agreed section"""
WORDS = PROSE.split()
AGENCIES = tuple(f"Agency {number}" for number in range(10))
CASE = Case.model_validate(
    {
        "reference": "B-1",
        "review_period": {"start": dt.date(2000, 1, 1), "end": dt.date(2020, 1, 1)},
        "agencies": [{"name": name, "folder": name.lower()} for name in AGENCIES],
    }
)
T = TypeVar("T")


def document(rows: int, seed: int) -> Document:
    """A document of one table with `rows` entries in date order."""
    chance = random.Random(seed)
    day = dt.date(2001, 1, 1)
    lines = [Row(tuple(Cell(text, column) for column, text in enumerate(HEAD)), 1)]
    for number in range(2, rows + 2):
        day += dt.timedelta(days=chance.random() < 0.5)
        words = " ".join(chance.choices(WORDS, k=40))
        texts = (f"{day:%d/%m/%Y}", "Leanne Tarrant", "HV Gillian Marsh", "Visit", words, "Yes, asleep", "")
        lines.append(Row(tuple(Cell(text, column) for column, text in enumerate(texts)), number))
    return Document(f"{seed}.docx", f"{seed:064x}", "docx", (Table(tuple(lines), 1, len(HEAD)),))


def spent(work: Callable[[], T]) -> tuple[T, float]:
    """What `work` returns and the CPU seconds it took."""
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin


def dates_alone(source: Document) -> float:
    """CPU seconds for nothing but reading the date cells of a document."""
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    texts = [row.cells[0].text for row in table.rows[1:]]
    return spent(lambda: [parse_when(text, context=DateContext()) for text in texts])[1]


def main() -> None:
    """Measure and print."""
    extract(document(10, 0), "Agency 0")
    big = document(5_000, 99)
    dates = dates_alone(big)
    read, whole = spent(lambda: extract(big, "Agency 0"))
    print(f"one document of 5,000 × 7: {whole:.2f} s after {dates:.2f} s for its dates alone")
    _, again = spent(lambda: extract(big, "Agency 0"))
    print(f"the same again: {again:.2f} s")
    _, carried = spent(lambda: carry_ids(read, read))
    print(f"ids carried over, 5,000 to 5,000 unchanged: {carried:.2f} s")
    print(f"{'rows':>8} {'extract':>9} {'merge':>8} {'json':>8} {'compare':>8}   ratios to the line before")
    before: list[float] = []
    for rows in (1_000, 10_000, 50_000):
        sources = [document(rows // len(AGENCIES), seed) for seed in range(len(AGENCIES))]

        def read_all(sources: list[Document] = sources) -> list[Chronology]:
            return [extract(source, name) for source, name in zip(sources, AGENCIES, strict=True)]

        chronologies, reading = spent(read_all)
        merged, merging = spent(lambda found=chronologies: merge(found, CASE))
        _, writing = spent(lambda found=merged: integrated_to_json(found))
        _, comparing = spent(lambda found=merged: compare(found, found))
        figures = [reading, merging, writing, comparing]
        ratios = " ".join(f"×{new / max(old, 1e-9):.1f}" for new, old in zip(figures, before, strict=False))
        print(f"{rows:>8} {reading:>8.2f}s {merging:>7.2f}s {writing:>7.2f}s {comparing:>7.2f}s   {ratios}")
        before = figures


if __name__ == "__main__":
    main()
