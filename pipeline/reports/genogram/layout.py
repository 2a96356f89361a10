"""Where everything stands: symbols with their words, lines of couples and descent, homes.

Units are points of a drawing at its own size; y grows downwards. Every figure a test or the drawing
needs is in `Layout`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reports.genogram import homes, lettering, routes
from pipeline.reports.genogram.grid import Grid, beside, grid
from pipeline.reports.genogram.model import Family, Member
from pipeline.reports.genogram.order import Order, order
from pipeline.reports.genogram.place import drop, places

SYMBOL = 38.0
SMALL = 22.0
NAME_SIZE, LINE_SIZE, HOME_SIZE = 10.5, 9.5, 9.0
NAME_PITCH, LINE_PITCH, HOME_PITCH = 13.0, 12.0, 11.0

_GAP, _GAP_AT_HOME = 16.0, 26.0  # a home's dotted line needs its own room
_NARROW = 8.0
_LEAST = 58.0
_NAME_WIDTH, _NAME_WIDTH_CROWDED, _CROWDED = 98.0, 80.0, 9
_BELOW_SYMBOL = 5.0
_AIR = 14.0
_OVER_STEP, _OVER_CLEAR = 10.0, 15.0

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One symbol: its middle, the lines under it, the box of those lines."""

    member: int
    x: float
    y: float
    size: float
    names: tuple[str, ...]
    lines: tuple[str, ...]
    words: Box

    @property
    def symbol(self) -> Box:
        """The box of the symbol."""
        half = self.size / 2
        return self.x - half, self.y - half, self.x + half, self.y + half


@dataclass(frozen=True, slots=True)
class Layout:
    """A genogram, placed.

    Attributes:
        symbols: everybody joined to the family or living with them.
        beside: everybody else, in rows below.
        beside_at: where their heading stands; None without them.
    """

    family: Family
    symbols: tuple[Placed, ...]
    couples: tuple[routes.CoupleLine, ...]
    descents: tuple[routes.Descent, ...]
    homes: tuple[homes.Home, ...]
    beside: tuple[Placed, ...]
    beside_at: float | None
    width: float
    height: float


def layout(family: Family) -> Layout:
    """Place a family; the same family always gives the same figures."""
    return _Laying(family).layout()


