"""The people, places and identifiers that the case itself names, in every plain form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pipeline.anonymise.finders.person_words import GENERATIONS
from pipeline.anonymise.finders.rule import NameRule, Span
from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.lists import Lists
from pipeline.anonymise.finding.spread import NameIndex, run_together
from pipeline.anonymise.finding.words import keys, rejoined, split
from pipeline.anonymise.model import LABELS, Label, Source
from pipeline.case import Case, Person
from pipeline.days import MONTHS

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = re.compile(r"^(?:flat\s+\w+|\d+\s*[a-z]?)\s+", re.IGNORECASE)


class Key(NameRule):
    """What the case names; every place with score 1.0, less only where a plain word may mean something else.

    Args:
        case: the case.
        known: the lists, which tell names that are also words.
    """

    labels: ClassVar[tuple[Label, ...]] = LABELS
    source: ClassVar[Source] = "key"

    def __init__(self, case: Case, known: Lists | None = None) -> None:
        super().__init__(known)
        self._index = NameIndex(self.known)
        self._patterns: list[tuple[re.Pattern[str], Label]] = []
        for person in case.people:
            self._add_person(person)
        for agency in case.agencies:
            for name in (agency.author, agency.senior_manager):
                if name:
                    self._add_name(name)
        for place in case.places:
            for name in (place.name, *place.also_known_as):
                self._index.add(keys(name), _kind_of_place(name), 1.0, sure=True)
        for identifier in case.identifiers:
            self._patterns.append((_loose(identifier.value), "REFERENCE"))

    def find(self, text: str) -> Iterator[Span]:
        """Every form of what the case names."""
        words = split(text)
        for written in filter(None, (words, rejoined(words))):
            for hit, score in self._index.find(written):
                yield Span(written[hit.first].start, written[hit.last - 1].end, hit.value.label, score)
        for pattern, label in self._patterns:
            for match in pattern.finditer(text):
                yield Span(match.start(), match.end(), label, 1.0)

    def _add_person(self, person: Person) -> None:
        self._add_name(person.name)
        for name in person.also_known_as:
            self._add_name(name, nickname=True)
        if person.date_of_birth:
            self._patterns.append((_day(person.date_of_birth), "DATE_OF_BIRTH"))
        if person.date_of_death:
            self._patterns.append((_day(person.date_of_death), "DATE"))
        if person.address:
            self._add_address(person.address)

    def _add_name(self, name: str, *, nickname: bool = False) -> None:
        """The whole, first and last, first, last, last and first; titles left out."""
        parts = list(keys(name))
        title = vocabulary().titles.at(split(name), 0)
        if title and title.last < len(parts) and title.value in ("civil", "rank"):
            parts = parts[title.last :]
        if len(parts) > 2 and parts[-1] in GENERATIONS:
            parts, name = parts[:-1], " ".join(name.split()[:-1])
        self._index.add(parts, "PERSON", 1.0, sure=True, family=len(parts) > 1)
        for whole in filter(None, map(run_together, name.split())):
            self._index.add(whole, "PERSON", 1.0, sure=True)
        spoken = [part for part in map(keys, name.split()) if part]
        if len(parts) < 2 or not spoken:
            return
        if title and title.value in ("civil", "rank"):
            spoken = [part for part in spoken if part[0] in parts]
        first, last = spoken[0], self._surname(spoken)
        forms: list[tuple[str, ...]] = [first + last, last + first, last]
        if not (nickname and first[0] in vocabulary().never):
            forms.append(first)
        forms.extend((part,) for part in last if len(last) > 1 and len(part) > 2)
        for form in forms:
            family = form[-len(last) :] == last
            self._index.add(form, "PERSON", 1.0, sure=True, family=family)

    @staticmethod
    def _surname(spoken: list[tuple[str, ...]]) -> tuple[str, ...]:
        """The last word with the particles before it: "van der Berg"."""
        at = len(spoken) - 1
        while at > 1 and spoken[at - 1][0] in vocabulary().particles:
            at -= 1
        return tuple(key for part in spoken[at:] for key in part)

    def _add_address(self, address: str) -> None:
        """The whole, however its commas and lines fall, and each part that tells a place."""
        self._patterns.append((_loose(address), "ADDRESS"))
        postcode = _POSTCODE.search(address)
        if postcode:
            self._patterns.append((_loose(postcode.group()), "POSTCODE"))
            address = address[: postcode.start()] + address[postcode.end() :]
        for part in filter(None, (piece.strip() for piece in re.split(r"[,\n]", address))):
            if not re.search(r"[^\W\d_]{3}", _STREET.sub("", part)):
                continue
            bare = _STREET.sub("", part)
            if bare != part:
                self._patterns.append((_loose(part), "ADDRESS"))
            if len(keys(bare)) > 1 or keys(bare)[0] not in self.known.english:
                self._index.add(keys(bare), "LOCATION", 1.0, sure=True)


def _kind_of_place(name: str) -> Label:
    last = keys(name)[-1:] or ("",)
    streets = [
        "road",
        "street",
        "close",
        "lane",
        "avenue",
        "drive",
        "crescent",
        "gardens",
        "court",
        "terrace",
        "way",
        "estate",
        "village",
        "town",
    ]
    return "LOCATION" if last[0] in streets or len(keys(name)) == 1 else "ORGANISATION"


def _loose(value: str) -> re.Pattern[str]:
    """A value with blanks, commas, lines, slashes and hyphens as they come."""
    pieces = re.findall(r"\w+", value)
    return re.compile(r"(?<!\w)" + r"[\W_]{0,4}".join(map(re.escape, pieces)) + r"(?!\w)", re.IGNORECASE)


def _day(day: dt.date) -> re.Pattern[str]:
    """A day in every British way of writing it."""
    month = MONTHS[day.month - 1]
    name = rf"{month[:3]}(?:{month[3:]}|t)?\.?" if len(month) > 3 else month
    year = rf"(?:{day.year}|['’]?{day.year % 100:02d})"
    number = rf"0?{day.day}"
    parts: Iterable[str] = (
        rf"{number}\s*[./\\–-]\s*0?{day.month}\s*[./\\–-]\s*{year}",
        rf"{day.year}-{day.month:02d}-{day.day:02d}",
        rf"{day.day:02d}{day.month:02d}{day.year}",
        rf"{number}\s?(?:st|nd|rd|th)?\s*(?:of\s+)?[ /-]?{name},?[ /-]*{year}",
        rf"{name}\s+{number}(?:st|nd|rd|th)?,?\s+{year}",
    )
    return re.compile(r"(?<![\w/])(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)
