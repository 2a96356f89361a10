"""The documents to be published read side by side, in a process of its own: their whole text is in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from flows.anonymising import SIDE
from flows.publication_state import PUBLICATION, masters
from pipeline.case import Case, load


def compare(case_dir: Path, places: tuple[str, ...], made_on: dt.date) -> int:
    """Compare every two documents and write `comparison.html` and `.json`; gives the number of differences.

    Args:
        places: the folders of their masters.
        made_on: the day put on the page.

    Raises:
        NotAllWrittenError: a file may not be replaced.
    """
    from pipeline.anonymise.across import across, side_from_json
    from pipeline.reports.publication import write_comparison

    sides = tuple(
        side_from_json(json.loads((masters(case_dir, place) / SIDE).read_text("utf-8"))) for place in places
    )
    found = across(sides)
    write_comparison(case_dir / PUBLICATION, found, sides, load(case_dir), made_on=made_on)
    return len(found)


def compared_by(case_dir: Path, places: Sequence[str], case: Case, software: bytes) -> str:
    """A fingerprint of all that the comparison depends on."""
    digest = hashlib.sha256(software)
    digest.update(json.dumps([case.reference, case.board]).encode())
    for place in places:
        digest.update((masters(case_dir, place) / SIDE).read_bytes())
    return digest.hexdigest()
