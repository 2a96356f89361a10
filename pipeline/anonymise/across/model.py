"""What differs between two documents, and where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.anonymise.across.sides import Replaced, Side
from pipeline.anonymise.finding.words import split

Code = Literal["kept-in-one", "reads-differently", "date-kept", "date-more-exact", "picture-in-one"]
KINDS = {"overview-report": "the overview report", "executive-summary": "the executive summary"}

_MOST_PLACES = 5


class Place(NamedTuple):
    """Where in which document, and how it reads there."""

    document: str
    kind: str
    where: str
    reads: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two documents differ.

    Attributes:
        id: the same as long as the difference is.
        code: what kind of difference.
        text: the words as they stood in a draft.
        message: a sentence for the reviewer.
        places: at most five in each document.
    """

    id: str
    code: Code
    text: str
    message: str
    places: tuple[Place, ...]


def difference(code: Code, text: str, message: str, places: Iterable[Place]) -> Difference:
    """A difference with its id, and with no more places than a person wants to see."""
    shown: list[Place] = []
    for place in dict.fromkeys(places):
        if sum(other.document == place.document for other in shown) < _MOST_PLACES:
            shown.append(place)
    documents = sorted({place.document for place in shown})
    says = "\n".join((code, " ".join(keys_of(text)) or text, *documents))
    return Difference(hashlib.sha256(says.encode()).hexdigest()[:16], code, text, message, tuple(shown))


def place_of(side: Side, item: Replaced) -> Place:
    """Where a replacement stands."""
    return Place(side.document, side.kind, item.where, item.reads)


def keys_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without case, accents and apostrophes."""
    return tuple(word.key for word in split(text))
