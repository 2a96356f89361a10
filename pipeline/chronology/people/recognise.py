"""Entries → the same entries with whom they name, which agencies, the kind of contact, remarks on names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.chronology.contact_type import contact_type
from pipeline.chronology.model import Chronology, Event, Flag, PersonSeen
from pipeline.chronology.people.columns import initials_in, strangers
from pipeline.chronology.people.lexicon import lexicon
from pipeline.chronology.people.matcher import FAMILY, PROFESSIONAL, Matcher

if TYPE_CHECKING:
    from pipeline.case import Case

CODES = frozenset(("name-variant", "initials", "unknown-person"))
"""The flags that come from the names and from nothing else."""

FIELDS = (FAMILY, PROFESSIONAL, "contact", "description", "child_seen", "comments")
"""The fields in which people are looked for; the agency's own columns come after them."""

OWN_COLUMN = "extra"
_SHORT = 160
_WHY = {
    "nickname": "another form of the name",
    "misspelt": "spelt differently",
    "surname": "under another surname",
}


class _Names(NamedTuple):
    """What one text names: people, agencies, forms to remark on, initials and strangers."""

    people: tuple[PersonSeen, ...] = ()
    agencies: frozenset[int] = frozenset()
    variants: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


class Recogniser:
    """Names the people of one case in its entries. Made once for a case; not for two threads."""

    def __init__(self, case: Case) -> None:
        self._matcher = Matcher(case)
        self._lexicon = lexicon()
        self._lists_family = any(not person.professional for person in self._matcher.forms.people)
        self._remembered = lru_cache(maxsize=16384)(self._names)

    def event(self, event: Event) -> Event:
        """The entry with whom it names, the kind of contact and remarks on names; words, date and id stay."""
        people: list[PersonSeen] = []
        agencies: set[int] = set()
        variants: dict[str, None] = {}
        initials: dict[str, None] = {}
        unknown: dict[str, None] = {}
        for field, text in _texts(event):
            found = self._remembered(text, field) if len(text) <= _SHORT else self._names(text, field)
            people.extend(found.people)
            agencies |= found.agencies
            variants.update(dict.fromkeys(found.variants))
            initials.update(dict.fromkeys(found.initials))
            unknown.update(dict.fromkeys(found.strangers))
        flags = [flag for flag in event.flags if flag.code not in CODES]
        flags.extend(_flags(variants, initials, unknown))
        return replace(
            event,
            people=tuple(people),
            agencies=tuple(self._matcher.agencies[number] for number in sorted(agencies)),
            contact_type=contact_type(event.contact, event.description, event.agency),
            flags=tuple(flags),
        )

    def _names(self, text: str, field: str) -> _Names:
        found = self._matcher.read(text, field)
        column = field in (FAMILY, PROFESSIONAL)
        if not column and not found.hits and not found.agencies and "(" not in text and "[" not in text:
            return _Names()
        known = self._matcher.forms.people
        people: dict[PersonSeen, None] = {}
        variants: dict[str, None] = {}
        for hit in found.hits:
            written = found.written(hit)
            for index in hit.people:
                people[PersonSeen(known[index].name, written, field, hit.certainty)] = None
            if hit.why and hit.certainty == "variant":
                variants[f"Taken for {known[hit.people[0]].name}: “{written}” ({_WHY[hit.why]})."] = None
        initials: dict[str, None] = {}
        for one in initials_in(text, found, self._lexicon, column=column):
            meant = self._matcher.by_initials(one.letters, field)
            certainty = "variant" if len(meant) == 1 else "ambiguous"
            for index in meant:
                people[PersonSeen(known[index].name, one.written, field, certainty)] = None
            if column and (meant or len(one.letters) == 2 or "." in one.written):
                initials[_spoken(one.written, [known[index].name for index in meant])] = None
        unknown: Iterable[str] = ()
        if field == FAMILY and self._lists_family:
            unknown = strangers(text, found, self._lexicon)
        return _Names(tuple(people), found.agencies, tuple(variants), tuple(initials), tuple(unknown))


def fingerprint(case: Case) -> str:
    """Changes when the people, agencies or places of a case do; 16 hex characters."""
    digest = hashlib.sha256()
    for part in (case.agencies, case.people, case.places, case.review_period):
        digest.update(repr(part).encode())
    return digest.hexdigest()[:16]


def named(chronology: Chronology, case: Case | None) -> Chronology:
    """A document's chronology with whom its entries name; without a case only with the kinds of contact."""
    if case is None:
        return replace(chronology, events=tuple(map(_kind_alone, chronology.events)))
    return all_named((chronology,), case)[0]


def all_named(chronologies: Sequence[Chronology], case: Case) -> tuple[Chronology, ...]:
    """Chronologies whose entries name the people of this case.

    Those read for the very same people and agencies stay as they are; in others everything is found
    anew, so that nothing is left of what was true of another case.
    """
    whose = fingerprint(case)
    if all(chronology.named_by == whose for chronology in chronologies):
        return tuple(chronologies)
    recogniser = Recogniser(case)
    return tuple(
        chronology
        if chronology.named_by == whose
        else replace(chronology, events=tuple(map(recogniser.event, chronology.events)), named_by=whose)
        for chronology in chronologies
    )


def _kind_alone(event: Event) -> Event:
    return replace(event, contact_type=contact_type(event.contact, event.description, event.agency))


def _texts(event: Event) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        text = getattr(event, field)
        if text:
            yield field, text
    for text in event.extra.values():
        if text:
            yield OWN_COLUMN, text


def _flags(variants: Iterable[str], initials: Iterable[str], unknown: Iterable[str]) -> Iterator[Flag]:
    if variants:
        yield Flag("name-variant", " ".join(variants))
    if initials:
        yield Flag("initials", f"Named by initials only: {'; '.join(initials)}. The panel needs full names.")
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown)
        yield Flag("unknown-person", f"Nobody of this name is listed in the case: {names}.")


def _spoken(written: str, names: list[str]) -> str:
    return f"“{written}” ({' or '.join(names)}?)" if names else f"“{written}”"
