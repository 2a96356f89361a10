"""Pattern files: hand-written sentences and documents with places for people and things.

A pattern ends at an empty line; lines that begin with ``#`` are comments. ``[a|b|c]`` is one of these (it may be
empty and may hold others), ``{mum.full}`` a person in a form (``forms.FORMS``), ``{street}`` a thing (``slots``).
The same role with the same number is the same person throughout.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.corpus import slots
from models.corpus.forms import FAMILY, FORMS, ROLES, write
from models.corpus.model import Annotated, Span
from models.corpus.names import Person, draw

FOLDER = Path(__file__).with_name("patterns")
_MARK = re.compile(r"[\[\]|]|\{[^{}\s]*\}")
_SLOT = re.compile(r"\{(?P<role>[a-z]+)(?P<number>\d*)(?:\.(?P<form>[a-z]+))?\}")
_OF_FAMILY = 0.7
"""How often a relative bears the family's surname."""


class PatternError(ValueError):
    """A pattern is not written as it should be; names its file and line, never its text."""



@dataclass(frozen=True)
class Choice:
    """One of several sequences."""

    options: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Slot:
    """A place for a person (``role`` with ``form``) or a thing (``role`` alone, one of ``slots.NAMES``)."""

    role: str
    number: str
    form: str


@dataclass(frozen=True)
class Pattern:
    """One pattern: where it stands and what it is made of (texts, choices and slots in order)."""

    source: str
    line: int
    parts: tuple[object, ...]

    def render(self, rng: random.Random, cast: Cast) -> Annotated:
        """One text drawn from the pattern, its people from ``cast``."""
        text = _Text()
        _render(self.parts, rng, cast, text)
        return Annotated("".join(text.pieces), tuple(text.spans), self.source, cast.part)


@dataclass
class Cast:
    """The people of one document: drawn when first named, the same ever after."""

    rng: random.Random
    part: str
    people: dict[str, Person] = field(default_factory=dict)
    surname: str | None = None
    origin: str | None = None

    def person(self, role: str, number: str) -> Person:
        """Who plays ``role`` with ``number``."""
        key = role + number
        if key not in self.people:
            self.people[key] = self._draw(role)
        return self.people[key]

    def _draw(self, role: str) -> Person:
        sex = _SEX.get(role)
        if role not in FAMILY or self.rng.random() > _OF_FAMILY:
            return draw(self.rng, part=self.part, sex=sex)
        person = draw(self.rng, part=self.part, sex=sex, origin=self.origin, surname=self.surname)
        self.surname = self.surname or person.surname
        self.origin = self.origin or person.origin
        return person


_SEX = {
    "mum": "f", "dad": "m", "nan": "f", "grandad": "m", "aunt": "f", "uncle": "m", "midwife": "f",
}  # fmt: skip


@functools.cache
def load(part: str) -> tuple[Pattern, ...]:
    """Every pattern of a part ("train" or "test"), by file and line.

    Raises:
        PatternError: a bracket or a slot is wrong.
    """
    return tuple(
        pattern for path in sorted((FOLDER / part).glob("*.txt")) for pattern in read(path)
    )


def read(path: Path) -> tuple[Pattern, ...]:
    """The patterns of one file.

    Raises:
        PatternError: a bracket or a slot is wrong.
    """
    found: list[Pattern] = []
    block: list[str] = []
    first = 1
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            first = first if block else number
            block.append(line)
        elif block:
            where = f"{path.name}, line {first}"
            found.append(Pattern(f"{path.stem}", first, parse("\n".join(block), where)))
            block = []
    return tuple(found)


def parse(text: str, where: str) -> tuple[object, ...]:
    """A pattern's parts. ``where`` (file and line) is said when something is wrong."""
    stack: list[list[list[object]]] = [[[]]]
    end = 0
    for mark in _MARK.finditer(text):
        _add(stack, text[end : mark.start()])
        end = mark.end()
        if mark[0] == "[":
            stack.append([[]])
        elif mark[0] == "|" and len(stack) > 1:
            stack[-1].append([])
        elif mark[0] == "]":
            if len(stack) == 1:
                raise PatternError(f"{where}: a bracket is closed that was not opened")
            options = tuple(tuple(option) for option in stack.pop())
            stack[-1][-1].append(Choice(options))
        elif mark[0] == "|":
            _add(stack, "|")
        else:
            stack[-1][-1].append(_slot(mark[0], where))
    _add(stack, text[end:])
    if len(stack) > 1:
        raise PatternError(f"{where}: a bracket is opened and not closed")
    return tuple(stack[0][0])


def _add(stack: list[list[list[object]]], text: str) -> None:
    if text:
        stack[-1][-1].append(text)


def _slot(text: str, where: str) -> Slot:
    found = _SLOT.fullmatch(text)
    if found is None:
        raise PatternError(f"{where}: a slot is not written as one")
    role, number, form = found["role"], found["number"], found["form"] or ""
    if role in ROLES and (not form or form in FORMS):
        return Slot(role, number, form)
    if role in slots.NAMES and not form:
        return Slot(role, number, "")
    raise PatternError(f"{where}: there is no slot {text}")


@dataclass
class _Text:
    pieces: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    size: int = 0

    def add(self, text: str, spans: Sequence[tuple[int, int, str]] = ()) -> None:
        self.pieces.append(text)
        self.spans.extend(Span(self.size + start, self.size + end, label) for start, end, label in spans)
        self.size += len(text)


def _render(parts: Sequence[object], rng: random.Random, cast: Cast, text: _Text) -> None:
    for part in parts:
        if isinstance(part, str):
            text.add(part)
        elif isinstance(part, Choice):
            _render(rng.choice(part.options), rng, cast, text)
        elif isinstance(part, Slot):
            _fill(part, rng, cast, text)


def _fill(slot: Slot, rng: random.Random, cast: Cast, text: _Text) -> None:
    if slot.role in ROLES:
        piece = write(cast.person(slot.role, slot.number), slot.form, rng, role=slot.role)
        text.add(piece.text, piece.spans)
    else:
        text.add(*slots.fill(slot.role, rng, cast.part))
