"""The kinds the name finder knows, and its labels for tokens (B- begins, I- goes on, O is nothing)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

KINDS = ("PERSON", "LOC", "ORG", "DATETIME", "CODE", "DEM", "QUANTITY", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to before ``end`` are one ``label``, found with ``score`` (0 to 1)."""

    first: int
    end: int
    label: str
    score: float


def runs(labels: Sequence[int], scores: Sequence[float]) -> list[Run]:
    """One label number per token → runs of one kind. A run begun by I- counts as begun."""
    found: list[Run] = []
    first, kind = 0, ""
    for at, number in enumerate([*labels, 0]):
        name = LABELS[number]
        if kind and (name[0] != "I" or name[2:] != kind):
            found.append(Run(first, at, kind, _mean(scores[first:at])))
            kind = ""
        if name != "O" and not kind:
            first, kind = at, name[2:]
    return found


def _mean(scores: Sequence[float]) -> float:
    return float(sum(scores) / len(scores))
