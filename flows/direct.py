"""A pass without an orchestrator: the same steps, documents in parallel over the cores."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

from flows.passing import Item, Outcome, Pass
from pipeline import intake
from pipeline.errors import BusyError, ScrError

TRIES = 3
PAUSE = 1.0
"""Seconds before a second try; twice as long before the third."""


def run(work: Pass, arrivals: tuple[intake.Arrival, ...] | None = None) -> Outcome:
    """Do one whole pass and give what it did."""
    items = work.take_in(arrivals)
    with ThreadPoolExecutor(max_workers=cores()) as pool:
        try:
            readings = pool.map(lambda item: read_patiently(work, item), items)
            for number, (item, error) in enumerate(zip(items, readings, strict=True), start=1):
                work.settle(item, work.unlock(item, error))
                work.tell(f"Read {number} of {len(items)}")
        except BaseException:  # do not go on with the rest before saying so
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    work.tell("Merging")
    work.merge()
    work.plan()
    work.tell("Checking")
    work.check()
    publish(work)
    work.report()
    return work.outcome


def publish(work: Pass) -> None:
    """Anonymise the drafts for publication, and release what may be released."""
    while drafts := work.to_anonymise():
        for number, draft in enumerate(drafts, start=1):
            work.tell(f"Anonymising {number} of {len(drafts)}")
            work.anonymise(draft)
    work.tell("Publishing")
    work.publish()


def read_patiently(work: Pass, item: Item) -> ScrError | None:
    """Read a document, trying again when the trouble may pass."""
    for attempt in range(TRIES - 1):
        try:
            return work.read(item)
        except BusyError:
            time.sleep(PAUSE * 2**attempt)
    try:
        return work.read(item)
    except BusyError as error:
        return error


def cores() -> int:
    """How many documents are read at once."""
    return max(1, os.cpu_count() or 1)
