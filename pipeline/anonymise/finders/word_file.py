"""The rules' words, kept as YAML beside them: a name for each group, a list of words under it."""

from __future__ import annotations

import importlib.resources

import yaml

# The parser written in C reads a file ten times as fast; libyaml is not in every build of PyYAML.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def words_of(name: str) -> dict[str, tuple[str, ...]]:
    """The groups of the file ``name`` in this folder, each with its words as text."""
    file = importlib.resources.files("pipeline.anonymise.finders") / name
    content = yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
    return {group: tuple(str(word) for word in words) for group, words in content.items()}
