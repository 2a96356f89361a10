"""How fast the panel's results are written, as ratios measured in one run.

    python benchmarks/reports.py

The yardstick is the usual quick way with python-docx: one row is made, then copied with lxml and its
eight cells filled, for 5,000 entries, and the file saved. Times are CPU seconds, the best of three.
"""

from __future__ import annotations

import copy
import datetime as dt
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml.ns import qn

from pipeline.case import Case
from pipeline.chronology.model import Chronology, Event, IntegratedChronology, RowCount, Source, When
from pipeline.reports.browser import chronology_html
from pipeline.reports.excel import chronology_xlsx
from pipeline.reports.lines import prepare
from pipeline.reports.panel import write_panel
from pipeline.reports.plain import chronology_csv, chronology_json
from pipeline.reports.word import chronology_docx

ENTRIES = 5_000
SIZES = (1_000, 10_000, 50_000)
AGENCIES = tuple(f"Agency {letter}" for letter in "ABCDEFGHIJ")
MADE_ON = dt.date(2010, 6, 1)
SENTENCE = "Telephone call from the nursery about a bruise; advised to make a referral in writing. "


def case() -> Case:
    """A case of ten agencies."""
    return Case.model_validate(
        {
            "reference": "WSCB-2010-02",
            "review_period": {"start": dt.date(2007, 1, 1), "end": dt.date(2009, 11, 28)},
            "agencies": [{"name": name, "folder": name[-1].lower()} for name in AGENCIES],
        }
    )


def integrated(entries: int) -> IntegratedChronology:
    """Ten agencies' entries in turn, about 350 characters of text each."""
    events = tuple(_event(number, entries) for number in range(entries))
    documents = tuple(
        Chronology(
            f"{name}.docx", f"{place:064x}", name, (), RowCount(seen=entries // 10, events=entries // 10)
        )
        for place, name in enumerate(AGENCIES)
    )
    return IntegratedChronology("WSCB-2010-02", documents, events)


def _event(number: int, entries: int) -> Event:
    date = dt.date(2007, 1, 1) + dt.timedelta(days=number * 1060 // entries)
    place = number % 10
    return Event(
        id=f"{number:016x}",
        agency=AGENCIES[place],
        when=When(date, date, dt.time(number % 24, number % 60), precision="day"),
        date_text=date.strftime("%d/%m/%Y"),
        family_member="Maisie Tarrant\nLeanne Tarrant",
        professional="PC 3071 Sunita Rao\nResponse officer",
        contact="Telephone call\nRMS log",
        description=SENTENCE * (1 + number % 5),
        child_seen="Yes, asleep upstairs",
        comments="Good practice: prompt referral the same day." if number % 3 else "",
        source=Source(f"{AGENCIES[place]}.docx", f"{place:064x}", 1, number // 10 + 2),
    )


def yardstick(whole: IntegratedChronology) -> bytes:
    """The same entries, eight plain cells each, by copying a prototype row."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=8)
    prototype = table.rows[0]._tr
    for cell in prototype.iter(qn("w:p")):
        cell.append(cell.makeelement(qn("w:r")))
        cell[-1].append(cell.makeelement(qn("w:t")))
    parent = prototype.getparent()
    for event in whole.events:
        row = copy.deepcopy(prototype)
        texts = (
            event.date_text,
            event.agency,
            event.family_member,
            event.professional,
            event.contact,
            event.description,
            event.child_seen,
            event.comments,
        )
        for node, text in zip(row.iter(qn("w:t")), texts, strict=True):
            node.text = text
        parent.append(row)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the best of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the figures."""
    whole, the_case = integrated(ENTRIES), case()
    base = seconds(lambda: yardstick(whole))
    panel = prepare(whole, the_case, made_on=MADE_ON)
    print(f"{ENTRIES:,} entries; yardstick (copied row, 8 cells): {base:.2f} s")
    for name, work in (
        ("docx, from the values", lambda: chronology_docx(prepare(whole, the_case, made_on=MADE_ON))),
        ("xlsx", lambda: chronology_xlsx(panel)),
        ("html", lambda: chronology_html(panel)),
        ("csv", lambda: chronology_csv(panel)),
        ("json", lambda: chronology_json(whole)),
    ):
        taken = seconds(work)
        print(f"  {name:22} {taken:6.2f} s  {taken / base:5.2f} × the yardstick")
    first = 0.0
    for size in SIZES:
        many = integrated(size)
        with tempfile.TemporaryDirectory() as folder:
            taken = seconds(
                lambda many=many, folder=folder: write_panel(Path(folder), many, the_case, made_on=MADE_ON),  # type: ignore[misc]
                times=1,
            )
        first = first or taken / size
        per_entry = taken / size * 1e6
        print(f"all five, {size:6,} entries: {taken:6.2f} s, {per_entry:4.0f} µs an entry, "
              f"{taken / size / first:4.2f} × the smallest's rate")  # fmt: skip
    sys.stdout.flush()


if __name__ == "__main__":
    main()
