"""PDFium functions called the short way: they are asked for every character and every rule of a page.

What ctypes does around a call (checking and boxing every argument, letting go of the interpreter's
lock) takes longer than PDFium's answer. So the few functions that are called thousands of times a page
are declared here once more with plain addresses and numbers, and the boxes of characters are written
into memory that is kept from page to page.
"""

from __future__ import annotations

import ctypes
from collections import deque
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

FEW = 6
"""So few characters are asked one by one which object drew them."""
RTL = "\u0590"
"""From here on letters may run from right to left, and then PDFium puts them in another order."""
_ADDRESS = ctypes.c_size_t
_NUMBER = ctypes.c_int


def quick(function: Any, answer: Any, *arguments: Any) -> Any:
    """A PDFium function on addresses (`c_void_p`, from `address`) and plain numbers.

    With no `arguments` nothing is checked at all: pass `ctypes.byref(…)` and small numbers only.
    """
    place = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(answer, *arguments)(place)


def address(handle: Any) -> int:
    """Where a handle of PDFium points; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


_object_at = quick(pdfium.FPDFText_GetTextObject, _ADDRESS)
_box_at = quick(pdfium.FPDFText_GetLooseCharBox, _NUMBER)


class _Boxes:
    """Room for the boxes of a page's characters, and the arguments that point into it."""

    def __init__(self) -> None:
        self.room = (pdfium.FS_RECTF * 0)()
        self.places: list[Any] = []

    def at_least(self, count: int) -> None:
        if count > len(self.places):
            self.room = (pdfium.FS_RECTF * (count + 1024))()
            size = ctypes.sizeof(pdfium.FS_RECTF)
            self.places = list(map(ctypes.byref, repeat(self.room), range(0, size * len(self.room), size)))


_boxes = _Boxes()


def boxes_of(textpage: Any, count: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """Left, top, right and bottom of the first `count` characters of a text page, in its own coordinates.

    A character without a box has that of nothing: all of it 0.
    """
    _boxes.at_least(count)
    whole = count * ctypes.sizeof(pdfium.FS_RECTF)
    ctypes.memset(_boxes.room, 0, whole)
    page = ctypes.byref(textpage.contents)
    deque(map(_box_at, repeat(page), range(count), _boxes.places), 0)
    values: list[float] = memoryview(_boxes.room).cast("B")[:whole].cast("f").tolist()  # type: ignore[assignment]
    return values[0::4], values[1::4], values[2::4], values[3::4]


def objects_of(textpage: Any, text: str) -> list[int]:
    """The address of the text object behind each character of a text page's `text`; 0 for none.

    PDFium takes one object after the other, so the characters of one stand together and two with the
    same object have nothing else between them. Where letters run from right to left it turns their
    order, so each is asked there.
    """
    page = ctypes.byref(textpage.contents)
    count = len(text)
    if not text.isascii() and any(char >= RTL for char in set(text)):
        return list(map(_object_at, repeat(page), range(count)))
    found = [0] * count
    start = 0
    for line in text.split("\r\n"):
        _fill(page, found, start, start + len(line) - 1)
        start += len(line) + 2
    return found


def _fill(page: Any, found: list[int], first: int, last: int) -> None:
    if first > last:
        return
    parts = [(first, _object_at(page, first), last, _object_at(page, last))]
    while parts:
        low, one, high, two = parts.pop()
        if one == two and one:
            found[low : high + 1] = [one] * (high + 1 - low)
        elif high - low < FEW:
            found[low : high + 1] = [one, *(_object_at(page, i) for i in range(low + 1, high)), two]
        else:
            middle = (low + high) // 2
            between = _object_at(page, middle)
            parts.append((low, one, middle, between))
            parts.append((middle, between, high, two))
