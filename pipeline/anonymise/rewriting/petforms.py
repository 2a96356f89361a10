"""Usual pet forms of forenames (`petforms.yaml`): Kay for Kayleigh, Bill for William."""

from __future__ import annotations

import functools
import importlib.resources

import yaml

from pipeline.anonymise.finding.words import folded

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def pet_forms(forename: str) -> tuple[str, ...]:
    """The pet forms of a forename, folded; none where none is usual."""
    return _all().get(forename, ())


@functools.cache
def _all() -> dict[str, tuple[str, ...]]:
    file = importlib.resources.files("pipeline.anonymise.rewriting") / "petforms.yaml"
    content = yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
    return {folded(name): tuple(folded(form) for form in forms) for name, forms in content.items()}
