"""Everything a pattern can ask for that is not a person: places, organisations, dates, codes, terms.

Names of places, organisations and jobs and all terms belong to one part of the corpus each
(`grammar.part_of`), so that what the test part asks was never seen in training; the ways to write a date or a
number are shared.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from models.corpus.parts import plain
from models.corpus.slots import dates, terms
from models.corpus.slots.grammar import Grammar

__all__ = ["LABELS", "fill"]

_BY_LABEL = {
    "LOC": "street address town village estate county country postcode block",
    "ORG": (
        "school nursery surgery hospital ward church mosque pub shop council force charity prison college "
        "court team refuge centre"
    ),
    "DATETIME": " ".join(dates.WRITERS),
    "CODE": "nhs phone mobile email url ref crimeref collar upn vrm nino",
    "DEM": "nationality ethnicity religion language job age",
    "QUANTITY": "money quantity",
    None: " ".join(terms.SLOTS),
}

LABELS: Mapping[str, str | None] = {
    slot: label for label, slots in _BY_LABEL.items() for slot in slots.split()
}
"""Every slot and the label of what it writes; None for terms that are nobody's name."""

_GRAMMAR = Grammar("places", "organisations", "codes", "people_words")


def fill(slot: str, rng: random.Random, part: str) -> str:
    """A value for `slot`, its names and terms from `part`.

    Args:
        slot: a key of `LABELS`.
        rng: the only source of chance.
        part: "train" or "test".

    Raises:
        KeyError: no such slot.
    """
    if slot in dates.WRITERS:
        return dates.WRITERS[slot](rng)
    if slot in terms.SLOTS:
        return terms.write(slot, rng, part)
    if slot in ("email", "url"):
        return _address(_GRAMMAR.write(f"raw_{slot}", rng, part), rng)
    return _GRAMMAR.write(slot, rng, part)


def _address(text: str, rng: random.Random) -> str:
    """An e-mail or web address as machines write it: no accents, blanks or apostrophes, mostly small."""
    address = plain(text).replace(" ", "").replace("'", "").replace("’", "")
    return address if rng.random() < 0.15 else address.lower()
