"""From a page's own coordinates to what the reader sees."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in display points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (crop box within media box) and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of page coordinates (y up) as displayed (y down); turned with the page."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def turned(self, turns: int) -> Frame:
        """The same page with more quarter turns, for text that is itself drawn turned."""
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + turns) % 4)


def frame_of(page: object) -> Frame:
    """The frame of a loaded page; a degenerate box counts as A4."""
    rect = pdfium.FS_RECTF()
    found = pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
    if not found or rect.right - rect.left < 1 or rect.top - rect.bottom < 1:
        return Frame(0, 0, 595, 842)
    turns = pdfium.FPDFPage_GetRotation(page)
    return Frame(rect.left, rect.bottom, rect.right, rect.top, turns if turns in (1, 2, 3) else 0)


def turn_back(box: Box, frame: Frame, turn: int) -> Box:
    """Undo `frame.turned(turn)` for a display box, so that turned text finds its cell."""
    x0, top, x1, bottom = box
    if turn == 0:
        return box
    if turn == 1:
        return top, frame.height - x1, bottom, frame.height - x0
    if turn == 2:
        return frame.width - x1, frame.height - bottom, frame.width - x0, frame.height - top
    return frame.width - bottom, x0, frame.width - top, x1
