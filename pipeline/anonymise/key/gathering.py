"""Many mentions of names → one entry each: "Jane Smith", "Ms Smith" and "Jane" are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.anonymise.finders.vocabulary import vocabulary
from pipeline.anonymise.finding.words import split
from pipeline.anonymise.key.drafting import Drafting
from pipeline.anonymise.key.identity import (
    Identity,
    holds,
    identities,
    is_empty,
    plain,
    under_another_surname,
)
from pipeline.anonymise.key.model import Entry, EntryKind, Origin
from pipeline.anonymise.key.named import Named
from pipeline.anonymise.key.names import Called, Likeness, called
from pipeline.anonymise.key.place_names import role_of_place, same_place, spot, spot_of
from pipeline.anonymise.key.plausible import parts
from pipeline.anonymise.key.roles import ADDRESS, CHILD, NOBODY, Role, roles


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met once: as written, without its title, and what the words around it say of it."""

    written: str
    kind: EntryKind = "person"
    role: Role | None = None
    title: str = ""
    label: str = "PERSON"
    others: tuple[str, ...] = ()
    firm: bool = True
    """Whether the role tells this person from others of the name."""

    @property
    def role_of_place(self) -> Role:
        """What kind of place it is, as told or by its name."""
        return self.role or role_of_place(self.written, self.label)

    @classmethod
    def of(cls, name: Named) -> Mention:
        """What a document lists."""
        role = roles().of_name(name.role) if name.role else None
        label = "ADDRESS" if name.role == ADDRESS else "LOCATION"
        return cls(
            name.name, name.kind, role, name.title, "PERSON" if name.kind == "person" else label, name.others
        )


class _Person:
    """Somebody new while mentions are gathered."""

    def __init__(self, at: int) -> None:
        self.at = at
        self._written: dict[str, Called] = {}
        self._said: Counter[Role] = Counter()
        self._title = ""
        self.identity = Identity.of((), "")

    def take(self, at: int, mention: Mention, one: Called, times: int) -> None:
        """A further mention is this person's."""
        self.at = min(self.at, at)
        self._written.setdefault(_shown(mention, one), one)
        for other in mention.others:
            self._written.setdefault(plain(other), called(other))
        if mention.role is not None:
            self._said[mention.role] += times
        if one.title in ("female", "male"):
            self._title = one.title
        said = self.role.name if self._said else ""
        self.identity = Identity.of(self._written, said, title=self._title)

    @property
    def role(self) -> Role:
        """What most mentions say."""
        return self._said.most_common(1)[0][0] if self._said else NOBODY

    def names(self) -> tuple[str, ...]:
        """The fullest first, then those that hold a word that no fuller one has."""
        kept: list[tuple[str, Called]] = []
        for written, one in sorted(self._written.items(), key=lambda item: -item[1].fullness):
            if not holds((other for _, other in kept), one):
                kept.append((written, one))
        return tuple(written for written, _ in kept)


def _shown(mention: Mention, one: Called) -> str:
    """A name as the key has it: a surname alone with its title, since "Mr Smith" is not "Mrs Smith"."""
    written = plain(mention.written)
    if not mention.title or one.given:
        return written
    words = split.__wrapped__(mention.title)
    title = vocabulary().titles.at(words, 0) if words else None
    return f"{mention.title} {written}" if title and title.value in ("civil", "rank") else written


def gather(
    draft: Drafting, mentions: Iterable[Mention], *, origin: Origin, scheme: Mapping[str, str]
) -> None:
    """Put into a draft what no entry covers yet, as proposals, in the order of first appearance.

    Args:
        draft: the key; its proposals may learn further names, what is agreed learns only whole ones.
        mentions: in order of appearance.
        origin: of the new entries.
        scheme: how the case names roles, where otherwise than this software.
    """
    every = _distinct(mentions)
    people = _people(draft, [one for one in every if one.mention.kind == "person"])
    places = _places(draft, [one for one in every if one.mention.kind == "place"])
    new: list[tuple[int, EntryKind, tuple[str, ...], Role]] = [
        *((person.at, "person", person.names(), person.role) for person in people),
        *((at, "place", (name,), role) for at, name, role in places),
    ]
    for _, kind, names, role in sorted(new, key=lambda one: one[0]):
        theirs = replace(role, name=scheme.get(role.name, role.name))
        draft.add(kind, names[0], names[1:], theirs, origin=origin, agreed=False)