class _Laying:
    def __init__(self, family: Family) -> None:
        self.family = family
        self.grid: Grid = grid(family)
        self.order: Order = order(self.grid)
        widest = max((sum(self.grid.slots[s].kind == "member" for s in row) for row in self.order), default=0)
        self.name_width = _NAME_WIDTH if widest < _CROWDED else _NAME_WIDTH_CROWDED
        self.widths = [self._width(slot.of) if slot.kind == "member" else _NARROW for slot in self.grid.slots]
        self.x = places(self.grid, self.order, self.widths, self._gap)
        self.tops, self.bottoms, self.bands = self._heights()

    def layout(self) -> Layout:
        symbols = {
            at: self._placed(slot.of, self.x[at], self.tops[slot.row] + SYMBOL / 2)
            for at, slot in enumerate(self.grid.slots)
            if slot.kind == "member"
        }
        ways = routes.Ways(self.grid, self.order, self.x, self.widths, self.tops, self.bands, SYMBOL)
        width = max((x + w / 2 for x, w in zip(self.x, self.widths, strict=True)), default=0.0)
        bottom = (self.bottoms[-1] if self.bottoms else 0.0) + 2 * _AIR
        apart, height = self._beside(max(width, 640.0), bottom)
        return Layout(
            self.family,
            tuple(symbols[at] for at in sorted(symbols)),
            tuple(ways.couple_lines(symbols)),
            tuple(ways.descents(symbols)),
            tuple(self._homes()),
            tuple(apart),
            bottom if apart else None,
            max([width, *(one.words[2] for one in apart)]),
            height,
        )

    def _gap(self, left: int, right: int) -> float:
        homes_of = self.grid.home_of
        return _GAP if homes_of.get(left) == homes_of.get(right) else _GAP_AT_HOME

    def _width(self, number: int) -> float:
        member = self.family.members[number]
        names = [lettering.width(text, NAME_SIZE, bold=True) for text in self._names(member)]
        lines = [lettering.width(text, LINE_SIZE) for text in member.lines]
        return float(-(-max([_LEAST, *names, *lines]) // 1))

    def _names(self, member: Member) -> tuple[str, ...]:
        return lettering.broken(member.name, NAME_SIZE, self.name_width, bold=True)

    def _placed(self, number: int, x: float, y: float) -> Placed:
        member = self.family.members[number]
        names = self._names(member)
        half, top = self._width(number) / 2, y + SYMBOL / 2 + _BELOW_SYMBOL
        words = (x - half, top, x + half, top + self._words_height(number))
        return Placed(number, x, y, SMALL if member.kind == "ended" else SYMBOL, names, member.lines, words)

    def _words_height(self, number: int) -> float:
        member = self.family.members[number]
        return NAME_PITCH * len(self._names(member)) + LINE_PITCH * len(member.lines)

    def _heights(self) -> tuple[list[float], list[float], list[routes.Band]]:
        """For each row where its symbols begin and its words end, and the room above it."""
        tops: list[float] = []
        bottoms: list[float] = []
        bands: list[routes.Band] = []
        bars = routes.bars(self.grid, self.order, self.x, self.widths)
        overs = routes.overs(self.grid, self.order)
        lanes = homes.lanes(self.grid, self.order)
        y = 0.0
        for row, slots in enumerate(self.order):
            levels = max((bar.level for bar in bars if bar.row == row), default=-1) + 1
            highest = max((over.level for over in overs if over.row == row), default=-1) + 1
            lane_room = homes.LANE * len(lanes.get(row, ())) + (
                homes.PAD if row and self.family.households else 0
            )
            first_bar = y + lane_room + _AIR
            y = first_bar + routes.STEP * max(0, levels - 1) + (_AIR if row else 0)
            y += (_OVER_STEP * highest + _OVER_CLEAR) if highest else 0.0
            y += homes.PAD if self.family.households else 0.0
            bands.append(routes.Band(first_bar - lane_room - _AIR + homes.PAD, first_bar, y - _OVER_CLEAR))
            tops.append(y)
            y += SYMBOL + _BELOW_SYMBOL
            y += max(
                (
                    self._words_height(self.grid.slots[s].of)
                    for s in slots
                    if self.grid.slots[s].kind == "member"
                ),
                default=0.0,
            )
            y += max((HOME_PITCH * len(self._home_name(at)) + 3 for at in self._homes_ending(row)), default=0)
            bottoms.append(y)
        bands.append(routes.Band(y + homes.PAD, y, y))
        return tops, bottoms, bands

    def _drops(self) -> list[tuple[int, float]]:
        """Row and place of every line that goes down from a couple."""
        found = []
        for couple in self.grid.couples:
            if couple.below:
                row = self.grid.slots[couple.ends[0]].row
                found.append((row, drop(couple, self.order, row, self.x, self.widths)))
        return found

    def _homes_ending(self, row: int) -> list[int]:
        return [
            at for at, home in enumerate(self.grid.homes) if home and homes.last_row(self.grid, at) == row
        ]

    def _home_name(self, number: int) -> tuple[str, ...]:
        left, right = homes.name_reach(self.grid, self.order, number, self.x, self.widths, self._drops())
        return lettering.broken(self.family.households[number].name, HOME_SIZE, right - left)

    def _homes(self) -> list[homes.Home]:
        room = homes.Room(self.x, self.widths, self.tops, self.bottoms, [band.lanes for band in self.bands])
        return homes.outlined(
            self.grid, self.order, room, homes.lanes(self.grid, self.order), self._drops(), self._home_name
        )

    def _beside(self, width: float, top: float) -> tuple[list[Placed], float]:
        """Those nothing joins, in rows under the drawing."""
        found: list[Placed] = []
        x, y, deepest = 0.0, top + 22.0, 0.0
        for number in beside(self.family):
            room = self._width(number)
            if x and x + room > width:
                x, y, deepest = 0.0, y + deepest + _GAP, 0.0
            found.append(self._placed(number, x + room / 2, y + SYMBOL / 2))
            x += room + _GAP
            deepest = max(deepest, SYMBOL + _BELOW_SYMBOL + self._words_height(number))
        return found, (y + deepest if found else top)


def boxes(placed: Sequence[Placed]) -> list[tuple[int, Box]]:
    """Every symbol and every label as a box, with its member: what must not overlap."""
    return [(one.member, box) for one in placed for box in (one.symbol, one.words)]
