"""The words around names (`titles.yaml`), read once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from pipeline.anonymise.finders.word_file import words_of
from pipeline.anonymise.finding.phrases import Phrases
from pipeline.anonymise.finding.words import folded, keys

Kind = Literal["civil", "rank", "role", "kin"]

_KINDS: tuple[Kind, ...] = ("kin", "role", "rank", "civil")


@dataclass(frozen=True)
class Vocabulary:
    """Titles with their kind; words that begin no name, `small` ones not even behind a title; particles."""

    titles: Phrases[Kind]
    small: frozenset[str]
    never: frozenset[str]
    particles: frozenset[str]


@functools.cache
def vocabulary() -> Vocabulary:
    """The words of `titles.yaml`."""
    content = words_of("titles.yaml")
    kinds: dict[tuple[str, ...], Kind] = {}
    for kind in _KINDS:  # one word in two kinds is of the one with more weight
        kinds.update({keys(title): kind for title in content[kind]})
    return Vocabulary(
        titles=Phrases(kinds.items()),
        small=frozenset(map(folded, content["small"])),
        never=frozenset(map(folded, content["never"])),
        particles=frozenset(map(folded, content["particles"])),
    )
