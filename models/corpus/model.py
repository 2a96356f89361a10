"""The value that patterns, corpora and evaluation share: a text and what stands where in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of a text carry `label`: PERSON LOC ORG DATETIME CODE DEM QUANTITY MISC."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Annotated:
    """A text, its spans, where it comes from (pattern file or corpus), and its part: "train" or "test"."""

    text: str
    spans: tuple[Span, ...]
    source: str
    part: str
