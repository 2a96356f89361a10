"""Loads the name finder and proves that it works before anyone relies on it."""

from __future__ import annotations

import functools
import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from pipeline.errors import NameFinderError

if TYPE_CHECKING:
    from spacy.language import Language

SETTING = "SCR_NAME_FINDER"
_PROOF = "On Tuesday the health visitor, Joanna Whitfield, telephoned Mr Okonkwo about his daughter Millie."
_Any = TypeVar("_Any", bound="NameFinder")
_PROOF_NAMES = ("Joanna Whitfield", "Okonkwo", "Millie")

#: What other spaCy models call their kinds, in the words of this one.
_KINDS = {
    "PERSON": "PERSON", "PER": "PERSON", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG",
    "DATE": "DATETIME", "TIME": "DATETIME", "DATETIME": "DATETIME", "CODE": "CODE",
    "NORP": "DEM", "LANGUAGE": "DEM", "DEM": "DEM", "QUANTITY": "QUANTITY", "MISC": "MISC",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """``text[start:end]`` is a ``label`` (see ``labels.KINDS``) with ``score`` from 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class Entity(Protocol):
    """A stretch of text with a label (`labels.KINDS`) and a score from 0 to 1."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def score(self) -> float: ...


class NameFinder(Protocol):
    """Whatever finds names in a text: a `Finder`, or a stand-in of a test."""

    def find(self, text: str) -> Sequence[Entity]:
        """The names in a text, in order."""


class Finder:
    """A loaded spaCy pipeline that marks names.

    Args:
        language: the pipeline. It is not changed.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def find(self, text: str) -> tuple[Named, ...]:
        """What the model takes for names, places, organisations and the like, in order, never overlapping.

        Does not promise to find every name: the rules and lists beside it and a reader's eye are needed too.
        """
        found = []
        for entity in self.language(text).ents:
            label = _KINDS.get(entity.label_)
            if label:
                score = entity._.score if entity.has_extension("score") else 0.85
                found.append(Named(entity.start_char, entity.end_char, label, score))
        return tuple(found)


def load(path: Path | str | None = None) -> Finder:
    """The name finder at ``path`` (default: the setting, else the shipped one), proved on a sentence.

    Raises:
        NameFinderError: there is none, it cannot be loaded, or it does not find names.
    """
    return _load(str(path or os.environ.get(SETTING) or _shipped()))


def proved(finder: _Any) -> _Any:
    """``finder``, after it has found the names of a plain sentence.

    Raises:
        NameFinderError: it has not.
    """
    found = [_PROOF[named.start : named.end] for named in finder.find(_PROOF) if named.label == "PERSON"]
    if not all(any(name in one for one in found) for name in _PROOF_NAMES):
        raise NameFinderError("it does not find the names of a plain sentence")
    return finder


@functools.cache
def _load(where: str) -> Finder:
    if not Path(where).is_dir() and not (where.isidentifier() and importlib.util.find_spec(where)):
        raise NameFinderError("it is not there")
    try:
        import spacy

        from . import component  # noqa: F401  (registers the tokeniser and the component)

        return proved(Finder(spacy.load(where)))
    except NameFinderError:
        raise
    except Exception as trouble:  # any failure of a foreign model is the same to the user
        raise NameFinderError("it cannot be loaded") from trouble


def _shipped() -> Path:
    found = importlib.util.find_spec("models")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0] if places else "models") / "name-finder"
