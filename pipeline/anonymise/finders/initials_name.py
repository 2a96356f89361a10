"""Initials that stand for somebody whose full name is known: "KM was seen", "K.M.'s school"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pipeline.anonymise.finders.person_words import AUXILIARIES, BARE_VERBS, DOINGS, LETTERED
from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.consistency import FullName
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.finding.words import keys, several, split
from pipeline.anonymise.model import Source

_DOTTED = re.compile(
    r"(?<![\w.])([A-Z](?:\. ?[A-Z]){1,3}(?:\.(?=['’]s\b|,| [a-z]))?)(?!\w)"
    r"|(?<![\w.&/-])([A-Z](?: [A-Z]){1,2})(?![\w.])"
)
_CLOSE = re.compile(r"(?<![\w.&])([A-Z]{2,4})(?![\w&]|\.\w)")
_STROKE = re.compile(r"(?<![\w/.])((?:[A-Z]|Mc|Mac)/(?:Mc|Mac|O'?)?[A-Z])(?![\w/])")
_STROKED = several(
    """
    ae af al an ao bf cb co dc dv dw ea ew fa fm ft fu gp hv ho lr me mf na nk nr ns oc oe pc pn pt rl rv sa
    sw tc tf tv us wc we wk wo yn yo
    """
)
"""Abbreviations that people write with a stroke between: n/a, c/o, w/e, d/w."""
_TO_DO = re.compile(r" to (\w+)")
_ACTIONS = BARE_VERBS | several(
    """
    arrange chase check circulate complete draft email follow inform liaise meet phone refer ring send share
    tell update write
    """
)
"""What the minutes of a meeting say that somebody is to do."""
_ONE = re.compile(r"(?<![\w.,&'’/-])(?<!\bVitamin )([B-HJ-WYZ])(?=['’]s\b| (\w+))")
_LEAD = re.compile(r"(\w+) $")
_BEHIND = re.compile(r"(?:['’]s\b)| (\w+)")
_SIGNED = re.compile(r"\b(?:logged|signed|initialled|typed)(?: by)?:? $", re.IGNORECASE)
_BEGINS = re.compile(r"(?:[\n|\t]\s*|\d[/.-]\d{2,4}\s+)$")
_SPEAKS = re.compile(r": [A-Z“\"']")
_MEASURED = re.compile(r"\d\s?$")
_DEFINED = re.compile(r"(?<=\()[A-Z]{2,4}(?=[),;/])")
_ALONE = re.compile(r"(?<=\n)[A-Z]{2,4}(?=\n)")
_SHOUTED = re.compile(r"[^\W\d_]{5}")
_EVERYDAY = several(
    """
    ad ah am an as at av bc be by cc cd co cv dj do dr ec ed eg eh er et eu fm go ha he hi hr id ie if in io
    ip is it la lb ma me mp mr ms my nb no od of oh ok on op or os ow ox pa pe pm ps qc rd re so st to tv uk
    un up us we wc ya ye
    """
)
"""What two capitals mean to anybody, whoever's initials they are."""
_NEAR, _NEAR_LINES = 160, 4


