"""The people of a case → the family a genogram shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.reports.genogram import kinship, labels
from pipeline.reports.genogram.model import Bond, Family, Household, Member, Union

if TYPE_CHECKING:
    from pipeline.case import Case, Person


def family_of(case: Case) -> Family | None:
    """The family of a case; None when the case says nothing that joins two people.

    Relations come from the keys of `pipeline.relations`; where nobody has any, from the words under
    `relationship`. Professionals, neighbours and others are left out unless a relation or a household
    brings them in.
    """
    people = case.people
    links = kinship.stated(people)
    derived = links is None
    if links is None:
        links = kinship.from_words(people)
    if not (links.parents or links.bonds or links.pregnancies):
        return None
    return _built(case, links, derived)


def _built(case: Case, links: kinship.Links, derived: bool) -> Family:
    people = case.people
    shown = [place for place in range(len(people)) if _belongs(people[place], place, links)]
    number = {place: at for at, place in enumerate(shown)}
    members = [labels.member(people[place], case.review_period.end) for place in shown]
    couples: dict[frozenset[int], list[int]] = {pair: [] for pair in links.bonds}
    for child, parents in links.parents.items():
        couples.setdefault(frozenset(parents), []).append(child)
    children = {pair: [number[child] for child in found] for pair, found in couples.items()}
    for parents, pregnancy in links.pregnancies:
        members.append(labels.pregnancy(pregnancy))
        children.setdefault(frozenset(parents), []).append(len(members) - 1)
    twins = [frozenset(number[one] for one in pair) for pair in links.twins]
    unions = tuple(
        _union(
            tuple(sorted(number[one] for one in pair)),
            links.bonds.get(pair, "unstated"),
            found,
            members,
            twins,
        )
        for pair, found in children.items()
    )
    joined = {one for union in unions for one in (*union.parents, *union.children)}
    beside = tuple(at for at in range(len(members)) if at not in joined)
    return Family(tuple(members), unions, _households(people, number), beside, derived)


def _belongs(person: Person, place: int, links: kinship.Links) -> bool:
    if person.role in ("professional", "other"):
        return place in links.joined() or person.household is not None
    return True


def _union(
    parents: tuple[int, ...],
    bond: Bond,
    children: Sequence[int],
    members: Sequence[Member],
    twins: Sequence[frozenset[int]],
) -> Union:
    groups = _born_together(children, members, twins)
    ordered = _eldest_first(groups, members)
    return Union(
        parents,
        bond,
        tuple(child for group in ordered for child in group),
        tuple(group for group in ordered if len(group) > 1),
    )


def _born_together(
    children: Sequence[int], members: Sequence[Member], twins: Sequence[frozenset[int]]
) -> list[tuple[int, ...]]:
    """Children in groups: twins as the case says, or the same date of birth; most groups are of one."""
    groups: list[list[int]] = []
    for child in children:
        for group in groups:
            if any(
                frozenset((child, one)) in twins or _same_birth(members[child], members[one]) for one in group
            ):
                group.append(child)
                break
        else:
            groups.append([child])
    return [tuple(group) for group in groups]


def _same_birth(one: Member, other: Member) -> bool:
    return (
        one.order is not None
        and one.order == other.order
        and one.order[1] > 0
        and one.kind == other.kind == "person"
    )


def _eldest_first(groups: Sequence[tuple[int, ...]], members: Sequence[Member]) -> list[tuple[int, ...]]:
    """Groups by birth; those without a date stay at the place the case gives them."""
    dated = [group for group in groups if members[group[0]].order is not None]
    dated.sort(key=lambda group: members[group[0]].order or (0, 0))
    following = iter(dated)
    return [next(following) if members[group[0]].order is not None else group for group in groups]


def _households(people: Iterable[Person], number: dict[int, int]) -> tuple[Household, ...]:
    homes: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for place, person in enumerate(people):
        if person.household is not None and place in number:
            key = " ".join(person.household.split()).casefold()
            names.setdefault(key, person.household)
            homes.setdefault(key, []).append(number[place])
    return tuple(Household(names[key], tuple(found)) for key, found in homes.items())
