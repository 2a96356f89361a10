"""Paragraphs with numbers or bullets, one after the other, as lists within lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.anonymise.laying.model import ListItem


@dataclass(frozen=True, slots=True)
class Branch:
    """An item and the lists that stand under it."""

    item: ListItem
    below: tuple[tuple[Branch, ...], ...]


def nested(items: Sequence[ListItem]) -> tuple[tuple[Branch, ...], ...]:
    """Items side by side as lists; numbers and bullets, and bullets of two kinds, are lists of their own."""
    made = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and _goes_on(items[at], items[end]):
            end += 1
        made.append(_branches(items[at:end]))
        at = end
    return tuple(made)


def _goes_on(first: ListItem, item: ListItem) -> bool:
    """Whether an item belongs to the list that `first` begins, or stands under one of it."""
    if item.level != first.level:
        return item.level > first.level
    return item.ordered == first.ordered and (item.ordered or item.label == first.label)


def _branches(items: Sequence[ListItem]) -> tuple[Branch, ...]:
    """The items of one list, each with what stands under it."""
    starts = [at for at, item in enumerate(items) if item.level <= items[0].level]
    ends = [*starts[1:], len(items)]
    return tuple(
        Branch(items[start], nested(items[start + 1 : end])) for start, end in zip(starts, ends, strict=True)
    )
