"""The words around names (`titles.yaml`), read once."""

from __future__ import annotations

import functools
import importlib.resources
from dataclasses import dataclass
from typing import Literal

import yaml

from pipeline.anonymise.phrases import Phrases
from pipeline.anonymise.words import folded, keys

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
    folder = importlib.resources.files("pipeline.anonymise.finders")
    content: dict[str, list[str]] = yaml.safe_load((folder / "titles.yaml").read_text("utf-8"))
    kinds: dict[tuple[str, ...], Kind] = {}
    for kind in _KINDS:  # one word in two kinds is of the one with more weight
        kinds.update({keys(str(title)): kind for title in content[kind]})
    return Vocabulary(
        titles=Phrases(kinds.items()),
        small=frozenset(folded(str(word)) for word in content["small"]),
        never=frozenset(folded(str(word)) for word in content["never"]),
        particles=frozenset(folded(str(word)) for word in content["particles"]),
    )
