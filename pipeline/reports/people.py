"""Whom an entry names, in words for the panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.chronology.contact_type import CONTACT_TYPES
from pipeline.chronology.model import Event


def people_text(event: Event) -> str:
    """The people of the case whom an entry names, one a line; those it may only name with "perhaps".

    >>> people_text(event)  # doctest: +SKIP
    'Leanne Tarrant\\nperhaps Grace Ashdown\\nperhaps William Ashdown'
    """
    return "\n".join(
        [*dict.fromkeys(sure(event)), *(f"perhaps {name}" for name in dict.fromkeys(unsure(event)))]
    )


def sure(event: Event) -> Iterator[str]:
    """The people an entry names for sure, as in the case; one may come more than once."""
    return (person.name for person in event.people if person.certainty != "ambiguous")


def unsure(event: Event) -> Iterator[str]:
    """The people an entry may name: the words fit them and somebody else."""
    named = set(sure(event))
    return (
        person.name for person in event.people if person.certainty == "ambiguous" and person.name not in named
    )


def named_in(event: Event) -> list[str]:
    """Everybody an entry names or may name, each once."""
    return list(dict.fromkeys((*sure(event), *unsure(event))))


def counted(events: Iterable[Event]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The people named and the kinds of contact with the number of entries, the people by name."""
    people: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for event in events:
        people.update(named_in(event))
        if event.contact_type:
            kinds[event.contact_type] += 1
    return sorted(people.items()), [(kind, kinds[kind]) for kind in CONTACT_TYPES if kinds[kind]]
