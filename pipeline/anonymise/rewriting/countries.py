"""Countries: too large to be replaced like a village. They stay and are listed for a person to decide."""

from __future__ import annotations

import functools
import re

from pipeline.anonymise.rewriting.folding import folded
from pipeline.word_lists import word_list

_PLACED = re.compile(
    r"\b(?:(?<!confided )(?<!believed )(?<!trusted )(?<!interested )in|into|throughout|across|outside"
    r"|(?:back|home|away|over|mov(?:e|es|ed|ing)|went|go|goes|going|gone|c[ao]me|comes|coming|travel\w*|return\w*"
    r"|fl(?:y|ew|own|ed|ee)|deported|emigrat\w*|holidays?|trips?|visits?|flights?|born)"
    r"(?: [a-z]+){0,2} (?:to|from)"
    r"|North|South|East|West|Northern|Southern|Mid)[ -](?:the )?$"
)
_AND = r"(?:, | and | or |/| & )(?:in |from |to )?"


def is_called_one(written: str) -> bool:
    """Whether words are a country's name, whatever else they may be."""
    return folded(written).removeprefix("the ").removeprefix("The ") in _countries()


def is_one(text: str, start: int, end: int, *, named: bool = False) -> bool:
    """Whether a stretch is a country where it stands.

    Args:
        text: the whole text, plain.
        start, end: the stretch.
        named: whether somebody of the case has this name; then only the words around make it a country.
    """
    if not is_called_one(text[start:end]):
        return False
    if not named and folded(text[start:end]) not in _names():
        return True
    if text.startswith(("'s", "'S"), end) or re.match(r" [A-Z][a-z]", text[end : end + 3]):
        return False
    if _PLACED.search(text[max(0, start - 40) : start]):
        return True
    return bool(_after().match(text, end) or _before().search(text[max(0, start - 40) : start]))


def _countries() -> frozenset[str]:
    return frozenset(map(str, _content()["words"]))


def _names() -> frozenset[str]:
    return frozenset(map(str, _content()["names"]))


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"{_AND}(?:{_others()})\b(?!')")


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_others()}){_AND}$")


def _others() -> str:
    """The countries that make another beside them one; "Jordan and Georgia" are two children."""
    beside = _countries() - _names() | {"England", "Scotland", "Wales"}
    return "|".join(sorted(map(re.escape, beside)))


@functools.cache
def _content() -> dict[str, list[str]]:
    content: dict[str, list[str]] = word_list("pipeline.anonymise.rewriting", "quasi.yaml")["place"]
    return content
