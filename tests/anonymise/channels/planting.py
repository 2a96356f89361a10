"""A stand-in for the rewriting: every passage loses the planted names; what is no passage keeps them."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.anonymise.channels import Own, open_draft
from pipeline.anonymise.passages import Draft, Edit
from pipeline.case import Publication
from tests.anonymise.canaries import hunt

NAMES = ("Kayleigh", "Marsden", "Zebedee")
_ANY = re.compile("|".join(NAMES), re.IGNORECASE)


def opened(path: Path, own: Own | None = None) -> Draft:
    return open_draft(path, Publication(), own=own or Own())


def stripped(path: Path, goal: Path, own: Own | None = None) -> Draft:
    """Write the file to `goal` with every planted name in a passage replaced."""
    draft = opened(path, own)
    draft.write(
        goal,
        {
            passage.number: [Edit(*match.span(), "Child A") for match in _ANY.finditer(passage.text)]
            for passage in draft.passages
        },
    )
    return draft


def left(path: Path) -> list[hunt.Hit]:
    return hunt.left(path, NAMES)


def texts(path: Path, own: Own | None = None) -> list[str]:
    return [passage.text for passage in opened(path, own).passages]
