"""Terms that are nobody's name: drugs, tools, laws, job titles; one file of `terms/` for each slot."""

from __future__ import annotations

import functools
import random
from pathlib import Path

from models.corpus.slots.grammar import part_of

FOLDER = Path(__file__).with_name("terms")
SLOTS = (
    "drug",
    "toolkit",
    "statute",
    "jobtitle",
    "abbrev",
    "agency",
    "document",
    "review",
    "term",
    "condition",
    "service",
)


@functools.cache
def terms(slot: str, part: str | None = None) -> tuple[str, ...]:
    """The terms of a slot that belong to `part`; all of them, sorted as in the file, if it is None."""
    lines = (FOLDER / f"{slot}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(
        line for line in lines if line and not line.startswith("#") and part in (None, part_of(line))
    )


def write(slot: str, rng: random.Random, part: str) -> str:
    """One term of a slot."""
    choices = terms(slot, part)
    return choices[int(rng.random() * len(choices))]
