"""Words that introduce a name: titles and ranks go with it, posts and words for relatives stay."""

from __future__ import annotations

import functools

from pipeline.anonymise.finders.word_file import words_of
from pipeline.anonymise.rewriting.forms import pieces_of


@functools.cache
def lone() -> frozenset[str]:
    """All that are one word: "mrs", "pc", "nurse", "brother"; not the adjectives among them."""
    content = words_of("titles.yaml")
    words = {pieces_of(entry) for kind in ("civil", "rank", "role", "kin") for entry in content[kind]}
    return frozenset(word[0] for word in words if len(word) == 1) - {"our", "big", "little", "young", "ex"}


@functools.cache
def phrases(kind: str) -> frozenset[tuple[str, ...]]:
    """All of a kind: civil, rank, role or kin; as pieces."""
    return frozenset(pieces_of(entry) for entry in words_of("titles.yaml")[kind])
