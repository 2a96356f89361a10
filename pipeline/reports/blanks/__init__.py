"""The blanks the office sends out: letters and forms, made from the definitions and the case.

What a blank asks, and the words of the letters, are data in the definitions (see `docs/proforma.md`); this
room only lays them out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline.case import SUBMISSION_KINDS, Agency, Case
from pipeline.proforma.definition import Definition
from pipeline.reports.blanks.compose import compose
from pipeline.reports.blanks.filling import Filling
from pipeline.reports.blanks.parts import Blank

BOARD_FOLDER = "board"


class Planned(NamedTuple):
    """One blank: where it goes (`police/police-imr.docx`), its definition, and what is filled in."""

    path: PurePosixPath
    definition: Definition
    blank: Blank


def plan(
    case: Case, every: Iterable[Definition], today: dt.date, genogram: bytes | None = None
) -> Iterator[Planned]:
    """Every blank of a case: those of each agency in its folder, the board's own in `board`.

    An agency whose folder is called “board” has its blanks beside the board's own.

    Args:
        every: all definitions; those with `sent` are made.
        today: the date of the letters.
        genogram: the family drawn, as PNG, for the letter and the review.
    """
    sent = [definition for definition in every if definition.sent]
    for agency in case.agencies:
        filling = Filling(case, agency, today)
        for definition in sent:
            if goes_to(definition, agency):
                path = PurePosixPath(agency.folder, f"{agency.folder}-{definition.name}.docx")
                yield Planned(path, definition, compose(definition, filling, genogram))
    for definition in sent:
        if "board" in definition.sent_to:
            path = PurePosixPath(BOARD_FOLDER, f"{definition.name}.docx")
            yield Planned(path, definition, compose(definition, Filling(case, None, today), genogram))


def goes_to(definition: Definition, agency: Agency) -> bool:
    """Whether an agency gets a blank of this definition (see `Definition.sent_to`)."""
    asked = tuple(kind for kind in definition.kinds if kind in SUBMISSION_KINDS)
    receivers: tuple[str, ...] = definition.sent_to or asked or ("agencies",)
    return "agencies" in receivers or any(kind in receivers for kind in agency.submits)


def docx(planned: Planned, case: Case, today: dt.date) -> bytes:
    """A planned blank as a Word file, the same bytes for the same case on the same day."""
    from pipeline.reports.blanks.sheet import docx_of

    return docx_of(planned.blank, reference=case.reference, author=case.board, made_on=today)
