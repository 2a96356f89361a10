"""Reads the annotated text of `unseen/` into values that `measures` can score.

An annotation is written inline: `[[Kayleigh Marsden|PERSON]]`, and where it matters the kind of name and
its origin follow: `[[Hope|PERSON:word-forename]]`, `[[Oluwaseun Adeyemi|PERSON:ordinary:nigerian-yoruba]]`.
A document may begin with one line for each person, `#@ origin [kind]: fullest form / other form / ...`,
which tells the forms of one person and where the name comes from. PERSON, LOC, ORG, DATETIME and CODE are
annotated; ages, durations, demographic words and amounts are not. A PERSON span holds the name alone: no
title, rank, role, family word or possessive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from models.corpus.model import Annotated, Span

UNSEEN = Path(__file__).parent / "unseen"
PARTS = ("dev", "held")
LABELS = ("PERSON", "LOC", "ORG", "DATETIME", "CODE")
KINDS = (
    "ordinary",
    "word-forename",
    "word-surname",
    "double-barrelled",
    "particle",
    "pet-name",
    "initials",
    "surname-first",
    "caps",
    "misspelt",
    "rare",
    "lower-case",
    "behind-clergy-or-kin",
)

_INLINE = re.compile(r"\[\[([^\[\]|]+)\|([A-Z]+)(?::([a-z-]+))?(?::([a-z-]+))?\]\]")
_HEADER = re.compile(r"#@ ([a-z-]+)(?: ([a-z-]+))?: (.+)")
_PARTICLE = re.compile(
    r"(?:^|\s)(?:van|von|de|da|do|dos|du|den|der|af|el|al|ap|bin|binti|ibn|ní|mac|st\.|dela)\s|"
    r"\b(?:O['’]|Al-|El-|Ben-|Mac)[A-Z]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """One place where a person is named; mentions of one person share the `entity`."""

    start: int
    end: int
    text: str
    kind: str
    origin: str
    entity: str


@dataclass(frozen=True)
class Marked:
    """A text with the right answer: its spans, and for each PERSON who is meant and how named."""

    name: str
    part: str
    document: Annotated
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Terms:
    """Professional terms and sentences in which nobody is named."""

    terms: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class _Person:
    """One header line. The first form is the fullest."""

    origin: str
    kind: str
    forms: tuple[str, ...]

    @cached_property
    def tokens(self) -> list[str]:
        return _tokens(self.forms[0])

    @property
    def entity(self) -> str:
        return self.forms[0].casefold()

    def wrote(self, text: str) -> bool:
        return any(text.casefold() == form.casefold() for form in self.forms)

    def could_be(self, text: str) -> bool:
        """Whether `text` is made of words, or first letters of words, of the fullest form."""
        asked = _tokens(text)
        if len(asked) == 1 and text.isupper() and 2 <= len(text) <= 4 and asked[0] not in self.tokens:
            return text.casefold() == "".join(token[0] for token in self.tokens)
        left = list(self.tokens)
        for token in asked:
            same = next((t for t in left if t == token or (len(token) == 1 and t.startswith(token))), None)
            if same is None:
                return False
            left.remove(same)
        return any(len(token) > 1 for token in asked) or len(asked) == len(self.tokens) > 1


def unseen(part: str | None = None) -> list[Marked]:
    """Reads the documents.

    Args:
        part: "dev", "held", or None for both.

    Returns:
        The documents in order of their file names.
    """
    parts = [part] if part else list(PARTS)
    files = sorted(path for name in parts for path in UNSEEN.glob(f"{name}-*.txt"))
    return [parse(path.read_text(encoding="utf-8"), path.stem) for path in files]


def probes(part: str | None = None) -> list[Marked]:
    """Reads the short sentences of `probes.txt`, each as a document of its own."""
    read = _sections(UNSEEN / "probes.txt")
    names = [part] if part else list(PARTS)
    return [parse(line, f"{name}-probe-{i}") for name in names for i, line in enumerate(read[name], 1)]


def terms(part: str | None = None) -> Terms:
    """Reads `terms.txt`."""
    read = _sections(UNSEEN / "terms.txt")
    names = [part] if part else list(PARTS)
    return Terms(
        tuple(line for name in names for line in read[f"{name} terms"]),
        tuple(line for name in names for line in read[f"{name} sentences"]),
    )


def parse(written: str, name: str) -> Marked:
    """Turns inline annotation into a text and its spans.

    Args:
        written: the file's text.
        name: what to call it; the part is what stands before the first hyphen.

    Raises:
        ValueError: an annotation, label or kind is not known; the message tells where, not what.
    """
    people, body = _people(written)
    text = ""
    spans: list[Span] = []
    mentions: list[Mention] = []
    done = 0
    for found in _INLINE.finditer(body):
        text += body[done : found.start()]
        shown, label, kind, origin = found.groups()
        if label not in LABELS or (kind and kind not in KINDS):
            raise ValueError(f"{name}: unknown label or kind at offset {found.start()}")
        start, done = len(text), found.end()
        text += shown
        spans.append(Span(start, len(text), label))
        if label == "PERSON":
            mentions.append(_mention(shown, start, kind, origin, people))
    text += body[done:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"{name}: an annotation that cannot be read, at offset {(text + '[[').index('[[')}")
    document = Annotated(text, tuple(spans), name, "test")
    return Marked(name, name.split("-")[0], document, tuple(mentions))


def _people(written: str) -> tuple[list[_Person], str]:
    people = []
    lines = written.splitlines(keepends=True)
    while lines and (header := _HEADER.match(lines[0])):
        origin, kind, forms = header.groups()
        people.append(_Person(origin, kind or "ordinary", tuple(f.strip() for f in forms.split(" / "))))
        lines.pop(0)
    return people, "".join(lines).lstrip("\n")


def _mention(shown: str, start: int, kind: str | None, origin: str | None, people: list[_Person]) -> Mention:
    wrote = [person for person in people if person.wrote(shown)]
    could = wrote or [person for person in people if person.could_be(shown)]
    person = could[0] if could else None
    # A surname that two of the family share is a thing of its own: hiding the string hides it for both.
    entity = person.entity if person and len(could) == 1 else shown.casefold()
    origin = origin or (person.origin if person else "unstated")
    return Mention(start, start + len(shown), shown, kind or _kind(shown, person), origin, entity)


def _kind(shown: str, person: _Person | None) -> str:
    form = _kind_of_form(shown)
    if form:
        return form
    if person and person.kind != "ordinary":
        telling = person.tokens[-1 if person.kind == "word-surname" else 0]
        if telling in _tokens(shown):
            return person.kind
    if _PARTICLE.search(shown):
        return "particle"
    return "double-barrelled" if re.search(r"\w-\w", shown.split()[-1]) else "ordinary"


def _kind_of_form(shown: str) -> str | None:
    letters = [c for c in shown if c.isalpha()]
    if shown.islower():
        return "lower-case"
    if all(c.isupper() for c in letters) and (
        len(letters) <= 2 or re.fullmatch(r"[\w.][\w.\s-]{0,4}", shown)
    ):
        return "initials" if len(letters) <= 3 else "caps"
    if "," in shown:
        return "surname-first"
    longest = max((w for w in re.findall(r"[^\W\d_]+", shown)), key=len)
    return "caps" if longest.isupper() and len(longest) > 2 else None


def _tokens(text: str) -> list[str]:
    return [token.casefold() for token in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]


def _sections(path: Path) -> dict[str, list[str]]:
    return dict(_section_lines(path.read_text(encoding="utf-8")))


def _section_lines(written: str) -> Iterator[tuple[str, list[str]]]:
    for block in re.split(r"(?m)^== ", written)[1:]:
        title, *lines = block.splitlines()
        yield title.strip(), [line for line in lines if line.strip() and not line.startswith("#")]
