"""Word lists that come with the software: YAML files beside the module that uses them."""

from __future__ import annotations

import importlib.resources
from typing import Any, Final

import yaml

# The parser written in C reads a file ten times as fast; libyaml is not in every build of PyYAML.
_LOADER: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def word_list(package: str, name: str) -> Any:
    """The content of a YAML file that lies in a package.

    Args:
        package: its dotted name, "pipeline.anonymise.key".
        name: the file's, "roles.yaml".

    Does not promise any shape: the files are our own, and whoever reads one knows what is in it. What a board
    writes goes through `pipeline._schema`, which names the line of a mistake.
    """
    file = importlib.resources.files(package) / name
    return yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
