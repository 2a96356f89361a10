"""What every part of the training text is made of: a text, and which stretches of it are labelled."""

from __future__ import annotations

from dataclasses import dataclass

LABELS = ("PERSON", "LOC", "ORG", "DATETIME", "CODE", "DEM", "QUANTITY", "MISC")
PARTS = ("train", "test")


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text carry `label`, one of `LABELS`.

    PERSON is the name itself: no title, rank, role or family word before it and no possessive after it.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Annotated:
    """A text with its spans, in order and without overlap.

    `source` is a pattern file or a corpus; `part` is "train" or "test". That spans lie inside the text
    and do not overlap is promised by whoever makes one and checked by `faults`, not here.
    """

    text: str
    spans: tuple[Span, ...]
    source: str
    part: str


def faults(annotated: Annotated) -> list[str]:
    """What is wrong with the spans of `annotated`, in words that quote no text; empty if nothing is."""
    found: list[str] = []
    reached = 0
    for span in annotated.spans:
        place = f"{span.start}-{span.end}"
        if not 0 <= span.start < span.end <= len(annotated.text):
            found.append(f"span {place} is empty or outside the text")
        elif annotated.text[span.start : span.end].strip() != annotated.text[span.start : span.end]:
            found.append(f"span {place} begins or ends with a blank")
        if span.start < reached:
            found.append(f"span {place} overlaps the one before it")
        if span.label not in LABELS:
            found.append(f"span {place} has an unknown label")
        reached = max(reached, span.end)
    return found
