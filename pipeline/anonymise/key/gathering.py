"""Many mentions of names → one entry each: "Jane Smith", "Ms Smith" and "Jane" are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

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
from pipeline.anonymise.key.place_names import Spot, role_of_place, same_place, spot
from pipeline.anonymise.key.roles import ADDRESS, NOBODY, Role, roles


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met once: as written, without its title, and what the words around it say of it."""

    written: str
    kind: EntryKind = "person"
    role: Role | None = None
    title: str = ""
    label: str = "PERSON"

    @property
    def role_of_place(self) -> Role:
        """What kind of place it is, as told or by its name."""
        return self.role or role_of_place(self.written, self.label)

    @classmethod
    def of(cls, name: Named) -> Mention:
        """What a document lists."""
        role = roles().of_name(name.role) if name.role else None
        label = "ADDRESS" if name.role == ADDRESS else "LOCATION"
        return cls(name.name, name.kind, role, name.title, "PERSON" if name.kind == "person" else label)


@dataclass(slots=True)
class _Person:
    """Somebody new while mentions are gathered."""

    at: int
    written: dict[str, Called] = field(default_factory=dict)
    said: Counter[Role] = field(default_factory=Counter)
    title: str = ""

    def take(self, at: int, mention: Mention, one: Called) -> None:
        self.at = min(self.at, at)
        self.written.setdefault(plain(mention.written), one)
        if mention.role is not None:
            self.said[mention.role] += 1
        if one.title in ("female", "male"):
            self.title = one.title

    def identity(self) -> Identity:
        return Identity.of(self.written, self.role.name if self.said else "", title=self.title)

    @property
    def role(self) -> Role:
        return self.said.most_common(1)[0][0] if self.said else NOBODY

    def names(self) -> tuple[str, ...]:
        """The fullest first, then those that hold a word that no fuller one has."""
        kept: list[tuple[str, Called]] = []
        for written, one in sorted(self.written.items(), key=lambda item: -item[1].fullness):
            if not holds((other for _, other in kept), one):
                kept.append((written, one))
        return tuple(written for written, _ in kept)


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
    every = [mention for mention in mentions if not is_empty(mention.written)]
    people = _people(draft, [(at, one) for at, one in enumerate(every) if one.kind == "person"])
    places = _places(draft, [(at, one) for at, one in enumerate(every) if one.kind == "place"])
    new = [(person.at, "person", person.names(), person.role) for person in people]
    new += [(at, "place", names, role) for at, names, role in places]
    for _, kind, names, role in sorted(new, key=lambda one: one[0]):
        name = scheme.get(role.name, role.name)
        called_so = role if name == role.name else replace(role, name=name)
        entry_kind: EntryKind = "person" if kind == "person" else "place"
        draft.add(entry_kind, names[0], names[1:], called_so, origin=origin, agreed=False)


def _people(draft: Drafting, mentions: list[tuple[int, Mention]]) -> list[_Person]:
    """Those of the mentions who are in no entry, the fullest names first, so that the lesser find theirs."""
    known = identities(draft.entries)
    new: list[_Person] = []
    spoken = [(at, mention, called(mention.written, mention.title)) for at, mention in mentions]
    for at, mention, one in sorted(spoken, key=lambda item: (-item[2].fullness, item[0])):
        if not one.parts:
            continue
        entry_ids, people = _meant(one, mention.role, known, new)
        if len(entry_ids) + len(people) > 1:
            continue  # it may be any of them: asked about where it stands
        if entry_ids:
            known[entry_ids[0]] = _learnt(draft, draft.get(entry_ids[0]), mention, one)
        else:
            if not people:
                new.append(_Person(at))
            (people[0] if people else new[-1]).take(at, mention, one)
    return new


def _meant(
    one: Called, role: Role | None, known: Mapping[str, Identity], new: Iterable[_Person]
) -> tuple[list[str], list[_Person]]:
    scored = [(person.likeness(one, role), entry_id) for entry_id, person in known.items()]
    fresh = [(person.identity().likeness(one, role), person) for person in new]
    best = max([likeness for likeness, _ in (*scored, *fresh)], default=Likeness.NONE)
    if best < Likeness.FORM:
        other = under_another_surname(one, dict(known))
        if other:
            return [other], []
    if best is Likeness.NONE:
        return [], []
    return (
        [entry_id for likeness, entry_id in scored if likeness is best],
        [person for likeness, person in fresh if likeness is best],
    )


def _learnt(draft: Drafting, entry: Entry, mention: Mention, one: Called) -> Identity:
    """What an entry's person is after a mention: names not known so far are kept with it."""
    identity = Identity.of(entry.names, entry.role, closed=entry.not_identifying)
    whole = bool(one.given and one.family)
    if entry.not_identifying or holds(identity.names, one) or (entry.agreed and not whole):
        return identity
    written = plain(mention.written)
    if not entry.agreed and one.fullness > identity.names[0].fullness:
        names = (written, *entry.names)
    else:
        names = (*entry.names, written)
    learnt = (*entry.learnt, written) if entry.origin == "case" else names[1:]
    made = replace(entry, name=names[0], others=names[1:], learnt=learnt)
    draft.put(made)
    return Identity.of(made.names, made.role)


def _places(draft: Drafting, mentions: list[tuple[int, Mention]]) -> list[tuple[int, tuple[str, ...], Role]]:
    known: list[list[Spot]] = [
        [spot(name, address=entry.role == ADDRESS) for name in entry.names]
        for entry in draft.entries
        if entry.kind == "place"
    ]
    new: list[tuple[int, tuple[str, ...], Role]] = []
    for at, mention in mentions:
        here = spot(mention.written, address=mention.role_of_place.name == ADDRESS)
        if not here.whole or any(same_place(here, one) for spots in known for one in spots):
            continue
        known.append([here])
        new.append(
            (at, (plain(mention.written),), mention.role or role_of_place(mention.written, mention.label))
        )
    return new
