"""typst, kept in one module: data and pictures in, an accessible PDF out; nothing touches the disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

FAMILIES = (
    "Arial",
    "Liberation Sans",
    "Helvetica Neue",
    "DejaVu Sans",
    "Noto Sans",
    "Segoe UI",
    "Libertinus Serif",
)
"""Clear letters first; the last comes with typst, so that there is always one."""
_PROBE = (
    '#set text(font: json(bytes(sys.inputs.fonts)))\n#set document(title: "-")\n#text(sys.inputs.letters)'
)


class UnsetError(Exception):
    """typst refused; says nothing of the document's words."""


def typeset(data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """A document of `report.typ`, tagged as PDF/UA-1 asks.

    Args:
        data: what `compose` made.
        files: its pictures by name.

    Raises:
        UnsetError: typst could not make it.
    """
    source = resources.files(__package__).joinpath("report.typ").read_bytes()
    return _compile({"main.typ": source, **files}, {"content": json.dumps(data, ensure_ascii=False)})


@cache
def fonts() -> tuple[str, ...]:
    """The families to set text in, of those that this machine has; the order decides."""
    there = set(_fonts().families())
    named = tuple(family for family in FAMILIES if family in there)
    others = sorted(family for family in there - set(named) if "Math" not in family and "Mono" not in family)
    return (*named, *others)


def undrawn(letters: frozenset[str]) -> frozenset[str]:
    """Those of some letters that no font of this machine can draw."""
    return frozenset(_undrawn(tuple(sorted(letters))))


def _undrawn(letters: tuple[str, ...]) -> list[str]:
    if not letters:
        return []
    try:
        # a mark that stands on the letter before it is given one to stand on
        text = " ".join(f"a{letter}" for letter in letters)
        inputs = {"fonts": json.dumps(fonts()), "letters": text}
        _compile({"main.typ": _PROBE.encode()}, inputs)
    except UnsetError:
        if len(letters) == 1:
            return list(letters)
        middle = len(letters) // 2
        return _undrawn(letters[:middle]) + _undrawn(letters[middle:])
    return []


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts()


def _compile(files: Mapping[str, bytes], inputs: dict[str, str]) -> bytes:
    import typst

    try:
        # the key of the first file is the main one
        made = typst.compile(
            dict(files), font_paths=_fonts(), sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0
        )
    except (typst.TypstError, RuntimeError):
        raise UnsetError from None
    assert isinstance(made, bytes)
    return made
