"""What the case already knows of what a form asks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.case import Agency, Case, Person
from pipeline.days import plain_day
from pipeline.proforma.definition import CaseValue, Definition

KIND_NAMES = {
    "chronology": "Chronology of events",
    "imr": "Individual management review",
    "action-plan": "Recommendations action plan",
    "agency-report": "Agency report",
    "other": "Other documents",
}
"""What an agency can be asked for, as a letter calls it."""

_FAMILY = ("parent", "sibling", "relative", "partner", "other")
_OTHERS = ("relative", "partner", "other")
_NAME = re.compile(r"\{([a-z]+)\}")
_UNKNOWN = {"agency": "name of the agency", "board": "name of the board", "subject": "full name of the child"}


@dataclass(frozen=True, slots=True)
class Filling:
    """The case as a form for one agency sees it; `agency` is None for what stays with the board."""

    case: Case
    agency: Agency | None
    today: dt.date

    def field(self, value: CaseValue | None, definition: Definition) -> str:
        """What fills a field, "" where the case does not say."""
        if value is None:
            return ""
        if value == "due":
            return self._due(definition)
        return _FIELDS[value](self)

    def text(self, words: str) -> str:
        """Words of a definition with its names in braces filled in; what is not known is asked for."""
        return _NAME.sub(lambda name: self._named(name[1]), words)

    @property
    def subject(self) -> Person | None:
        """The child the review is about; the first where there are several."""
        return next(iter(self.of("subject")), None)

    def of(self, *roles: str) -> tuple[Person, ...]:
        """The people of the case with one of these roles, in its order."""
        return tuple(person for person in self.case.people if person.role in roles)

    def household(self) -> tuple[Person, ...]:
        """The family members whose address is the subject child's, other subjects included."""
        return tuple(person for person in self._family() if self._lives_with_subject(person))

    def relatives(self) -> tuple[Person, ...]:
        """The family members with another address or none."""
        return tuple(person for person in self._family() if not self._lives_with_subject(person))

    def dues(self) -> Iterator[tuple[str, str]]:
        """What the agency is to send, and by when in words ("" where no day is set)."""
        for kind in self.agency.submits if self.agency else ():
            day = self.agency.due.get(kind) if self.agency else None
            yield KIND_NAMES[kind], plain_day(day) if day else ""

    def _family(self) -> Iterator[Person]:
        return (person for person in self.of("subject", *_FAMILY) if person is not self.subject)

    def _lives_with_subject(self, person: Person) -> bool:
        home = self.subject.address if self.subject else None
        return bool(home and person.address and _folded(home) == _folded(person.address))

    def _due(self, definition: Definition) -> str:
        days = self.agency.due if self.agency else {}
        day = next((day for kind, day in days.items() if kind in definition.kinds), None)
        return plain_day(day) if day else ""

    def _named(self, name: str) -> str:
        period = self.case.review_period
        known = {
            "agency": self.agency.name if self.agency else "",
            "board": self.case.board,
            "reference": self.case.reference,
            "subject": self.subject.name if self.subject else "",
            "start": plain_day(period.start),
            "end": plain_day(period.end),
            "today": plain_day(self.today),
        }
        return known[name] or f"[enter {_UNKNOWN[name]}]"


def in_words(person: Person) -> str:
    """A person in one line: "Ann Example, grandmother, born 3 May 1961, 1 Example Street"."""
    born = f"born {plain_day(person.date_of_birth)}" if person.date_of_birth else ""
    died = f"died {plain_day(person.date_of_death)}" if person.date_of_death else ""
    return ", ".join(filter(None, (person.name, person.relationship, born, died, person.address)))


def _folded(address: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", address.casefold()).split())


def _day(day: dt.date | None) -> str:
    return plain_day(day) if day else ""


def _subject(get: Callable[[Person], str | None]) -> Callable[[Filling], str]:
    return lambda filling: (get(filling.subject) or "") if filling.subject else ""


def _parent(word: str) -> Callable[[Filling], str]:
    """The parent whose relationship begins with a word: a stepfather is no "father"."""

    def find(filling: Filling) -> str:
        fitting = (
            person for person in filling.of("parent")
            if re.match(rf"(?:birth |natural )?{word}\b", person.relationship or "", re.IGNORECASE)
        )  # fmt: skip
        return "\n".join(in_words(person) for person in fitting)

    return find


def _people(*roles: str) -> Callable[[Filling], str]:
    return lambda filling: "\n".join(in_words(person) for person in filling.of(*roles))


_FIELDS: dict[CaseValue, Callable[[Filling], str]] = {
    "agency": lambda filling: filling.agency.name if filling.agency else "",
    "board": lambda filling: filling.case.board,
    "reference": lambda filling: filling.case.reference,
    "author": lambda _: "",
    "today": lambda filling: plain_day(filling.today),
    "subject.name": _subject(lambda child: child.name),
    "subject.date_of_birth": _subject(lambda child: _day(child.date_of_birth)),
    "subject.date_of_death": _subject(lambda child: _day(child.date_of_death)),
    "subject.address": _subject(lambda child: child.address),
    "mother.name": _parent("mother"),
    "father.name": _parent("father"),
    "siblings": _people("sibling"),
    "others": _people(*_OTHERS),
}