class _Met(NamedTuple):
    """One mention with the place where it is met first, and how often it is."""

    at: int
    mention: Mention
    times: int


def _distinct(mentions: Iterable[Mention]) -> list[_Met]:
    first: dict[Mention, int] = {}
    times: Counter[Mention] = Counter()
    for at, mention in enumerate(mentions):
        if not is_empty(mention.written):
            first.setdefault(mention, at)
            times[mention] += 1
    return [_Met(at, mention, times[mention]) for mention, at in first.items()]


def _people(draft: Drafting, mentions: Iterable[_Met]) -> list[_Person]:
    """Those of the mentions who are in no entry, the fullest names first, so that the lesser find theirs."""
    known = identities(draft.entries)
    new: list[_Person] = []
    spoken = [(one, called(one.mention.written, one.mention.title)) for one in mentions]
    for met, one in sorted(spoken, key=lambda item: (-item[1].fullness, item[0].at)):
        if not one.parts:
            continue
        entry_ids, people = _meant(one, met.mention, known, new)
        if len(entry_ids) + len(people) > 1:
            continue  # it may be any of them: asked about where it stands
        if entry_ids and not _would_tell(draft.get(entry_ids[0]), one):
            known[entry_ids[0]] = _learnt(draft, draft.get(entry_ids[0]), met.mention, one)
            continue
        if not people:
            people = [_Person(met.at)]
            new.extend(people)
        people[0].take(met.at, met.mention, one, met.times)
    return new


def _meant(
    one: Called, mention: Mention, known: Mapping[str, Identity], new: Iterable[_Person]
) -> tuple[list[str], list[_Person]]:
    """The entries and new people a name may mean: those it is most like."""
    role = mention.role if mention.firm else None
    scored = [(person.likeness(one, role), entry_id) for entry_id, person in known.items()]
    fresh = [(person.identity.likeness(one, role), person) for person in new]
    best = max([likeness for likeness, _ in (*scored, *fresh)], default=Likeness.NONE)
    if best < Likeness.FORM:
        other = under_another_surname(one, known)
        if other:
            return [other], []
    if best is Likeness.NONE:
        return [], []
    return (
        [entry_id for likeness, entry_id in scored if likeness is best],
        [person for likeness, person in fresh if likeness is best],
    )


def _would_tell(entry: Entry, one: Called) -> bool:
    """Whether a name would make the letter of a child's pseudonym an initial: a person has to look."""
    letter = entry.pseudonym.rpartition(" ")[2].casefold()
    lettered = entry.role == CHILD and len(letter) == 1
    return lettered and not holds(map(called, entry.names), one) and letter in (part[0] for part in one.parts)


def _learnt(draft: Drafting, entry: Entry, mention: Mention, one: Called) -> Identity:
    """What an entry's person is after a mention: names not known so far are kept with it."""
    identity = Identity.of(entry.names, entry.role, closed=entry.not_identifying)
    if entry.not_identifying:
        return identity
    said = [(plain(mention.written), one), *((plain(other), called(other)) for other in mention.others)]
    names = list(entry.names)
    for written, form in said:
        whole = bool(form.given and form.family)
        if holds(map(called, names), form) or (entry.agreed and not whole):
            continue
        fuller = not entry.agreed and form.fullness > called(names[0]).fullness
        names.insert(0 if fuller else len(names), written)
    if len(names) == len(entry.names):
        return identity
    new = tuple(name for name in names if name not in entry.names)
    learnt = (*entry.learnt, *new) if entry.origin == "case" else tuple(names[1:])
    made = replace(entry, name=names[0], others=tuple(names[1:]), learnt=learnt)
    draft.put(made)
    return Identity.of(made.names, made.role)


def _places(draft: Drafting, mentions: Iterable[_Met]) -> list[tuple[int, str, Role]]:
    known = [
        spot_of(name, entry.role) for entry in draft.entries if entry.kind == "place" for name in entry.names
    ]
    new: list[tuple[int, str, Role]] = []
    for at, mention, _ in mentions:
        role = mention.role_of_place
        here = spot(mention.written, address=role.name == ADDRESS)
        met = here.whole and any(same_place(here, one) for one in known)
        pieces = parts(mention.written) if role.name != ADDRESS else []
        whole = len(pieces) > 1 and all(any(same_place(spot(one), had) for had in known) for one in pieces)
        if here.whole and not met and not whole:
            known.append(here)
            new.append((at, plain(mention.written), role))
    return new
