"""Everything a pattern can ask for that is not a person: places, organisations, dates, codes, terms."""

from __future__ import annotations

import random
from collections.abc import Mapping

_BY_LABEL = {
    "LOC": "street address town village estate county country postcode block",
    "ORG": (
        "school nursery surgery hospital ward church mosque pub shop council force charity prison college court team "
        "refuge centre"
    ),
    "DATETIME": "date shortdate longdate month year time daterange weekday dob duration",
    "CODE": "nhs phone mobile email url ref crimeref collar upn vrm nino",
    "DEM": "nationality ethnicity religion language job age",
    "QUANTITY": "money quantity",
    None: "drug toolkit statute jobtitle abbrev agency document review term condition service",
}

LABELS: Mapping[str, str | None] = {
    slot: label for label, slots in _BY_LABEL.items() for slot in slots.split()
}
"""Every slot and the label of what it writes; None for terms that are nobody's name."""


def fill(slot: str, rng: random.Random, part: str) -> str:
    """A value for `slot` from the names and terms of `part`."""
    return f"{part} {slot}"
