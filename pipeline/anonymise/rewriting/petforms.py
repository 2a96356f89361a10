"""Usual pet forms of forenames (`petforms.yaml`): Kay for Kayleigh, Bill for William."""

from __future__ import annotations

import functools

from pipeline.anonymise.finding.words import folded
from pipeline.word_lists import word_list


def pet_forms(forename: str) -> tuple[str, ...]:
    """The pet forms of a forename, folded; none where none is usual."""
    return _all().get(forename, ())


@functools.cache
def _all() -> dict[str, tuple[str, ...]]:
    content = word_list("pipeline.anonymise.rewriting", "petforms.yaml")
    return {folded(name): tuple(folded(form) for form in forms) for name, forms in content.items()}
