"""What the corpus hands on: a text and the spans in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """``text[start:end]`` is of kind ``label``."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Annotated:
    text: str
    spans: tuple[Span, ...]
    source: str
    part: str