class InitialsName(NameRule):
    """Initials of the people named in the document or in the case.

    Args:
        names: their full names.
        known: the lists; initials that are also a term of the field ("DS") count only before a person's verb,
            or where the document says whose they are: "Leanne Marsden (LM)", a cell beside her name.
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
        self._of: dict[str, set[str]] = {}
        for name in names:
            for initials in _initials(name.keys):
                self._of.setdefault(initials, set()).update((name.keys[0], name.keys[-1]))

    def find(self, text: str) -> Iterator[Span]:
        """Initials, with stops, blanks or nothing between; one alone only before a person's verb."""
        if not self._initials:
            return
        for match in _DOTTED.finditer(text):
            group = 1 if match.group(1) else 2
            if _letters(match.group(group)) in self._initials:
                yield Span(*match.span(group), "PERSON", 0.75)
        for match in _STROKE.finditer(text):
            first, last = match.group(1).split("/")
            letters = first[0] + last[0]
            if letters in self._initials and letters.lower() not in _STROKED:
                yield Span(*match.span(1), "PERSON", 0.75)
        defined = self._defined(text)
        for match in _CLOSE.finditer(text):
            if match.group(1) in self._initials and (
                self._counts(text, match) or (match.group(1) in defined and _free(text, match))
            ):
                yield Span(*match.span(1), "PERSON", 0.75)
        for match in _ONE.finditer(text):
            lead = _LEAD.search(text[max(0, match.start() - 16) : match.start()])
            if lead and lead.group(1).lower() in LETTERED:
                continue
            if match.group(1) in self._single and (
                not match.group(2) or match.group(2) in AUXILIARIES | DOINGS
            ):
                yield Span(*match.span(1), "PERSON", 0.6)

    def _counts(self, text: str, match: re.Match[str]) -> bool:
        key = match.group(1).lower()
        if key in ("am", "pm") and _of_measure(text, match):
            return False
        if not self.known.ordinary(key):
            return True
        if len(key) == 2 and key not in _EVERYDAY | self.known.term_words and _free(text, match):
            return True
        if len(key) > 2 and key.upper() in self._whole:
            return True  # three letters of one name are no chance
        if _SIGNED.search(text[max(0, match.start() - 12) : match.start()]) or (
            _BEGINS.search(text[max(0, match.start() - 8) : match.start()] or "\n")
            and _SPEAKS.match(text, match.end())
        ):
            return True
        to_do = _TO_DO.match(text, match.end())
        if to_do and to_do.group(1) in _ACTIONS:
            return not any(vocabulary().titles.find(split.__wrapped__(match.group(1))))
        behind = _BEHIND.match(text, match.end())
        return behind is not None and (behind.group(1) is None or behind.group(1) in AUXILIARIES | DOINGS)

    def _defined(self, text: str) -> frozenset[str]:
        """The initials that the document itself says to be somebody's: in brackets behind the name, or alone
        in a cell or line with the name in one close by. "Hilda Vance (HV)" tells her post."""
        found = set()
        for match in _DEFINED.finditer(text):
            if self._is_of(match[0], text[max(0, match.start() - 40) : match.start()]):
                found.add(match[0])
        for match in _ALONE.finditer(text):
            if match[0] in found or match[0] not in self._of:
                continue
            before = text[max(0, match.start() - _NEAR) : match.start()].split("\n\n")[-_NEAR_LINES:]
            after = text[match.end() : match.end() + _NEAR].split("\n\n")[:_NEAR_LINES]
            if self._is_of(match[0], "\n".join((*before, *after))):
                found.add(match[0])
        return frozenset(found)

    def _is_of(self, initials: str, near: str) -> bool:
        """Whether somebody with these initials is named near by, and they are no post."""
        if not self._of.get(initials, set()) & set(keys(near)):
            return False
        return not any(vocabulary().titles.find(split.__wrapped__(initials)))


def _of_measure(text: str, match: re.Match[str]) -> bool:
    """Whether a figure before makes it a measure or a time: "12 KM", "9 AM"."""
    return _MEASURED.search(text[max(0, match.start() - 2) : match.start()]) is not None


def _free(text: str, match: re.Match[str]) -> bool:
    """Whether nothing speaks for another meaning of its capitals."""
    return not _of_measure(text, match) and not _shouted(text, match)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether its whole line is in capitals, so that its own say nothing."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    return line.isupper() and _SHOUTED.search(line) is not None


def _initials(name: tuple[str, ...]) -> Iterator[str]:
    """Of all names and, with middle names, of the first and the last alone."""
    letters = "".join(key[0] for key in name if key).upper()
    if len(letters) > 1:
        yield letters[:4]
        yield letters[0] + letters[-1]


def _letters(written: str) -> str:
    return re.sub(r"[^A-Z]", "", written)
