"""A document's chronology: table rows (or dated paragraphs) → entries, with the row count that adds up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.chronology.beneath import texts_under
from pipeline.chronology.checks import bounds_of
from pipeline.chronology.identity import known_by
from pipeline.chronology.model import (
    NOT_ACCOUNTED,
    Chronology,
)
from pipeline.chronology.paragraphs import Section, dated_sections
from pipeline.chronology.people import named
from pipeline.chronology.reader import Reader, place_name
from pipeline.chronology.reconcile import reconcile
from pipeline.chronology.tables import Plan, chronology_tables
from pipeline.chronology.unread import unread
from pipeline.chronology.when import judge_order
from pipeline.chronology.whose import agency_of, owner_of
from pipeline.documents.model import Document
from pipeline.errors import NoChronologyError

if TYPE_CHECKING:
    from pipeline.case import Case


def extract(
    document: Document,
    agency: str | None = None,
    case: Case | None = None,
    *,
    kind: str = "chronology",
    submitted: dt.date | None = None,
) -> Chronology:
    """The chronology of one document.

    Args:
        document: as read by `pipeline.documents`.
        agency: whose it is; when None it is looked for in the document, and "" when not found.
        case: for the agencies' names, the review period, the subject child's dates and the people named.
        kind: what the document is called in the results (an IMR may hold a chronology too).
        submitted: the day it reached the board; entries dated after it say so.

    Returns:
        Every row of every chronology table as exactly one entry, heading, banner, note, blank or
        unplaced row. Entries stand in the document's order. Words that could not be accounted for
        would be named in a caution "not-accounted". Dated paragraphs are read only where no table is
        a chronology; beside one they are listed in `left_out`, and a caution says so.

    Raises:
        NoChronologyError: no table has dates and events, and no paragraphs are a list of dated entries.
    """
    plans = chronology_tables(document)
    sections = dated_sections(document)
    if not plans and not sections:
        plans = chronology_tables(document, any_dated=True)
    if not plans and not sections:
        raise NoChronologyError(
            "holds no table with a column of dates and a column of events, and no list of dated paragraphs",
            "Check that it is the chronology, or ask the agency for it as a table",
        )
    month_first = _month_first(plans, () if plans else sections)
    reader = Reader(document, agency_of(document, agency, case), bounds_of(case, submitted), month_first)
    for plan in plans:
        reader.read_table(plan)
    if not plans:
        reader.read_sections(sections)
    reader.leave_out(tuple(plan.table.number for plan in plans), sections)
    found = reader.finish(kind)
    found = known_by(found, owner_of(found.agency, case))
    listed = any(code == "paragraphs-left-out" for code, _ in found.cautions)
    passed_over = unread(document, plans, paragraphs=bool(plans) and not listed)
    return _checked(document, named(replace(found, cautions=(*found.cautions, *passed_over)), case))


def _month_first(plans: tuple[Plan, ...], sections: tuple[Section, ...]) -> bool:
    texts = [piece.date for section in sections for piece in section.pieces]
    for plan in plans:
        date = next(slot for slot in plan.head.slots if slot.field == "date")
        texts.extend(texts_under(plan.table.rows, date.first, date.last))
    return judge_order(texts)


def _checked(document: Document, chronology: Chronology) -> Chronology:
    missing = reconcile(document, chronology)
    if not missing:
        return chronology
    rows = ", ".join(sorted({place_name(piece.table, piece.row) for piece in missing})[:10])
    caution = (
        NOT_ACCOUNTED,
        f"Words of {len(missing)} cells are in no entry or in a wrong column ({rows}); see the original.",
    )
    return replace(chronology, cautions=(*chronology.cautions, caution))
