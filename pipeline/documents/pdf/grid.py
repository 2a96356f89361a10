"""Ruling lines to table grids.

The idea is that of cells from edges: rules are gathered (double, dashed and pieced ones to one),
rules that meet belong to one table, their positions make a fine grid, and units of the grid with
no rule between them are one cell. So merged cells come out as spans by themselves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.documents.pdf.frame import Box
from pipeline.documents.pdf.shapes import Edge

SNAP = 3.0
"""Rules nearer than this are one (double lines); gaps up to this in a line are bridged (dashes)."""
DASH = 6.0
"""Gaps up to this are bridged where a line is made of many short pieces."""
REACH = 3.0
"""A rule that ends this near another meets it."""
BEYOND = 7.0
"""Rules that run on by more than this past the last rule across show an open side."""
SHORTEST = 4.0


class Region(NamedTuple):
    """One cell of a lattice: first row and column, and how many of each."""

    row: int
    column: int
    rows: int
    span: int


class Lattice(NamedTuple):
    """A table's rulings and cells. `owner[row][column]` is the number of the region there, -1 for none.

    `guessed`: its columns are told by white, not by rules.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    owner: tuple[tuple[int, ...], ...]
    open_top: bool
    open_bottom: bool
    guessed: bool = False

    def box_of(self, region: Region) -> Box:
        """Where a cell stands on the page."""
        low, high = self.ys[region.row], self.ys[region.row + region.rows]
        return self.xs[region.column], low, self.xs[region.column + region.span], high

    def at(self, x: float, y: float) -> int:
        """The region that holds a point, -1 for none."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.owner[0]):
            return self.owner[row][column]
        return -1


def lattices(across: Iterable[Edge], down: Iterable[Edge]) -> list[Lattice]:
    """All ruled tables of a page, top to bottom, then left to right.

    A single box is a lattice of one cell: whether it is a table is not for this module to say.
    """
    rows, columns = gathered(across), gathered(down)
    tables = [_lattice(h, v) for h, v in _meeting(rows, columns)]
    return sorted((t for t in tables if t is not None), key=lambda t: (t.ys[0], t.xs[0]))


def gathered(edges: Iterable[Edge]) -> list[Edge]:
    """Rules at nearly the same position as one, pieces in a row as one line."""
    clusters: list[list[Edge]] = []
    for edge in sorted(edges):
        if clusters and edge.at - clusters[-1][-1].at <= SNAP and edge.at - clusters[-1][0].at <= 2 * SNAP:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    lines: list[Edge] = []
    for cluster in clusters:
        weight = sum(e.end - e.start for e in cluster)
        at = sum(e.at * (e.end - e.start) for e in cluster) / weight if weight > 0 else cluster[0].at
        bridge = DASH if len(cluster) > 12 and weight / len(cluster) < 8 else SNAP
        pieces = sorted((e.start, e.end) for e in cluster)
        start, end = pieces[0]
        for low, high in pieces[1:]:
            if low - end <= bridge:
                end = max(end, high)
                continue
            lines.append(Edge(at, start, end))
            start, end = low, high
        lines.append(Edge(at, start, end))
    return [line for line in lines if line.end - line.start >= SHORTEST]


def _meeting(rows: list[Edge], columns: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of rules that touch one another, directly or through others."""
    parent = list(range(len(rows) + len(columns)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    columns = sorted(columns)
    ats = [c.at for c in columns]
    for i, row in enumerate(rows):
        for j in range(bisect_left(ats, row.start - REACH), bisect_right(ats, row.end + REACH)):
            if columns[j].start - REACH <= row.at <= columns[j].end + REACH:
                parent[root(len(rows) + j)] = root(i)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(columns):
        groups.setdefault(root(len(rows) + j), ([], []))[1].append(column)
    return [group for group in groups.values() if group[0] and group[1]]


def _levels(edges: list[Edge]) -> list[float]:
    """Distinct positions; two nearer than `SNAP` count once."""
    levels: list[float] = []
    for at in sorted(e.at for e in edges):
        if not levels or at - levels[-1] > SNAP:
            levels.append(at)
    return levels


def _lattice(rows: list[Edge], columns: list[Edge]) -> Lattice | None:
    ys, xs = _levels(rows), _levels(columns)
    top, bottom = min(c.start for c in columns), max(c.end for c in columns)
    left, right = min(r.start for r in rows), max(r.end for r in rows)
    open_top, open_bottom = top < ys[0] - BEYOND, bottom > ys[-1] + BEYOND
    ys = [top] * open_top + ys + [bottom] * open_bottom
    open_left, open_right = left < xs[0] - BEYOND, right > xs[-1] + BEYOND
    xs = [left] * open_left + xs + [right] * open_right
    if len(xs) < 2 or len(ys) < 2:
        return None
    # A rule over each unit of each level: level → set of units covered.
    h = _cover(rows, ys, xs)
    v = _cover(columns, xs, ys)
    for is_open, level in ((open_left, 0), (open_right, len(xs) - 1)):
        if is_open:
            v[level] = set(range(len(ys) - 1))
    for is_open, level in ((open_top, 0), (open_bottom, len(ys) - 1)):
        if is_open:
            h[level] = _reached(columns, xs, ys[level])
            # Where no rule stands on the left or right, the outermost cells are as open as their neighbours.
            h[level] |= {0} if open_left and 1 in h[level] else set()
            h[level] |= {len(xs) - 2} if open_right and len(xs) - 3 in h[level] else set()
    owner, regions = _regions(len(ys) - 1, len(xs) - 1, h, v)
    if not regions:
        return None
    return Lattice(tuple(xs), tuple(ys), tuple(regions), owner, open_top, open_bottom)


def _cover(edges: list[Edge], levels: list[float], marks: list[float]) -> list[set[int]]:
    """For each level, the units between marks over which a rule runs."""
    covered: list[set[int]] = [set() for _ in levels]
    for edge in edges:
        level = min(range(len(levels)), key=lambda k: abs(levels[k] - edge.at))
        for unit in range(len(marks) - 1):
            slack = min(REACH, (marks[unit + 1] - marks[unit]) / 3)
            if edge.start <= marks[unit] + slack and edge.end >= marks[unit + 1] - slack:
                covered[level].add(unit)
    return covered


def _reached(columns: list[Edge], xs: list[float], y: float) -> set[int]:
    """Units of an open top or bottom: those between the outermost columns that run as far."""
    far = [c.at for c in columns if c.start - REACH <= y <= c.end + REACH]
    if len(far) < 2:
        return set()
    return {i for i in range(len(xs) - 1) if min(far) - SNAP <= xs[i] and xs[i + 1] <= max(far) + SNAP}


def _regions(
    height: int, width: int, h: list[set[int]], v: list[set[int]]
) -> tuple[tuple[tuple[int, ...], ...], list[Region]]:
    """Flood the units: no rule between, one cell. What leaks out of the table is no cell."""
    owner = [[-2] * width for _ in range(height)]
    regions: list[Region] = []
    for r in range(height):
        for c in range(width):
            if owner[r][c] != -2:
                continue
            units, leaks = _flood(r, c, height, width, h, v)
            for i, j in units:
                owner[i][j] = -1
            if leaks:
                continue
            for part in _rectangles(units):
                for i in range(part.row, part.row + part.rows):
                    owner[i][part.column : part.column + part.span] = [len(regions)] * part.span
                regions.append(part)
    return tuple(tuple(line) for line in owner), regions


def _flood(
    r: int, c: int, height: int, width: int, h: list[set[int]], v: list[set[int]]
) -> tuple[set[tuple[int, int]], bool]:
    units = {(r, c)}
    stack = [(r, c)]
    leaks = False
    while stack:
        i, j = stack.pop()
        for shut, i2, j2 in (
            (j in h[i], i - 1, j),
            (j in h[i + 1], i + 1, j),
            (i in v[j], i, j - 1),
            (i in v[j + 1], i, j + 1),
        ):
            if shut or (i2, j2) in units:
                continue
            if not (0 <= i2 < height and 0 <= j2 < width):
                leaks = True
                continue
            units.add((i2, j2))
            stack.append((i2, j2))
    return units, leaks


def _rectangles(units: set[tuple[int, int]]) -> list[Region]:
    """The units as one rectangle, or row by row where their outline is not one."""
    top, bottom = min(i for i, _ in units), max(i for i, _ in units)
    left, right = min(j for _, j in units), max(j for _, j in units)
    if len(units) == (bottom - top + 1) * (right - left + 1):
        return [Region(top, left, bottom - top + 1, right - left + 1)]
    parts: list[Region] = []
    for i in range(top, bottom + 1):
        columns = sorted(j for row, j in units if row == i)
        start = 0
        for k in range(1, len(columns) + 1):
            if k == len(columns) or columns[k] != columns[k - 1] + 1:
                parts.append(Region(i, columns[start], 1, k - start))
                start = k
    return parts
