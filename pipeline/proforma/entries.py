"""A chronology's table, judged by what the chronology room reads from it.

That room knows headings and dates in every way agencies write them, a year from a banner or a date from the
row above among them; whatever the panel can read of a chronology is not missing from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.case import Case
from pipeline.chronology import Chronology, Event, extract
from pipeline.documents.model import Document
from pipeline.errors import NoChronologyError
from pipeline.proforma.definition import TableOf
from pipeline.proforma.guidance import Guidance
from pipeline.proforma.model import Evidence, Finding, Problem
from pipeline.proforma.plans import judge_table

_FIELD = {"when": "date"}
"""Columns whose id is not the name of the field they are read as."""
_BY_CELL = ("not-a-date", "cell-empty")


def judge_entries(
    document: Document, wanted: TableOf, guidance: Guidance, case: Case | None = None
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The status of a chronology's table and of its columns, and what is wrong with its entries.

    A column that neither the chronology room nor its own headings tell is missing. Without a single entry
    the table is judged like any other.
    """
    findings, problems = judge_table(document, wanted, guidance)
    try:
        chronology = extract(document, case=case)
    except NoChronologyError:
        return findings, problems
    if len(chronology.events) < max(1, wanted.rows):
        return findings, problems
    known = {finding.id: finding for finding in findings}
    judged = (_table(wanted, chronology), *_columns(wanted, chronology, known))
    others = tuple(problem for problem in problems if problem.code not in _BY_CELL)
    return judged, (*others, *(problem for event in chronology.events for problem in _lacks(event)))


def _table(wanted: TableOf, chronology: Chronology) -> Finding:
    count = len(chronology.events)
    said = f"{count:,} {'entries' if count != 1 else 'entry'}"
    first = chronology.events[0].source
    place = f"table {first.table}" if first.table else "dated paragraphs"
    headings = ", ".join(dict.fromkeys(heading for heading, _ in _read(chronology)))
    evidence = Evidence(headings[:120], count, first.page, said, place)
    return Finding(wanted.id, wanted.title, wanted.required, "present", evidence, said, wanted.source)


def _columns(wanted: TableOf, chronology: Chronology, known: dict[str, Finding]) -> Iterator[Finding]:
    headings = {field: heading for heading, field in reversed(_read(chronology))}
    for column in wanted.columns:
        id_ = f"{wanted.id}.{column.id}"
        finding = known.get(id_) or Finding(
            id_, f"Column “{column.title}”", column.required, "missing", None, "", wanted.source
        )
        heading = headings.get(_FIELD.get(column.id, column.id))
        if finding.status == "missing" and heading is not None:
            finding = replace(finding, status="present", evidence=Evidence(heading))
        yield finding


def _read(chronology: Chronology) -> list[tuple[str, str]]:
    """Every heading with the field it was read as, in order."""
    return [pair for _, pairs in chronology.columns for pair in pairs]


def _lacks(event: Event) -> Iterator[Problem]:
    """What no entry can do without."""
    source = event.source
    where = f"table {source.table}, row {source.row}" if source.table else f"paragraph {source.row}"
    if event.when.start is None:
        yield Problem("not-a-date", where, "No date can be read for this entry.")
    if not event.description.strip():
        yield Problem("cell-empty", where, "The entry does not say what happened.")
