"""Sentences in which [[what is to be found]] stands in brackets, and the small lists they are judged by."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from pipeline.anonymise.finding import lists
from pipeline.anonymise.finding.lists import Lists

HERE = Path(__file__).parent


def parts(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A marked sentence as its text and the spans marked in it."""
    text, spans = "", []
    for place, piece in enumerate(marked.replace("]]", "[[").split("[[")):
        if place % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


def shown(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans marked, for messages and comparisons."""
    out, past = "", 0
    for start, end in sorted(spans):
        out += text[past:start] + "[[" + text[start:end] + "]]"
        past = end
    return out + text[past:]


@functools.cache
def small_lists() -> Lists:
    """The lists of `lists/`, in the form of those shipped."""
    return lists.made(
        {
            file.stem: file.read_text("utf-8").split("\n")
            for file in sorted((HERE / "finding" / "lists").glob("*.txt"))
        }
    )
