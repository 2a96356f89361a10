"""What kind of contact an entry records: the agency's own words → one of a short list.

The phrases and the order of precedence are data, `contact_type.yaml`; the words themselves always stay
beside the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pipeline.word_lists import word_list

CONTACT_TYPES = (
    "home visit",
    "office",
    "telephone",
    "letter",
    "email",
    "meeting",
    "conference",
    "hospital",
    "police attendance",
    "other",
)
"""The short list, in the order it is shown. "other" says that the kind is told and is none of these."""

_SOURCE = re.compile(r"\bsource\s*:.*", re.IGNORECASE | re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")
_SILENT = ""
_OPENING = 160  # characters of a description that can hold its first words
_OPENING_WORDS = 5
_SAID = frozenset(("said", "says", "stated", "states", "reported", "reports", "told", "explained", "would"))

_Phrases = dict[str, str]


class _Finder(NamedTuple):
    """A pattern of all phrases, the longest first, each a group of its own, and what each says."""

    pattern: re.Pattern[str]
    meaning: tuple[str, ...]

    def first(self, text: str) -> tuple[str, int]:
        """The type of the first phrase that decides and where it begins; ("", -1) when none does."""
        for found in self.pattern.finditer(text):
            value = self.meaning[(found.lastindex or 1) - 1]
            if value != _SILENT:
                return value, found.start()
        return "", -1


def contact_type(contact: str, description: str = "", agency: str = "") -> str | None:
    """One of `CONTACT_TYPES`; None where nothing tells.

    The first phrase in the contact cell decides. Where the cell has none, the first words of the
    description may ("Home visit by …", "Telephoned the school"). A cell that says only who or that
    someone did not attend tells nothing.

    >>> contact_type("T/C from school re core group"), contact_type("", "Letter sent to parents.")
    ('telephone', 'letter')
    """
    kind = _kind_of(agency)
    if contact:
        found = _of_cell(contact, kind)
        if found is not None:
            return found or None
    return _of_opening(description[:_OPENING]) if description else None


@lru_cache(maxsize=8192)
def _of_cell(contact: str, kind: str) -> str | None:
    """The cell's type; "" where it says that no contact came about; None where it says nothing."""
    text = _folded(_SOURCE.sub("", contact))
    return _finder(kind).first(text)[0] or ("" if _missed().pattern.search(text) else None)


def _of_opening(description: str) -> str | None:
    text = _folded(_SENTENCE_END.split(description, maxsplit=1)[0])
    value, start = _opening().first(text)
    if not value:
        return None
    before = text[:start].split()
    return value if len(before) <= _OPENING_WORDS and _SAID.isdisjoint(before) else None


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("‐", "-").replace("–", "-")


@lru_cache(maxsize=256)
def _kind_of(agency: str) -> str:
    words = set(re.findall(r"[^\W\d_]+", agency.casefold()))
    for number, group in enumerate(_data()["agencies"]):
        if not words.isdisjoint(group["named"]):
            return str(number)
    return ""


@lru_cache(maxsize=8)
def _finder(kind: str) -> _Finder:
    """The phrases of contact cells, with those of one group of agencies ("" for none)."""
    data = _data()
    meaning = _meanings((name, [p for line in data[name] for p in line]) for name in CONTACT_TYPES)
    meaning.update(dict.fromkeys(data["silent"], _SILENT))
    if kind:
        meaning.update(_meanings_of(data["agencies"][int(kind)]))
    return _compiled(meaning)


@lru_cache(maxsize=1)
def _missed() -> _Finder:
    return _compiled(dict.fromkeys(_data()["missed"], _SILENT))


@lru_cache(maxsize=1)
def _opening() -> _Finder:
    return _compiled(_meanings_of(_data()["opening"]))


def _meanings_of(group: Mapping[str, list[str]]) -> _Phrases:
    return _meanings((name, phrases) for name, phrases in group.items() if name in CONTACT_TYPES)


def _meanings(groups: Iterable[tuple[str, list[str]]]) -> _Phrases:
    return {phrase: name for name, phrases in groups for phrase in phrases}


def _compiled(meaning: _Phrases) -> _Finder:
    """One pattern for all; the blanks of a phrase also stand for hyphens, strokes and full stops."""
    ordered = sorted(meaning, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(f"({_written(phrase)})" for phrase in ordered)
    pattern = re.compile(rf"(?<![\w'])(?:{alternatives})(?![\w'])")
    return _Finder(pattern, tuple(meaning[phrase] for phrase in ordered))


def _written(phrase: str) -> str:
    parts = (re.escape(part).replace("/", r"\s?/\s?") for part in phrase.split())
    return r"[\s./-]{1,3}".join(parts)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = word_list("pipeline.chronology", "contact_type.yaml")
    return data
