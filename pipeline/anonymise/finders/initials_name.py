"""Initials that stand for somebody whose full name is known: "KM was seen", "K.M.'s school"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pipeline.anonymise.finders.person_words import AUXILIARIES, DOINGS
from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finding.consistency import FullName
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.model import Source

_DOTTED = re.compile(
    r"(?<![\w.])([A-Z](?:\. ?[A-Z]){1,3}(?:\.(?=['’]s\b|,| [a-z]))?)(?!\w)"
    r"|(?<![\w.&/-])([A-Z](?: [A-Z]){1,2})(?![\w.])"
)
_CLOSE = re.compile(r"(?<![\w.&])([A-Z]{2,4})(?![\w&]|\.\w)")
_ONE = re.compile(r"(?<![\w.,&'’/-])(?<!\bVitamin )([B-HJ-WYZ])(?=['’]s\b| (\w+))")
_BEHIND = re.compile(r"(?:['’]s\b)| (\w+)")
_SIGNED = re.compile(r"\b(?:logged|signed|initialled|typed)(?: by)?:? $", re.IGNORECASE)
_BEGINS = re.compile(r"(?:[\n|\t]\s*|\d[/.-]\d{2,4}\s+)$")
_SPEAKS = re.compile(r": [A-Z“\"']")
_CLOCK = re.compile(r"\d\s?$")


class InitialsName(NameRule):
    """Initials of the people named in the document or in the case.

    Args:
        names: their full names.
        known: the lists; initials that are also a term of the field ("DS") count only before a person's verb.
    """

    source: ClassVar[Source] = "name-variant"

    def __init__(self, names: Iterable[FullName] = (), known: Lists | None = None) -> None:
        super().__init__(known)
        names = tuple(names)
        self._initials = frozenset(initials for name in names for initials in _initials(name.keys))
        self._whole = frozenset(
            "".join(key[0] for key in name.keys if key).upper() for name in names if len(name.keys) > 2
        )
        self._single = frozenset(initials[0] for initials in self._initials)

    def find(self, text: str) -> Iterator[Span]:
        """Initials, with stops, blanks or nothing between; one alone only before a person's verb."""
        if not self._initials:
            return
        for match in _DOTTED.finditer(text):
            group = 1 if match.group(1) else 2
            if _letters(match.group(group)) in self._initials:
                yield Span(*match.span(group), "PERSON", 0.75)
        for match in _CLOSE.finditer(text):
            if match.group(1) in self._initials and self._counts(text, match):
                yield Span(*match.span(1), "PERSON", 0.75)
        for match in _ONE.finditer(text):
            if match.group(1) in self._single and (
                not match.group(2) or match.group(2) in AUXILIARIES | DOINGS
            ):
                yield Span(*match.span(1), "PERSON", 0.6)

    def _counts(self, text: str, match: re.Match[str]) -> bool:
        key = match.group(1).lower()
        if key in ("am", "pm") and _CLOCK.search(text[max(0, match.start() - 2) : match.start()]):
            return False
        if not self.known.ordinary(key):
            return True
        if len(key) > 2 and key.upper() in self._whole:
            return True  # three letters of one name are no chance
        if _SIGNED.search(text[max(0, match.start() - 12) : match.start()]) or (
            _BEGINS.search(text[max(0, match.start() - 8) : match.start()] or "\n")
            and _SPEAKS.match(text, match.end())
        ):
            return True
        behind = _BEHIND.match(text, match.end())
        return behind is not None and (behind.group(1) is None or behind.group(1) in AUXILIARIES | DOINGS)


def _initials(name: tuple[str, ...]) -> Iterator[str]:
    """Of all names and, with middle names, of the first and the last alone."""
    letters = "".join(key[0] for key in name if key).upper()
    if len(letters) > 1:
        yield letters[:4]
        yield letters[0] + letters[-1]


def _letters(written: str) -> str:
    return re.sub(r"[^A-Z]", "", written)
