"""Which generation each member stands in: couples in one row, children below both parents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.reports.genogram.model import Family, Union


def rows(family: Family) -> dict[int, int]:
    """The row of every member that something joins to another, 0 at the top.

    Couples share a row, and so do brothers and sisters, wherever that leaves every child below its
    parents. Families that nothing joins stand level: the youngest generation of each in one row.
    """
    joined = sorted({one for union in family.unions for one in (*union.parents, *union.children)})
    together = _Together(joined, family.unions)
    for union in family.unions:
        together.join(union.parents)
    for union in family.unions:
        together.join(union.children)
    level = _levels(together, family.unions)
    found = {one: level[together.group[one]] for one in joined}
    return _settled(found, family)


class _Together:
    """Members who share a row, joined only while every child stays below its parents."""

    def __init__(self, joined: Iterable[int], unions: Sequence[Union]) -> None:
        self.group = {one: one for one in joined}
        self._unions = unions

    def join(self, members: Sequence[int]) -> None:
        for other in members[1:]:
            before = dict(self.group)
            old, new = self.group[other], self.group[members[0]]
            for one, group in before.items():
                if group == old:
                    self.group[one] = new
            if self._goes_round():
                self.group = before

    def edges(self) -> set[tuple[int, int]]:
        """Pairs of groups: parents' and child's."""
        return {
            (self.group[parent], self.group[child])
            for union in self._unions
            for parent in union.parents
            for child in union.children
        }

    def _goes_round(self) -> bool:
        left = self.edges()
        while left:
            below = {child for _, child in left}
            free = {edge for edge in left if edge[0] not in below}
            if not free:
                return True
            left -= free
        return False


def _levels(together: _Together, unions: Sequence[Union]) -> dict[int, int]:
    """A row for each group: below its parents, and no higher above its children than need be."""
    edges = together.edges()
    level = dict.fromkeys(together.group.values(), 0)
    for _ in level:
        for parent, child in edges:
            level[child] = max(level[child], level[parent] + 1)
    for group in sorted(level, key=lambda one: -level[one]):
        below = [level[child] for parent, child in edges if parent == group]
        if below:
            level[group] = min(below) - 1
    return level


def _settled(found: dict[int, int], family: Family) -> dict[int, int]:
    """Separate families on one level, the uppermost row being 0."""
    parts = components(family)
    lowest = max((found[one] for one in parts[0]), default=0) if parts else 0
    for part in parts[1:]:
        shift = lowest - max(found[one] for one in part)
        if all(found[one] == found[part[0]] for one in part):
            shift -= 1  # a couple without children stands among the parents
        for one in part:
            found[one] += shift
    top = min(found.values(), default=0)
    return {one: row - top for one, row in found.items()}


def components(family: Family) -> list[tuple[int, ...]]:
    """Members in parts that nothing joins; the subject's part first, then the larger ones."""
    parts: list[set[int]] = []
    for union in family.unions:
        part = {*union.parents, *union.children}
        for other in [one for one in parts if one & part]:
            part |= other
            parts.remove(other)
        parts.append(part)

    def rank(part: set[int]) -> tuple[bool, int, int]:
        return not any(family.members[one].subject for one in part), -len(part), min(part)

    return [tuple(sorted(part)) for part in sorted(parts, key=rank)]
