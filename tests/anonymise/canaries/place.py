"""A hiding place and the table that all of them are entered in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Goal = TypeVar("Goal")
Plant = Callable[[Goal, str], Sequence[str] | None]
"""Puts the name into the file; gives what of it must not be left, where that is not simply its words."""


@dataclass(frozen=True)
class Place(Generic[Goal]):
    """One place where a name can be.

    Attributes:
        id: what it is called in a failure.
        group: the family of places it belongs to.
        plant: puts a name there.
        seen: a reader of the page sees it, or it is ordinary text of the file: an unknown name in it is a
            matter of what the finder knows; anywhere else it must be gone, known or not.
        alone: it cannot share a file with the others.
    """

    id: str
    group: str
    plant: Plant[Goal]
    seen: bool = False
    alone: bool = False


class Table(Generic[Goal]):
    """Hiding places in the order they were written down."""

    def __init__(self) -> None:
        self.places: list[Place[Goal]] = []

    def place(
        self, group: str, *, seen: bool = False, alone: bool = False
    ) -> Callable[[Plant[Goal]], Plant[Goal]]:
        """Enter the function that follows; its name is the place's."""

        def enter(plant: Plant[Goal]) -> Plant[Goal]:
            name = plant.__name__.strip("_")  # type: ignore[attr-defined]
            assert name not in {known.id for known in self.places}, name
            self.places.append(Place(name, group, plant, seen, alone))
            return plant

        return enter


def words(name: str) -> tuple[str, ...]:
    """What of a name must not be left: each of its words."""
    return tuple(name.split())
