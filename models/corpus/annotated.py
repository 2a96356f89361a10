"""The annotated corpora, brought to one convention.

Sources and licences: Text Anonymization Benchmark, train part (Pilán et al. 2022, MIT), WikiGold (Balasuriya
et al. 2009, CC BY 4.0), re3d (Dstl 2017, OGL v3), Broad Twitter Corpus (Derczynski et al. 2016, CC BY 4.0),
WNUT-17 (Derczynski et al. 2017, CC BY 4.0). The benchmark's development part is never read here: it is kept
for the evaluation.

What is changed: titles and ranks before a name are no part of it; re3d's pronouns and job titles are no
persons; what the benchmark's annotators would not mask (``NO_MASK``) is no name; handles and hashtags of
tweets are neither right nor wrong (``unsure``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.corpus.model import Annotated, Span

NAMES = frozenset({"PERSON", "LOC", "ORG"})
EVERYTHING = frozenset({"PERSON", "LOC", "ORG", "DATETIME", "CODE", "DEM", "QUANTITY", "MISC"})
GENERATED = EVERYTHING - {"MISC"}
"""What the generator marks. A literal time or job in a pattern is unmarked, which costs less than
leaving these kinds open: a network that may call anything a date does so."""
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|Judge|President|Minister|Commodore|Captain|General"
    r"|Colonel|Major|Sergeant|Petty Officer|Spc|Private|Minister for [\w ]*?East"
    r"|[A-Z][a-z]+ Foreign Minister)"
    r"\b\.?\s+)+"
)
_HANDLE = re.compile(r"[@#]\s?\w+|\bRT\b|https?\S+")


@dataclass(frozen=True)
class Source:
    """One corpus file: what its annotators marked without gaps, and how often it is gone through."""

    file: str
    marked: frozenset[str]
    times: int = 1


SOURCES = (
    Source("tab_train.jsonl", EVERYTHING, 2),
    Source("wikigold.jsonl", NAMES, 2),
    Source("re3d.jsonl", NAMES),
    Source("broad_twitter.jsonl", NAMES),
    Source("wnut17.jsonl", NAMES),
)


@dataclass(frozen=True)
class Marked:
    """A text with its spans, the labels marked without gaps in it, and the places nobody can be sure of."""

    text: Annotated
    complete: frozenset[str]
    unsure: tuple[tuple[int, int], ...] = ()


def read(folder: Path) -> Iterator[Marked]:
    """Every document of every corpus in ``folder``, in the order of ``SOURCES``.

    Raises:
        SystemExit: a corpus is not there.
    """
    for source in SOURCES:
        path = folder / source.file
        if not path.is_file():
            raise SystemExit(
                f"{source.file} is not in the corpora folder; name the folder that holds the corpora."
            )
        lines = path.read_text(encoding="utf-8").splitlines()
        for _ in range(source.times):
            for line in lines:
                yield _marked(json.loads(line), source)


def _marked(record: dict[str, Any], source: Source) -> Marked:
    text = str(record["text"])
    spans: list[Span] = []
    unsure: list[tuple[int, int]] = []
    if "twitter" in source.file or "wnut" in source.file:
        unsure = [match.span() for match in _HANDLE.finditer(text)]
    for start, end, label, identifier in record["spans"]:
        if any(start < last and first < end for first, last in unsure):
            continue
        if identifier == "NO_MASK":
            continue
        if label not in source.marked:
            unsure.append((start, end))
        elif label == "PERSON":
            spans.extend(_person(text, start, end))
        else:
            spans.append(Span(start, end, label))
    stem = source.file.removesuffix(".jsonl")
    return Marked(Annotated(text, tuple(spans), stem, "train"), source.marked, tuple(unsure))


def _person(text: str, start: int, end: int) -> list[Span]:
    title = _TITLE.match(text, start, end)
    if title and title.end() < end:
        start = title.end()
    name = text[start:end]
    if not name[:1].isalpha() or name.split()[0].lower() in _NO_NAMES:
        return []
    return [Span(start, end, "PERSON")]


_NO_NAMES = frozenset(
    {
        "a",
        "an",
        "he",
        "her",
        "him",
        "his",
        "i",
        "it",
        "me",
        "my",
        "our",
        "she",
        "that",
        "the",
        "their",
        "them",
        "these",
        "they",
        "this",
        "those",
        "us",
        "we",
        "who",
        "you",
    }
)
