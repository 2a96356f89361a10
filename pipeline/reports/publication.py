"""The pages of `publication/` about several documents: their comparison, and what was released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reports.plain import json_bytes
from pipeline.reports.published import KINDS
from pipeline.reports.web import page

if TYPE_CHECKING:
    from pipeline.anonymise.across import Difference, Side
    from pipeline.anonymise.release import Release
    from pipeline.case import Case

HEADINGS = {
    "kept-in-one": "Replaced in one, standing in the other",
    "date-kept": "Dates that stand in one only",
    "date-more-exact": "Dates more exact in one",
    "reads-differently": "The same words under different names",
    "picture-in-one": "Pictures published in one only",
}
"""What a difference is, in the order the page shows them."""


def write_comparison(
    folder: Path, found: Sequence[Difference], sides: Sequence[Side], case: Case, *, made_on: dt.date
) -> None:
    """Write `comparison.html` and `comparison.json` (`comparison/1`), readable by the owner only.

    They quote what stood in the drafts; they are not for publication.

    Args:
        folder: `publication/`.
        found: the differences.
        sides: the documents compared.
        made_on: the day put on the page.

    Raises:
        NotAllWrittenError: a file may not be replaced.
        OSError: the disk is full or the folder is away.
    """
    from pipeline.reports.panel import write_all

    write_all(
        folder,
        (
            ("comparison.json", lambda: _comparison_json(found, sides, case)),
            ("comparison.html", lambda: _comparison_html(found, sides, case, made_on)),
        ),
        private=True,
    )


def write_release_record(folder: Path, record: Sequence[Release], case: Case) -> None:
    """Write `record.json` (`release/1`) and `record.html`, which name no one but who signed off.

    Args:
        folder: `publication/released/`; made when missing.
        record: every release, oldest first.

    Raises:
        NotAllWrittenError: a file may not be replaced.
        OSError: the disk is full or the folder is away.
    """
    from pipeline.anonymise.release import RECORD, as_record
    from pipeline.reports.panel import write_all

    values = as_record(record, case=case.reference, board=case.board)
    html = RECORD.replace(".json", ".html")
    write_all(folder, ((RECORD, lambda: json_bytes(values)), (html, lambda: _record_html(record, case))))


def _comparison_json(found: Sequence[Difference], sides: Sequence[Side], case: Case) -> bytes:
    return json_bytes(
        {
            "schema": "comparison/1",
            "case": case.reference,
            "documents": [{"document": side.document, "kind": side.kind} for side in sides],
            "differences": [
                {
                    "id": one.id,
                    "code": one.code,
                    "text": one.text,
                    "message": one.message,
                    "places": [place._asdict() for place in one.places],
                }
                for one in found
            ],
        }
    )


def _comparison_html(
    found: Sequence[Difference], sides: Sequence[Side], case: Case, made_on: dt.date
) -> bytes:
    groups = [(title, [one for one in found if one.code == code]) for code, title in HEADINGS.items()]
    return page(
        "comparison.html",
        title="The documents compared",
        reference=case.reference,
        board=case.board,
        made_on=made_on,
        groups=[(title, items) for title, items in groups if items],
        count=len(found),
        documents=[(side.document, KINDS.get(side.kind, side.kind)) for side in sides],
        kinds=KINDS,
    )


def _record_html(record: Sequence[Release], case: Case) -> bytes:
    from pipeline.anonymise.release import WORDS

    return page(
        "release-record.html",
        title="What was published",
        reference=case.reference,
        board=case.board,
        made_on=None,
        standing=[one for one in record if one.stands],
        ended=[one for one in reversed(record) if not one.stands],
        kinds=KINDS,
        why=WORDS,
    )
