"""Marks → PNG, for Word documents: the same picture as the SVG, sharp in print."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.reports import escape
from pipeline.reports.genogram import lettering
from pipeline.reports.genogram.scene import Circle, Line, Point, Scene, Words
from pipeline.reports.genogram.svg import rounded

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WIDE = 3000  # pixels: 300 to the inch on A4 across
_MOST = 4  # pixels for a unit: more helps nobody
_DOT_EVERY = 5.0
_DASH, _DASH_GAP = 7.0, 5.0
_CURVE_STEPS = 6


def png(scene: Scene) -> bytes:
    """The picture as a PNG of about 300 dots to the inch on A4 landscape."""
    from PIL import Image, ImageDraw

    scale = min(_MOST, _WIDE / scene.width)
    size = round(scene.width * scale), round(scene.height * scale)
    image = Image.new("RGB", size, "#FFFFFF")
    brush = _Brush(ImageDraw.Draw(image), scale)
    for mark in scene.marks:
        if isinstance(mark, Words):
            brush.words(mark)
        elif isinstance(mark, Circle):
            brush.circle(mark)
        else:
            brush.line(mark)
    data = io.BytesIO()
    image.quantize(colors=64).save(data, "PNG", optimize=True, dpi=(300, 300))
    return data.getvalue()


class _Brush:
    def __init__(self, draw: ImageDraw, scale: float) -> None:
        self._draw, self._scale = draw, scale

    def words(self, mark: Words) -> None:
        text = escape.clean(mark.text)
        font = lettering.font(text, round(mark.size * self._scale), bold=mark.bold)
        self._draw.text(
            self._at((mark.x, mark.y)),
            text,
            fill=f"#{mark.ink}",
            font=font,
            anchor="ms" if mark.middle else "ls",
        )

    def circle(self, mark: Circle) -> None:
        x, y = self._at(mark.centre)
        reach = (mark.radius + mark.width / 2) * self._scale
        self._draw.ellipse(
            (x - reach, y - reach, x + reach, y + reach),
            fill=f"#{mark.fill}" if mark.fill else None,
            outline=f"#{mark.ink}",
            width=self._thick(mark.width),
        )

    def line(self, mark: Line) -> None:
        points = list(_curved(mark)) if mark.round else list(mark.points)
        if mark.closed:
            points.append(points[0])
        if mark.fill:
            self._draw.polygon([self._at(point) for point in points], fill=f"#{mark.fill}")
        if mark.dash == "dotted":
            for x, y in map(self._at, _along(points, _DOT_EVERY)):
                reach = mark.width * self._scale / 2
                self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=f"#{mark.ink}")
            return
        stretches = _dashes(points) if mark.dash == "dashed" else [points]
        for stretch in stretches:
            self._stroke(stretch, mark)

    def _stroke(self, points: Sequence[Point], mark: Line) -> None:
        ink, thick = f"#{mark.ink}", self._thick(mark.width)
        placed = [self._at(point) for point in points]
        for start, end in pairwise(placed):
            self._draw.line((start, end), fill=ink, width=thick)
        for x, y in placed if len(placed) > 2 else ():  # corners without a notch
            reach = thick / 2 - 0.5
            self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=ink)

    def _at(self, point: Point) -> tuple[float, float]:
        return point[0] * self._scale, point[1] * self._scale

    def _thick(self, width: float) -> int:
        return max(1, round(width * self._scale))


def _curved(line: Line) -> Iterator[Point]:
    for before, corner, after in rounded(line):
        for step in range(_CURVE_STEPS + 1):
            t = step / _CURVE_STEPS
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
            yield (
                a * before[0] + b * corner[0] + c * after[0],
                a * before[1] + b * corner[1] + c * after[1],
            )


def _along(points: Sequence[Point], every: float) -> Iterator[Point]:
    """Points at even distances along a line."""
    ahead = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        while ahead < length:
            part = ahead / length
            yield x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
            ahead += every
        ahead -= length


def _dashes(points: Sequence[Point]) -> Iterator[list[Point]]:
    for (x1, y1), (x2, y2) in pairwise(points):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        at = 0.0
        while at < length:
            ends = (at / length, min(at + _DASH, length) / length)
            yield [(x1 + (x2 - x1) * part, y1 + (y2 - y1) * part) for part in ends]
            at += _DASH + _DASH_GAP
