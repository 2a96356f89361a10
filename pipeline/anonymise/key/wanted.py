"""What case.yaml asks to be protected: people, the agencies' authors, places, addresses, identifiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.anonymise.finding.anonymous import PLACING
from pipeline.anonymise.finding.words import keys
from pipeline.anonymise.key.model import EntryKind
from pipeline.anonymise.key.place_names import role_of_place, same_place, spot
from pipeline.anonymise.key.pseudonyms import stem
from pipeline.anonymise.key.roles import ADDRESS, CHILD, NOBODY, PLACE, PROFESSIONAL, Role, roles
from pipeline.case import Agency, Case, Person

REFERENCE = "[reference]"
"""What stands for any identifier that case.yaml gives no pseudonym."""

_BY_ROLE = {
    "subject": CHILD, "sibling": "Sibling", "parent": "Parent", "partner": "Partner", "relative": "Relative",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that case.yaml names. `given` is its pseudonym there; `rank` orders siblings by age."""

    kind: EntryKind
    name: str
    others: tuple[str, ...]
    role: Role
    given: str = ""
    rank: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the others."""
        return (self.name, *self.others)


def wanted(case: Case) -> list[Wanted]:
    """Everything that case.yaml names, in the order in which pseudonyms are given."""
    people = [_person(person) for person in case.people]
    ages = iter(sorted((one for one in people if one.role.name == "Sibling"), key=lambda one: one.rank))
    people = [next(ages) if one.role.name == "Sibling" else one for one in people]
    people += _of_agencies(case, people)
    identifiers = [
        Wanted("identifier", one.value, (), Role(""), one.pseudonym or REFERENCE) for one in case.identifiers
    ]
    return [*people, *_places(case), *_addresses(case), *identifiers]


def _person(person: Person) -> Wanted:
    born = person.date_of_birth or (dt.date(person.year_of_birth, 7, 1) if person.year_of_birth else None)
    return Wanted(
        "person",
        person.name,
        tuple(dict.fromkeys(person.also_known_as)),
        role_of_person(person),
        person.pseudonym or "",
        float(born.toordinal()) if born else float("inf"),
    )


def role_of_person(person: Person) -> Role:
    """The role of somebody whom case.yaml names: the post, the relationship, else the role it states."""
    known = roles()
    if person.role == "professional":
        return known.post(person.designation or person.relationship or "") or Role(PROFESSIONAL, "other")
    if person.role in ("subject", "sibling"):
        return known.named[_BY_ROLE[person.role]]
    said = known.relation(person.relationship or "")
    if said is not None and said.name not in (CHILD,):
        return said
    if person.role == "parent" and person.gender in ("female", "male"):
        return known.named["Mother" if person.gender == "female" else "Father"]
    if person.role == "other" and person.designation:
        return known.post(person.designation) or NOBODY
    return known.named[_BY_ROLE[person.role]] if person.role in _BY_ROLE else NOBODY


def _of_agencies(case: Case, people: list[Wanted]) -> Iterator[Wanted]:
    """Authors and senior managers of the agencies who are not among the people."""
    had = {keys(name) for one in people for name in one.names}
    for name, role in (
        pair
        for agency in case.agencies
        for pair in ((agency.author, "IMR Author"), (agency.senior_manager, "Senior Manager"))
    ):
        if name and keys(name) not in had:
            had.add(keys(name))
            yield Wanted("person", name, (), roles().named[role])


def _places(case: Case) -> Iterator[Wanted]:
    """The places, and the agencies that are establishments, with the names that tell which."""
    agencies = [agency for agency in case.agencies if _would_place(agency, case)]
    for place in case.places:
        role = Role(stem(place.pseudonym), PLACE) if place.pseudonym else role_of_place(place.name)
        mine = [agency for agency in agencies if _is_same(place.name, place.also_known_as, agency)]
        agencies = [agency for agency in agencies if agency not in mine]
        further = [name for agency in mine for name in _names_of(agency)]
        others = [name for name in (*place.also_known_as, *further) if name != place.name]
        yield Wanted("place", place.name, tuple(dict.fromkeys(others)), role, place.pseudonym or "")
    for agency in agencies:
        name, *others = _names_of(agency)
        yield Wanted("place", name, tuple(others), role_of_place(name, "ORGANISATION"))


def _would_place(agency: Agency, case: Case) -> bool:
    kept = {keys(name) for name in case.publication.keep}
    return bool(PLACING.search(agency.name)) and keys(agency.name) not in kept


def _is_same(name: str, others: tuple[str, ...], agency: Agency) -> bool:
    places = [spot(one) for one in (name, *others)]
    return any(same_place(place, spot(one)) for place in places for one in _names_of(agency))


def _names_of(agency: Agency) -> list[str]:
    """An agency's names less those that name its kind alone ("GP", "Health Visiting")."""
    telling = set(keys(agency.name))
    return [
        agency.name,
        *(alias for alias in agency.aliases if PLACING.search(alias) or telling & set(keys(alias)) - _COMMON),
    ]


_COMMON = frozenset(
    (
        "school",
        "surgery",
        "hospital",
        "gp",
        "nhs",
        "trust",
        "health",
        "community",
        "practice",
        "primary",
        "nursery",
        "the",
        "of",
        "and",
    )
)


def _addresses(case: Case) -> Iterator[Wanted]:
    """Every home once, though several live there."""
    had: list[str] = []
    for person in case.people:
        address = " ".join((person.address or "").split())
        if address and not any(
            same_place(spot(address, address=True), spot(one, address=True)) for one in had
        ):
            had.append(address)
            yield Wanted("place", address, (), Role(ADDRESS, PLACE))
