"""What was found in a text: where it stands, what it is, how sure and by which means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Label = Literal[
    "PERSON", "LOCATION", "ORGANISATION", "DATE", "DATE_OF_BIRTH", "AGE", "ADDRESS", "POSTCODE",
    "PHONE", "EMAIL", "URL", "NHS_NUMBER", "NINO", "REFERENCE", "OTHER",
]  # fmt: skip
Source = Literal["key", "name-variant", "pattern", "model", "list", "reviewer"]

LABELS: tuple[Label, ...] = get_args(Label)
SOURCES: tuple[Source, ...] = get_args(Source)


@dataclass(frozen=True)
class Finding:
    """A stretch of text that may identify somebody.

    Attributes:
        start: index of its first character.
        end: index after its last character; never trailing punctuation or blanks.
        label: what it is, one of `LABELS`.
        score: how sure, from 0 to 1; 1.0 only for what the case itself names or a check digit proves.
        source: by which means it was found, one of `SOURCES`.
    """

    start: int
    end: int
    label: Label
    score: float
    source: Source
