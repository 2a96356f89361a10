"""The rules' words, kept as YAML beside them: a name for each group, a list of words under it."""

from __future__ import annotations

from pipeline.word_lists import word_list


def words_of(name: str) -> dict[str, tuple[str, ...]]:
    """The groups of the file ``name`` in this folder, each with its words as text."""
    content = word_list("pipeline.anonymise.finders", name)
    return {group: tuple(str(word) for word in words) for group, words in content.items()}
